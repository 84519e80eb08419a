// control.h
// The HTTP handler: hands requests to show/api, cues and wishes for pictures to the main
// thread, and waits, briefly, for its answer, so that a reply means "done".
//
// Threads: create and destroy on main; handle on the control thread.
#ifndef APP_CONTROL_H
#define APP_CONTROL_H

#include <stdbool.h>

#include "app/hooks.h"
#include "app/hotkeys.h"
#include "app/outbox.h"
#include "base/inbox.h"
#include "net/http.h"
#include "show/api.h"

struct control;

// token "" = none asked. Hooks must outlive it; hotkeys are copied, as told to who asks.
struct control *control_create(const char *token, bool loopback,
                               const struct hotkeys *hotkeys, const struct hooks *hooks,
                               struct inbox *inbox, struct outbox *outbox);
// WebSockets come through the same port. Before the loop starts.
void control_attach(struct control *control, struct http *http);
// The ports for mixers and panels. False with a line for a person.
bool control_open_lines(struct control *control, struct loop *loop,
                        const struct control_config *config, char *error,
                        size_t error_size);
void control_destroy(struct control *control); // NULL is fine
void control_handle(void *control, const struct http_request *request,
                    struct http_reply *reply);

#endif

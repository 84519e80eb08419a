// hooks.h
// Webhooks: paths on the control server where the feeds' own servers post. Each has a
// token of its own; whoever has it is answered at once, and the work is done after.
//
// Threads: filled on main before the control loop starts; answer on the control thread.
#ifndef APP_HOOKS_H
#define APP_HOOKS_H

#include <stdbool.h>

#include "app/config.h"
#include "net/http.h"
#include "net/source.h"

struct hooks { // zeroed is empty
    struct {
        const struct feed_config *feed;
        struct source *source; // NULL in a replay: heard and left alone
    } items[CONFIG_FEEDS];
    int count;
};

// Feeds without a webhook are left out.
void hooks_add(struct hooks *hooks, const struct feed_config *feed,
               struct source *source);
// False if the path is no hook's.
bool hooks_answer(const struct hooks *hooks, const struct http_request *request,
                  struct http_reply *reply);

#endif

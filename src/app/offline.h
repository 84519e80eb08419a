// offline.h
// A recording or day script shown on a virtual clock: the same feed code, show, theme and
// paint as live, no sockets, no window, the same pictures every time.
//
// Threads: main only.
#ifndef APP_OFFLINE_H
#define APP_OFFLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/config.h"
#include "app/programme.h"
#include "net/record.h"
#include "show/show.h"

struct offline;

// `script` and `config` must outlive it. NULL with a line for a person.
struct offline *offline_create(const struct script *script, const struct config *config,
                               const char *theme_dir, char *error, size_t error_size);
void offline_destroy(struct offline *offline); // NULL is fine

// Lets the show live until at_ms, then paints. Times never go back. Returns true if the
// picture differs from the one before.
bool offline_frame(struct offline *offline, int64_t at_ms);
int64_t offline_length_ms(const struct offline *offline);
// The keyed picture of the last frame: width x height words.
const uint32_t *offline_pixels(const struct offline *offline);
int offline_width(const struct offline *offline);
int offline_height(const struct offline *offline);
const struct director *offline_director(const struct offline *offline);
void offline_status(const struct offline *offline, struct buf *out);
bool offline_write(const struct offline *offline, const char *path, char *error,
                   size_t error_size);

#endif

// asking.h
// One GET at a time, waited for: for commands that list or check and then end.
//
// Threads: main only.
#ifndef APP_ASKING_H
#define APP_ASKING_H

#include <stdbool.h>

#include "feed/feed.h"

struct asking;

typedef void asking_answer(void *context, const struct feed_fetch *fetch, int status,
                           struct str body, const char *note);

struct asking *asking_create(void);         // NULL: no thread
void asking_destroy(struct asking *asking); // NULL is fine
// Calls `answer` before it returns; what it is given lives until then.
void asking_get(struct asking *asking, const struct feed_config *config,
                const struct feed_fetch *fetch, asking_answer *answer, void *context);

#endif

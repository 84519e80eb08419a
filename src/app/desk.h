// desk.h
// How the control thread speaks with the main thread: a cue, a fresh state, a picture.
// Each call waits, briefly, until main has answered, so that a reply means "done".
//
// Threads: the control thread; inbox and outbox must outlive it.
#ifndef APP_DESK_H
#define APP_DESK_H

#include <stdbool.h>
#include <stdint.h>

#include "app/outbox.h"
#include "base/inbox.h"
#include "show/cue.h"

struct desk {
    struct inbox *inbox;
    struct outbox *outbox;
    bool late; // main did not answer the last time
};

// A message whose arena the cue's values may live in.
struct msg *desk_letter(void);
// Takes the letter. `from` says which way it came, as in "HTTP 10.0.0.7". False if main
// did not answer in time.
bool desk_obey(struct desk *desk, struct msg *letter, const struct cue *cue,
               const char *from, struct outbox_answer *answer);
// The state document as of now, appended; false if main is late and it is the last one.
bool desk_state(struct desk *desk, struct buf *out);
// The programme before it is keyed, to be given back to the outbox; NULL if main did not
// answer in time.
struct canvas *desk_still(struct desk *desk, struct key *key);

#endif

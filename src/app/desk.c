#include "app/desk.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/clock.h"
#include "net/msg.h"

// Main answers within a frame; this is for a machine in trouble. Who asks then must not
// keep all others waiting.
enum { WAIT_MS = 2000, LATE_MS = 100 };

// Sends msg to main with a ticket and waits until it has been obeyed.
static bool ask(struct desk *desk, struct msg *msg, const struct cue *cue,
                struct outbox_answer *answer)
{
    struct msg_cue body = {.cue = cue, .ticket = outbox_ticket(desk->outbox)};
    msg->keep = true;
    msg->body = arena_copy(&msg->arena, &body, sizeof(body));
    inbox_push(desk->inbox, msg);
    int wait_ms = desk->late ? LATE_MS : WAIT_MS;
    bool done = outbox_wait(desk->outbox, body.ticket, wait_ms, answer);
    desk->late = !done;
    return done;
}

struct msg *desk_letter(void)
{
    return msg_create(INBOX_NO_FEED, MSG_CUE, clock_now_ns());
}

bool desk_obey(struct desk *desk, struct msg *letter, const struct cue *parsed,
               const char *from, struct outbox_answer *answer)
{
    struct cue *cue = arena_copy(&letter->arena, parsed, sizeof(*parsed));
    snprintf(cue->by, sizeof(cue->by), "%.*s%s%s", CUE_BY / 2, parsed->by,
             parsed->by[0] ? ", " : "", from);
    cue->values.arena = &letter->arena;
    return ask(desk, letter, cue, answer);
}

bool desk_state(struct desk *desk, struct buf *out)
{
    // Ages and counters are only true when they are fresh, so main writes the state anew.
    struct outbox_answer answer;
    struct msg *msg = msg_create(INBOX_NO_FEED, MSG_STATUS, clock_now_ns());
    bool fresh = ask(desk, msg, NULL, &answer);
    outbox_copy_status(desk->outbox, out);
    return fresh;
}

struct canvas *desk_still(struct desk *desk, struct key *key)
{
    struct outbox_answer answer;
    struct msg *msg = msg_create(INBOX_NO_FEED, MSG_STILL, clock_now_ns());
    bool done = ask(desk, msg, NULL, &answer);
    return done ? outbox_take_still(desk->outbox, key) : NULL;
}

#include "base/inbox.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "check.h"

static struct msg *message(int feed, int number, bool keep)
{
    struct msg *msg = msg_create(feed, number, number);
    msg->keep = keep;
    msg->body = arena_printf(&msg->arena, "message %d of feed %d", number, feed);
    return msg;
}

// What is queued, as "feed.number feed.number".
static const char *drained(struct inbox *inbox)
{
    static char text[400];
    size_t len = 0;
    text[0] = '\0';
    for (struct msg *msg; (msg = inbox_pop(inbox));) {
        len += (size_t)snprintf(text + len, sizeof(text) - len, "%s%d.%d", len ? " " : "",
                                msg->feed, msg->kind);
        msg_free(msg);
    }
    return text;
}

TEST(messages_come_out_in_the_order_they_went_in)
{
    struct inbox *inbox = inbox_create(8, NULL, NULL);
    CHECK(!inbox_pop(inbox));
    for (int i = 0; i < 3; i++) {
        CHECK(inbox_push(inbox, message(i % 2, i, false)));
    }
    CHECK_STR(drained(inbox), "0.0 1.1 0.2");
    CHECK(inbox_push(inbox, message(5, 9, false)));
    CHECK_STR(drained(inbox), "5.9");
    inbox_destroy(inbox);
}

TEST(when_full_the_oldest_of_the_same_feed_goes)
{
    struct inbox *inbox = inbox_create(3, NULL, NULL);
    inbox_push(inbox, message(0, 1, false));
    inbox_push(inbox, message(1, 2, false));
    inbox_push(inbox, message(0, 3, false));
    CHECK(!inbox_push(inbox, message(1, 4, false)));
    CHECK_INT(inbox_dropped(inbox, 1), 1);
    CHECK_INT(inbox_dropped(inbox, 0), 0);
    CHECK_STR(drained(inbox), "0.1 0.3 1.4");
    inbox_destroy(inbox);
}

TEST(a_feed_with_nothing_to_drop_takes_the_place_of_another)
{
    struct inbox *inbox = inbox_create(2, NULL, NULL);
    inbox_push(inbox, message(0, 1, false));
    inbox_push(inbox, message(0, 2, false));
    CHECK(!inbox_push(inbox, message(7, 3, false)));
    CHECK_INT(inbox_dropped(inbox, 0), 1);
    CHECK_STR(drained(inbox), "0.2 7.3");
    inbox_destroy(inbox);
}

TEST(cues_are_never_dropped)
{
    struct inbox *inbox = inbox_create(2, NULL, NULL);
    for (int i = 0; i < 5; i++) {
        CHECK(inbox_push(inbox, message(INBOX_NO_FEED, i, true)));
    }
    CHECK(inbox_push(inbox, message(0, 8, false)));
    CHECK(!inbox_push(inbox, message(0, 9, false)));
    CHECK_STR(drained(inbox), "-1.0 -1.1 -1.2 -1.3 -1.4 0.9");
    CHECK_INT(inbox_dropped(inbox, INBOX_NO_FEED), 0);
    CHECK_INT(inbox_dropped(inbox, INBOX_FEEDS), 0);
    inbox_destroy(inbox);
}

TEST(the_last_message_may_be_the_one_that_goes)
{
    struct inbox *inbox = inbox_create(2, NULL, NULL);
    inbox_push(inbox, message(1, 1, true));
    inbox_push(inbox, message(0, 2, false));
    inbox_push(inbox, message(0, 3, false));
    inbox_push(inbox, message(0, 4, false));
    CHECK_STR(drained(inbox), "1.1 0.4");
    inbox_destroy(inbox);
}

TEST(what_is_still_queued_is_freed_with_the_inbox)
{
    struct inbox *inbox = inbox_create(4, NULL, NULL);
    inbox_push(inbox, message(0, 1, false));
    inbox_push(inbox, message(0, 2, true));
    inbox_destroy(inbox);
    inbox_destroy(NULL);
    msg_free(NULL);
    CHECK(true);
}

enum { PUSHERS = 3, PUSHES = 2000 };

struct crowd {
    struct inbox *inbox;
    int feed;
};

static void count_wake(void *context)
{
    atomic_int *wakes = context;
    atomic_fetch_add(wakes, 1);
}

static void *push_many(void *context)
{
    const struct crowd *crowd = context;
    for (int i = 0; i < PUSHES; i++) {
        inbox_push(crowd->inbox, message(crowd->feed, i, i % 100 == 0));
    }
    return NULL;
}

struct tally {
    int seen[PUSHERS], kept[PUSHERS], last[PUSHERS];
    bool ordered;
};

static void tally_message(struct tally *tally, struct msg *msg)
{
    tally->seen[msg->feed]++;
    tally->kept[msg->feed] += msg->keep;
    tally->ordered = tally->ordered && msg->kind > tally->last[msg->feed];
    tally->last[msg->feed] = msg->kind;
    msg_free(msg);
}

// Nothing lost, nothing doubled, each feed's own order kept. Meant for the thread
// sanitizer as well.
TEST(many_threads_push_while_one_pops)
{
    atomic_int wakes = 0;
    struct inbox *inbox = inbox_create(64, count_wake, &wakes);
    struct crowd crowds[PUSHERS];
    pthread_t threads[PUSHERS];
    struct tally tally = {.last = {-1, -1, -1}, .ordered = true};
    for (int i = 0; i < PUSHERS; i++) {
        crowds[i] = (struct crowd){inbox, i};
        CHECK_INT(pthread_create(&threads[i], NULL, push_many, &crowds[i]), 0);
    }
    while (atomic_load(&wakes) < PUSHERS * PUSHES) {
        struct msg *msg = inbox_pop(inbox);
        if (msg) {
            tally_message(&tally, msg);
        } else {
            sched_yield();
        }
    }
    for (int i = 0; i < PUSHERS; i++) {
        pthread_join(threads[i], NULL);
    }
    for (struct msg *msg; (msg = inbox_pop(inbox));) {
        tally_message(&tally, msg);
    }
    for (int i = 0; i < PUSHERS; i++) {
        CHECK_INT(tally.seen[i] + inbox_dropped(inbox, i), PUSHES);
        CHECK_INT(tally.kept[i], PUSHES / 100);
        CHECK_INT(tally.last[i], PUSHES - 1);
    }
    CHECK(tally.ordered);
    inbox_destroy(inbox);
}

TEST(what_is_quiet_waits_for_the_next_message_and_wakes_nobody)
{
    atomic_int wakes = 0;
    struct inbox *inbox = inbox_create(8, count_wake, &wakes);
    struct msg *pong = message(0, 1, false);
    pong->quiet = true;
    inbox_push(inbox, pong);
    CHECK_INT(wakes, 0);
    inbox_push(inbox, message(0, 2, false));
    CHECK_INT(wakes, 1);
    CHECK_STR(drained(inbox), "0.1 0.2");
    inbox_destroy(inbox);
}

TEST(what_is_quiet_does_not_pile_up_for_ever)
{
    atomic_int wakes = 0;
    struct inbox *inbox = inbox_create(8, count_wake, &wakes);
    for (int i = 1; i <= 5; i++) {
        CHECK_INT(wakes, 0);
        struct msg *pong = message(0, i, false);
        pong->quiet = true;
        inbox_push(inbox, pong);
    }
    CHECK_INT(wakes, 1);
    CHECK_STR(drained(inbox), "0.1 0.2 0.3 0.4 0.5");
    inbox_destroy(inbox);
}

static const struct check_case cases[] = {
    CASE(messages_come_out_in_the_order_they_went_in),
    CASE(when_full_the_oldest_of_the_same_feed_goes),
    CASE(a_feed_with_nothing_to_drop_takes_the_place_of_another),
    CASE(cues_are_never_dropped),
    CASE(the_last_message_may_be_the_one_that_goes),
    CASE(what_is_still_queued_is_freed_with_the_inbox),
    CASE(what_is_quiet_waits_for_the_next_message_and_wakes_nobody),
    CASE(what_is_quiet_does_not_pile_up_for_ever),
    CASE(many_threads_push_while_one_pops),
};

CHECK_MAIN(cases)

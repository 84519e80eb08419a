#include <pthread.h>
#include <stdlib.h>

#include "app/outbox.h"
#include "base/str.h"
#include "check.h"

enum { ROUNDS = 200, LONG_MS = 20000 };

static void *answer_all(void *context)
{
    struct outbox *outbox = context;
    for (unsigned long long ticket = 1; ticket <= ROUNDS; ticket++) {
        uint32_t pixel = (uint32_t)ticket;
        struct canvas canvas = {.width = 1, .height = 1, .stride = 1, .pixels = &pixel};
        struct key key = key_init(KEY_LUMA, 0, KEY_RANGE_OWN);
        outbox_put_status(outbox, "{\"version\":1}");
        outbox_put_still(outbox, &canvas, &key);
        struct outbox_answer answer = {.ok = ticket % 2 == 0, .text = "why"};
        outbox_answer(outbox, ticket, &answer);
    }
    return NULL;
}

TEST(a_request_waits_until_main_has_obeyed_it)
{
    struct outbox *outbox = outbox_create();
    unsigned long long last = 0;
    for (int i = 0; i < ROUNDS; i++) {
        last = outbox_ticket(outbox);
    }
    pthread_t main_thread;
    pthread_create(&main_thread, NULL, answer_all, outbox);
    struct outbox_answer answer;
    bool done = outbox_wait(outbox, last, LONG_MS, &answer);
    pthread_join(main_thread, NULL);
    struct buf status = {0};
    outbox_copy_status(outbox, &status);
    struct key key;
    struct canvas *still = outbox_take_still(outbox, &key);
    bool right = still && *still->pixels == ROUNDS && key.mode == KEY_LUMA;
    outbox_return_still(outbox, still);
    bool empty = !outbox_take_still(outbox, &key);
    bool same = text_equal(status.data, "{\"version\":1}");
    buf_finish(&status);
    outbox_destroy(outbox);
    CHECK(done && answer.ok);
    CHECK_STR(answer.text, "why");
    CHECK(right && empty && same);
}

TEST(a_main_thread_that_never_answers_is_not_waited_for_for_ever)
{
    struct outbox *outbox = outbox_create();
    struct outbox_answer answer;
    bool done = outbox_wait(outbox, outbox_ticket(outbox), 1, &answer);
    outbox_destroy(outbox);
    CHECK(!done);
}

TEST(who_has_given_up_is_not_obeyed_later_but_who_asks_again_is)
{
    struct outbox *outbox = outbox_create();
    struct outbox_answer answer;
    unsigned long long first = outbox_ticket(outbox);
    bool before = outbox_awaits(outbox, first);
    outbox_wait(outbox, first, 1, &answer);
    bool after = outbox_awaits(outbox, first);
    bool again = outbox_awaits(outbox, outbox_ticket(outbox));
    outbox_destroy(outbox);
    CHECK(before && !after && again);
}

TEST(an_answer_that_comes_behind_a_later_one_is_of_no_use)
{
    struct outbox *outbox = outbox_create();
    unsigned long long early = outbox_ticket(outbox), late = outbox_ticket(outbox);
    outbox_answer(outbox, late, &(struct outbox_answer){.ok = true, .text = "late"});
    outbox_answer(outbox, early, &(struct outbox_answer){.ok = false, .text = "early"});
    struct outbox_answer answer;
    bool done = outbox_wait(outbox, late, 0, &answer);
    outbox_destroy(outbox);
    CHECK(done && answer.ok);
    CHECK_STR(answer.text, "late");
}

static void *close_it(void *outbox)
{
    outbox_close(outbox);
    return NULL;
}

TEST(who_waits_when_the_show_ends_is_let_go)
{
    struct outbox *outbox = outbox_create();
    struct outbox_answer answer;
    pthread_t main_thread;
    pthread_create(&main_thread, NULL, close_it, outbox);
    bool done = outbox_wait(outbox, outbox_ticket(outbox), 1000 * LONG_MS, &answer);
    pthread_join(main_thread, NULL);
    outbox_destroy(outbox);
    CHECK(!done);
}

static const struct check_case cases[] = {
    CASE(an_answer_that_comes_behind_a_later_one_is_of_no_use),
    CASE(who_waits_when_the_show_ends_is_let_go),
    CASE(a_request_waits_until_main_has_obeyed_it),
    CASE(a_main_thread_that_never_answers_is_not_waited_for_for_ever),
    CASE(who_has_given_up_is_not_obeyed_later_but_who_asks_again_is),
};
CHECK_MAIN(cases)

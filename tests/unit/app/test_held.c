// News that waits for its pictures: in its order, not for ever, and none of it lost.
#include "app/held.h"
#include "check.h"

static struct held held;

static void hold(int feed, int number, int64_t due_ns)
{
    struct msg *msg = msg_create(feed, number, 0);
    CHECK(held_keep(&held, msg, due_ns, 0));
}

// The number of what comes, -1 for nothing, -99 for what says that it came in the future.
static int take(int64_t now_ns, int64_t *early)
{
    struct msg *msg = held_take(&held, now_ns, early);
    int number = !msg ? -1 : msg->received_ns > now_ns ? -99 : msg->kind;
    msg_free(msg);
    return number;
}

TEST(news_comes_when_it_is_due_and_not_before)
{
    int64_t early;
    held = (struct held){0};
    CHECK(held_next_ns(&held) == INT64_MAX);
    CHECK_INT(take(1000, &early), -1);
    hold(0, 1, 100);
    hold(0, 2, 200);
    CHECK_INT(held_next_ns(&held), 100);
    CHECK_INT(take(99, &early), -1);
    CHECK_INT(take(150, &early), 1);
    CHECK_INT(early, 0);
    CHECK_INT(take(150, &early), -1);
    CHECK_INT(held_next_ns(&held), 200);
    CHECK_INT(take(200, &early), 2);
    CHECK(held_next_ns(&held) == INT64_MAX);
}

// After a stall more may be due at once than one turn of the main thread can take.
TEST(what_is_due_when_it_arrives_waits_for_those_before_it)
{
    int64_t early;
    held = (struct held){0};
    hold(0, 1, 100);
    hold(0, 2, 120);
    struct msg *late = msg_create(0, 3, 0), *other = msg_create(1, 4, 0);
    CHECK(!held_keep(&held, other, 130, 200));
    CHECK(held_keep(&held, late, 130, 200));
    CHECK_INT(take(200, &early), 1);
    CHECK_INT(take(200, &early), 2);
    CHECK_INT(take(200, &early), 3);
    CHECK(!held_keep(&held, other, 130, 200));
    msg_free(other);
}

TEST(a_feed_with_a_short_delay_does_not_wait_for_one_with_a_long_delay)
{
    int64_t early;
    held = (struct held){0};
    hold(3, 1, 5000);
    hold(1, 2, 100);
    hold(3, 3, 5001);
    hold(1, 4, 5000);
    CHECK_INT(held_next_ns(&held), 100);
    CHECK_INT(take(100, &early), 2);
    CHECK_INT(take(4999, &early), -1);
    int first = take(6000, &early), second = take(6000, &early);
    CHECK(first + second == 5);
    CHECK_INT(take(6000, &early), 3);
    CHECK_INT(take(6000, &early), -1);
}

TEST(what_there_is_no_room_for_comes_early_in_its_order_and_nothing_is_lost)
{
    enum { MORE = 100 };
    int64_t early;
    held = (struct held){0};
    for (int i = 0; i < HELD_MESSAGES + MORE; i++) {
        hold(2, i, 1000 + i);
    }
    hold(5, -2, 500);
    CHECK(held_next_ns(&held) <= 0);
    for (int i = 0; i < MORE; i++) {
        CHECK_INT(take(10, &early), i);
        CHECK_INT(early, i + 1);
    }
    CHECK_INT(take(10, &early), -1);
    CHECK_INT(take(500, &early), -2);
    for (int i = MORE; i < HELD_MESSAGES + MORE; i++) {
        CHECK_INT(take(100000, &early), i);
        CHECK_INT(early, 0);
    }
    CHECK_INT(take(100000, &early), -1);
}

TEST(few_that_are_huge_are_too_much_too)
{
    int64_t early;
    held = (struct held){0};
    for (int i = 0; i < 5; i++) {
        struct msg *msg = msg_create(0, i, 0);
        msg->arena.used = HELD_BYTES / 4;
        CHECK(held_keep(&held, msg, 1000, 0));
    }
    CHECK_INT(take(0, &early), 0);
    CHECK_INT(early, 1);
    CHECK_INT(take(0, &early), -1);
    held_finish(&held);
    CHECK(held_next_ns(&held) == INT64_MAX);
}

static const struct check_case cases[] = {
    CASE(news_comes_when_it_is_due_and_not_before),
    CASE(what_is_due_when_it_arrives_waits_for_those_before_it),
    CASE(a_feed_with_a_short_delay_does_not_wait_for_one_with_a_long_delay),
    CASE(what_there_is_no_room_for_comes_early_in_its_order_and_nothing_is_lost),
    CASE(few_that_are_huge_are_too_much_too),
};

CHECK_MAIN(cases)

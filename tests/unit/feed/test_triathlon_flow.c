// When a race is asked for: after pushes, instead of them, and never too often.
#include "base/str.h"
#include "check.h"
#include "feed/triathlon.h"

static const char push[] = "{\"prog_id\":\"1\",\"status\":\"live\"}";

// A feed and what it was heard to want, in the order of time.
struct hall {
    struct feed *feed;
    int gets;
    int64_t last_ms;  // when the last of them runs
    int64_t least_ms; // the smallest distance between two
};

static void count_wishes(struct hall *hall, const struct feed_out *out, int64_t now_ms)
{
    for (int i = 0; i < out->fetch_count; i++) {
        int64_t at_ms = now_ms + out->fetches[i].delay_ms;
        if (hall->gets++ && at_ms - hall->last_ms < hall->least_ms) {
            hall->least_ms = at_ms - hall->last_ms;
        }
        hall->last_ms = at_ms;
    }
}

static struct hall hall_open(const char *rest)
{
    struct feed_config config = {.prog_id = "1"};
    text_copy(config.rest, sizeof(config.rest), rest);
    return (struct hall){.feed = triathlon_ops.create(&config), .least_ms = INT64_MAX};
}

enum heard { HEARD_OPEN, HEARD_PUSH, HEARD_CLOSE, HEARD_TICK };

static void hear(struct hall *hall, enum heard what, int64_t now_ms)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    if (what == HEARD_OPEN) {
        triathlon_ops.open(hall->feed, now_ms, &out);
    } else if (what == HEARD_PUSH) {
        triathlon_ops.text(hall->feed, str_of(push), now_ms, &out);
    } else if (what == HEARD_CLOSE) {
        triathlon_ops.closed(hall->feed, 1006, NULL, now_ms, &out);
    } else if (triathlon_ops.next_due(hall->feed) <= now_ms) {
        triathlon_ops.tick(hall->feed, now_ms, &out);
    }
    count_wishes(hall, &out, now_ms);
    arena_finish(&arena);
}

TEST(five_thousand_pushes_in_a_second_are_two_gets)
{
    struct hall hall = hall_open("http://127.0.0.1:1");
    hear(&hall, HEARD_OPEN, 0);
    CHECK_INT(hall.gets, 1);
    for (int i = 0; i < 5000; i++) {
        hear(&hall, HEARD_PUSH, 10000 + i / 5);
    }
    CHECK_INT(hall.gets, 3);
    CHECK_INT(hall.last_ms, 10500 + TRIATHLON_FETCH_EVERY_MS);
    triathlon_ops.destroy(hall.feed);
}

TEST(the_last_push_of_a_burst_is_always_followed_by_a_get)
{
    for (int last_ms = 10000; last_ms < 16000; last_ms += 100) {
        struct hall hall = hall_open("http://127.0.0.1:1");
        hear(&hall, HEARD_OPEN, 0);
        for (int at_ms = 10000; at_ms <= last_ms; at_ms += 100) {
            hear(&hall, HEARD_PUSH, at_ms);
        }
        CHECK(hall.last_ms > last_ms);
        CHECK(hall.last_ms <= last_ms + TRIATHLON_FETCH_EVERY_MS + 500);
        triathlon_ops.destroy(hall.feed);
    }
}

TEST(whatever_happens_gets_are_never_closer_than_their_distance)
{
    struct hall hall = hall_open("http://127.0.0.1:1");
    uint32_t seed = 7;
    bool open = false;
    for (int64_t now_ms = 0; now_ms < 4000000;) {
        seed = seed * 1664525u + 1013904223u;
        now_ms += (seed >> 16) % ((seed >> 8) % 16 == 0 ? 30000 : 700);
        enum heard what = (seed >> 24) % 8 == 0   ? open ? HEARD_CLOSE : HEARD_OPEN
                          : (seed >> 24) % 8 <= 4 ? open ? HEARD_PUSH : HEARD_TICK
                                                  : HEARD_TICK;
        open = what == HEARD_OPEN || (open && what != HEARD_CLOSE);
        hear(&hall, what, now_ms);
    }
    CHECK(hall.gets > 500);
    CHECK(hall.least_ms >= TRIATHLON_FETCH_EVERY_MS);
    triathlon_ops.destroy(hall.feed);
}

TEST(without_an_api_nothing_is_ever_asked)
{
    struct hall hall = hall_open("");
    CHECK(triathlon_ops.next_due(hall.feed) == INT64_MAX);
    hear(&hall, HEARD_OPEN, 0);
    hear(&hall, HEARD_PUSH, 10000);
    hear(&hall, HEARD_CLOSE, 20000);
    hear(&hall, HEARD_TICK, 200000);
    CHECK_INT(hall.gets, 0);
    CHECK(triathlon_ops.next_due(hall.feed) == INT64_MAX);
    triathlon_ops.destroy(hall.feed);
}

TEST(the_key_is_in_the_header_and_nowhere_else)
{
    static const int statuses[] = {0, 200, 401, 404, 500};
    const struct feed_config config = {.prog_id = "1", .token = "s3cr3t"};
    struct feed_fetch fetch;
    CHECK(triathlon_timing_fetch(&config, "1", 0, &fetch));
    CHECK(!strstr(fetch.url, "s3cr3t"));
    for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
        struct arena arena = {0};
        struct feed_out out = feed_out_begin(&arena);
        triathlon_ops.body(&config, &fetch, statuses[i], str_of("{}"), NULL, &out);
        CHECK(out.events.count > 0);
        for (int k = 0; k < out.events.count; k++) {
            CHECK(!strstr(event_print(&out.events.items[k], &arena), "s3cr3t"));
        }
        arena_finish(&arena);
    }
}

static bool ends_with(int code, const char *said, const char *told)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    triathlon_ended(code, said, &out);
    bool same = text_equal(out.reason, told);
    if (!same) {
        printf("  %s\n", out.reason);
    }
    arena_finish(&arena);
    return same;
}

TEST(why_a_connection_ended_is_told_once)
{
    CHECK(ends_with(0, "connection lost", "connection lost"));
    CHECK(ends_with(0, "nothing heard for 60 s",
                    "connection lost: nothing heard for 60 s"));
    CHECK(ends_with(1001, "going down", "the server went away (1001): going down"));
    CHECK(ends_with(1006, NULL, "connection lost (1006)"));
}

static const struct check_case cases[] = {
    CASE(five_thousand_pushes_in_a_second_are_two_gets),
    CASE(the_last_push_of_a_burst_is_always_followed_by_a_get),
    CASE(whatever_happens_gets_are_never_closer_than_their_distance),
    CASE(without_an_api_nothing_is_ever_asked),
    CASE(the_key_is_in_the_header_and_nowhere_else),
    CASE(why_a_connection_ended_is_told_once),
};

CHECK_MAIN(cases)

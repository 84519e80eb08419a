// The clock of a match, told by the service's time. Ours is never asked what time it is:
// it may be five minutes wrong.
#include "minicup_play.h"

enum { MINUTES_5 = 300000 };

// What the clock stood at when a message with these came in; -1 if none was told.
struct said {
    int64_t value_ms;
    bool running;
};

static struct said hear(struct feed *feed, const char *text, int64_t now_ms)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    struct said said = {-1, false};
    minicup_ops.text(feed, str_of(text), now_ms, &out);
    for (int i = 0; i < out.events.count; i++) {
        const struct event *event = &out.events.items[i];
        if (event->type == EVENT_MATCH && event->match.has_clock) {
            said = (struct said){event->match.clock.value_ms, event->match.clock.running};
            if (event->match.clock.at_ms != now_ms) {
                said.value_ms = -2;
            }
        }
    }
    arena_finish(&arena);
    return said;
}

static struct feed *connected(int64_t now_ms)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    struct feed_config config = {.match = "7"};
    struct feed *feed = minicup_ops.create(&config);
    minicup_ops.open(feed, now_ms, &out);
    arena_finish(&arena);
    return feed;
}

// The first message of a connection, alone.
static struct said said(const char *text, int64_t now_ms)
{
    struct feed *feed = connected(now_ms);
    struct said clock = hear(feed, text, now_ms);
    minicup_ops.destroy(feed);
    return clock;
}

static const char measured[] =
    "{\"match\":{\"id\":7,\"state\":\"half_first\",\"half_length\":600.0,"
    "\"first_half_start\":1795289206.507618,\"second_half_start\":null},"
    "\"server_time\":1795289208.824398}";

TEST(the_clock_measured_at_the_service_is_ours_too)
{
    struct arena arena = {0};
    struct said clock = said(measured, 1000);
    CHECK(clock.value_ms == 2316 || clock.value_ms == 2317);
    CHECK(clock.running);
    struct match_ticker ticker = {0};
    const struct match_clock heard = {.way = CLOCK_UP,
                                      .running = true,
                                      .value_ms = clock.value_ms,
                                      .at_ms = 1000,
                                      .limit_ms = 600000};
    int64_t shown_ms;
    match_ticker_hear(&ticker, &heard, false, 1000);
    CHECK(match_ticker_read(&ticker, 1000, &shown_ms));
    CHECK(shown_ms / 1000 == 2);
    arena_finish(&arena);
}

TEST(a_clock_of_ours_that_is_five_minutes_wrong_changes_nothing)
{
    CHECK_INT(said(measured, 1000000).value_ms, said(measured, 1000).value_ms);
    CHECK_INT(said(measured, 1000000 - MINUTES_5).value_ms,
              said(measured, 1000000).value_ms);
    CHECK_INT(said(measured, 1000000 + MINUTES_5).value_ms,
              said(measured, 1000000).value_ms);
    CHECK_INT(said(measured, 1795289208824 - MINUTES_5).value_ms,
              said(measured, 1795289208824 + MINUTES_5).value_ms);
}

TEST(a_whole_match_is_the_same_with_our_clock_wrong_either_way)
{
    struct arena arena = {0};
    const int64_t shifts_ms[] = {0, MINUTES_5, -MINUTES_5};
    int64_t shown_ms[3] = {0};
    for (int i = 0; i < 3; i++) {
        struct play play = {.config = {.url = "ws://127.0.0.1", .match = "512"}};
        play.state = sport_create();
        play.shift_ms = shifts_ms[i] + 10 * MINUTES_5;
        CHECK(play_capture(&play, "match"));
        const struct match_state *match = sport_match(play.state, 0, "512");
        CHECK(match);
        CHECK_INT(match->score[0], 5);
        CHECK(match_ticker_read(&match->clock, 1400000 + play.shift_ms, &shown_ms[i]));
        play_finish(&play);
    }
    CHECK_INT(shown_ms[1], shown_ms[0]);
    CHECK_INT(shown_ms[2], shown_ms[0]);
    CHECK_INT(shown_ms[0], 600000);
    arena_finish(&arena);
}

// A message with the service's time in milliseconds since 1700000000, in the first half
// that began there.
static struct said hear_at(struct feed *feed, int64_t server_ms, int64_t now_ms)
{
    char text[300];
    snprintf(text, sizeof(text),
             "{\"match\":{\"id\":7,\"state\":\"half_first\",\"half_length\":600,"
             "\"first_half_start\":1700000000},\"server_time\":%lld.%03lld}",
             1700000000LL + server_ms / 1000, (long long)server_ms % 1000);
    return hear(feed, text, now_ms);
}

TEST(a_message_that_was_under_way_long_does_not_set_the_clock_back)
{
    struct feed *feed = connected(0);
    CHECK_INT(hear_at(feed, 10000, 10020).value_ms, 10000);
    // three seconds late: the fast one is believed
    CHECK_INT(hear_at(feed, 20000, 23020).value_ms, 23000);
    // faster than any before: nearer to the truth
    CHECK_INT(hear_at(feed, 30000, 30005).value_ms, 30000);
    CHECK_INT(hear_at(feed, 40000, 40100).value_ms, 40095);
    minicup_ops.destroy(feed);
}

TEST(a_service_whose_clock_was_put_back_is_believed_after_some_messages)
{
    struct feed *feed = connected(0);
    CHECK_INT(hear_at(feed, 100000, 10000).value_ms, 100000);
    for (int i = 1; i < MINICUP_SAMPLES; i++) {
        int past_ms = MINICUP_BEHIND_MS + i;
        CHECK_INT(hear_at(feed, 40000 + past_ms, 10000 + past_ms).value_ms,
                  100000 + past_ms);
    }
    CHECK_INT(hear_at(feed, 42000, 12000).value_ms, 42000);
    for (int i = 0; i < 5 * MINICUP_SAMPLES; i++) {
        CHECK_INT(hear_at(feed, 42000 + i, 12000 + i).value_ms, 42000 + i);
    }
    minicup_ops.destroy(feed);
}

enum { NO_MATCH = -1 };

TEST(a_match_as_it_was_before_the_last_message_is_not_believed)
{
    struct feed *feed = connected(0);
    CHECK_INT(hear_at(feed, 20000, 10000).value_ms, 20000);
    CHECK_INT(hear_at(feed, 19999, 10001).value_ms, NO_MATCH);
    CHECK_INT(hear_at(feed, 20000, 10002).value_ms, 20002); // the same moment, told twice
    for (int i = 0; i < 5; i++) { // as long as newer ones come between
        CHECK(hear_at(feed, 20500 + 500 * i, 10500 + 500 * i).value_ms != NO_MATCH);
        CHECK_INT(hear_at(feed, 15000, 10501 + 500 * i).value_ms, NO_MATCH);
    }
    minicup_ops.destroy(feed);
}

TEST(a_goal_counts_even_if_it_was_overtaken)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    struct feed *feed = connected(0);
    hear_at(feed, 20000, 10000);
    minicup_ops.text(feed,
                     str_of("{\"server_time\":1700000015,\"event\":{\"id\":3,"
                            "\"match_id\":7,\"event_type\":\"goal\",\"team_id\":1}}"),
                     10010, &out);
    CHECK_INT(out.events.count, 2); // one is the traffic
    CHECK_INT(out.events.items[1].type, EVENT_MATCH);
    minicup_ops.destroy(feed);
    arena_finish(&arena);
}

TEST(a_new_connection_forgets_what_the_last_one_said_of_the_time)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    struct feed *feed = connected(0);
    CHECK_INT(hear_at(feed, 100000, 10000).value_ms, 100000);
    minicup_ops.open(feed, 20000, &out);
    CHECK_INT(hear_at(feed, 50000, 20000).value_ms, 50000);
    minicup_ops.destroy(feed);
    arena_finish(&arena);
}

TEST(the_state_says_what_the_clock_does)
{
    static const struct {
        const char *match;
        long long value_ms;
        bool running;
    } rows[] = {
        {"\"state\":\"init\"", 0, false},
        {"\"state\":\"pause\",\"first_half_start\":1700000000", 0, false},
        {"\"state\":\"end\",\"half_length\":1800.0", 1800000, false},
        {"\"state\":\"half_first\",\"first_half_start\":1700000000", 60000, true},
        // the second half has its own start
        {"\"state\":\"half_second\",\"first_half_start\":1690000000,"
         "\"second_half_start\":1700000050",
         10000, true},
        {"\"state\":\"half_first\",\"first_half_start\":1690000000,"
         "\"second_half_start\":1700000050",
         600000, false},
        // thousandths of seconds, texts, and a start that is still to come
        {"\"state\":\"half_first\",\"first_half_start\":1700000000000", 60000, true},
        {"\"state\":\"half_first\",\"first_half_start\":\"1700000000.5\"", 59500, true},
        {"\"state\":\"half_first\",\"first_half_start\":1700000090", 0, true},
        // the public site's mistake, and no length at all
        {"\"state\":\"end\",\"half_length\":0", 600000, false},
        {"\"state\":\"end\",\"half_length\":-5", 600000, false},
        {"\"state\":\"end\",\"half_length\":null", 600000, false},
        {"\"state\":\"end\",\"half_length\":\"900\"", 900000, false},
        // the time is over, but nobody has said so
        {"\"state\":\"half_first\",\"half_length\":14.0,\"first_half_start\":1700000000",
         14000, false},
        // unknown
        {"\"state\":\"half_first\",\"first_half_start\":null", -1, false},
        {"\"state\":\"half_second\",\"first_half_start\":1700000000", -1, false},
        {"\"state\":\"half_first\",\"first_half_start\":{}", -1, false},
        {"\"state\":\"overtime\",\"first_half_start\":1700000000", -1, false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char text[400];
        snprintf(text, sizeof(text),
                 "{\"match\":{\"id\":7,%s},\"server_time\":1700000060.0}", rows[i].match);
        struct said clock = said(text, 5000);
        if (clock.value_ms != rows[i].value_ms || clock.running != rows[i].running) {
            printf("  %s\n", rows[i].match);
        }
        CHECK_INT(clock.value_ms, rows[i].value_ms);
        CHECK_INT(clock.running, rows[i].running);
    }
}

TEST(without_the_services_time_no_clock_runs)
{
    CHECK_INT(said("{\"match\":{\"id\":7,\"state\":\"half_first\","
                   "\"first_half_start\":1700000000}}",
                   5000)
                  .value_ms,
              -1);
    CHECK_INT(said("{\"match\":{\"id\":7,\"state\":\"half_first\","
                   "\"first_half_start\":1700000000},\"server_time\":\"soon\"}",
                   5000)
                  .value_ms,
              -1);
}

TEST(the_time_may_be_told_before_the_match)
{
    struct feed *feed = connected(0);
    hear(feed, "{\"server_time\":1700000030.0,\"type_content\":[\"server_time\"]}", 1000);
    CHECK_INT(hear(feed,
                   "{\"match\":{\"id\":7,\"state\":\"half_first\","
                   "\"first_half_start\":1700000000}}",
                   3000)
                  .value_ms,
              32000);
    minicup_ops.destroy(feed);
}

static const struct check_case cases[] = {
    CASE(the_clock_measured_at_the_service_is_ours_too),
    CASE(a_clock_of_ours_that_is_five_minutes_wrong_changes_nothing),
    CASE(a_whole_match_is_the_same_with_our_clock_wrong_either_way),
    CASE(a_message_that_was_under_way_long_does_not_set_the_clock_back),
    CASE(a_service_whose_clock_was_put_back_is_believed_after_some_messages),
    CASE(a_match_as_it_was_before_the_last_message_is_not_believed),
    CASE(a_goal_counts_even_if_it_was_overtaken),
    CASE(a_new_connection_forgets_what_the_last_one_said_of_the_time),
    CASE(the_state_says_what_the_clock_does),
    CASE(without_the_services_time_no_clock_runs),
    CASE(the_time_may_be_told_before_the_match),
};

CHECK_MAIN(cases)

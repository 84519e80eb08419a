// The words, numbers and addresses of FastPath, one by one.
#include "base/json.h"
#include "check.h"
#include "feed/fastpath_flow.h"

static enum fastpath_act act_of(const char *sport, const char *type, const char *subtype)
{
    struct arena arena = {0};
    enum fastpath_act act = fastpath_act(fastpath_sport(sport), type, subtype, &arena);
    arena_finish(&arena);
    return act;
}

TEST(a_goal_is_told_by_its_words_in_sports_where_it_is_rare_enough)
{
    static const struct {
        const char *sport, *type, *subtype;
        enum fastpath_act act;
    } rows[] = {
        {"soccer", "Goal", NULL, ACT_GOAL},
        {"v2/soccer", "GOAL", "Header", ACT_GOAL},
        {"soccer", "Goal", "Own Goal", ACT_OWN_GOAL},
        {"soccer", "Own goal", NULL, ACT_OWN_GOAL},
        {"soccer", "Goal Kick", NULL, ACT_OTHER},
        {"soccer", "Goalkeeper Save", NULL, ACT_OTHER},
        {"soccer", "Possible Goal", NULL, ACT_OTHER},
        {"soccer", "Shot On Target", "Goal", ACT_GOAL},
        {"soccer", "Shot On Target", "Saved", ACT_OTHER},
        {"ice-hockey", "Shot", "Goal", ACT_GOAL},
        {"ice_hockey", "Penalty", "Hooking", ACT_OTHER},
        {"handball", "7m throw", "Scored", ACT_GOAL},
        {"field-hockey", "Field Goal", NULL, ACT_GOAL},
        {"american-football", "Field Goal", NULL, ACT_OTHER},
        {"basketball", "Goal", NULL, ACT_OTHER},
        {"v2/volleyball", "Goal", NULL, ACT_OTHER},
        {"korfball", "Goal", NULL, ACT_OTHER},
        {"soccer", NULL, NULL, ACT_OTHER},
        {"soccer", "", "Goal", ACT_OTHER},
        {"soccer", "start CLOCK", NULL, ACT_START_CLOCK},
        {"soccer", "Stop clock", NULL, ACT_STOP_CLOCK},
        {"soccer", "Yellow Card", NULL, ACT_LISTED},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        enum fastpath_act act = act_of(rows[i].sport, rows[i].type, rows[i].subtype);
        CHECK_INT(act, rows[i].act);
    }
}

// What viewers read where a period begins or ends, not what the feed calls the action.
TEST(a_whistle_says_which_period_it_begins_or_ends)
{
    static const struct {
        const char *sport;
        enum entry_kind kind;
        int period;
        const char *label, *named; // by the feed, by the show file
        const char *text;
    } rows[] = {
        {"soccer", ENTRY_START, 1, "1st half", "", "1st half"},
        {"soccer", ENTRY_END, 1, "1st half", "", "half-time"},
        {"soccer", ENTRY_END, 2, NULL, "", "full time"},
        {"soccer", ENTRY_START, 3, "extra time 1st half", "", "extra time 1st half"},
        {"soccer", ENTRY_END, 3, "extra time 1st half", "", "end of extra time 1st half"},
        {"basketball", ENTRY_START, 2, NULL, "", "2nd quarter"},
        {"basketball", ENTRY_START, 3, NULL, "", "3rd quarter"},
        {"basketball", ENTRY_END, 4, "4th quarter", "", "end of 4th quarter"},
        {"v2/volleyball", ENTRY_END, 1, "1st set", "", "end of 1st set"},
        {"v2/volleyball", ENTRY_END, 1, "1st set", "1. set", "1. set"},
        {"soccer", ENTRY_END, 0, NULL, "", "End Period"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct arena arena = {0};
        struct feed_config config = {.url = ""};
        text_copy(config.periods[0], sizeof(config.periods[0]), rows[i].named);
        struct fastpath_match match = {.sport = fastpath_sport(rows[i].sport)};
        struct fastpath_view view = {.config = &config, .match = &match, .arena = &arena};
        struct fastpath_action action = {.period = rows[i].period};
        struct fastpath_period period = {
            .id = rows[i].period,
            .label = rows[i].label,
            .score = {19, 15},
            .type = rows[i].label && strstr(rows[i].label, "extra") ? PERIOD_OVERTIME
                                                                    : PERIOD_REGULAR,
        };
        struct fastpath_summary summary = {.periods = &period,
                                           .period_count = rows[i].label ? 1 : 0};
        struct match_entry entry = {.kind = rows[i].kind, .text = "End Period"};
        fastpath_whistle(&view, &action, &summary, &entry);
        bool same = strcmp(entry.text, rows[i].text) == 0;
        arena_finish(&arena);
        CHECK(same);
        // Where goals are listed, they tell.
        bool points = strcmp(rows[i].sport, "soccer") != 0 && rows[i].kind == ENTRY_END;
        CHECK(entry.has_score == points);
        CHECK_INT(entry.score[0], points ? 19 : 0);
    }
}

// What the list of a match has beside a goal.
TEST(beside_a_goal_stands_what_kind_it_was_and_not_that_it_was_one)
{
    static const struct {
        const char *type, *subtype;
        enum fastpath_act act;
        enum fastpath_period_type period;
        const char *text;
        bool minute;
    } rows[] = {
        {"Goal", NULL, ACT_GOAL, PERIOD_REGULAR, NULL, true},
        {"Goal", "Goal", ACT_GOAL, PERIOD_REGULAR, NULL, true},
        {"Goal", "Header", ACT_GOAL, PERIOD_REGULAR, "Header", true},
        {"Shot On Target", "Goal", ACT_GOAL, PERIOD_REGULAR, NULL, true},
        {"7m Throw", "Goal", ACT_GOAL, PERIOD_REGULAR, "7m Throw", true},
        {"Penalty Goal", NULL, ACT_GOAL, PERIOD_REGULAR, "Penalty Goal", true},
        {"Own Goal", NULL, ACT_OWN_GOAL, PERIOD_REGULAR, "own goal", true},
        // A shoot-out is not played by the clock.
        {"Goal", NULL, ACT_GOAL, PERIOD_SHOOTOUT, "Goal", false},
        {"Missed Penalty", NULL, ACT_LISTED, PERIOD_SHOOTOUT, "Missed Penalty", false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct arena arena = {0};
        struct fastpath_match match = {.sport = fastpath_sport("soccer")};
        struct fastpath_period period = {.id = 1, .type = rows[i].period};
        struct fastpath_summary summary = {.periods = &period, .period_count = 1};
        struct fastpath_action action = {.id = "g1",
                                         .type = rows[i].type,
                                         .subtype = rows[i].subtype,
                                         .act = rows[i].act,
                                         .send = SEND_CONFIRMED,
                                         .period = 1,
                                         .clock_ms = 720000};
        struct match_entry entry;
        bool told = fastpath_entry(&match, &action, &summary, true, &arena, &entry);
        bool same = told && text_equal(entry.text, rows[i].text);
        bool own = told && entry.own;
        bool minute = told && entry.offset_ms >= 0;
        arena_finish(&arena);
        CHECK(same);
        CHECK(minute == rows[i].minute);
        CHECK(own == (rows[i].act == ACT_OWN_GOAL));
    }
}

TEST(a_colour_is_three_numbers_or_a_web_colour)
{
    static const struct {
        const char *text;
        uint32_t color;
    } rows[] = {
        {"255, 0, 253", 0xFFFF00FD},
        {"0,128,255", 0xFF0080FF},
        {"0, 0, 0", 0xFF000000},
        {"1 , 2 , 3", 0xFF010203},
        {"#12abEF", 0xFF12ABEF},
        {"256, 0, 0", 0},
        {"-1, 0, 0", 0},
        {"1, 2", 0},
        {"1, 2, 3, 4", 0},
        {"red", 0},
        {"", 0},
        {"1,,2", 0},
        {"#12345", 0},
        {"#12345g", 0},
        {"99999999999999999999, 0, 0", 0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        uint32_t color = 0;
        bool good = fastpath_color(rows[i].text, &color);
        CHECK_INT(good, rows[i].color != 0);
        CHECK_INT(color, rows[i].color);
    }
    uint32_t color = 7;
    CHECK(!fastpath_color(NULL, &color));
    CHECK_INT(color, 7);
}

static const char *address_of(struct feed_config config, const char *url,
                              const char *rest, const char *sport, const char *fixture)
{
    static char said[FEED_URL * 2];
    char address[FEED_URL];
    text_copy(config.url, FEED_URL, url);
    text_copy(config.rest, FEED_URL, rest);
    text_copy(config.sport, FEED_ID, sport);
    text_copy(config.fixture, FEED_ID, fixture);
    struct feed_fetch fetch = {0};
    char id[FEED_ID];
    fastpath_fixture_id(&config, id);
    if (!fastpath_address(&config, address, said, sizeof(said))) {
        return said;
    }
    bool rested = fastpath_fixture_fetch(&config, id, &fetch);
    snprintf(said, sizeof(said), "%.400s | %.400s", address,
             rested ? fetch.url : "no rest");
    return said;
}

TEST(addresses_come_from_a_base_or_are_kept_whole)
{
    const struct feed_config none = {0};
    CHECK_STR(address_of(none, "", "", "soccer", "a1"),
              "wss://dde-streams.data.srarena.io/media/soccer/fixtures/a1/actions | "
              "https://dde-api.data.srarena.io/soccer/fixtures/a1");
    CHECK_STR(address_of((struct feed_config){.betting = true}, "", "", "v2/volleyball",
                         "a/1 b"),
              "wss://dde-streams.data.srarena.io/v2/volleyball/fixtures/a%2F1%20b/actions"
              " | https://dde-api.data.srarena.io/v2/volleyball/fixtures/a%2F1%20b");
    CHECK_STR(address_of(none, "wss://dde-streams.example.org/", "", "soccer", "a1"),
              "wss://dde-streams.example.org/media/soccer/fixtures/a1/actions | "
              "https://dde-api.example.org/soccer/fixtures/a1");
    CHECK_STR(address_of(none, "ws://127.0.0.1:7", "", "soccer", "a1"),
              "ws://127.0.0.1:7/media/soccer/fixtures/a1/actions | "
              "http://127.0.0.1:7/soccer/fixtures/a1");
    CHECK_STR(
        address_of(none, "ws://127.0.0.1:7", "http://127.0.0.1:8/api/", "soccer", "a1"),
        "ws://127.0.0.1:7/media/soccer/fixtures/a1/actions | "
        "http://127.0.0.1:8/api/soccer/fixtures/a1");
    CHECK_STR(address_of(none, "wss://h.example/v2/handball/fixtures/b2/actions?x=1", "",
                         "", ""),
              "wss://h.example/v2/handball/fixtures/b2/actions?x=1 | "
              "https://h.example/v2/handball/fixtures/b2");
    CHECK_STR(address_of(none, "wss://h.example/live", "", "", ""),
              "wss://h.example/live | no rest");
}

TEST(an_address_that_cannot_be_is_told_with_the_setting_that_is_wrong)
{
    const struct feed_config none = {0};
    CHECK_STR(address_of(none, "", "", "", "a1"),
              "sport: expected it as in the address, \"soccer\" or \"v2/volleyball\", "
              "found \"\"");
    CHECK_STR(address_of(none, "", "", "../soccer", "a1"),
              "sport: expected it as in the address, \"soccer\" or \"v2/volleyball\", "
              "found \"../soccer\"");
    CHECK_STR(address_of(none, "", "", "soccer", ""),
              "fixture: expected a fixture's id (strapline feeds fastpath)");
    CHECK_STR(address_of(none, "https://h.example", "", "soccer", "a1"),
              "url: expected wss://HOST, found \"https://h.example\"");
    CHECK_STR(address_of(none, "", "http://h.example", "soccer", "a1"),
              "rest: expected https:// beyond this machine (or \"insecure\": true), "
              "found \"http://h.example\"");
}

TEST(the_longest_token_fits_into_a_request)
{
    static struct feed_config config;
    struct feed_fetch fetch;
    char headers[FEED_URL];
    memset(config.token, 't', sizeof(config.token) - 1);
    config.bearer = true;
    text_copy(config.sport, FEED_ID, "soccer");
    CHECK(fastpath_fixture_fetch(&config, "a1", &fetch));
    CHECK(strstr(fetch.header, config.token));
    CHECK(text_ends(fetch.header, "json;version=1"));
    fastpath_headers(&config, headers);
    CHECK(strstr(headers, config.token) && text_ends(headers, "\r\n"));
}

static enum fastpath_place place_at(struct fastpath_order *order, long long seq,
                                    int64_t when_ms)
{
    int missing;
    return fastpath_order_hear(order, seq, (uint64_t)seq + 1000, when_ms, &missing);
}

static enum fastpath_place place(struct fastpath_order *order, long long seq)
{
    return place_at(order, seq, 0);
}

TEST(numbers_that_begin_anew_below_the_last_one_are_believed_after_some_time)
{
    struct fastpath_order order;
    int late = 0;
    fastpath_order_init(&order);
    fastpath_order_open(&order, true);
    place(&order, 1);
    CHECK_INT(place(&order, 9000000000000), PLACE_NEXT);
    for (long long seq = 2; place(&order, seq) == PLACE_LATE; seq++) {
        late++;
    }
    CHECK(late > 10 && late < 50);
    CHECK_INT(place(&order, late + 3), PLACE_NEXT);
}

TEST(numbers_that_begin_anew_with_what_happened_later_are_believed_soon)
{
    struct fastpath_order order;
    fastpath_order_init(&order);
    fastpath_order_open(&order, true);
    CHECK_INT(place_at(&order, 700, 50000), PLACE_NEXT);
    CHECK_INT(place_at(&order, 702, 52000), PLACE_NEXT);
    // Overtaken on its way.
    CHECK_INT(place_at(&order, 701, 51000), PLACE_LATE);
    CHECK_INT(place_at(&order, 1, 53000), PLACE_NEXT);
    CHECK_INT(place_at(&order, 2, 54000), PLACE_NEXT);
    CHECK_INT(place_at(&order, 90, 55000), PLACE_NEXT);
    // Where the first ones are missing, too.
    CHECK_INT(place_at(&order, 4, 56000), PLACE_LATE);
    CHECK_INT(place_at(&order, 5, 57000), PLACE_NEXT);
    // The past told again is older.
    CHECK_INT(place_at(&order, 1, 50000), PLACE_LATE);
    CHECK_INT(place_at(&order, 2, 51000), PLACE_LATE);
}

TEST(a_position_grows_with_every_packet_and_never_with_one_that_was_sent_again)
{
    struct fastpath_order order;
    fastpath_order_init(&order);
    for (int connection = 0; connection < 5; connection++) {
        fastpath_order_open(&order, true);
        long long from = fastpath_order_position(&order);
        // The server leaves out one packet less than it was asked to.
        for (long long seq = from > 0 ? from : 1; seq <= 10 * (connection + 1); seq++) {
            place(&order, seq);
        }
        CHECK_INT(fastpath_order_position(&order), 10 * (connection + 1) - 2);
    }
}

static const struct check_case cases[] = {
    CASE(a_goal_is_told_by_its_words_in_sports_where_it_is_rare_enough),
    CASE(a_whistle_says_which_period_it_begins_or_ends),
    CASE(beside_a_goal_stands_what_kind_it_was_and_not_that_it_was_one),
    CASE(a_colour_is_three_numbers_or_a_web_colour),
    CASE(addresses_come_from_a_base_or_are_kept_whole),
    CASE(an_address_that_cannot_be_is_told_with_the_setting_that_is_wrong),
    CASE(the_longest_token_fits_into_a_request),
    CASE(numbers_that_begin_anew_below_the_last_one_are_believed_after_some_time),
    CASE(numbers_that_begin_anew_with_what_happened_later_are_believed_soon),
    CASE(a_position_grows_with_every_packet_and_never_with_one_that_was_sent_again),
};

CHECK_MAIN(cases)

// A whole match, a category and the exhibition as they came over the wire, and the
// answers to GETs.
#include "minicup_play.h"
#include "text_golden.h"

static const struct {
    const char *name, *match, *category;
} captures[] = {{"match", "512", ""}, {"category", "", "14"}, {"exhibition", "", ""}};
enum { CAPTURES = sizeof(captures) / sizeof(captures[0]) };

static struct play play_of(int index)
{
    struct play play = {.config = {.url = "ws://127.0.0.1"}};
    text_copy(play.config.match, FEED_ID, captures[index].match);
    text_copy(play.config.category, FEED_ID, captures[index].category);
    play.config.exhibition = text_equal(captures[index].name, "exhibition");
    return play;
}

static bool goes_as_its_golden(int index)
{
    char name[100];
    struct buf found = {0};
    struct play play = play_of(index);
    play.found = &found;
    snprintf(name, sizeof(name), "minicup_%s.events", captures[index].name);
    bool ok = play_capture(&play, captures[index].name) && text_golden(name, found.data);
    play_finish(&play);
    buf_finish(&found);
    return ok;
}

TEST(every_capture_says_what_its_golden_says)
{
    bool ok = true;
    for (int i = 0; i < CAPTURES; i++) {
        ok = goes_as_its_golden(i) && ok;
    }
    CHECK(ok);
}

static const struct {
    const char *name;
    enum fetch_kind kind;
    const char *unit, *pin;
} answers[] = {
    {"rest_login", FETCH_LOGIN, "512", "2468"},
    {"rest_login_wrong", FETCH_LOGIN, "512", "2468"},
    {"rest_match", FETCH_UNIT, "512", "2468"},
    {"rest_match_after", FETCH_UNIT, "512", "2468"},
    {"rest_match_events", FETCH_ENTRIES, "512", "2468"},
    {"rest_match_events_empty", FETCH_ENTRIES, "512", "2468"},
    {"rest_team_detail", FETCH_TEAM, "301", "2468"},
    {"public_match", FETCH_UNIT, "512", ""},
    {"public_match_after", FETCH_UNIT, "512", ""},
    {"public_events", FETCH_ENTRIES, "512", ""},
};
enum { ANSWERS = sizeof(answers) / sizeof(answers[0]) };

static bool answers_as_its_golden(int index)
{
    char path[200], name[200];
    struct buf body = {0}, found = {0};
    snprintf(path, sizeof(path), "fixtures/minicup/%s.json", answers[index].name);
    snprintf(name, sizeof(name), "minicup_%s.events", answers[index].name);
    bool ok = answer_load(path, &body);
    play_answer(answers[index].pin, answers[index].kind, answers[index].unit,
                (struct str){body.data, body.len}, &found);
    ok = ok && text_golden(name, found.data);
    buf_finish(&body);
    buf_finish(&found);
    return ok;
}

TEST(every_answer_says_what_its_golden_says)
{
    bool ok = true;
    for (int i = 0; i < ANSWERS; i++) {
        ok = answers_as_its_golden(i) && ok;
    }
    CHECK(ok);
}

// Whoever follows a match and its category hears everything twice.
TEST(what_comes_twice_is_one_thing_that_happened)
{
    for (int i = 0; i < CAPTURES; i++) {
        struct arena arena = {0};
        struct play once = play_of(i), twice = play_of(i);
        once.state = sport_create();
        twice.state = sport_create();
        twice.times = 2;
        CHECK(play_capture(&once, captures[i].name));
        CHECK(play_capture(&twice, captures[i].name));
        CHECK_STR(sport_print(twice.state, &arena), sport_print(once.state, &arena));
        play_finish(&once);
        play_finish(&twice);
        arena_finish(&arena);
    }
}

static void tell_match(struct play *play, const char *fixture, int64_t now_ms,
                       struct change *last)
{
    char path[200];
    struct buf body = {0};
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    snprintf(path, sizeof(path), "fixtures/minicup/%s.json", fixture);
    *last = (struct change){0};
    if (answer_load(path, &body)) {
        minicup_ops.text(play->feed, (struct str){body.data, body.len}, now_ms, &out);
    }
    for (int i = 0; i < out.events.count; i++) {
        struct change change = sport_apply(play->state, 0, &out.events.items[i], now_ms);
        if (out.events.items[i].type == EVENT_MATCH) {
            *last = change;
        }
    }
    buf_finish(&body);
    arena_finish(&arena);
}

static struct play followed(void)
{
    struct play play = play_of(0);
    play.state = sport_create();
    play_open(&play, 0);
    return play;
}

TEST(a_goal_is_news_once_and_taking_it_back_is_a_correction)
{
    struct play play = followed();
    struct change change;
    tell_match(&play, "subscribed", 31, &change);
    CHECK_INT(change.novelty, HISTORY);
    tell_match(&play, "start", 20020, &change);
    tell_match(&play, "goal", 47310, &change);
    CHECK(change.goal);
    CHECK_STR(change.goal->player, "Ema Říčařová");
    CHECK(change.score_changed);
    tell_match(&play, "goal", 47311, &change);
    CHECK(!change.goal);
    tell_match(&play, "goal_nobody", 101900, &change);
    CHECK(change.goal);
    CHECK(!change.goal->player);
    tell_match(&play, "deletion", 252020, &change);
    CHECK(!change.goal);
    play_finish(&play);
}

TEST(the_first_message_of_a_connection_celebrates_nothing)
{
    struct play play = followed();
    struct change change;
    tell_match(&play, "subscribed", 31, &change);
    play_open(&play, 60000);
    tell_match(&play, "goal", 60001, &change);
    CHECK_INT(change.novelty, HISTORY);
    CHECK(!change.goal);
    play_finish(&play);
}

TEST(silence_is_borne_longer_before_and_after_a_match_than_in_it)
{
    struct play play = followed();
    struct change change;
    CHECK(!minicup_ops.at_rest(play.feed)); // nothing is known yet
    tell_match(&play, "subscribed", 31, &change);
    CHECK(minicup_ops.at_rest(play.feed));
    tell_match(&play, "start", 20020, &change);
    CHECK(!minicup_ops.at_rest(play.feed));
    tell_match(&play, "goal", 47310, &change);
    CHECK(!minicup_ops.at_rest(play.feed));
    play_open(&play, 60000);
    tell_match(&play, "subscribed", 60031, &change);
    CHECK(minicup_ops.at_rest(play.feed));
    play_finish(&play);
}

TEST(a_goal_after_the_time_counts_and_is_shown)
{
    struct play play = followed();
    struct change change;
    tell_match(&play, "subscribed", 31, &change);
    tell_match(&play, "half_end", 620021, &change);
    CHECK_INT(change.match->status, MATCH_BREAK);
    CHECK_STR(change.match->period, "half-time");
    tell_match(&play, "late_goal", 628400, &change);
    CHECK(change.goal);
    CHECK_INT(change.goal->offset_ms, 600000);
    CHECK_INT(change.match->score[1], 3);
    CHECK_INT(change.match->status, MATCH_BREAK);
    play_finish(&play);
}

TEST(an_answer_before_the_result_is_signed_says_no_score)
{
    struct buf body = {0}, found = {0};
    CHECK(answer_load("fixtures/minicup/public_match.json", &body));
    play_answer("", FETCH_UNIT, "512", (struct str){body.data, body.len}, &found);
    CHECK(strstr(found.data, "SK Rybníček Horka"));
    CHECK(!strstr(found.data, " score "));
    CHECK(!strstr(found.data, " status "));
    buf_finish(&body);
    buf_finish(&found);
}

// The listing of one team: all its pages, one row a line.
static bool list_team(const struct feed_config *config, struct buf *found)
{
    static const char *const pages[] = {"rest_login", "rest_team_detail"};
    struct arena arena = {0};
    struct feed_choices rows = {.arena = &arena};
    enum feed_listing end = LISTING_MORE;
    for (int step = 0; step < 2 && end == LISTING_MORE; step++) {
        char path[200], error[200] = "";
        struct feed_fetch fetch;
        struct buf body = {0};
        snprintf(path, sizeof(path), "fixtures/minicup/%s.json", pages[step]);
        if (!answer_load(path, &body) ||
            !minicup_choices_fetch(config, step, &fetch, error, sizeof(error))) {
            end = LISTING_FAILED;
        } else {
            buf_printf(found, "%s\n", fetch.url);
            end = minicup_choices_body(config, &fetch, step, 200,
                                       (struct str){body.data, body.len}, NULL, &rows,
                                       error, sizeof(error));
        }
        buf_finish(&body);
    }
    for (int i = 0; i < rows.count; i++) {
        const struct feed_choice *row = &rows.items[i];
        buf_printf(found, "%s|%s|%s|%s\n", row->id, row->name, row->state,
                   row->note ? row->note : "");
    }
    arena_finish(&arena);
    return end == LISTING_DONE;
}

TEST(a_team_is_listed_with_its_players_and_matches)
{
    struct buf found = {0};
    const struct feed_config config = {
        .url = "ws://127.0.0.1", .pin = "2468", .team = "301"};
    CHECK(list_team(&config, &found));
    CHECK_STR(found.data,
              "http://127.0.0.1/api/login\n"
              "http://127.0.0.1/api/team-detail/301\n"
              "301|SK Rybníček Horka|team|trainer Božena Vrbová\n"
              "2101|Alžběta Kupková|player|number 1, 1 goal\n"
              "2102|Nela Brázdilová|player|number 4, 6 goals\n"
              "2103|Ema Říčařová|player|number 7, 11 goals\n"
              "2104|Thi Lan Phamová|player|number 12, 7 goals\n"
              "512|SK Rybníček Horka vs. HC Červený Kopec|not started|\n"
              "509|Házená Stará Pila vs. SK Rybníček Horka|full time|14:11\n");
    buf_finish(&found);
}

// Five thousand messages in a second must not become five thousand GETs.
TEST(a_burst_after_the_start_asks_for_history_once_a_second)
{
    struct buf body = {0};
    struct play play = followed();
    int gets = 0;
    CHECK(answer_load("fixtures/minicup/goal.json", &body));
    for (int i = 0; i < 5000; i++) {
        struct arena arena = {0};
        struct feed_out out = feed_out_begin(&arena);
        minicup_ops.text(play.feed, (struct str){body.data, body.len}, i / 5, &out);
        gets += out.fetch_count;
        arena_finish(&arena);
    }
    CHECK_INT(gets, 1);
    buf_finish(&body);
    play_finish(&play);
}

static const struct check_case cases[] = {
    CASE(every_capture_says_what_its_golden_says),
    CASE(every_answer_says_what_its_golden_says),
    CASE(what_comes_twice_is_one_thing_that_happened),
    CASE(a_goal_is_news_once_and_taking_it_back_is_a_correction),
    CASE(the_first_message_of_a_connection_celebrates_nothing),
    CASE(silence_is_borne_longer_before_and_after_a_match_than_in_it),
    CASE(a_goal_after_the_time_counts_and_is_shown),
    CASE(an_answer_before_the_result_is_signed_says_no_score),
    CASE(a_team_is_listed_with_its_players_and_matches),
    CASE(a_burst_after_the_start_asks_for_history_once_a_second),
};

CHECK_MAIN(cases)

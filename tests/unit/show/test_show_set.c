// What the operator sets by hand, with feeds that go on talking. All are invented.
#include "live_hall.h"

// A cue as it is posted. The reason, "" if there is none.
static const char *post(struct hall *hall, const char *text)
{
    static char reason[300];
    struct arena arena = {0};
    struct cue cue;
    const char *why = NULL;
    reason[0] = '\0';
    if (cue_read((struct str){text, strlen(text)}, &arena, &cue, reason,
                 sizeof(reason))) {
        show_cue(hall->show, &cue, hall->now_ms, &why);
        text_copy(reason, sizeof(reason), why ? why : "");
    }
    arena_finish(&arena);
    return reason;
}

static bool status_has(const struct hall *hall, const char *part)
{
    struct buf buf = {0};
    struct show_output output = {.width = 1920, .height = 1080, .key = "chroma"};
    show_status(hall->show, &output, NULL, hall->now_ms, &buf);
    bool has = strstr(buf.data, part);
    if (!has) {
        printf("  %s\n", buf.data);
    }
    buf_finish(&buf);
    return has;
}

TEST(a_score_that_was_set_by_hand_stands_while_the_match_goes_on)
{
    struct hall hall = hall_open();
    match_live(&hall, 1, 0, 60000);
    pass(&hall, 2);
    CHECK_STR(say(&hall, "set home.score 2", NULL), "");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "2");
    match_live(&hall, 1, 1, 70000);
    pass(&hall, 10);
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "2");
    CHECK_STR(shown(&hall, LAYER_BUG, "away.score"), "1");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "01:20");
    match_live(&hall, 3, 1, 90000);
    CHECK_STR(say(&hall, "unset home.score", NULL), "");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "3");
    hall_close(&hall);
}

TEST(a_clock_that_was_set_by_hand_stands_and_is_right_when_it_is_live_again)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 60000);
    pass(&hall, 2);
    CHECK_STR(say(&hall, "set clock 09:59", NULL), "");
    pass(&hall, 3);
    match_live(&hall, 1, 0, 65000);
    pass(&hall, 5);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "09:59");
    CHECK_STR(say(&hall, "unset all", NULL), "");
    pass(&hall, 0.001);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "01:10");
    pass(&hall, 2);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "01:12");
    hall_close(&hall);
}

TEST(a_misspelt_value_of_ones_own_is_told)
{
    struct hall hall = hall_open();
    CHECK_STR(post(&hall, "{\"cue\":\"take\",\"scene\":\"winner\",\"data\":"
                          "{\"name\":\"Ada Fen\",\"mrak\":\"11.52\"}}"),
              "no scene has the value \"mrak\", did you mean \"mark\"?");
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_LOWER), "winner manual/winner");
    CHECK_STR(post(&hall, "{\"cue\":\"take\",\"scene\":\"results\",\"data\":"
                          "{\"rows\":[{\"name\":\"Ada Fen\"},{\"plcae\":\"2\"}]}}"),
              "no scene has the value \"plcae\", did you mean \"place\"?");
    CHECK_STR(post(&hall, "{\"cue\":\"take\",\"scene\":\"goal\",\"data\":"
                          "{\"player\":\"Ada Fen\",\"name\":\"Ada Fen\"}}"),
              "goal has no value \"name\"");
    CHECK_STR(post(&hall, "{\"cue\":\"take\",\"scene\":\"table\",\"data\":"
                          "{\"rows\":[{\"team\":\"Ox\",\"mark\":\"2\"}]}}"),
              "table has no value \"mark\"");
    // A theme's own.
    CHECK_STR(post(&hall, "{\"cue\":\"take\",\"scene\":\"winner\",\"data\":"
                          "{\"name\":\"Ada Fen\",\"presented.by\":\"us\"}}"),
              "");
    hall_close(&hall);
}

TEST(a_name_in_the_leaderboard_stays_with_its_athlete)
{
    struct hall hall = hall_open();
    race_at(&hall, NULL, 0, 600, true);
    race_at(&hall, "1", 1, 1200, false);
    race_at(&hall, "1", 2, 1212, false);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/" PROG);
    CHECK_STR(post(&hall, "{\"cue\":\"set\",\"scene\":\"leaderboard\",\"values\":"
                          "{\"rows.2.name\":\"Mae C.\"}}"),
              "");
    race_at(&hall, "2", 3, 1300, false);
    pass(&hall, 1);
    const struct values *values = on(&hall, LAYER_BOARD)->values;
    for (int i = 0; i < values->row_count; i++) {
        const char *bib = values_get(&values->rows[i], "bib");
        const char *name = values_get(&values->rows[i], "name");
        CHECK(text_equal(bib, "12") == text_equal(name, "Mae C."));
    }
    hall_close(&hall);
}

TEST(the_state_shows_what_was_set_and_the_journal_the_operators_words)
{
    struct hall hall = hall_open();
    match_live(&hall, 1, 0, 60000);
    pass(&hall, 2);
    CHECK_STR(post(&hall,
                   "{\"cue\":\"set\",\"scene\":\"scorebug\",\"subject\":\"cup/368\","
                   "\"values\":{\"home.name\":\"Harbour\",\"note\":\"Final\"}}"),
              "");
    CHECK(status_has(&hall, "\"overrides\":{\"home.name\":\"Harbour\",\"note\":"
                            "\"Final\"}}"));
    CHECK(status_has(&hall, "\"subject\":\"cup/368\",\"text\":\"set by hand: home.name = "
                            "Harbour, note = Final\""));
    CHECK(status_has(&hall,
                     "\"subject\":\"operator\",\"text\":\"{\\\"cue\\\":\\\"set\\\","
                     "\\\"scene\\\":\\\"scorebug\\\","));
    CHECK_STR(say(&hall, "set home.nmae X", NULL),
              "scorebug has no value \"home.nmae\", did you mean \"home.name\"?");
    CHECK(status_has(&hall, "\"text\":\"set home.nmae X: scorebug has no value"));
    CHECK_STR(post(&hall, "{\"cue\":\"set\",\"layer\":\"bug\",\"live\":true}"), "");
    CHECK(status_has(&hall, "\"overrides\":{}"));
    CHECK_STR(shown(&hall, LAYER_BUG, "home.name"), "Harbour HC");
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(a_score_that_was_set_by_hand_stands_while_the_match_goes_on),
    CASE(a_clock_that_was_set_by_hand_stands_and_is_right_when_it_is_live_again),
    CASE(a_misspelt_value_of_ones_own_is_told),
    CASE(a_name_in_the_leaderboard_stays_with_its_athlete),
    CASE(the_state_shows_what_was_set_and_the_journal_the_operators_words),
};

CHECK_MAIN(cases)

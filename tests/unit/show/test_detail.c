// Detail: the whole story behind what is on air, when it comes and when it does not.
#include "panel_hall.h"

// Two throwers of the hammer; the second is behind.
static struct maker *hammer(const char *second)
{
    struct maker *maker = card("01", "HT", "Hammer - Men");
    maker_throws(maker, "205", "46.10 48.67");
    named(maker, "Robin Croft", "GBR");
    maker_throws(maker, "207", second);
    named(maker, "Ede Holt", NULL);
    return maker;
}

TEST(detail_of_an_attempt_opens_the_series_when_the_answer_comes)
{
    struct hall hall = hall_open();
    bool obeyed;
    threw(&hall, "01", "207", "Ede Holt", 2, "47.90");
    asked(&hall);
    CHECK_STR(say(&hall, "detail", &obeyed),
              "asked for unit 01/1/1: its panel comes with the answer");
    CHECK(obeyed);
    CHECK_STR(asked(&hall), "3 01/1/1");
    CHECK_STR(standing(&hall, LAYER_FULL), "");
    pass(&hall, 2);
    CHECK_STR(say(&hall, "detail", &obeyed), "unit 01/1/1 was asked for 2 s ago");
    CHECK_STR(asked(&hall), "");
    fetched(&hall, hammer("44.00 47.90"));
    pass(&hall, 0.2);
    CHECK_STR(standing(&hall, LAYER_FULL), "series track/01/1/1");
    CHECK_STR(column(&hall, LAYER_FULL, "bib"), "205 207");
    CHECK_STR(column(&hall, LAYER_FULL, "current"), "- true");
    CHECK_STR(shown(&hall, LAYER_FULL, "target"), "48.67");
    CHECK_STR(on(&hall, LAYER_FULL)->reason, "detail of unit 01/1/1");
    CHECK_STR(notice(&hall), "");
    hall_close(&hall);
}

TEST(who_throws_next_is_marked_before_the_unit_tells_of_it)
{
    struct hall hall = hall_open();
    threw(&hall, "01", "207", "Ede Holt", 1, "44.00");
    fetched(&hall, hammer("44.00"));
    say(&hall, "detail", NULL);
    pass(&hall, 0.2);
    CHECK_STR(column(&hall, LAYER_FULL, "current"), "- true");
    pass(&hall, 3);
    threw(&hall, "01", "205", "Robin Croft", 2, "48.67");
    CHECK_STR(column(&hall, LAYER_FULL, "current"), "true -");
    threw(&hall, "02", "207", "Ede Holt", 1, "20.00"); // in another ring
    CHECK_STR(column(&hall, LAYER_FULL, "current"), "true -");
    hall_close(&hall);
}

TEST(detail_again_takes_the_panel_away)
{
    struct hall hall = hall_open();
    bool obeyed;
    threw(&hall, "01", "207", "Ede Holt", 2, "47.90");
    fetched(&hall, hammer("44.00 47.90"));
    say(&hall, "detail", NULL);
    pass(&hall, 1);
    CHECK_STR(say(&hall, "detail", &obeyed), "");
    CHECK(obeyed);
    CHECK_STR(standing(&hall, LAYER_FULL), "leaving series track/01/1/1");
    pass(&hall, 1);
    threw(&hall, "01", "207", "Ede Holt", 3, "48.00");
    say(&hall, "detail", NULL);
    pass(&hall, 0.2);
    CHECK_STR(standing(&hall, LAYER_FULL), "series track/01/1/1");
    hall_close(&hall);
}

// What is asked for stands alone: the card or its panel, whichever was asked for last.
TEST(a_card_and_its_panel_change_places)
{
    struct hall hall = hall_open();
    threw(&hall, "01", "207", "Ede Holt", 2, "47.90");
    fetched(&hall, hammer("44.00 47.90"));
    say(&hall, "call 207", NULL);
    pass(&hall, 1);
    for (int i = 0; i < 2; i++) {
        say(&hall, "pin lower", NULL);
        say(&hall, "detail", NULL);
        CHECK_STR(standing(&hall, LAYER_LOWER), "leaving athlete track/01/1/1/207");
        pass(&hall, 0.2);
        CHECK_STR(standing(&hall, LAYER_LOWER), "");
        CHECK_STR(standing(&hall, LAYER_FULL), "series track/01/1/1");
        pass(&hall, 1);
        say(&hall, "pin full", NULL);
        say(&hall, "call 207", NULL);
        CHECK_STR(standing(&hall, LAYER_FULL), "leaving series track/01/1/1");
        CHECK_STR(standing(&hall, LAYER_LOWER), "");
        pass(&hall, 0.2);
        CHECK_STR(standing(&hall, LAYER_LOWER), "athlete track/01/1/1/207");
    }
    // Also while the card still waits for the panel to go: it is what the operator means.
    say(&hall, "detail", NULL);
    pass(&hall, 1);
    say(&hall, "call 205", NULL);
    CHECK_STR(standing(&hall, LAYER_FULL), "leaving series track/01/1/1");
    say(&hall, "detail", NULL);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_FULL), "series track/01/1/1");
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    say(&hall, "detail", NULL);
    CHECK_STR(standing(&hall, LAYER_FULL), "leaving series track/01/1/1");
    hall_close(&hall);
}

TEST(a_copy_younger_than_ten_seconds_is_shown_at_once)
{
    struct hall hall = hall_open();
    bool obeyed;
    threw(&hall, "01", "207", "Ede Holt", 2, "47.90");
    fetched(&hall, hammer("44.00 47.90"));
    asked(&hall);
    CHECK_STR(say(&hall, "detail", &obeyed), "");
    CHECK(obeyed);
    pass(&hall, 0.2);
    CHECK_STR(standing(&hall, LAYER_FULL), "series track/01/1/1");
    CHECK_STR(asked(&hall), "");
    pass(&hall, 6);
    CHECK_STR(asked(&hall), "3 01/1/1"); // and kept up to date
    fetched(&hall, hammer("44.00 47.90 48.99"));
    CHECK_STR(column(&hall, LAYER_FULL, "bib"), "207 205");
    hall_close(&hall);
}

TEST(an_answer_that_does_not_come_is_told_and_the_last_copy_shown)
{
    struct hall hall = hall_open();
    threw(&hall, "01", "205", "Robin Croft", 2, "48.67");
    fetched(&hall, hammer("44.00"));
    pass(&hall, 40);
    threw(&hall, "01", "207", "Ede Holt", 2, "47.90");
    say(&hall, "detail", NULL);
    pass(&hall, 9.9);
    CHECK_STR(standing(&hall, LAYER_FULL), "");
    pass(&hall, 0.2);
    CHECK_STR(standing(&hall, LAYER_FULL), "series track/01/1/1");
    CHECK_STR(notice(&hall),
              "track: unit 01/1/1: no answer within 10 s; shown as it was 50 s ago");
    fetched(&hall, hammer("44.00 47.90"));
    CHECK_STR(notice(&hall), "");
    CHECK_STR(shown(&hall, LAYER_FULL, "target"), "48.67");
    hall_close(&hall);
}

TEST(a_refusal_is_told_at_once_in_the_feeds_own_words)
{
    struct hall hall = hall_open();
    threw(&hall, "01", "207", "Ede Holt", 2, "47.90");
    say(&hall, "detail", NULL);
    not_fetched(&hall, TRACK, unit_key("01", 1, 1), 403, "blocked by the server (403)");
    CHECK_STR(notice(&hall), "track: unit 01/1/1 not fetched: blocked by the server "
                             "(403); nothing to show");
    CHECK_STR(standing(&hall, LAYER_FULL), "");
    // What comes late puts nothing on air by itself.
    pass(&hall, 30);
    fetched(&hall, hammer("44.00 47.90"));
    CHECK_STR(standing(&hall, LAYER_FULL), "");
    CHECK_STR(notice(&hall), "");
    hall_close(&hall);
}

TEST(a_panel_that_stands_keeps_its_last_good_copy_and_tells_its_age)
{
    struct hall hall = hall_open();
    threw(&hall, "01", "207", "Ede Holt", 2, "47.90");
    fetched(&hall, hammer("44.00 47.90"));
    say(&hall, "detail", NULL);
    pass(&hall, 150);
    not_fetched(&hall, TRACK, unit_key("01", 1, 1), 429,
                "the server wants fewer requests (429)");
    CHECK_STR(standing(&hall, LAYER_FULL), "series track/01/1/1");
    CHECK_STR(column(&hall, LAYER_FULL, "t2"), "48.67 47.90");
    CHECK_STR(notice(&hall), "track: unit 01/1/1 not fetched: the server wants fewer "
                             "requests (429); shown as it was 2 min ago");
    // The trouble of something else says nothing of the panel.
    not_fetched(&hall, TRACK, unit_key("99", 1, 1), 404, "not on the server (404)");
    CHECK_STR(notice(&hall), "track: unit 99/1/1 not fetched: not on the server (404)");
    hall_close(&hall);
}

TEST(the_panel_is_the_one_of_the_discipline)
{
    static const struct {
        const char *code, *trials, *panel;
    } cases[] = {{"800", NULL, "results track/12/1/1"},
                 {"HJ", "1.80:xo", "heights track/12/1/1"},
                 {"SP", "14.10", "series track/12/1/1"},
                 {"DEC", NULL, "results track/12/1/1"},
                 {"HJ", NULL, "results track/12/1/1"}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct hall hall = hall_open();
        struct maker *maker = card("12", cases[i].code, "An event");
        won(&hall, "12", "Robin Croft", "1");
        if (!cases[i].trials) {
            runs(maker, "7", "Robin Croft", "1.80", 1);
        } else if (strchr(cases[i].trials, ':')) {
            maker_jumps(maker, "7", cases[i].trials);
            named(maker, "Robin Croft", NULL);
        } else {
            maker_throws(maker, "7", cases[i].trials);
            named(maker, "Robin Croft", NULL);
        }
        say(&hall, "detail", NULL);
        fetched(&hall, maker);
        pass(&hall, 0.2);
        CHECK_STR(standing(&hall, LAYER_FULL), cases[i].panel);
        hall_close(&hall);
    }
}

TEST(before_there_is_a_result_detail_of_what_is_followed_is_the_start_list)
{
    struct hall hall = hall_open();
    bool obeyed;
    CHECK_STR(say(&hall, "detail", &obeyed), "nothing is on air");
    CHECK(!obeyed);
    say(&hall, "follow track 20/1/1", NULL);
    CHECK_STR(feed_says(&hall, TRACK, "follows"), "20/1/1");
    say(&hall, "detail", &obeyed);
    CHECK(obeyed);
    struct maker *maker = card("20", "100", "100m - Women");
    runs(maker, "7", "Ama Hart", NULL, 0);
    fetched(&hall, maker);
    CHECK_STR(standing(&hall, LAYER_FULL), "startlist track/20/1/1");
    hall_close(&hall);
}

TEST(an_answer_without_anybody_in_it_is_told)
{
    struct hall hall = hall_open();
    won(&hall, "12", "Harry Fold", "1:52.60");
    say(&hall, "detail", NULL);
    fetched(&hall, card("12", "800", "800m - Men"));
    CHECK_STR(notice(&hall), "track: unit 12/1/1 has nothing for startlist; nothing to "
                             "show");
    CHECK_STR(standing(&hall, LAYER_FULL), "");
    hall_close(&hall);
}

TEST(clear_dismiss_and_another_panel_end_the_wait)
{
    static const char *const words[] = {"clear", "dismiss", "take results track/12/1/1"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        struct hall hall = hall_open();
        struct maker *maker = card("12", "800", "800m - Men");
        runs(maker, "7", "Harry Fold", "1:52.60", 1);
        fetched(&hall, maker);
        pass(&hall, 20);
        threw(&hall, "01", "207", "Ede Holt", 2, "47.90");
        say(&hall, "detail", NULL);
        say(&hall, words[i], NULL);
        pass(&hall, 0.2);
        char before[300];
        text_copy(before, sizeof(before), standing(&hall, LAYER_FULL));
        fetched(&hall, hammer("44.00 47.90"));
        pass(&hall, 11);
        CHECK_STR(standing(&hall, LAYER_FULL), before);
        CHECK_STR(notice(&hall), "");
        hall_close(&hall);
    }
}

TEST(what_is_taken_while_an_answer_is_waited_for_ends_the_wait)
{
    struct hall hall = hall_open();
    fetched(&hall, hammer("44.00 44.00"));
    pass(&hall, 20);
    threw(&hall, "01", "207", "Ede Holt", 2, "47.90");
    say(&hall, "detail", NULL);
    pass(&hall, 1);
    say(&hall, "call 207", NULL);
    pass(&hall, 1);
    fetched(&hall, hammer("44.00 47.90"));
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_FULL), "");
    CHECK_STR(standing(&hall, LAYER_LOWER), "athlete track/01/1/1/207");
    say(&hall, "detail", NULL);
    pass(&hall, 0.2);
    CHECK_STR(standing(&hall, LAYER_FULL), "series track/01/1/1");
    hall_close(&hall);
}

TEST(a_copy_that_has_not_changed_is_an_answer_and_young_again)
{
    struct hall hall = hall_open();
    struct event same = {.type = EVENT_UNCHANGED,
                         .fetch = {.unit = unit_key("01", 1, 1)}};
    threw(&hall, "01", "207", "Ede Holt", 2, "47.90");
    fetched(&hall, hammer("44.00 47.90"));
    pass(&hall, 40);
    threw(&hall, "01", "207", "Ede Holt", 3, "48.00");
    say(&hall, "detail", NULL);
    CHECK_STR(standing(&hall, LAYER_FULL), "");
    hear(&hall, TRACK, &same);
    pass(&hall, 0.2);
    CHECK_STR(standing(&hall, LAYER_FULL), "series track/01/1/1");
    pass(&hall, 2);
    not_fetched(&hall, TRACK, unit_key("01", 1, 1), 503, "the server has trouble (503)");
    CHECK_STR(notice(&hall), "track: unit 01/1/1 not fetched: the server has trouble "
                             "(503); shown as it was 2 s ago");
    hear(&hall, TRACK, &same);
    CHECK_STR(notice(&hall), "");
    hall_close(&hall);
}

TEST(a_try_that_fails_is_told_and_the_next_one_waited_for)
{
    struct hall hall = hall_open();
    struct event failed = {.type = EVENT_FETCH_FAILED,
                           .fetch = {.unit = unit_key("01", 1, 1),
                                     .status = 503,
                                     .again = true,
                                     .note = "the server has trouble (503); tried "
                                             "again in 2 s"}};
    threw(&hall, "01", "207", "Ede Holt", 2, "47.90");
    say(&hall, "detail", NULL);
    hear(&hall, TRACK, &failed);
    CHECK_STR(notice(&hall), "track: unit 01/1/1 not fetched: the server has trouble "
                             "(503); tried again in 2 s");
    pass(&hall, 2);
    fetched(&hall, hammer("44.00 47.90"));
    pass(&hall, 0.2);
    CHECK_STR(standing(&hall, LAYER_FULL), "series track/01/1/1");
    CHECK_STR(notice(&hall), "");
    // The operator does not wait for ever; what was wrong is said then.
    say(&hall, "detail", NULL);
    pass(&hall, 40);
    threw(&hall, "01", "207", "Ede Holt", 3, "48.00");
    say(&hall, "detail", NULL);
    hear(&hall, TRACK, &failed);
    pass(&hall, 10.1);
    CHECK_STR(notice(&hall), "track: unit 01/1/1 not fetched: the server has trouble "
                             "(503); tried again in 2 s; shown as it was 50 s ago");
    hall_close(&hall);
}

TEST(results_of_a_race_that_is_run_again_leave_and_do_not_stand_as_they_were)
{
    struct hall hall = hall_open();
    struct maker *race = card("12", "800", "800m - Men");
    race->unit.results = RESULTS_PROVISIONAL;
    runs(race, "44", "Harry Cox", "1:52.60", 1);
    won(&hall, "12", "Harry Cox", "1:52.60");
    fetched(&hall, race);
    say(&hall, "detail", NULL);
    pass(&hall, 0.2);
    CHECK_STR(standing(&hall, LAYER_FULL), "results track/12/1/1");
    pass(&hall, 6);
    race = card("12", "800", "800m - Men");
    runs(race, "44", "Harry Cox", "", 0);
    fetched(&hall, race);
    CHECK_STR(standing(&hall, LAYER_FULL), "leaving results track/12/1/1");
    // Nobody's marks are no reason for a start list to leave.
    pass(&hall, 1);
    say(&hall, "take startlist track/12/1/1", NULL);
    CHECK_STR(standing(&hall, LAYER_FULL), "startlist track/12/1/1");
    fetched(&hall, race);
    CHECK_STR(standing(&hall, LAYER_FULL), "startlist track/12/1/1");
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(detail_of_an_attempt_opens_the_series_when_the_answer_comes),
    CASE(who_throws_next_is_marked_before_the_unit_tells_of_it),
    CASE(detail_again_takes_the_panel_away),
    CASE(a_card_and_its_panel_change_places),
    CASE(a_copy_younger_than_ten_seconds_is_shown_at_once),
    CASE(an_answer_that_does_not_come_is_told_and_the_last_copy_shown),
    CASE(a_refusal_is_told_at_once_in_the_feeds_own_words),
    CASE(a_panel_that_stands_keeps_its_last_good_copy_and_tells_its_age),
    CASE(the_panel_is_the_one_of_the_discipline),
    CASE(before_there_is_a_result_detail_of_what_is_followed_is_the_start_list),
    CASE(an_answer_without_anybody_in_it_is_told),
    CASE(clear_dismiss_and_another_panel_end_the_wait),
    CASE(what_is_taken_while_an_answer_is_waited_for_ends_the_wait),
    CASE(a_copy_that_has_not_changed_is_an_answer_and_young_again),
    CASE(a_try_that_fails_is_told_and_the_next_one_waited_for),
    CASE(results_of_a_race_that_is_run_again_leave_and_do_not_stand_as_they_were),
};

CHECK_MAIN(cases)

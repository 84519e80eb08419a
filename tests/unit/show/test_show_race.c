// A race on air: its clock, its winner, and its place beside other feeds.
#include "live_hall.h"

TEST(the_first_snapshot_of_a_race_brings_its_clock_and_nothing_else)
{
    struct hall hall = hall_open();
    race_at(&hall, "1", 2, 600, true);
    CHECK_STR(standing(&hall, LAYER_BUG), "raceclock tri/281501");
    CHECK_STR(standing(&hall, LAYER_BOARD), "");
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    CHECK_STR(shown(&hall, LAYER_BUG, "race"), "Elite Women");
    CHECK_STR(shown(&hall, LAYER_BUG, "segment"), "Swim Exit");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "10:00");
    CHECK_STR(on(&hall, LAYER_BUG)->reason, "race is live: Elite Women");
    pass(&hall, 61);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "11:01");
    hall_close(&hall);
}

TEST(a_race_that_has_not_started_has_no_clock)
{
    struct hall hall = hall_open();
    hear_race(&hall, &(struct race_message){.status = RACE_BEFORE,
                                            .date_ms = GUN_MS - 9,
                                            .start_ms = GUN_MS});
    pass(&hall, 60);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    hall_close(&hall);
}

// Who has finished, first to last; `out` is disqualified.
static void finish_but(struct hall *hall, const char *const bibs[3], int there,
                       const char *out, enum race_status status, double race_s)
{
    static const struct runner field[] = {{"7", "Ilse Varga", "HUN", NULL, 0, 0, NULL},
                                          {"12", "Mae Corrigan", "IRL", NULL, 0, 0, NULL},
                                          {"3", "Noor Hadley", "GBR", NULL, 0, 0, NULL}};
    struct runner runners[3];
    for (int i = 0; i < 3; i++) {
        for (int f = 0; f < 3; f++) {
            runners[i] = text_equal(field[f].bib, bibs[i]) ? field[f] : runners[i];
        }
        runners[i].point = i < there ? "6" : "5";
        runners[i].time_ms = (i < there ? 7000000 : 6500000) + i * 12000;
        runners[i].position = i + 1;
        runners[i].out = text_equal(bibs[i], out) ? "DSQ" : NULL;
    }
    hear_race(hall, &(struct race_message){.status = status,
                                           .date_ms = GUN_MS + (int64_t)(race_s * SECOND),
                                           .start_ms = GUN_MS,
                                           .point = "6",
                                           .runners = runners,
                                           .count = 3});
}

static void finish(struct hall *hall, const char *const bibs[3], int there,
                   enum race_status status, double race_s)
{
    finish_but(hall, bibs, there, NULL, status, race_s);
}

TEST(the_winner_is_unofficial_until_the_race_is_official)
{
    static const char *const order[] = {"12", "7", "3"};
    struct hall hall = hall_open();
    race_at(&hall, "5", 3, 6500, false);
    finish(&hall, order, 1, RACE_LIVE, 7000);
    CHECK_STR(standing(&hall, LAYER_LOWER), "winner tri/281501");
    CHECK_STR(on(&hall, LAYER_LOWER)->reason, "first at the finish, Elite Women");
    CHECK_STR(shown(&hall, LAYER_LOWER, "name"), "Mae Corrigan");
    CHECK_STR(shown(&hall, LAYER_LOWER, "mark"), "1:56:40");
    CHECK_STR(shown(&hall, LAYER_LOWER, "event"), "Elite Women");
    CHECK_STR(shown(&hall, LAYER_LOWER, "flag"), "IRL");
    CHECK_STR(shown(&hall, LAYER_LOWER, "status"), "unofficial");
    CHECK_STR(shown(&hall, LAYER_LOWER, "second.name"), "");
    pass(&hall, 3);
    finish(&hall, order, 3, RACE_LIVE, 7024);
    CHECK_STR(shown(&hall, LAYER_LOWER, "second.name"), "Ilse Varga");
    CHECK_STR(shown(&hall, LAYER_LOWER, "second.gap"), "+0:12");
    CHECK_STR(shown(&hall, LAYER_LOWER, "third.place"), "3");
    int64_t entered = on(&hall, LAYER_LOWER)->entered_ms;
    finish(&hall, order, 3, RACE_OFFICIAL, 7100);
    CHECK_STR(shown(&hall, LAYER_LOWER, "status"), "official");
    CHECK_INT(on(&hall, LAYER_LOWER)->entered_ms, entered);
    CHECK_STR(feed_says(&hall, TRI, "data"), "ended");
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    hall_close(&hall);
}

TEST(another_winner_is_put_right_in_place)
{
    static const char *const first[] = {"12", "7", "3"}, *const then[] = {"7", "12", "3"};
    struct hall hall = hall_open();
    race_at(&hall, "5", 3, 6500, false);
    finish(&hall, first, 2, RACE_LIVE, 7012);
    pass(&hall, 2);
    finish(&hall, then, 2, RACE_LIVE, 7020);
    CHECK_STR(standing(&hall, LAYER_LOWER), "winner tri/281501");
    CHECK_STR(shown(&hall, LAYER_LOWER, "name"), "Ilse Varga");
    CHECK_STR(shown(&hall, LAYER_LOWER, "second.name"), "Mae Corrigan");
    hall_close(&hall);
}

TEST(a_winner_who_is_disqualified_leaves_and_the_next_one_comes)
{
    static const char *const first[] = {"12", "7", "3"}, *const then[] = {"7", "3", "12"};
    struct hall hall = hall_open();
    race_at(&hall, "5", 3, 6500, false);
    finish(&hall, first, 3, RACE_LIVE, 7024);
    CHECK_STR(shown(&hall, LAYER_LOWER, "name"), "Mae Corrigan");
    pass(&hall, 2);
    // The timer has not moved the others up yet.
    finish_but(&hall, first, 3, "12", RACE_LIVE, 7030);
    CHECK_STR(standing(&hall, LAYER_LOWER), "leaving winner tri/281501");
    CHECK_STR(rows(&hall), "2 Ilse Varga 1:56:52; 3 Noor Hadley +0:12; Mae Corrigan DSQ");
    pass(&hall, 2);
    finish_but(&hall, then, 3, "12", RACE_LIVE, 7040);
    CHECK_STR(standing(&hall, LAYER_LOWER), "winner tri/281501");
    CHECK_STR(shown(&hall, LAYER_LOWER, "name"), "Ilse Varga");
    hall_close(&hall);
}

TEST(the_same_winner_told_again_does_not_come_again)
{
    static const char *const order[] = {"12", "7", "3"};
    struct hall hall = hall_open();
    race_at(&hall, "5", 3, 6500, false);
    finish(&hall, order, 1, RACE_LIVE, 7000);
    pass(&hall, 60);
    finish(&hall, order, 2, RACE_LIVE, 7060);
    pass(&hall, 60);
    CHECK_STR(standing(&hall, LAYER_BOARD), "");
    finish(&hall, order, 3, RACE_OFFICIAL, 7200);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    CHECK_STR(on(&hall, LAYER_BOARD)->reason, "results official, Elite Women");
    say(&hall, "take winner", NULL);
    CHECK_STR(shown(&hall, LAYER_LOWER, "status"), "official");
    hall_close(&hall);
}

TEST(a_match_has_the_corner_before_a_race_and_gives_it_back)
{
    struct hall hall = hall_open();
    race_at(&hall, "1", 3, 600, false);
    pass(&hall, 5);
    match_live(&hall, 0, 0, 1000);
    CHECK_STR(standing(&hall, LAYER_BUG), "leaving raceclock tri/281501");
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    hear_match(&hall, CUP, &(struct match_message){.status = MATCH_OVER});
    pass(&hall, 121);
    CHECK_STR(standing(&hall, LAYER_BUG), "raceclock tri/281501");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "12:07");
    hall_close(&hall);
}

TEST(three_feeds_at_once_have_a_layer_each)
{
    static const char *const order[] = {"12", "7", "3"};
    struct hall hall = hall_open();
    race_at(&hall, "4", 3, 6400, false);
    match_live(&hall, 0, 0, 1000);
    struct event result = {.type = EVENT_RESULT};
    result.result = (struct result_event){.unit = {"12", 1, 1},
                                          .heat_name = "800m - Men",
                                          .winner = "Jude Marsh",
                                          .mark = "1:52.10"};
    hear(&hall, TRACK, &result);
    race_at(&hall, "5", 1, 6500, false);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(standing(&hall, LAYER_LOWER), "winner track/12/1/1");
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    struct match_entry goal = goal_entry("41", SIDE_AWAY, "Ida Lam", 0, 1);
    goal_told(&hall, &goal);
    finish(&hall, order, 1, RACE_LIVE, 7000);
    CHECK_INT(director_waiting_count(show_director(hall.show)), 2);
    pass(&hall, 4);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/41");
    pass(&hall, 8);
    CHECK_STR(standing(&hall, LAYER_LOWER), "winner tri/281501");
    struct director_totals totals = director_totals(show_director(hall.show));
    CHECK_INT(totals.proposed, totals.shown + totals.merged + totals.dropped +
                                   director_waiting_count(show_director(hall.show)));
    hall_close(&hall);
}

TEST(a_race_clock_is_late_by_the_feeds_delay)
{
    static const struct show_feed feeds[] = {
        {.id = "tri", .type = "triathlon", .subject = PROG, .delay_ms = 7000}};
    struct hall hall = hall_with(feeds, 1);
    hall.now_ms += 7000;
    race_at(&hall, "1", 3, 600, false);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "10:00");
    pass(&hall, 1.5);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "10:01");
    hall_close(&hall);
}

TEST(a_race_that_is_not_followed_stays_silent)
{
    struct hall hall = hall_open();
    struct runner runner = {"9", "Una Field", "NZL", "1", 600000, 1, NULL};
    struct race_message said = {.prog = "9",
                                .status = RACE_LIVE,
                                .date_ms = GUN_MS + 600000,
                                .start_ms = GUN_MS,
                                .point = "1",
                                .runners = &runner,
                                .count = 1};
    hear_race(&hall, &said);
    said.point = runner.point = "2";
    said.date_ms += 1000;
    hear_race(&hall, &said);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    CHECK_STR(standing(&hall, LAYER_BOARD), "");
    CHECK_STR(say(&hall, "follow tri 9", NULL), "following race 9");
    CHECK_STR(standing(&hall, LAYER_BUG), "raceclock tri/9");
    hall_close(&hall);
}

TEST(a_race_is_not_asked_for_all_the_time)
{
    struct hall hall = hall_open();
    struct show_wish wish;
    race_at(&hall, "1", 3, 600, false);
    race_at(&hall, "3", 3, 700, false);
    pass(&hall, 30);
    CHECK(!show_wish(hall.show, &wish));
    struct event failed = {.type = EVENT_FETCH_FAILED};
    failed.fetch = (struct fetch_event){.unit = {.event = PROG}, .note = "401"};
    hear(&hall, TRI, &failed);
    CHECK_STR(show_notice(hall.show), "tri: race 281501 not fetched: 401");
    race_at(&hall, "3", 3, 730, false);
    CHECK_STR(feed_says(&hall, TRI, "note"), "race 281501 not fetched: 401");
    race_at(&hall, "3", 3, 740, true);
    CHECK_STR(feed_says(&hall, TRI, "note"), "");
    hall_close(&hall);
}

TEST(a_race_that_is_polled_without_its_socket_is_not_stale)
{
    struct hall hall = hall_open();
    link_is(&hall, TRI, LINK_DOWN);
    race_at(&hall, "1", 3, 600, true);
    CHECK_STR(feed_says(&hall, TRI, "data"), "live");
    for (int i = 0; i < 20; i++) {
        pass(&hall, 10);
        race_at(&hall, "1", 3, 600, true); // word for word the same
    }
    CHECK_STR(feed_says(&hall, TRI, "data"), "quiet");
    pass(&hall, 91);
    CHECK_STR(feed_says(&hall, TRI, "data"), "stale");
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(a_race_that_is_polled_without_its_socket_is_not_stale),
    CASE(the_first_snapshot_of_a_race_brings_its_clock_and_nothing_else),
    CASE(a_race_that_has_not_started_has_no_clock),
    CASE(the_winner_is_unofficial_until_the_race_is_official),
    CASE(another_winner_is_put_right_in_place),
    CASE(a_winner_who_is_disqualified_leaves_and_the_next_one_comes),
    CASE(the_same_winner_told_again_does_not_come_again),
    CASE(a_match_has_the_corner_before_a_race_and_gives_it_back),
    CASE(three_feeds_at_once_have_a_layer_each),
    CASE(a_race_clock_is_late_by_the_feeds_delay),
    CASE(a_race_that_is_not_followed_stays_silent),
    CASE(a_race_is_not_asked_for_all_the_time),
};

CHECK_MAIN(cases)

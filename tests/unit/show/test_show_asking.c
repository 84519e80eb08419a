// What the show asks the feeds for, and how often.
#include "meeting_hall.h"

TEST(the_unit_on_air_is_asked_for_after_five_seconds_and_ever_more_rarely)
{
    struct hall hall = hall_open();
    struct show_wish wish;
    bool obeyed;
    result(&hall, "Harry Fold", "1:52.60", false);
    say(&hall, "pin", &obeyed);
    pass(&hall, 4.9);
    CHECK(!show_wish(hall.show, &wish));
    pass(&hall, 0.1);
    CHECK(show_wish(hall.show, &wish));
    CHECK_INT(wish.feed, TRACK);
    CHECK_STR(wish.unit.event, "12");
    CHECK(!show_wish(hall.show, &wish));
    struct event same = {.type = EVENT_UNCHANGED, .fetch = {.unit = wish.unit}};
    // At 10, 20, 40, 70 and 100 s.
    static const int asked[] = {1, 1, 0, 1, 0, 0, 1, 0, 0, 1};
    for (int i = 0; i < 10; i++) {
        show_event(hall.show, TRACK, &same, hall.now_ms, hall.now_ms);
        pass(&hall, i == 0 ? 5 : 10);
        CHECK_INT(show_wish(hall.show, &wish), asked[i]);
    }
    say(&hall, "dismiss", &obeyed);
    pass(&hall, 20);
    CHECK(!show_wish(hall.show, &wish));
    hall_close(&hall);
}

TEST(a_correction_on_air_makes_it_ask_soon_again)
{
    struct hall hall = hall_open();
    struct show_wish wish;
    bool obeyed;
    result(&hall, "Harry Fold", "1:52.60", false);
    say(&hall, "pin", &obeyed);
    for (int i = 0; i < 9; i++) {
        pass(&hall, 10);
        show_wish(hall.show, &wish);
    }
    result(&hall, "Harry Fold", "1:52.61", false);
    pass(&hall, 4.9);
    CHECK(!show_wish(hall.show, &wish));
    pass(&hall, 0.1);
    CHECK(show_wish(hall.show, &wish));
    hall_close(&hall);
}

TEST(a_cache_behind_the_push_is_asked_again_and_the_withdrawn_winner_stays_away)
{
    struct hall hall = hall_open();
    struct show_wish wish;
    bool obeyed;
    result(&hall, "Harry Fold", "1:52.60", false);
    unit(&hall, "Harry Fold", "1:52.60", false);
    say(&hall, "pin", &obeyed);
    pass(&hall, 2);
    result(&hall, "Ned Tarn", "1:52.90", false);
    pass(&hall, 0.3);
    unit(&hall, "Harry Fold", "1:52.60", false); // out of the cache
    CHECK_STR(shown(&hall, "name"), "Ned Tarn");
    CHECK_STR(shown(&hall, "mark"), "1:52.90");
    pass(&hall, 4.7);
    CHECK(show_wish(hall.show, &wish));
    unit(&hall, "Ned Tarn", "1:52.90", false);
    CHECK_STR(shown(&hall, "status"), "OFFICIAL");
    hall_close(&hall);
}

TEST(a_race_that_is_run_again_has_no_winner_until_it_was)
{
    struct hall hall = hall_open();
    struct event again = {.type = EVENT_UNIT};
    bool obeyed;
    again.unit = (struct unit){.key = key("12", 1), .name = "800m - Men"};
    result(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 0.3);
    hear(&hall, TRACK, &again); // out of the cache: the push stands
    CHECK_STR(shown(&hall, "name"), "Harry Fold");
    pass(&hall, 1);
    unit(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 3);
    hear(&hall, TRACK, &again);
    CHECK_STR(last_decision(&hall), "leaves: results withdrawn");
    pass(&hall, 1);
    say(&hall, "take winner track/12/1/1", &obeyed);
    CHECK(!obeyed);
    result(&hall, "Harry Fold", "1:52.60", false);
    CHECK_STR(shown(&hall, "mark"), "1:52.60");
    hall_close(&hall);
}

TEST(a_unit_whose_answer_is_on_its_way_is_not_asked_for_again)
{
    struct hall hall = hall_open();
    struct show_wish wish;
    bool obeyed;
    result(&hall, "Harry Fold", "1:52.60", false);
    say(&hall, "pin", &obeyed);
    pass(&hall, 5);
    CHECK(show_wish(hall.show, &wish));
    CHECK(wish.whole); // no copy is here that could still be right
    struct event failed = {.type = EVENT_FETCH_FAILED,
                           .fetch = {.unit = wish.unit, .status = 503, .again = true}};
    show_event(hall.show, TRACK, &failed, hall.now_ms, hall.now_ms);
    pass(&hall, 50);
    CHECK(!show_wish(hall.show, &wish));
    failed.fetch.again = false; // the last try
    show_event(hall.show, TRACK, &failed, hall.now_ms, hall.now_ms);
    pass(&hall, 1);
    CHECK(show_wish(hall.show, &wish));
    pass(&hall, 61); // lost on its way
    CHECK(show_wish(hall.show, &wish));
    hall_close(&hall);
}

TEST(detail_asks_at_once_and_says_so)
{
    struct hall hall = hall_open();
    struct show_wish wish;
    bool obeyed;
    CHECK_STR(say(&hall, "detail", &obeyed), "nothing is on air");
    CHECK(!obeyed);
    result(&hall, "Harry Fold", "1:52.60", false);
    CHECK_STR(say(&hall, "detail", &obeyed),
              "asked for unit 12/1/1: its panel comes with the answer");
    CHECK(obeyed);
    CHECK(show_wish(hall.show, &wish));
    hall_close(&hall);
}

TEST(a_fetch_that_fails_is_told_until_one_comes)
{
    struct hall hall = hall_open();
    result(&hall, "Harry Fold", "1:52.60", false);
    CHECK(!show_notice(hall.show));
    struct event failed = {.type = EVENT_FETCH_FAILED};
    failed.fetch = (struct fetch_event){
        .unit = key("12", 1), .status = 403, .note = "403, blocked by the server"};
    hear(&hall, TRACK, &failed);
    CHECK_STR(show_notice(hall.show),
              "track: unit 12/1/1 not fetched: 403, blocked by the server");
    CHECK_INT(lower(&hall)->state, AIR_ENTERING);
    struct json_doc *doc = status(&hall);
    const struct json *feed = json_first(json_get(json_root(doc), "feeds"));
    bool told = strstr(json_string(json_get(feed, "note")), "403");
    json_free(doc);
    CHECK(told);
    unit(&hall, "Harry Fold", "1:52.60", false);
    CHECK(!show_notice(hall.show));
    hall_close(&hall);
}

// Two events are parts of event 60, which has no units.
static struct hall heptathlon(void)
{
    static const struct meeting_discipline events[] = {
        {.event = "60", .code = "HEP", .name = "Heptathlon"},
        {.event = "12", .code = "800", .parent = "60"},
        {.event = "61", .code = "HJ", .parent = "60"}};
    struct hall hall = hall_open();
    struct event meeting = {.type = EVENT_MEETING, .backlog = true};
    meeting.meeting =
        (struct meeting_event){.disciplines = events, .discipline_count = 3};
    hear(&hall, TRACK, &meeting);
    return hall;
}

// What the competition says of it.
static void total_told(struct hall *hall, const char *points)
{
    struct entry entries[] = {{.bib = "7", .name = "Mae Corr", .performance = points}};
    struct event event = {.type = EVENT_UNIT, .backlog = true};
    event.unit = (struct unit){.key = key("60", 1),
                               .listed = true,
                               .precision = -1,
                               .entries = entries,
                               .entry_count = 1};
    hear(hall, TRACK, &event);
}

TEST(totals_of_a_heptathlon_are_asked_of_the_competition_when_a_part_has_results)
{
    struct hall hall = heptathlon();
    struct show_wish wish;
    bool obeyed;
    result(&hall, "Mae Corr", "2:12.60", false);
    CHECK(show_wish(hall.show, &wish));
    CHECK_STR(wish.unit.event, "60");
    CHECK_INT(wish.unit.round, 0);
    total_told(&hall, "2010");
    pass(&hall, 20);
    while (show_wish(hall.show, &wish)) {
        CHECK_STR(wish.unit.event, "12");
    }
    // What stands of them is kept up to date, once a minute.
    say(&hall, "take results track/60/1/1", &obeyed);
    CHECK(obeyed);
    pass(&hall, 30);
    CHECK(!show_wish(hall.show, &wish));
    pass(&hall, 31);
    CHECK(show_wish(hall.show, &wish));
    CHECK_STR(wish.unit.event, "60");
    struct event same = {.type = EVENT_UNCHANGED};
    same.fetch = (struct fetch_event){.whole_meeting = true, .unit = key("60", 1)};
    hear(&hall, TRACK, &same);
    pass(&hall, 30);
    CHECK(!show_wish(hall.show, &wish));
    hall_close(&hall);
}

TEST(that_totals_have_no_page_of_their_own_is_no_trouble)
{
    struct hall hall = heptathlon();
    bool obeyed;
    say(&hall, "take results track/60/1/1", &obeyed);
    CHECK(obeyed);
    struct event none = {.type = EVENT_FETCH_FAILED};
    none.fetch = (struct fetch_event){
        .unit = key("60", 1), .status = 404, .note = "not on the server (404)"};
    hear(&hall, TRACK, &none);
    total_told(&hall, "2010");
    CHECK(!show_notice(hall.show));
    const struct air *full = director_air(show_director(hall.show), LAYER_FULL);
    CHECK_STR(full->subject, "track/60/1/1");
    hall_close(&hall);
}

TEST(follow_asks_for_a_unit)
{
    struct hall hall = hall_open();
    struct show_wish wish;
    bool obeyed;
    CHECK_STR(say(&hall, "follow field F04/2/1", &obeyed), "following unit F04/2/1");
    CHECK(obeyed);
    CHECK(show_wish(hall.show, &wish));
    CHECK_INT(wish.feed, FIELD);
    CHECK_INT(wish.unit.round, 2);
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(the_unit_on_air_is_asked_for_after_five_seconds_and_ever_more_rarely),
    CASE(a_correction_on_air_makes_it_ask_soon_again),
    CASE(a_cache_behind_the_push_is_asked_again_and_the_withdrawn_winner_stays_away),
    CASE(a_race_that_is_run_again_has_no_winner_until_it_was),
    CASE(a_unit_whose_answer_is_on_its_way_is_not_asked_for_again),
    CASE(detail_asks_at_once_and_says_so),
    CASE(a_fetch_that_fails_is_told_until_one_comes),
    CASE(totals_of_a_heptathlon_are_asked_of_the_competition_when_a_part_has_results),
    CASE(that_totals_have_no_page_of_their_own_is_no_trouble),
    CASE(follow_asks_for_a_unit),
};

CHECK_MAIN(cases)

// Digits, then Enter: the card of that number, and from there to the next.
#include "panel_hall.h"

static void meeting(struct hall *hall)
{
    const struct meeting_competitor competitors[] = {
        {.bib = "205",
         .first_name = "Robin",
         .last_name = "Croft",
         .team_name = "Vale AC",
         .country = "GBR"},
        {.bib = "300", .first_name = "Ida", .last_name = "Moss"}};
    const struct meeting_entry entries[] = {
        {.bib = "205", .event = "01", .pb = "70.02", .sb = "68.40"}};
    const struct meeting_discipline disciplines[] = {
        {.event = "01", .code = "HT", .name = "Hammer - Men"}};
    struct event event = {.type = EVENT_MEETING, .backlog = true};
    event.meeting = (struct meeting_event){.competitors = competitors,
                                           .competitor_count = 2,
                                           .entries = entries,
                                           .entry_count = 1,
                                           .disciplines = disciplines,
                                           .discipline_count = 1};
    hear(hall, TRACK, &event);
}

static void hammer(struct hall *hall)
{
    struct maker *maker = card("01", "HT", "Hammer - Men");
    maker_throws(maker, "205", "46.10 48.67");
    named(maker, "Robin Croft", NULL);
    last_entry(maker)->order = 2;
    last_entry(maker)->note = "SB";
    maker_throws(maker, "207", "47.00");
    named(maker, "Ede Holt", NULL);
    last_entry(maker)->order = 3;
    maker_throws(maker, "199", "49.00");
    named(maker, "Wim Post", NULL);
    last_entry(maker)->order = 1;
    fetched(hall, maker);
}

static void sprint(struct hall *hall)
{
    struct maker *maker = card("12", "100", "100m - Men");
    runs(maker, "205", "Robin Croft", NULL, 0);
    runs(maker, "44", "Jo Vane", NULL, 0);
    fetched(hall, maker);
}

static const char *call(struct hall *hall, const char *words)
{
    const char *why = say(hall, words, NULL);
    pass(hall, 1);
    return *why ? why : standing(hall, LAYER_LOWER);
}

TEST(the_only_event_that_knows_the_number_gives_its_card)
{
    struct hall hall = hall_open();
    struct arena arena = {0};
    meeting(&hall);
    hammer(&hall);
    CHECK_STR(call(&hall, "call 205"), "athlete track/01/1/1/205");
    const char *said = dump(&arena, on(&hall, LAYER_LOWER)->values);
    CHECK_STR(
        said,
        "event=Hammer - Men; bib=205; name=Robin Croft; family=Croft; "
        "team=Vale AC; country=GBR; flag=GBR; pb=70.02; sb=68.40; place=2; mark=48.67; "
        "note=SB");
    CHECK_STR(on(&hall, LAYER_LOWER)->reason, "called up by the operator");
    CHECK_STR(say(&hall, "call 205", NULL), "track/01/1/1/205 is on air already");
    arena_finish(&arena);
    hall_close(&hall);
}

TEST(what_the_meeting_alone_knows_is_a_card_without_an_event)
{
    struct hall hall = hall_open();
    meeting(&hall);
    CHECK_STR(call(&hall, "call 300"), "athlete track/bib/300");
    CHECK_STR(shown(&hall, LAYER_LOWER, "name"), "Ida Moss");
    CHECK_STR(asked(&hall), "");
    pass(&hall, 6); // nothing to ask for again
    CHECK_STR(asked(&hall), "");
    CHECK_STR(say(&hall, "detail", NULL), "no event of bib 300 is known");
    hall_close(&hall);
}

TEST(a_number_in_two_events_is_the_operators_choice)
{
    struct hall hall = hall_open();
    bool obeyed;
    hammer(&hall);
    sprint(&hall);
    CHECK_STR(say(&hall, "call 205", &obeyed), "205 is in 01/1/1 and 12/1/1: follow one");
    CHECK(!obeyed);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    say(&hall, "follow track 12/1/1", NULL);
    CHECK_STR(call(&hall, "call 205"), "athlete track/12/1/1/205");
    // Only the hammer knows him, in the same meeting.
    CHECK_STR(call(&hall, "call 199"), "athlete track/01/1/1/199");
    say(&hall, "follow track 01/1/1", NULL);
    CHECK_STR(call(&hall, "call 205"), "athlete track/01/1/1/205");
    hall_close(&hall);
}

TEST(the_unit_on_air_knows_who_is_meant)
{
    struct hall hall = hall_open();
    hammer(&hall);
    sprint(&hall);
    threw(&hall, "01", "207", "Ede Holt", 2, "47.90");
    CHECK_STR(call(&hall, "call 205"), "athlete track/01/1/1/205");
    hall_close(&hall);
}

TEST(feeds_that_share_a_number_are_told_apart)
{
    struct hall hall = hall_open();
    bool obeyed;
    struct maker *maker = card("12", "100", "100m - Men");
    runs(maker, "7", "Robin Croft", NULL, 0);
    fetched(&hall, maker);
    race_at(&hall, NULL, 0, 10, true);
    say(&hall, "bug off", NULL);
    pass(&hall, 1);
    CHECK_STR(say(&hall, "call 7", &obeyed),
              "7 is in tri 281501 and track 12/1/1: follow one");
    say(&hall, "follow tri 281501", NULL);
    CHECK_STR(call(&hall, "call 7"), "athlete tri/281501/7");
    CHECK_STR(shown(&hall, LAYER_LOWER, "name"), "Ilse Varga");
    CHECK_STR(shown(&hall, LAYER_LOWER, "event"), "Elite Women");
    CHECK_STR(call(&hall, "call 007"), "tri/281501/7 is on air already");
    hall_close(&hall);
}

TEST(a_number_that_only_another_feed_knows_is_not_shown)
{
    struct hall hall = hall_open();
    hammer(&hall);
    race_at(&hall, NULL, 0, 10, true);
    say(&hall, "follow tri 281501", NULL);
    CHECK_STR(call(&hall, "call 205"),
              "205 is not in what is followed, but in track 01/1/1");
    CHECK_STR(call(&hall, "call 999"), "nobody is known by the number 999");
    hall_close(&hall);
}

static void teams(struct hall *hall)
{
    static const struct match_player home[] = {
        {.id = "1", .name = "Tea Kolar", .number = "7", .goals = -1},
        {.id = "2", .name = "Una Reeve", .number = "12", .goals = -1}};
    static const struct match_player away[] = {
        {.id = "3", .name = "Lin Moe", .number = "7", .goals = -1},
        {.id = "4", .name = "Nia Oak", .number = "3", .goals = -1}};
    struct event event = {.type = EVENT_ROSTER};
    match_live(hall, 0, 0, 30000);
    event.roster = (struct match_roster){
        .match = MATCH, .team = "1", .side = SIDE_HOME, .players = home, .count = 2};
    hear(hall, CUP, &event);
    event.roster = (struct match_roster){
        .match = MATCH, .team = "2", .side = SIDE_AWAY, .players = away, .count = 2};
    hear(hall, CUP, &event);
}

TEST(a_player_needs_a_side_only_where_both_teams_have_the_number)
{
    struct hall hall = hall_open();
    teams(&hall);
    CHECK_STR(say(&hall, "call 7", NULL),
              "7 is in both teams: call h7 (Harbour HC) or a7 (Castle HC)");
    CHECK_STR(call(&hall, "call a7"), "athlete cup/368/a7");
    CHECK_STR(shown(&hall, LAYER_LOWER, "name"), "Lin Moe");
    CHECK_STR(shown(&hall, LAYER_LOWER, "team"), "Castle HC");
    CHECK_STR(call(&hall, "call 12"), "athlete cup/368/h12");
    struct match_entry goal = goal_entry("41", SIDE_HOME, "Una Reeve", 1, 0);
    goal.number = "12";
    goal_told(&hall, &goal);
    CHECK_STR(shown(&hall, LAYER_LOWER, "note"), "1 goal");
    CHECK_STR(call(&hall, "prev"), "athlete cup/368/h7");
    CHECK_STR(call(&hall, "call h3"), "nobody is known by the number h3");
    hall_close(&hall);
}

TEST(who_is_in_the_list_of_a_team_twice_is_called_as_one)
{
    static const struct match_player home[] = {
        {.id = "1", .name = "Tea Kolar", .number = "9", .goals = -1},
        {.id = "1", .name = "Tea Kolar", .number = "9", .goals = -1}};
    struct hall hall = hall_open();
    struct event event = {.type = EVENT_ROSTER};
    match_live(&hall, 0, 0, 30000);
    event.roster = (struct match_roster){
        .match = MATCH, .team = "1", .side = SIDE_HOME, .players = home, .count = 2};
    hear(&hall, CUP, &event);
    CHECK_STR(call(&hall, "call 9"), "athlete cup/368/h9");
    hall_close(&hall);
}

TEST(next_and_prev_go_through_the_order_of_the_start)
{
    struct hall hall = hall_open();
    hammer(&hall);
    say(&hall, "call 205", NULL);
    CHECK_STR(call(&hall, "next"), "athlete track/01/1/1/207");
    CHECK_STR(say(&hall, "next", NULL), "207 is the last in the order of start");
    CHECK_STR(call(&hall, "prev"), "athlete track/01/1/1/205");
    CHECK_STR(call(&hall, "prev"), "athlete track/01/1/1/199");
    CHECK_STR(say(&hall, "prev", NULL), "199 is the first in the order of start");
    // Two presses at once are two steps.
    say(&hall, "next", NULL);
    say(&hall, "next", NULL);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_LOWER), "athlete track/01/1/1/207");
    hall_close(&hall);
}

TEST(a_card_that_is_called_up_takes_the_place_of_a_panel_and_next_goes_on_from_it)
{
    struct hall hall = hall_open();
    hammer(&hall);
    say(&hall, "call 205", NULL);
    pass(&hall, 1);
    say(&hall, "take series track/01/1/1", NULL);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    CHECK_STR(say(&hall, "next", NULL), "series has only one page");
    CHECK_STR(say(&hall, "call 199", NULL), "");
    CHECK_STR(standing(&hall, LAYER_FULL), "leaving series track/01/1/1");
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    pass(&hall, 0.2);
    CHECK_STR(standing(&hall, LAYER_LOWER), "athlete track/01/1/1/199");
    CHECK_STR(call(&hall, "next"), "athlete track/01/1/1/205");
    CHECK_STR(standing(&hall, LAYER_FULL), "");
    hall_close(&hall);
}

TEST(a_card_is_kept_up_to_date)
{
    struct hall hall = hall_open();
    hammer(&hall);
    say(&hall, "call 207", NULL);
    pass(&hall, 1);
    CHECK_STR(shown(&hall, LAYER_LOWER, "place"), "3");
    struct maker *maker = card("01", "HT", "Hammer - Men");
    maker_throws(maker, "205", "46.10 48.67");
    maker_throws(maker, "207", "47.00 50.10");
    named(maker, "Ede Holt", NULL);
    fetched(&hall, maker);
    CHECK_STR(shown(&hall, LAYER_LOWER, "place"), "1");
    CHECK_STR(shown(&hall, LAYER_LOWER, "mark"), "50.10");
    hall_close(&hall);
}

TEST(subjects_that_name_nobody_show_nothing)
{
    static const char *const subjects[] = {
        "track/",     "track/bib/",  "track/bib/1/2", "track/01/1/1/",  "track/01/1/1/9",
        "track/01/1", "tri/281501/", "tri//7",        "tri/281501/999", "cup/368/h",
        "cup/368/7",  "cup/368/x7",  "cup/table/7",   "nobody/bib/205"};
    static const char *const scenes[] = {"athlete", "splits", "match", "table"};
    struct hall hall = hall_open();
    hammer(&hall);
    teams(&hall);
    race_at(&hall, NULL, 0, 10, true);
    for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
        for (size_t j = 0; j < sizeof(scenes) / sizeof(scenes[0]); j++) {
            char words[200];
            snprintf(words, sizeof(words), "take %s %s", scenes[j], subjects[i]);
            say(&hall, words, NULL);
        }
    }
    pass(&hall, 11);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    CHECK_STR(standing(&hall, LAYER_FULL), "");
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(the_only_event_that_knows_the_number_gives_its_card),
    CASE(what_the_meeting_alone_knows_is_a_card_without_an_event),
    CASE(a_number_in_two_events_is_the_operators_choice),
    CASE(the_unit_on_air_knows_who_is_meant),
    CASE(feeds_that_share_a_number_are_told_apart),
    CASE(a_number_that_only_another_feed_knows_is_not_shown),
    CASE(a_player_needs_a_side_only_where_both_teams_have_the_number),
    CASE(who_is_in_the_list_of_a_team_twice_is_called_as_one),
    CASE(next_and_prev_go_through_the_order_of_the_start),
    CASE(a_card_that_is_called_up_takes_the_place_of_a_panel_and_next_goes_on_from_it),
    CASE(a_card_is_kept_up_to_date),
    CASE(subjects_that_name_nobody_show_nothing),
};

CHECK_MAIN(cases)

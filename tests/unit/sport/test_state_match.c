#include "match_hall.h"

TEST(what_a_message_does_not_tell_stays_as_it_was)
{
    struct match_hall hall = hall_open();
    struct match_news news = score(3, 2);
    news.title = "U12 girls";
    news.has_teams = true;
    news.teams[0] = (struct match_team){
        .id = "1", .name = "Haze Harbour", .short_name = "HAZE", .color = 0xff112233};
    news.teams[1] = (struct match_team){.id = "2", .name = "Quarry", .short_name = "QUA"};
    news.has_points = true;
    news.points[0] = 14;
    news.has_status = true;
    news.status = MATCH_LIVE;
    news.status_word = "half_first";
    news.period = "1st half";
    news.period_number = 1;
    news.note = "penalties 4:3";
    tell(&hall, news, false);
    struct match_news little = {.match = "368", .has_teams = true};
    little.teams[1].color = 0xffabcdef;
    CHECK_INT(tell(&hall, little, false).novelty, NEWS);
    const struct match_state *match = match_of(&hall);
    CHECK_STR(match->title, "U12 girls");
    CHECK_STR(match->teams[0].short_name, "HAZE");
    CHECK_INT(match->teams[1].color, 0xffabcdef);
    CHECK_INT(match->score[0], 3);
    CHECK_INT(match->points[0], 14);
    CHECK_INT(match->status, MATCH_LIVE);
    CHECK_STR(match->period, "1st half");
    CHECK_STR(match->note, "penalties 4:3");
    little = (struct match_news){.match = "368", .note = "", .period = ""};
    tell(&hall, little, false);
    CHECK(!match_of(&hall)->note && !match_of(&hall)->period);
    CHECK_STR(match_of(&hall)->status_word, "half_first");
    hall_close(&hall);
}

TEST(a_clock_that_only_goes_on_is_no_news)
{
    struct match_hall hall = hall_open();
    struct match_news news = {.match = "368", .has_clock = true};
    news.clock = (struct match_clock){
        .way = CLOCK_UP, .running = true, .value_ms = 2317, .at_ms = hall.now_ms};
    tell(&hall, news, false);
    news.clock.value_ms += 1005;
    news.clock.at_ms += 1000;
    hall.now_ms += 1000;
    CHECK_INT(tell(&hall, news, false).novelty, DUPLICATE);
    news.clock.running = false;
    CHECK_INT(tell(&hall, news, false).novelty, NEWS);
    int64_t ms;
    CHECK(match_ticker_read(&match_of(&hall)->clock, hall.now_ms, &ms));
    CHECK_INT(ms, 3322);
    hall_close(&hall);
}

TEST(the_second_half_begins_at_nought)
{
    struct match_hall hall = hall_open();
    struct match_news news = {
        .match = "368", .has_clock = true, .period = "1st half", .period_number = 1};
    news.clock = (struct match_clock){
        .way = CLOCK_UP, .running = true, .value_ms = 500, .at_ms = hall.now_ms};
    tell(&hall, news, false);
    news.period = "2nd half";
    news.period_number = 2;
    news.clock.value_ms = 0;
    tell(&hall, news, false);
    int64_t ms;
    CHECK(match_ticker_read(&match_of(&hall)->clock, hall.now_ms, &ms));
    CHECK_INT(ms, 0);
    hall_close(&hall);
}

TEST(a_venue_that_is_cut_off_holds_the_clock_until_it_is_back)
{
    struct match_hall hall = hall_open();
    struct match_news news = {.match = "368", .has_clock = true};
    news.clock = (struct match_clock){
        .way = CLOCK_UP, .running = true, .value_ms = 60000, .at_ms = hall.now_ms};
    tell(&hall, news, false);
    hall.now_ms += 5000;
    struct match_news cut = {.match = "368", .has_cut = true, .cut = true};
    CHECK_INT(tell(&hall, cut, false).novelty, NEWS);
    int64_t ms;
    CHECK(match_of(&hall)->cut);
    CHECK(match_ticker_read(&match_of(&hall)->clock, hall.now_ms + 60000, &ms));
    CHECK_INT(ms, 65000);
    hall.now_ms += 60000;
    cut.cut = false;
    tell(&hall, cut, false);
    CHECK(!match_of(&hall)->cut);
    CHECK(match_ticker_read(&match_of(&hall)->clock, hall.now_ms + 1000, &ms));
    CHECK_INT(ms, 66000);
    hall_close(&hall);
}

TEST(of_goals_at_the_same_time_the_score_tells_the_order)
{
    struct match_hall hall = hall_open();
    struct match_entry late = goal("b2c4", 1, 300000, 2, 1);
    struct match_entry first = goal("f00d", 1, 300000, 3, 1);
    tell(&hall, with_entries(score(3, 1), &first, 1), true);
    tell(&hall, with_entries(score(3, 1), &late, 1), true);
    CHECK_INT(match_of(&hall)->entry_count, 2);
    CHECK_STR(match_of(&hall)->entries[0].id, "b2c4");
    hall_close(&hall);
}

TEST(entries_stand_in_the_order_of_the_match_however_they_come)
{
    prng_seed(21);
    struct match_entry entries[40];
    char ids[40][8];
    for (int i = 0; i < 40; i++) {
        snprintf(ids[i], sizeof(ids[i]), "%d", 100 + i);
        entries[i] = goal(ids[i], 1 + i / 20, (i % 20) / 2 * 30000, i, 0);
    }
    for (int round = 0; round < 50; round++) {
        struct match_hall hall = hall_open();
        struct match_entry shuffled[40];
        memcpy(shuffled, entries, sizeof(entries));
        for (int i = 39; i > 0; i--) {
            int j = prng_below(i + 1);
            struct match_entry swapped = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swapped;
        }
        for (int i = 0; i < 40; i += 4) {
            tell(&hall, with_entries(score(40, 0), shuffled + i, 4), i % 8 == 0);
            tell(&hall, with_entries(score(40, 0), shuffled + i / 2, 4), false);
        }
        bool sorted = match_of(&hall)->entry_count == 40;
        for (int i = 0; sorted && i < 40; i++) {
            sorted = strcmp(match_of(&hall)->entries[i].id, ids[i]) == 0;
        }
        hall_close(&hall);
        CHECK(sorted);
    }
}

TEST(entries_without_a_time_stand_where_they_were_heard)
{
    struct match_hall hall = hall_open();
    tell(&hall, (struct match_news){.match = "368", .period_number = 2}, false);
    struct match_entry entry = goal("uuid-c", 2, 5000, 1, 0);
    tell(&hall, with_entries(score(1, 0), &entry, 1), false);
    entry = (struct match_entry){
        .id = "uuid-a", .kind = ENTRY_INFO, .offset_ms = -1, .side = SIDE_NONE};
    tell(&hall, with_entries(score(1, 0), &entry, 1), false);
    entry = goal("uuid-b", 2, 6000, 2, 0);
    tell(&hall, with_entries(score(2, 0), &entry, 1), false);
    entry = goal("uuid-d", 1, 9000, 0, 0);
    tell(&hall, with_entries(score(2, 0), &entry, 1), false);
    char ids[64];
    CHECK_STR(ids_of(&hall, ids, sizeof(ids)), "uuid-d uuid-c uuid-a uuid-b");
    hall_close(&hall);
}

TEST(a_match_of_more_entries_than_fit_loses_the_oldest)
{
    struct match_hall hall = hall_open();
    for (int i = 0; i < MATCH_MAX_ENTRIES + 50; i++) {
        char id[16];
        snprintf(id, sizeof(id), "%d", i + 1);
        struct match_entry entry = goal(id, 1, i, i, 0);
        tell(&hall, with_entries(score(i, 0), &entry, 1), true);
    }
    CHECK_INT(match_of(&hall)->entry_count, MATCH_MAX_ENTRIES);
    CHECK_STR(match_of(&hall)->entries[0].id, "51");
    hall_close(&hall);
}

TEST(a_match_told_for_hours_does_not_grow)
{
    struct match_hall hall = hall_open();
    for (int i = 0; i < 2000; i++) {
        struct match_news news = score(i % 90, 0);
        char note[32];
        snprintf(note, sizeof(note), "note %04d", i);
        news.note = note;
        struct match_entry entry = goal("1", 1, i, i, 0);
        tell(&hall, with_entries(news, &entry, 1), false);
    }
    CHECK(hall.state->matches[0]->arena.used < 1000);
    CHECK_INT(hall.state->matches[0]->shelf.count, 1);
    hall_close(&hall);
}

TEST(messages_without_a_match_and_entries_without_an_id_are_passed_over)
{
    struct match_hall hall = hall_open();
    struct change change = tell(&hall, (struct match_news){.match = ""}, false);
    CHECK(!change.match);
    CHECK_INT(change.novelty, DUPLICATE);
    struct match_entry entry = goal(NULL, 1, 0, 1, 0);
    tell(&hall, score(0, 0), false);
    change = tell(&hall, with_entries(score(1, 0), &entry, 1), false);
    CHECK(!change.goal);
    CHECK_INT(match_of(&hall)->entry_count, 0);
    hall_close(&hall);
}

TEST(more_matches_than_fit_forget_the_oldest)
{
    struct match_hall hall = hall_open();
    for (int i = 0; i < 200; i++) {
        char id[16];
        snprintf(id, sizeof(id), "%d", i);
        tell(&hall, (struct match_news){.match = id}, false);
    }
    CHECK_INT(sport_match_count(hall.state), SPORT_MAX_MATCHES);
    CHECK(sport_match(hall.state, 0, "199") && !sport_match(hall.state, 0, "0"));
    CHECK(!sport_match_at(hall.state, SPORT_MAX_MATCHES) &&
          !sport_match_at(hall.state, -1));
    hall_close(&hall);
}

TEST(points_of_a_set_that_is_over_can_be_taken_away)
{
    struct sport_state *state = sport_create();
    struct event event = {.type = EVENT_MATCH};
    event.match = (struct match_news){
        .match = "7", .has_points = true, .points = {24, 23}, .has_score = true};
    sport_apply(state, 0, &event, 1000);
    CHECK(sport_match(state, 0, "7")->has_points);
    event.match.points[0] = event.match.points[1] = -1;
    CHECK_INT(sport_apply(state, 0, &event, 2000).novelty, NEWS);
    CHECK(!sport_match(state, 0, "7")->has_points);
    sport_destroy(state);
}

static const struct check_case cases[] = {
    CASE(what_a_message_does_not_tell_stays_as_it_was),
    CASE(a_clock_that_only_goes_on_is_no_news),
    CASE(the_second_half_begins_at_nought),
    CASE(a_venue_that_is_cut_off_holds_the_clock_until_it_is_back),
    CASE(of_goals_at_the_same_time_the_score_tells_the_order),
    CASE(entries_stand_in_the_order_of_the_match_however_they_come),
    CASE(entries_without_a_time_stand_where_they_were_heard),
    CASE(a_match_of_more_entries_than_fit_loses_the_oldest),
    CASE(a_match_told_for_hours_does_not_grow),
    CASE(messages_without_a_match_and_entries_without_an_id_are_passed_over),
    CASE(points_of_a_set_that_is_over_can_be_taken_away),
    CASE(more_matches_than_fit_forget_the_oldest),
};

CHECK_MAIN(cases)

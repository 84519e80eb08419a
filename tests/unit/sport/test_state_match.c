#include <stdlib.h>

#include "base/arena.h"
#include "check.h"
#include "prng.h"
#include "sport/state_tables.h"

struct match_hall {
    struct sport_state *state;
    int64_t now_ms;
};

static struct match_hall hall_open(void)
{
    return (struct match_hall){.state = sport_create(), .now_ms = 1000000};
}

static void hall_close(struct match_hall *hall)
{
    sport_destroy(hall->state);
}

static struct change tell(struct match_hall *hall, struct match_news news, bool backlog)
{
    struct event event = {.type = EVENT_MATCH, .backlog = backlog, .match = news};
    return sport_apply(hall->state, 0, &event, hall->now_ms);
}

static const struct match_state *match_of(const struct match_hall *hall)
{
    return sport_match(hall->state, 0, "368");
}

static struct match_news score(int home, int away)
{
    return (struct match_news){.match = "368", .has_score = true, .score = {home, away}};
}

static struct match_entry goal(const char *id, int period, int64_t offset_ms, int home,
                               int away)
{
    return (struct match_entry){.id = id,
                                .kind = ENTRY_GOAL,
                                .period = period,
                                .offset_ms = offset_ms,
                                .side = SIDE_HOME,
                                .player = "Ada Berg",
                                .number = "7",
                                .has_score = true,
                                .score = {home, away}};
}

static struct match_news with_entries(struct match_news news,
                                      const struct match_entry *entries, int count)
{
    news.entries = entries;
    news.entry_count = count;
    return news;
}

// A goal as handball tells it: the entry and the score.
static struct change goal_told(struct match_hall *hall, const char *id, int home,
                               int away)
{
    struct match_entry entry = goal(id, 1, 14000, home, away);
    return tell(hall, with_entries(score(home, away), &entry, 1), false);
}

static const char *ids_of(const struct match_hall *hall, char *out, size_t size)
{
    out[0] = '\0';
    for (int i = 0; i < match_of(hall)->entry_count; i++) {
        size_t used = strlen(out);
        snprintf(out + used, size - used, "%s%s", i ? " " : "",
                 match_of(hall)->entries[i].id);
    }
    return out;
}

TEST(the_first_message_of_a_match_is_history_goals_included)
{
    struct match_hall hall = hall_open();
    struct change change = goal_told(&hall, "1", 1, 0);
    CHECK_INT(change.novelty, HISTORY);
    CHECK(!change.goal && !change.score_changed);
    CHECK_INT(match_of(&hall)->score[0], 1);
    CHECK_STR(change.unit.event, "368");
    hall_close(&hall);
}

TEST(a_goal_seen_live_is_celebrated_once_however_often_it_is_told)
{
    struct match_hall hall = hall_open();
    tell(&hall, score(0, 0), false);
    struct change change = goal_told(&hall, "1", 1, 0);
    CHECK_INT(change.novelty, NEWS);
    CHECK(change.goal && change.score_changed);
    CHECK_STR(change.goal->id, "1");
    CHECK_STR(change.goal->player, "Ada Berg");
    change = goal_told(&hall, "1", 1, 0); // subscribed twice
    CHECK_INT(change.novelty, DUPLICATE);
    CHECK(!change.goal && !change.score_changed);
    change = goal_told(&hall, "2", 2, 0);
    CHECK_STR(change.goal->id, "2");
    hall_close(&hall);
}

TEST(goals_that_came_while_we_were_away_are_not_celebrated)
{
    struct match_hall hall = hall_open();
    tell(&hall, score(0, 0), false);
    struct match_entry entry = goal("1", 1, 14000, 1, 0);
    struct change change = tell(&hall, with_entries(score(1, 0), &entry, 1), true);
    CHECK_INT(change.novelty, HISTORY);
    CHECK(!change.goal);
    CHECK(!goal_told(&hall, "1", 1, 0).goal);
    hall_close(&hall);
}

TEST(a_deleted_goal_sets_the_score_back_without_a_celebration)
{
    struct match_hall hall = hall_open();
    tell(&hall, score(0, 0), false);
    goal_told(&hall, "1", 1, 0);
    goal_told(&hall, "2", 2, 0);
    struct match_entry left = goal("1", 1, 14000, 1, 0);
    struct match_news news = with_entries(score(1, 0), &left, 1);
    news.whole = true;
    struct change change = tell(&hall, news, false);
    CHECK_INT(change.novelty, CORRECTION);
    CHECK(!change.goal && change.score_changed);
    CHECK_INT(match_of(&hall)->score[0], 1);
    CHECK(!match_of(&hall)->entries[0].gone && match_of(&hall)->entries[1].gone);
    CHECK(!goal_told(&hall, "2", 2, 0).goal);
    hall_close(&hall);
}

TEST(a_list_that_was_asked_for_does_not_take_back_what_was_pushed_meanwhile)
{
    struct match_hall hall = hall_open();
    tell(&hall, score(0, 0), false);
    goal_told(&hall, "1", 1, 0);
    hall.now_ms += 60000;
    goal_told(&hall, "2", 2, 0);
    hall.now_ms += 2000;
    struct match_news news = {.match = "368", .whole = true};
    tell(&hall, news, true);
    CHECK(match_of(&hall)->entries[0].gone && !match_of(&hall)->entries[1].gone);
    hall_close(&hall);
}

TEST(a_deletion_that_tells_goals_we_never_saw_celebrates_none_of_them)
{
    struct match_hall hall = hall_open();
    tell(&hall, score(3, 0), false); // came late, without history
    struct match_entry rest[] = {goal("1", 1, 1000, 1, 0), goal("2", 1, 2000, 2, 0)};
    struct match_news news = with_entries(score(2, 0), rest, 2);
    news.whole = true;
    struct change change = tell(&hall, news, false);
    CHECK(!change.goal);
    CHECK_INT(change.novelty, CORRECTION);
    CHECK_INT(match_of(&hall)->entry_count, 2);
    hall_close(&hall);
}

TEST(an_entry_that_came_with_a_falling_score_is_no_goal_when_it_comes_again)
{
    struct match_hall hall = hall_open();
    tell(&hall, score(2, 1), false);
    CHECK(!goal_told(&hall, "5", 1, 1).goal);
    CHECK(!goal_told(&hall, "5", 1, 1).goal);
    hall_close(&hall);
}

TEST(a_goal_taken_back_is_a_correction_and_given_again_no_second_goal)
{
    struct match_hall hall = hall_open();
    tell(&hall, score(0, 0), false);
    struct match_entry entry = goal("1", 1, 14000, 1, 0);
    CHECK(tell(&hall, with_entries(score(1, 0), &entry, 1), false).goal);
    entry.gone = true;
    struct change change = tell(&hall, with_entries(score(0, 0), &entry, 1), false);
    CHECK_INT(change.novelty, CORRECTION);
    CHECK(!change.goal);
    entry.gone = false;
    change = tell(&hall, with_entries(score(1, 0), &entry, 1), false);
    CHECK(!change.goal);
    hall_close(&hall);
}

TEST(a_goal_that_was_cancelled_before_we_heard_of_it_is_none)
{
    struct match_hall hall = hall_open();
    tell(&hall, score(0, 0), false);
    struct match_entry entry = goal("1", 1, 14000, 0, 0);
    entry.gone = true;
    CHECK(!tell(&hall, with_entries(score(0, 0), &entry, 1), false).goal);
    hall_close(&hall);
}

TEST(a_pending_goal_counts_when_the_score_has_it_or_when_it_is_confirmed)
{
    struct match_hall hall = hall_open();
    tell(&hall, score(0, 0), false);
    struct match_entry entry = goal("a", 1, 14000, 1, 0);
    entry.provisional = true;
    CHECK(!tell(&hall, with_entries(score(0, 0), &entry, 1), false).goal);
    entry.provisional = false;
    struct change change = tell(&hall, with_entries(score(1, 0), &entry, 1), false);
    CHECK(change.goal);
    CHECK_INT(change.novelty, NEWS);
    entry = goal("b", 1, 15000, 2, 0);
    entry.provisional = true;
    CHECK(tell(&hall, with_entries(score(2, 0), &entry, 1), false).goal);
    entry.provisional = false;
    change = tell(&hall, with_entries(score(2, 0), &entry, 1), false);
    CHECK(!change.goal);
    CHECK_INT(change.novelty, NEWS); // confirmed: nothing on air was wrong
    hall_close(&hall);
}

TEST(of_several_goals_at_once_the_newest_is_celebrated)
{
    struct match_hall hall = hall_open();
    tell(&hall, score(0, 0), false);
    struct match_entry both[] = {goal("9", 1, 90000, 2, 0), goal("8", 1, 80000, 1, 0)};
    struct change change = tell(&hall, with_entries(score(2, 0), both, 2), false);
    CHECK_STR(change.goal->id, "9");
    char ids[32];
    CHECK_STR(ids_of(&hall, ids, sizeof(ids)), "8 9");
    hall_close(&hall);
}

TEST(a_scorer_who_is_put_right_is_a_correction)
{
    struct match_hall hall = hall_open();
    tell(&hall, score(0, 0), false);
    goal_told(&hall, "1", 1, 0);
    struct match_entry entry = goal("1", 1, 14000, 1, 0);
    entry.player = "Cleo Dahl";
    struct change change = tell(&hall, with_entries(score(1, 0), &entry, 1), false);
    CHECK_INT(change.novelty, CORRECTION);
    CHECK_STR(match_of(&hall)->entries[0].player, "Cleo Dahl");
    hall_close(&hall);
}

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

// Everything a scorer can do, in any order: no goal twice, none when the score falls.
TEST(no_goal_is_celebrated_twice_and_none_when_the_score_goes_down)
{
    prng_seed(22);
    for (int round = 0; round < 40; round++) {
        struct match_hall hall = hall_open();
        int celebrated[12] = {0};
        int before[2] = {0, 0};
        for (int i = 0; i < 80; i++) {
            char ids[2][8];
            struct match_entry entries[2];
            struct match_news news = score(prng_below(6), prng_below(6));
            for (int e = 0; e < 2; e++) {
                snprintf(ids[e], sizeof(ids[e]), "%d", prng_below(12));
                entries[e] = goal(ids[e], 1, prng_below(5) * 1000, 1, 0);
                entries[e].gone = prng_below(4) == 0;
                entries[e].provisional = prng_below(4) == 0;
            }
            news = with_entries(news, entries, prng_below(3));
            news.whole = prng_below(10) == 0;
            struct change change = tell(&hall, news, prng_below(8) == 0);
            bool fell = news.score[0] < before[0] || news.score[1] < before[1];
            memcpy(before, news.score, sizeof(before));
            CHECK(!change.goal || (change.novelty == NEWS && !fell && !news.whole));
            celebrated[change.goal ? atoi(change.goal->id) : 0] += change.goal != NULL;
        }
        for (int id = 0; id < 12; id++) {
            CHECK(celebrated[id] <= 1);
        }
        hall_close(&hall);
    }
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
    CASE(the_first_message_of_a_match_is_history_goals_included),
    CASE(a_goal_seen_live_is_celebrated_once_however_often_it_is_told),
    CASE(goals_that_came_while_we_were_away_are_not_celebrated),
    CASE(a_deleted_goal_sets_the_score_back_without_a_celebration),
    CASE(a_list_that_was_asked_for_does_not_take_back_what_was_pushed_meanwhile),
    CASE(a_deletion_that_tells_goals_we_never_saw_celebrates_none_of_them),
    CASE(an_entry_that_came_with_a_falling_score_is_no_goal_when_it_comes_again),
    CASE(a_goal_taken_back_is_a_correction_and_given_again_no_second_goal),
    CASE(a_goal_that_was_cancelled_before_we_heard_of_it_is_none),
    CASE(a_pending_goal_counts_when_the_score_has_it_or_when_it_is_confirmed),
    CASE(of_several_goals_at_once_the_newest_is_celebrated),
    CASE(a_scorer_who_is_put_right_is_a_correction),
    CASE(what_a_message_does_not_tell_stays_as_it_was),
    CASE(a_clock_that_only_goes_on_is_no_news),
    CASE(the_second_half_begins_at_nought),
    CASE(a_venue_that_is_cut_off_holds_the_clock_until_it_is_back),
    CASE(entries_stand_in_the_order_of_the_match_however_they_come),
    CASE(entries_without_a_time_stand_where_they_were_heard),
    CASE(no_goal_is_celebrated_twice_and_none_when_the_score_goes_down),
    CASE(a_match_of_more_entries_than_fit_loses_the_oldest),
    CASE(a_match_told_for_hours_does_not_grow),
    CASE(messages_without_a_match_and_entries_without_an_id_are_passed_over),
    CASE(points_of_a_set_that_is_over_can_be_taken_away),
    CASE(more_matches_than_fit_forget_the_oldest),
};

CHECK_MAIN(cases)

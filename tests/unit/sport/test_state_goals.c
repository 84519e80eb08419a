// Goals of a match: celebrated once, and never when the score goes down.
#include "match_hall.h"

// A goal as handball tells it: the entry and the score.
static struct change goal_told(struct match_hall *hall, const char *id, int home,
                               int away)
{
    struct match_entry entry = goal(id, 1, 14000, home, away);
    return tell(hall, with_entries(score(home, away), &entry, 1), false);
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
    CASE(no_goal_is_celebrated_twice_and_none_when_the_score_goes_down),
};

CHECK_MAIN(cases)

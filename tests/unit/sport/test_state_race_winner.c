// Who has won a race: celebrated once, corrected, taken back.
#include "check.h"
#include "race_hall.h"

TEST(a_winner_seen_live_is_news_once)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "13:50:00Z", RACE_LIVE, "8", "1 8 1:50:00 0:00 1\n2 8 1:50:04 0:04 2\n");
    struct change change = push(&hall, "13:56:00Z", RACE_LIVE, "9",
                                "1 9 1:56:00 0:00 1\n2 8 1:50:04 0:04 2\n");
    CHECK(change.new_winner);
    CHECK_INT(change.novelty, NEWS);
    change = push(&hall, "13:56:06Z", RACE_LIVE, "9",
                  "1 9 1:56:00 0:00 1\n2 9 1:56:05 0:05 2\n");
    CHECK(!change.new_winner);
    change = push(&hall, "14:30:00Z", RACE_OFFICIAL, "9",
                  "1 9 1:56:00 0:00 1\n2 9 1:56:05 0:05 2\n");
    CHECK(!change.new_winner && change.made_official);
    CHECK_INT(change.novelty, NEWS);
    change = push(&hall, "14:31:00Z", RACE_OFFICIAL, "9",
                  "1 9 1:56:00 0:00 1\n2 9 1:56:05 0:06 2\n");
    CHECK(!change.made_official);
    race_hall_close(&hall);
}

TEST(a_winner_taken_back_and_given_again_is_celebrated_once)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "13:50:00Z", RACE_LIVE, "8", "1 8 1:50:00 0:00 1\n");
    CHECK(push(&hall, "13:56:00Z", RACE_LIVE, "9", "1 9 1:56:00 0:00 1\n").new_winner);
    CHECK(!push(&hall, "13:56:02Z", RACE_LIVE, "8", "1 8 1:50:00 0:00 1\n").new_winner);
    CHECK(!push(&hall, "13:56:04Z", RACE_LIVE, "9", "1 9 1:56:00 0:00 1\n").new_winner);
    race_hall_close(&hall);
}

TEST(when_another_has_won_it_is_a_correction_with_a_new_winner)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "13:50:00Z", RACE_LIVE, "8", "1 8 1:50:00 0:00 1\n2 8\n");
    push(&hall, "13:56:00Z", RACE_LIVE, "9", "1 9 1:56:00 0:00 1\n2 9 1:56:00 0:00 2\n");
    struct change change = push(&hall, "13:56:30Z", RACE_LIVE, "9",
                                "1 9 1:56:00 0:00 2\n2 9 1:55:59 0:00 1\n");
    CHECK_INT(change.novelty, CORRECTION);
    CHECK(change.new_winner);
    race_hall_close(&hall);
}

TEST(a_race_that_is_over_when_we_come_celebrates_nobody)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "14:30:00Z", RACE_OFFICIAL, "9", "");
    struct change change = push(&hall, "14:30:05Z", RACE_OFFICIAL, "9",
                                "1 9 1:56:00 0:00 1\n2 9 1:56:05 0:05 2\n");
    CHECK(!change.new_winner);
    race_hall_close(&hall);
}

TEST(a_winner_learnt_from_history_is_not_celebrated_later)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "13:50:00Z", RACE_LIVE, "8", "1 8 1:50:00 0:00 1\n2 8\n");
    struct race race =
        sheet(&hall.arena, RACE_LIVE, "9", "Finish", "1 9 1:56:00 0:00 1\n2 8\n");
    struct change change = race_told(&hall, dated(&hall, race, "13:56:00Z"), true);
    CHECK_INT(change.novelty, HISTORY);
    CHECK(!change.new_winner && !change.new_point);
    change = push(&hall, "13:56:05Z", RACE_LIVE, "9",
                  "1 9 1:56:00 0:00 1\n2 9 1:56:04 0:04 2\n");
    CHECK(!change.new_winner);
    race_hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(a_winner_seen_live_is_news_once),
    CASE(a_winner_taken_back_and_given_again_is_celebrated_once),
    CASE(when_another_has_won_it_is_a_correction_with_a_new_winner),
    CASE(a_race_that_is_over_when_we_come_celebrates_nobody),
    CASE(a_winner_learnt_from_history_is_not_celebrated_later),
};

CHECK_MAIN(cases)

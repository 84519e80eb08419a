#include "sport/triathlon.h"

#include "check.h"
#include "prng.h"
#include "race_maker.h"

static struct arena arena;

static const char *course_of(const struct race *race)
{
    struct race_point points[RACE_MAX_POINTS];
    int count = race_course(race, points, RACE_MAX_POINTS);
    const char *text = "";
    for (int i = 0; i < count; i++) {
        text = arena_printf(&arena, "%s%s%s=%s", text, i ? " " : "", points[i].id,
                            points[i].name ? points[i].name : "?");
    }
    return text;
}

static const char *board_of(const struct race *race)
{
    struct race_board board;
    race_board(race, NULL, &arena, &board);
    return board_text(&arena, &board);
}

static const char *finisher(const struct race *race, int n)
{
    const struct race_athlete *athlete = race_finisher(race, n);
    return athlete ? athlete->bib : "nobody";
}

TEST(the_course_is_built_from_all_that_anybody_has_done)
{
    struct race race = sheet(&arena, RACE_LIVE, "11", "Run Lap 1",
                             "1 11 1:20:00 - 1 | 2,Swim_Exit,18:00,2 10,T2,1:10:00,1\n"
                             "2 9 1:05:00 - 2 | 1,Swim_Lap_1,9:00,1 2,Swim_Exit,18:01,3\n"
                             "3 12\n");
    CHECK_STR(course_of(&race), "1=Swim Lap 1 2=Swim Exit 9=? 10=T2 11=Run Lap 1 12=?");
}

TEST(before_the_start_there_is_no_course_no_finish_and_no_winner)
{
    struct race race = sheet(&arena, RACE_BEFORE, NULL, NULL, "1\n2\n");
    CHECK_STR(course_of(&race), "");
    CHECK(!race_finish(&race));
    CHECK_STR(finisher(&race, 1), "nobody");
    CHECK_STR(board_of(&race), "-:1 -:2");
}

TEST(the_finish_is_the_point_that_is_called_so)
{
    struct race race =
        sheet(&arena, RACE_LIVE, "17", "FINISH Line", "1 17 2:00:00 - 1\n");
    CHECK_STR(race_finish(&race), "17");
    CHECK_STR(finisher(&race, 1), "1");
}

TEST(the_newest_point_of_a_live_race_is_no_finish_because_it_is_the_last_one_known)
{
    struct race race = sheet(&arena, RACE_LIVE, "9", "Bike Lap 7", "1 9 1:00:00 - 1\n");
    CHECK(!race_finish(&race));
    CHECK(!race_winner(&race));
    race.status = RACE_OFFICIAL;
    CHECK_STR(race_finish(&race), "9");
    CHECK_STR(finisher(&race, 1), "1");
}

TEST(the_finish_of_the_swim_wins_nothing)
{
    struct race race = sheet(&arena, RACE_LIVE, "2", "Swim Finish", "1 2 18:00 - 1\n");
    CHECK(!race_winner(&race));
}

// The first run of a duathlon, the first leg of a relay.
TEST(the_finish_of_a_numbered_leg_wins_nothing_but_a_distance_is_no_number)
{
    struct race race = sheet(&arena, RACE_LIVE, "2", "Run 1 Finish", "1 2 21:40 - 1\n");
    CHECK(!race_winner(&race));
    race = sheet(&arena, RACE_LIVE, "2", "Finish Leg1", "1 2 21:40 - 1\n");
    CHECK(!race_winner(&race));
    race = sheet(&arena, RACE_LIVE, "9", "Run 2.5 km Finish", "1 9 1:06:40 - 1\n");
    CHECK_STR(finisher(&race, 1), "1");
}

TEST(who_is_disqualified_after_the_finish_has_not_won)
{
    struct race race = sheet(&arena, RACE_LIVE, "5", "Finish",
                             "1 5 2:00:00 - 1 DSQ\n2 5 2:00:09 - 2\n3 4 1:50:00 - 1\n");
    CHECK(!race_winner(&race));
    race = sheet(&arena, RACE_OFFICIAL, "5", "Finish",
                 "1 5 2:00:00 - - DSQ\n2 5 2:00:09 - 1\n3 4 1:50:00 - 1\n");
    CHECK_STR(finisher(&race, 1), "2");
    CHECK_STR(finisher(&race, 2), "nobody");
}

TEST(two_who_share_the_second_place_are_second_and_third)
{
    struct race race =
        sheet(&arena, RACE_LIVE, "5", "Finish",
              "4 5 2:00:12 - 4\n3 5 2:00:09 - 2\n2 5 2:00:09 - 2\n1 5 2:00:00 - 1\n");
    CHECK_STR(finisher(&race, 1), "1");
    CHECK_STR(finisher(&race, 2), "2");
    CHECK_STR(finisher(&race, 3), "3");
    CHECK_STR(finisher(&race, 4), "4");
}

TEST(nobody_is_second_while_the_second_is_not_told)
{
    struct race race =
        sheet(&arena, RACE_LIVE, "5", "Finish", "1 5 2:00:00 - 1\n3 5 2:00:09 - 3\n");
    CHECK_STR(finisher(&race, 2), "nobody");
}

TEST(those_at_the_newest_point_lead_then_the_rest_by_where_they_are)
{
    struct race race = sheet(&arena, RACE_LIVE, "4", "Bike Lap 2",
                             "1 3 40:00 0:10 2\n2 4 50:00 0:00 1\n3 3 39:50 0:00 1\n"
                             "4 2 20:00 0:30 9\n5 4 50:07 0:07 2\n6\n");
    CHECK_STR(board_of(&race), "1:2 2:5+0:07 -:3 -:1+0:10 -:4+0:30 -:6");
}

TEST(a_place_that_is_not_told_is_none_that_another_may_have)
{
    struct race told_of_some =
        sheet(&arena, RACE_LIVE, "3", "T1",
              "1 3 40:00 0:00 1\n2 3 40:05 0:05 3\n3 3 40:03 0:03 -\n");
    CHECK_STR(board_of(&told_of_some), "1:1 3:2+0:05 0:3+0:03");
    struct race told_of_the_first =
        sheet(&arena, RACE_LIVE, "3", "T1",
              "1 3 40:00 0:00 1\n2 3 40:05 0:05 -\n3 3 40:03 0:03 -\n");
    CHECK_STR(board_of(&told_of_the_first), "1:1 2:3+0:03 3:2+0:05");
}

TEST(those_who_are_out_stand_at_the_foot_grouped_by_why)
{
    struct race race = sheet(&arena, RACE_LIVE, "4", "Bike Lap 2",
                             "1 - - - - DNS\n2 4 50:00 0:00 1\n3 3 39:50 - 1 DSQ\n"
                             "4 2 20:00 - 9 LAP\n5 1 10:00 - 2 DNF\n6 2 - - 1 DNF\n"
                             "7 2 - - 1 NC\n8 3 39:00 0:02 2\n");
    CHECK_STR(board_of(&race), "1:2 -:8+0:02 DNF:6 DNF:5 LAP:4 DSQ:3 NC:7 DNS:1");
}

TEST(a_gap_that_is_not_told_compares_times_at_the_same_point_only)
{
    struct race race = sheet(&arena, RACE_LIVE, "4", "Bike Lap 2",
                             "1 4 50:00 - 1 | 3,Bike_Lap_1,39:50,1\n"
                             "2 4 50:12 - 2\n"
                             "3 3 41:00 - 3\n"
                             "4 2 30:00 - 4\n");
    CHECK_STR(board_of(&race), "1:1 2:2+0:12 -:3+1:10 -:4");
}

TEST(somebody_disqualified_leads_nobody)
{
    struct race race = sheet(&arena, RACE_LIVE, "4", "Bike Lap 2",
                             "1 4 49:00 - - DSQ\n2 4 50:00 - 1\n3 4 50:05 - 2\n");
    CHECK_STR(board_of(&race), "1:2 2:3+0:05 DSQ:1");
}

TEST(places_won_and_lost_come_from_the_point_before)
{
    struct race race =
        sheet(&arena, RACE_LIVE, "3", "T1",
              "1 3 20:00 0:00 1 | 1,Swim_Lap_1,9:00,9 2,Swim_Exit,18:00,4\n"
              "2 3 20:05 0:05 2 | 2,Swim_Exit,17:50,1 3,T1,20:05,2\n"
              "3 3 20:06 0:06 3 | 2,Swim_Exit,18:10,3\n"
              "4 3 20:09 0:09 4\n");
    CHECK_STR(board_of(&race), "1:1(+3) 2:2+0:05(-1) 3:3+0:06 4:4+0:09");
}

TEST(without_splits_the_board_before_tells_who_moved)
{
    struct race before = sheet(&arena, RACE_LIVE, "2", "Swim Exit",
                               "1 2 18:00 0:00 2\n2 2 17:59 0:00 1\n");
    struct race after =
        sheet(&arena, RACE_LIVE, "3", "T1", "1 3 20:00 0:00 1\n2 3 20:05 0:05 2\n");
    struct race_board first, second, third;
    race_board(&before, NULL, &arena, &first);
    race_board(&after, &first, &arena, &second);
    CHECK_STR(board_text(&arena, &second), "1:1(+1) 2:2+0:05(-1)");
    // The same again is the same.
    race_board(&after, &second, &arena, &third);
    CHECK_STR(board_text(&arena, &third), "1:1(+1) 2:2+0:05(-1)");
}

TEST(a_leader_further_than_the_newest_point_told_moves_the_board)
{
    struct race race =
        sheet(&arena, RACE_LIVE, "3", "Bike Lap 1",
              "11 15 1:46:50 0:00 1 | 3,Bike_Lap_1,20:00,1 15,Finish,1:46:50,1\n"
              "12 3 21:00 1:00 2\n");
    struct race_board board;
    race_board(&race, NULL, &arena, &board);
    CHECK_STR(board.point_name, "Finish");
    CHECK_INT(board.passed, 1);
    CHECK_STR(board_text(&arena, &board), "1:11 -:12+1:00");
}

TEST(starters_do_not_count_who_did_not_start)
{
    struct race race = sheet(&arena, RACE_LIVE, "1", "Swim Lap 1",
                             "1 1 9:00 0:00 1\n2\n3 - - - - DNS\n");
    race.starters = 3;
    race.passed = 1;
    struct race_board board;
    race_board(&race, NULL, &arena, &board);
    CHECK_INT(board.starters, 2);
    CHECK_INT(board.passed, 1);
}

TEST(all_may_be_out_and_nobody_may_be_there)
{
    struct race race = sheet(&arena, RACE_LIVE, "9", "Run Lap 1",
                             "2 3 1:00 - - DNF\n1 4 2:00 - - DNF\n");
    CHECK_STR(board_of(&race), "DNF:1 DNF:2");
    race = sheet(&arena, RACE_LIVE, "9", "Run Lap 1", "");
    CHECK_STR(board_of(&race), "");
}

TEST(bibs_sort_as_numbers_where_nothing_else_tells)
{
    struct race race = sheet(&arena, RACE_BEFORE, NULL, NULL, "10\n9\nA1\n100\n");
    CHECK_STR(board_of(&race), "-:9 -:10 -:100 -:A1");
}

// A race in which everything happens, of up to 60 athletes and 12 points.
static struct race random_race(struct arena *memory)
{
    static const char *const outs[] = {"DNF", "LAP", "DSQ", "DNS", "NC"};
    int athletes = 1 + prng_below(60);
    int newest = prng_below(13);
    const char *point = newest ? arena_printf(memory, "%d", newest) : NULL;
    struct race race = sheet(memory, RACE_LIVE, point, point ? "Somewhere" : NULL, "");
    struct race_athlete *list = arena_alloc(memory, (size_t)athletes * sizeof(*list));
    for (int i = 0; i < athletes; i++) {
        int at = prng_below(newest + 1);
        struct race_athlete *athlete = &list[i];
        *athlete = (struct race_athlete){
            .id = arena_printf(memory, "%d", 7000 + i),
            .bib = prng_below(20) ? arena_printf(memory, "%d", i + 1) : NULL,
            .name = arena_printf(memory, "Runner %d", i),
            .point = at ? arena_printf(memory, "%d", at) : NULL,
            .time_ms = prng_below(9) ? at * 600000 + prng_below(90000) : RACE_UNKNOWN,
            .gap_ms = prng_below(2) ? prng_below(90000) : RACE_UNKNOWN,
            .position = prng_below(9) ? 1 + prng_below(athletes) : 0,
            .out = prng_below(6) ? NULL : outs[prng_below(5)],
        };
    }
    race.athletes = list;
    race.athlete_count = athletes;
    return race;
}

static bool once_each(const struct race *race, const struct race_board *board)
{
    if (board->count != race->athlete_count) {
        return false;
    }
    for (int i = 0; i < race->athlete_count; i++) {
        int seen = 0;
        for (int r = 0; r < board->count; r++) {
            seen += board->rows[r].athlete == &race->athletes[i];
        }
        if (seen != 1) {
            return false;
        }
    }
    return true;
}

TEST(every_athlete_is_on_the_board_exactly_once_however_they_are_listed)
{
    prng_seed(3);
    for (int round = 0; round < 400; round++) {
        struct arena memory = {0};
        struct race race = random_race(&memory);
        struct race shuffled = race;
        shuffle_race(&memory, &shuffled, prng_below);
        struct race_board board, other;
        race_board(&race, NULL, &memory, &board);
        race_board(&shuffled, NULL, &memory, &other);
        bool once = once_each(&race, &board) && once_each(&shuffled, &other);
        bool same = true;
        for (int i = 0; once && i < board.count; i++) {
            const struct race_row *a = &board.rows[i];
            const struct race_row *b = &other.rows[i];
            same = same && strcmp(a->athlete->id, b->athlete->id) == 0 &&
                   a->place == b->place && a->gap_ms == b->gap_ms && a->there == b->there;
        }
        arena_finish(&memory);
        CHECK(once);
        CHECK(same);
    }
}

TEST(those_out_are_always_below_those_who_race)
{
    prng_seed(4);
    for (int round = 0; round < 200; round++) {
        struct arena memory = {0};
        struct race race = random_race(&memory);
        struct race_board board;
        race_board(&race, NULL, &memory, &board);
        bool out = false;
        bool sorted = true;
        for (int i = 0; i < board.count; i++) {
            sorted = sorted && (!out || board.rows[i].athlete->out);
            sorted = sorted && (!board.rows[i].athlete->out || !board.rows[i].there);
            out = out || board.rows[i].athlete->out;
        }
        arena_finish(&memory);
        CHECK(sorted);
    }
}

TEST(a_course_longer_than_anybody_swims_is_cut)
{
    struct race race = sheet(&arena, RACE_LIVE, NULL, NULL, "");
    static struct race_athlete athletes[RACE_MAX_POINTS + 20];
    for (int i = 0; i < RACE_MAX_POINTS + 20; i++) {
        athletes[i] = (struct race_athlete){.point = arena_printf(&arena, "%d", i + 1)};
    }
    race.athletes = athletes;
    race.athlete_count = RACE_MAX_POINTS + 20;
    struct race_point points[RACE_MAX_POINTS];
    CHECK_INT(race_course(&race, points, RACE_MAX_POINTS), RACE_MAX_POINTS);
    CHECK_INT(race_course(&race, points, 3), 3);
    struct race_board board;
    race_board(&race, NULL, &arena, &board);
    CHECK_INT(board.count, RACE_MAX_POINTS + 20);
}

static const struct check_case cases[] = {
    CASE(the_course_is_built_from_all_that_anybody_has_done),
    CASE(before_the_start_there_is_no_course_no_finish_and_no_winner),
    CASE(the_finish_is_the_point_that_is_called_so),
    CASE(the_newest_point_of_a_live_race_is_no_finish_because_it_is_the_last_one_known),
    CASE(the_finish_of_the_swim_wins_nothing),
    CASE(the_finish_of_a_numbered_leg_wins_nothing_but_a_distance_is_no_number),
    CASE(who_is_disqualified_after_the_finish_has_not_won),
    CASE(two_who_share_the_second_place_are_second_and_third),
    CASE(nobody_is_second_while_the_second_is_not_told),
    CASE(those_at_the_newest_point_lead_then_the_rest_by_where_they_are),
    CASE(a_place_that_is_not_told_is_none_that_another_may_have),
    CASE(those_who_are_out_stand_at_the_foot_grouped_by_why),
    CASE(a_gap_that_is_not_told_compares_times_at_the_same_point_only),
    CASE(somebody_disqualified_leads_nobody),
    CASE(places_won_and_lost_come_from_the_point_before),
    CASE(without_splits_the_board_before_tells_who_moved),
    CASE(a_leader_further_than_the_newest_point_told_moves_the_board),
    CASE(starters_do_not_count_who_did_not_start),
    CASE(all_may_be_out_and_nobody_may_be_there),
    CASE(bibs_sort_as_numbers_where_nothing_else_tells),
    CASE(every_athlete_is_on_the_board_exactly_once_however_they_are_listed),
    CASE(those_out_are_always_below_those_who_race),
    CASE(a_course_longer_than_anybody_swims_is_cut),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}

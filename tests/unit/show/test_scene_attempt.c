// Attempts and heights: what a push says, and what the unit adds.
#include "unit_scenes.h"

static struct change throw_by(struct sport_state *state, const char *name, int round,
                              const char *result)
{
    struct event said = {
        .type = EVENT_ATTEMPT,
        .attempt = {.unit = {.event = "01", .round = 1, .heat = 1},
                    .heat_name = "Long Jump - Men",
                    .event_code = "LJ",
                    .bib = "205",
                    .name = name,
                    .round = round,
                    .result = result},
    };
    return sport_apply(state, FEED, &said, PUSH_MS);
}

static struct change throw_of(struct sport_state *state, int round, const char *result)
{
    return throw_by(state, "Robin Croft", round, result);
}

static const char *attempt_in(const struct sport_state *state,
                              const struct change *change)
{
    struct values values = values_begin(&arena);
    bool known = change->attempt && scene_attempt_values(state, change->attempt, &values);
    return known ? dump(&values) : "nothing";
}

static const char *height_in(const struct sport_state *state, const struct change *change)
{
    struct values values = values_begin(&arena);
    bool known = change->attempt && scene_height_values(state, change->attempt, &values);
    return known ? dump(&values) : "nothing";
}

static struct unit pit(struct entry *entries, int entry_count, struct trial *trials,
                       int trial_count)
{
    return (struct unit){.key = {.event = "01", .round = 1, .heat = 1},
                         .name = "Long Jump - Men",
                         .event_code = "LJ",
                         .rounds = 6,
                         .precision = -1,
                         .entries = entries,
                         .entry_count = entry_count,
                         .trials = trials,
                         .trial_count = trial_count};
}

TEST(an_attempt_by_push_is_a_mark_or_a_sign)
{
    static const struct {
        const char *result, *tail;
    } cases[] = {
        {"7.3", "attempt=4; mark=7.30; valid=o"},
        {"7.30", "attempt=4; mark=7.30; valid=o"},
        {"x", "attempt=4; valid=x"},
        {"-", "attempt=4; valid=-"},
        {"r", "attempt=4; valid=r"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct sport_state *state = sport_create();
        struct change change = throw_of(state, 4, cases[i].result);
        const char *found = attempt_in(state, &change);
        sport_destroy(state);
        CHECK_STR(found, arena_printf(&arena,
                                      "event=Long Jump - Men; bib=205; "
                                      "name=Robin Croft; %s",
                                      cases[i].tail));
    }
}

TEST(an_attempt_without_a_result_is_nothing)
{
    struct sport_state *state = sport_create();
    struct change change = throw_of(state, 4, "soon");
    const char *found = attempt_in(state, &change);
    sport_destroy(state);
    CHECK_STR(found, "nothing");
}

TEST(the_unit_adds_rank_best_series_wind_and_what_leads)
{
    struct sport_state *state = sport_create();
    struct change change = throw_of(state, 4, "7.30");
    struct entry entries[] = {runner("205", "Robin Croft", "Vale AC", "ENG", NULL, 0),
                              runner("206", "Sol Marsh", NULL, NULL, NULL, 0)};
    entries[0].note = "SB";
    struct trial trials[] = {
        {.bib = "205", .round = 1, .result = "7.1", .has_wind = true, .wind = 3},
        {.bib = "206", .round = 1, .result = "7.55"},
        {.bib = "205", .round = 2, .result = "x"},
        {.bib = "205", .round = 3, .result = "-"},
        {.bib = "205", .round = 4, .result = "7.30", .has_wind = true, .wind = 21},
    };
    struct unit fetched = pit(entries, 2, trials, 5);
    unit(state, &fetched);
    const char *found = attempt_in(state, &change);
    sport_destroy(state);
    CHECK_STR(found, "event=Long Jump - Men; bib=205; name=Robin Croft; team=Vale AC; "
                     "country=ENG; flag=ENG; attempt=4; attempts=6; mark=7.30; valid=o; "
                     "wind=+2.1w; rank=2; best=7.30; lead=7.55; note=SB; t1=7.10; t2=x; "
                     "t3=\xE2\x80\x93; t4=7.30");
}

TEST(the_note_of_the_best_does_not_stand_beside_another_mark)
{
    struct sport_state *state = sport_create();
    struct change change = throw_of(state, 2, "6.80");
    struct entry entries[] = {runner("205", "Robin Croft", NULL, NULL, NULL, 0)};
    entries[0].note = "PB";
    struct trial trials[] = {{.bib = "205", .round = 1, .result = "7.10"},
                             {.bib = "205", .round = 2, .result = "6.80"}};
    struct unit fetched = pit(entries, 1, trials, 2);
    unit(state, &fetched);
    const char *found = attempt_in(state, &change);
    sport_destroy(state);
    CHECK(!strstr(found, "note"));
    CHECK(strstr(found, "rank=1; best=7.10"));
    CHECK(!strstr(found, "lead"));
}

TEST(a_unit_from_before_the_attempt_says_nothing_of_the_rank)
{
    struct sport_state *state = sport_create();
    struct change change = throw_of(state, 2, "6.80");
    struct entry entries[] = {runner("205", "Robin Croft", "Vale AC", NULL, NULL, 0)};
    struct trial trials[] = {{.bib = "205", .round = 1, .result = "7.10"}};
    struct unit fetched = pit(entries, 1, trials, 1);
    unit(state, &fetched);
    const char *found = attempt_in(state, &change);
    sport_destroy(state);
    CHECK_STR(found, "event=Long Jump - Men; bib=205; name=Robin Croft; team=Vale AC; "
                     "attempt=2; attempts=6; mark=6.80; valid=o");
}

TEST(a_newer_unit_corrects_the_attempt_and_an_older_one_does_not)
{
    struct entry entries[] = {runner("205", "Robin Croft", NULL, NULL, NULL, 0)};
    struct trial trials[] = {{.bib = "205", .round = 1, .result = "7.01"}};
    struct unit fetched = pit(entries, 1, trials, 1);
    struct sport_state *state = sport_create();
    struct change change = throw_of(state, 1, "7.10");
    unit(state, &fetched);
    const char *newer = attempt_in(state, &change);
    sport_destroy(state);

    state = sport_create();
    struct event early = {.type = EVENT_UNIT, .unit = fetched};
    sport_apply(state, FEED, &early, PUSH_MS - 500);
    change = throw_of(state, 1, "7.10");
    const char *older = attempt_in(state, &change);
    sport_destroy(state);
    CHECK(strstr(newer, "mark=7.01; valid=o; rank=1; best=7.01; t1=7.01"));
    CHECK(strstr(older, "mark=7.10; valid=o"));
    CHECK(!strstr(older, "rank"));
}

TEST(a_bib_that_is_somebody_else_in_the_unit_lends_no_club)
{
    struct sport_state *state = sport_create();
    struct change change = throw_of(state, 1, "7.10");
    struct entry entries[] = {runner("205", "Other Person", "Vale AC", "ENG", NULL, 0)};
    struct trial trials[] = {{.bib = "205", .round = 1, .result = "7.10"}};
    struct unit fetched = pit(entries, 1, trials, 1);
    unit(state, &fetched);
    const char *found = attempt_in(state, &change);
    sport_destroy(state);
    CHECK(strstr(found, "name=Robin Croft; attempt=1"));
}

TEST(an_attempt_beyond_the_last_is_of_no_number)
{
    struct sport_state *state = sport_create();
    struct change last = throw_of(state, 6, "7.30");
    struct entry entries[] = {runner("205", "Robin Croft", NULL, NULL, NULL, 0)};
    struct unit fetched = pit(entries, 1, NULL, 0);
    unit(state, &fetched);
    const char *sixth = attempt_in(state, &last);
    struct change beyond = throw_of(state, 9, "7.31");
    const char *ninth = attempt_in(state, &beyond);
    sport_destroy(state);
    CHECK(strstr(sixth, "attempt=6; attempts=6; ") != NULL);
    CHECK(strstr(ninth, "attempt=9; mark=7.31") != NULL);
}

TEST(throws_have_no_wind)
{
    struct sport_state *state = sport_create();
    struct change change = throw_of(state, 1, "48.67");
    struct entry entries[] = {runner("205", "Robin Croft", NULL, NULL, NULL, 0)};
    struct trial trials[] = {
        {.bib = "205", .round = 1, .result = "48.67", .has_wind = true, .wind = 5}};
    struct unit fetched = pit(entries, 1, trials, 1);
    fetched.event_code = "HT";
    unit(state, &fetched);
    const char *found = attempt_in(state, &change);
    sport_destroy(state);
    CHECK(!strstr(found, "wind"));
}

TEST(the_competition_knows_clubs_before_the_unit_does)
{
    struct sport_state *state = sport_create();
    struct meeting_competitor people[] = {{.bib = "205",
                                           .first_name = "Robin",
                                           .last_name = "Croft",
                                           .team_name = "Vale AC",
                                           .country = "WAL"}};
    struct event told = {.type = EVENT_MEETING,
                         .backlog = true,
                         .meeting = {.competitors = people, .competitor_count = 1}};
    sport_apply(state, FEED, &told, 500);
    struct change change = throw_of(state, 1, "48.67");
    const char *found = attempt_in(state, &change);
    sport_destroy(state);
    CHECK(strstr(found, "name=Robin Croft; family=Croft; team=Vale AC; country=WAL; "));
}

// The push has one name only, the competition tells which part of it is the family's.
TEST(who_has_two_family_names_keeps_both_from_the_first_push_on)
{
    struct sport_state *state = sport_create();
    struct meeting_competitor people[] = {
        {.bib = "205", .first_name = "Robin", .last_name = "Croft Valle"}};
    struct event told = {.type = EVENT_MEETING,
                         .backlog = true,
                         .meeting = {.competitors = people, .competitor_count = 1}};
    sport_apply(state, FEED, &told, 500);
    struct change change = throw_by(state, "Robin CROFT VALLE", 1, "48.67");
    const char *found = attempt_in(state, &change);
    change = throw_by(state, "Ida Moss", 2, "49.02");
    const char *other = attempt_in(state, &change);
    sport_destroy(state);
    CHECK(strstr(found, "name=Robin CROFT VALLE; family=CROFT VALLE"));
    CHECK(strstr(other, "name=Ida Moss; attempt=2")); // who has that bib now
}

static struct change jump_of(struct sport_state *state, const char *height,
                             const char *attempts)
{
    const char *last = attempts + strlen(attempts) - 1;
    struct event said = {
        .type = EVENT_ATTEMPT,
        .attempt = {.unit = {.event = "01", .round = 1, .heat = 1},
                    .heat_name = "High Jump - Men",
                    .event_code = "HJ",
                    .bib = "112",
                    .name = "Maro Okada",
                    .vertical = true,
                    .height = height,
                    .attempts = attempts,
                    .result = last},
    };
    return sport_apply(state, FEED, &said, PUSH_MS);
}

TEST(a_height_by_push_is_height_and_attempts)
{
    struct sport_state *state = sport_create();
    struct change change = jump_of(state, "1.9", "xo");
    const char *found = height_in(state, &change);
    sport_destroy(state);
    CHECK_STR(found, "event=High Jump - Men; bib=112; name=Maro Okada; height=1.90; "
                     "attempts=xo; valid=o");
}

TEST(the_unit_adds_rank_and_best_height)
{
    struct sport_state *state = sport_create();
    struct change change = jump_of(state, "1.90", "xo");
    struct entry entries[] = {runner("112", "Maro Okada", "Vale AC", NULL, NULL, 0),
                              runner("113", "Sol Marsh", NULL, NULL, NULL, 0)};
    entries[0].note = "=PB";
    struct trial trials[] = {
        {.bib = "112", .height = "1.85", .result = "o"},
        {.bib = "113", .height = "1.85", .result = "o"},
        {.bib = "113", .height = "1.90", .result = "o"},
        {.bib = "112", .height = "1.90", .result = "x"},
        {.bib = "112", .height = "1.90", .result = "o"},
    };
    struct unit fetched = pit(entries, 2, trials, 5);
    fetched.name = "High Jump - Men";
    fetched.event_code = "HJ";
    unit(state, &fetched);
    const char *found = height_in(state, &change);
    sport_destroy(state);
    CHECK_STR(found, "event=High Jump - Men; bib=112; name=Maro Okada; team=Vale AC; "
                     "height=1.90; attempts=xo; valid=o; rank=2; best=1.90; lead=1.90; "
                     "note==PB");
}

TEST(a_height_failed_keeps_the_best_before_it)
{
    struct sport_state *state = sport_create();
    struct change change = jump_of(state, "1.95", "xx");
    struct entry entries[] = {runner("112", "Maro Okada", NULL, NULL, NULL, 0)};
    struct trial trials[] = {
        {.bib = "112", .height = "1.90", .result = "o"},
        {.bib = "112", .height = "1.95", .result = "x"},
        {.bib = "112", .height = "1.95", .result = "x"},
        {.bib = "112", .height = "1.95", .result = "o"},
    };
    struct unit fetched = pit(entries, 1, trials, 4);
    fetched.event_code = "HJ";
    unit(state, &fetched);
    const char *found = height_in(state, &change);
    sport_destroy(state);
    CHECK(strstr(found, "attempts=xx; valid=x"));
}

TEST(of_more_attempts_in_the_unit_only_those_up_to_the_one_heard_are_shown)
{
    struct sport_state *state = sport_create();
    struct change change = jump_of(state, "1.95", "x");
    struct entry entries[] = {runner("112", "Maro Okada", NULL, NULL, NULL, 0)};
    struct trial trials[] = {{.bib = "112", .height = "1.95", .result = "x"},
                             {.bib = "112", .height = "1.95", .result = "o"}};
    struct unit fetched = pit(entries, 1, trials, 2);
    fetched.event_code = "HJ";
    unit(state, &fetched);
    const char *found = height_in(state, &change);
    sport_destroy(state);
    CHECK(strstr(found, "attempts=x; valid=x; rank=1"));
}

TEST(a_newer_unit_corrects_a_height_and_an_older_one_does_not)
{
    struct entry entries[] = {runner("112", "Maro Okada", NULL, NULL, NULL, 0)};
    struct trial trials[] = {{.bib = "112", .height = "1.95", .result = "x"}};
    struct unit fetched = pit(entries, 1, trials, 1);
    fetched.event_code = "HJ";
    struct sport_state *state = sport_create();
    struct change change = jump_of(state, "1.95", "o");
    unit(state, &fetched);
    const char *newer = height_in(state, &change);
    sport_destroy(state);

    state = sport_create();
    struct event early = {.type = EVENT_UNIT, .unit = fetched};
    sport_apply(state, FEED, &early, PUSH_MS - 500);
    change = jump_of(state, "1.95", "o");
    const char *older = height_in(state, &change);
    sport_destroy(state);
    CHECK(strstr(newer, "attempts=x; valid=x"));
    CHECK(strstr(older, "attempts=o; valid=o"));
    CHECK(!strstr(older, "rank"));
}

static const struct check_case cases[] = {
    CASE(of_more_attempts_in_the_unit_only_those_up_to_the_one_heard_are_shown),
    CASE(a_newer_unit_corrects_a_height_and_an_older_one_does_not),
    CASE(an_attempt_by_push_is_a_mark_or_a_sign),
    CASE(an_attempt_without_a_result_is_nothing),
    CASE(the_unit_adds_rank_best_series_wind_and_what_leads),
    CASE(the_note_of_the_best_does_not_stand_beside_another_mark),
    CASE(a_unit_from_before_the_attempt_says_nothing_of_the_rank),
    CASE(a_newer_unit_corrects_the_attempt_and_an_older_one_does_not),
    CASE(a_bib_that_is_somebody_else_in_the_unit_lends_no_club),
    CASE(an_attempt_beyond_the_last_is_of_no_number),
    CASE(throws_have_no_wind),
    CASE(the_competition_knows_clubs_before_the_unit_does),
    CASE(who_has_two_family_names_keeps_both_from_the_first_push_on),
    CASE(a_height_by_push_is_height_and_attempts),
    CASE(the_unit_adds_rank_and_best_height),
    CASE(a_height_failed_keeps_the_best_before_it),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}

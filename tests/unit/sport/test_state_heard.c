#include "check.h"
#include "event_maker.h"
#include "prng.h"

TEST(a_result_heard_twice_is_news_once)
{
    struct sport_state *state = sport_create();
    CHECK_INT(tell(state, result_said("Harry Cox", "1:52.60")), NEWS);
    CHECK_INT(tell(state, result_said("Harry Cox", "1:52.60")), DUPLICATE);
    CHECK_INT(tell_at(state, result_said("harry cox", "1:52.60"), 500000), DUPLICATE);
    struct unit_key key = key_of("12", 1, 1);
    const struct unit_state *unit = sport_unit(state, 0, &key);
    CHECK(unit->announced);
    CHECK_STR(unit->winner, "Harry Cox");
    CHECK_STR(unit->winner_mark, "1:52.60");
    CHECK_STR(unit->name, "800m - Men Blues");
    CHECK(unit->unit == NULL);
    sport_destroy(state);
}

TEST(another_mark_or_winner_is_a_correction_and_tells_if_somebody_else_won)
{
    struct sport_state *state = sport_create();
    struct event event = result_said("Harry Cox", "1:52.60");
    sport_apply(state, 0, &event, 0);
    event = result_said("Harry Cox", "1:52.61");
    struct change change = sport_apply(state, 0, &event, 10);
    CHECK_INT(change.novelty, CORRECTION);
    CHECK(!change.new_winner);
    event = result_said("Ole Lund", "1:52.70");
    change = sport_apply(state, 0, &event, 20);
    CHECK_INT(change.novelty, CORRECTION);
    CHECK(change.new_winner);
    CHECK_STR(change.unit_state->winner, "Ole Lund");
    CHECK_INT(change.type, EVENT_RESULT);
    CHECK_STR(change.unit.event, "12");
    sport_destroy(state);
}

TEST(an_old_result_that_comes_again_late_does_not_undo_its_correction)
{
    struct sport_state *state = sport_create();
    tell(state, result_said("Harry Cox", "1:52.60"));
    tell(state, result_said("Ole Lund", "1:52.70"));
    CHECK_INT(tell(state, result_said("Harry Cox", "1:52.60")), DUPLICATE);
    struct unit_key key = key_of("12", 1, 1);
    CHECK_STR(sport_unit(state, 0, &key)->winner, "Ole Lund");
    sport_destroy(state);
}

TEST(the_same_result_long_after_is_news_again)
{
    struct sport_state *state = sport_create();
    tell_at(state, result_said("Harry Cox", "1:52.60"), 0);
    CHECK_INT(
        tell_at(state, result_said("Harry Cox", "1:52.60"), SPORT_RESULT_REPEAT_MS - 1),
        DUPLICATE);
    CHECK_INT(
        tell_at(state, result_said("Harry Cox", "1:52.60"), 2 * SPORT_RESULT_REPEAT_MS),
        NEWS);
    sport_destroy(state);
}

TEST(results_of_another_heat_or_feed_are_their_own)
{
    struct sport_state *state = sport_create();
    struct event event = result_said("Harry Cox", "1:52.60");
    CHECK_INT(sport_apply(state, 0, &event, 0).novelty, NEWS);
    CHECK_INT(sport_apply(state, 1, &event, 0).novelty, NEWS);
    event.result.unit.heat = 2;
    CHECK_INT(sport_apply(state, 0, &event, 0).novelty, NEWS);
    CHECK_INT(sport_unit_count(state), 3);
    CHECK_INT(sport_unit_at(state, 1)->feed, 1);
    CHECK_INT(sport_unit_at(state, 2)->key.heat, 2);
    CHECK(sport_unit_at(state, 3) == NULL);
    sport_destroy(state);
}

TEST(what_rest_shows_never_suppresses_a_push)
{
    struct sport_state *state = sport_create();
    struct entry entry = {
        .bib = "7", .name = "Harry Cox", .performance = "1:52.60", .place = 1};
    struct event unit = unit_said(key_of("12", 1, 1), &entry, 1);
    unit.unit.results = RESULTS_OFFICIAL;
    unit.backlog = true;
    CHECK_INT(tell(state, unit), HISTORY);
    CHECK_INT(tell(state, result_said("Harry Cox", "1:52.60")), NEWS);
    struct event attempt = throw_said("205", 1, "48.67");
    attempt.backlog = true;
    CHECK_INT(tell(state, attempt), HISTORY);
    attempt.backlog = false;
    CHECK_INT(tell(state, attempt), NEWS);
    CHECK_INT(tell(state, attempt), DUPLICATE);
    sport_destroy(state);
}

TEST(history_sets_the_state_silently)
{
    struct sport_state *state = sport_create();
    struct event event = result_said("Harry Cox", "1:52.60");
    event.backlog = true;
    CHECK_INT(tell(state, event), HISTORY);
    struct unit_key key = key_of("12", 1, 1);
    CHECK_STR(sport_unit(state, 0, &key)->winner, "Harry Cox");
    CHECK_INT(tell(state, result_said("Harry Cox", "1:52.60")), NEWS);
    event = (struct event){.type = EVENT_LINK, .backlog = true};
    CHECK_INT(tell(state, event), HISTORY);
    sport_destroy(state);
}

TEST(a_result_without_a_winner_is_kept_as_one)
{
    struct sport_state *state = sport_create();
    CHECK_INT(tell(state, result_said(NULL, NULL)), NEWS);
    CHECK_INT(tell(state, result_said("", "")), DUPLICATE);
    struct event event = result_said("Ole Lund", "1:52.70");
    struct change change = sport_apply(state, 0, &event, 1000);
    CHECK_INT(change.novelty, CORRECTION);
    CHECK(change.new_winner);
    sport_destroy(state);
}

TEST(a_throw_is_news_once_and_a_correction_when_its_mark_changes)
{
    struct sport_state *state = sport_create();
    CHECK_INT(tell(state, throw_said("205", 1, "48.67")), NEWS);
    CHECK_INT(tell(state, throw_said("205", 2, "x")), NEWS);
    CHECK_INT(tell(state, throw_said("205", 1, "48.67")), DUPLICATE);
    CHECK_INT(tell(state, throw_said("205", 2, "X")), DUPLICATE);
    CHECK_INT(tell(state, throw_said("205", 1, "48.76")), CORRECTION);
    CHECK_INT(tell(state, throw_said("206", 1, "48.76")), NEWS);
    struct unit_key key = key_of("01", 1, 1);
    CHECK_STR(sport_attempt(state, 0, &key, "205", 1, NULL, 0)->said.result, "48.76");
    CHECK_STR(sport_attempt(state, 0, &key, "205", 2, NULL, 0)->said.result, "x");
    CHECK(sport_attempt(state, 0, &key, "205", 3, NULL, 0) == NULL);
    CHECK(sport_attempt(state, 1, &key, "205", 1, NULL, 0) == NULL);
    sport_destroy(state);
}

TEST(a_throw_without_a_round_is_another_throw_when_its_mark_is_another)
{
    struct sport_state *state = sport_create();
    CHECK_INT(tell(state, throw_said("205", 0, "48.67")), NEWS);
    CHECK_INT(tell(state, throw_said("205", 0, "48.67")), DUPLICATE);
    CHECK_INT(tell(state, throw_said("205", 0, "x")), NEWS);
    sport_destroy(state);
}

TEST(attempts_at_a_height_are_told_apart_by_their_number)
{
    struct sport_state *state = sport_create();
    CHECK_INT(tell(state, jump_said("1.85", "x")), NEWS);
    CHECK_INT(tell(state, jump_said("1.85", "xo")), NEWS);
    CHECK_INT(tell(state, jump_said("1.85", "x")), DUPLICATE);
    CHECK_INT(tell(state, jump_said("1.85", "xo")), DUPLICATE);
    CHECK_INT(tell(state, jump_said("1.850", "XO")), DUPLICATE);
    CHECK_INT(tell(state, jump_said("1.85", "xx")), CORRECTION);
    CHECK_INT(tell(state, jump_said("1.88", "x")), NEWS);
    struct unit_key key = key_of("14", 1, 1);
    CHECK_STR(sport_attempt(state, 0, &key, "112", 0, "1.85", 2)->said.attempts, "xx");
    CHECK_STR(sport_attempt(state, 0, &key, "112", 0, "1.85", 1)->said.attempts, "x");
    CHECK(sport_attempt(state, 0, &key, "112", 0, "1.85", 3) == NULL);
    CHECK(sport_attempt(state, 0, &key, "112", 1, NULL, 0) == NULL);
    sport_destroy(state);
}

TEST(an_attempt_that_comes_after_a_later_one_is_history)
{
    struct sport_state *state = sport_create();
    CHECK_INT(tell(state, jump_said("1.85", "xxo")), NEWS);
    CHECK_INT(tell(state, jump_said("1.85", "x")), HISTORY);
    CHECK_INT(tell(state, jump_said("1.85", "xx")), HISTORY);
    CHECK_INT(tell(state, jump_said("1.85", "x")), DUPLICATE);
    CHECK_INT(tell(state, jump_said("1.82", "x")), NEWS);
    sport_destroy(state);
}

TEST(an_attempt_that_takes_earlier_ones_back_is_a_correction)
{
    struct sport_state *state = sport_create();
    CHECK_INT(tell(state, jump_said("1.85", "xo")), NEWS);
    CHECK_INT(tell(state, jump_said("1.85", "o")), CORRECTION);
    sport_destroy(state);
}

TEST(an_attempt_without_a_bib_is_known_by_its_name)
{
    struct sport_state *state = sport_create();
    struct event event = throw_said(NULL, 1, "48.67");
    CHECK_INT(tell(state, event), NEWS);
    CHECK_INT(tell(state, event), DUPLICATE);
    event.attempt.name = "Ola Berg";
    CHECK_INT(tell(state, event), NEWS);
    event.attempt.name = NULL;
    CHECK_INT(tell(state, event), NEWS);
    sport_destroy(state);
}

TEST(an_attempt_gives_its_unit_a_name_and_a_code)
{
    struct sport_state *state = sport_create();
    struct event event = throw_said("205", 1, "48.67");
    struct change change = sport_apply(state, 0, &event, 0);
    CHECK_STR(change.unit_state->name, "Hammer - Men");
    CHECK_STR(change.unit_state->event_code, "HT");
    CHECK_STR(change.attempt->said.name, "Robin Croft");
    CHECK_INT(change.attempt->feed, 0);
    // The unit page has no event code of its own.
    struct entry entry = {.bib = "205", .performance = "48.67"};
    event = unit_said(key_of("01", 1, 1), &entry, 1);
    change = sport_apply(state, 0, &event, 0);
    CHECK_STR(change.unit_state->unit->event_code, "HT");
    sport_destroy(state);
}

TEST(too_many_attempts_drop_the_oldest_and_count_it)
{
    struct sport_state *state = sport_create();
    struct arena arena = {0};
    for (int i = 0; i < 4100; i++) {
        struct event event = throw_said(arena_printf(&arena, "%d", i), 1, "48.67");
        sport_apply(state, 0, &event, 0);
    }
    struct unit_key key = key_of("01", 1, 1);
    CHECK(sport_attempt(state, 0, &key, "3", 1, NULL, 0) == NULL);
    CHECK(sport_attempt(state, 0, &key, "4", 1, NULL, 0) != NULL);
    CHECK(strstr(sport_print(state, &arena), "dropped units 0 attempts 4 rows 0") !=
          NULL);
    arena_finish(&arena);
    sport_destroy(state);
}

static struct event pushes[16];

static int push_some(void)
{
    int count = 0;
    pushes[count++] = result_said("Harry Cox", "1:52.60");
    pushes[count++] = throw_said("205", 1, "48.67");
    pushes[count++] = throw_said("205", 2, "x");
    pushes[count++] = throw_said("206", 1, "50.10");
    pushes[count++] = jump_said("1.85", "x");
    pushes[count++] = jump_said("1.85", "xx");
    pushes[count++] = jump_said("1.85", "xxo");
    pushes[count++] = jump_said("1.88", "o");
    return count;
}

TEST(pushes_in_any_order_and_any_number_of_times_give_the_same_state_and_news_once)
{
    struct arena arena = {0};
    const char *expected = NULL;
    prng_seed(21);
    for (int run = 0; run < 200; run++) {
        struct sport_state *state = sport_create();
        int count = push_some();
        int news[16] = {0};
        bool heard[16] = {false};
        for (int left = count; left > 0;) {
            int i = prng_below(count);
            enum novelty novelty = tell(state, pushes[i]);
            CHECK(novelty != CORRECTION);
            CHECK_INT(novelty == DUPLICATE, heard[i]);
            news[i] += novelty == NEWS;
            left -= !heard[i];
            heard[i] = true;
        }
        for (int i = 0; i < count; i++) {
            CHECK(news[i] <= 1);
        }
        const char *found = sport_print(state, &arena);
        expected = expected ? expected : found;
        sport_destroy(state);
        CHECK_STR(found, expected);
    }
    arena_finish(&arena);
}

static const struct check_case cases[] = {
    CASE(a_result_heard_twice_is_news_once),
    CASE(another_mark_or_winner_is_a_correction_and_tells_if_somebody_else_won),
    CASE(an_old_result_that_comes_again_late_does_not_undo_its_correction),
    CASE(the_same_result_long_after_is_news_again),
    CASE(results_of_another_heat_or_feed_are_their_own),
    CASE(what_rest_shows_never_suppresses_a_push),
    CASE(history_sets_the_state_silently),
    CASE(a_result_without_a_winner_is_kept_as_one),
    CASE(a_throw_is_news_once_and_a_correction_when_its_mark_changes),
    CASE(a_throw_without_a_round_is_another_throw_when_its_mark_is_another),
    CASE(attempts_at_a_height_are_told_apart_by_their_number),
    CASE(an_attempt_that_comes_after_a_later_one_is_history),
    CASE(an_attempt_that_takes_earlier_ones_back_is_a_correction),
    CASE(an_attempt_without_a_bib_is_known_by_its_name),
    CASE(an_attempt_gives_its_unit_a_name_and_a_code),
    CASE(too_many_attempts_drop_the_oldest_and_count_it),
    CASE(pushes_in_any_order_and_any_number_of_times_give_the_same_state_and_news_once),
};

CHECK_MAIN(cases)

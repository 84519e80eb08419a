// What lies over what. All names are invented.
#include "app/painting.h"
#include "base/arena.h"
#include "check.h"

static struct director *director;

static void open_director(void)
{
    int count;
    const struct scene *scenes = scene_table(&count);
    director = director_create();
    for (int i = 0; i < count; i++) {
        director_set_timing(director, &scenes[i],
                            (struct scene_timing){.in_ms = 300, .out_ms = 200});
    }
}

static void put(const char *scene, bool manual, int64_t now_ms)
{
    struct arena arena = {0};
    struct values values = values_begin(&arena);
    values_text(&values, "name", "Ada Fen");
    director_step(director, now_ms);
    director_propose(director,
                     &(struct proposal){.scene = scene_find(scene),
                                        .subject = scene,
                                        .values = &values,
                                        .reason = "a test",
                                        .born_ms = now_ms,
                                        .manual = manual},
                     now_ms);
    director_step(director, now_ms);
    arena_finish(&arena);
}

static bool painted(const enum layer *wanted, int count)
{
    struct painting found = painting_of(director);
    bool same = found.count == count;
    for (int i = 0; same && i < count; i++) {
        same = found.layers[i] == wanted[i];
    }
    return same;
}

TEST(a_panel_comes_over_what_makes_room_for_it)
{
    static const enum layer wanted[] = {LAYER_BUG, LAYER_LOWER, LAYER_FULL};
    open_director();
    put("winner", true, 0);
    put("scorebug", false, 100);
    put("results", true, 2000);
    bool same = painted(wanted, 3);
    director_destroy(director);
    CHECK(same);
}

TEST(what_takes_the_place_of_a_panel_comes_over_it_and_then_stands_alone)
{
    static const enum layer crossing[] = {LAYER_BUG, LAYER_FULL, LAYER_LOWER};
    static const enum layer at_rest[] = {LAYER_BUG, LAYER_LOWER};
    open_director();
    put("scorebug", false, 0);
    put("results", true, 1000);
    put("winner", true, 2000);
    bool over = painted(crossing, 3);
    director_step(director, 2200);
    bool alone = painted(at_rest, 2);
    director_destroy(director);
    CHECK(over);
    CHECK(alone);
}

TEST(the_bug_keeps_its_place_below_a_panel_whoever_puts_it_up)
{
    static const enum layer wanted[] = {LAYER_BUG, LAYER_FULL};
    open_director();
    put("results", true, 0);
    put("scorebug", true, 1000);
    bool same = painted(wanted, 2);
    director_destroy(director);
    CHECK(same);
}

TEST(what_is_not_on_air_is_not_painted)
{
    open_director();
    CHECK_INT(painting_of(director).count, 0);
    director_destroy(director);
}

static const struct check_case cases[] = {
    CASE(a_panel_comes_over_what_makes_room_for_it),
    CASE(what_takes_the_place_of_a_panel_comes_over_it_and_then_stands_alone),
    CASE(the_bug_keeps_its_place_below_a_panel_whoever_puts_it_up),
    CASE(what_is_not_on_air_is_not_painted),
};

CHECK_MAIN(cases)

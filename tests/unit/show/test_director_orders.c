// Every order in which a few moves can come: what must hold holds after each.
#include "director_walk.h"

// Small enough to look at every order in which things can come.
struct move {
    const char *words; // a cue; or "news", "update" and a subject, or a time to pass
    const char *subject;
    int64_t pass_ms;
};

static const struct move moves[] = {
    {.words = "news", .subject = "a"},
    {.words = "news", .subject = "b"},
    {.words = "update", .subject = "a"},
    {.words = "take"},
    {.words = "dismiss"},
    {.words = "pin toggle"},
    {.words = "clear"},
    {.words = "auto toggle"},
    {.words = "", .pass_ms = 250},
    {.words = "", .pass_ms = 9000},
};

enum { MOVES = sizeof(moves) / sizeof(moves[0]), LENGTH = 5 };

static void make_move(struct walk *walk, const struct move *move, int number)
{
    struct cue cue;
    char error[100];
    const char *why;
    if (move->subject) {
        struct values values = values_begin(&walk->arena);
        values_number(&values, "mark", number);
        struct proposal proposal = {.scene = scene_find("winner"),
                                    .subject = move->subject,
                                    .values = &values,
                                    .reason = "move",
                                    .born_ms = walk->now_ms,
                                    .update_only = move->words[0] == 'u'};
        director_propose(walk->director, &proposal, walk->now_ms);
    } else if (cue_parse(move->words, &cue, error, sizeof(error))) {
        director_cue(walk->director, &cue, walk->now_ms, &why);
        walk->operator_acted = true;
    } else {
        walk->now_ms += move->pass_ms;
        director_step(walk->director, walk->now_ms);
    }
}

TEST(every_order_of_a_few_moves_keeps_the_rules)
{
    int orders = 1;
    for (int i = 0; i < LENGTH; i++) {
        orders *= MOVES;
    }
    struct walk walk = {0};
    for (int order = 0; order < orders; order++) {
        walk.director = director_create();
        walk.now_ms = 1000;
        memset(walk.before, 0, sizeof(walk.before));
        for (int i = 0; i < LAYER_COUNT; i++) {
            director_set_timing(walk.director, scene_find("winner"),
                                (struct scene_timing){IN_MS, OUT_MS, PAGE_ROWS});
        }
        int code = order;
        for (int i = 0; i < LENGTH && !walk.broken; i++, code /= MOVES) {
            walk.operator_acted = false;
            make_move(&walk, &moves[code % MOVES], i);
            check(&walk);
        }
        director_destroy(walk.director);
        arena_reset(&walk.arena);
        if (walk.broken) {
            printf("  order %d\n", order);
            break;
        }
    }
    arena_finish(&walk.arena);
    CHECK_STR(walk.broken ? walk.broken : "all held", "all held");
}

static const struct check_case cases[] = {
    CASE(every_order_of_a_few_moves_keeps_the_rules),
};

CHECK_MAIN(cases)

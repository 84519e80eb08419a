// director_model.h
// A small model of what feeds, operator and time do to a layer: the moves, and what must
// hold after each. It knows the director's insides.
#ifndef TESTS_DIRECTOR_MODEL_H
#define TESTS_DIRECTOR_MODEL_H

#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "check.h"
#include "show/director.h"
#include "show/director_parts.h"

enum { IN_MS = 300, OUT_MS = 200 };

// Two things on one layer, of which the second has the higher priority.
enum { A, B, THINGS };
static const char *const scene_names[THINGS] = {"attempt", "winner"};
static const char *const subjects[THINGS] = {"a/1", "b/1"};

// What was found at the last look, to be compared with what is found now.
struct snapshot {
    struct air air;
    char subject[DIRECTOR_SUBJECT];
    bool automatic;
    bool taken[THINGS];     // waits, and the operator wants it
    int64_t due_ms[THINGS]; // the end of its countdown, -1: not announced
};

struct model {
    struct director *director;
    struct arena arena; // of one sequence
    int64_t now_ms;
    const struct scene_rule *rule; // what both rules have of announce and cooldown
    bool enriched;                 // an update of A was told
    int told[THINGS];              // its news by number
    bool away[THINGS];             // dismissed or vetoed
    int away_words[THINGS];        // and what it had said by then
    int words[THINGS];             // what was said of it last
    bool acted;                    // the last move was the operator's
    bool took;
    struct snapshot before;
    const char *broken;
};

// What it says, as a number: the mark, and whether there is wind.
static int words_of(const struct values *values)
{
    const char *mark = values_get(values, "mark");
    return (mark ? atoi(mark) : 0) + (values_get(values, "wind") ? 2 : 0);
}

static void propose(struct model *model, int thing, bool update)
{
    struct values values = values_begin(&model->arena);
    if (!update) {
        values_number(&values, "mark", model->told[thing]);
    }
    if (thing == A && (update || model->enriched)) {
        values_number(&values, "wind", 1);
    }
    if (update) {
        model->away_words[thing] |= 2; // enrichment brings nothing back
    } else if (words_of(&values) != model->away_words[thing]) {
        model->away[thing] = false;
    }
    model->words[thing] = update ? model->words[thing] | 2 : words_of(&values);
    director_propose(model->director,
                     &(struct proposal){.scene = scene_find(scene_names[thing]),
                                        .subject = subjects[thing],
                                        .values = &values,
                                        .reason = "model",
                                        .born_ms = model->now_ms,
                                        .update_only = update},
                     model->now_ms);
}

static void move_a(struct model *model)
{
    propose(model, A, false);
}

static void move_a_anew(struct model *model)
{
    model->told[A] = 1 - model->told[A];
    propose(model, A, false);
}

static void move_b(struct model *model)
{
    propose(model, B, false);
}

static void move_update(struct model *model)
{
    model->enriched = true;
    propose(model, A, true);
}

static void move_retract(struct model *model)
{
    director_retract(model->director, scene_find(scene_names[A]), subjects[A], "model",
                     model->now_ms);
}

static void cue(struct model *model, enum cue_kind kind, bool on)
{
    struct cue cue = {.kind = kind, .layer = -1, .on = on};
    const char *why = NULL;
    bool obeyed = director_cue(model->director, &cue, model->now_ms, &why);
    model->acted = true;
    if (obeyed == (why != NULL)) {
        model->broken = "a cue that is refused says why";
    }
}

static void move_take(struct model *model)
{
    model->took = true;
    cue(model, CUE_TAKE, false);
}

static int thing_of(const char *subject)
{
    return strcmp(subject, subjects[A]) == 0 ? A : B;
}

static void send_away(struct model *model, int thing, const struct values *values)
{
    model->away_words[thing] = words_of(values);
    model->away[thing] = model->away_words[thing] == model->words[thing];
}

static void move_dismiss(struct model *model)
{
    const struct air *air = director_air(model->director, LAYER_LOWER);
    if (air->state != AIR_OFF) {
        send_away(model, thing_of(air->subject), air->values);
    }
    cue(model, CUE_DISMISS, false);
}

static void move_veto(struct model *model)
{
    const struct waiting *said = director_announced(model->director, 0);
    if (said) {
        send_away(model, thing_of(said->subject), said->values);
    }
    cue(model, CUE_VETO, false);
}

static void move_pin(struct model *model)
{
    cue(model, CUE_PIN, false);
}

static void move_unpin(struct model *model)
{
    cue(model, CUE_UNPIN, false);
}

static void move_clear(struct model *model)
{
    cue(model, CUE_CLEAR, false);
    if (director_air(model->director, LAYER_LOWER)->state != AIR_OFF ||
        director_waiting_count(model->director) || director_auto(model->director)) {
        model->broken = "clear leaves nothing, and automation off";
    }
}

static void move_auto_on(struct model *model)
{
    cue(model, CUE_AUTO, true);
}

static void move_auto_off(struct model *model)
{
    cue(model, CUE_AUTO, false);
    if (director_announced(model->director, 0)) {
        model->broken = "with automation off nothing is announced";
    }
}

static struct snapshot snapshot_of(const struct model *model)
{
    const struct director *director = model->director;
    struct snapshot snapshot = {.air = director->lanes[LAYER_LOWER].air,
                                .automatic = director->automatic,
                                .due_ms = {-1, -1}};
    text_copy(snapshot.subject, sizeof(snapshot.subject), snapshot.air.subject);
    for (int i = 0; i < director->queue_count; i++) {
        const struct item *item = director->queue[i];
        int thing = thing_of(item->said.subject);
        snapshot.taken[thing] = item->taken;
        snapshot.due_ms[thing] = item->said.number ? item->due_ms : -1;
    }
    return snapshot;
}

static void check_came(struct model *model, const struct snapshot *before)
{
    const struct air *air = director_air(model->director, LAYER_LOWER);
    int thing = thing_of(air->subject);
    bool by_hand = model->took || before->taken[thing];
    if (!by_hand && !before->automatic && !director_auto(model->director)) {
        model->broken = "with automation off nothing comes on by itself";
    }
    if (!by_hand && model->away[thing]) {
        model->broken = "what was sent away stays away until it says something new";
    }
    if (!by_hand && model->rule->announce_ms > 0 &&
        (before->due_ms[thing] < 0 || before->due_ms[thing] > air->entered_ms)) {
        model->broken = "nothing comes on by itself before it was announced long enough";
    }
    model->away[thing] = false;
}

static void check(struct model *model)
{
    const struct snapshot *before = &model->before;
    const struct director *director = model->director;
    const struct air *air = director_air(director, LAYER_LOWER);
    struct director_totals totals = director_totals(director);
    bool came = air->state != AIR_OFF && (before->air.state == AIR_OFF ||
                                          air->entered_ms != before->air.entered_ms ||
                                          strcmp(air->subject, before->subject) != 0);
    if (came) {
        check_came(model, before);
    }
    if (before->air.pinned && !model->acted && (came || !air->pinned)) {
        model->broken = "pinned never leaves by itself";
    }
    if (totals.proposed != totals.shown + totals.merged + totals.dropped +
                               director_waiting_count(director)) {
        model->broken = "every proposal is shown, merged, waiting or dropped";
    }
    if (director_next(director) <= model->now_ms) {
        model->broken = "it never asks for a look in the past";
    }
    if (director_step(model->director, model->now_ms)) {
        model->broken = "a second look at the same moment changes nothing";
    }
    for (int i = 0; i < LAYER_COUNT; i++) {
        const struct air *other = director_air(director, (enum layer)i);
        if (i != LAYER_LOWER && other->state != AIR_OFF) {
            model->broken = "a layer shows only its own scenes";
        }
    }
    for (int i = 0; director_announced(director, i); i++) {
        const struct waiting *said = director_announced(director, i);
        if (i > 0 || said->held || said->on_ms <= model->now_ms) {
            model->broken = "one is announced for a layer, and comes later";
        }
    }
    model->before = snapshot_of(model);
}

// Looks at the director exactly when it asks for it, as the main thread does.
static void pass(struct model *model, int64_t span_ms)
{
    int64_t until = model->now_ms + span_ms;
    for (int64_t next;
         !model->broken && (next = director_next(model->director)) < until;) {
        model->now_ms = next;
        director_step(model->director, next);
        check(model);
    }
    model->now_ms = until;
    director_step(model->director, until);
}

static void move_short(struct model *model)
{
    pass(model, 700);
}

static void move_long(struct model *model)
{
    pass(model, 7000);
}

static const struct move {
    const char *name;
    void (*make)(struct model *model);
} moves[] = {
    {"propose A", move_a},       {"propose A anew", move_a_anew},
    {"propose B", move_b},       {"update A", move_update},
    {"retract A", move_retract}, {"take", move_take},
    {"dismiss", move_dismiss},   {"veto", move_veto},
    {"pin", move_pin},           {"unpin", move_unpin},
    {"clear", move_clear},       {"auto on", move_auto_on},
    {"auto off", move_auto_off}, {"a moment", move_short},
    {"a while", move_long},
};

enum { MOVES = sizeof(moves) / sizeof(moves[0]) };

static void make_move(struct model *model, int move)
{
    model->acted = model->took = false;
    moves[move].make(model);
    check(model);
}

static void begin(struct model *model, const struct scene_rule *rule)
{
    *model =
        (struct model){.director = director_create(), .now_ms = 1000000, .rule = rule};
    for (int i = 0; i < THINGS; i++) {
        const struct scene *scene = scene_find(scene_names[i]);
        struct scene_rule own = *director_rule(model->director, scene);
        own.announce_ms = rule->announce_ms;
        own.cooldown_ms = rule->cooldown_ms;
        director_set_rule(model->director, scene, &own);
        director_set_timing(model->director, scene,
                            (struct scene_timing){.in_ms = IN_MS, .out_ms = OUT_MS});
    }
    director_step(model->director, model->now_ms);
    model->before = snapshot_of(model);
}

static void end(struct model *model)
{
    director_destroy(model->director);
    arena_finish(&model->arena);
}

#endif

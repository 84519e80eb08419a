// A long random walk: whatever feeds and operator do, some things always hold. The
// numbers come from our own generator, so a failing seed fails again.
#include "director_walk.h"

enum { STEPS = 200000, SUBJECTS = 12 };

static unsigned draw(struct walk *walk, unsigned below)
{
    walk->random ^= walk->random << 13;
    walk->random ^= walk->random >> 7;
    walk->random ^= walk->random << 17;
    return (unsigned)(walk->random >> 33) % below;
}

static const char *const walk_scenes[] = {"winner", "attempt",  "height",
                                          "goal",   "athlete",  "leaderboard",
                                          "series", "scorebug", "results"};

// At once, unless something leaves for it first: on its own layer or, panels and what is
// below them, on another.
static void check_taken(struct walk *walk, const struct cue *cue)
{
    enum layer layer = scene_find(cue->scene)->layer;
    bool leaves = walk->before[layer].state != AIR_OFF;
    for (int i = 0; i < LAYER_COUNT; i++) {
        leaves |= layers_meet(layer, (enum layer)i) && is_there(walk->director, i);
    }
    if (!leaves && !is_there(walk->director, layer)) {
        walk->broken = "what the operator takes comes on at once";
    }
}

static void cue(struct walk *walk)
{
    static const enum cue_kind kinds[] = {
        CUE_TAKE,        CUE_TAKE,  CUE_TAKE,        CUE_DISMISS, CUE_DISMISS,
        CUE_PIN,         CUE_UNPIN, CUE_PIN_TOGGLE,  CUE_NEXT,    CUE_PREV,
        CUE_AUTO,        CUE_AUTO,  CUE_AUTO_TOGGLE, CUE_LAYER,   CUE_VETO,
        CUE_BUG_TOGGLE,  CUE_BUG,   CUE_BOARD,       CUE_CLEAR,   CUE_DETAIL,
        CUE_BOARD_TOGGLE};
    struct cue cue = {
        .kind = kinds[draw(walk, sizeof(kinds) / sizeof(kinds[0]))],
        .layer = (int)draw(walk, LAYER_COUNT + 1) - 1,
        .on = draw(walk, 3) > 0,
    };
    if (cue.kind == CUE_CLEAR && draw(walk, 8)) {
        return; // rare, as in a hall
    }
    if (cue.kind == CUE_TAKE && draw(walk, 2)) {
        snprintf(cue.scene, sizeof(cue.scene), "%s", walk_scenes[draw(walk, 9)]);
        if (draw(walk, 2)) {
            snprintf(cue.subject, sizeof(cue.subject), "s/%u", draw(walk, SUBJECTS));
        }
        cue.has_values = draw(walk, 3) == 0;
        cue.values = values_begin(&walk->arena);
        values_number(&cue.values, "mark", draw(walk, 3));
    }
    const char *why = NULL;
    bool obeyed = director_cue(walk->director, &cue, walk->now_ms, &why);
    walk->operator_acted = true;
    if (obeyed == (why != NULL)) {
        walk->broken = "a cue that is refused says why";
    }
    if (obeyed && cue.kind == CUE_TAKE && cue.scene[0]) {
        check_taken(walk, &cue);
    }
    for (int i = 0; cue.kind == CUE_CLEAR && i < LAYER_COUNT; i++) {
        if (director_air(walk->director, (enum layer)i)->state != AIR_OFF ||
            director_waiting_count(walk->director) || director_auto(walk->director)) {
            walk->broken = "clear leaves nothing";
        }
    }
}

// Corrects something by hand, or makes it live again.
static void set(struct walk *walk)
{
    static const char *const names[] = {"mark",       "wind",       "clock", "nmae",
                                        "rows.1.pos", "rows.3.pos", "note"};
    struct cue cue = {.kind = draw(walk, 3) ? CUE_SET : CUE_UNSET,
                      .layer = (int)draw(walk, LAYER_COUNT + 1) - 1};
    snprintf(cue.name, sizeof(cue.name), "%s", names[draw(walk, 7)]);
    if (cue.kind == CUE_SET) {
        snprintf(cue.text, sizeof(cue.text), "by hand %u", draw(walk, 9));
    } else if (draw(walk, 4) == 0) {
        cue.on = true;
        cue.name[0] = '\0';
    }
    if (cue.layer < 0 && draw(walk, 2)) {
        snprintf(cue.scene, sizeof(cue.scene), "%s", walk_scenes[draw(walk, 9)]);
    }
    struct director_totals totals = director_totals(walk->director);
    const char *why = NULL;
    bool obeyed = director_cue(walk->director, &cue, walk->now_ms, &why);
    struct director_totals after = director_totals(walk->director);
    walk->operator_acted = true;
    if (obeyed == (why != NULL)) {
        walk->broken = "a correction that is refused says why";
    }
    if (totals.proposed != after.proposed) {
        walk->broken = "a correction is no proposal";
    }
}

static void propose(struct walk *walk)
{
    struct values values = values_begin(&walk->arena);
    values_number(&values, "mark", draw(walk, 3));
    if (draw(walk, 2)) {
        values_number(&values, "wind", draw(walk, 2));
    }
    for (unsigned i = draw(walk, 8); i > 0; i--) {
        values_number(values_add_row(&values), "pos", i);
    }
    struct proposal proposal = {
        .scene = scene_find(walk_scenes[draw(walk, 9)]),
        .subject = arena_printf(&walk->arena, "s/%u", draw(walk, SUBJECTS)),
        .values = &values,
        .reason = "walk",
        .born_ms = walk->now_ms - (draw(walk, 20) ? 0 : draw(walk, 90000)),
        .update_only = draw(walk, 3) == 0,
        .whole = draw(walk, 2),
        .again = draw(walk, 4) == 0,
    };
    int64_t proposed = director_totals(walk->director).proposed;
    enum outcome outcome = director_propose(walk->director, &proposal, walk->now_ms);
    if (director_totals(walk->director).proposed != proposed + 1 ||
        outcome > OUTCOME_DROPPED) {
        walk->broken = "a proposal has one outcome";
    }
    if (proposal.update_only &&
        (outcome == OUTCOME_SHOWN || outcome == OUTCOME_WAITING)) {
        walk->broken = "enrichment starts nothing";
    }
}

// Only the values and the version may be different afterwards.
static void tick(struct walk *walk)
{
    enum layer layer = (enum layer)draw(walk, LAYER_COUNT);
    struct values values = values_begin(&walk->arena);
    values_number(&values, "clock", draw(walk, 100));
    struct director_totals totals = director_totals(walk->director);
    struct air before = *director_air(walk->director, layer);
    uint64_t version = director_version(walk->director);
    int count = director_decision_count(walk->director);
    int64_t next = director_next(walk->director);
    int64_t number = count ? director_decision(walk->director, count - 1)->number : 0;
    bool ticked = director_tick(walk->director, layer, &values);
    struct director_totals after = director_totals(walk->director);
    struct air air = *director_air(walk->director, layer);
    count = director_decision_count(walk->director);
    if (memcmp(&totals, &after, sizeof(totals)) != 0 ||
        director_next(walk->director) != next ||
        number != (count ? director_decision(walk->director, count - 1)->number : 0)) {
        walk->broken = "a tick decides nothing";
    }
    bool by_hand = air.overrides && values_get(air.overrides, "clock");
    if (ticked != (director_version(walk->director) != version) ||
        (ticked && !by_hand &&
         !text_equal(values_get(air.values, "clock"), values_get(&values, "clock")))) {
        walk->broken = "a tick that changes something is seen";
    }
    if (air.state != before.state || air.scene != before.scene ||
        air.before != before.before || air.page != before.page ||
        air.overrides != before.overrides || air.pages != before.pages ||
        air.turned != before.turned || air.pinned != before.pinned ||
        air.entered_ms != before.entered_ms || air.on_ms != before.on_ms ||
        air.changed_ms != before.changed_ms ||
        air.hold_until_ms != before.hold_until_ms ||
        strcmp(air.reason, before.reason) != 0) {
        walk->broken = "a tick leaves everything but the values";
    }
}

static void retract(struct walk *walk)
{
    const struct scene *scene = scene_find(walk_scenes[draw(walk, 9)]);
    const char *subject = arena_printf(&walk->arena, "s/%u", draw(walk, SUBJECTS));
    const struct air *air = director_air(walk->director, scene->layer);
    int64_t proposed = director_totals(walk->director).proposed;
    director_retract(walk->director, scene, subject, "walk", walk->now_ms);
    bool stands = (air->state == AIR_ENTERING || air->state == AIR_ON) &&
                  air->scene == scene && text_equal(air->subject, subject);
    if (stands && !air->pinned) {
        walk->broken = "what is retracted leaves";
    }
    for (int i = 0; i < director_waiting_count(walk->director); i++) {
        const struct waiting *waiting = director_waiting(walk->director, i);
        if (waiting->scene == scene && text_equal(waiting->subject, subject)) {
            walk->broken = "what is retracted does not wait";
        }
    }
    if (director_totals(walk->director).proposed != proposed) {
        walk->broken = "a retraction is no proposal";
    }
}

static void pass_time(struct walk *walk)
{
    int64_t next = director_next(walk->director);
    unsigned choice = draw(walk, 4);
    if (choice == 0 && next < INT64_MAX) {
        walk->now_ms = next; // exactly when it asked
    } else {
        walk->now_ms += draw(walk, choice == 1 ? 40 : 3000);
    }
    director_step(walk->director, walk->now_ms);
}

static void set_rules(struct walk *walk)
{
    for (int i = 0; i < 9; i++) {
        const struct scene *scene = scene_find(walk_scenes[i]);
        struct scene_rule rule = *director_rule(walk->director, scene);
        rule.announce_ms = (int)draw(walk, 3) * 1500;
        rule.cooldown_ms = draw(walk, 3) ? 0 : 4000;
        rule.automatic |= scene->layer == LAYER_FULL && draw(walk, 2);
        director_set_rule(walk->director, scene, &rule);
    }
}

static void make_any_move(struct walk *walk)
{
    unsigned choice = draw(walk, 100);
    if (choice < 45) {
        pass_time(walk);
    } else if (choice < 75) {
        propose(walk);
    } else if (choice < 83) {
        tick(walk);
    } else if (choice < 86) {
        retract(walk);
    } else if (choice < 91) {
        set(walk);
    } else {
        cue(walk);
    }
}

static const char *walk_with(uint64_t seed, int steps, bool announces)
{
    struct walk walk = {.director = director_create(),
                        .random = seed,
                        .now_ms = 1000,
                        .announces = announces};
    int count;
    const struct scene *scenes = scene_table(&count);
    for (int i = 0; i < count; i++) {
        director_set_timing(walk.director, &scenes[i],
                            (struct scene_timing){IN_MS, OUT_MS, PAGE_ROWS});
    }
    if (announces) {
        set_rules(&walk);
    }
    for (int i = 0; i < steps && !walk.broken; i++) {
        walk.operator_acted = false;
        make_any_move(&walk);
        check(&walk);
        arena_reset(&walk.arena);
        if (walk.broken) {
            printf("  seed %llu, step %d\n", (unsigned long long)seed, i);
        }
    }
    director_destroy(walk.director);
    arena_finish(&walk.arena);
    return walk.broken;
}

TEST(whatever_happens_what_must_hold_holds)
{
    for (uint64_t seed = 1; seed <= 4; seed++) {
        const char *broken =
            walk_with(seed * 0x9E3779B97F4A7C15u, STEPS / 4, seed % 2 == 0);
        CHECK_STR(broken ? broken : "all held", "all held");
    }
}

static const struct check_case cases[] = {
    CASE(whatever_happens_what_must_hold_holds),
};

CHECK_MAIN(cases)

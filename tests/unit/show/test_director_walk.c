// A long random walk: whatever feeds and operator do, some things always hold. The
// numbers come from our own generator, so a failing seed fails again.
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "check.h"
#include "show/director.h"

enum { STEPS = 200000, SUBJECTS = 12, IN_MS = 300, OUT_MS = 200, PAGE_ROWS = 2 };

struct walk {
    struct director *director;
    struct arena arena; // of one step
    uint64_t random;
    int64_t now_ms;
    const char *broken;  // what did not hold
    bool operator_acted; // in this step
    bool announces;      // some rules do, and some scenes rest
    struct air before[LAYER_COUNT];
};

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

static void check_set(struct walk *walk, const struct values *values,
                      const struct values *overrides)
{
    for (int i = 0; overrides && i < overrides->count; i++) {
        const struct value *set = &overrides->items[i];
        if (!text_starts(set->name, "rows.") &&
            !text_equal(values_get(values, set->name), set->text)) {
            walk->broken = "what is set by hand is what is shown";
        }
    }
    if (overrides && overrides->count == 0) {
        walk->broken = "what is all live has nothing set";
    }
    for (int i = 0; i < values->count && !overrides; i++) {
        if (text_starts(values->items[i].text, "by hand")) {
            walk->broken = "what is live is never by hand";
        }
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

static void check_layer(struct walk *walk, enum layer layer)
{
    const struct air *air = director_air(walk->director, layer);
    const struct air *before = &walk->before[layer];
    if (air->state == AIR_OFF) {
        walk->broken = air->scene || air->values ? "off is empty" : walk->broken;
        return;
    }
    if (!air->scene || air->scene->layer != layer || !air->values) {
        walk->broken = "a layer shows one scene of its own";
        return;
    }
    const struct scene_rule *rule = &air->scene->rule;
    int64_t longest = rule->hold_ms > rule->ceiling_ms ? rule->hold_ms : rule->ceiling_ms;
    if (air->state == AIR_ON && !air->pinned && rule->hold_ms > 0 &&
        walk->now_ms >= air->on_ms + longest) {
        walk->broken = "nothing stays past its ceiling";
    }
    if (air->state == AIR_LEAVING && walk->now_ms >= air->left_ms + OUT_MS) {
        walk->broken = "nothing leaves longer than its exit takes";
    }
    if (before->pinned && before->entered_ms == air->entered_ms && !air->pinned &&
        !walk->operator_acted) {
        walk->broken = "pinned never leaves by itself";
    }
}

// A page is one of those that there are, and what moves to it knows where it was.
// A full panel has the screen for itself but for the bug.
static bool is_covered(const struct director *director, enum layer layer)
{
    const struct air *full = director_air(director, LAYER_FULL);
    return (layer == LAYER_LOWER || layer == LAYER_BOARD) &&
           (full->state == AIR_ENTERING || full->state == AIR_ON);
}

static void check_pages(struct walk *walk, const struct air *air)
{
    const struct air *before = &walk->before[air->scene->layer];
    int pages = (air->values->row_count + PAGE_ROWS - 1) / PAGE_ROWS;
    if (air->pages != pages || air->page < 0 || air->page >= (pages ? pages : 1)) {
        walk->broken = "a list shows one of its pages";
    }
    bool same = before->scene == air->scene && before->entered_ms == air->entered_ms &&
                before->on_ms == air->on_ms && before->changed_ms == air->changed_ms &&
                before->before;
    if (same && before->page - before->turned != air->page - air->turned) {
        walk->broken = "one motion comes from one page";
    }
    int from = air->page - air->turned;
    if (air->turned && (!air->before || from < 0 || air->changed_ms < air->entered_ms)) {
        walk->broken = "a turn is a change of what was there";
    }
    if (air->state == AIR_ON && pages > 1 && air->pinned &&
        director_next(walk->director) > walk->now_ms + 2 * air->scene->rule.page_ms) {
        walk->broken = "a long list turns";
    }
}

static void check(struct walk *walk)
{
    const struct director *director = walk->director;
    struct director_totals totals = director_totals(director);
    if (totals.proposed != totals.shown + totals.merged + totals.dropped +
                               director_waiting_count(director)) {
        walk->broken = "every proposal is shown, merged, waiting or dropped";
    }
    if (director_next(director) <= walk->now_ms) {
        walk->broken = "it never asks for a look in the past";
    }
    uint64_t version = director_version(director);
    if (director_step(walk->director, walk->now_ms) ||
        director_version(director) != version) {
        walk->broken = "a second look at the same moment changes nothing";
    }
    if (director_waiting_count(director) > DIRECTOR_QUEUE) {
        walk->broken = "the queue has an end";
    }
    for (int i = 0; i < LAYER_COUNT; i++) {
        const struct air *before = &walk->before[i];
        const struct air *air = director_air(director, (enum layer)i);
        check_layer(walk, (enum layer)i);
        if (!walk->broken && air->state != AIR_OFF) {
            check_pages(walk, air);
            if (air->state != AIR_LEAVING) {
                check_set(walk, air->values, air->overrides);
            }
        }
        if (before->pinned && !walk->operator_acted &&
            (air->state == AIR_OFF || air->entered_ms != before->entered_ms)) {
            walk->broken = "pinned never leaves by itself";
        }
        walk->before[i] = *air;
    }
    for (int i = 0; i < director_waiting_count(director); i++) {
        const struct waiting *waiting = director_waiting(director, i);
        enum layer layer = waiting->scene->layer;
        check_set(walk, waiting->values, waiting->overrides);
        const struct scene_rule *rule = director_rule(director, waiting->scene);
        if (waiting->number && (waiting->held || waiting->on_ms <= walk->now_ms)) {
            walk->broken = "what is announced comes by itself, and later";
        }
        if (!waiting->held && director_air(director, layer)->state == AIR_OFF &&
            !is_covered(director, layer) && !walk->announces && rule->cooldown_ms == 0) {
            walk->broken = "what may come on does not wait for a free layer";
        }
    }
}

static void set_rules(struct walk *walk)
{
    for (int i = 0; i < 9; i++) {
        const struct scene *scene = scene_find(walk_scenes[i]);
        struct scene_rule rule = *director_rule(walk->director, scene);
        rule.announce_ms = (int)draw(walk, 3) * 1500;
        rule.cooldown_ms = draw(walk, 3) ? 0 : 4000;
        director_set_rule(walk->director, scene, &rule);
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
        unsigned choice = draw(&walk, 100);
        if (choice < 45) {
            pass_time(&walk);
        } else if (choice < 75) {
            propose(&walk);
        } else if (choice < 83) {
            tick(&walk);
        } else if (choice < 86) {
            retract(&walk);
        } else if (choice < 91) {
            set(&walk);
        } else {
            cue(&walk);
        }
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
    CASE(whatever_happens_what_must_hold_holds),
    CASE(every_order_of_a_few_moves_keeps_the_rules),
};

CHECK_MAIN(cases)

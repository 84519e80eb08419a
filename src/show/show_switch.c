// The keys for the corner and for the board: on, off, or the other. What comes on is what
// is followed, as far as it is known. What is off stays off, whatever comes, until it is
// switched on, taken or another is followed.
#include "base/str.h"
#include "show/scene_parts.h"
#include "show/show_subject.h"

static const char *subject_of(struct show *show, int feed)
{
    return subject_whole(&show->scratch, show->feeds[feed].id, show->feeds[feed].follow);
}

static bool says_something(struct show *show, const struct scene *scene,
                           const char *subject)
{
    struct values values = values_begin(&show->scratch);
    return subject_values(show, scene, subject, &values);
}

// Whose race or match is meant where several feeds have one: what the operator followed
// last, then what stands in the corner, then what is on, then what was heard of last.
struct claim {
    int feed; // -1: nobody's
    int64_t ranks[4];
};

static struct claim claim_of(const struct show *show, int feed)
{
    const struct feed_state *state = &show->feeds[feed];
    const struct race_state *race = followed_race(show, feed);
    const struct match_state *match = followed_match(show, feed);
    bool live =
        race ? race->race->status == RACE_LIVE
             : match && (match->status == MATCH_LIVE || match->status == MATCH_BREAK);
    bool corner = show->bug.scene && show->bug.feed == feed;
    return (struct claim){.feed = feed,
                          .ranks = {state->follow_stamp, corner, live,
                                    race    ? race->heard_ms
                                    : match ? match->heard_ms
                                            : -1}};
}

static bool outranks(const struct claim *a, const struct claim *b)
{
    for (int i = 0; b->feed >= 0 && i < 4; i++) {
        if (a->ranks[i] != b->ranks[i]) {
            return a->ranks[i] > b->ranks[i];
        }
    }
    return b->feed < 0;
}

// Returns how many feeds have one.
static int claims(struct show *show, const struct scene *scene, struct claim *best)
{
    int count = 0;
    *best = (struct claim){.feed = -1};
    for (int i = 0; i < show->feed_count; i++) {
        struct claim claim = claim_of(show, i);
        if (show->feeds[i].follow[0] &&
            says_something(show, scene, subject_of(show, i))) {
            count++;
            *best = outranks(&claim, best) ? claim : *best;
        }
    }
    return count;
}

const char *switch_subject(struct show *show, const struct scene *scene)
{
    const struct show_bug *bug = &show->bug;
    struct claim best;
    if (bug->scene == scene) {
        return subject_whole(&show->scratch, show->feeds[bug->feed].id, bug->id);
    }
    return claims(show, scene, &best) > 0 ? subject_of(show, best.feed) : NULL;
}

// Why there is none, for the feed that comes nearest to having one.
static const char *why_none(struct show *show, enum layer layer)
{
    struct arena *arena = &show->scratch;
    const char *why = layer == LAYER_BUG ? "no feed tells of a match or a race"
                                         : "no feed tells of a race";
    for (int i = 0; i < show->feed_count; i++) {
        const struct feed_state *state = &show->feeds[i];
        const struct race_state *race = followed_race(show, i);
        if (state->kind->sport == SHOW_ATHLETICS ||
            (layer == LAYER_BOARD && state->kind->sport != SHOW_RACE)) {
            continue;
        }
        if (race) {
            const char *name = race_title(race->race);
            return arena_printf(arena,
                                layer == LAYER_BUG ? "%s is not live"
                                                   : "%s: nobody has been timed yet",
                                name ? name : race->race->prog);
        }
        why = state->follow[0] ? arena_printf(arena, "nothing is known yet of %s %s",
                                              state->kind->noun, state->follow)
                               : arena_printf(arena, "no %s of %s is live",
                                              state->kind->noun, state->id);
    }
    return why;
}

static bool put_up(struct show *show, const struct scene *scene, const char *subject,
                   int64_t now_ms)
{
    return subject_put_up(show, scene, subject, "put up by the operator", now_ms);
}

static bool layer_waits(const struct show *show, enum layer layer)
{
    for (int i = 0; i < director_waiting_count(show->director); i++) {
        if (director_waiting(show->director, i)->scene->layer == layer) {
            return true;
        }
    }
    return false;
}

// The due one may come by itself again; else it is the operator who puts it up.
static bool bug_on(struct show *show, int64_t now_ms)
{
    static const char *const scenes[] = {"scorebug", "raceclock"};
    const struct show_bug *bug = &show->bug;
    if (bug->scene && director_auto(show->director) &&
        director_rule(show->director, bug->scene)->automatic) {
        show->bug_away = false;
        show->bug_kept.scene = NULL;
        bug_renew(show);
        bug_look(show, now_ms);
        return true;
    }
    for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]); i++) {
        const struct scene *scene = scene_find(scenes[i]);
        const char *subject = switch_subject(show, scene);
        if (subject && put_up(show, scene, subject, now_ms)) {
            return true;
        }
    }
    return false;
}

// Of several races the operator is told which this is.
static bool board_on(struct show *show, int64_t now_ms, const char **why)
{
    const struct scene *scene = scene_find("leaderboard");
    struct claim best;
    int count = claims(show, scene, &best);
    if (count == 0 || !put_up(show, scene, subject_of(show, best.feed), now_ms)) {
        return false;
    }
    const char *others = count == 2 ? "another race has" : "other races have";
    return count == 1 ||
           cue_answer(show, true, why,
                      arena_printf(&show->scratch,
                                   "the board of %s; %s one, too: follow it for its own",
                                   subject_of(show, best.feed), others));
}

static void drop_waiting(struct show *show, enum layer layer, int64_t now_ms)
{
    for (int i = director_waiting_count(show->director) - 1; i >= 0; i--) {
        const struct waiting *waiting = director_waiting(show->director, i);
        if (waiting && waiting->scene->layer == layer) {
            const char *subject = arena_strdup(&show->scratch, waiting->subject);
            director_retract(show->director, waiting->scene, subject,
                             switch_off_text(layer), now_ms);
        }
    }
}

static bool stands_on(const struct show *show, enum layer layer)
{
    const struct air *air = director_air(show->director, layer);
    return air->state == AIR_ENTERING || air->state == AIR_ON;
}

static bool switch_off(struct show *show, const struct cue *cue, enum layer layer,
                       int64_t now_ms, const char **why)
{
    if (!stands_on(show, layer) && show->off[layer]) {
        return director_cue(show->director, cue, now_ms, why); // it is already
    }
    show->off[layer] = true;
    // Else the next in line would come in its place.
    drop_waiting(show, layer, now_ms);
    return !stands_on(show, layer) || director_cue(show->director, cue, now_ms, why);
}

static bool switch_on(struct show *show, const struct cue *cue, enum layer layer,
                      int64_t now_ms, const char **why)
{
    bool was_off = show->off[layer];
    if (stands_on(show, layer) || layer_waits(show, layer)) {
        return director_cue(show->director, cue, now_ms, why);
    }
    show->off[layer] = false;
    if (layer == LAYER_BUG ? bug_on(show, now_ms) : board_on(show, now_ms, why)) {
        return true;
    }
    // Something of the operator's own may have been there before.
    if (director_cue(show->director, cue, now_ms, why)) {
        return true;
    }
    const char *none = why_none(show, layer);
    if (!was_off) {
        return cue_answer(show, false, why, none);
    }
    if (layer == LAYER_BUG) {
        show->bug_away = false;
        show->bug_kept.scene = NULL;
    }
    return cue_answer(show, true, why,
                      arena_printf(&show->scratch, "the %s comes by itself again: %s",
                                   layer_names[layer], none));
}

bool switch_layer(struct show *show, const struct cue *cue, int64_t now_ms,
                  const char **why)
{
    bool bug = cue->kind == CUE_BUG || cue->kind == CUE_BUG_TOGGLE;
    bool toggle = cue->kind == CUE_BUG_TOGGLE || cue->kind == CUE_BOARD_TOGGLE;
    enum layer layer = bug ? LAYER_BUG : LAYER_BOARD;
    bool on = toggle ? !stands_on(show, layer) : cue->on;
    return on ? switch_on(show, cue, layer, now_ms, why)
              : switch_off(show, cue, layer, now_ms, why);
}

void switch_heard(struct show *show)
{
    static const enum layer layers[] = {LAYER_BUG, LAYER_BOARD};
    for (size_t i = 0; i < sizeof(layers) / sizeof(layers[0]); i++) {
        if (stands_on(show, layers[i]) || layer_waits(show, layers[i])) {
            show->off[layers[i]] = false;
        }
    }
}

const char *switch_off_text(enum layer layer)
{
    return layer == LAYER_BUG ? "the bug is off: it stays off until `bug on`"
                              : "the board is off: it stays off until `board on`";
}

// What the operator asks of the show. What concerns only what is on air is the
// director's; what needs the state of the hall or a GET is here.
#include <string.h>

#include "base/str.h"
#include "show/scene_names.h"
#include "show/show_subject.h"
#include "show/value_names.h"

bool cue_answer(struct show *show, bool obeyed, const char **why, const char *text)
{
    text_copy(show->why, sizeof(show->why), text);
    *why = show->why;
    return obeyed;
}

static bool waits(const struct show *show, const struct scene *scene, const char *subject)
{
    for (int i = 0; i < director_waiting_count(show->director); i++) {
        const struct waiting *waiting = director_waiting(show->director, i);
        if (waiting->scene == scene &&
            (!subject || text_equal(waiting->subject, subject))) {
            return true;
        }
    }
    return false;
}

bool show_stands(const struct show *show, const struct scene *scene, const char *subject)
{
    const struct air *air = director_air(show->director, scene->layer);
    return (air->state == AIR_ENTERING || air->state == AIR_ON) && air->scene == scene &&
           text_equal(air->subject, subject);
}

// Nearly one of ours, or only another scene's.
static bool is_doubtful(const struct scene *scene, bool row, const char *name)
{
    return value_name_known(name)
               ? !value_name_of_lists(name) && !scene_has_value(scene, row, name)
               : value_name_near(name) != NULL;
}

static const char *find_doubtful(const struct values *values, const struct scene *scene,
                                 bool row)
{
    const char *found = NULL;
    for (int i = 0; i < values->count && !found; i++) {
        const char *name = values->items[i].name;
        found = is_doubtful(scene, row, name) ? name : NULL;
    }
    for (int i = 0; i < values->row_count && !found; i++) {
        found = find_doubtful(&values->rows[i], scene, true);
    }
    return found;
}

// A theme may have values of its own, so all are shown; what is doubtful is told.
static bool take_own(struct show *show, const struct scene *scene, const struct cue *cue,
                     int64_t now_ms, const char **why)
{
    bool obeyed = director_cue(show->director, cue, now_ms, why);
    bool own = obeyed && !cue->said;
    const char *name = own ? find_doubtful(&cue->values, scene, false) : NULL;
    if (!name) {
        return obeyed;
    }
    struct arena *arena = &show->scratch;
    const char *text =
        value_name_known(name)
            ? arena_printf(arena, "%s has no value \"%s\"", scene->name, name)
            : arena_printf(arena, "no scene has the value \"%s\", did you mean \"%s\"?",
                           name, value_name_near(name));
    return cue_answer(show, true, why, text);
}

// What neither waits nor is on air is taken from what is known of the hall now.
static bool take(struct show *show, const struct cue *cue, int64_t now_ms,
                 const char **why)
{
    const struct scene *scene = cue->scene[0] ? scene_find(cue->scene) : NULL;
    const char *named = cue->subject[0] ? cue->subject : NULL;
    if (scene && cue->has_values) {
        return take_own(show, scene, cue, now_ms, why);
    }
    if (!scene || waits(show, scene, named)) {
        return director_cue(show->director, cue, now_ms, why);
    }
    bool panel = scene->layer == LAYER_FULL;
    const char *subject = named ? named : panel_subject(show, scene);
    subject = subject ? subject : director_last(show->director, scene);
    subject = subject ? subject : switch_subject(show, scene);
    if (!subject || show_stands(show, scene, subject)) {
        return director_cue(show->director, cue, now_ms, why);
    }
    if (!subject_put_up(show, scene, subject, "put up by the operator", now_ms)) {
        return (panel && panel_take(show, scene, subject, now_ms, why)) ||
               director_cue(show->director, cue, now_ms, why);
    }
    if (panel) {
        detail_forget(show);
    }
    return true;
}

static bool unknown_feed(struct show *show, const char *id, const char **why)
{
    const char *ids[SPORT_FEEDS];
    for (int i = 0; i < show->feed_count; i++) {
        ids[i] = show->feeds[i].id;
    }
    const char *near = text_nearest(id, ids, show->feed_count);
    return cue_answer(show, false, why,
                      arena_printf(&show->scratch, "no feed is called %s%s%s", id,
                                   near ? ", did you mean " : "", near ? near : ""));
}

// A feed that was refused does nothing by itself any more: this is the operator's word.
static void try_again(struct show *show, int feed)
{
    show->feeds[feed].connect = show->feeds[feed].link == LINK_REFUSED;
}

// A competition that has told its events has no other, unless one was heard of meanwhile.
static bool is_foreign(const struct show *show, const struct subject *subject)
{
    const char *event = subject->unit.event;
    return sport_events_known(show->state, subject->feed) &&
           !sport_discipline(show->state, subject->feed, event) &&
           !sport_unit(show->state, subject->feed, &subject->unit);
}

// "follow track 12/1/1", or with the feed's name before it, as subjects have it: it is
// asked for, and numbers are called up in it.
static bool follow_unit(struct show *show, const struct cue *cue, const char **why)
{
    struct arena *arena = &show->scratch;
    const struct scene *scene = scene_find("winner");
    struct subject subject;
    const char *whole = arena_printf(arena, "%s/%s", cue->feed, cue->subject);
    if (!subject_read(show, scene, whole, arena, &subject) &&
        !subject_read(show, scene, cue->subject, arena, &subject)) {
        return cue_answer(show, false, why,
                          "expected a unit as EVENT/ROUND/HEAT, like 12/1/1");
    }
    if (is_foreign(show, &subject)) {
        return cue_answer(
            show, false, why,
            arena_printf(arena, "the competition has no event %s", subject.unit.event));
    }
    wish_add(show, subject.feed, &subject.unit);
    try_again(show, subject.feed);
    show->feeds[subject.feed].follow_unit = subject.unit;
    show->feeds[subject.feed].follow_stamp = ++show->follows;
    show->changes++;
    return cue_answer(show, true, why,
                      arena_printf(arena, "following %s",
                                   unit_text(show, subject.feed, &subject.unit, arena)));
}

// "follow cup 368": its bug and goals come on from now on, no other's of this feed.
static bool follow_whole(struct show *show, int feed, const char *text, int64_t now_ms,
                         const char **why)
{
    const struct feed_state *state = &show->feeds[feed];
    size_t len = strlen(state->id);
    bool prefixed = text_starts(text, state->id) && text[len] == '/';
    struct unit_key unit = {.round = 0};
    const char *id = prefixed ? text + len + 1 : text;
    const char *refusal = follow_refusal(show, feed, id, &show->scratch);
    if (refusal) {
        return cue_answer(show, false, why, refusal);
    }
    follow_set(show, feed, id);
    match_goals_drop(show, feed, now_ms);
    text_copy(unit.event, sizeof(unit.event), state->follow);
    wish_add(show, feed, &unit);
    try_again(show, feed);
    show->bug_away = show->off[LAYER_BUG] = show->off[LAYER_BOARD] = false;
    show->bug_kept.scene = NULL;
    bug_renew(show);
    bool known = followed_race(show, feed) || followed_match(show, feed);
    return cue_answer(show, true, why,
                      arena_printf(&show->scratch, "following %s %s%s", state->kind->noun,
                                   state->follow,
                                   known ? "" : ", of which nothing is known yet"));
}

static bool follow(struct show *show, const struct cue *cue, int64_t now_ms,
                   const char **why)
{
    for (int i = 0; i < show->feed_count; i++) {
        if (text_equal(show->feeds[i].id, cue->feed)) {
            return show->feeds[i].kind->sport == SHOW_ATHLETICS
                       ? follow_unit(show, cue, why)
                       : follow_whole(show, i, cue->subject, now_ms, why);
        }
    }
    return unknown_feed(show, cue->feed, why);
}

static bool not_ours(struct show *show, const struct cue *cue, int64_t now_ms,
                     const char **why)
{
    (void)cue;
    (void)now_ms;
    return cue_answer(show, false, why, "this is for the program, not for the show");
}

static const struct {
    enum cue_kind kind;
    bool (*obey)(struct show *show, const struct cue *cue, int64_t now_ms,
                 const char **why);
} cues[] = {
    {CUE_TAKE, take},
    {CUE_DETAIL, detail_cue},
    {CUE_VETO, veto_cue},
    {CUE_FOLLOW, follow},
    {CUE_CALL, call_cue},
    {CUE_BUG, switch_layer},
    {CUE_BUG_TOGGLE, switch_layer},
    {CUE_BOARD, switch_layer},
    {CUE_BOARD_TOGGLE, switch_layer},
    {CUE_THEME_RELOAD, not_ours},
    {CUE_QUIT, not_ours},
};

static bool obey(struct show *show, const struct cue *cue, int64_t now_ms,
                 const char **why)
{
    if (cue->kind == CUE_CLEAR || cue->kind == CUE_DISMISS) {
        detail_forget(show);
    }
    bool step = cue->kind == CUE_NEXT || cue->kind == CUE_PREV;
    if (step && card_steps(show)) {
        return card_step(show, cue, now_ms, why);
    }
    for (size_t i = 0; i < sizeof(cues) / sizeof(cues[0]); i++) {
        if (cues[i].kind == cue->kind) {
            return cues[i].obey(show, cue, now_ms, why);
        }
    }
    return director_cue(show->director, cue, now_ms, why);
}

// How the corner was before a cue.
struct corner {
    bool stood, waited, automatic;
};

// What the operator takes off the corner stays away; what he puts there may come again.
static void hear_bug(struct show *show, const struct cue *cue,
                     const struct corner *before)
{
    bool off =
        cue->kind == CUE_DISMISS || cue->kind == CUE_BUG || cue->kind == CUE_BUG_TOGGLE;
    bool stands = bug_stands(show);
    bool vetoed = cue->kind == CUE_VETO && before->waited && !bug_waits(show);
    if (!stands && ((before->stood && off) || vetoed)) {
        show->bug_away = true;
    }
    if (stands) {
        show->bug_away = false;
    }
    if (!before->automatic && director_auto(show->director)) {
        bug_renew(show);
    }
}

bool show_cue(struct show *show, const struct cue *cue, int64_t now_ms, const char **why)
{
    *why = NULL;
    show_step(show, now_ms);
    struct corner corner = {.stood = bug_stands(show),
                            .waited = bug_waits(show),
                            .automatic = director_auto(show->director)};
    const char *stale = stale_reason(show, cue);
    show->stale = stale != NULL;
    bool obeyed =
        stale ? cue_answer(show, false, why, stale) : obey(show, cue, now_ms, why);
    hear_bug(show, cue, &corner);
    switch_heard(show);
    // Who presses a key sees no reply.
    text_copy(show->answer, sizeof(show->answer), *why ? *why : "");
    struct cue said = *cue;
    said.has_values = cue->has_values && !cue->said; // which the words stand for
    const char *words = cue_print(&said, &show->scratch);
    director_note(show->director, OUTCOME_CUE, cue->by[0] ? cue->by : "operator",
                  *why ? arena_printf(&show->scratch, "%s: %s", words, *why) : words,
                  now_ms);
    show_step(show, now_ms);
    return obeyed;
}

bool show_cue_was_stale(const struct show *show)
{
    return show->stale;
}

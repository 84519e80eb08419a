// The whole story behind what is on air: asked for, shown when the answer comes. It never
// waits long: after SHOW_ANSWER_MS the operator is told why, and
// sees the last good copy with its age.
#include "base/arena.h"
#include "base/str.h"
#include "show/scene_panel.h"
#include "show/show_subject.h"

enum { SECOND_MS = 1000, MINUTE_MS = 60000, HOUR_MS = 3600000 };

// "40 s", "3 min", "2 h"
static const char *age_text(struct arena *arena, int64_t ms)
{
    if (ms < MINUTE_MS * 2) {
        return arena_printf(arena, "%lld s", (long long)(ms / SECOND_MS));
    }
    return ms < HOUR_MS * 2 ? arena_printf(arena, "%lld min", (long long)(ms / MINUTE_MS))
                            : arena_printf(arena, "%lld h", (long long)(ms / HOUR_MS));
}

// When what is known of it was told, in the time of the feed. False if nothing is.
static bool copy_at(const struct show *show, int feed, const struct unit_key *unit,
                    int64_t *at_ms)
{
    const struct unit_state *unit_state = sport_unit(show->state, feed, unit);
    const struct race_state *race = sport_race(show->state, feed, unit->event);
    const struct match_state *match = sport_match(show->state, feed, unit->event);
    // The splits, which are not pushed, are what grows old.
    int64_t race_ms = race && race->whole_ms >= 0 ? race->whole_ms : 0;
    switch (show->feeds[feed].kind->sport) {
    case SHOW_ATHLETICS:
        *at_ms = unit_state ? unit_state->unit_at_ms : 0;
        return unit_state && unit_state->unit;
    case SHOW_RACE:
        *at_ms = race && race_ms == 0 ? race->heard_ms : race_ms;
        return race != NULL;
    case SHOW_MATCH:
        *at_ms = match ? match->heard_ms : 0;
        return match != NULL;
    }
    return false;
}

int64_t copy_age(const struct show *show, int feed, const struct unit_key *unit)
{
    int64_t at_ms;
    return copy_at(show, feed, unit, &at_ms) ? feed_now(show, feed) - at_ms : INT64_MAX;
}

static const char *unit_panel(const struct unit *unit)
{
    enum discipline discipline = unit_discipline(unit);
    if (!unit_has_results(unit)) {
        return "startlist";
    }
    if (unit->trial_count > 0 && discipline == DISCIPLINE_VERTICAL) {
        return "heights";
    }
    return unit->trial_count > 0 && discipline == DISCIPLINE_HORIZONTAL ? "series"
                                                                        : "results";
}

// NULL: not known before the answer is there.
static const struct scene *panel_of(const struct show *show,
                                    const struct show_detail *detail)
{
    const struct unit_state *unit = sport_unit(show->state, detail->feed, &detail->unit);
    if (detail->scene) {
        return detail->scene;
    }
    return unit && unit->unit ? scene_find(unit_panel(unit->unit)) : NULL;
}

static const char *name_of(struct show *show, const struct show_detail *detail)
{
    return unit_text(show, detail->feed, &detail->unit, &show->scratch);
}

static bool put_up(struct show *show, const struct show_detail *detail, int64_t now_ms)
{
    const struct scene *scene = panel_of(show, detail);
    const char *reason =
        arena_printf(&show->scratch, "detail of %s", name_of(show, detail));
    return scene && subject_put_up(show, scene, detail->subject, reason, now_ms);
}

bool detail_open(struct show *show, const struct show_detail *wish, int64_t now_ms,
                 const char **why)
{
    struct show_detail *detail = &show->detail;
    struct arena *arena = &show->scratch;
    if (detail->waits && detail->scene == wish->scene &&
        text_equal(detail->subject, wish->subject)) {
        return cue_answer(show, true, why,
                          arena_printf(arena, "%s was asked for %s ago",
                                       name_of(show, wish),
                                       age_text(arena, now_ms - detail->asked_ms)));
    }
    *detail = *wish;
    bool fresh = copy_age(show, wish->feed, &wish->unit) < SHOW_FRESH_MS;
    bool shown = fresh && put_up(show, wish, now_ms);
    // What is asked for again while it stands need not be asked for now.
    if (!shown || !show->feeds[wish->feed].kind->asks) {
        wish_add(show, wish->feed, &wish->unit);
    }
    if (wish->scene) {
        person_ask(show, wish->scene, wish->subject);
    }
    detail->waits = !shown;
    detail->asked_ms = now_ms;
    return shown || cue_answer(show, true, why,
                               arena_printf(arena,
                                            "asked for %s: its panel comes with "
                                            "the answer",
                                            name_of(show, wish)));
}

void detail_forget(struct show *show)
{
    show->detail.waits = false;
}

// What is wrong, and what is shown all the same.
static void give_up(struct show *show, const char *trouble, int64_t now_ms)
{
    struct arena *arena = &show->scratch;
    struct show_detail *detail = &show->detail;
    int64_t age_ms = copy_age(show, detail->feed, &detail->unit);
    detail->waits = false;
    const char *copy =
        put_up(show, detail, now_ms)
            ? arena_printf(arena, "shown as it was %s ago", age_text(arena, age_ms))
            : "nothing to show";
    feed_trouble(show, detail->feed, arena_printf(arena, "%s; %s", trouble, copy));
    director_note(show->director, OUTCOME_DROPPED, detail->subject, trouble, now_ms);
}

// An answer that has not what was asked for is no reason to wait longer, unless more of
// it is on its way.
static void answered(struct show *show, const struct change *change, int64_t now_ms)
{
    struct show_detail *detail = &show->detail;
    if (put_up(show, detail, now_ms)) {
        detail->waits = false;
        show->answer[0] = '\0'; // that it was asked for
    } else if (change->type == EVENT_UNIT || change->type == EVENT_UNCHANGED) {
        const struct scene *scene = panel_of(show, detail);
        give_up(show,
                arena_printf(&show->scratch, "%s has nothing for %s",
                             name_of(show, detail), scene ? scene->name : "a panel"),
                now_ms);
    }
}

// A panel that stands stays as it is; the operator is told how old that is.
static void tell_age(struct show *show, const struct change *change)
{
    struct arena *arena = &show->scratch;
    struct subject subject;
    int64_t age_ms = copy_age(show, change->feed, &change->unit);
    if (!air_subject(show, LAYER_FULL, arena, &subject) || subject.feed != change->feed ||
        !unit_key_equal(&subject.unit, &change->unit) || age_ms == INT64_MAX) {
        return;
    }
    feed_trouble(show, change->feed,
                 arena_printf(arena, "%s; shown as it was %s ago",
                              show->feeds[change->feed].fetch_note,
                              age_text(arena, age_ms)));
}

static bool is_about(const struct show_detail *detail, const struct change *change)
{
    const char *race =
        change->type == EVENT_RACE && change->race ? change->race->race->prog : NULL;
    return detail->feed == change->feed &&
           (race ? text_equal(race, detail->unit.event)
                 : unit_key_equal(&detail->unit, &change->unit));
}

// The newest word counts: what the operator put up since has no room beside a panel.
static void forget_if_overtaken(struct show *show, int64_t now_ms)
{
    static const enum layer below[] = {LAYER_LOWER, LAYER_BOARD};
    for (size_t i = 0; i < sizeof(below) / sizeof(below[0]); i++) {
        const struct air *air = director_air(show->director, below[i]);
        if (show->detail.waits && air->state != AIR_OFF && air->cued &&
            air->entered_ms > show->detail.asked_ms) {
            detail_forget(show);
            director_note(
                show->director, OUTCOME_DROPPED, show->detail.subject,
                arena_printf(&show->scratch, "%s was taken since", air->scene->name),
                now_ms);
        }
    }
}

void detail_told(struct show *show, const struct change *change, int64_t now_ms)
{
    forget_if_overtaken(show, now_ms);
    bool asked = show->detail.waits && is_about(&show->detail, change);
    bool answer = change->type == EVENT_UNIT || change->type == EVENT_RACE ||
                  change->type == EVENT_MATCH || change->type == EVENT_UNCHANGED;
    const char *note = show->feeds[change->feed].fetch_note;
    if (change->type == EVENT_FETCH_FAILED && !asked) {
        tell_age(show, change);
    } else if (change->type == EVENT_FETCH_FAILED && change->again) {
        text_copy(show->detail.trouble, sizeof(show->detail.trouble), note);
    } else if (change->type == EVENT_FETCH_FAILED) {
        give_up(show, note, now_ms);
    } else if (asked && answer) {
        answered(show, change, now_ms);
    }
}

void detail_look(struct show *show, int64_t now_ms)
{
    forget_if_overtaken(show, now_ms);
    if (show->detail.waits && detail_next(show) <= now_ms) {
        const struct show_detail *detail = &show->detail;
        const char *none =
            arena_printf(&show->scratch, "%s: no answer within %d s",
                         name_of(show, detail), SHOW_ANSWER_MS / SECOND_MS);
        give_up(show, detail->trouble[0] ? detail->trouble : none, now_ms);
    }
}

int64_t detail_next(const struct show *show)
{
    return show->detail.waits ? show->detail.asked_ms + SHOW_ANSWER_MS : INT64_MAX;
}

// What messages of a match become: goals seen live, and the scenes on air kept up to
// date.

#include "base/str.h"
#include "show/show_targets.h"

static const char OVERTAKEN[] = "overtaken by a later goal";

static const char *team_text(const struct match_state *match, enum match_side side)
{
    const struct match_team *team = &match->teams[side == SIDE_AWAY];
    const char *name = text_empty(team->name) ? team->short_name : team->name;
    return name ? name : side == SIDE_AWAY ? "away" : "home";
}

static bool is_last_goal(const struct match_state *match, const char *id)
{
    const char *last = NULL;
    for (int i = 0; i < match->entry_count; i++) {
        const struct match_entry *entry = &match->entries[i];
        last = entry->kind == ENTRY_GOAL && !entry->gone ? entry->id : last;
    }
    return text_equal(last, id);
}

// Goals of this match that still wait: their score is no longer so.
static void overtake(struct show *show, const struct change *change, int64_t now_ms)
{
    struct unit_key unit = {.round = 0};
    struct targets targets;
    if (!is_last_goal(change->match, change->goal->id) ||
        !text_copy(unit.event, sizeof(unit.event), change->match->id)) {
        return;
    }
    targets_find(show, &targets);
    for (int i = 0; i < targets.count; i++) {
        const struct target *target = &targets.items[i];
        if (target->waits && target->subject.goal &&
            target->subject.feed == change->feed &&
            unit_key_equal(&target->subject.unit, &unit)) {
            director_retract(show->director, target->scene, target->text, OVERTAKEN,
                             now_ms);
        }
    }
}

// A packet that comes late, after the goal that followed it.
static bool is_overtaken(const struct match_state *match, const struct match_entry *goal)
{
    return goal->has_score && match->has_score &&
           goal->score[0] + goal->score[1] < match->score[0] + match->score[1];
}

static void goal(struct show *show, const struct change *change, int64_t received_ms,
                 int64_t now_ms)
{
    struct arena *arena = &show->scratch;
    const struct scene *scene = scene_find("goal");
    const struct match_state *match = change->match;
    struct values values = values_begin(arena);
    const char *subject =
        subject_goal(arena, show->feeds[change->feed].id, match->id, change->goal->id);
    if (!subject_values(show, scene, subject, &values)) {
        return;
    }
    if (is_overtaken(match, change->goal)) {
        director_note(show->director, OUTCOME_DROPPED, subject, OVERTAKEN, now_ms);
        return;
    }
    overtake(show, change, now_ms);
    const char *score = values_get(&values, "score");
    director_propose(
        show->director,
        &(struct proposal){.scene = scene,
                           .subject = subject,
                           .values = &values,
                           .reason = arena_printf(arena, "%sgoal for %s%s%s",
                                                  change->goal->own ? "own " : "",
                                                  team_text(match, change->goal->side),
                                                  score ? ", " : "", score ? score : ""),
                           .born_ms = received_ms},
        now_ms);
}

static const char *update_reason(struct show *show, const struct change *change)
{
    struct arena *arena = &show->scratch;
    const struct match_state *match = change->match;
    const char *what = text_empty(match->period) ? "match" : match->period;
    if (change->type == EVENT_ROSTER) {
        what = "players";
    } else if (change->score_changed) {
        what = arena_printf(arena, "%d:%d", match->score[0], match->score[1]);
    }
    return arena_printf(arena, "%s%s, %s - %s", what,
                        change->novelty == CORRECTION ? ", corrected" : "",
                        team_text(match, SIDE_HOME), team_text(match, SIDE_AWAY));
}

// On air it would contradict the bug of the match that is followed now. What the operator
// pinned or put up himself is his.
static bool is_operators(const struct show *show, const struct target *target)
{
    const struct air *air = director_air(show->director, target->scene->layer);
    return !target->waits && (air->pinned || air->cued);
}

void match_goals_drop(struct show *show, int feed, int64_t now_ms)
{
    struct targets targets;
    targets_find(show, &targets);
    for (int i = 0; i < targets.count; i++) {
        const struct target *target = &targets.items[i];
        if (target->subject.goal && target->subject.feed == feed &&
            !is_followed(show, feed, target->subject.unit.event) &&
            !is_operators(show, target)) {
            director_retract(show->director, target->scene, target->text,
                             "its match is no longer followed", now_ms);
        }
    }
}

void match_told(struct show *show, const struct change *change, int64_t received_ms,
                int64_t now_ms)
{
    const struct match_state *match = change->match;
    struct show_unsettled told = {.feed = change->feed,
                                  .match = change->type == EVENT_MATCH};
    if (change->novelty == DUPLICATE ||
        !text_copy(told.unit.event, sizeof(told.unit.event), match->id)) {
        return;
    }
    targets_withdraw(show, change->feed, &told.unit, LAYER_LOWER, "taken back", now_ms);
    text_copy(told.reason, sizeof(told.reason), update_reason(show, change));
    targets_later(show, &told, now_ms);
    if (change->novelty != NEWS || !is_followed(show, change->feed, match->id)) {
        return;
    }
    if (change->score_changed) {
        bug_renew(show);
    }
    if (change->goal) {
        targets_settle(show, now_ms);
        goal(show, change, received_ms, now_ms);
    }
}

// What stands in the corner: the score of the match or the clock of the race that is
// followed. There is room for one, so the higher priority has it, then what the operator
// followed last, then what stands there already.
//
// A match comes on when it is live, and one that was named also before it starts; it
// stays SHOW_RESULT_MS after its end. A race comes on while it is live and its clock is
// known. What the operator put up stays until it is dismissed, and what was dismissed
// stays away until `bug on`, `take`, `follow`, or until something else is due. After
// `bug off`, nothing else comes either.
#include "base/str.h"
#include "show/scene_parts.h"
#include "show/show_subject.h"
#include "show/show_targets.h"

static bool same(const struct show_bug *a, const struct show_bug *b)
{
    return a->scene == b->scene && a->feed == b->feed && text_equal(a->id, b->id);
}

static bool tells(const struct match_state *match)
{
    return match->has_score || !text_empty(match->teams[0].name) ||
           !text_empty(match->teams[1].name) || !text_empty(match->teams[0].short_name) ||
           !text_empty(match->teams[1].short_name);
}

static bool match_due(const struct show *show, int feed, const struct match_state *match)
{
    const struct feed_state *state = &show->feeds[feed];
    switch (match->status) {
    case MATCH_LIVE:
    case MATCH_BREAK:
        return true;
    case MATCH_BEFORE:
        return state->follow_told;
    case MATCH_OVER:
        return state->follow_over_ms >= 0 &&
               show->now_ms - state->follow_over_ms < SHOW_RESULT_MS;
    case MATCH_BROKEN: // what stands there stays, and says so
        return show->bug.feed == feed && text_equal(show->bug.id, match->id);
    case MATCH_UNKNOWN:
        break;
    }
    return false;
}

// What is due of one feed; no scene: nothing.
static struct show_bug due_of(const struct show *show, int feed)
{
    struct show_bug bug = {.feed = feed};
    const struct race_state *race = followed_race(show, feed);
    const struct match_state *match = followed_match(show, feed);
    int64_t ms;
    text_copy(bug.id, sizeof(bug.id), show->feeds[feed].follow);
    if (race && race_title(race->race) &&
        race_state_clock(race, feed_now(show, feed), &ms)) {
        bug.scene = scene_find("raceclock");
    } else if (match && tells(match) && match_due(show, feed, match)) {
        bug.scene = scene_find("scorebug");
    }
    return bug;
}

static bool better(const struct show *show, const struct show_bug *a,
                   const struct show_bug *b)
{
    if (!b->scene) {
        return true;
    }
    int priority_a = director_rule(show->director, a->scene)->priority;
    int priority_b = director_rule(show->director, b->scene)->priority;
    int stamp_a = show->feeds[a->feed].follow_stamp;
    int stamp_b = show->feeds[b->feed].follow_stamp;
    if (priority_a != priority_b) {
        return priority_a > priority_b;
    }
    return stamp_a != stamp_b ? stamp_a > stamp_b : same(a, &show->bug);
}

static struct show_bug choose(const struct show *show)
{
    struct show_bug best = {.scene = NULL};
    for (int i = 0; i < show->feed_count; i++) {
        struct show_bug bug = due_of(show, i);
        if (bug.scene && better(show, &bug, &best)) {
            best = bug;
        }
    }
    return best;
}

static const char *subject_of(struct show *show, const struct show_bug *bug)
{
    return subject_whole(&show->scratch, show->feeds[bug->feed].id, bug->id);
}

bool bug_stands(const struct show *show)
{
    const struct air *air = director_air(show->director, LAYER_BUG);
    return air->state == AIR_ENTERING || air->state == AIR_ON;
}

bool bug_waits(struct show *show)
{
    const struct show_bug *bug = &show->bug;
    return bug->scene && !bug_stands(show) &&
           is_target(show, bug->scene, subject_of(show, bug));
}

static bool shows(struct show *show, const struct show_bug *bug)
{
    const struct air *air = director_air(show->director, LAYER_BUG);
    return bug->scene && bug_stands(show) && air->scene == bug->scene &&
           text_equal(air->subject, subject_of(show, bug));
}

// What was due and is no longer leaves, unless the operator put it up.
static void retire(struct show *show, int64_t now_ms)
{
    const struct air *air = director_air(show->director, LAYER_BUG);
    struct subject subject;
    if (!bug_stands(show) || air->cued || shows(show, &show->bug) ||
        !air_subject(show, LAYER_BUG, &show->scratch, &subject)) {
        return;
    }
    const char *text = arena_strdup(&show->scratch, air->subject);
    director_retract(show->director, air->scene, text,
                     show->bug.scene ? "something else is followed"
                                     : "it is over, or no longer followed",
                     now_ms);
}

static void change_bug(struct show *show, const struct show_bug *due, int64_t now_ms)
{
    struct show_bug old = show->bug;
    show->bug = *due;
    show->bug_away = due->scene && same(due, &show->bug_kept);
    if (show->bug_away) {
        show->bug_kept.scene = NULL;
    }
    bug_renew(show);
    if (old.scene && !shows(show, &old)) {
        // It may be waiting still.
        director_retract(show->director, old.scene, subject_of(show, &old),
                         "it is no longer followed", now_ms);
    }
    if (due->scene && show->off[LAYER_BUG]) {
        director_note(show->director, OUTCOME_DROPPED, subject_of(show, due),
                      switch_off_text(LAYER_BUG), now_ms);
    }
}

static const char *or_nobody(const char *name)
{
    return name ? name : "nobody yet";
}

static void offer(struct show *show, int64_t now_ms)
{
    const struct show_bug *bug = &show->bug;
    struct values values = values_begin(&show->scratch);
    const char *subject = subject_of(show, bug);
    show->bug_offered = true;
    if (subject_values(show, bug->scene, subject, &values)) {
        const char *name = values_get(&values, "race");
        const char *reason =
            name ? arena_printf(&show->scratch, "race is live: %s", name)
                 : arena_printf(&show->scratch, "match is followed: %s - %s",
                                or_nobody(values_get(&values, "home.name")),
                                or_nobody(values_get(&values, "away.name")));
        director_propose(show->director,
                         &(struct proposal){.scene = bug->scene,
                                            .subject = subject,
                                            .values = &values,
                                            .reason = reason,
                                            .born_ms = now_ms,
                                            .again = true},
                         now_ms);
    }
}

// Once; and again when the layer is free but it never had its turn.
static bool may_offer(struct show *show)
{
    const struct show_bug *bug = &show->bug;
    const struct air *air = director_air(show->director, LAYER_BUG);
    if (!bug->scene || show->off[LAYER_BUG] || show->bug_away || show->bug_seen) {
        return false;
    }
    bool flows = director_auto(show->director) &&
                 director_rule(show->director, bug->scene)->automatic;
    return !show->bug_offered || (flows && air->state == AIR_OFF &&
                                  !is_target(show, bug->scene, subject_of(show, bug)));
}

void bug_renew(struct show *show)
{
    show->bug_offered = show->bug_seen = false;
}

void bug_look(struct show *show, int64_t now_ms)
{
    follow_look(show, now_ms);
    struct show_bug due = choose(show);
    if (!same(&due, &show->bug)) {
        change_bug(show, &due, now_ms);
    }
    retire(show, now_ms);
    show->bug_seen = show->bug_seen || shows(show, &show->bug);
    if (may_offer(show)) {
        offer(show, now_ms);
        show->bug_seen = shows(show, &show->bug);
    }
}

bool bug_unwanted(struct show *show, const struct scene **scene, const char **subject)
{
    const struct show_bug *bug = show->bug_away ? &show->bug : &show->bug_kept;
    *scene = bug->scene;
    *subject = bug->scene ? subject_of(show, bug) : NULL;
    return bug->scene != NULL;
}

bool veto_cue(struct show *show, const struct cue *cue, int64_t now_ms, const char **why)
{
    struct show_bug *kept = &show->bug_kept;
    const struct scene *scene = scene_find(cue->scene);
    struct subject subject;
    if (!cue->said || !scene || scene->layer != LAYER_BUG) {
        return director_cue(show->director, cue, now_ms, why);
    }
    if (!subject_read(show, scene, cue->subject, &show->scratch, &subject)) {
        return cue_answer(show, false, why, "no feed tells of it");
    }
    *kept = (struct show_bug){.scene = scene, .feed = subject.feed};
    text_copy(kept->id, sizeof(kept->id), subject.unit.event);
    if (same(kept, &show->bug) && !bug_stands(show)) {
        show->bug_away = true;
        kept->scene = NULL;
    }
    return true;
}

int64_t bug_next(const struct show *show)
{
    int64_t next = INT64_MAX;
    for (int i = 0; i < show->feed_count; i++) {
        int64_t over_ms = show->feeds[i].follow_over_ms;
        if (over_ms >= 0 && over_ms + SHOW_RESULT_MS > show->now_ms &&
            over_ms + SHOW_RESULT_MS < next) {
            next = over_ms + SHOW_RESULT_MS;
        }
    }
    return next;
}

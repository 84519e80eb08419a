// What events become: news is proposed, corrections and enrichment change what is shown
// or waits, history and what was heard before stay silent.
#include <string.h>

#include "base/str.h"
#include "show/show_targets.h"

// News that is proposed, or changes what is there.
struct news {
    const struct scene *scene;
    const char *subject;
    const char *what; // "results", "attempt"
    const char *where;
    bool starts; // may come on
};

static void tell(struct show *show, const struct news *news, const struct values *values,
                 const struct change *change, int64_t received_ms, int64_t now_ms)
{
    const char *verb = change->novelty == CORRECTION ? "corrected" : "arrived";
    const char *reason =
        arena_printf(&show->scratch, "%s %s, %s", news->what, verb, news->where);
    director_propose(show->director,
                     &(struct proposal){.scene = news->scene,
                                        .subject = news->subject,
                                        .values = values,
                                        .reason = reason,
                                        .born_ms = received_ms,
                                        .update_only = !news->starts,
                                        .whole = true},
                     now_ms);
}

// "event 12 heat 1"; the round only where there is more than one.
static const char *heat_text(struct arena *arena, const struct unit_key *unit)
{
    return unit->round > 1
               ? arena_printf(arena, "event %s round %d heat %d", unit->event,
                              unit->round, unit->heat)
               : arena_printf(arena, "event %s heat %d", unit->event, unit->heat);
}

// Results without a name or a mark are owed: the unit may know them. The oldest gives
// way.
static void owe(struct show *show, const struct change *change, int64_t received_ms)
{
    if (show->owed_count == SHOW_OWED) {
        show->owed_count--;
        memmove(show->owed, show->owed + 1,
                (size_t)show->owed_count * sizeof(show->owed[0]));
    }
    show->owed[show->owed_count++] = (struct show_owed){
        .feed = change->feed, .unit = change->unit, .received_ms = received_ms};
}

// Returns whether they were owed, and since when.
static bool settle(struct show *show, const struct change *change, int64_t *received_ms)
{
    for (int i = 0; i < show->owed_count; i++) {
        struct show_owed *owed = &show->owed[i];
        if (owed->feed == change->feed && unit_key_equal(&owed->unit, &change->unit)) {
            *received_ms = owed->received_ms;
            show->owed_count--;
            memmove(owed, owed + 1, (size_t)(show->owed_count - i) * sizeof(*owed));
            return true;
        }
    }
    return false;
}

static struct news result_news(struct show *show, const struct change *change)
{
    struct arena *arena = &show->scratch;
    return (struct news){
        .scene = scene_find("winner"),
        .subject = subject_winner(arena, show->feeds[change->feed].id, &change->unit),
        .what = "results",
        .where = heat_text(arena, &change->unit),
        .starts = true,
    };
}

static void owed_told(struct show *show, const struct change *change, int64_t now_ms)
{
    int64_t received_ms;
    if (!settle(show, change, &received_ms)) {
        return;
    }
    struct news news = result_news(show, change);
    struct values values = values_begin(&show->scratch);
    const char *mark =
        scene_winner_values(show->state, change->feed, &change->unit, &values)
            ? values_get(&values, "mark")
            : NULL;
    if (mark && mark_wins(mark)) {
        tell(show, &news, &values, change, received_ms, now_ms);
    } else {
        owe(show, change, received_ms);
    }
}

static bool remembered_winner(struct show *show, const struct change *change,
                              const char **text)
{
    *text = subject_winner(&show->scratch, show->feeds[change->feed].id, &change->unit);
    return director_remembers(show->director, scene_find("winner"), *text);
}

// Also what a unit confirms may change something: it is newer now than the push.
static void unit_told(struct show *show, const struct change *change, int64_t now_ms)
{
    struct arena *arena = &show->scratch;
    const char *reason =
        winner_reason(show, change,
                      arena_printf(arena, "%s fetched",
                                   unit_text(show, change->feed, &change->unit, arena)));
    targets_refresh(show, change->feed, &change->unit, reason, now_ms);
    // A race that is run again has neither marks for its panel nor a winner.
    targets_withdraw(show, change->feed, &change->unit, LAYER_FULL, "results withdrawn",
                     now_ms);
    struct target winner = {.scene = scene_find("winner")};
    bool won = remembered_winner(show, change, &winner.text) &&
               target_refresh(show, &winner, reason, now_ms);
    if (!won) {
        targets_withdraw(show, change->feed, &change->unit, LAYER_LOWER,
                         "results withdrawn", now_ms);
    }
    owed_told(show, change, now_ms);
}

static void meeting_told(struct show *show, const struct change *change, int64_t now_ms)
{
    struct targets targets;
    targets_find(show, &targets);
    for (int i = 0; i < targets.count; i++) {
        if (targets.items[i].subject.feed == change->feed) {
            target_refresh(show, &targets.items[i], "competition fetched", now_ms);
        }
    }
}

static bool is_silent(struct show *show, const char *subject, const struct change *change,
                      int64_t now_ms)
{
    if (change->novelty == DUPLICATE) {
        director_note(show->director, OUTCOME_DROPPED, subject, "heard before", now_ms);
    }
    return change->novelty == DUPLICATE || change->novelty == HISTORY;
}

static void result_told(struct show *show, const struct change *change,
                        int64_t received_ms, int64_t now_ms)
{
    struct values values = values_begin(&show->scratch);
    struct news news = result_news(show, change);
    int64_t owed_ms;
    if (is_silent(show, news.subject, change, now_ms)) {
        return;
    }
    totals_ask(show, change->feed, change->unit.event);
    settle(show, change, &owed_ms);
    if (!scene_winner_values(show->state, change->feed, &change->unit, &values)) {
        director_note(show->director, OUTCOME_DROPPED, news.subject,
                      "results without a winner's name", now_ms);
        owe(show, change, received_ms);
        return;
    }
    const char *mark = values_get(&values, "mark");
    // What is shown already is still corrected by a DQ.
    if (!mark || (!mark_wins(mark) && !is_target(show, news.scene, news.subject))) {
        director_note(show->director, OUTCOME_DROPPED, news.subject,
                      "results without a mark", now_ms);
        owe(show, change, received_ms);
        return;
    }
    // Another winner is worth a popup of its own, but not a second one.
    if (change->novelty == CORRECTION) {
        news.starts = change->new_winner && !is_target(show, news.scene, news.subject);
    }
    tell(show, &news, &values, change, received_ms, now_ms);
}

// A correction may take attempts back, so that what is shown has another number.
static const char *shown_as(struct show *show, const struct news *news,
                            const struct change *change)
{
    const struct attempt_event *said = &change->attempt->said;
    struct targets targets;
    if (!said->vertical || change->novelty != CORRECTION) {
        return news->subject;
    }
    targets_find(show, &targets);
    for (int i = 0; i < targets.count; i++) {
        const struct target *target = &targets.items[i];
        if (target->scene == news->scene && target->subject.feed == change->feed &&
            unit_key_equal(&target->subject.unit, &change->unit) &&
            text_equal(target->subject.bib, said->bib) &&
            height_equal(target->subject.height, said->height)) {
            return target->text;
        }
    }
    return news->subject;
}

// A panel shows who was just in action before the unit tells what came of it.
static void panel_told(struct show *show, const struct change *change, int64_t now_ms)
{
    struct target panel = {.scene = director_air(show->director, LAYER_FULL)->scene};
    if (air_subject(show, LAYER_FULL, &show->scratch, &panel.subject) &&
        panel.subject.feed == change->feed &&
        unit_key_equal(&panel.subject.unit, &change->unit)) {
        panel.text = arena_strdup(&show->scratch,
                                  director_air(show->director, LAYER_FULL)->subject);
        target_refresh(show, &panel, "attempt arrived", now_ms);
    }
}

static void attempt_told(struct show *show, const struct change *change,
                         int64_t received_ms, int64_t now_ms)
{
    struct arena *arena = &show->scratch;
    const struct attempt_event *said = &change->attempt->said;
    struct values values = values_begin(arena);
    struct news news = {
        .scene = scene_find(said->vertical ? "height" : "attempt"),
        .subject = subject_attempt(arena, show->feeds[change->feed].id, said),
        .what = "attempt",
        .where = arena_printf(arena, "event %s bib %s", change->unit.event,
                              said->bib ? said->bib : "unknown"),
        .starts = change->novelty == NEWS,
    };
    if (is_silent(show, news.subject, change, now_ms)) {
        return;
    }
    bool known = said->vertical
                     ? scene_height_values(show->state, change->attempt, &values)
                     : scene_attempt_values(show->state, change->attempt, &values);
    if (!known) {
        director_note(show->director, OUTCOME_DROPPED, news.subject,
                      "an attempt without a result", now_ms);
        return;
    }
    news.subject = shown_as(show, &news, change);
    tell(show, &news, &values, change, received_ms, now_ms);
    panel_told(show, change, now_ms);
}

void news_event(struct show *show, const struct change *change, int64_t received_ms,
                int64_t now_ms)
{
    bool of_race = change->type == EVENT_RACE && change->race;
    bool of_match = change->type == EVENT_MATCH && change->match;
    if (!of_race && !of_match) {
        targets_settle(show, now_ms);
    }
    if (change->type == EVENT_RESULT) {
        result_told(show, change, received_ms, now_ms);
    } else if (change->type == EVENT_ATTEMPT && change->attempt) {
        attempt_told(show, change, received_ms, now_ms);
    } else if (change->type == EVENT_UNIT) {
        unit_told(show, change, now_ms);
    } else if (change->type == EVENT_MEETING) {
        meeting_told(show, change, now_ms);
    } else if (change->type == EVENT_PERSON) {
        person_told(show, change->feed, now_ms);
    } else if (of_race) {
        race_told(show, change, received_ms, now_ms);
    } else if (of_match || (change->type == EVENT_ROSTER && change->match)) {
        match_told(show, change, received_ms, now_ms);
    }
    if (change->type == EVENT_TABLE && change->novelty != DUPLICATE) {
        targets_tables(show, change->feed, now_ms);
    }
    detail_told(show, change, now_ms);
}

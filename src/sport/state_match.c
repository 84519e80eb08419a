#include "sport/state_match.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "sport/record.h"
#include "sport/state_tables.h"

static struct match_slot *find_slot(const struct sport_state *state, int feed,
                                    const char *id)
{
    for (int i = 0; i < state->match_count; i++) {
        struct match_slot *slot = state->matches[i];
        if (slot->state.feed == feed && text_equal(slot->state.id, id)) {
            return slot;
        }
    }
    return NULL;
}

void match_slot_free(struct match_slot *slot)
{
    if (slot) {
        shelf_finish(&slot->shelf);
        arena_finish(&slot->arena);
        free(slot);
    }
}

static struct match_slot *claim(struct sport_state *state, int feed, const char *id)
{
    struct match_slot *slot = find_slot(state, feed, id);
    if (slot) {
        return slot;
    }
    if (state->match_count == SPORT_MAX_MATCHES) {
        match_slot_free(state->matches[0]);
        state->match_count--;
        memmove(state->matches, state->matches + 1,
                (size_t)state->match_count * sizeof(state->matches[0]));
        state->matches_dropped++;
    }
    slot = xalloc(sizeof(*slot));
    slot->state.feed = feed;
    slot->state.id = arena_strdup(&slot->arena, id);
    state->matches[state->match_count++] = slot;
    return slot;
}

// NULL: not told, stays. "": told to be none.
static const char *word(const char *told, const char *known)
{
    return !told ? known : *told ? told : NULL;
}

static const char *name(const char *told, const char *known)
{
    return text_empty(told) ? known : told;
}

static struct match_team merge_team(const struct match_team *told,
                                    const struct match_team *known)
{
    return (struct match_team){
        .id = name(told->id, known->id),
        .name = name(told->name, known->name),
        .short_name = name(told->short_name, known->short_name),
        .logo = name(told->logo, known->logo),
        .color = told->color ? told->color : known->color,
    };
}

enum { MATCH_TEXTS = 14 };

// Every text that a match has besides its entries.
static void list_texts(struct match_state *match, const char **texts[MATCH_TEXTS])
{
    const char **all[] = {
        &match->id,
        &match->title,
        &match->status_word,
        &match->period,
        &match->note,
        &match->unwatched,
        &match->teams[0].id,
        &match->teams[0].name,
        &match->teams[0].short_name,
        &match->teams[1].id,
        &match->teams[1].name,
        &match->teams[1].short_name,
        &match->teams[0].logo,
        &match->teams[1].logo,
    };
    memcpy(texts, all, sizeof(all));
}

static bool merge_texts(struct match_slot *slot, const struct match_news *news)
{
    struct match_state next = slot->state;
    const char **texts[MATCH_TEXTS];
    const char **known[MATCH_TEXTS];
    next.title = name(news->title, next.title);
    next.status_word = name(news->status_word, next.status_word);
    next.period = word(news->period, next.period);
    next.note = word(news->note, next.note);
    next.unwatched = word(news->unwatched, next.unwatched);
    for (int side = 0; news->has_teams && side < 2; side++) {
        next.teams[side] = merge_team(&news->teams[side], &slot->state.teams[side]);
    }
    list_texts(&next, texts);
    list_texts(&slot->state, known);
    bool changed = next.teams[0].color != slot->state.teams[0].color ||
                   next.teams[1].color != slot->state.teams[1].color;
    for (int i = 0; i < MATCH_TEXTS; i++) {
        changed = changed || !text_equal(*texts[i], *known[i]);
    }
    if (!changed) {
        return false;
    }
    struct arena arena = {0};
    for (int i = 0; i < MATCH_TEXTS; i++) {
        *texts[i] = arena_strdup(&arena, *texts[i]);
    }
    arena_finish(&slot->arena);
    slot->arena = arena;
    slot->state = next;
    return true;
}

static bool merge_pair(bool told, const int pair[2], bool *known, int out[2])
{
    bool changed = told && (!*known || out[0] != pair[0] || out[1] != pair[1]);
    if (changed) {
        *known = true;
        out[0] = pair[0];
        out[1] = pair[1];
    }
    return changed;
}

static bool merge_numbers(struct match_state *match, const struct match_news *news)
{
    bool changed = merge_pair(news->has_points && news->points[0] >= 0, news->points,
                              &match->has_points, match->points);
    if (news->has_points && news->points[0] < 0) {
        changed = changed || match->has_points;
        match->has_points = false;
    }
    if (news->has_status && news->status != match->status) {
        match->status = news->status;
        changed = true;
    }
    if (news->period_number && news->period_number != match->period_number) {
        match->period_number = news->period_number;
        changed = true;
    }
    return changed;
}

// Whether more than the passing of time is told.
static bool hear_clock(struct match_state *match, const struct match_news *news,
                       bool new_period, int64_t now_ms)
{
    bool cut = news->has_cut ? news->cut : match->cut;
    bool changed = cut != match->cut;
    match->cut = cut;
    if (!cut) {
        match_ticker_hold(&match->clock, false, now_ms);
    }
    if (news->has_clock) {
        const struct match_clock *said = &match->clock.said;
        changed = changed || !match->clock.known || said->way != news->clock.way ||
                  said->running != news->clock.running ||
                  (!said->running && said->value_ms != news->clock.value_ms);
        match_ticker_hear(&match->clock, &news->clock, new_period, now_ms);
    }
    if (cut) {
        match_ticker_hold(&match->clock, true, now_ms);
    }
    return changed;
}

struct score_change {
    bool changed, risen, fallen;
};

static struct score_change merge_score(struct match_state *match,
                                       const struct match_news *news)
{
    struct score_change change = {0};
    bool known = match->has_score;
    for (int side = 0; news->has_score && side < 2; side++) {
        int before = known ? match->score[side] : 0;
        change.risen |= news->score[side] > before;
        change.fallen |= known && news->score[side] < before;
    }
    change.changed =
        merge_pair(news->has_score, news->score, &match->has_score, match->score);
    return change;
}

struct match_change {
    bool changed, corrected;
    struct score_change score;
    int goal;
};

static struct match_change merge(struct match_slot *slot, const struct match_news *news,
                                 bool live, int64_t now_ms, int64_t *cut)
{
    struct match_state *match = &slot->state;
    struct match_change change = {0};
    int period_before = match->period_number;
    const char *name_before = match->period;
    bool new_period =
        (news->period_number && news->period_number != period_before) ||
        (news->period && !text_equal(word(news->period, NULL), name_before));
    change.changed = merge_texts(slot, news);
    change.changed |= merge_numbers(match, news);
    change.changed |= hear_clock(match, news, new_period, now_ms);
    change.score = merge_score(match, news);
    const struct hearing how = {
        .period = match->period_number,
        .live = live,
        .risen = change.score.risen && !change.score.fallen,
        .fallen = change.score.fallen,
        .now_ms = now_ms,
    };
    struct shelf_change shelf = shelf_hear(&slot->shelf, news, &how, cut);
    change.changed |= change.score.changed || shelf.changed;
    change.corrected = shelf.corrected || change.score.fallen;
    change.goal = shelf.goal;
    return change;
}

static enum novelty judge(const struct match_change *change, bool live)
{
    if (!live) {
        return HISTORY;
    }
    if (change->goal >= 0) {
        return NEWS;
    }
    if (change->corrected) {
        return CORRECTION;
    }
    return change->changed ? NEWS : DUPLICATE;
}

void matches_hear(struct sport_state *state, const struct event *event, int64_t now_ms,
                  struct change *change)
{
    const struct match_news *news = &event->match;
    if (text_empty(news->match)) {
        change->novelty = DUPLICATE;
        return;
    }
    struct match_slot *slot = claim(state, change->feed, news->match);
    bool live = slot->heard && !event->backlog;
    struct match_change merged = merge(slot, news, live, now_ms, &state->rows_cut);
    change->score_changed = slot->heard && merged.score.changed;
    slot->heard = true;
    slot->state.heard_ms = now_ms;
    slot->state.entries = slot->shelf.entries;
    slot->state.entry_count = slot->shelf.count;
    rosters_attach(state, &slot->state);
    change->novelty = judge(&merged, live);
    change->match = &slot->state;
    change->goal = merged.goal >= 0 ? &slot->shelf.entries[merged.goal] : NULL;
    text_copy(change->unit.event, sizeof(change->unit.event), slot->state.id);
}

void matches_confirm(struct sport_state *state, int feed, const char *id, int64_t now_ms)
{
    struct match_slot *slot = find_slot(state, feed, id);
    if (slot) {
        slot->state.heard_ms = now_ms;
    }
}

const struct match_state *sport_match(const struct sport_state *state, int feed,
                                      const char *id)
{
    const struct match_slot *slot = find_slot(state, feed, id);
    return slot ? &slot->state : NULL;
}

int sport_match_count(const struct sport_state *state)
{
    return state->match_count;
}

const struct match_state *sport_match_at(const struct sport_state *state, int index)
{
    return index >= 0 && index < state->match_count ? &state->matches[index]->state
                                                    : NULL;
}

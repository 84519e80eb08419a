#define LOG_MODULE "sport"

#include "sport/state_race.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/str.h"
#include "sport/state_tables.h"

static struct race_slot *find_slot(const struct sport_state *state, int feed,
                                   const char *prog)
{
    for (int i = 0; i < state->race_count; i++) {
        struct race_slot *slot = state->races[i];
        if (slot->state.feed == feed && text_equal(slot->told.prog, prog)) {
            return slot;
        }
    }
    return NULL;
}

void race_slot_free(struct race_slot *slot)
{
    if (slot) {
        arena_finish(&slot->arena);
        free(slot);
    }
}

static struct race_slot *make(struct sport_state *state, int feed)
{
    if (state->race_count == SPORT_MAX_RACES) {
        race_slot_free(state->races[0]);
        state->race_count--;
        memmove(state->races, state->races + 1,
                (size_t)state->race_count * sizeof(state->races[0]));
        state->races_dropped++;
    }
    struct race_slot *slot = xalloc(sizeof(*slot));
    slot->state.feed = feed;
    slot->state.whole_ms = -1;
    slot->stamp = slot->list_stamp = INT64_MIN;
    slot->furthest = -1;
    state->races[state->race_count++] = slot;
    return slot;
}

static bool regressed(const struct race *now, const struct race *before)
{
    int rank = race_rank(now->point);
    int rank_before = race_rank(before->point);
    return before->status == RACE_LIVE && now->status != RACE_OFFICIAL &&
           (now->athlete_count < before->athlete_count || rank < rank_before ||
            now->status < before->status);
}

static const struct race_athlete *namesake(const struct race *race,
                                           const struct race_athlete *athlete, int hint)
{
    const char *key = race_athlete_key(athlete);
    if (hint < race->athlete_count &&
        text_equal(race_athlete_key(&race->athletes[hint]), key)) {
        return &race->athletes[hint];
    }
    for (int i = 0; i < race->athlete_count; i++) {
        if (text_equal(race_athlete_key(&race->athletes[i]), key)) {
            return &race->athletes[i];
        }
    }
    return NULL;
}

// Whether it only says otherwise what was said of athletes where they are.
static bool corrects(const struct race *now, const struct race *before)
{
    bool changed = false;
    for (int i = 0; i < now->athlete_count; i++) {
        const struct race_athlete *athlete = &now->athletes[i];
        const struct race_athlete *known = namesake(before, athlete, i);
        if (!known || !text_equal(known->point, athlete->point)) {
            return false;
        }
        changed = changed || known->position != athlete->position ||
                  known->time_ms != athlete->time_ms ||
                  !text_equal(known->out, athlete->out);
    }
    return changed && now->status == before->status;
}

// Whether somebody else won than the one who is known to; truncated ids compare as such.
static bool another_won(const struct race_slot *next)
{
    const char *key = next->first ? race_athlete_key(next->first) : NULL;
    char cut[RACE_KEY];
    text_copy(cut, sizeof(cut), key ? key : "");
    return cut[0] && strcmp(cut, next->winner) != 0;
}

static bool another_leads(const struct race_slot *next, const struct race_slot *before,
                          bool known)
{
    const struct race_board *board = &next->board;
    if (next->told.status != RACE_LIVE || !board->point || board->count == 0) {
        return false;
    }
    if (!known) {
        return true;
    }
    return before->board.count && text_equal(board->point, before->board.point) &&
           !text_equal(race_athlete_key(board->rows[0].athlete),
                       race_athlete_key(before->board.rows[0].athlete));
}

struct verdict {
    enum novelty novelty;
    bool new_point, new_winner, made_official;
};

static struct verdict judge_live(const struct race_slot *next,
                                 const struct race_slot *before)
{
    struct verdict verdict = {.novelty = NEWS};
    const struct race *now = &next->told;
    bool another = !before->over_at_first && another_won(next);
    verdict.new_winner = another;
    verdict.made_official =
        now->status == RACE_OFFICIAL && before->told.status != RACE_OFFICIAL;
    verdict.new_point = race_rank(next->board.point) > before->furthest;
    if (regressed(now, &before->told) || (another && next->winner[0]) ||
        (!another && !verdict.new_point && corrects(now, &before->told))) {
        verdict.novelty = CORRECTION;
        verdict.new_point = false;
    }
    return verdict;
}

static struct verdict judge(const struct race_slot *next, const struct race_slot *before,
                            bool known, bool stale, bool backlog)
{
    if (known && race_same(&next->told, &before->told)) {
        return (struct verdict){.novelty = DUPLICATE};
    }
    if (!known || stale || backlog) {
        return (struct verdict){.novelty = HISTORY};
    }
    return judge_live(next, before);
}

// What was seen once is not celebrated again, unless the race begins anew.
static void remember(struct race_slot *slot)
{
    bool anew = slot->told.status == RACE_BEFORE;
    int rank = anew ? -1 : race_rank(slot->board.point);
    slot->furthest = anew || rank > slot->furthest ? rank : slot->furthest;
    const char *key = slot->first ? race_athlete_key(slot->first) : NULL;
    if (key) {
        text_copy(slot->winner, sizeof(slot->winner), key);
    }
}

static void count_regression(struct race_slot *slot, const struct race *before)
{
    if (regressed(&slot->told, before)) {
        slot->regressions++;
        log_warn("race %s: regression: it was at point %s with %d athletes, now %s with "
                 "%d",
                 slot->told.prog, before->point ? before->point : "-",
                 before->athlete_count, slot->told.point ? slot->told.point : "-",
                 slot->told.athlete_count);
    }
}

static void publish(struct race_slot *slot, int64_t now_ms)
{
    slot->state.race = &slot->told;
    slot->state.board = &slot->board;
    slot->state.clock_known = slot->clock.trust != TRUST_NONE;
    slot->state.clock_zero_ms = slot->clock.zero_ms;
    slot->state.heard_ms = now_ms;
}

void races_confirm(struct sport_state *state, int feed, const char *prog, int64_t now_ms)
{
    struct race_slot *slot = find_slot(state, feed, prog);
    if (slot) {
        slot->state.heard_ms = slot->state.whole_ms = now_ms;
    }
}

// A message of nothing but nulls takes nothing back.
static struct race fill_in(const struct race_slot *slot, const struct race *fresh)
{
    const struct race *known = &slot->told;
    struct race told = *fresh;
    if (told.no_status && told.status < known->status) {
        told.status = known->status;
        told.status_word = known->status_word;
    }
    if (told.status == RACE_BEFORE) {
        return told;
    }
    told.starters = told.starters < 0 ? known->starters : told.starters;
    if (text_empty(told.point) && !told.has_athletes) {
        told.point = known->point;
        told.passed = known->passed;
    }
    for (int i = 0; i < slot->trails.point_count && !told.point_name; i++) {
        bool same = told.point && text_equal(slot->trails.points[i].id, told.point);
        told.point_name = same ? slot->trails.points[i].name : NULL;
    }
    return told;
}

void races_hear(struct sport_state *state, const struct event *event, int64_t now_ms,
                struct change *change)
{
    if (text_empty(event->race.prog)) {
        change->novelty = DUPLICATE;
        return;
    }
    struct race_slot *slot = find_slot(state, change->feed, event->race.prog);
    bool known = slot != NULL;
    slot = known ? slot : make(state, change->feed);
    const struct race told = known ? fill_in(slot, &event->race) : event->race;
    const struct race *fresh = &told;
    bool stale;
    int64_t stamp = race_order_stamp(slot, fresh, event->backlog, &stale);
    bool odd = race_order_old_zone(slot, fresh);
    struct race_slot next = race_merge(slot, fresh, stamp, stale, &state->rows_cut);
    struct verdict verdict = judge(&next, slot, known, stale, event->backlog);
    if (!stale) {
        int64_t wall_ms = state->has_wall ? state->wall_ms + now_ms : 0;
        // A date of the old zone says nothing of now.
        next.told.has_date = next.told.has_date && !odd;
        race_clock_hear(&next.clock, &next.told, !event->backlog, now_ms, wall_ms);
        count_regression(&next, &slot->told);
    }
    change->new_leader = !stale && !event->backlog && another_leads(&next, slot, known);
    next.over_at_first |= !known && fresh->status == RACE_OFFICIAL;
    remember(&next);
    arena_finish(&slot->arena);
    *slot = next;
    publish(slot, now_ms);
    slot->state.whole_ms =
        fresh->has_splits || fresh->fetched ? now_ms : slot->state.whole_ms;
    change->novelty = verdict.novelty;
    change->new_point = verdict.new_point;
    change->new_winner = verdict.new_winner;
    change->made_official = verdict.made_official;
    change->race = &slot->state;
    text_copy(change->unit.event, sizeof(change->unit.event), slot->told.prog);
}

const struct race_state *sport_race(const struct sport_state *state, int feed,
                                    const char *prog)
{
    const struct race_slot *slot = find_slot(state, feed, prog);
    return slot ? &slot->state : NULL;
}

int sport_race_count(const struct sport_state *state)
{
    return state->race_count;
}

const struct race_state *sport_race_at(const struct sport_state *state, int index)
{
    return index >= 0 && index < state->race_count ? &state->races[index]->state : NULL;
}

void sport_set_wall(struct sport_state *state, int64_t epoch_ms)
{
    state->wall_ms = epoch_ms;
    state->has_wall = true;
}

// What was announced by push, and whether it was heard before.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "sport/state_tables.h"

static bool same_text(const char *a, const char *b)
{
    return text_equal_nocase(text_empty(a) ? NULL : a, text_empty(b) ? NULL : b);
}

static struct announcement *recent_like(struct unit_slot *slot,
                                        const struct result_event *result, int64_t now_ms)
{
    for (int i = 0; i < slot->announced_count; i++) {
        struct announcement *said = &slot->announced[i];
        if (now_ms - said->at_ms < SPORT_RESULT_REPEAT_MS &&
            same_text(said->winner, result->winner) &&
            same_text(said->mark, result->mark)) {
            return said;
        }
    }
    return NULL;
}

static void remember(struct unit_slot *slot, const struct result_event *result,
                     int64_t now_ms)
{
    int kept = slot->announced_count < SPORT_MAX_ANNOUNCED ? slot->announced_count
                                                           : SPORT_MAX_ANNOUNCED - 1;
    memmove(slot->announced + 1, slot->announced,
            (size_t)kept * sizeof(slot->announced[0]));
    slot->announced[0] = (struct announcement){result->winner, result->mark, now_ms};
    slot->announced_count = kept + 1;
}

static enum novelty judge_result(const struct unit_slot *slot,
                                 const struct result_event *result)
{
    const struct announcement *last = &slot->announced[0];
    bool same = slot->announced_count > 0 && same_text(last->winner, result->winner) &&
                same_text(last->mark, result->mark);
    return slot->announced_count == 0 || same ? NEWS : CORRECTION;
}

enum novelty results_hear(struct sport_state *state, struct unit_slot *slot,
                          const struct event *event, int64_t now_ms, bool *new_winner)
{
    const struct result_event *result = &event->result;
    enum novelty novelty = HISTORY;
    *new_winner = false;
    if (!event->backlog) {
        struct announcement *said = recent_like(slot, result, now_ms);
        if (said) {
            said->at_ms = now_ms;
            return DUPLICATE;
        }
        novelty = judge_result(slot, result);
        bool other = !same_text(slot->announced[0].winner, result->winner);
        *new_winner =
            novelty == CORRECTION && (other || !mark_wins(slot->announced[0].mark));
        slot->state.mark_corrected = novelty == CORRECTION && !other;
        remember(slot, result, now_ms);
    }
    slot->state.announced = true;
    slot->state.announced_at_ms = now_ms;
    slot->state.winner = text_empty(result->winner) ? NULL : result->winner;
    slot->state.winner_mark = text_empty(result->mark) ? NULL : result->mark;
    if (!text_empty(result->heat_name)) {
        slot->heard_name = result->heat_name;
    }
    unit_slot_rebuild(state, slot, NULL); // owns the event's texts from here on
    return novelty;
}

// A scratched bib may be missing, then the name has to do.
static bool same_athlete(const struct attempt_event *a, const struct attempt_event *b)
{
    if (text_empty(a->bib) && text_empty(b->bib)) {
        return same_text(a->name, b->name);
    }
    return text_equal(a->bib, b->bib);
}

static int number_of(const struct attempt_event *attempt)
{
    return attempt->attempts ? (int)strlen(attempt->attempts) : 0;
}

// The same athlete in the same unit, and at the same height in a vertical one.
static bool same_row(const struct attempt_slot *slot, int feed,
                     const struct attempt_event *said)
{
    const struct attempt_event *heard = &slot->state.said;
    return slot->state.feed == feed && heard->vertical == said->vertical &&
           unit_key_equal(&heard->unit, &said->unit) && same_athlete(heard, said) &&
           (!said->vertical || height_equal(heard->height, said->height));
}

static bool same_place(const struct attempt_slot *slot, int feed,
                       const struct attempt_event *said)
{
    const struct attempt_event *heard = &slot->state.said;
    return same_row(slot, feed, said) &&
           (said->vertical ? number_of(heard) == number_of(said)
                           : heard->round == said->round);
}

static bool same_content(const struct attempt_event *a, const struct attempt_event *b)
{
    return same_text(a->result, b->result) && same_text(a->attempts, b->attempts);
}

static int find_place(const struct sport_state *state, int feed,
                      const struct attempt_event *said)
{
    for (int i = state->attempt_count - 1; i >= 0; i--) {
        if (same_place(state->attempts[i], feed, said)) {
            return i;
        }
    }
    return -1;
}

// Heard out of order: "x" after "xo" is late; "o" after "xo" takes the "x" back.
static enum novelty judge_late(const struct sport_state *state, int feed,
                               const struct attempt_event *said)
{
    int number = number_of(said);
    for (int i = state->attempt_count - 1; said->vertical && number && i >= 0; i--) {
        const struct attempt_slot *slot = state->attempts[i];
        const struct attempt_event *heard = &slot->state.said;
        if (slot->live && number_of(heard) > number && same_row(slot, feed, said)) {
            char head[64];
            text_copy(head, sizeof(head), heard->attempts);
            head[number < 63 ? number : 63] = '\0';
            return same_text(head, said->attempts) ? HISTORY : CORRECTION;
        }
    }
    return NEWS;
}

static enum novelty judge(const struct sport_state *state, int feed,
                          const struct attempt_event *said, bool backlog, int found)
{
    if (backlog) {
        return HISTORY;
    }
    const struct attempt_slot *before = found >= 0 ? state->attempts[found] : NULL;
    if (!before || !before->live) {
        return judge_late(state, feed, said);
    }
    if (same_content(&before->state.said, said)) {
        return DUPLICATE;
    }
    // Without a number, another result is another attempt.
    bool numbered = said->vertical ? number_of(said) > 0 : said->round > 0;
    return numbered ? CORRECTION : NEWS;
}

static struct attempt_slot *copy_attempt(int feed, const struct attempt_event *said)
{
    const char *texts[] = {said->heat_name, said->event_code, said->bib,   said->name,
                           said->height,    said->attempts,   said->result};
    enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };
    size_t bytes = 0;
    for (int i = 0; i < TEXTS; i++) {
        bytes += texts[i] ? strlen(texts[i]) + 1 : 0;
    }
    struct attempt_slot *slot = xalloc(sizeof(*slot) + bytes);
    char *at = (char *)(slot + 1);
    for (int i = 0; i < TEXTS; i++) {
        if (texts[i]) {
            size_t size = strlen(texts[i]) + 1;
            texts[i] = memcpy(at, texts[i], size);
            at += size;
        }
    }
    slot->state.feed = feed;
    slot->state.said = *said;
    slot->state.said.heat_name = texts[0];
    slot->state.said.event_code = texts[1];
    slot->state.said.bib = texts[2];
    slot->state.said.name = texts[3];
    slot->state.said.height = texts[4];
    slot->state.said.attempts = texts[5];
    slot->state.said.result = texts[6];
    return slot;
}

static int make_room(struct sport_state *state)
{
    if (state->attempt_count == SPORT_MAX_ATTEMPTS) {
        free(state->attempts[0]);
        state->attempt_count--;
        memmove(state->attempts, state->attempts + 1,
                (size_t)state->attempt_count * sizeof(state->attempts[0]));
        state->attempts_dropped++;
    }
    return state->attempt_count++;
}

enum novelty attempts_hear(struct sport_state *state, int feed,
                           const struct attempt_event *said, bool backlog, int64_t now_ms,
                           const struct attempt_slot **out)
{
    int found = find_place(state, feed, said);
    enum novelty novelty = judge(state, feed, said, backlog, found);
    if (novelty == DUPLICATE) {
        *out = state->attempts[found];
        return novelty;
    }
    struct attempt_slot *slot = copy_attempt(feed, said);
    slot->state.heard_at_ms = now_ms;
    slot->live = !backlog || (found >= 0 && state->attempts[found]->live);
    if (found >= 0) {
        free(state->attempts[found]);
    } else {
        found = make_room(state);
    }
    state->attempts[found] = slot;
    *out = slot;
    return novelty;
}

const struct attempt_state *sport_attempt(const struct sport_state *state, int feed,
                                          const struct unit_key *unit, const char *bib,
                                          int round, const char *height, int number)
{
    for (int i = state->attempt_count - 1; i >= 0; i--) {
        const struct attempt_state *attempt = &state->attempts[i]->state;
        const struct attempt_event *said = &attempt->said;
        if (attempt->feed == feed && unit_key_equal(&said->unit, unit) &&
            text_equal(said->bib, bib) && said->vertical == (height != NULL) &&
            (height ? height_equal(said->height, height) && number_of(said) == number
                    : said->round == round)) {
            return attempt;
        }
    }
    return NULL;
}

const struct attempt_state *sport_last_attempt(const struct sport_state *state, int feed,
                                               const struct unit_key *unit)
{
    const struct attempt_state *last = NULL;
    for (int i = state->attempt_count - 1; i >= 0; i--) {
        const struct attempt_slot *slot = state->attempts[i];
        if (slot->live && slot->state.feed == feed &&
            unit_key_equal(&slot->state.said.unit, unit) &&
            (!last || slot->state.heard_at_ms > last->heard_at_ms)) {
            last = &slot->state;
        }
    }
    return last;
}

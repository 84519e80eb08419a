// What the show wants fetched. What is on air is asked for again: where corrections are
// not pushed on every layer, else for panels, which tell more than is pushed. One answer
// is waited for at a time.
#include "base/arena.h"
#include "base/str.h"
#include "show/show_subject.h"

// A whole competition takes its server seconds.
enum { ASK_TOTAL_MS = 60000 };

static bool same_wish(const struct show_wish *a, const struct show_wish *b)
{
    return a->feed == b->feed && unit_key_equal(&a->unit, &b->unit);
}

bool unit_is_total(const struct show *show, int feed, const struct unit_key *unit)
{
    const struct unit_state *known = sport_unit(show->state, feed, unit);
    bool paged = known && known->unit && !known->unit->listed;
    return !paged && sport_part_count(show->state, feed, unit->event) > 0;
}

void wish_add(struct show *show, int feed, const struct unit_key *unit)
{
    struct show_wish wish = {
        .feed = feed,
        .unit = *unit,
        .whole = copy_age(show, feed, unit) == INT64_MAX,
    };
    if (unit_is_total(show, feed, unit)) {
        wish.unit.round = wish.unit.heat = 0;
    }
    for (int i = 0; i < show->wish_count; i++) {
        if (same_wish(&show->wishes[i], &wish)) {
            return;
        }
    }
    if (show->wish_count < SHOW_WISHES) {
        show->wishes[show->wish_count++] = wish;
    }
}

bool show_wish(struct show *show, struct show_wish *out)
{
    for (int i = 0; i < show->feed_count; i++) {
        if (show->feeds[i].connect) {
            show->feeds[i].connect = false;
            *out = (struct show_wish){.feed = i, .connect = true};
            return true;
        }
    }
    if (show->wish_count == 0) {
        return false;
    }
    *out = show->wishes[--show->wish_count];
    return true;
}

static bool asks(const struct show *show, enum layer layer, const struct subject *subject)
{
    return subject->unit.event[0] &&
           (layer == LAYER_FULL || show->feeds[subject->feed].kind->asks);
}

// As long again as it has been the same, within bounds: what is just being measured is
// corrected soon if at all, and a panel that stands for an hour must not load the server.
static int64_t again_ms(const struct air *air, const struct show_asking *asking,
                        int64_t ask_ms)
{
    bool news = air->changed_ms > air->entered_ms && !air->turned; // a page is none
    int64_t told_ms = news ? air->changed_ms : air->entered_ms;
    if (asking->waits && asking->at_ms > told_ms) {
        return asking->at_ms + SHOW_ASK_LOST_MS;
    }
    int64_t from_ms = asking->at_ms > told_ms ? asking->at_ms : told_ms;
    int64_t gap_ms = from_ms - told_ms;
    gap_ms = gap_ms > SHOW_ASK_MAX_MS ? SHOW_ASK_MAX_MS : gap_ms;
    return from_ms + (gap_ms > ask_ms ? gap_ms : ask_ms);
}

static int64_t due(const struct show *show, enum layer layer)
{
    struct arena arena = {0};
    struct subject subject;
    const struct air *air = director_air(show->director, layer);
    bool wanted =
        air_subject(show, layer, &arena, &subject) && asks(show, layer, &subject);
    arena_finish(&arena);
    if (!wanted) {
        return INT64_MAX;
    }
    bool young = copy_age(show, subject.feed, &subject.unit) < ASK_TOTAL_MS &&
                 unit_is_total(show, subject.feed, &subject.unit);
    return again_ms(air, &show->asking[layer],
                    young ? ASK_TOTAL_MS : show->feeds[subject.feed].kind->ask_ms);
}

void totals_ask(struct show *show, int feed, const char *event)
{
    const struct meeting_discipline *part = sport_discipline(show->state, feed, event);
    struct unit_key whole = {.round = 1, .heat = 1};
    const char *id = part && !text_empty(part->parent) ? part->parent : event;
    if (text_copy(whole.event, sizeof(whole.event), id) &&
        unit_is_total(show, feed, &whole)) {
        wish_add(show, feed, &whole);
    }
}

void asking_look(struct show *show, int64_t now_ms)
{
    for (int i = 0; i < LAYER_COUNT; i++) {
        struct subject subject;
        if (due(show, (enum layer)i) <= now_ms &&
            air_subject(show, (enum layer)i, &show->scratch, &subject)) {
            wish_add(show, subject.feed, &subject.unit);
            show->asking[i] = (struct show_asking){.at_ms = now_ms, .waits = true};
        }
    }
    arena_reset(&show->scratch);
}

int64_t asking_next(const struct show *show)
{
    int64_t next = INT64_MAX;
    for (int i = 0; i < LAYER_COUNT; i++) {
        int64_t due_ms = due(show, (enum layer)i);
        next = due_ms < next ? due_ms : next;
    }
    return next;
}

static bool is_answer(const struct change *change)
{
    return change->type == EVENT_UNIT || change->type == EVENT_RACE ||
           change->type == EVENT_MATCH || change->type == EVENT_UNCHANGED ||
           (change->type == EVENT_FETCH_FAILED && !change->again);
}

void asking_told(struct show *show, const struct change *change)
{
    for (int i = 0; is_answer(change) && i < LAYER_COUNT; i++) {
        struct subject subject;
        if (show->asking[i].waits &&
            air_subject(show, (enum layer)i, &show->scratch, &subject) &&
            subject.feed == change->feed &&
            unit_key_equal(&subject.unit, &change->unit)) {
            show->asking[i].waits = false;
        }
    }
}

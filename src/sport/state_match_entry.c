// The entries of a match: each is replaced by its namesake, and stands where it belongs.
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "sport/record.h"
#include "sport/state_match.h"

enum { FIRST_ENTRIES = 16, ENTRY_FRESH_MS = 15000 };

static const size_t entry_offsets[] = {
    offsetof(struct match_entry, id),     offsetof(struct match_entry, player_id),
    offsetof(struct match_entry, player), offsetof(struct match_entry, number),
    offsetof(struct match_entry, text),
};
enum { ENTRY_TEXTS = sizeof(entry_offsets) / sizeof(entry_offsets[0]) };
static const struct record_texts entry_texts_of_match = {entry_offsets, ENTRY_TEXTS};

static bool same_entry(const struct match_entry *a, const struct match_entry *b)
{
    return a->kind == b->kind && a->period == b->period && a->offset_ms == b->offset_ms &&
           a->side == b->side && a->own == b->own && a->has_score == b->has_score &&
           a->score[0] == b->score[0] && a->score[1] == b->score[1] &&
           a->provisional == b->provisional && a->gone == b->gone &&
           record_same(a, b, &entry_texts_of_match);
}

// Whether what was shown of it is wrong now; a confirmation is no correction.
static bool corrects(const struct match_entry *fresh, const struct match_entry *known)
{
    struct match_entry alike = *fresh;
    alike.provisional = known->provisional;
    return !same_entry(&alike, known);
}

// Moves the texts of the entry into one block, which the caller owns.
static char *own_texts(struct match_entry *entry)
{
    size_t bytes = 1;
    for (int i = 0; i < ENTRY_TEXTS; i++) {
        const char *text = record_field(entry, entry_offsets[i]);
        bytes += text ? strlen(text) + 1 : 0;
    }
    char *block = xalloc(bytes);
    char *at = block;
    for (int i = 0; i < ENTRY_TEXTS; i++) {
        const char *text = record_field(entry, entry_offsets[i]);
        const char **field = (const char **)((char *)entry + entry_offsets[i]);
        *field = text ? at : NULL;
        if (text) {
            size_t size = strlen(text) + 1;
            memcpy(at, text, size);
            at += size;
        }
    }
    return block;
}

static bool numeric(const char *id, long long *number)
{
    return text_int(id, 0, LLONG_MAX, number);
}

// What the goals were when it fell; -1 unknown.
static int goals(const struct match_entry *entry)
{
    bool goal = entry->kind == ENTRY_GOAL && entry->has_score;
    return goal ? entry->score[0] + entry->score[1] : -1;
}

// Whether the first belongs behind the second. Ids that are numbers are given in order;
// of goals at the same time without such ids the score tells it.
static bool behind(const struct match_entry *entry, const struct entry_mark *mark,
                   const struct match_entry *other, const struct entry_mark *other_mark)
{
    long long id, other_id;
    if (mark->period != other_mark->period) {
        return mark->period > other_mark->period;
    }
    if (mark->offset_ms != other_mark->offset_ms) {
        return mark->offset_ms > other_mark->offset_ms;
    }
    if (numeric(entry->id, &id) && numeric(other->id, &other_id) && id != other_id) {
        return id > other_id;
    }
    if (goals(entry) >= 0 && goals(other) >= 0 && goals(entry) != goals(other)) {
        return goals(entry) > goals(other);
    }
    return mark->serial > other_mark->serial;
}

static int find(const struct entry_shelf *shelf, const char *id)
{
    for (int i = shelf->count - 1; i >= 0; i--) {
        if (text_equal(shelf->entries[i].id, id)) {
            return i;
        }
    }
    return -1;
}

static void remove_at(struct entry_shelf *shelf, int index)
{
    free(shelf->marks[index].texts);
    shelf->count--;
    size_t rest = (size_t)(shelf->count - index);
    memmove(shelf->entries + index, shelf->entries + index + 1,
            rest * sizeof(*shelf->entries));
    memmove(shelf->marks + index, shelf->marks + index + 1, rest * sizeof(*shelf->marks));
}

static void make_room(struct entry_shelf *shelf, int64_t *cut)
{
    if (shelf->count == MATCH_MAX_ENTRIES) {
        remove_at(shelf, 0);
        *cut += 1;
    }
    if (shelf->count == shelf->capacity) {
        shelf->capacity = shelf->capacity ? shelf->capacity * 2 : FIRST_ENTRIES;
        size_t capacity = (size_t)shelf->capacity;
        shelf->entries = xrealloc(shelf->entries, capacity * sizeof(*shelf->entries));
        shelf->marks = xrealloc(shelf->marks, capacity * sizeof(*shelf->marks));
    }
}

// Where it stands in the match. What is not told is taken from what was heard so far.
static void place(const struct entry_shelf *shelf, const struct match_entry *entry,
                  int period, struct entry_mark *mark)
{
    mark->period = entry->period > 0 ? entry->period : period;
    mark->offset_ms = entry->offset_ms;
    for (int i = 0; entry->offset_ms < 0 && i < shelf->count; i++) {
        if (shelf->marks[i].period == mark->period &&
            shelf->marks[i].offset_ms > mark->offset_ms) {
            mark->offset_ms = shelf->marks[i].offset_ms;
        }
    }
}

static int insert(struct entry_shelf *shelf, const struct match_entry *entry,
                  const struct entry_mark *mark)
{
    int at = shelf->count++;
    for (; at > 0 && behind(&shelf->entries[at - 1], &shelf->marks[at - 1], entry, mark);
         at--) {
        shelf->entries[at] = shelf->entries[at - 1];
        shelf->marks[at] = shelf->marks[at - 1];
    }
    shelf->entries[at] = *entry;
    shelf->marks[at] = *mark;
    return at;
}

static bool celebrates(const struct match_entry *entry, const struct entry_mark *mark,
                       const struct hearing *how)
{
    return how->live && !how->fallen && !mark->settled && !entry->gone &&
           entry->kind == ENTRY_GOAL && (!entry->provisional || how->risen);
}

static void judge(const struct match_entry *fresh, struct entry_mark *mark,
                  const struct hearing *how)
{
    mark->scored = celebrates(fresh, mark, how);
    // The same message may come again, and then the score no longer falls.
    bool never = !how->live || how->fallen || fresh->gone;
    mark->settled = mark->settled || mark->scored || never;
    mark->told = true;
    mark->pushed = how->live;
    mark->heard_ms = how->now_ms;
}

// Puts one entry where it belongs, in place of its namesake if there is one.
static void put(struct entry_shelf *shelf, const struct match_entry *fresh,
                const struct hearing *how, struct shelf_change *change, int64_t *cut)
{
    struct match_entry entry = *fresh;
    struct entry_mark mark = {.serial = shelf->serials++};
    int known = find(shelf, fresh->id);
    if (known >= 0 && same_entry(fresh, &shelf->entries[known])) {
        judge(fresh, &shelf->marks[known], how);
        return;
    }
    bool stays = false;
    if (known >= 0) {
        const struct match_entry *before = &shelf->entries[known];
        stays = before->period == fresh->period && before->offset_ms == fresh->offset_ms;
        mark = shelf->marks[known];
        change->corrected |= corrects(fresh, before);
    }
    mark.texts = own_texts(&entry);
    if (known >= 0) {
        remove_at(shelf, known);
    }
    if (!stays) {
        place(shelf, fresh, how->period, &mark);
    }
    judge(fresh, &mark, how);
    make_room(shelf, cut);
    insert(shelf, &entry, &mark);
    change->changed = true;
}

// They stay, as taken back, so that none can be celebrated again. A list that was asked
// for may be older than what was pushed meanwhile.
static void take_back_untold(struct entry_shelf *shelf, bool asked, int64_t now_ms,
                             struct shelf_change *change)
{
    for (int i = 0; i < shelf->count; i++) {
        struct match_entry *entry = &shelf->entries[i];
        struct entry_mark *mark = &shelf->marks[i];
        bool newer = asked && mark->pushed && now_ms - mark->heard_ms < ENTRY_FRESH_MS;
        if (!mark->told && !entry->gone && !newer) {
            entry->gone = mark->settled = true;
            change->changed = change->corrected = true;
        }
    }
}

struct shelf_change shelf_hear(struct entry_shelf *shelf, const struct match_news *news,
                               const struct hearing *how, int64_t *cut)
{
    struct shelf_change change = {.goal = -1};
    struct hearing hearing = *how;
    hearing.live = how->live && !news->whole;
    for (int i = 0; i < news->entry_count; i++) {
        if (text_empty(news->entries[i].id)) {
            *cut += 1; // nobody could tell whether it was heard before
        } else {
            put(shelf, &news->entries[i], &hearing, &change, cut);
        }
    }
    if (news->whole) {
        take_back_untold(shelf, !how->live, how->now_ms, &change);
    }
    for (int i = 0; i < shelf->count; i++) {
        change.goal = shelf->marks[i].scored ? i : change.goal;
        shelf->marks[i].scored = shelf->marks[i].told = false;
    }
    return change;
}

void shelf_finish(struct entry_shelf *shelf)
{
    while (shelf->count) {
        remove_at(shelf, shelf->count - 1);
    }
    free(shelf->entries);
    free(shelf->marks);
    *shelf = (struct entry_shelf){0};
}

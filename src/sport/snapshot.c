#include "sport/snapshot.h"

#include "base/arena.h"
#include "base/str.h"
#include "sport/meeting.h"
#include "sport/record.h"

enum { ROUNDS = sizeof(((struct meeting_discipline *)0)->rounds) / sizeof(int) };

// A bib that was handed on to somebody else must not keep the other one's country.
static bool same_person(const struct entry *a, const struct entry *b)
{
    bool names =
        text_empty(a->name) || text_empty(b->name) || text_equal_nocase(a->name, b->name);
    bool last_names = text_empty(a->last_name) || text_empty(b->last_name) ||
                      text_equal_nocase(a->last_name, b->last_name);
    return names && last_names;
}

// Those with a place first when not all fit, so that a podium is never lost.
static bool wanted(const struct unit *fresh, int index, bool placed_pass)
{
    int place = fresh->entries[index].place;
    bool placed = place > 0 && place <= UNIT_MAX_ENTRIES;
    return fresh->entry_count <= UNIT_MAX_ENTRIES ? placed_pass : placed == placed_pass;
}

static void copy_entries(struct arena *arena, const struct unit *fresh, struct unit *out,
                         int64_t *cut)
{
    int room =
        fresh->entry_count < UNIT_MAX_ENTRIES ? fresh->entry_count : UNIT_MAX_ENTRIES;
    out->entries = arena_alloc(arena, (size_t)room * sizeof(struct entry));
    out->entry_count = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < fresh->entry_count && out->entry_count < room; i++) {
            if (wanted(fresh, i, pass == 0)) {
                struct entry *entry = &out->entries[out->entry_count++];
                *entry = fresh->entries[i];
                record_own(arena, entry, &entry_texts);
            }
        }
    }
    *cut += fresh->entry_count - out->entry_count;
}

static void remember_people(struct arena *arena, const struct unit *before,
                            struct unit *out)
{
    for (int i = 0; i < out->entry_count; i++) {
        struct entry *entry = &out->entries[i];
        const struct entry *known = unit_entry(before, entry->bib);
        if (known && same_person(entry, known)) {
            record_fill(arena, entry, known, &entry_identity);
            entry->order = entry->order ? entry->order : known->order;
        }
    }
}

// The newest go when there are too many: marks of the early rounds hold the series.
static void copy_trials(struct arena *arena, const struct unit *fresh, struct unit *out,
                        int64_t *cut)
{
    int count =
        fresh->trial_count < UNIT_MAX_TRIALS ? fresh->trial_count : UNIT_MAX_TRIALS;
    out->trial_count = count;
    out->trials = arena_copy(arena, fresh->trials, (size_t)count * sizeof(struct trial));
    for (int i = 0; i < count; i++) {
        record_own(arena, &out->trials[i], &trial_texts);
    }
    *cut += fresh->trial_count - count;
}

static void copy_heights(struct arena *arena, const struct unit *fresh, struct unit *out,
                         int64_t *cut)
{
    int count =
        fresh->height_count < UNIT_MAX_HEIGHTS ? fresh->height_count : UNIT_MAX_HEIGHTS;
    out->height_count = count;
    out->heights = arena_alloc(arena, (size_t)count * sizeof(*out->heights));
    for (int i = 0; i < count; i++) {
        out->heights[i] = arena_strdup(arena, fresh->heights[i]);
    }
    *cut += fresh->height_count - count;
}

// Somebody has a mark, so trials that are missing were left out, not deleted.
static bool has_marks(const struct unit *unit)
{
    for (int i = 0; i < unit->entry_count; i++) {
        if (!text_empty(unit->entries[i].performance)) {
            return true;
        }
    }
    return false;
}

struct unit snapshot_merge(struct arena *arena, const struct unit *fresh,
                           const struct unit *before, int64_t *cut)
{
    static const struct unit nothing = {.precision = -1};
    before = before ? before : &nothing;
    bool rows_told = fresh->entry_count > 0 || before->entry_count == 0;
    bool trials_told = fresh->trial_count > 0 || !has_marks(fresh);
    struct unit out = *fresh;
    record_own(arena, &out, &unit_texts);
    record_fill(arena, &out, before, &unit_texts);
    copy_entries(arena, rows_told ? fresh : before, &out, cut);
    remember_people(arena, before, &out);
    copy_trials(arena, rows_told && trials_told ? fresh : before, &out, cut);
    copy_heights(arena, fresh->height_count ? fresh : before, &out, cut);
    out.rounds = fresh->rounds ? fresh->rounds : before->rounds;
    out.heats = fresh->heats ? fresh->heats : before->heats;
    out.distance = fresh->distance ? fresh->distance : before->distance;
    out.parts = fresh->parts ? fresh->parts : before->parts;
    out.precision = fresh->precision >= 0 ? fresh->precision : before->precision;
    return out;
}

static bool same_wind(bool has_a, int a, bool has_b, int b)
{
    return has_a == has_b && (!has_a || a == b);
}

static bool same_entry(const struct entry *a, const struct entry *b)
{
    return a->place == b->place && a->order == b->order && a->points == b->points &&
           same_wind(a->has_wind, a->wind, b->has_wind, b->wind) &&
           record_same(a, b, &entry_texts);
}

static bool same_trial(const struct trial *a, const struct trial *b)
{
    return a->round == b->round &&
           same_wind(a->has_wind, a->wind, b->has_wind, b->wind) &&
           record_same(a, b, &trial_texts);
}

static bool same_head(const struct unit *a, const struct unit *b)
{
    return a->results == b->results && a->rounds == b->rounds && a->heats == b->heats &&
           a->distance == b->distance && a->precision == b->precision &&
           a->entry_count == b->entry_count && a->trial_count == b->trial_count &&
           a->height_count == b->height_count && a->parts == b->parts &&
           same_wind(a->has_wind, a->wind, b->has_wind, b->wind) &&
           record_same(a, b, &unit_texts);
}

bool snapshot_same(const struct unit *a, const struct unit *b)
{
    bool same = same_head(a, b);
    for (int i = 0; same && i < a->entry_count; i++) {
        same = same_entry(&a->entries[i], &b->entries[i]);
    }
    for (int i = 0; same && i < a->trial_count; i++) {
        same = same_trial(&a->trials[i], &b->trials[i]);
    }
    for (int i = 0; same && i < a->height_count; i++) {
        same = text_equal(a->heights[i], b->heights[i]);
    }
    return same;
}

static const char *full_name(struct arena *arena, const struct entry *entry)
{
    if (entry->first_name && entry->last_name) {
        return arena_printf(arena, "%s %s", entry->first_name, entry->last_name);
    }
    return entry->first_name ? entry->first_name : entry->last_name;
}

// A relay team has no other name than its own.
static const char *entry_called(struct arena *arena, const struct entry *entry,
                                const struct meeting_competitor *known, bool team)
{
    const char *name = full_name(arena, entry);
    if (name) {
        return name;
    }
    if (known && !text_empty(known->team_name)) {
        return arena_strdup(arena, known->team_name);
    }
    return known || team ? entry->team_name : NULL;
}

static bool differ(const char *a, const char *b)
{
    return !text_empty(a) && !text_empty(b) && !text_equal_nocase(a, b);
}

bool snapshot_handed_on(const struct entry *entry, const struct meeting_competitor *known)
{
    return known && differ(entry->last_name, known->last_name) &&
           differ(entry->team, known->team);
}

static void join_entry(struct arena *arena, struct entry *entry, const char *event,
                       bool relay, const struct meeting_tables *meeting)
{
    const struct meeting_competitor *known = meeting_find(meeting, entry->bib);
    const struct meeting_entry *entered = meeting_entry_find(meeting, entry->bib, event);
    if (snapshot_handed_on(entry, known)) {
        known = NULL;
        entered = NULL;
    }
    // Two teams of a club run the same relay: their own names tell them apart.
    bool as_team = !entry->first_name && !entry->last_name && entry->name &&
                   text_equal(entry->name, entry->team_name);
    if (as_team) {
        entry->name = NULL;
    }
    bool nameless = !entry->name && !entry->first_name && !entry->last_name;
    struct entry more = {0};
    if (known) {
        more = (struct entry){.first_name = nameless ? known->first_name : NULL,
                              .last_name = nameless ? known->last_name : NULL,
                              .team = known->team,
                              .team_name = known->team_name,
                              .country = known->country,
                              .flag = known->flag,
                              .runners = known->runners};
    }
    if (entered) {
        more.pb = entered->pb;
        more.sb = entered->sb;
    }
    record_fill(arena, entry, &more, &entry_identity);
    if (!entry->name) {
        entry->name = entry_called(arena, entry, known, relay || as_team);
    }
}

struct unit snapshot_join(struct arena *arena, const struct unit *told,
                          const struct meeting_tables *meeting)
{
    struct unit out = *told;
    const struct meeting_discipline *event =
        meeting_discipline_find(meeting, told->key.event);
    out.entries = arena_copy(arena, told->entries,
                             (size_t)told->entry_count * sizeof(struct entry));
    if (event && !out.event_code) {
        out.event_code = arena_strdup(arena, event->code);
    }
    bool relay = discipline_is_relay(out.event_code);
    for (int i = 0; i < out.entry_count; i++) {
        join_entry(arena, &out.entries[i], told->key.event, relay, meeting);
    }
    if (event && !out.heats && told->key.round >= 1 && told->key.round <= ROUNDS) {
        out.heats = event->rounds[told->key.round - 1];
    }
    return out;
}

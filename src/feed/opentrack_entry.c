// The rows of a unit: who, and how they did.
#include <stdlib.h>
#include <string.h>

#define LOG_MODULE "opentrack"
#include "base/json.h"
#include "base/log.h"
#include "feed/leaf.h"
#include "feed/opentrack.h"

enum { NUMBER_MOST = 9999 };

static const char *full_name(const char *first, const char *last, struct arena *arena)
{
    if (first && last) {
        return arena_printf(arena, "%s %s", first, last);
    }
    return first ? first : last;
}

// Names in the script of the place stand in for missing Latin ones.
static void read_name(const struct json *row, struct arena *arena, struct entry *entry)
{
    entry->first_name = leaf_text(row, "first_name", "firstName", LEAF_NAME, arena);
    entry->last_name = leaf_text(row, "last_name", "lastName", LEAF_NAME, arena);
    if (!entry->first_name && !entry->last_name) {
        entry->first_name =
            leaf_text(row, "first_name_local", "firstNameLocal", LEAF_NAME, arena);
        entry->last_name =
            leaf_text(row, "last_name_local", "lastNameLocal", LEAF_NAME, arena);
    }
    entry->name = full_name(entry->first_name, entry->last_name, arena);
    if (!entry->name) {
        entry->name = leaf_text(row, "name", NULL, LEAF_NAME, arena);
    }
    if (!entry->name) { // a relay is called as its team
        entry->name = entry->team_name;
    }
}

// The time of a camera is rounded up to what the race prints (notes, section 3.1).
static const char *printed_raw_time(const struct json *row, int precision,
                                    struct arena *arena)
{
    const char *raw = leaf_text(row, "raw_time", "rawTime", LEAF_MARK, arena);
    struct mark time = mark_parse(raw ? raw : "", MEASURES_TIME);
    if (time.kind != MARK_TIME) {
        return NULL;
    }
    struct mark printed = mark_from_raw_ms(time.value, precision < 0 ? 2 : precision);
    return arena_strdup(arena, printed.text);
}

// The mark of who goes on: Q by place, q by time, qR and qJ by a decision.
static const char *read_advance(const struct json *row, struct arena *arena)
{
    const char *text = leaf_text(row, "advancement", NULL, LEAF_CODE, arena);
    bool mark = text && (text[0] | 0x20) == 'q' && strlen(text) <= 2;
    return mark ? text : NULL;
}

static void read_standing(const struct json *row, int precision, struct arena *arena,
                          struct entry *entry)
{
    entry->performance = leaf_text(row, "performance", NULL, LEAF_MARK, arena);
    if (!entry->performance) {
        entry->performance = printed_raw_time(row, precision, arena);
    }
    entry->place = leaf_place(row, "place", arena);
    entry->order = leaf_int(row, "lane", NULL, 1, NUMBER_MOST, 0);
    if (!entry->order) {
        entry->order = leaf_int(row, "order", NULL, 1, NUMBER_MOST, 0);
    }
    entry->points = leaf_int(row, "athlon_points", "athlonPoints", 1, NUMBER_MOST, 0);
    entry->note = leaf_text(row, "note", NULL, LEAF_NAME, arena);
    entry->advance = read_advance(row, arena);
    entry->pb = leaf_text(row, "pb", NULL, LEAF_MARK, arena);
    entry->sb = leaf_text(row, "sb", NULL, LEAF_MARK, arena);
    entry->has_wind = leaf_wind(row, "wind", NULL, arena, &entry->wind);
}

static struct entry read_entry(const struct json *row, int precision, struct arena *arena)
{
    struct entry entry = {0};
    const char *bib = leaf_text(row, "bib", NULL, LEAF_ID, arena);
    entry.bib = bib ? bib : "";
    entry.team = leaf_text(row, "team", "teamId", LEAF_NAME, arena);
    entry.team_name = leaf_text(row, "team_name", "teamName", LEAF_NAME, arena);
    entry.flag = leaf_flag(row, "flag", "flagUrl", arena);
    entry.country = leaf_text(row, "nationality", NULL, LEAF_CODE, arena);
    if (!entry.country) {
        entry.country = leaf_flag_country(entry.flag, arena);
    }
    entry.runners = opentrack_runners(row, NULL, arena);
    read_name(row, arena, &entry);
    read_standing(row, precision, arena, &entry);
    return entry;
}

// The rows of a race, in the order of their numbers, and a table without room for all.
struct ranked_row {
    const struct json *row;
    int place; // those without one come last
    int index;
};

static int by_place(const void *a, const void *b)
{
    const struct ranked_row *one = a, *other = b;
    return one->place != other->place
               ? (one->place > other->place) - (one->place < other->place)
               : one->index - other->index;
}

// A street race may have thousands: its first must not be lost for having a high number.
static const struct ranked_row *best_first(const struct json *results, int count,
                                           struct arena *arena)
{
    struct ranked_row *rows = arena_alloc(arena, sizeof(*rows) * (size_t)count);
    int index = 0;
    for (const struct json *row = json_first(results); row; row = json_next(row)) {
        int place = leaf_place(row, "place", arena);
        rows[index] = (struct ranked_row){
            .row = row,
            .place = place ? place : LEAF_PLACE_MOST + 1,
            .index = index,
        };
        index++;
    }
    qsort(rows, (size_t)count, sizeof(*rows), by_place);
    return rows;
}

static void add_entry(const struct json *row, struct arena *arena, struct unit *out)
{
    struct entry entry = read_entry(row, out->precision, arena);
    if (entry.bib[0] || entry.name) {
        out->entries[out->entry_count++] = entry;
    }
}

void opentrack_entries(const struct json *results, struct arena *arena, struct unit *out)
{
    int count = json_is_array(results) ? json_count(results) : 0;
    int room = count < UNIT_MAX_ENTRIES ? count : UNIT_MAX_ENTRIES;
    if (count == 0) {
        return;
    }
    out->entries = arena_alloc(arena, sizeof(*out->entries) * (size_t)room);
    if (count == room) {
        for (const struct json *row = json_first(results); row; row = json_next(row)) {
            add_entry(row, arena, out);
        }
        return;
    }
    log_warn("event %s round %d heat %d: %d entries, the best %d are used",
             out->key.event, out->key.round, out->key.heat, count, room);
    const struct ranked_row *rows = best_first(results, count, arena);
    for (int i = 0; i < room; i++) {
        add_entry(rows[i].row, arena, out);
    }
}

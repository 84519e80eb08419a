#include "sport/meeting.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "sport/record.h"

// How the rows of one table are copied, told apart and compared.
struct shape {
    size_t size;
    const struct record_texts *texts;
    int keys; // of the texts, the first ones
    int most;
    int (*compare)(const void *left, const void *right); // of keys, rows
};

struct table {
    const void *rows;
    int count;
};

static int compare_keys(const void *a, const void *b, const struct record_texts *texts,
                        int keys)
{
    for (int i = 0; i < keys; i++) {
        const char *left = record_field(a, texts->offsets[i]);
        const char *right = record_field(b, texts->offsets[i]);
        int compared = strcmp(left ? left : "", right ? right : "");
        if (compared) {
            return compared;
        }
    }
    return 0;
}

static int compare_competitors(const void *a, const void *b)
{
    return compare_keys(a, b, &competitor_texts, 1);
}

static int compare_entries(const void *a, const void *b)
{
    return compare_keys(a, b, &meeting_entry_texts, 2);
}

static int compare_disciplines(const void *a, const void *b)
{
    return compare_keys(a, b, &meeting_discipline_texts, 1);
}

static const struct shape competitor_shape = {
    .size = sizeof(struct meeting_competitor),
    .texts = &competitor_texts,
    .keys = 1,
    .most = MEETING_MAX_COMPETITORS,
    .compare = compare_competitors,
};

static const struct shape entry_shape = {
    .size = sizeof(struct meeting_entry),
    .texts = &meeting_entry_texts,
    .keys = 2,
    .most = MEETING_MAX_ENTRIES,
    .compare = compare_entries,
};

static const struct shape discipline_shape = {
    .size = sizeof(struct meeting_discipline),
    .texts = &meeting_discipline_texts,
    .keys = 1,
    .most = MEETING_MAX_DISCIPLINES,
    .compare = compare_disciplines,
};

static void *row_at(void *rows, int index, const struct shape *shape)
{
    return (unsigned char *)rows + (size_t)index * shape->size;
}

static const void *const_row_at(const void *rows, int index, const struct shape *shape)
{
    return (const unsigned char *)rows + (size_t)index * shape->size;
}

static const void *find(const struct table *table, const void *key,
                        const struct shape *shape)
{
    return table->count > 0 ? bsearch(key, table->rows, (size_t)table->count, shape->size,
                                      shape->compare)
                            : NULL;
}

static bool has_keys(const void *row, const struct shape *shape)
{
    for (int i = 0; i < shape->keys; i++) {
        if (!record_field(row, shape->texts->offsets[i])) {
            return false;
        }
    }
    return true;
}

// Stable, so that of two rows with one key the first stays the first.
static void merge_sort(void *rows, void *spare, int count, const struct shape *shape)
{
    if (count < 2) {
        return;
    }
    int half = count / 2;
    merge_sort(rows, spare, half, shape);
    merge_sort(row_at(rows, half, shape), spare, count - half, shape);
    memcpy(spare, rows, (size_t)half * shape->size);
    int left = 0;
    int right = half;
    for (int i = 0; left < half; i++) {
        bool take_right = right < count && shape->compare(row_at(rows, right, shape),
                                                          row_at(spare, left, shape)) < 0;
        const void *from =
            take_right ? row_at(rows, right++, shape) : row_at(spare, left++, shape);
        memmove(row_at(rows, i, shape), from, shape->size);
    }
}

// Rows with their keys, sorted, each key once; the first of doubled ones wins.
static void *sorted(struct arena *arena, const struct table *fresh,
                    const struct shape *shape, int *unique, int64_t *cut)
{
    int count = fresh->count < shape->most ? fresh->count : shape->most;
    *cut += fresh->count - count;
    void *rows = arena_alloc(arena, (size_t)count * shape->size);
    int kept = 0;
    for (int i = 0; i < count; i++) {
        const void *row = const_row_at(fresh->rows, i, shape);
        if (has_keys(row, shape)) {
            memcpy(row_at(rows, kept++, shape), row, shape->size);
        }
    }
    void *spare = xalloc((size_t)kept * shape->size);
    merge_sort(rows, spare, kept, shape);
    free(spare);
    *unique = 0;
    for (int i = 0; i < kept; i++) {
        void *row = row_at(rows, i, shape);
        if (!*unique || shape->compare(row_at(rows, *unique - 1, shape), row) != 0) {
            memmove(row_at(rows, (*unique)++, shape), row, shape->size);
        }
    }
    return rows;
}

static struct table updated(struct arena *arena, const struct table *fresh,
                            const struct table *before, const struct shape *shape,
                            int64_t *cut)
{
    int count;
    void *rows = sorted(arena, fresh->count > 0 ? fresh : before, shape, &count, cut);
    for (int i = 0; i < count; i++) {
        void *row = row_at(rows, i, shape);
        const void *known = find(before, row, shape);
        record_own(arena, row, shape->texts);
        if (known) {
            record_fill(arena, row, known, shape->texts);
        }
    }
    return (struct table){.rows = rows, .count = count};
}

static bool same_table(const struct table *a, const struct table *b,
                       const struct shape *shape)
{
    bool same = a->count == b->count;
    for (int i = 0; same && i < a->count; i++) {
        same = record_same(const_row_at(a->rows, i, shape),
                           const_row_at(b->rows, i, shape), shape->texts);
    }
    return same;
}

static bool same_rounds(const struct meeting_event *a, const struct meeting_event *b)
{
    bool same = a->discipline_count == b->discipline_count;
    for (int i = 0; same && i < a->discipline_count; i++) {
        same = memcmp(a->disciplines[i].rounds, b->disciplines[i].rounds,
                      sizeof(a->disciplines[i].rounds)) == 0;
    }
    return same;
}

static struct table competitors(const struct meeting_event *event)
{
    return (struct table){event->competitors, event->competitor_count};
}

static struct table entries(const struct meeting_event *event)
{
    return (struct table){event->entries, event->entry_count};
}

static struct table disciplines(const struct meeting_event *event)
{
    return (struct table){event->disciplines, event->discipline_count};
}

bool meeting_update(struct meeting_tables *meeting, const struct meeting_event *fresh,
                    int64_t *cut)
{
    const struct meeting_event *old = &meeting->event;
    struct table fresh_tables[] = {competitors(fresh), entries(fresh),
                                   disciplines(fresh)};
    struct table old_tables[] = {competitors(old), entries(old), disciplines(old)};
    static const struct shape *const shapes[] = {&competitor_shape, &entry_shape,
                                                 &discipline_shape};
    struct arena arena = {0};
    struct table tables[3];
    bool same = true;
    for (int i = 0; i < 3; i++) {
        tables[i] = updated(&arena, &fresh_tables[i], &old_tables[i], shapes[i], cut);
        same = same && same_table(&tables[i], &old_tables[i], shapes[i]);
    }
    const char *title = text_empty(fresh->title) ? old->title : fresh->title;
    struct meeting_event event = {
        .title = arena_strdup(&arena, title),
        .competitors = tables[0].rows,
        .competitor_count = tables[0].count,
        .entries = tables[1].rows,
        .entry_count = tables[1].count,
        .disciplines = tables[2].rows,
        .discipline_count = tables[2].count,
    };
    same = same && text_equal(event.title, old->title) && same_rounds(&event, old);
    arena_finish(&meeting->arena);
    *meeting = (struct meeting_tables){.arena = arena, .event = event};
    return !same;
}

void meeting_finish(struct meeting_tables *meeting)
{
    arena_finish(&meeting->arena);
    meeting->event = (struct meeting_event){0};
}

const struct meeting_competitor *meeting_find(const struct meeting_tables *meeting,
                                              const char *bib)
{
    if (!meeting || text_empty(bib)) {
        return NULL;
    }
    struct meeting_competitor key = {.bib = bib};
    struct table table = competitors(&meeting->event);
    return find(&table, &key, &competitor_shape);
}

const struct meeting_entry *meeting_entry_find(const struct meeting_tables *meeting,
                                               const char *bib, const char *event)
{
    if (!meeting || text_empty(bib) || text_empty(event)) {
        return NULL;
    }
    struct meeting_entry key = {.bib = bib, .event = event};
    struct table table = entries(&meeting->event);
    return find(&table, &key, &entry_shape);
}

const struct meeting_discipline *meeting_discipline_find(
    const struct meeting_tables *meeting, const char *event)
{
    if (!meeting || text_empty(event)) {
        return NULL;
    }
    struct meeting_discipline key = {.event = event};
    struct table table = disciplines(&meeting->event);
    return find(&table, &key, &discipline_shape);
}

int meeting_part_count(const struct meeting_tables *meeting, const char *event)
{
    int count = 0;
    for (int i = 0; meeting && event && i < meeting->event.discipline_count; i++) {
        count += text_equal(meeting->event.disciplines[i].parent, event);
    }
    return count;
}

#include "sport/record.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "sport/event.h"

static const size_t unit_offsets[] = {
    offsetof(struct unit, name),       offsetof(struct unit, heat_name),
    offsetof(struct unit, round_name), offsetof(struct unit, event_code),
    offsetof(struct unit, status),     offsetof(struct unit, start),
};

// Identity first: entry_identity is the head of the same table.
static const size_t entry_offsets[] = {
    offsetof(struct entry, first_name), offsetof(struct entry, last_name),
    offsetof(struct entry, name),       offsetof(struct entry, team),
    offsetof(struct entry, team_name),  offsetof(struct entry, country),
    offsetof(struct entry, flag),       offsetof(struct entry, pb),
    offsetof(struct entry, sb),         offsetof(struct entry, runners),
    offsetof(struct entry, bib),        offsetof(struct entry, performance),
    offsetof(struct entry, note),       offsetof(struct entry, advance),
};

static const size_t trial_offsets[] = {
    offsetof(struct trial, bib),
    offsetof(struct trial, height),
    offsetof(struct trial, result),
};

static const size_t competitor_offsets[] = {
    offsetof(struct meeting_competitor, bib),
    offsetof(struct meeting_competitor, first_name),
    offsetof(struct meeting_competitor, last_name),
    offsetof(struct meeting_competitor, team),
    offsetof(struct meeting_competitor, team_name),
    offsetof(struct meeting_competitor, country),
    offsetof(struct meeting_competitor, flag),
    offsetof(struct meeting_competitor, runners),
};

static const size_t meeting_entry_offsets[] = {
    offsetof(struct meeting_entry, bib),
    offsetof(struct meeting_entry, event),
    offsetof(struct meeting_entry, pb),
    offsetof(struct meeting_entry, sb),
};

static const size_t discipline_offsets[] = {
    offsetof(struct meeting_discipline, event),
    offsetof(struct meeting_discipline, code),
    offsetof(struct meeting_discipline, name),
    offsetof(struct meeting_discipline, category),
    offsetof(struct meeting_discipline, parent),
};

enum { IDENTITY = 10 };

const struct record_texts entry_identity = {entry_offsets, IDENTITY};
const struct record_texts entry_texts = {entry_offsets, sizeof(entry_offsets) /
                                                            sizeof(entry_offsets[0])};
const struct record_texts unit_texts = {unit_offsets,
                                        sizeof(unit_offsets) / sizeof(unit_offsets[0])};
const struct record_texts trial_texts = {trial_offsets, sizeof(trial_offsets) /
                                                            sizeof(trial_offsets[0])};
const struct record_texts competitor_texts = {
    competitor_offsets, sizeof(competitor_offsets) / sizeof(competitor_offsets[0])};
const struct record_texts meeting_entry_texts = {meeting_entry_offsets,
                                                 sizeof(meeting_entry_offsets) /
                                                     sizeof(meeting_entry_offsets[0])};
const struct record_texts meeting_discipline_texts = {
    discipline_offsets, sizeof(discipline_offsets) / sizeof(discipline_offsets[0])};

const char *record_field(const void *record, size_t offset)
{
    const char *text;
    memcpy(&text, (const unsigned char *)record + offset, sizeof(text));
    return text_empty(text) ? NULL : text;
}

static void set_text(void *record, size_t offset, const char *text)
{
    memcpy((unsigned char *)record + offset, &text, sizeof(text));
}

void record_own(struct arena *arena, void *record, const struct record_texts *texts)
{
    for (int i = 0; i < texts->count; i++) {
        size_t offset = texts->offsets[i];
        set_text(record, offset, arena_strdup(arena, record_field(record, offset)));
    }
}

void record_fill(struct arena *arena, void *record, const void *source,
                 const struct record_texts *texts)
{
    for (int i = 0; i < texts->count; i++) {
        size_t offset = texts->offsets[i];
        if (!record_field(record, offset)) {
            set_text(record, offset, arena_strdup(arena, record_field(source, offset)));
        }
    }
}

bool record_same(const void *a, const void *b, const struct record_texts *texts)
{
    for (int i = 0; i < texts->count; i++) {
        size_t offset = texts->offsets[i];
        if (!text_equal(record_field(a, offset), record_field(b, offset))) {
            return false;
        }
    }
    return true;
}

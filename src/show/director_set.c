// What the operator corrects. A cue corrects all that it names, or nothing and says why.
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "show/director_parts.h"
#include "show/scene_names.h"

enum { NAMES_MAX = 512 };

// Whom a cue means: on air or waiting, and what the feeds say of it.
struct whom {
    const struct scene *scene;
    const char *subject;
    const struct values *live;
    const struct values *shown;
};

struct correction {
    struct override override; // without text: live again
    const char *name;         // as it was said
};

struct corrections {
    struct correction items[VALUES_MAX];
    int count;
};

static void is_lane(const struct lane *lane, struct whom *whom)
{
    *whom = (struct whom){lane->air.scene, lane->air.subject, lane_live(lane),
                          lane->air.values};
}

static bool find_whom(struct director *director, const struct cue *cue, struct whom *whom)
{
    if (!cue->scene[0]) {
        const struct lane *lane = cue_lane(director, cue);
        if (lane) {
            is_lane(lane, whom);
        }
        return lane;
    }
    const struct scene *scene = scene_find(cue->scene);
    if (!scene) {
        return director_refuse(director, "there is no scene %s", cue->scene);
    }
    const struct lane *lane = &director->lanes[scene->layer];
    const struct item *item = cue->subject[0] ? queue_find(director, scene, cue->subject)
                                              : queue_newest(director, scene);
    if (lane_stands(lane) && lane->air.scene == scene &&
        (!cue->subject[0] || text_equal(lane->air.subject, cue->subject))) {
        is_lane(lane, whom);
        return true;
    }
    if (item) {
        *whom =
            (struct whom){scene, item->said.subject, &item->values, item->said.values};
        return true;
    }
    return director_refuse(director, "%s%s%s is neither on air nor waiting", scene->name,
                           cue->subject[0] ? " " : "", cue->subject);
}

static void add_change(struct corrections *changes, const char *name, const char *text)
{
    changes->items[changes->count++] =
        (struct correction){.override = override_read(name, text), .name = name};
}

static void read_changes(const struct cue *cue, struct arena *arena,
                         struct corrections *changes)
{
    changes->count = 0;
    for (int i = 0; i < cue->values.count; i++) {
        const struct value *value = &cue->values.items[i];
        const char *text = text_clean(arena, value->text, VALUES_MAX_TEXT);
        add_change(changes, value->name, text_empty(text) ? NULL : text);
    }
    for (int i = 0; i < cue->live.count && changes->count < VALUES_MAX; i++) {
        add_change(changes, cue->live.items[i].name, NULL);
    }
    if (cue->name[0]) {
        const char *text = text_clean(arena, cue->text, VALUES_MAX_TEXT);
        add_change(changes, cue->name, text_empty(text) ? NULL : text);
    }
}

static int add_names(const struct values *values, const char **names, int count)
{
    for (int i = 0; values && i < values->count && count < NAMES_MAX; i++) {
        names[count++] = values->items[i].name;
    }
    return count;
}

// Those that are there now, and those that the scene may have.
static int known_names(const struct whom *whom, int row, const char *names[NAMES_MAX])
{
    int count = add_names(row ? &whom->live->rows[row - 1] : whom->live, names, 0);
    count = add_names(row ? &whom->shown->rows[row - 1] : whom->shown, names, count);
    const char *const *may = scene_value_names(whom->scene, row > 0);
    for (; *may && count < NAMES_MAX; may++) {
        names[count++] = *may;
    }
    return count;
}

static bool refuse_name(struct director *director, const struct whom *whom,
                        const struct correction *change, const char *near)
{
    const char *name = change->override.name;
    size_t prefix = strlen(change->name) - strlen(name);
    return director_refuse(director, "%s has no value \"%.60s\"%s%.*s%s%s",
                           whom->scene->name, change->name,
                           near ? ", did you mean \"" : "", near ? (int)prefix : 0,
                           change->name, near ? near : "", near ? "\"?" : "");
}

// Anything else would leave the theme's plain colour on air, and tell nobody.
static bool is_color(const char *text)
{
    uint32_t argb;
    return text_color(text, &argb) || (text[0] == '#' && text_hex(text + 1, 8, &argb));
}

static bool may_change(struct director *director, const struct whom *whom,
                       const struct correction *change)
{
    const struct override *override = &change->override;
    if (!override->text) {
        return true;
    }
    if (override->row < 0 || override->row > whom->live->row_count) {
        return director_refuse(director, "%s has %d rows, so no \"%.60s\"",
                               whom->scene->name, whom->live->row_count, change->name);
    }
    if (text_ends(override->name, "color") && !is_color(override->text)) {
        return director_refuse(director, "%.60s: expected #rrggbb, found \"%.60s\"",
                               change->name, override->text);
    }
    const char *names[NAMES_MAX];
    int count = known_names(whom, override->row, names);
    bool known = false;
    for (int i = 0; !known && i < count; i++) {
        known = strcmp(names[i], override->name) == 0;
    }
    if (!known) {
        refuse_name(director, whom, change, text_nearest(override->name, names, count));
    }
    return known;
}

// Who sends all fields of a form says null for many that nobody set.
static bool drop_live(struct director *director, const struct whom *whom,
                      struct corrections *changes)
{
    const struct overrides *overrides =
        director_overrides(director, whom->scene, whom->subject);
    int kept = 0;
    for (int i = 0; i < changes->count; i++) {
        const struct override *override = &changes->items[i].override;
        if (override->text || overrides_have(overrides, override)) {
            changes->items[kept++] = changes->items[i];
        }
    }
    changes->count = kept;
    return kept > 0 || director_refuse(director, "%.60s of %s is live already",
                                       changes->items[0].name, whom->scene->name);
}

static bool may_change_all(struct director *director, const struct whom *whom,
                           const struct corrections *changes)
{
    const struct overrides *overrides =
        director_overrides(director, whom->scene, whom->subject);
    int count = overrides ? overrides->count : 0;
    for (int i = 0; i < changes->count; i++) {
        const struct correction *change = &changes->items[i];
        if (!may_change(director, whom, change)) {
            return false;
        }
        count += change->override.text && !overrides_have(overrides, &change->override);
    }
    return count <= OVERRIDE_VALUES ||
           director_refuse(director, "at most %d values of %s can be set by hand",
                           OVERRIDE_VALUES, whom->scene->name);
}

static void note_changes(struct director *director, const struct whom *whom,
                         const struct corrections *changes, int64_t now_ms)
{
    struct buf text = {0};
    const char *before = "set by hand: ";
    for (int i = 0; i < changes->count; i++) {
        if (changes->items[i].override.text) {
            buf_printf(&text, "%s%s = %s", before, changes->items[i].name,
                       changes->items[i].override.text);
            before = ", ";
        }
    }
    before = text.len ? "; live again: " : "live again: ";
    for (int i = 0; i < changes->count; i++) {
        if (!changes->items[i].override.text) {
            buf_printf(&text, "%s%s", before, changes->items[i].name);
            before = ", ";
        }
    }
    director_note(director, OUTCOME_CUE, whom->subject, text.data, now_ms);
    buf_finish(&text);
}

static bool change_all(struct director *director, const struct whom *whom,
                       const struct corrections *changes, int64_t now_ms)
{
    if (!may_change_all(director, whom, changes)) {
        return false;
    }
    struct overrides *overrides =
        director_begin_overrides(director, whom->scene, whom->subject);
    if (!overrides) {
        return director_refuse(director,
                               "values of %d subjects are set by hand already: make some "
                               "live again first",
                               DIRECTOR_OVERRIDES);
    }
    for (int i = 0; i < changes->count; i++) {
        overrides_set(overrides, &changes->items[i].override, whom->live);
    }
    note_changes(director, whom, changes, now_ms);
    if (overrides->count == 0) {
        overrides_finish(overrides);
    }
    director_settle_overrides(director, whom->scene, whom->subject, now_ms);
    return true;
}

static bool all_live(struct director *director, const struct whom *whom, int64_t now_ms)
{
    if (!director_overrides(director, whom->scene, whom->subject)) {
        return director_refuse(director, "all of %s is live already", whom->scene->name);
    }
    director_note(director, OUTCOME_CUE, whom->subject, "live again: all", now_ms);
    director_drop_overrides(director, whom->scene, whom->subject, now_ms);
    return true;
}

bool cue_set(struct director *director, const struct cue *cue, int64_t now_ms)
{
    struct whom whom = {0};
    if (!find_whom(director, cue, &whom)) {
        return false;
    }
    if (cue->on) {
        return all_live(director, &whom, now_ms);
    }
    struct arena arena = {0};
    struct corrections changes;
    read_changes(cue, &arena, &changes);
    bool obeyed = drop_live(director, &whom, &changes) &&
                  change_all(director, &whom, &changes, now_ms);
    arena_finish(&arena);
    return obeyed;
}

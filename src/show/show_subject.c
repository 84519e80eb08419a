// What a subject names: FEED/EVENT/ROUND/HEAT, and for attempts /BIB/ROUND or
// /BIB/HEIGHT/NUMBER behind it.
#include <limits.h>
#include <string.h>

#include "base/str.h"
#include "show/show_parts.h"

// The part of *text up to the next slash or the end; *text moves behind it.
static const char *first_part(struct arena *arena, const char **text)
{
    size_t len = strcspn(*text, "/");
    const char *part = arena_strndup(arena, *text, len);
    *text += len + ((*text)[len] == '/');
    return part;
}

// Cuts the last part off `text`. NULL if there is no slash.
static const char *last_part(char *text)
{
    char *slash = strrchr(text, '/');
    if (!slash) {
        return NULL;
    }
    *slash = '\0';
    return slash + 1;
}

static bool number_of(const char *text, int *out)
{
    long long number = 0;
    if (!text_int(text, 0, INT_MAX, &number)) {
        return false;
    }
    *out = (int)number;
    return true;
}

static int feed_of(const struct show *show, const char **text)
{
    for (int i = 0; i < show->feed_count; i++) {
        size_t len = strlen(show->feeds[i].id);
        if (text_starts(*text, show->feeds[i].id) && (*text)[len] == '/') {
            *text += len + 1;
            return i;
        }
    }
    return -1;
}

static bool read_attempt(const struct scene *scene, char *rest, struct subject *out)
{
    const char *last = last_part(rest);
    if (!last) {
        return false;
    }
    if (strcmp(scene->name, "attempt") == 0) {
        out->bib = rest;
        return number_of(last, &out->round);
    }
    out->height = last_part(rest);
    out->bib = rest;
    return out->height && number_of(last, &out->number);
}

bool subject_read(const struct show *show, const struct scene *scene, const char *text,
                  struct arena *arena, struct subject *out)
{
    static const char *const scenes[] = {"winner", "attempt", "height"};
    bool ours = false;
    for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]); i++) {
        ours = ours || strcmp(scene->name, scenes[i]) == 0;
    }
    *out = (struct subject){.feed = feed_of(show, &text)};
    if (!ours || out->feed < 0 ||
        !text_copy(out->unit.event, sizeof(out->unit.event), first_part(arena, &text)) ||
        !number_of(first_part(arena, &text), &out->unit.round) ||
        !number_of(first_part(arena, &text), &out->unit.heat)) {
        return false;
    }
    if (strcmp(scene->name, "winner") == 0) {
        return !*text;
    }
    return read_attempt(scene, arena_strdup(arena, text), out);
}

bool subject_values(const struct show *show, const struct scene *scene, const char *text,
                    struct values *out)
{
    struct subject subject;
    if (!subject_read(show, scene, text, out->arena, &subject)) {
        return false;
    }
    if (strcmp(scene->name, "winner") == 0) {
        return scene_winner_values(show->state, subject.feed, &subject.unit, out);
    }
    const struct attempt_state *attempt =
        sport_attempt(show->state, subject.feed, &subject.unit, subject.bib,
                      subject.round, subject.height, subject.number);
    if (!attempt) {
        return false;
    }
    return attempt->said.vertical ? scene_height_values(show->state, attempt, out)
                                  : scene_attempt_values(show->state, attempt, out);
}

const char *unit_text(struct arena *arena, const struct unit_key *unit)
{
    return arena_printf(arena, "unit %s/%d/%d", unit->event, unit->round, unit->heat);
}

#include "show/show_form.h"

#include <limits.h>
#include <string.h>

#include "base/str.h"

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

int form_feed(const struct show *show, const char **text)
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

static bool read_unit(struct arena *arena, const char **text, struct subject *out)
{
    return text_copy(out->unit.event, sizeof(out->unit.event), first_part(arena, text)) &&
           number_of(first_part(arena, text), &out->unit.round) &&
           number_of(first_part(arena, text), &out->unit.heat);
}

bool form_heat(struct arena *arena, const char *text, struct subject *out)
{
    return read_unit(arena, &text, out) && !*text;
}

bool form_attempt(struct arena *arena, const char *text, struct subject *out)
{
    bool unit = read_unit(arena, &text, out);
    char *rest = arena_strdup(arena, text);
    const char *last = last_part(rest);
    out->bib = rest;
    return unit && last && number_of(last, &out->round);
}

bool form_height(struct arena *arena, const char *text, struct subject *out)
{
    bool unit = read_unit(arena, &text, out);
    char *rest = arena_strdup(arena, text);
    const char *last = last_part(rest);
    out->height = last ? last_part(rest) : NULL;
    out->bib = rest;
    return unit && out->height && number_of(last, &out->number);
}

bool form_whole(struct arena *arena, const char *text, struct subject *out)
{
    (void)arena;
    return *text && !strchr(text, '/') &&
           text_copy(out->unit.event, sizeof(out->unit.event), text);
}

bool form_goal(struct arena *arena, const char *text, struct subject *out)
{
    const char *match = first_part(arena, &text);
    bool goal = text_equal(first_part(arena, &text), "goal");
    out->goal = arena_strdup(arena, text);
    return goal && *text && form_whole(arena, match, out);
}

// FEED/UNIT/BIB, or FEED/bib/BIB for whatever is known of that bib.
bool form_athlete(struct arena *arena, const char *text, struct subject *out)
{
    bool no_event = text_starts(text, "bib/");
    if (no_event) {
        text += strlen("bib/");
    } else if (!read_unit(arena, &text, out)) {
        return false;
    }
    out->bib = arena_strdup(arena, text);
    return *text && !strchr(text, '/');
}

// RACE/BIB, MATCH/h7
bool form_person(struct arena *arena, const char *text, struct subject *out)
{
    const char *whole = first_part(arena, &text);
    out->bib = arena_strdup(arena, text);
    return *text && !strchr(text, '/') && form_whole(arena, whole, out);
}

bool form_player(struct arena *arena, const char *text, struct subject *out)
{
    return form_person(arena, text, out) && strchr("ha", out->bib[0]) && out->bib[1];
}

// table/GROUP, or table for the only one there is
bool form_table(struct arena *arena, const char *text, struct subject *out)
{
    bool table = text_equal(first_part(arena, &text), "table");
    out->group = *text ? arena_strdup(arena, text) : NULL;
    return table;
}

// People by their number, and who ran a relay: names, numbers or people, whatever the
// server sends.
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/utf8.h"
#include "feed/leaf.h"
#include "feed/opentrack.h"

static int by_number(const void *a, const void *b)
{
    const struct meeting_competitor *one = a, *other = b;
    return strcmp(one->bib, other->bib);
}

struct opentrack_people opentrack_people(const struct meeting_competitor *competitors,
                                         int count, struct arena *arena)
{
    struct meeting_competitor *sorted =
        arena_copy(arena, competitors, sizeof(*sorted) * (size_t)count);
    if (count) {
        qsort(sorted, (size_t)count, sizeof(*sorted), by_number);
    }
    return (struct opentrack_people){.sorted = sorted, .count = count};
}

const struct meeting_competitor *opentrack_person(const struct opentrack_people *people,
                                                  const char *bib)
{
    if (!people || !people->count || !bib) {
        return NULL;
    }
    struct meeting_competitor wanted = {.bib = bib};
    return bsearch(&wanted, people->sorted, (size_t)people->count, sizeof(wanted),
                   by_number);
}

// "A. One"
static const char *short_name(const char *first, const char *last, struct arena *arena)
{
    if (text_empty(first) || text_empty(last)) {
        return text_empty(last) ? first : last;
    }
    const char *end = first;
    utf8_next(&end);
    return arena_printf(arena, "%.*s. %s", (int)(end - first), first, last);
}

static bool has_letter(const char *text)
{
    for (; text && *text; text++) {
        if ((unsigned char)*text >= 0x80 ||
            ((*text | 0x20) >= 'a' && (*text | 0x20) <= 'z')) {
            return true;
        }
    }
    return false;
}

static const char *runner_name(const struct json *runner,
                               const struct opentrack_people *people, struct arena *arena)
{
    if (json_is_object(runner)) {
        const char *first =
            leaf_text(runner, "first_name", "firstName", LEAF_NAME, arena);
        const char *last = leaf_text(runner, "last_name", "lastName", LEAF_NAME, arena);
        const char *name = leaf_text(runner, "name", "runnerName", LEAF_NAME, arena);
        return name ? name : short_name(first, last, arena);
    }
    const char *text = text_clean(arena, json_text(runner, arena), LEAF_NAME);
    const struct meeting_competitor *known = opentrack_person(people, text);
    if (known) {
        return short_name(known->first_name, known->last_name, arena);
    }
    return has_letter(text) ? text : NULL;
}

static const char *joined(const struct json *list, const struct opentrack_people *people,
                          struct arena *arena)
{
    const char *all = NULL;
    int count = 0;
    for (const struct json *runner = json_first(list);
         runner && count < OPENTRACK_MAX_RUNNERS; runner = json_next(runner)) {
        const char *name = runner_name(runner, people, arena);
        if (!text_empty(name)) {
            all = all ? arena_printf(arena, "%s, %s", all, name) : name;
            count++;
        }
    }
    return all;
}

const char *opentrack_runners(const struct json *row,
                              const struct opentrack_people *people, struct arena *arena)
{
    const char *names =
        joined(json_get2(row, "runner_names", "runnerNames"), people, arena);
    return names ? names : joined(json_get(row, "runners"), people, arena);
}

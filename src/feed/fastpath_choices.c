// Fixtures of a sport, page by page.
#include <stdio.h>

#include "base/json.h"
#include "feed/fastpath.h"
#include "feed/fastpath_pages.h"
#include "feed/leaf.h"
#include "sport/when.h"

enum { PROBLEM = 200, TIME_TEXT = 40, MINUTES = 16, DATE = 10 };

bool fastpath_choices_fetch(const struct feed_config *config, int step,
                            struct feed_fetch *out, char *error, size_t error_size)
{
    char path[200];
    *out = (struct feed_fetch){.kind = FETCH_CHOICES};
    snprintf(path, sizeof(path),
             "/fixtures?%ssort=startTime,asc&size=%d&page=%d&paged=true",
             config->live_only ? "live=true&" : "", FASTPATH_PAGE, step);
    return fastpath_rest_fetch(config, path, fastpath_paged, out, error, error_size);
}

// "2026-06-14 17:45 UTC"
static const char *when_text(const struct json *fixture, struct arena *arena)
{
    char text[WHEN_TEXT];
    struct when when;
    const char *told = leaf_text(fixture, "startDateUTC", "startDate", TIME_TEXT, arena);
    if (!when_read(told, &when)) {
        return told;
    }
    when_print(&when, text, sizeof(text));
    text[DATE] = ' ';
    text[MINUTES] = '\0';
    return arena_printf(arena, "%s UTC", text);
}

static bool is_usual(const char *collection)
{
    return !collection || text_starts(collection, "Collecting") ||
           text_equal(collection, "CollectionScheduled") ||
           text_equal(collection, "CollectionCompleted");
}

// "simulation, In Venue, CollectionDropped"
static const char *note_text(const struct json *fixture, struct arena *arena)
{
    const char *parts[] = {
        leaf_text(fixture, "type", NULL, LEAF_NAME, arena),
        leaf_text(fixture, "coverageLevel", NULL, LEAF_NAME, arena),
        leaf_text(fixture, "collectionStatus", NULL, LEAF_NAME, arena),
    };
    const char *note = NULL;
    parts[0] = parts[0] && text_equal_nocase(parts[0], "official") ? NULL : parts[0];
    parts[2] = is_usual(parts[2]) ? NULL : parts[2];
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (parts[i]) {
            note = note ? arena_printf(arena, "%s, %s", note, parts[i]) : parts[i];
        }
    }
    return note;
}

static bool is_listed(const struct feed_choices *choices, const char *id)
{
    for (int i = 0; i < choices->count; i++) {
        if (text_equal(choices->items[i].id, id)) {
            return true;
        }
    }
    return false;
}

// False if there is nothing new in it.
static bool add_fixture(const struct json *fixture, struct feed_choices *out)
{
    struct arena *arena = out->arena;
    const char *id = leaf_text(fixture, "id", NULL, FASTPATH_ID, arena);
    bool deleted = false;
    json_bool(json_get(fixture, "fixtureDeleted"), &deleted);
    if (!id || deleted || is_listed(out, id)) {
        return false;
    }
    struct match_team teams[2] = {0};
    const char *name = leaf_text(fixture, "name", NULL, LEAF_TITLE, arena);
    if (!name && fastpath_teams(fixture, arena, teams) && teams[0].name &&
        teams[1].name) {
        name = arena_printf(arena, "%s v %s", teams[0].name, teams[1].name);
    }
    *feed_choice_add(out) = (struct feed_choice){
        .id = id,
        .name = name ? name : id,
        .when = when_text(fixture, arena),
        .state = leaf_text(fixture, "status", NULL, LEAF_NAME, arena),
        .note = note_text(fixture, arena),
    };
    return true;
}

// A bare array that is full may have a successor.
static bool has_more(const struct json *root, int step, int count)
{
    enum fastpath_more more = fastpath_more(root, step);
    return more == FASTPATH_MORE || (more == FASTPATH_UNTOLD && count >= FASTPATH_PAGE);
}

static enum feed_listing read_page(const struct json *root, int step,
                                   struct feed_choices *out, char *error, size_t size)
{
    const struct json *list = json_is_array(root) ? root : json_get(root, "content");
    bool fresh = false;
    if (!json_is_array(list)) {
        snprintf(error, size, "expected a list of fixtures, found another %s",
                 json_kind(root));
        return LISTING_FAILED;
    }
    const struct json *fixture = json_first(list);
    for (; fixture; fixture = json_next(fixture)) {
        fresh = add_fixture(fixture, out) || fresh;
    }
    // A server without pages gives the same one again.
    bool more =
        fresh && step + 1 < FASTPATH_PAGES && has_more(root, step, json_count(list));
    return more ? LISTING_MORE : LISTING_DONE;
}

enum feed_listing fastpath_choices_body(const struct feed_config *config,
                                        const struct feed_fetch *fetch, int step,
                                        int status, struct str body, const char *note,
                                        struct feed_choices *out, char *error,
                                        size_t error_size)
{
    char problem[PROBLEM];
    const char *trouble = fastpath_trouble(config, status, body, note, out->arena);
    (void)fetch;
    if (trouble) {
        text_copy(error, error_size, trouble);
        return LISTING_FAILED;
    }
    struct json_doc *doc =
        json_parse(body.data, body.len, NULL, problem, sizeof(problem));
    if (!doc) {
        snprintf(error, error_size, "not JSON: %s", problem);
        return LISTING_FAILED;
    }
    enum feed_listing listing = read_page(json_root(doc), step, out, error, error_size);
    json_free(doc);
    return listing;
}

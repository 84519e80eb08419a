// The races of an event, page by page, for `strapline feeds triathlon --event ID`.
#include <stdio.h>

#include "base/json.h"
#include "feed/leaf.h"
#include "feed/triathlon.h"
#include "feed/trouble.h"
#include "feed/url.h"

enum { PAGES_MAX = 20, ANY_MAX = 1000000 };

bool triathlon_choices_fetch(const struct feed_config *config, int step,
                             struct feed_fetch *out, char *error, size_t error_size)
{
    *out = (struct feed_fetch){.kind = FETCH_CHOICES};
    // Which events are near nobody can tell without a date, and all there ever were are
    // no help.
    if (!config->event[0]) {
        snprintf(error, error_size,
                 "event: expected --event ID, the event's number on triathlon.org");
        return false;
    }
    struct buf path = {0};
    buf_text(&path, "/events/");
    url_put_part(&path, config->event);
    buf_printf(&path, "/programs?is_race=true&per_page=%d&page=%d", TRIATHLON_PAGE,
               step + 1);
    bool ok = triathlon_rest_url(config, false, path.data, out->url, error, error_size);
    buf_finish(&path);
    if (config->token[0]) {
        snprintf(out->header, sizeof(out->header), "apikey: %s", config->token);
    }
    return ok;
}

static int flag(const struct json *object, const char *key)
{
    const struct json *value = json_get(object, key);
    bool yes;
    long long number = -1;
    if (json_bool(value, &yes)) {
        return yes;
    }
    return json_int(value, &number) && (number == 0 || number == 1) ? (int)number : -1;
}

// "2026-07-04 11:00 UTC-04:00", as much of it as is known.
static const char *when_of(const struct json *program, struct arena *arena)
{
    const char *date = leaf_text(program, "prog_date", NULL, LEAF_MARK, arena);
    const char *time = leaf_text(program, "prog_time", NULL, LEAF_MARK, arena);
    const char *zone = leaf_text(program, "prog_timezone_offset", NULL, LEAF_MARK, arena);
    if (!date || !time) {
        return date;
    }
    int shown = text_ends(time, ":00") && str_of(time).len > 5 ? 5 : (int)LEAF_MARK;
    return arena_printf(arena, "%s %.*s%s%s", date, shown, time, zone ? " " : "",
                        zone ? zone : "");
}

static const char *note_of(const struct json *program, struct arena *arena)
{
    const char *distance =
        leaf_text(program, "prog_distance_category", NULL, LEAF_NAME, arena);
    const char *parts[] = {distance, flag(program, "team") == 1 ? "team" : NULL,
                           flag(program, "results") == 1 ? "results are out" : NULL};
    const char *note = NULL;
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (parts[i]) {
            note = note ? arena_printf(arena, "%s, %s", note, parts[i]) : parts[i];
        }
    }
    return note;
}

static void add_program(const struct feed_config *config, const struct json *program,
                        struct feed_choices *out)
{
    struct arena *arena = out->arena;
    const char *id = leaf_text(program, "prog_id", NULL, LEAF_ID, arena);
    int live = flag(program, "live_timing_enabled");
    if (!id || flag(program, "is_race") == 0 || (config->live_only && live != 1)) {
        return;
    }
    struct feed_choice *choice = feed_choice_add(out);
    choice->id = id;
    choice->name = leaf_text(program, "prog_name", NULL, LEAF_TITLE, arena);
    choice->when = when_of(program, arena);
    choice->state = live == 1 ? "live timing" : live == 0 ? "no live timing" : NULL;
    choice->note = note_of(program, arena);
}

static bool more_pages(const struct json *envelope, int step, int rows)
{
    const struct json *next = json_get(envelope, "next_page_url");
    int last = leaf_int(envelope, "last_page", NULL, 1, ANY_MAX, 0);
    int total = leaf_int(envelope, "total", NULL, 0, ANY_MAX, 0);
    int page = leaf_int(envelope, "per_page", NULL, 1, ANY_MAX, TRIATHLON_PAGE);
    if (rows == 0 || step + 1 >= PAGES_MAX) {
        return false;
    }
    if (next) {
        return !text_empty(json_string(next));
    }
    return last ? step + 1 < last : (long long)(step + 1) * page < total;
}

// The array, beside its page numbers or one hull deeper with them.
static const struct json *programs_of(const struct json *root, const struct json **pages)
{
    const struct json *data = json_is_array(root) ? root : json_get(root, "data");
    *pages = root;
    if (json_is_object(data)) {
        *pages = data;
        data = json_get2(data, "data", "programs");
    }
    return data;
}

static enum feed_listing list(const struct feed_config *config, const struct json *root,
                              int step, struct feed_choices *out, char *error,
                              size_t error_size)
{
    const struct json *pages;
    const struct json *programs = programs_of(root, &pages);
    if (!json_is_array(programs)) {
        snprintf(error, error_size, "expected a list of races, found %s",
                 json_kind(programs));
        return LISTING_FAILED;
    }
    for (const struct json *c = json_first(programs); c; c = json_next(c)) {
        add_program(config, c, out);
    }
    return more_pages(pages, step, json_count(programs)) ? LISTING_MORE : LISTING_DONE;
}

enum feed_listing triathlon_choices_body(const struct feed_config *config,
                                         const struct feed_fetch *fetch, int step,
                                         int status, struct str body, const char *note,
                                         struct feed_choices *out, char *error,
                                         size_t error_size)
{
    (void)fetch;
    enum feed_listing listing = LISTING_FAILED;
    char problem[TRIATHLON_EXCERPT];
    struct json_doc *doc =
        json_parse(body.data, body.len, NULL, problem, sizeof(problem));
    int told = triathlon_status(status, json_root(doc));
    bool fine = told >= 200 && told <= 299;
    if (fine && doc) {
        listing = list(config, json_root(doc), step, out, error, error_size);
    } else if (fine) {
        snprintf(error, error_size, "%s", trouble_is_page(body) ? trouble_page : problem);
    } else if (told == 404) {
        snprintf(error, error_size, "no event %s (404)", config->event);
    } else {
        text_copy(error, error_size,
                  triathlon_failure(config, told, json_root(doc), note, out->arena));
    }
    json_free(doc);
    return listing;
}

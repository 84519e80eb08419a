// Answers to GETs: a unit, a competition, or the reason in the operator's words.
#include <ctype.h>

#include "base/json.h"
#include "feed/opentrack.h"

enum { BODY_MAX_BYTES = 8 << 20, PROBLEM = 200 };

// The first row that holds the status.
static const struct {
    int first, last;
    const char *words, *advice;
} failures[] = {
    {401, 401, "the server wants a login", ": set token"},
    {403, 403, "blocked by the server", ": set user_agent or token"},
    {404, 404, "not on the server", ""},
    {408, 408, "the server gave up waiting", ""},
    {429, 429, "the server wants fewer requests", ""},
    {300, 399, "moved, and not followed", ": check the address"},
    {400, 499, "the server does not understand the request", ""},
    {500, 599, "the server has trouble", ""},
};

static void fail(const struct feed_fetch *fetch, int status, const char *note,
                 struct feed_out *out)
{
    struct event *event = event_add(&out->events, EVENT_FETCH_FAILED);
    event->backlog = fetch->backlog;
    event->fetch = (struct fetch_event){.whole_meeting = fetch->kind == FETCH_MEETING,
                                        .unit = fetch->unit,
                                        .status = status,
                                        .note = note};
}

static const char *failure_words(int status, struct arena *arena)
{
    for (size_t i = 0; i < sizeof(failures) / sizeof(failures[0]); i++) {
        if (status >= failures[i].first && status <= failures[i].last) {
            return arena_printf(arena, "%s (%d)%s", failures[i].words, status,
                                failures[i].advice);
        }
    }
    return arena_printf(arena, "an answer nobody expects (%d)", status);
}

static bool is_web_page(struct str body)
{
    size_t at = 0;
    while (at < body.len && isspace((unsigned char)body.data[at])) {
        at++;
    }
    return at < body.len && body.data[at] == '<';
}

// "01" and "1" may name one event, as one server writes text and another numbers.
static bool same_id(const char *a, const char *b)
{
    long long one, other;
    return text_equal_nocase(a, b) || (text_int(a, 0, INT32_MAX, &one) &&
                                       text_int(b, 0, INT32_MAX, &other) && one == other);
}

static const char *unit_problem(const struct json *root, const struct feed_fetch *fetch,
                                struct feed_out *out)
{
    struct unit unit;
    if (!opentrack_unit(root, out->arena, &unit)) {
        return arena_printf(out->arena, "expected a unit with results, found another %s",
                            json_kind(root));
    }
    if (unit.key.event[0] &&
        (!same_id(unit.key.event, fetch->unit.event) ||
         unit.key.round != fetch->unit.round || unit.key.heat != fetch->unit.heat)) {
        return arena_printf(out->arena, "the answer is about another unit (%s/%d/%d)",
                            unit.key.event, unit.key.round, unit.key.heat);
    }
    unit.key = fetch->unit;
    struct event *event = event_add(&out->events, EVENT_UNIT);
    event->backlog = fetch->backlog;
    event->unit = unit;
    return NULL;
}

static const char *body_problem(const struct feed_fetch *fetch, struct str body,
                                struct feed_out *out)
{
    char error[PROBLEM];
    const struct json_limits limits = {.max_bytes = BODY_MAX_BYTES};
    if (is_web_page(body)) {
        return "a web page came instead of data: blocked, or a wrong address";
    }
    struct json_doc *doc = json_parse(body.data, body.len, &limits, error, sizeof(error));
    if (!doc) {
        return arena_printf(out->arena, "not JSON: %s", error);
    }
    const struct json *root = json_root(doc);
    const char *problem = NULL;
    if (fetch->kind == FETCH_UNIT) {
        problem = unit_problem(root, fetch, out);
    } else if (!opentrack_meeting(root, out)) {
        problem = arena_printf(out->arena,
                               "expected a competition with events, found another %s",
                               json_kind(root));
    }
    json_free(doc);
    return problem;
}

void opentrack_body(const struct feed_config *config, const struct feed_fetch *fetch,
                    int status, struct str body, const char *note, struct feed_out *out)
{
    (void)config;
    const char *problem = NULL;
    if (status == 304) {
        return; // what we have is still true
    }
    if (status == 0) {
        problem = text_empty(note) ? "no answer" : arena_strdup(out->arena, note);
    } else if (status == 200) {
        problem = body_problem(fetch, body, out);
    } else {
        problem = failure_words(status, out->arena);
    }
    if (problem) {
        fail(fetch, status, problem, out);
    }
}

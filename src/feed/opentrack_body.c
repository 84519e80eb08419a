// Answers to GETs: a unit, a competition, or the reason in the operator's words.
#include "base/json.h"
#include "feed/opentrack.h"
#include "feed/trouble.h"

enum { BODY_MAX_BYTES = 8 << 20, PROBLEM = 200 };

// A token that is set and does not help is told, too.
static const char *blocked(const struct feed_config *config, int status,
                           struct arena *arena)
{
    const char *agent = config->user_agent[0] ? "another" : "a";
    return status == 401
               ? arena_printf(arena, "the server %s (401): set token_env",
                              config->token[0] ? "does not take the token"
                                               : "wants a login")
               : arena_printf(arena,
                              "blocked by the server (403): set %s user_agent "
                              "or %s",
                              agent,
                              config->token[0] ? "another token_env" : "token_env");
}

const char *opentrack_trouble(const struct feed_config *config,
                              const struct feed_fetch *fetch, int status, struct str body,
                              const char *note, struct arena *arena)
{
    (void)fetch;
    (void)body;
    if (status == 0) {
        return text_empty(note) ? "no answer" : arena_strdup(arena, note);
    }
    return status == 401 || status == 403 ? blocked(config, status, arena)
                                          : trouble_text(NULL, 0, status, NULL, arena);
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
    if (trouble_is_page(body)) {
        return trouble_page;
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
    if (status == 304) {
        feed_unchanged(out, fetch);
        return;
    }
    const char *problem =
        status == 200 ? body_problem(fetch, body, out)
                      : opentrack_trouble(config, fetch, status, body, note, out->arena);
    if (problem) {
        feed_fail(out, fetch, status, problem);
    }
}

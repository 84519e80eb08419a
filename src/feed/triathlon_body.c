// Answers to GETs of a race: its message, that there is none yet, or what went wrong.
#include <ctype.h>

#include "base/json.h"
#include "feed/triathlon.h"
#include "feed/trouble.h"

static const char no_timing[] = "no timing yet";
static const char only_tests[] = "only test messages yet (\"sandbox\": true shows them)";

static void want_again(const struct feed_config *config, const struct feed_fetch *fetch,
                       int attempt, bool backlog, int delay_ms, struct feed_out *out)
{
    struct feed_fetch again;
    if (triathlon_timing_fetch(config, fetch->unit.event, attempt, &again)) {
        again.backlog = backlog;
        again.delay_ms = delay_ms;
        *feed_want(out, FETCH_UNIT) = again;
    }
}

// A race has no page before its timer sends something: asked for until there is one, and
// what is then found is no news. With a socket that is open the push tells that there is.
static void wait_for_timing(const struct feed_config *config,
                            const struct feed_fetch *fetch, int status, const char *why,
                            struct feed_out *out)
{
    bool pushed = fetch->attempt < TRIATHLON_FOLLOW_UP;
    feed_fail(out, fetch, status, why);
    want_again(config, fetch, 0, true,
               pushed ? TRIATHLON_POLL_EVERY_MS : TRIATHLON_NO_TIMING_MS, out);
}

// While nothing is pushed, a race that is on is asked for more often. What follows an
// answer is news; what follows trouble may have happened long ago.
static void follow_up(const struct feed_config *config, const struct feed_fetch *fetch,
                      bool backlog, struct feed_out *out)
{
    if (fetch->attempt >= TRIATHLON_FOLLOW_UP) {
        want_again(config, fetch, fetch->attempt - TRIATHLON_FOLLOW_UP, backlog,
                   TRIATHLON_POLL_LIVE_MS, out);
    }
}

static bool is_blank(struct str body)
{
    size_t at = 0;
    while (at < body.len && isspace((unsigned char)body.data[at])) {
        at++;
    }
    return at == body.len;
}

static bool is_nothing(const struct json *root)
{
    const struct json *data = json_is_object(root) ? json_get(root, "data") : root;
    return json_count(data) == 0 && text_empty(json_string(data));
}

static void hear_message(const struct feed_config *config, const struct feed_fetch *fetch,
                         int status, const struct json *message, struct feed_out *out)
{
    struct race race;
    const char *prog = fetch->unit.event;
    if (!triathlon_message(message, prog, out->arena, &race)) {
        feed_fail(out, fetch, status, "expected a timing message, found none");
    } else if (!text_equal(race.prog, prog)) {
        feed_fail(
            out, fetch, status,
            arena_printf(out->arena, "the answer is about another race (%s)", race.prog));
    } else if (triathlon_is_sandbox(message) && !config->sandbox) {
        wait_for_timing(config, fetch, status, only_tests, out);
    } else {
        struct event *event = event_add(&out->events, EVENT_RACE);
        event->backlog = fetch->backlog;
        event->race = race;
        event->race.fetched = true;
        if (race.status == RACE_LIVE) {
            follow_up(config, fetch, false, out);
        }
    }
}

static void hear_answer(const struct feed_config *config, const struct feed_fetch *fetch,
                        int status, const struct json *root, struct feed_out *out)
{
    struct json_doc *inner = NULL;
    const struct json *message = triathlon_find(root, fetch->unit.event, &inner);
    if (message) {
        hear_message(config, fetch, status, message, out);
    } else if (is_nothing(root)) {
        wait_for_timing(config, fetch, status, no_timing, out);
    } else {
        feed_fail(out, fetch, status,
                  arena_printf(out->arena, "expected a timing message, found another %s",
                               json_kind(root)));
    }
    json_free(inner);
}

static void hear_failure(const struct feed_config *config, const struct feed_fetch *fetch,
                         int status, const struct json *root, const char *note,
                         struct feed_out *out)
{
    bool other = fetch->attempt & TRIATHLON_OTHER_FORM;
    if (status == 404 && config->rest[0] && !other) {
        want_again(config, fetch, fetch->attempt | TRIATHLON_OTHER_FORM, fetch->backlog,
                   0, out);
    } else if (status == 404) {
        wait_for_timing(config, fetch, status, no_timing, out);
    } else {
        feed_fail(out, fetch, status,
                  triathlon_failure(config, status, root, note, out->arena));
        if (status == 0 || status >= 500) {
            follow_up(config, fetch, true, out);
        }
    }
}

// An error page that is no JSON is told by its status alone.
static void hear_page(const struct feed_config *config, const struct feed_fetch *fetch,
                      int status, const char *problem, const char *note,
                      struct feed_out *out)
{
    if (status >= 200 && status <= 299) {
        feed_fail(out, fetch, status, problem);
    } else {
        hear_failure(config, fetch, status, NULL, note, out);
    }
}

void triathlon_body(const struct feed_config *config, const struct feed_fetch *fetch,
                    int status, struct str body, const char *note, struct feed_out *out)
{
    char error[TRIATHLON_EXCERPT];
    if (fetch->kind == FETCH_ATHLETE) {
        triathlon_racer_body(config, fetch, status, body, note, out);
        return;
    }
    if (status == 304) {
        feed_unchanged(out, fetch);
        follow_up(config, fetch, false, out);
        return;
    }
    if (status >= 200 && status <= 299 && is_blank(body)) {
        wait_for_timing(config, fetch, status, no_timing, out);
        return;
    }
    if (trouble_is_page(body)) {
        hear_page(config, fetch, status, trouble_page, note, out);
        return;
    }
    struct json_doc *doc = json_parse(body.data, body.len, NULL, error, sizeof(error));
    const struct json *root = json_root(doc);
    if (!root) {
        hear_page(config, fetch, status, arena_printf(out->arena, "not JSON: %s", error),
                  note, out);
        return;
    }
    int told = triathlon_status(status, root);
    if (told >= 200 && told <= 299) {
        hear_answer(config, fetch, told, root, out);
    } else {
        hear_failure(config, fetch, told, root, note, out);
    }
    json_free(doc);
}

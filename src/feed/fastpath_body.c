// Answers to GETs: a fixture, or the reason in the operator's words.
#include <string.h>

#include "base/json.h"
#include "feed/fastpath.h"
#include "feed/fastpath_pages.h"
#include "feed/leaf.h"
#include "feed/trouble.h"

enum { PROBLEM = 200, EXCERPT = 200 };

static const char hidden[] = "[token]";

static const struct trouble troubles[] = {
    {204, 204, "nothing is there yet", ""},
    {401, 401, "the token was not accepted", ""},
    {403, 403, "the server does not let this machine or token in", ""},
    {404, 404, "no such fixture", "check sport and fixture"},
    {300, 399, "moved, and not followed", "check rest"},
};
enum { TROUBLES = sizeof(troubles) / sizeof(troubles[0]) };

const char *fastpath_words(const struct feed_config *config, const char *text,
                           struct arena *arena)
{
    struct buf out = {0};
    const char *token = config->token;
    size_t len = strlen(token);
    const char *at;
    for (text = text ? text : ""; len && (at = strstr(text, token)); text = at + len) {
        buf_append(&out, text, (size_t)(at - text));
        buf_text(&out, hidden);
    }
    buf_text(&out, text);
    const char *clean = text_clean(arena, out.data ? out.data : "", FASTPATH_WORDS);
    buf_finish(&out);
    return text_empty(clean) ? NULL : clean;
}

const char *fastpath_complaint(const struct feed_config *config,
                               const struct json *object, struct arena *arena)
{
    const char *level = leaf_text(object, "level", NULL, LEAF_NAME, arena);
    bool error = level && text_equal_nocase(level, "ERROR");
    const char *const keys[] = {"errorMessage", "error", error ? "message" : NULL};
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        const char *text = keys[i] ? json_string(json_get(object, keys[i])) : NULL;
        const char *words = fastpath_words(config, text, arena);
        if (words) {
            return words;
        }
    }
    return NULL;
}

// JSON in one of two forms, or the bare words.
static const char *complaint_of(const struct feed_config *config, struct str body,
                                struct arena *arena)
{
    struct json_doc *doc = json_parse(body.data, body.len, NULL, NULL, 0);
    const struct json *root = json_root(doc);
    const char *words = fastpath_complaint(config, root, arena);
    if (!words && json_is_object(root)) {
        words = fastpath_words(config, json_string(json_get(root, "message")), arena);
    }
    if (!doc && !trouble_is_page(body)) {
        size_t len = body.len < EXCERPT ? body.len : EXCERPT;
        const char *text = body.len ? arena_strndup(arena, body.data, len) : NULL;
        words = fastpath_words(config, text, arena);
    }
    json_free(doc);
    return words;
}

const char *fastpath_trouble(const struct feed_config *config, int status,
                             struct str body, const char *note, struct arena *arena)
{
    if (status == 0) {
        note = fastpath_words(config, note, arena);
        return note ? note : "no answer";
    }
    if (status == 200) {
        return NULL;
    }
    return trouble_text(troubles, TROUBLES, status, complaint_of(config, body, arena),
                        arena);
}

const char *fastpath_answer_trouble(const struct feed_config *config,
                                    const struct feed_fetch *fetch, int status,
                                    struct str body, const char *note,
                                    struct arena *arena)
{
    (void)fetch;
    return fastpath_trouble(config, status, body, note, arena);
}

// What a fixture is part of.
static const char *title_of(const struct json *fixture, struct arena *arena)
{
    static const char *const keys[] = {"competition", "season", "stage"};
    const char *title = NULL;
    for (size_t i = 0; !title && i < sizeof(keys) / sizeof(keys[0]); i++) {
        title = leaf_text(json_get(fixture, keys[i]), "name", NULL, LEAF_TITLE, arena);
    }
    return title;
}

// Only what ends a fixture is believed: of one under way a push may have told more by
// now.
static void put_status(const struct json *fixture, struct arena *arena,
                       struct match_news *out)
{
    static const struct {
        const char *word;
        enum match_status status;
    } ends[] = {
        {"postponed", MATCH_BROKEN},
        {"cancelled", MATCH_BROKEN},
        {"canceled", MATCH_BROKEN},
        {"abandoned", MATCH_BROKEN},
    };
    const char *status = leaf_text(fixture, "status", NULL, LEAF_NAME, arena);
    const char *letters = fastpath_letters(status, arena);
    const char *collection =
        leaf_text(fixture, "collectionStatus", NULL, LEAF_NAME, arena);
    if (collection && text_equal_nocase(collection, "CollectionDropped")) {
        out->has_status = true;
        out->status = MATCH_BROKEN;
        out->unwatched = "coverage dropped";
    }
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        if (text_equal(ends[i].word, letters)) {
            out->has_status = true;
            out->status = ends[i].status;
            out->status_word = status;
        }
    }
}

// What happened is listed only when all is over; before that it is pushed.
static void want_actions(const struct feed_config *config, const struct feed_fetch *fetch,
                         const struct json *fixture, struct feed_out *out)
{
    struct feed_fetch actions;
    const char *status = leaf_text(fixture, "status", NULL, LEAF_NAME, out->arena);
    if (status && text_equal_nocase(status, "completed") &&
        fastpath_actions_fetch(config, fetch->unit.event, 0, &actions)) {
        *feed_want(out, FETCH_ENTRIES) = actions;
    }
}

static const char *hear_fixture(const struct feed_config *config,
                                const struct feed_fetch *fetch, const struct json *root,
                                struct feed_out *out)
{
    const char *id = leaf_text(root, "id", NULL, FASTPATH_ID, out->arena);
    if (!json_is_object(root)) {
        return arena_printf(out->arena, "expected a fixture, found another %s",
                            json_kind(root));
    }
    if (id && !text_equal_nocase(id, fetch->unit.event)) {
        return "expected this fixture, found another one";
    }
    struct match_news news = {.match = arena_strdup(out->arena, fetch->unit.event)};
    news.title = title_of(root, out->arena);
    news.has_teams = fastpath_teams(root, out->arena, news.teams);
    put_status(root, out->arena, &news);
    if (!news.has_teams && !news.title && !news.has_status) {
        return "expected a fixture with teams, found none";
    }
    struct event *event = event_add(&out->events, EVENT_MATCH);
    event->backlog = true;
    event->match = news;
    want_actions(config, fetch, root, out);
    return NULL;
}

static const char *body_problem(const struct feed_config *config,
                                const struct feed_fetch *fetch, struct str body,
                                struct feed_out *out)
{
    char error[PROBLEM];
    if (fetch->kind != FETCH_UNIT && fetch->kind != FETCH_ENTRIES) {
        return "an answer that nobody asked for";
    }
    if (trouble_is_page(body)) {
        return trouble_page;
    }
    struct json_doc *doc = json_parse(body.data, body.len, NULL, error, sizeof(error));
    if (!doc) {
        return arena_printf(out->arena, "not JSON: %s", error);
    }
    const struct json *root = json_root(doc);
    const char *problem = fetch->kind == FETCH_UNIT
                              ? hear_fixture(config, fetch, root, out)
                              : fastpath_actions(config, fetch, root, out);
    json_free(doc);
    return problem;
}

void fastpath_body(const struct feed_config *config, const struct feed_fetch *fetch,
                   int status, struct str body, const char *note, struct feed_out *out)
{
    // Actions that are not there yet are no trouble: they were pushed.
    bool none = fetch->kind == FETCH_ENTRIES && (status == 404 || status == 204);
    if (status == 304 || none) {
        feed_unchanged(out, fetch);
        return;
    }
    const char *problem = fastpath_trouble(config, status, body, note, out->arena);
    if (!problem) {
        problem = body_problem(config, fetch, body, out);
    }
    if (problem) {
        feed_fail(out, fetch, status, problem);
    }
}

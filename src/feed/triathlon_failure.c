// What went wrong, in the operator's words: statuses, JSend envelopes, closed sockets.
#include "base/json.h"
#include "feed/leaf.h"
#include "feed/triathlon.h"
#include "feed/trouble.h"

static const struct trouble troubles[] = {
    {300, 399, "moved, and not followed", "check rest"},
};
enum { TROUBLES = sizeof(troubles) / sizeof(troubles[0]) };

// Of close codes and of upgrades: what to do, and how to say it.
static const struct {
    int first, last;
    enum feed_retry retry;
    const char *words;
} verdicts[] = {
    {0, 0, FEED_RETRY_BACKOFF, "connection lost"},
    {1000, 1000, FEED_RETRY_BACKOFF, "closed by the server"},
    {1001, 1001, FEED_RETRY_BACKOFF, "the server went away"},
    {1005, 1006, FEED_RETRY_BACKOFF, "connection lost"},
    {1008, 1008, FEED_RETRY_SLOW, "the server does not want us"},
    {1011, 1013, FEED_RETRY_BACKOFF, "the server has trouble"},
    {300, 399, FEED_RETRY_SLOW, "moved, and not followed"},
    {401, 403, FEED_RETRY_SLOW, "the server does not let us in"},
    {404, 410, FEED_RETRY_LATER, "no live timing at this address"},
    {429, 429, FEED_RETRY_SLOW, "the server wants fewer connections"},
    {500, 599, FEED_RETRY_BACKOFF, "the server has trouble"},
};

int triathlon_status(int status, const struct json *envelope)
{
    static const struct {
        const char *word;
        int status;
    } words[] = {{"fail", 400}, {"error", 500}};
    bool fine = status >= 200 && status <= 299;
    int code = leaf_int(envelope, "code", NULL, 100, 599, 0);
    if (!fine || code) {
        return fine ? code : status;
    }
    const char *word = json_string(json_get(envelope, "status"));
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (text_equal(word, words[i].word)) {
            return words[i].status;
        }
    }
    return status;
}

// `message`, or the first of the texts by field that `data` holds.
static const char *explanation(const struct json *envelope, struct arena *arena)
{
    const char *text = leaf_text(envelope, "message", "error", TRIATHLON_WORDS, arena);
    const struct json *value = json_get(envelope, "data");
    for (int depth = 0; !text && value && depth < 3; depth++) {
        text = text_clean(arena, json_string(value), TRIATHLON_WORDS);
        value = json_first(value);
    }
    return text_empty(text) ? NULL : text;
}

const char *triathlon_failure(const struct feed_config *config, int status,
                              const struct json *envelope, const char *note,
                              struct arena *arena)
{
    if (status == 0) {
        return text_empty(note) ? "no answer" : arena_strdup(arena, note);
    }
    if (status == 401 || status == 403) {
        return config->token[0]
                   ? arena_printf(arena, "the API key was not accepted (%d)", status)
                   : arena_printf(arena,
                                  "the server wants an API key (%d): set apikey_env",
                                  status);
    }
    return trouble_text(troubles, TROUBLES, status, explanation(envelope, arena), arena);
}

const char *triathlon_trouble(const struct feed_config *config,
                              const struct feed_fetch *fetch, int status, struct str body,
                              const char *note, struct arena *arena)
{
    struct json_doc *doc = json_parse(body.data, body.len, NULL, NULL, 0);
    (void)fetch;
    const char *words = triathlon_failure(config, status, json_root(doc), note, arena);
    json_free(doc);
    return words;
}

static void end(int code, const char *said, const char *otherwise, struct feed_out *out)
{
    const char *words = otherwise;
    const char *clean = text_clean(out->arena, said, TRIATHLON_WORDS);
    out->retry = FEED_RETRY_BACKOFF;
    for (size_t i = 0; i < sizeof(verdicts) / sizeof(verdicts[0]); i++) {
        if (code >= verdicts[i].first && code <= verdicts[i].last) {
            words = verdicts[i].words;
            out->retry = verdicts[i].retry;
            break;
        }
    }
    const char *number = code ? arena_printf(out->arena, " (%d)", code) : "";
    bool more = !text_empty(clean) && !text_equal(clean, words);
    out->reason = arena_printf(out->arena, "%s%s%s%s", words, number, more ? ": " : "",
                               more ? clean : "");
}

void triathlon_ended(int code, const char *reason, struct feed_out *out)
{
    end(code, reason, "connection closed", out);
}

void triathlon_not_let_in(int status, const char *reason, struct feed_out *out)
{
    // Without an answer the reason says all: refused, timed out, no such host.
    if (status == 0 && !text_empty(reason)) {
        out->retry = FEED_RETRY_BACKOFF;
        out->reason = text_clean(out->arena, reason, TRIATHLON_WORDS);
        return;
    }
    end(status, NULL, "no WebSocket at this address", out);
}

// A source's GETs: what goes out, and what becomes of each try. What could be used is
// remembered by its marks, so that the server need only send what is newer.
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/hash.h"
#include "net/answer.h"
#include "net/msg.h"
#include "net/record.h"
#include "net/source_state.h"
#include "net/wishes.h"

enum { SECOND_MS = 1000 };

// What the feed says is wrong with an answer, NULL if nothing.
static const char *failure_of(const struct event_list *events)
{
    for (int i = 0; i < events->count; i++) {
        if (events->items[i].type == EVENT_FETCH_FAILED) {
            return events->items[i].fetch.note;
        }
    }
    return NULL;
}

static void forget_answers(struct source *source)
{
    memset(source->last, 0, sizeof(source->last));
}

// What the inbox had to drop may have been a copy: then none counts as handed on. One
// that is being dropped right now is seen the next time.
static void mind_losses(struct source *source)
{
    int64_t lost = inbox_dropped(source->parts.inbox, source->index);
    if (lost != source->lost) {
        source->lost = lost;
        copies_forget(&source->copies);
        forget_answers(source);
    }
}

static void record(const struct source *source, const struct feed_fetch *fetch,
                   const struct rest_reply *reply, int64_t now_ns)
{
    if (source->parts.record && reply->status) {
        char path[FEED_URL];
        answer_path(fetch->url, path, sizeof(path));
        record_answer(source->parts.record, now_ns, source->config.id, path,
                      reply->status, reply->body);
    }
}

// A secret that was refused stays wrong: posted again and again it would only lock us
// out.
static void hear_login(struct source *source, const struct feed_fetch *fetch, int status,
                       const char *failure)
{
    if (fetch->kind == FETCH_LOGIN && status == 200) {
        text_copy(source->login_note, sizeof(source->login_note), failure ? failure : "");
    }
}

static bool is_refused(struct source *source, const struct feed_fetch *wish)
{
    if (atomic_exchange(&source->login_forgiven, false)) {
        source->login_note[0] = '\0';
    }
    return wish->kind == FETCH_LOGIN && source->login_note[0];
}

// What the feed wishes after an answer.
static void perform(struct source *source, const struct feed_fetch *fetch, int status,
                    struct feed_out *out)
{
    for (int i = 0; i < out->fetch_count; i++) {
        if (is_refused(source, &out->fetches[i])) {
            const char *note = arena_strdup(out->arena, source->login_note);
            feed_fail(out, fetch, status, note);
        } else {
            source_issue(source, &out->fetches[i]);
        }
    }
}

// The page's answer of before, or the place of one that no other page needs.
static struct last_answer *last_answer(struct source *source, uint64_t page)
{
    enum { PAGES = sizeof(source->last) / sizeof(source->last[0]) };
    for (int i = 0; i < PAGES; i++) {
        if (source->last[i].page == page) {
            return &source->last[i];
        }
    }
    source->oldest = (source->oldest + 1) % PAGES;
    source->last[source->oldest] = (struct last_answer){.page = page};
    return &source->last[source->oldest];
}

// A poll that nobody waits for and that is answered to the letter as the one before. What
// was told in between in another way may differ from it: then it is news again.
static bool is_repeated(struct source *source, const struct feed_fetch *fetch,
                        const struct rest_reply *reply)
{
    uint64_t said = hash_text(hash_int(0, reply->status), reply->note);
    said = hash_bytes(said, reply->body.data, reply->body.len);
    if (atomic_exchange(&source->news, false)) {
        forget_answers(source);
    }
    struct last_answer *last = last_answer(source, hash_text(0, fetch->url));
    bool same = last->said == said;
    last->said = said;
    return same && !fetch->asked;
}

static void answered(void *context, const void *tag, const struct rest_reply *reply)
{
    struct source *source = context;
    const struct feed_fetch *fetch = tag;
    int64_t now_ns = clock_now_ns();
    record(source, fetch, reply, now_ns);
    struct feed_out out;
    struct msg *msg = source_begin(source, now_ns, &out);
    source->ops->body(&source->config, fetch, reply->status, reply->body, reply->note,
                      &out);
    const char *failure = failure_of(&out.events);
    if (reply->status == 200 && !fetch->post[0] && !failure) {
        copies_keep(&source->copies, fetch->url, &reply->marks);
    }
    hear_login(source, fetch, reply->status, failure);
    msg->quiet = is_repeated(source, fetch, reply);
    perform(source, fetch, reply->status, &out);
    if (source_seal(msg, &out)) {
        inbox_push(source->parts.inbox, msg); // measured by the answer before it already
    }
}

static void failed(void *context, const void *tag, const struct rest_reply *reply,
                   int64_t again_ms)
{
    struct source *source = context;
    const struct feed_fetch *fetch = tag;
    if (!source->ops->trouble) {
        return;
    }
    struct feed_out out;
    struct msg *msg = source_begin(source, clock_now_ns(), &out);
    const char *words = source->ops->trouble(&source->config, fetch, reply->status,
                                             reply->body, reply->note, out.arena);
    feed_fail(&out, fetch, reply->status,
              arena_printf(out.arena, "%s; tried again in %lld s", words,
                           (long long)((again_ms + SECOND_MS - 1) / SECOND_MS)));
    out.events.items[out.events.count - 1].fetch.again = true;
    source_deliver(source, msg, &out);
}

static void has(void *context, const void *tag, struct rest_marks *out)
{
    struct source *source = context;
    const struct feed_fetch *fetch = tag;
    mind_losses(source);
    if (!fetch->whole && !fetch->post[0]) {
        *out = copies_find(&source->copies, fetch->url);
    }
}

static bool join(void *waiting, const void *tag)
{
    return fetch_join(waiting, tag);
}

void source_issue(struct source *source, const struct feed_fetch *fetch)
{
    const struct feed_config *config = &source->config;
    struct rest_request request = {
        .url = fetch->url,
        .token = fetch->header[0] ? NULL : config->token,
        .user_agent = config->user_agent,
        .ca_file = config->ca_file,
        .insecure = config->insecure,
        .nocache = config->nocache,
        .header = fetch->header,
        .post = fetch->post,
        .cookies = fetch->cookies,
        .delay_ms = fetch->delay_ms,
        .join = join,
        .done = answered,
        .failed = failed,
        .has = has,
        .context = source,
        .tag = fetch,
        .tag_size = sizeof(*fetch),
    };
    rest_get(source->parts.rest, &request);
}

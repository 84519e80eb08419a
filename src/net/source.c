#include "net/source.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/clock.h"
#include "net/address.h"
#include "net/header.h"
#include "net/source_state.h"
#include "net/source_with.h"

// What was held back in this round is told together.
static void wake_main(void *context)
{
    struct source *source = context;
    if (source->more) {
        source->more = false;
        inbox_wake(source->parts.inbox);
    }
}

static void woken(void *context)
{
    struct source *source = context;
    if (!source->started) {
        source->started = true;
        if (source->parts.record) {
            record_epoch(source->parts.record, clock_now_ns(), clock_wall_ms());
        }
        source_connect(source);
    } else if (atomic_exchange(&source->asked_again, false) && source->refused) {
        source_connect(source);
    }
}

static bool prepare_head(struct source *source, char *error, size_t error_size)
{
    const struct feed_ops *ops = source->ops;
    char headers[FEED_URL] = "";
    if (ops->headers) {
        ops->headers(&source->config, headers);
    }
    if (!header_fits(headers)) {
        snprintf(error, error_size,
                 "feed \"%s\": a key or token has characters that cannot be sent",
                 source->config.id);
        return false;
    }
    ws_set_headers(source->ws, headers);
    return true;
}

static struct ws *create_ws(struct source *source, const char *text, char *error,
                            size_t error_size)
{
    struct address address;
    if (!address_parse(text, &address, error, error_size) ||
        !address_allowed(&address, source->config.insecure, error, error_size)) {
        return NULL;
    }
    if (address.scheme[0] != 'w') {
        snprintf(error, error_size,
                 "\"%s://\": expected ws:// or wss:// for a feed's url", address.scheme);
        return NULL;
    }
    struct ws_events events = source_ws_events(source);
    return ws_create(source->parts.loop, &address, source->config.ca_file, &events, error,
                     error_size);
}

struct source *source_create_with(const struct feed_ops *ops,
                                  const struct feed_config *config, int feed,
                                  const struct source_parts *parts, char *error,
                                  size_t error_size)
{
    char address[FEED_URL];
    if (!ops->address(config, address, error, error_size)) {
        return NULL;
    }
    struct source *source = xalloc(sizeof(*source));
    source->ops = ops;
    source->config = *config;
    source->index = feed;
    source->parts = *parts;
    source->hook = (struct loop_hook){
        .woken = woken, .served = wake_main, .roused = source_roused, .context = source};
    backoff_init(&source->backoff, address);
    source->feed = ops->create(&source->config);
    source->ws = create_ws(source, address, error, error_size);
    if (!source->ws || !prepare_head(source, error, error_size)) {
        source_destroy(source);
        return NULL;
    }
    loop_add_hook(parts->loop, &source->hook);
    return source;
}

struct source *source_create(const struct feed_config *config, int feed,
                             const struct source_parts *parts, char *error,
                             size_t error_size)
{
    const struct feed_ops *ops = feed_find(config->type);
    if (!ops) {
        snprintf(error, error_size, "no feed type \"%s\"", config->type);
        return NULL;
    }
    return source_create_with(ops, config, feed, parts, error, error_size);
}

void source_destroy(struct source *source)
{
    if (!source) {
        return;
    }
    ws_destroy(source->ws);
    if (source->feed) {
        source->ops->destroy(source->feed);
    }
    arena_finish(&source->wishes);
    copies_forget(&source->copies);
    free(source);
}

bool source_hook(struct source *source, struct str body)
{
    if (!source->ops->hook) {
        return false;
    }
    int64_t now_ns = clock_now_ns();
    if (source->parts.record) {
        record_hook(source->parts.record, now_ns, source->config.id, body);
    }
    struct feed_out out;
    struct msg *msg = source_begin(source, now_ns, &out);
    source->ops->hook(&source->config, body, &out);
    for (int i = 0; i < out.fetch_count; i++) {
        source_issue(source, &out.fetches[i]);
    }
    source_deliver(source, msg, &out);
    return true;
}

void source_fetch_unit(struct source *source, const struct unit_key *unit, bool whole)
{
    struct feed_fetch fetch = {.kind = FETCH_UNIT, .unit = *unit};
    if (source->ops->unit_fetch(&source->config, unit, &fetch)) {
        fetch.whole = whole;
        fetch.asked = true;
        source_issue(source, &fetch);
    }
}

void source_connect_again(struct source *source)
{
    atomic_store(&source->asked_again, true);
    loop_wake(source->parts.loop);
}

// What FastPath may send, and what an operator may write. The first byte chooses: lines
// of a conversation, the answer to a GET, a page of the listing, or a configuration's
// addresses.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "feed/fastpath.h"
#include "feed/fastpath_pages.h"
#include "fields.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char token[] = "mooring-line";

static void require(bool truth)
{
    if (!truth) {
        abort();
    }
}

// most: entries that one message may tell.
static void look(const struct feed_out *out, int most)
{
    for (int i = 0; i < out->events.count; i++) {
        const struct event *event = &out->events.items[i];
        const char *text = event_print(event, out->arena);
        require(utf8_valid(text, strlen(text)));
        if (event->type == EVENT_MATCH) {
            require(event->match.entry_count <= most);
            require(!event->match.has_clock || event->match.clock.value_ms >= 0);
        } else if (event->type == EVENT_ROSTER) {
            require(event->roster.count <= MATCH_MAX_PLAYERS);
        }
    }
    require(!out->close || out->reason);
}

// A line is a message, or: '@' passes time, '!' ends the connection and opens another.
static void step(struct feed *feed, struct str line, int64_t *now_ms)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    char first = line.len ? line.data[0] : 0;
    if (first == '@') {
        *now_ms += line.len > 1 ? (unsigned char)line.data[1] * 100 : 1;
        fastpath_ops.tick(feed, *now_ms, &out);
        require(fastpath_ops.next_due(feed) > *now_ms);
    } else if (first == '!') {
        char path[FEED_URL];
        fastpath_ops.closed(feed, 1006, NULL, *now_ms, &out);
        fastpath_ops.path(feed, path);
        require(path[0] == '/');
        fastpath_ops.open(feed, *now_ms, &out);
    } else {
        fastpath_ops.text(feed, line, *now_ms, &out);
        require(out.events.count > 0 && out.events.items[0].type == EVENT_TRAFFIC);
        require(!out.events.items[0].traffic.bad || out.events.count == 1);
    }
    look(&out, FASTPATH_PERIODS + 1);
    arena_finish(&arena);
}

static struct feed_config settings(const char *sport)
{
    struct feed_config config = {.fixture = "f7"};
    text_copy(config.sport, sizeof(config.sport), sport);
    text_copy(config.token, sizeof(config.token), token);
    return config;
}

static void try_talk(const char *sport, struct str text)
{
    struct feed_config config = settings(sport);
    struct feed *feed = fastpath_ops.create(&config);
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    int64_t now_ms = 0;
    fastpath_ops.open(feed, now_ms, &out);
    while (text.len) {
        const char *end = memchr(text.data, '\n', text.len);
        size_t len = end ? (size_t)(end - text.data) : text.len;
        step(feed, (struct str){text.data, len}, &now_ms);
        len += end != NULL;
        text = (struct str){text.data + len, text.len - len};
    }
    fastpath_ops.destroy(feed);
    arena_finish(&arena);
}

static void try_body(struct str body)
{
    struct feed_config config = settings("soccer");
    static const enum fetch_kind kinds[] = {FETCH_UNIT, FETCH_ENTRIES};
    static const int statuses[] = {200, 401, 404};
    for (int i = 0; i < 6; i++) {
        struct feed_fetch fetch = {.kind = kinds[i % 2], .unit = {.event = "f7"}};
        struct arena arena = {0};
        struct feed_out out = feed_out_begin(&arena);
        fastpath_ops.body(&config, &fetch, statuses[i / 2], body, NULL, &out);
        require(out.events.count >= 1 && out.fetch_count <= 1);
        require(fetch.kind == FETCH_ENTRIES || out.events.count == 1);
        look(&out, fetch.kind == FETCH_ENTRIES ? MATCH_MAX_ENTRIES : 0);
        arena_finish(&arena);
    }
}

static void try_page(struct str body)
{
    struct feed_config config = settings("soccer");
    struct feed_fetch fetch = {.kind = FETCH_CHOICES};
    struct arena arena = {0};
    struct feed_choices choices = {.arena = &arena};
    char error[300] = "";
    enum feed_listing listing = fastpath_choices_body(&config, &fetch, 0, 200, body, NULL,
                                                      &choices, error, sizeof(error));
    require(listing != LISTING_FAILED || error[0]);
    for (int i = 0; i < choices.count; i++) {
        require(!text_empty(choices.items[i].id) && !text_empty(choices.items[i].name));
    }
    arena_finish(&arena);
}

// url, rest, sport, fixture: a line each
static void try_addresses(struct str text)
{
    static struct feed_config config;
    config = (struct feed_config){0};
    const struct field fields[] = {{config.url, FEED_URL},
                                   {config.rest, FEED_URL},
                                   {config.sport, FEED_ID},
                                   {config.fixture, FEED_ID}};
    fields_fill(text, fields, 4);
    char out[FEED_URL], id[FEED_ID], error[FEED_URL * 2] = "";
    struct feed_fetch fetch;
    bool ok = fastpath_address(&config, out, error, sizeof(error));
    require(ok ? text_starts(out, "ws") : error[0] != '\0');
    fastpath_fixture_id(&config, id);
    fastpath_fixture_fetch(&config, id, &fetch);
    fastpath_path(&config, 7, out);
    require(!ok || out[0] == '/');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    struct str rest = {(const char *)data + 1, size - 1};
    switch (data[0]) {
    case 'a':
        try_addresses(rest);
        break;
    case 'b':
        try_body(rest);
        break;
    case 'p':
        try_page(rest);
        break;
    case 'v':
        try_talk("v2/volleyball", rest);
        break;
    case 't':
        try_talk("tennis", rest);
        break;
    case 'd':
        try_talk("basketball", rest);
        break;
    default:
        try_talk("soccer", rest);
    }
    return 0;
}

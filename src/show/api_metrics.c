// What a monitoring system reads: the state document as Prometheus text, so that it can
// tell nothing that the state does not.
#include <string.h>

#include "base/json.h"
#include "show/api_parts.h"
#include "show/scene.h"

static void begin(struct buf *out, const char *name, const char *type, const char *help)
{
    buf_printf(out, "# HELP strapline_%s %s\n# TYPE strapline_%s %s\n", name, help, name,
               type);
}

static void put_label(struct buf *out, const char *text)
{
    for (; text && *text; text++) {
        if (*text == '\n') {
            buf_text(out, "\\n");
            continue;
        }
        if (*text == '"' || *text == '\\') {
            buf_char(out, '\\');
        }
        buf_char(out, *text);
    }
}

static long long number(const struct json *object, const char *key)
{
    long long value = 0;
    json_int(json_get(object, key), &value);
    return value;
}

static void put_plain(struct buf *out, const char *name, const char *type,
                      const char *help, long long value)
{
    begin(out, name, type, help);
    buf_printf(out, "strapline_%s %lld\n", name, value);
}

static void put_output(const struct json *state, struct buf *out)
{
    const struct json *output = json_get(state, "output");
    put_plain(out, "frames_total", "counter", "Pictures that were shown.",
              number(output, "frames"));
    put_plain(out, "frames_late_total", "counter", "Pictures that came too late.",
              number(output, "late"));
}

static bool stands_on(const struct json *state, const char *layer)
{
    const struct json *air = json_first(json_get(state, "air"));
    for (; air; air = json_next(air)) {
        if (text_equal(json_string(json_get(air, "layer")), layer)) {
            return true;
        }
    }
    return false;
}

static void put_show(const struct json *state, struct buf *out)
{
    bool automatic = false;
    json_bool(json_get(state, "auto"), &automatic);
    put_plain(out, "automation", "gauge", "1 if the show decides by itself.", automatic);
    put_plain(out, "queue_length", "gauge", "What waits to come on.",
              json_count(json_get(state, "queue")));
    put_plain(out, "announced", "gauge", "What comes on by itself soon.",
              json_count(json_get(state, "announced")));
    begin(out, "layer_on_air", "gauge", "1 if something stands on this layer.");
    for (int i = 0; i < LAYER_COUNT; i++) {
        buf_printf(out, "strapline_layer_on_air{layer=\"%s\"} %d\n", layer_names[i],
                   stands_on(state, layer_names[i]));
    }
    begin(out, "decisions_total", "counter", "Decisions by what came of them.");
    const struct json *total = json_first(json_get(state, "totals"));
    for (; total; total = json_next(total)) {
        long long count = 0;
        json_int(total, &count);
        buf_printf(out, "strapline_decisions_total{outcome=\"%s\"} %lld\n",
                   json_key(total), count);
    }
}

// One series for each thing a feed can be, so that an alert needs to know only its name.
static void put_choice(const struct json *state, const char *key, const char *help,
                       const char *const *choices, int count, struct buf *out)
{
    char name[24] = "feed_";
    text_copy(name + 5, sizeof(name) - 5, key);
    begin(out, name, "gauge", help);
    const struct json *feed = json_first(json_get(state, "feeds"));
    for (; feed; feed = json_next(feed)) {
        for (int i = 0; i < count; i++) {
            buf_printf(out, "strapline_%s{feed=\"", name);
            put_label(out, json_string(json_get(feed, "id")));
            buf_printf(out, "\",%s=\"%s\"} %d\n", key, choices[i],
                       text_equal(json_string(json_get(feed, key)), choices[i]));
        }
    }
}

static void put_counter(const struct json *state, const char *key, const char *help,
                        struct buf *out)
{
    char name[40] = "feed_";
    text_copy(name + 5, sizeof(name) - 5, key);
    text_copy(name + 5 + strlen(key), sizeof(name) - 5 - strlen(key), "_total");
    begin(out, name, "counter", help);
    const struct json *feed = json_first(json_get(state, "feeds"));
    for (; feed; feed = json_next(feed)) {
        buf_printf(out, "strapline_%s{feed=\"", name);
        put_label(out, json_string(json_get(feed, "id")));
        buf_printf(out, "\"} %lld\n", number(feed, key));
    }
}

static void put_ages(const struct json *state, struct buf *out)
{
    begin(out, "feed_age_seconds", "gauge", "Since the feed said anything.");
    const struct json *feed = json_first(json_get(state, "feeds"));
    for (; feed; feed = json_next(feed)) {
        double age_ms;
        if (json_double(json_get(feed, "age_ms"), &age_ms)) {
            buf_text(out, "strapline_feed_age_seconds{feed=\"");
            put_label(out, json_string(json_get(feed, "id")));
            buf_printf(out, "\"} %.3f\n", age_ms / 1000);
        }
    }
}

static void put_feeds(const struct json *state, struct buf *out)
{
    static const char *const links[] = {"connecting", "up", "down", "refused"};
    static const char *const data[] = {"live", "quiet", "stale", "ended"};
    static const struct {
        const char *key, *help;
    } counters[] = {
        {"messages", "Messages of the feed."},
        {"bad", "Messages that could not be read."},
        {"gaps", "Times that messages were missing."},
        {"reconnects", "Times that the connection was made anew."},
        {"dropped", "Messages that came faster than they could be heard."},
    };
    put_choice(state, "link", "1 for what the connection is.", links, 4, out);
    put_choice(state, "data", "1 for how fresh the data are.", data, 4, out);
    for (size_t i = 0; i < sizeof(counters) / sizeof(counters[0]); i++) {
        put_counter(state, counters[i].key, counters[i].help, out);
    }
    put_ages(state, out);
}

static void put_server(const struct api_server *server, struct buf *out)
{
    put_plain(out, "uptime_seconds", "gauge", "Since the program was started.",
              server->uptime_ms / 1000);
    put_plain(out, "http_connections", "gauge", "Connections to the control server.",
              server->connections);
    put_plain(out, "websocket_clients", "gauge", "Who looks on over a WebSocket.",
              server->viewers);
    begin(out, "http_requests_total", "counter", "Requests by the status they got.");
    for (int i = 0; i < server->reply_count; i++) {
        buf_printf(out, "strapline_http_requests_total{status=\"%d\"} %lld\n",
                   server->replies[i].status, (long long)server->replies[i].count);
    }
}

void api_metrics(const struct api_known *known, struct buf *out)
{
    const char *text = known->state ? known->state : "";
    struct json_doc *doc = json_parse(text, strlen(text), NULL, NULL, 0);
    const struct json *state = json_root(doc);
    begin(out, "build_info", "gauge", "Always 1; what runs.");
    buf_text(out, "strapline_build_info{version=\"" STRAPLINE_VERSION "\"} 1\n");
    put_plain(out, "programme_answers", "gauge", "1 if the main thread answered in time.",
              known->fresh);
    put_server(&known->server, out);
    if (state) {
        put_output(state, out);
        put_show(state, out);
        put_feeds(state, out);
    }
    json_free(doc);
}

static void put_text(struct buf *out, const char *key, const struct json *value)
{
    json_add_text(out, key, json_string(value));
}

void api_health(const struct api_known *known, struct buf *out)
{
    const char *text = known->state ? known->state : "";
    struct json_doc *doc = json_parse(text, strlen(text), NULL, NULL, 0);
    const struct json *state = json_root(doc);
    buf_printf(out,
               "{\"ok\":%s,\"version\":\"" STRAPLINE_VERSION
               "\",\"uptime_ms\":%lld,\"frames\":%lld,\"late\":%lld",
               known->fresh ? "true" : "false", (long long)known->server.uptime_ms,
               number(json_get(state, "output"), "frames"),
               number(json_get(state, "output"), "late"));
    json_put_key(out, "feeds");
    buf_char(out, '{');
    const struct json *feed = json_first(json_get(state, "feeds"));
    for (; feed; feed = json_next(feed)) {
        const char *id = json_string(json_get(feed, "id"));
        json_put_key(out, id ? id : "");
        buf_char(out, '{');
        put_text(out, "link", json_get(feed, "link"));
        put_text(out, "data", json_get(feed, "data"));
        buf_char(out, '}');
    }
    buf_text(out, "}}\n");
    json_free(doc);
}

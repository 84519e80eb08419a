#include "net/player_host.h"

#include <string.h>

#include "base/json.h"

enum { HEARTBEAT_MS = 10000 };

static void say(struct replay *replay, int feed, const char *text, int64_t at_ms)
{
    struct buf line = {0};
    buf_text(&line, text);
    player_say(replay, feed, &line, at_ms);
}

// Whatever comes after the token is ignored.
static void fastpath_heard(struct replay *replay, int feed, struct str frame,
                           int64_t at_ms)
{
    struct json_doc *doc = json_parse(frame.data, frame.len, NULL, NULL, 0);
    if (!replay->players[feed].recorded && json_get(json_root(doc), "authToken")) {
        say(replay, feed, "{\"message\":\"Authorisation accepted\",\"level\":\"INFO\"}",
            at_ms);
    }
    json_free(doc);
}

static void fastpath_beat(struct replay *replay, int feed, int64_t at_ms)
{
    struct buf line = {0};
    buf_printf(&line,
               "{\"message\":\"Heartbeat sent at {{iso+%lld.%03d}}\",\"level\":\"INFO\"}",
               (long long)(at_ms / 1000), (int)(at_ms % 1000));
    player_say(replay, feed, &line, at_ms);
}

const struct player_host player_fastpath = {
    .type = "fastpath",
    .heard = fastpath_heard,
    .beat_ms = HEARTBEAT_MS,
    .beat = fastpath_beat,
};

const struct player_host player_silent = {.type = ""};

const struct player_host *player_host_find(const char *type)
{
    static const struct player_host *const hosts[] = {&player_pusher, &player_hall,
                                                      &player_fastpath};
    for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
        if (strcmp(hosts[i]->type, type) == 0) {
            return hosts[i];
        }
    }
    return &player_silent;
}

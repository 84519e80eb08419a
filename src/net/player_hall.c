// The Minicup's live service in a day script: it greets, and tells how things stand to
// whoever asks.
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "net/answer.h"
#include "net/hall_server.h"
#include "net/player_host.h"

static struct json_doc *parse(struct str text)
{
    return json_parse(text.data, text.len, NULL, NULL, 0);
}

// Ends an object that has begun with what every message of the service ends with.
static void stamp(const struct replay *replay, struct buf *out, const char *content,
                  int64_t at_ms)
{
    int64_t epoch_ms = replay->script->epoch_ms + at_ms;
    buf_printf(out, "\"type_content\":[%s\"server_time\"],\"server_time\":%lld.%03d}",
               content, (long long)(epoch_ms / 1000), (int)(epoch_ms % 1000));
}

static void hall_open(struct replay *replay, int feed, int64_t at_ms)
{
    struct buf hello = {0};
    buf_char(&hello, '{');
    stamp(replay, &hello, "", at_ms);
    player_say(replay, feed, &hello, at_ms);
}

// What REST says now, for what the socket leaves out; NULL if nothing.
static struct json_doc *page(const struct replay *replay, int feed, const char *path,
                             int64_t at_ms)
{
    const struct script_line *line =
        answer_find(replay->script, 0, replay->players[feed].config->id, path, at_ms);
    return line && line->code == 200 ? parse(line->text) : NULL;
}

// The newest text about this match so far. Before the first that is what REST says.
static struct json_doc *newest(const struct replay *replay, int feed, const char *match,
                               int64_t at_ms, const struct json **found,
                               struct arena *arena)
{
    const char *id = replay->players[feed].config->id;
    for (int i = replay->next_line - 1; i >= 0; i--) {
        const struct script_line *line = &replay->script->lines[i];
        if (line->kind != SCRIPT_TEXT || strcmp(line->feed, id) != 0) {
            continue;
        }
        struct json_doc *doc = parse(line->text);
        const struct json *told = json_get(json_root(doc), "match");
        if (text_equal(json_text(json_get(told, "id"), arena), match)) {
            *found = told;
            return doc;
        }
        json_free(doc);
    }
    struct json_doc *doc =
        page(replay, feed, arena_printf(arena, "api/match/%s", match), at_ms);
    *found = json_root(doc);
    return doc;
}

static bool put_subscribed(const struct replay *replay, int feed, const char *match,
                           int64_t at_ms, struct arena *arena, struct buf *out)
{
    const struct json *found = NULL;
    struct json_doc *doc = newest(replay, feed, match, at_ms, &found, arena);
    if (found) {
        buf_text(out, "{\"match\":");
        hall_put_match(out, found);
        buf_char(out, ',');
        stamp(replay, out, "\"match\",", at_ms);
    }
    json_free(doc);
    return found != NULL;
}

static bool put_category(const struct replay *replay, int feed, const char *category,
                         int64_t at_ms, struct arena *arena, struct buf *out)
{
    struct json_doc *listing =
        page(replay, feed, arena_printf(arena, "api/category/%s", category), at_ms);
    const struct json *rows = json_get(json_root(listing), "matches");
    buf_text(out, "{\"matches\":{");
    for (const struct json *row = json_first(rows); row; row = json_next(row)) {
        const char *id = json_text(json_get(row, "id"), arena);
        const struct json *found = NULL;
        struct json_doc *doc = id ? newest(replay, feed, id, at_ms, &found, arena) : NULL;
        if (found) {
            json_put_key(out, id);
            hall_put_match(out, found);
        }
        json_free(doc);
    }
    buf_text(out, "},");
    stamp(replay, out, "\"matches\",", at_ms);
    json_free(listing);
    return rows != NULL;
}

static bool put_roster(const struct replay *replay, int feed, const char *team,
                       int64_t at_ms, struct arena *arena, struct buf *out)
{
    struct json_doc *doc =
        page(replay, feed, arena_printf(arena, "api/team-detail/%s", team), at_ms);
    const struct json *players = json_get(json_root(doc), "players");
    if (players) {
        buf_text(out, "{\"players\":");
        json_put_value(out, players);
        json_put_key(out, "team");
        json_put_value(out, json_get(json_root(doc), "id"));
        buf_char(out, ',');
        stamp(replay, out, "\"team_players\",", at_ms);
    }
    json_free(doc);
    return players != NULL;
}

static const struct {
    const char *action, *key;
    bool (*put)(const struct replay *replay, int feed, const char *id, int64_t at_ms,
                struct arena *arena, struct buf *out);
} answers[] = {
    {"subscribe", "match", put_subscribed},
    {"subscribe_category", "category", put_category},
    {"fetch_team_roster", "team", put_roster},
};

// What the day does not know is not answered.
static void hall_heard(struct replay *replay, int feed, struct str frame, int64_t at_ms)
{
    if (replay->players[feed].recorded) {
        return;
    }
    struct arena arena = {0};
    struct buf reply = {0};
    struct json_doc *doc = parse(frame);
    const struct json *root = json_root(doc);
    const char *action = json_string(json_get(root, "action"));
    for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
        const char *id = json_text(json_get(root, answers[i].key), &arena);
        if (id && text_equal(answers[i].action, action) &&
            answers[i].put(replay, feed, id, at_ms, &arena, &reply)) {
            player_say(replay, feed, &reply, at_ms);
        }
    }
    json_free(doc);
    buf_finish(&reply);
    arena_finish(&arena);
}

const struct player_host player_hall = {
    .type = "minicup",
    .open = hall_open,
    .heard = hall_heard,
};

#include "net/player.h"

#include <string.h>

#include "net/answer.h"
#include "net/backoff.h"
#include "net/player_host.h"
#include "net/ws.h"
#include "net/ws_words.h"

static void act(struct replay *replay, int feed, struct feed_out *out, int64_t at_ms);

static int64_t ns_of(int64_t ms)
{
    return ms * 1000000;
}

// Links are said where net/source says them: unless the feed has said so itself.
static void add_link(struct event_list *events, enum link_state state, bool reconnect,
                     const char *note)
{
    for (int i = 0; i < events->count; i++) {
        if (events->items[i].type == EVENT_LINK && events->items[i].link.link == state) {
            return;
        }
    }
    event_add(events, EVENT_LINK)->link =
        (struct link_event){.link = state, .reconnect = reconnect, .note = note};
}

void player_text(struct replay *replay, int feed, struct str text, int64_t at_ms)
{
    struct player *player = &replay->players[feed];
    struct arena arena = {0};
    text = script_expand(text, replay->script->epoch_ms, &arena);
    if (replay->record) {
        record_text(replay->record, ns_of(at_ms), player->config->id, text);
    }
    struct feed_out out = feed_out_begin(&arena);
    player->ops->text(player->feed, text, at_ms, &out);
    act(replay, feed, &out, at_ms);
    arena_finish(&arena);
}

void player_hook(struct replay *replay, int feed, struct str body, int64_t at_ms)
{
    const struct player *player = &replay->players[feed];
    struct arena arena = {0};
    body = script_expand(body, replay->script->epoch_ms, &arena);
    if (replay->record) {
        record_hook(replay->record, ns_of(at_ms), player->config->id, body);
    }
    struct feed_out out = feed_out_begin(&arena);
    if (player->ops->hook) {
        player->ops->hook(player->config, body, &out);
    }
    act(replay, feed, &out, at_ms);
    arena_finish(&arena);
}

void player_say(struct replay *replay, int feed, struct buf *text, int64_t at_ms)
{
    player_text(replay, feed, (struct str){text->data, text->len}, at_ms);
    buf_finish(text);
}

static int64_t next_beat(const struct player *player, int64_t at_ms)
{
    return player->host->beat_ms ? at_ms + player->host->beat_ms : INT64_MAX;
}

void player_open(struct replay *replay, int feed, int64_t at_ms)
{
    struct player *player = &replay->players[feed];
    if (replay->record) {
        record_link(replay->record, ns_of(at_ms), player->config->id, "open", 0);
    }
    player->open = true;
    player->self_ms = player->recorded ? INT64_MAX : next_beat(player, at_ms);
    player->channel_count = 0;
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    add_link(&out.events, LINK_CONNECTING, player->connected_before, NULL);
    player->ops->open(player->feed, at_ms, &out);
    act(replay, feed, &out, at_ms);
    arena_finish(&arena);
    if (player->open && !player->recorded && player->host->open) {
        player->host->open(replay, feed, at_ms);
    }
}

// When a day's closed link opens again: the first wait of net/backoff.h, or what the feed
// wishes.
static const int64_t reopen_after_ms[] = {
    [FEED_RETRY_BACKOFF] = BACKOFF_FIRST_MS, [FEED_RETRY_NOW] = 0,
    [FEED_RETRY_LATER] = BACKOFF_LATER_MS,   [FEED_RETRY_SLOW] = BACKOFF_SLOW_MS,
    [FEED_RETRY_STOP] = INT64_MAX,
};

// Says that there is no link, and gives out away.
static void end_link(struct replay *replay, int feed, struct feed_out *out, int64_t at_ms,
                     const char *otherwise)
{
    struct player *player = &replay->players[feed];
    int64_t after_ms = player->recorded ? INT64_MAX : reopen_after_ms[out->retry];
    player->self_ms = after_ms == INT64_MAX ? INT64_MAX : at_ms + after_ms;
    bool stop = out->retry == FEED_RETRY_STOP;
    add_link(&out->events, stop ? LINK_REFUSED : LINK_DOWN, player->connected_before,
             out->reason ? out->reason : otherwise);
    act(replay, feed, out, at_ms);
}

void player_closed(struct replay *replay, int feed, int code, int64_t at_ms)
{
    struct player *player = &replay->players[feed];
    if (replay->record) {
        record_link(replay->record, ns_of(at_ms), player->config->id, "closed", code);
    }
    player->open = false;
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    player->ops->closed(player->feed, code, "", at_ms, &out);
    end_link(replay, feed, &out, at_ms, "the connection was closed");
    arena_finish(&arena);
}

void player_refused(struct replay *replay, int feed, int status, int64_t at_ms)
{
    const struct player *player = &replay->players[feed];
    if (replay->record) {
        record_link(replay->record, ns_of(at_ms), player->config->id, "refused", status);
    }
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    add_link(&out.events, LINK_CONNECTING, player->connected_before, NULL);
    char reason[WS_REASON];
    ws_words(reason, sizeof(reason), str_of(""), status);
    if (player->ops->refused) {
        player->ops->refused(player->feed, status, reason, at_ms, &out);
    }
    end_link(replay, feed, &out, at_ms, reason);
    arena_finish(&arena);
}

void player_answer(struct replay *replay, const struct wish *wish,
                   const struct script_line *line, int64_t at_ms)
{
    const struct player *player = &replay->players[wish->feed];
    struct arena arena = {0};
    struct str body =
        line ? script_expand(line->text, replay->script->epoch_ms, &arena) : str_of("");
    int status = line ? line->code : player->recorded ? 0 : 404;
    const char *note = status ? "" : line ? "no answer" : "not in the recording";
    if (replay->record) {
        char path[FEED_URL];
        answer_path(wish->fetch.url, path, sizeof(path));
        record_answer(replay->record, ns_of(at_ms), player->config->id,
                      line ? line->name : path, status, body);
    }
    struct feed_out out = feed_out_begin(&arena);
    player->ops->body(player->config, &wish->fetch, status, body, note, &out);
    act(replay, wish->feed, &out, at_ms);
    arena_finish(&arena);
}

// What the feed wants after it was told something.
static void act(struct replay *replay, int feed, struct feed_out *out, int64_t at_ms)
{
    struct player *player = &replay->players[feed];
    if (out->ready) {
        add_link(&out->events, LINK_UP, player->connected_before, NULL);
        player->connected_before = true;
    }
    if (out->events.count) {
        replay->sink.events(replay->sink.context, feed, &out->events, at_ms);
    }
    for (int i = 0; i < out->fetch_count; i++) {
        int64_t due_ms = player->recorded
                             ? INT64_MAX
                             : at_ms + out->fetches[i].delay_ms + REPLAY_ANSWER_MS;
        wishes_add(&replay->wishes, feed, &out->fetches[i], due_ms);
        wishes_note(&replay->asked, feed, &out->fetches[i]);
    }
    for (int i = 0; i < out->frame_count; i++) {
        if (player->host->heard) {
            player->host->heard(replay, feed, out->frames[i], at_ms);
        }
    }
    if (out->close && player->open && !player->recorded) {
        // A recording has what came of it.
        player_closed(replay, feed, 0, at_ms);
    }
}

void player_tick(struct replay *replay, int feed, int64_t at_ms)
{
    struct player *player = &replay->players[feed];
    player->tick_floor = at_ms + 1;
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    player->ops->tick(player->feed, at_ms, &out);
    act(replay, feed, &out, at_ms);
    arena_finish(&arena);
}

void player_self(struct replay *replay, int feed, int64_t at_ms)
{
    struct player *player = &replay->players[feed];
    if (!player->open) {
        player_open(replay, feed, at_ms);
        return;
    }
    player->self_ms = next_beat(player, at_ms);
    player->host->beat(replay, feed, at_ms);
}

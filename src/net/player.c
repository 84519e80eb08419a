#include "net/player.h"

#include <string.h>

#include "net/answer.h"
#include "net/backoff.h"
#include "net/ws.h"
#include "net/ws_words.h"

enum {
    REPLAY_PONG_MS = 10000,  // a recorded text this soon keeps a session alive by itself
    REPLAY_ACTIVITY_S = 120, // told to the feed when the replay plays the server
};

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

static void tell_buf(struct replay *replay, int feed, struct buf *text, int64_t at_ms)
{
    player_text(replay, feed, (struct str){text->data, text->len}, at_ms);
    buf_finish(text);
}

static bool is_pusher(const struct player *player)
{
    return strcmp(player->config->type, "opentrack") == 0;
}

void player_open(struct replay *replay, int feed, int64_t at_ms)
{
    struct player *player = &replay->players[feed];
    if (replay->record) {
        record_link(replay->record, ns_of(at_ms), player->config->id, "open", 0);
    }
    player->open = true;
    player->reopen_ms = INT64_MAX;
    player->channel_count = 0;
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    add_link(&out.events, LINK_CONNECTING, player->connected_before, NULL);
    player->ops->open(player->feed, at_ms, &out);
    act(replay, feed, &out, at_ms);
    arena_finish(&arena);
    if (!player->recorded && is_pusher(player)) {
        struct buf hello = {0};
        pusher_put_established(&hello, "1.1", REPLAY_ACTIVITY_S);
        tell_buf(replay, feed, &hello, at_ms);
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
    player->reopen_ms = after_ms == INT64_MAX ? INT64_MAX : at_ms + after_ms;
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
    ws_words(reason, sizeof(reason), str_of(""), "", status);
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

// True if the recording has something of this kind for the feed soon.
static bool text_follows(const struct replay *replay, const struct player *player,
                         int64_t at_ms)
{
    const struct script *script = replay->script;
    for (int i = replay->next_line;
         i < script->count && script->lines[i].at_ms <= at_ms + REPLAY_PONG_MS; i++) {
        const struct script_line *line = &script->lines[i];
        if (line->kind == SCRIPT_TEXT && strcmp(line->feed, player->config->id) == 0) {
            return true;
        }
    }
    return false;
}

// The channel that news goes out on: the first one that is not of a single unit.
static const char *news_channel(const struct player *player)
{
    for (int i = 0; i < player->channel_count; i++) {
        if (!pusher_is_unit_channel(player->channels[i])) {
            return player->channels[i];
        }
    }
    return player->channel_count ? player->channels[0] : NULL;
}

static void answer_frame(struct replay *replay, int feed, struct str frame, int64_t at_ms)
{
    struct player *player = &replay->players[feed];
    enum pusher_request request;
    char channel[PUSHER_CHANNEL];
    if (!is_pusher(player) || !pusher_read(frame, &request, channel)) {
        return;
    }
    struct buf reply = {0};
    if (request == PUSHER_SUBSCRIBE && player->channel_count < FEED_CHANNELS) {
        text_copy(player->channels[player->channel_count++], PUSHER_CHANNEL, channel);
        if (!player->recorded) {
            pusher_put_subscribed(&reply, channel);
        }
    } else if (request == PUSHER_PING &&
               (!player->recorded || !text_follows(replay, player, at_ms))) {
        pusher_put_pong(&reply);
    }
    if (reply.len) {
        tell_buf(replay, feed, &reply, at_ms);
    }
    buf_finish(&reply);
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
        answer_frame(replay, feed, out->frames[i], at_ms);
    }
}

void player_push(struct replay *replay, int feed, const struct script_line *line)
{
    const char *channel = news_channel(&replay->players[feed]);
    if (channel) {
        struct buf text = {0};
        pusher_put_event(&text, line->name, channel, line->text.data);
        tell_buf(replay, feed, &text, line->at_ms);
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

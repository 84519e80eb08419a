// Pusher's server in a replay: subscriptions, pongs, and news for its channels.
#include <string.h>

#include "net/player_host.h"

enum {
    REPLAY_PONG_MS = 10000,  // a recorded text this soon keeps a session alive by itself
    REPLAY_ACTIVITY_S = 120, // told to the feed when the replay plays the server
};

static void pusher_open(struct replay *replay, int feed, int64_t at_ms)
{
    struct buf hello = {0};
    pusher_put_established(&hello, "1.1", REPLAY_ACTIVITY_S);
    player_say(replay, feed, &hello, at_ms);
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

static void pusher_heard(struct replay *replay, int feed, struct str frame, int64_t at_ms)
{
    struct player *player = &replay->players[feed];
    enum pusher_request request;
    char channel[PUSHER_CHANNEL];
    if (!pusher_read(frame, &request, channel)) {
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
        player_say(replay, feed, &reply, at_ms);
    }
}

void player_pusher_push(struct replay *replay, int feed, const struct script_line *line)
{
    const char *channel = news_channel(&replay->players[feed]);
    if (channel) {
        struct buf text = {0};
        pusher_put_event(&text, line->name, channel, line->text.data);
        player_say(replay, feed, &text, line->at_ms);
    }
}

const struct player_host player_pusher = {
    .type = "opentrack",
    .open = pusher_open,
    .heard = pusher_heard,
};

// player.h
// One feed of a replay: the real feed code, told what its servers said. Where the script
// does not say when links open, it is a day script, and the player is the server's host.
//
// Threads: one.
#ifndef NET_PLAYER_H
#define NET_PLAYER_H

#include "net/pusher_server.h"
#include "net/replay.h"
#include "net/wishes.h"

struct player_host;

struct player {
    const struct feed_config *config;
    const struct feed_ops *ops;
    struct feed *feed; // NULL: a type that nobody knows
    bool told;         // the script has lines for it
    bool recorded;     // the script says when its link opens
    bool open;
    const struct player_host *host;
    int64_t self_ms; // a day's host says or opens something by itself; INT64_MAX: never
    bool connected_before;
    int64_t tick_floor; // no two ticks at the same time
    char channels[FEED_CHANNELS][PUSHER_CHANNEL];
    int channel_count;
};

struct replay {
    const struct script *script;
    struct replay_sink sink;
    struct record *record;
    int next_line;
    int64_t told_ms; // everything up to here has been told
    bool opened;     // links of day scripts
    struct wishes wishes;
    struct wishes asked; // all GETs so far
    struct player *players;
    int player_count;
};

enum { REPLAY_ANSWER_MS = 120 }; // what a GET takes

// Each tells the feed something that happened at at_ms, and does what it then wants.
void player_open(struct replay *replay, int feed, int64_t at_ms);
void player_closed(struct replay *replay, int feed, int code, int64_t at_ms);
// No WebSocket came about; status 0 if nobody answered.
void player_refused(struct replay *replay, int feed, int status, int64_t at_ms);
void player_text(struct replay *replay, int feed, struct str text, int64_t at_ms);
void player_hook(struct replay *replay, int feed, struct str body, int64_t at_ms);
// The same with what is in the buffer, which is freed.
void player_say(struct replay *replay, int feed, struct buf *text, int64_t at_ms);
// The answer to a wish; `line` NULL if the script has none.
void player_answer(struct replay *replay, const struct wish *wish,
                   const struct script_line *line, int64_t at_ms);
void player_self(struct replay *replay, int feed, int64_t at_ms);
void player_tick(struct replay *replay, int feed, int64_t at_ms);

#endif

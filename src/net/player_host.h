// player_host.h
// The server's part of a replay: what a day script leaves out because every server says
// it by itself. Recordings have it all; only Pusher's pongs may be missing there.
//
// Threads: one.
#ifndef NET_PLAYER_HOST_H
#define NET_PLAYER_HOST_H

#include "net/player.h"

struct player_host {
    const char *type; // of feed
    // The link has opened, in a day; NULL: nothing is said then.
    void (*open)(struct replay *replay, int feed, int64_t at_ms);
    // The feed has sent a text; NULL: nobody listens.
    void (*heard)(struct replay *replay, int feed, struct str frame, int64_t at_ms);
    int beat_ms; // 0: never
    void (*beat)(struct replay *replay, int feed, int64_t at_ms);
};

extern const struct player_host player_pusher;   // for OpenTrack
extern const struct player_host player_hall;     // the Minicup's live service
extern const struct player_host player_fastpath; // FastPath
extern const struct player_host player_silent;   // all others

const struct player_host *player_host_find(const char *type);

// News of a day for those who have subscribed.
void player_pusher_push(struct replay *replay, int feed, const struct script_line *line);

#endif

// minicup_state.h
// The inside of the dialect, shared by its parts: minicup.c (the connection's life),
// minicup_hear.c (what comes over it), minicup_playing.c (what may have ended unheard)
// and minicup_doubt.c (what of it all is not known).
//
// Threads: the feed's.
#ifndef FEED_MINICUP_STATE_H
#define FEED_MINICUP_STATE_H

#include "feed/minicup.h"

enum { MINICUP_ID = 64, MINICUP_TITLE = 160, MINICUP_PLAYING = 16 };

// The latest that were being played when they were last heard of; a zeroed one is empty.
struct minicup_playing {
    char ids[MINICUP_PLAYING][MINICUP_ID];
    int count;
};

struct feed {
    struct feed_config config;
    struct minicup_time time;
    bool connected, greeted; // the service speaks first
    bool unknown;            // what we follow is not known to the service, yet
    bool fresh;              // the first snapshot of this connection is still to come
    bool running;            // a half of a match that we follow, as far as was told
    bool asked;              // for rosters and standings, on this connection
    int64_t opened_ms;
    int64_t again_ms;   // when what is unknown is asked for again
    int64_t refresh_ms; // when history may be asked for once more
    char category[MINICUP_ID], title[MINICUP_TITLE]; // whose standings are asked for
    struct minicup_playing playing;
    bool told[DOUBTS], told_broken; // complaints already logged
};

void minicup_playing_hear(struct minicup_playing *playing, const struct match_news *news);
// Subscribes to those that a category's list has no more.
void minicup_playing_ask(const struct minicup_playing *playing,
                         const struct json *matches, struct feed_out *out);

// The match that is followed, an empty key for a category.
struct unit_key minicup_subject(const struct feed *feed);
// An action of the service with one id, which is a number wherever it can be.
void minicup_send(struct feed_out *out, const char *action, const char *key,
                  const char *id);
// Something happened while an older history may still be under way, which does not know
// of it: history is asked for once more.
void minicup_refresh(struct feed *feed, int64_t now_ms, struct feed_out *out);
void minicup_hear(struct feed *feed, struct str text, int64_t now_ms,
                  struct feed_out *out);
// Log what a message left in doubt, or why it is none. Each kind once; what comes later
// of it is only counted.
void minicup_complain(struct feed *feed, const struct minicup_view *view,
                      struct str text);
void minicup_complain_broken(struct feed *feed, const char *problem);

#endif

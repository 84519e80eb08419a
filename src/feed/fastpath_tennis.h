// fastpath_tennis.h
// Tennis, which has messages of its own: each tells the whole score, and what it says is
// put as the packets of the other sports put it. Sets are periods, games their points.
//
// Source: feed notes, section 3.5, "Tennis dialect".
//
// Threads: pure functions.
#ifndef FEED_FASTPATH_TENNIS_H
#define FEED_FASTPATH_TENNIS_H

#include "feed/fastpath.h"

// Whether this is a message of a tennis match, as against the server's own words.
bool fastpath_tennis_told(const struct fastpath_sport *sport, const struct json *message);
// "Alarm": the venue is cut off, and said again while it is.
bool fastpath_tennis_alarm(const struct json *message);
void fastpath_tennis_read(const struct json *message, struct arena *arena,
                          struct fastpath_action *action,
                          struct fastpath_summary *summary);
// False if it names nobody, or somebody yet unknown.
bool fastpath_tennis_teams(const struct json *message, struct arena *arena,
                           struct match_team out[2]);

#endif

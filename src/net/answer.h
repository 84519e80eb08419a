// answer.h
// Which ANSWER line of a script a GET means.
//
// Threads: pure functions.
#ifndef NET_ANSWER_H
#define NET_ANSWER_H

#include <stdbool.h>
#include <stdint.h>

#include "feed/feed.h"
#include "net/record.h"

// True if `url` (an address or its path, query ignored) ends with the script's `path`.
// OpenTrack's "json/" is the competition's own page only: no unit's address ends with it
// here.
bool answer_matches(const char *url, const char *path);

// The newest answer to `url` at or before until_ms among the lines from index `first` on,
// NULL if none. `feed` NULL takes any feed's.
const struct script_line *answer_find(const struct script *script, int first,
                                      const char *feed, const char *url,
                                      int64_t until_ms);

// The unit of ".../event/12/1/1/json/"; false for any other address.
bool answer_unit(const char *url, struct unit_key *out);

// What a script calls it: OpenTrack's pages "event/12/1/1/json/" and "json/", all others
// by their path: "v1/live/timing/281501".
void answer_path(const char *url, char *out, size_t size);

#endif

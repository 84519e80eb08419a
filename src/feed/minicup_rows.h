// minicup_rows.h
// Pages of the service and the public site as rows of a listing.
//
// Threads: pure functions.
#ifndef FEED_MINICUP_ROWS_H
#define FEED_MINICUP_ROWS_H

#include "feed/minicup.h"

void minicup_rows_categories(const struct feed_config *config, const struct json *root,
                             struct feed_choices *out);
// Of a category, as a list or by id.
void minicup_rows_matches(const struct feed_config *config, const struct json *root,
                          struct feed_choices *out);
// The match, its teams, and who plays.
void minicup_rows_match(const struct feed_config *config, const struct json *root,
                        struct feed_choices *out);
void minicup_rows_events(const struct feed_config *config, const struct json *root,
                         struct feed_choices *out);
// The team, who plays in it, and its matches.
void minicup_rows_team(const struct feed_config *config, const struct json *root,
                       struct feed_choices *out);

#endif

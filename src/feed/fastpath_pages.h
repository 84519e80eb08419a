// fastpath_pages.h
// What comes of the pages that are asked for over REST: a fixture, all that happened in
// it, a list of fixtures; and what the server says is wrong.
//
// Threads: pure functions.
#ifndef FEED_FASTPATH_PAGES_H
#define FEED_FASTPATH_PAGES_H

#include "feed/fastpath.h"

// fastpath_body.c: answers to GETs, and what the server says is wrong.
void fastpath_body(const struct feed_config *config, const struct feed_fetch *fetch,
                   int status, struct str body, const char *note, struct feed_out *out);
// fastpath_actions.c: all that happened, who played and how it ended, from a list of
// packets, whose next page is asked for. A line for a person if there is no such list.
const char *fastpath_actions(const struct feed_config *config,
                             const struct feed_fetch *fetch, const struct json *root,
                             struct feed_out *out);

// fastpath_page.c: whether a page of a list, counted from 0, has a successor.
enum fastpath_more { FASTPATH_UNTOLD, FASTPATH_LAST, FASTPATH_MORE };
enum fastpath_more fastpath_more(const struct json *root, int page);

// What a status means, for a person, with the server's words; NULL for 200.
const char *fastpath_trouble(const struct feed_config *config, int status,
                             struct str body, const char *note, struct arena *arena);
const char *fastpath_answer_trouble(const struct feed_config *config,
                                    const struct feed_fetch *fetch, int status,
                                    struct str body, const char *note,
                                    struct arena *arena);
// What the server says is wrong, in any of its forms; NULL if nothing.
const char *fastpath_complaint(const struct feed_config *config,
                               const struct json *object, struct arena *arena);
// Words of the server, fit to be shown: cleaned, and never with the token in them.
const char *fastpath_words(const struct feed_config *config, const char *text,
                           struct arena *arena);

// fastpath_choices.c: fixtures, for `strapline feeds fastpath`.
bool fastpath_choices_fetch(const struct feed_config *config, int step,
                            struct feed_fetch *out, char *error, size_t error_size);
enum feed_listing fastpath_choices_body(const struct feed_config *config,
                                        const struct feed_fetch *fetch, int step,
                                        int status, struct str body, const char *note,
                                        struct feed_choices *out, char *error,
                                        size_t error_size);

#endif

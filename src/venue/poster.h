// poster.h
// Posts the day's webhooks, as the vendor's server does to those who subscribed.
//
// Threads: create and destroy on main; post on the venue's loop.
#ifndef VENUE_POSTER_H
#define VENUE_POSTER_H

#include "base/str.h"

struct poster;

// token "" or NULL: none is sent. NULL if no thread can be had.
struct poster *poster_create(const char *url, const char *token);
void poster_post(struct poster *poster, struct str body);
void poster_destroy(struct poster *poster); // NULL is fine

#endif

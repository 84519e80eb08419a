// pages.h
// The simulator's REST: what the day knows by now, to those who may read it. Each of the
// four servers asks for something else: nothing, an API key, a login's cookie, a token.
//
// Threads: the venue's loop.
#ifndef VENUE_PAGES_H
#define VENUE_PAGES_H

#include "venue/dialect.h"

void pages_serve(const struct day *day, const struct http_request *request,
                 struct http_reply *reply);

#endif

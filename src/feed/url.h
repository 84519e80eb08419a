// url.h
// Addresses that people write: taken apart, judged, put together again.
//
// Threads: pure functions.
#ifndef FEED_URL_H
#define FEED_URL_H

#include <stdbool.h>

#include "feed/feed.h"

struct buf;

struct url {
    char origin[FEED_URL]; // scheme://host[:port]
    char path[FEED_URL];   // "" or from the first slash on, without query and fragment
    char host[256];        // without port and brackets, lower case
    bool tls;              // wss or https
    bool web_socket;       // ws or wss, as against http or https
    bool query;            // one is there
};

// False unless it is ws, wss, http or https with a host, no login and no blanks.
bool url_split(const char *text, struct url *out);
bool url_is_loopback(const struct url *url);
// One part of a path, percent-encoded.
void url_put_part(struct buf *buf, const char *part);

#endif

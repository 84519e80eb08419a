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
// Nobody but this machine may be spoken to in the clear, unless that is asked for. False
// with a line for a person that names the setting.
bool url_check_clear(const struct url *url, const char *field, const char *text,
                     bool insecure, char *error, size_t size);
// A setting that is to be a WebSocket's address, or a page's, and may be used.
bool url_read(const char *field, const char *text, bool web_socket, bool insecure,
              struct url *out, char *error, size_t size);
// "" and "/" are no path.
bool url_has_path(const struct url *url);
// One part of a path, percent-encoded.
void url_put_part(struct buf *buf, const char *part);

#endif

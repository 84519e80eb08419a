// picture_address.h
// Which address a picture is really fetched from, and on whose terms.
//
// Threads: pure functions.
#ifndef APP_PICTURE_ADDRESS_H
#define APP_PICTURE_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "feed/feed.h"

// Of the feed whose own server it is; else of none.
struct picture_terms {
    const char *ca_file; // "" = the system's
    bool insecure;       // http:// is meant as it is
};

// "//host/x" is https, and so is http:// beyond loopback unless the terms allow it. False
// with a line for a person.
bool picture_address(const char *text, const struct feed_config *feeds, int feed_count,
                     char *out, size_t out_size, struct picture_terms *terms, char *error,
                     size_t error_size);

#endif

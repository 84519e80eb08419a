// config_dialect.h
// What each type of feed has of its own in the show file: its keys, its secret, and what
// must be there. One row a type. Private to config_feed.c and cmd_feeds.c.
//
// Threads: main only.
#ifndef APP_CONFIG_DIALECT_H
#define APP_CONFIG_DIALECT_H

#include <stdbool.h>
#include <stddef.h>

#include "app/config.h"
#include "app/schema.h"

enum { DIALECT_FIELDS = 40 };

// What is not copied as it stands.
struct dialect_keys {
    char secret_env[CONFIG_NAME], secret_file[PATH_SIZE];
    char separator[8];
    const struct json *channels, *periods, *webhook;
};

struct dialect {
    const char *type;
    const char *secret;                // NAME_env and NAME_file are keys
    size_t secret_offset, secret_size; // its place in struct feed_config
    bool secret_needed;                // a variable that is not set is a mistake
    const char *secret_missing; // the complaint when there is none at all; NULL: fine
    // Writes the type's own rows; returns how many.
    int (*fields)(struct feed_config *feed, struct dialect_keys *keys,
                  struct schema_field *out);
    bool (*finish)(struct schema *schema, const struct dialect_keys *keys,
                   struct feed_config *feed);
};

const struct dialect *dialect_find(const char *type); // NULL if unknown

#endif

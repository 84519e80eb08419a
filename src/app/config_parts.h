// config_parts.h
// The parts of the show file that have a file of their own. Only config*.c know them; all
// return false after saying what was wrong.
//
// Threads: main only.
#ifndef APP_CONFIG_PARTS_H
#define APP_CONFIG_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "app/config.h"
#include "app/schema.h"

bool config_read_feeds(struct schema *schema, const struct json *array,
                       struct config *config);
bool config_read_output(struct schema *schema, const struct json *object,
                        struct output_config *output);
bool config_read_rules(struct schema *schema, const struct json *object,
                       struct config *config);
// A secret called `name`, from the environment variable or the file that was given for
// it. A variable that is not set is a mistake where the secret is needed.
bool config_read_secret(struct schema *schema, const char *name, const char *env,
                        const char *file, bool needed, char *out, size_t size);

#endif

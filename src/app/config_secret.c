#include "app/config_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"

#define LOG_MODULE "app"
#include "base/log.h"

// NAME_env or NAME_file beside the secret's place. A missing variable is fatal where
// nothing works without it.
bool config_read_secret(struct schema *schema, const char *name, const char *env,
                        const char *file, bool needed, char *out, size_t size)
{
    char key[CONFIG_NAME];
    if (env[0]) {
        const char *value = getenv(env);
        if (!value && needed) {
            snprintf(key, sizeof(key), "%s_env", name);
            return schema_fail(schema, key,
                               "the name of an environment variable that is set", env);
        }
        if (!value) {
            log_warn("%s_env: %s is not set, so there is no %s", name, env, name);
        }
        text_copy(out, size, value ? value : "");
    } else if (file[0]) {
        char why[SCHEMA_ERROR];
        struct buf text = {0};
        snprintf(key, sizeof(key), "%s_file", name);
        bool ok = file_read(file, size - 1, &text, why, sizeof(why));
        if (ok) {
            text_copy(out, size, text.data ? text.data : "");
            out[strcspn(out, "\r\n")] = '\0';
        }
        buf_finish(&text);
        return ok || schema_say(schema, key, why);
    }
    return true;
}

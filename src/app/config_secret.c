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
    char key[CONFIG_NAME], why[SCHEMA_ERROR];
    if (env[0]) {
        const char *value = getenv(env);
        snprintf(key, sizeof(key), "%s_env", name);
        if (!value && needed) {
            return schema_fail(schema, key,
                               "the name of an environment variable that is set", env);
        }
        if (!value) {
            snprintf(why, sizeof(why), "%s is not set, so there is no %s", env, name);
            log_warn("%s: %s", key, why);
            schema_doubt(schema, key, why);
        }
        text_copy(out, size, value ? value : "");
    } else if (file[0]) {
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

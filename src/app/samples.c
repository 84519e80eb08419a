#include "app/samples.h"

#include <stdio.h>

#include "base/file.h"
#include "base/json.h"
#include "base/str.h"

enum { DATA_MAX = 4 << 20 };

bool samples_find(const char *scene, char out[PATH_SIZE])
{
    char name[PATH_SIZE];
    snprintf(name, sizeof(name), "assets/samples/%s.json", scene);
    return paths_find(name, NULL, out);
}

bool samples_load(const char *path, struct values *values, char *error, size_t error_size)
{
    char why[256];
    struct buf text = {0};
    const struct json_limits limits = {.comments = true};
    if (!file_read(path, DATA_MAX, &text, error, error_size)) {
        buf_finish(&text);
        return false;
    }
    struct json_doc *doc =
        json_parse(text.data ? text.data : "", text.len, &limits, why, sizeof(why));
    bool ok = doc != NULL;
    if (!ok) {
        snprintf(error, error_size, "%s:%s", path, why);
    } else if (!values_from_json(values, json_root(doc), why, sizeof(why))) {
        snprintf(error, error_size, "%s: %s", path, why);
        ok = false;
    }
    json_free(doc);
    buf_finish(&text);
    return ok;
}

// The page's files: flat names with known endings, so nothing else can be asked for.
#include <ctype.h>
#include <string.h>

#include "show/api_parts.h"

static const struct {
    const char *ending;
    const char *type;
} types[] = {
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".woff2", "font/woff2"},
};

const char *api_file_type(const char *file)
{
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (text_ends(file, types[i].ending)) {
            return types[i].type;
        }
    }
    return NULL;
}

static bool plain_name(const char *name)
{
    size_t len = strlen(name);
    for (size_t i = 0; i < len; i++) {
        if (!isalnum((unsigned char)name[i]) && !strchr("._-", name[i])) {
            return false;
        }
    }
    return len > 0 && len <= API_FILE_NAME && name[0] != '.';
}

const char *api_file(const char *path)
{
    static const char folder[] = "/control/";
    if (text_equal(path, API_DESCRIPTION)) {
        return "openapi.json";
    }
    if (text_equal(path, "/")) {
        return "index.html";
    }
    const char *name =
        path && text_starts(path, folder) ? path + sizeof(folder) - 1 : NULL;
    return name && plain_name(name) && api_file_type(name) ? name : NULL;
}

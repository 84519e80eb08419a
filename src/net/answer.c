#include "net/answer.h"

#include <stdio.h>
#include <string.h>

// Length of the path without query, fragment and closing slashes.
static size_t path_length(const char *url)
{
    size_t len = strcspn(url, "?#");
    while (len && url[len - 1] == '/') {
        len--;
    }
    return len;
}

static struct str last_part(const char *path, size_t *len)
{
    size_t end = *len;
    while (*len && path[*len - 1] != '/') {
        --*len;
    }
    struct str part = {path + *len, end - *len};
    *len -= *len > 0; // the slash
    return part;
}

static bool is_word(struct str part, const char *word)
{
    return part.len == strlen(word) && memcmp(part.data, word, part.len) == 0;
}

static bool small_number(struct str part, int *out)
{
    char text[8] = "";
    long long number;
    if (part.len >= sizeof(text)) {
        return false;
    }
    memcpy(text, part.data, part.len);
    if (!text_int(text, 0, 9999, &number)) {
        return false;
    }
    *out = (int)number;
    return true;
}

bool answer_unit(const char *url, struct unit_key *out)
{
    size_t len = path_length(url);
    struct unit_key key = {.event = ""};
    if (!is_word(last_part(url, &len), "json") ||
        !small_number(last_part(url, &len), &key.heat) ||
        !small_number(last_part(url, &len), &key.round)) {
        return false;
    }
    struct str event = last_part(url, &len);
    if (!event.len || event.len >= sizeof(key.event) ||
        !is_word(last_part(url, &len), "event")) {
        return false;
    }
    memcpy(key.event, event.data, event.len);
    *out = key;
    return true;
}

bool answer_matches(const char *url, const char *path)
{
    struct unit_key ignored;
    path += strspn(path, "/");
    size_t url_len = path_length(url);
    size_t len = path_length(path);
    return len && len <= url_len && memcmp(url + url_len - len, path, len) == 0 &&
           (len == url_len || url[url_len - len - 1] == '/') &&
           answer_unit(url, &ignored) == answer_unit(path, &ignored);
}

const struct script_line *answer_find(const struct script *script, int first,
                                      const char *feed, const char *url, int64_t until_ms)
{
    const struct script_line *found = NULL;
    for (int i = first; i < script->count && script->lines[i].at_ms <= until_ms; i++) {
        const struct script_line *line = &script->lines[i];
        // That nothing has changed is no answer to who asks anew.
        if (line->kind == SCRIPT_ANSWER && line->code != 304 &&
            (!feed || strcmp(line->feed, feed) == 0) && answer_matches(url, line->name) &&
            (!found || strlen(line->name) >= strlen(found->name))) {
            found = line;
        }
    }
    return found;
}

// Behind scheme and host, without its slash.
static const char *path_of(const char *url)
{
    const char *host = strstr(url, "://");
    const char *path = host ? host + 3 + strcspn(host + 3, "/?#") : url;
    return path + strspn(path, "/");
}

void answer_path(const char *url, char *out, size_t size)
{
    struct unit_key unit;
    size_t len = path_length(url);
    if (answer_unit(url, &unit)) {
        snprintf(out, size, "event/%s/%d/%d/json/", unit.event, unit.round, unit.heat);
    } else if (is_word(last_part(url, &len), "json")) {
        snprintf(out, size, "json/");
    } else {
        const char *path = path_of(url);
        snprintf(out, size, "%.*s", (int)path_length(path), path);
    }
}

#include "feed/trouble.h"

#include <ctype.h>

#include "base/arena.h"

const char trouble_page[] =
    "a web page came instead of data: a login, a firewall or a wrong address";

static const struct trouble common[] = {
    {401, 401, "the server wants a login", ""},
    {403, 403, "blocked by the server", ""},
    {404, 404, "not on the server", ""},
    {408, 408, "the server gave up waiting", ""},
    {410, 410, "no longer on the server", ""},
    {429, 429, "the server wants fewer requests", ""},
    {300, 399, "moved, and not followed", "check the address"},
    {400, 499, "the server does not accept the request", ""},
    {500, 599, "the server has trouble", ""},
};
enum { COMMON = sizeof(common) / sizeof(common[0]) };

static const struct trouble *find(const struct trouble *rows, int count, int status)
{
    for (int i = 0; i < count; i++) {
        if (status >= rows[i].first && status <= rows[i].last) {
            return &rows[i];
        }
    }
    return NULL;
}

const char *trouble_text(const struct trouble *own, int own_count, int status,
                         const char *said, struct arena *arena)
{
    const struct trouble *row = find(own, own_count, status);
    row = row ? row : find(common, COMMON, status);
    if (!row) {
        return arena_printf(arena, "an answer nobody expects (%d)", status);
    }
    if (!text_empty(said)) {
        return arena_printf(arena, "%s (%d), it says: %s", row->words, status, said);
    }
    return arena_printf(arena, "%s (%d)%s%s", row->words, status,
                        row->advice[0] ? ": " : "", row->advice);
}

bool trouble_is_page(struct str body)
{
    size_t at = 0;
    while (at < body.len && isspace((unsigned char)body.data[at])) {
        at++;
    }
    return at < body.len && body.data[at] == '<';
}

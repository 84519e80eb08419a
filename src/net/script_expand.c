// The times that a day script leaves open.
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "net/record.h"

enum { MARK_MAX = 40, MS = 1000 };

static void put_epoch(struct buf *out, int64_t at_ms)
{
    buf_printf(out, "%lld.%03d", (long long)(at_ms / MS), (int)(at_ms % MS));
}

static void put_iso(struct buf *out, int64_t at_ms)
{
    time_t seconds = (time_t)(at_ms / MS);
    struct tm utc = {0};
    gmtime_r(&seconds, &utc);
    buf_printf(out, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", utc.tm_year + 1900,
               utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec,
               (int)(at_ms % MS));
}

static const struct mark {
    const char *word;
    bool number; // in JSON it stands without quotes
    void (*put)(struct buf *out, int64_t at_ms);
} marks[] = {
    {"epoch", true, put_epoch},
    {"iso", false, put_iso},
};

// "+12.5", "-3" or nothing. False for anything else.
static bool read_offset(const char *text, int64_t *ms)
{
    const double most = 1e9; // some 30 years
    *ms = 0;
    if (!*text) {
        return true;
    }
    if (strspn(text + 1, "0123456789.") != strlen(text + 1) || !strchr("+-", *text)) {
        return false;
    }
    char *end;
    double seconds = strtod(text, &end);
    if (end == text || *end || seconds < -most || seconds > most) {
        return false;
    }
    *ms = (int64_t)(seconds * MS + (seconds < 0 ? -0.5 : 0.5));
    return true;
}

// The mark between "{{" and "}}" at the start of text; *len is that of all of it. NULL if
// there is none.
static const struct mark *read_mark(struct str text, size_t *len, int64_t *offset_ms)
{
    char inside[MARK_MAX] = "";
    size_t end = 2;
    while (end + 1 < text.len && text.data[end] != '}') {
        end++;
    }
    if (end + 1 >= text.len || text.data[end + 1] != '}' || end - 2 >= sizeof(inside)) {
        return NULL;
    }
    memcpy(inside, text.data + 2, end - 2);
    *len = end + 2;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        if (text_starts(inside, marks[i].word) &&
            read_offset(inside + strlen(marks[i].word), offset_ms)) {
            return &marks[i];
        }
    }
    return NULL;
}

static size_t find_mark(struct str text, size_t from)
{
    for (size_t i = from; i + 1 < text.len; i++) {
        if (text.data[i] == '{' && text.data[i + 1] == '{') {
            return i;
        }
    }
    return text.len;
}

// Puts the mark at `at`, gives where the text goes on; it is put up to `done`.
static size_t put_mark(struct buf *out, struct str text, size_t done, size_t at,
                       int64_t epoch_ms)
{
    size_t len = 0;
    int64_t offset_ms = 0;
    const struct mark *mark =
        read_mark((struct str){text.data + at, text.len - at}, &len, &offset_ms);
    if (!mark) {
        buf_char(out, text.data[at]);
        return at + 1;
    }
    bool bare = mark->number && at > done && text.data[at - 1] == '"' &&
                at + len < text.len && text.data[at + len] == '"';
    if (bare) {
        out->len--; // the quote before it
    }
    int64_t at_ms = epoch_ms + offset_ms;
    mark->put(out, at_ms > 0 ? at_ms : 0);
    return at + len + bare;
}

struct str script_expand(struct str text, int64_t epoch_ms, struct arena *arena)
{
    size_t at = find_mark(text, 0);
    if (at == text.len) {
        return text;
    }
    struct buf out = {0};
    size_t done = 0;
    for (; at < text.len; at = find_mark(text, done)) {
        buf_append(&out, text.data + done, at - done);
        done = put_mark(&out, text, done, at, epoch_ms);
    }
    buf_append(&out, text.data + done, text.len - done);
    struct str expanded = {arena_strndup(arena, out.data, out.len), out.len};
    buf_finish(&out);
    return expanded;
}

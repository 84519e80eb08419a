#include "base/json_skim.h"

#include <limits.h>

static bool fail(struct json_skim *skim)
{
    skim->unsure = true;
    return false;
}

// The last bracket of the text is behind everything that is looked at: no loop that stops
// at it needs to know where the text ends.
static size_t skip_blank(const char *text, size_t at)
{
    while ((unsigned char)text[at] <= ' ') {
        at++;
    }
    return at;
}

// A number, true, false or null: whatever stands there in place of one. Of a number with
// a + in it we are not sure.
static size_t skip_bare(const char *text, size_t at)
{
    static const bool ends[UCHAR_MAX + 1] = {
        [' '] = true, ['\t'] = true, ['\n'] = true, ['\r'] = true,
        [','] = true, [':'] = true,  ['['] = true,  [']'] = true,
        ['{'] = true, ['}'] = true,  ['"'] = true,  ['+'] = true,
    };
    while (!ends[(unsigned char)text[at]]) {
        at++;
    }
    return at;
}

// From the quote that begins it to behind the one that ends it.
static size_t skip_string(const struct json_marks *marks, size_t at)
{
    return json_marks_next(marks->quotes, at + 1) + 1;
}

// From an opening bracket to behind the one that closes it, of whatever kind. Of both
// kinds those that open have the same bit.
static size_t skip_nested(const struct json_marks *marks, size_t at)
{
    enum { OPENS = '{' & '[' & ~'}' };
    int depth = 1;
    while (depth > 0 &&
           (at = json_marks_next(marks->brackets, at + 1)) < marks->text.len) {
        depth += marks->text.data[at] & OPENS ? 1 : -1;
    }
    return at + 1;
}

// False: it is not within the text.
static bool read_value(struct json_skim *skim, size_t at, struct str *out)
{
    const struct json_marks *marks = skim->marks;
    const char *text = marks->text.data;
    at = skip_blank(text, at);
    char c = text[at];
    size_t end = c == '"'               ? skip_string(marks, at)
                 : c == '{' || c == '[' ? skip_nested(marks, at)
                                        : skip_bare(text, at);
    *out = (struct str){text + at, end - at};
    skim->at = end;
    return end > at && end <= skim->last;
}

// A key and its colon; 0: there is none that is plain.
static size_t read_key(const struct json_skim *skim, size_t at, struct str *out)
{
    const struct json_marks *marks = skim->marks;
    const char *text = marks->text.data;
    size_t end = text[at] == '"' ? skip_string(marks, at) : skim->last;
    if (end >= skim->last) {
        return 0;
    }
    *out = (struct str){text + at + 1, end - at - 2};
    if (marks->slashed && memchr(out->data, '\\', out->len)) {
        return 0;
    }
    end = skip_blank(text, end);
    return text[end] == ':' ? end + 1 : 0;
}

static struct json_skim enter(const struct json_marks *marks, size_t at, size_t last)
{
    char c = marks->text.data[at];
    return (struct json_skim){
        .marks = marks,
        .at = at + 1,
        .last = last,
        .close = c == '[' ? ']' : '}',
        .unsure = (c != '[' && c != '{') || at >= last,
    };
}

struct json_skim json_skim_of(const struct json_marks *marks)
{
    const struct str *text = &marks->text;
    size_t len = text->len;
    while (len && (unsigned char)text->data[len - 1] <= ' ') {
        len--;
    }
    if (!len || (text->data[len - 1] != '}' && text->data[len - 1] != ']')) {
        return (struct json_skim){.marks = marks, .unsure = true};
    }
    struct json_skim skim = enter(marks, skip_blank(text->data, 0), len - 1);
    skim.outermost = true;
    return skim;
}

struct json_skim json_skim_into(const struct json_skim *skim, struct str value)
{
    const struct str *text = &skim->marks->text;
    return enter(skim->marks, (size_t)(value.data - text->data), skim->last);
}

bool json_skim_next(struct json_skim *skim, struct json_span *out)
{
    const char *text = skim->marks->text.data;
    if (skim->over || skim->unsure) {
        return false;
    }
    size_t at = skip_blank(text, skim->at);
    if (text[at] == skim->close) {
        skim->over = true;
        skim->unsure = skim->outermost && at < skim->last;
        return false;
    }
    if (skim->begun) {
        if (text[at] != ',') {
            return fail(skim);
        }
        at = skip_blank(text, at + 1);
    }
    skim->begun = true;
    out->key = (struct str){"", 0};
    at = skim->close == '}' ? read_key(skim, at, &out->key) : at;
    return (at && read_value(skim, at, &out->value)) || fail(skim);
}

bool json_skim_sure(const struct json_skim *skim)
{
    return skim->over && !skim->unsure;
}

bool json_span_text(struct str value, struct str *out)
{
    bool string = value.len >= 2 && value.data[0] == '"';
    if (!string || memchr(value.data, '\\', value.len)) {
        return false;
    }
    *out = (struct str){value.data + 1, value.len - 2};
    return true;
}

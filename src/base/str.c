#include "base/str.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/utf8.h"

struct str str_of(const char *text)
{
    return (struct str){.data = text, .len = text ? strlen(text) : 0};
}

bool text_copy(char *out, size_t size, const char *text)
{
    size_t len = strlen(text);
    size_t kept = len < size ? len : size - 1;
    while (kept < len && kept > 0 && ((unsigned char)text[kept] & 0xC0) == 0x80) {
        kept--;
    }
    memcpy(out, text, kept);
    out[kept] = '\0';
    return kept == len;
}

void text_defuse(char *text)
{
    while (*text) {
        const char *end = text;
        uint32_t c = utf8_next(&end);
        bool plain = c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0) &&
                     utf8_valid(text, (size_t)(end - text));
        if (!plain) {
            memset(text, ' ', (size_t)(end - text));
        }
        text += end - text;
    }
}

static bool blank(uint32_t c)
{
    return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029 ||
           c == 0xFEFF;
}

// Marks that turn the direction of all that follows; a stranger's text has no business
// with them.
static bool steers(uint32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// Whether there is nothing to clean: letters of ASCII, and single blanks between them.
static bool is_clean(const char *text, size_t *len)
{
    char before = ' ';
    size_t at = 0;
    for (; text[at]; at++) {
        if (text[at] < ' ' || text[at] > '~' || (text[at] == ' ' && before == ' ')) {
            return false;
        }
        before = text[at];
    }
    *len = at;
    return at == 0 || before != ' ';
}

char *text_clean(struct arena *arena, const char *text, int max_chars)
{
    size_t plain;
    if (!text) {
        return NULL;
    }
    if (is_clean(text, &plain) && max_chars > 0 && plain <= (size_t)max_chars) {
        return arena_strndup(arena, text, plain);
    }
    // Each broken byte may become a three-byte U+FFFD.
    size_t most = strlen(text) * 3;
    size_t allowed = max_chars > 0 ? (size_t)max_chars * 4 : 0;
    char *clean = arena_alloc(arena, (most < allowed ? most : allowed) + 1);
    size_t len = 0;
    int chars = 0;
    bool gap = false;
    for (uint32_t c; chars < max_chars && (c = utf8_next(&text));) {
        if (blank(c)) {
            gap = len > 0;
            continue;
        }
        if (steers(c)) {
            continue;
        }
        if (gap) {
            if (chars + 2 > max_chars) {
                break; // the next word would stick to this one
            }
            clean[len++] = ' ';
            chars++;
            gap = false;
        }
        len += (size_t)utf8_put(clean + len, c);
        chars++;
    }
    clean[len] = '\0';
    return clean;
}

bool text_equal(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

bool text_equal_nocase(const char *a, const char *b)
{
    return a && b ? strcasecmp(a, b) == 0 : a == b;
}

bool text_starts(const char *text, const char *prefix)
{
    return text && strncmp(text, prefix, strlen(prefix)) == 0;
}

bool text_ends(const char *text, const char *suffix)
{
    size_t len = text ? strlen(text) : 0;
    size_t tail = strlen(suffix);
    return text && len >= tail && strcmp(text + len - tail, suffix) == 0;
}

bool text_empty(const char *text)
{
    return !text || !*text;
}

enum { NEAR_MAX = 63 };

// Edits (insert, delete, replace, swap neighbours) between two short words, case ignored.
static int distance(const char *a, const char *b)
{
    int rows[3][NEAR_MAX + 1];
    int len_a = (int)strnlen(a, NEAR_MAX);
    int len_b = (int)strnlen(b, NEAR_MAX);
    int *before = rows[0], *above = rows[1], *row = rows[2];
    for (int j = 0; j <= len_b; j++) {
        above[j] = j;
    }
    for (int i = 1; i <= len_a; i++) {
        row[0] = i;
        for (int j = 1; j <= len_b; j++) {
            int ca = tolower((unsigned char)a[i - 1]),
                cb = tolower((unsigned char)b[j - 1]);
            int best = above[j - 1] + (ca != cb);
            best = above[j] + 1 < best ? above[j] + 1 : best;
            best = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
            if (i > 1 && j > 1 && ca == tolower((unsigned char)b[j - 2]) &&
                cb == tolower((unsigned char)a[i - 2]) && before[j - 2] + 1 < best) {
                best = before[j - 2] + 1;
            }
            row[j] = best;
        }
        int *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[len_b];
}

bool text_has_word(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = words; len && (at = strstr(at, word)); at += len) {
        bool begins = at == words || at[-1] == ' ';
        if (begins && (at[len] == ' ' || at[len] == '\0')) {
            return true;
        }
    }
    return false;
}

const char *text_nearest(const char *word, const char *const *known, int count)
{
    const char *nearest = NULL;
    int best = (int)(strnlen(word, NEAR_MAX) + 1) / 2 + 1;
    for (int i = 0; i < count; i++) {
        int edits = distance(word, known[i]);
        if (edits < best) {
            best = edits;
            nearest = known[i];
        }
    }
    return nearest;
}

bool text_int(const char *text, long long min, long long max, long long *out)
{
    if (text_empty(text) || isspace((unsigned char)*text)) {
        return false;
    }
    char *end;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    if (errno || *end || value < min || value > max) {
        return false;
    }
    *out = value;
    return true;
}

bool text_same_secret(const char *given, const char *secret)
{
    size_t len = strlen(secret);
    size_t given_len = strlen(given);
    unsigned differ = given_len != len;
    for (size_t i = 0; i < given_len; i++) {
        unsigned char expected = (unsigned char)(len ? secret[i % len] : 1);
        differ |= (unsigned)((unsigned char)given[i] ^ expected);
    }
    return !differ;
}

bool text_hex(const char *text, size_t digits, uint32_t *out)
{
    if (strlen(text) != digits || strspn(text, "0123456789abcdefABCDEF") != digits) {
        return false;
    }
    *out = (uint32_t)strtoul(text, NULL, 16);
    return true;
}

bool text_color(const char *text, uint32_t *rgb)
{
    return text && text[0] == '#' && text_hex(text + 1, 6, rgb);
}

#include "base/bare.h"

#include <stddef.h>
#include <string.h>

#include "base/utf8.h"

uint32_t bare_letter(uint32_t c)
{
    static const char latin1[] = "aaaaaaaceeeeiiiidnooooo ouuuuyts"
                                 "aaaaaaaceeeeiiiidnooooo ouuuuyty";
    static const char extended[] =
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
        "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    if (c < 0x80) {
        uint32_t lower = c >= 'A' && c <= 'Z' ? c | 0x20 : c;
        bool word = (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
        return word ? lower : 0;
    }
    if (c >= 0xC0 && c <= 0xFF) {
        return (uint32_t)(unsigned char)latin1[c - 0xC0];
    }
    if (c >= 0x100 && c < 0x100 + sizeof(extended) - 1) {
        return (uint32_t)(unsigned char)extended[c - 0x100];
    }
    return c;
}

static bool has_word(const char *text, const char *end)
{
    while (text < end) {
        if (bare_letter(utf8_next(&text))) {
            return true;
        }
    }
    return false;
}

// A name with a hyphen is one word.
static bool ends_word(const char *at)
{
    return !*at || *at == ' ' || *at == ',';
}

// Behind `part` where `text` begins with it, NULL if it does not.
static const char *behind(const char *text, const char *part)
{
    while (*part) {
        const char *next = text;
        uint32_t want = utf8_next(&part);
        uint32_t have = utf8_next(&next);
        if (!have || bare_letter(have) != bare_letter(want)) {
            return NULL;
        }
        text = next;
    }
    return ends_word(text) ? text : NULL;
}

static struct str at_end(const char *text, const char *part)
{
    for (const char *at = strchr(text, ' '); at; at = strchr(at + 1, ' ')) {
        const char *end = behind(at + 1, part);
        if (end && !*end && has_word(text, at)) {
            return (struct str){at + 1, (size_t)(end - at - 1)};
        }
    }
    return (struct str){0};
}

struct str bare_part(const char *text, const char *part)
{
    if (text_empty(text) || text_empty(part) || !has_word(part, part + strlen(part))) {
        return (struct str){0};
    }
    struct str found = at_end(text, part);
    const char *end = found.len ? NULL : behind(text, part);
    if (end && has_word(end, end + strlen(end))) {
        found = (struct str){text, (size_t)(end - text)};
    }
    return found;
}

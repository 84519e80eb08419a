// Stretches of an SVG file, and what is said of one that would not be drawn.
#include <stdio.h>
#include <string.h>

#include "draw/image_svg_parts.h"

const char svg_blanks[] = " \t\r\n\v\f";

bool svg_is(struct svg_text text, const char *word)
{
    return strlen(word) == text.len && memcmp(text.data, word, text.len) == 0;
}

bool svg_starts(struct svg_text text, const char *word)
{
    size_t len = strlen(word);
    return text.len >= len && memcmp(text.data, word, len) == 0;
}

struct svg_text svg_trim(struct svg_text text)
{
    while (text.len && strchr(svg_blanks, text.data[0])) {
        text.data++;
        text.len--;
    }
    while (text.len && strchr(svg_blanks, text.data[text.len - 1])) {
        text.len--;
    }
    return text;
}

bool svg_refuse(struct svg *svg, const char *what, struct svg_text found)
{
    enum { SHOWN = 40 };
    int len = found.len < SHOWN ? (int)found.len : SHOWN;
    bool tag = found.len < SHOWN && *what && what[strlen(what) - 1] == '<';
    snprintf(
        svg->error, svg->error_size,
        "expected plain shapes, found %s%.*s%s, which would not be drawn: convert it "
        "to PNG",
        what, len, found.data, tag ? ">" : "");
    return false;
}

bool svg_is_one_of(struct svg_text name, const char *const *words)
{
    for (; *words; words++) {
        if (svg_is(name, *words)) {
            return true;
        }
    }
    return false;
}

struct svg_text svg_take_until(struct svg_text *rest, const char *signs)
{
    struct svg_text taken = {rest->data, 0};
    while (taken.len < rest->len && !strchr(signs, rest->data[taken.len])) {
        taken.len++;
    }
    rest->data += taken.len;
    rest->len -= taken.len;
    return taken;
}

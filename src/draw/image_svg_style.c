// What stands in attributes, styles and style sheets, as far as the decoder knows it.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "draw/image_svg_parts.h"

double svg_number(struct svg_text text, int index)
{
    char copy[256];
    size_t len = text.len < sizeof(copy) - 1 ? text.len : sizeof(copy) - 1;
    memcpy(copy, text.data, len);
    copy[len] = '\0';
    const char *at = copy;
    double value = 0;
    for (int i = 0; i <= index; i++) {
        char *next;
        value = strtod(at, &next);
        if (next == at) {
            return 0;
        }
        at = next + strspn(next, " ,\t\r\n");
    }
    return value;
}

static size_t span(struct svg_text text, const char *signs)
{
    size_t len = 0;
    while (len < text.len && strchr(signs, text.data[len])) {
        len++;
    }
    return len;
}

static bool blank_within(struct svg_text text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (isspace((unsigned char)text.data[i])) {
            return true;
        }
    }
    return false;
}

static bool is_hex(struct svg_text text)
{
    struct svg_text digits = {text.data + 1, text.len - 1};
    return (digits.len == 3 || digits.len == 6) &&
           span(digits, "0123456789abcdefABCDEF") == digits.len;
}

// rgb(1,2,3) without blanks: with any it would be grey.
static bool is_rgb(struct svg_text text)
{
    struct svg_text inside = {text.data + 4, text.len - 5};
    int commas = 0;
    for (size_t i = 0; i < inside.len; i++) {
        commas += inside.data[i] == ',';
    }
    return text.data[text.len - 1] == ')' && commas == 2 &&
           span(inside, "0123456789%,") == inside.len;
}

static bool is_color(struct svg_text text)
{
    static const char *const known[] = {"none",   "red",  "green",   "blue",
                                        "yellow", "cyan", "magenta", "black",
                                        "grey",   "gray", "white"};
    if (text.len > 1 && text.data[0] == '#') {
        return is_hex(text);
    }
    if (text.len > 5 && svg_starts(text, "rgb(")) {
        return is_rgb(text);
    }
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (svg_is(text, known[i])) {
            return true;
        }
    }
    return false;
}

// url(#id) of a gradient that has been there; a later one is not found.
static bool is_gradient(const struct svg *svg, struct svg_text text)
{
    if (!svg_starts(text, "url(#") || text.data[text.len - 1] != ')') {
        return false;
    }
    return svg_gradient(svg, (struct svg_text){text.data + 5, text.len - 6});
}

// The flags of an arc must stand alone: "0 1 1", never "011".
static bool is_path(struct svg_text text)
{
    static const char number[] = "+-.0123456789eE";
    bool arc = false;
    int argument = 0;
    for (size_t i = 0; i < text.len;) {
        unsigned char c = (unsigned char)text.data[i];
        if (isalpha(c)) {
            arc = c == 'a' || c == 'A';
            argument = 0;
            i++;
        } else if (strchr(number, (int)c) && c) {
            bool flag = arc && (argument % 7 == 3 || argument % 7 == 4);
            size_t start = i++;
            while (i < text.len && text.data[i] &&
                   strchr(".0123456789eE", text.data[i])) {
                i++;
            }
            char next = i < text.len ? text.data[i] : ' ';
            bool alone = i == start + 1 && (c == '0' || c == '1') &&
                         (isspace((unsigned char)next) || next == ',');
            if (flag && !alone) {
                return false;
            }
            argument++;
        } else {
            i++;
        }
    }
    return true;
}

static bool style(struct svg *svg, struct svg_text element, struct svg_text text);

// Changes the picture, and the decoder looks past it; this value alone changes nothing.
static const struct {
    const char *name, *harmless;
} unknown[] = {
    {"clip-path", "none"},
    {"mask", "none"},
    {"filter", "none"},
    {"marker", "none"},
    {"marker-start", "none"},
    {"marker-mid", "none"},
    {"marker-end", "none"},
    {"mix-blend-mode", "normal"},
    {"vector-effect", "none"},
    {"paint-order", "normal"},
    {"visibility", "visible"},
    {"backdrop-filter", "none"},
    {"transform-origin", "0 0"},
    {"transform-box", "view-box"},
    {"clip", "auto"},
    {"mask-image", "none"},
    {"isolation", "auto"},
    {"href", ""},
    {"systemLanguage", ""},
    {"requiredFeatures", ""},
    {"requiredExtensions", ""},
    {"display", "none"},
};

static bool is_unknown(struct svg_text name, struct svg_text value)
{
    // Whatever is displayed is displayed alike.
    static const char *const shown[] = {"inline", "block", "inherit"};
    for (size_t i = 0; svg_is(name, "display") && i < 3; i++) {
        if (svg_is(value, shown[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++) {
        if (svg_is(name, unknown[i].name)) {
            return !svg_is(value, unknown[i].harmless);
        }
    }
    return false;
}

static bool paints(struct svg_text name)
{
    return svg_is(name, "fill") || svg_is(name, "stroke") || svg_is(name, "stop-color");
}

// What stands in a group is thinned one by one, and shines through each other.
static bool thins_group(struct svg_text element, struct svg_text name,
                        struct svg_text value)
{
    return svg_is(name, "opacity") && (svg_is(element, "g") || svg_is(element, "svg")) &&
           svg_number(value, 0) < 1;
}

bool svg_attribute(struct svg *svg, struct svg_text element, struct svg_text name,
                   struct svg_text value)
{
    value = svg_trim(value);
    if (svg_is(name, "style")) {
        return style(svg, element, value);
    }
    if (is_unknown(name, value) || thins_group(element, name, value)) {
        return svg_refuse(svg, "", name);
    }
    if (paints(name) && !is_color(value) && !is_gradient(svg, value)) {
        return svg_refuse(svg, "the colour ", value);
    }
    if (svg_is(name, "d") && !is_path(value)) {
        return svg_refuse(svg, "an arc's flags written together: ", value);
    }
    if (svg_is(name, "class")) {
        svg->classy = true;
        if (svg->styled && blank_within(value)) {
            return svg_refuse(svg, "several classes: ", value);
        }
    }
    return true;
}

// name:value;name:value
static bool style(struct svg *svg, struct svg_text element, struct svg_text text)
{
    while (text.len) {
        const char *end = memchr(text.data, ';', text.len);
        struct svg_text one = {text.data, end ? (size_t)(end - text.data) : text.len};
        const char *colon = memchr(one.data, ':', one.len);
        size_t before = colon ? (size_t)(colon - one.data) : one.len;
        struct svg_text name = svg_trim((struct svg_text){one.data, before});
        size_t skip = colon ? before + 1 : before;
        struct svg_text value = {one.data + skip, one.len - skip};
        if (one.len > SVG_VALUE || svg_is(name, "transform") || svg_is(name, "d") ||
            svg_is(name, "style") || svg_starts(name, "--")) {
            return svg_refuse(svg, "in a style: ", name);
        }
        if (!svg_attribute(svg, element, name, value)) {
            return false;
        }
        size_t used = one.len + (end != NULL);
        text = svg_trim((struct svg_text){text.data + used, text.len - used});
    }
    return true;
}

// ".name" or ".name,.other": no others are matched.
static bool is_selector(struct svg_text text)
{
    bool start = true;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (start ? c != '.' : !(isalnum(c) || c == '-' || c == '_' || c == ',')) {
            return false;
        }
        start = c == ',';
    }
    return !start;
}

bool svg_sheet(struct svg *svg, struct svg_text sheet)
{
    // Whose class it is may be a group.
    static const struct svg_text anything = {"g", 1};
    svg->styled = svg->styled || sheet.len;
    while (sheet.len) {
        const char *open = memchr(sheet.data, '{', sheet.len);
        const char *close = open ? memchr(sheet.data, '}', sheet.len) : NULL;
        struct svg_text selector = {sheet.data, open ? (size_t)(open - sheet.data) : 0};
        if (!close || close < open || !is_selector(svg_trim(selector))) {
            return svg_refuse(svg, "in a style sheet: ", sheet);
        }
        struct svg_text inside = {open + 1, (size_t)(close - open) - 1};
        if (!style(svg, anything, svg_trim(inside))) {
            return false;
        }
        size_t used = (size_t)(close + 1 - sheet.data);
        sheet = svg_trim((struct svg_text){sheet.data + used, sheet.len - used});
    }
    return true;
}

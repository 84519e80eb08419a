#include "draw/image_svg.h"

#include <stdio.h>
#include <string.h>

#include "draw/image_svg_parts.h"

enum { MAX_TAGS = 50000, MAX_DEPTH = 100, MAX_ATTRIBUTES = 100 };

static const char name_of_svg[] = "http://www.w3.org/2000/svg";

// name = "value". False if it is anything else.
static bool take_attribute(struct svg_text *rest, struct svg_text *name,
                           struct svg_text *value)
{
    *name = svg_take_until(rest, " \t\r\n\v\f=");
    *rest = svg_trim(*rest);
    if (name->len == 0 || rest->len < 3 || rest->data[0] != '=') {
        return false;
    }
    rest->data++;
    rest->len--;
    *rest = svg_trim(*rest);
    if (rest->len < 2 || !strchr("\"'", rest->data[0])) {
        return false;
    }
    const char quote[2] = {rest->data[0], '\0'};
    rest->data++;
    rest->len--;
    *value = svg_take_until(rest, quote);
    if (rest->len == 0) {
        return false;
    }
    rest->data++;
    rest->len--;
    *rest = svg_trim(*rest);
    return true;
}

static void root_attribute(struct svg_text name, struct svg_text value,
                           struct svg_size *box, struct svg_size *own)
{
    if (svg_is(name, "viewBox")) {
        *box = (struct svg_size){svg_number(value, 2), svg_number(value, 3)};
    } else if (svg_is(name, "width")) {
        own->width = svg_number(value, 0);
    } else if (svg_is(name, "height")) {
        own->height = svg_number(value, 0);
    }
}

// Wild numbers would not survive the arithmetic.
static bool drawable(struct svg_size size)
{
    return size.width > 1e-6 && size.width < 1e6 && size.height > 1e-6 &&
           size.height < 1e6 && size.width / size.height < 1e4 &&
           size.height / size.width < 1e4;
}

static bool attributes(struct svg *svg, struct svg_text element, struct svg_text rest,
                       struct svg_size *size)
{
    struct svg_size box = {0}, own = {0};
    struct svg_gradient gradient = {.id = {"", 0}, .like = {"", 0}};
    for (int count = 0; rest.len; count++) {
        struct svg_text name, value;
        if (count == MAX_ATTRIBUTES || !take_attribute(&rest, &name, &value)) {
            return svg_refuse(svg, "a tag that cannot be read: <", element);
        }
        bool foreign = memchr(name.data, ':', name.len) != NULL;
        if (foreign && svg_is(value, name_of_svg)) {
            return svg_refuse(svg, "another name of SVG itself: ", name);
        }
        gradient.id = svg_is(name, "id") ? value : gradient.id;
        gradient.like = svg_is(name, "xlink:href") ? value : gradient.like;
        if ((!foreign || svg_is(name, "xlink:href")) &&
            !svg_attribute(svg, element, name, value)) {
            return false;
        }
        root_attribute(name, value, &box, &own);
    }
    if (!svg_note_gradient(svg, element, &gradient)) {
        return false;
    }
    if (svg_is(element, "svg")) {
        *size = drawable(box) ? box : own;
        if (!drawable(*size)) {
            snprintf(svg->error, svg->error_size,
                     "expected a viewBox, or width and height, found none");
            return false;
        }
    }
    return true;
}

// Says nothing in the picture: its texts, and what programs note for themselves.
static const char *const silent[] = {"title", "desc", "metadata", NULL};
static const char *const drawn[] = {"svg",
                                    "g",
                                    "defs",
                                    "style",
                                    "path",
                                    "rect",
                                    "circle",
                                    "ellipse",
                                    "line",
                                    "polyline",
                                    "polygon",
                                    "linearGradient",
                                    "radialGradient",
                                    "stop",
                                    NULL};

static bool open_tag(struct svg *svg, struct svg_text name, bool closed)
{
    if (svg_is(name, "svg") == svg->rooted) {
        return svg_refuse(svg, svg->rooted ? "<svg> in <" : "no <svg> but <", name);
    }
    if (svg_is(name, "style") && svg->classy) {
        return svg_refuse(svg, "what a later <", name);
    }
    // A shape takes the stops that its gradient has when the shape is read, and a stop
    // goes to the last gradient: all of them belong inside, before anything is drawn.
    if (svg_is(name, "stop") != svg->in_gradient) {
        return svg_refuse(
            svg, svg->in_gradient ? "within a gradient <" : "outside of a gradient <",
            name);
    }
    if (svg_is(name, "defs") && svg->in_defs) {
        return svg_refuse(svg, "<defs> in <", name);
    }
    svg->rooted = true;
    svg->in_defs |= svg_is(name, "defs") && !closed;
    svg->in_style = svg_is(name, "style") && !closed;
    svg->in_gradient |= svg_is_gradient(name) && !closed;
    svg->depth += svg_is(name, "g") && !closed;
    return svg->depth <= MAX_DEPTH || svg_refuse(svg, "too many nested <", name);
}

static void close_tag(struct svg *svg, struct svg_text name)
{
    svg->in_defs &= !svg_is(name, "defs");
    svg->depth -= svg_is(name, "g") && svg->depth > 0;
    svg->in_style = false;
    svg->in_gradient &= !svg_is_gradient(name);
}

// A comment that ends elsewhere than the decoder thinks, a document type with entities in
// it, marked sections and style sheets from elsewhere.
static bool remark(struct svg *svg, struct svg_text text)
{
    bool comment = svg_starts(text, "!--");
    bool whole = text.len >= 5 && memcmp(text.data + text.len - 2, "--", 2) == 0;
    bool odd = comment ? !whole : memchr(text.data, '[', text.len) != NULL;
    return (!odd && !svg_starts(text, "?xml-stylesheet")) || svg_refuse(svg, "<", text);
}

// What stands between < and the next >, which is how the decoder reads it.
static bool tag(struct svg *svg, struct svg_text text, struct svg_size *size)
{
    if (svg_starts(text, "!") || svg_starts(text, "?")) {
        return remark(svg, text);
    }
    bool closing = svg_starts(text, "/");
    bool closed = !closing && text.len > 1 && text.data[text.len - 1] == '/';
    text.data += closing;
    text.len -= (size_t)closing + (size_t)closed;
    struct svg_text name = svg_take_until(&text, svg_blanks);
    bool foreign = memchr(name.data, ':', name.len) && !svg_starts(name, "svg:");
    if (foreign || svg_is_one_of(name, silent)) {
        return true;
    }
    if (!svg_is_one_of(name, drawn)) {
        return svg_refuse(svg, "<", name);
    }
    if (closing) {
        close_tag(svg, name);
        return true;
    }
    return open_tag(svg, name, closed) && attributes(svg, name, svg_trim(text), size);
}

bool svg_gate(const char *text, struct svg_size *size, char *error, size_t error_size)
{
    struct svg svg = {.error = error, .error_size = error_size};
    int tags = 0;
    for (const char *at = strchr(text, '<'); at;) {
        const char *end = strchr(at, '>');
        if (!end || ++tags > MAX_TAGS) {
            return svg_refuse(&svg, end ? "too many tags: " : "a tag without end: ",
                              (struct svg_text){at, strcspn(at, "\r\n")});
        }
        if (!tag(&svg, (struct svg_text){at + 1, (size_t)(end - at) - 1}, size)) {
            return false;
        }
        at = strchr(end, '<');
        struct svg_text inside = {end + 1, at ? (size_t)(at - end) - 1 : 0};
        if (svg.in_style && !svg_sheet(&svg, svg_trim(inside))) {
            return false;
        }
    }
    if (!svg.rooted) {
        return svg_refuse(&svg, "no <svg>", (struct svg_text){"", 0});
    }
    return svg_gradients_whole(&svg);
}

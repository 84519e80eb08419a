#include "draw/image_svg.h"

#include <stdio.h>
#include <string.h>

#include "draw/image_svg_parts.h"

enum { MAX_TAGS = 50000, MAX_DEPTH = 100, MAX_ATTRIBUTES = 100 };

static const char space[] = " \t\r\n\v\f";
static const char svg_space[] = "http://www.w3.org/2000/svg";

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
    while (text.len && strchr(space, text.data[0])) {
        text.data++;
        text.len--;
    }
    while (text.len && strchr(space, text.data[text.len - 1])) {
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

static bool is_one_of(struct svg_text name, const char *const *words)
{
    for (; *words; words++) {
        if (svg_is(name, *words)) {
            return true;
        }
    }
    return false;
}

// Takes what is in front of any of these signs, or everything.
static struct svg_text take_until(struct svg_text *rest, const char *signs)
{
    struct svg_text taken = {rest->data, 0};
    while (taken.len < rest->len && !strchr(signs, rest->data[taken.len])) {
        taken.len++;
    }
    rest->data += taken.len;
    rest->len -= taken.len;
    return taken;
}

// name = "value". False if it is anything else.
static bool take_attribute(struct svg_text *rest, struct svg_text *name,
                           struct svg_text *value)
{
    *name = take_until(rest, " \t\r\n\v\f=");
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
    *value = take_until(rest, quote);
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

const struct svg_gradient *svg_gradient(const struct svg *svg, struct svg_text id)
{
    for (int i = 0; i < svg->gradient_count; i++) {
        const struct svg_text *other = &svg->gradients[i].id;
        if (other->len == id.len && memcmp(other->data, id.data, id.len) == 0) {
            return &svg->gradients[i];
        }
    }
    return NULL;
}

// Stops belong to the last gradient that was opened.
static bool note_gradient(struct svg *svg, struct svg_text element,
                          const struct svg_gradient *gradient)
{
    int last = svg->gradient_count - 1;
    if (svg_is(element, "stop") && last >= 0) {
        svg->gradients[last].stops++;
    } else if (svg_is(element, "linearGradient") || svg_is(element, "radialGradient")) {
        if (svg->gradient_count == SVG_GRADIENTS || gradient->id.len > SVG_ID) {
            return svg_refuse(svg,
                              "too many or too long names of gradients: ", gradient->id);
        }
        svg->gradients[svg->gradient_count++] = *gradient;
    }
    return true;
}

// With one stop alone the decoder reads beyond it.
static bool gradients_whole(struct svg *svg)
{
    enum { LINKS = 8 };
    for (int i = 0; i < svg->gradient_count; i++) {
        const struct svg_gradient *at = &svg->gradients[i];
        for (int k = 0; at && at->stops == 0 && k < LINKS; k++) {
            struct svg_text like = at->like;
            at = like.len > 1
                     ? svg_gradient(svg, (struct svg_text){like.data + 1, like.len - 1})
                     : NULL;
        }
        if (!at || at->stops < 2) {
            return svg_refuse(svg,
                              "a gradient without two stops: ", svg->gradients[i].id);
        }
    }
    return true;
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
        if (foreign && svg_is(value, svg_space)) {
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
    if (!note_gradient(svg, element, &gradient)) {
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
    if (svg_is(name, "defs") && svg->in_defs) {
        return svg_refuse(svg, "<defs> in <", name);
    }
    svg->rooted = true;
    svg->in_defs |= svg_is(name, "defs") && !closed;
    svg->in_style = svg_is(name, "style") && !closed;
    svg->depth += svg_is(name, "g") && !closed;
    return svg->depth <= MAX_DEPTH || svg_refuse(svg, "too many nested <", name);
}

static void close_tag(struct svg *svg, struct svg_text name)
{
    svg->in_defs &= !svg_is(name, "defs");
    svg->depth -= svg_is(name, "g") && svg->depth > 0;
    svg->in_style = false;
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
    struct svg_text name = take_until(&text, space);
    bool foreign = memchr(name.data, ':', name.len) && !svg_starts(name, "svg:");
    if (foreign || is_one_of(name, silent)) {
        return true;
    }
    if (!is_one_of(name, drawn)) {
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
    return gradients_whole(&svg);
}

// element.h
// A scene as its file describes it: a tree of elements, in design pixels (1920 by 1080),
// already checked. Children are listed in the order in which they are painted.
//
// Threads: immutable after reading; everything lives in the theme's arena.
#ifndef THEME_ELEMENT_H
#define THEME_ELEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/list.h"
#include "theme/bind.h"
#include "theme/condition.h"
#include "theme/motion.h"

enum {
    ELEMENT_CHILDREN = 64,
    ELEMENT_RUNS = 8,
    ELEMENT_SHORTER = 4,
    ELEMENT_MAX = 512,
    ELEMENT_KEYS = 4,
    ELEMENT_IMAGES = 4,
};

enum element_type {
    ELEMENT_BOX, // children over each other, each at its anchor
    ELEMENT_TEXT,
    ELEMENT_IMAGE,
    ELEMENT_ROW,
    ELEMENT_COLUMN,
    ELEMENT_ROWS, // its only child, once for each row of the values
};

enum length_kind { LENGTH_FIT, LENGTH_FILL, LENGTH_FIXED };

struct length {
    enum length_kind kind;
    double px;       // FIXED
    double min, max; // 0: none
};

enum align { ALIGN_STRETCH, ALIGN_START, ALIGN_CENTER, ALIGN_END };

// What becomes of a feed's colour: "{home.color|or:gold|clear:plate|ink}".
struct color_use {
    bool clears, inked;
    uint32_t against;     // clears: to stand out from
    uint32_t dark, light; // inked: one of them, to be read on it
};

struct color {
    uint32_t argb;           // also where the value is absent, if `stands`
    struct bind_value value; // name not NULL: the value's colour, else argb
    bool stands;
    struct color_use use;
};

struct fill {
    bool present;
    struct color from, to;
    enum draw_gradient gradient;
};

struct style {
    const char *name;
    const char *face;
    double size;
    double tracking;
    double shrink; // smallest share of its size
    bool tabular;
    uint32_t color;
    double outline; // round free text, so that it survives a keyer; 0: none
    uint32_t outline_color;
};

// A stretch of text in one style. The last resort before an ellipsis is `shorter`: what
// stands there instead, step by step; an empty text leaves the run out.
struct run {
    struct conditions conditions;
    struct bind text;
    struct bind shorter[ELEMENT_SHORTER];
    int shorter_count;
    const struct style *style;
    bool has_color;
    struct color color;
};

// What an element looks like instead while the conditions hold; the first that fits.
struct variant {
    struct conditions conditions;
    struct fill fill;
    bool has_color;
    struct color color;
    const struct style *style;
};

// Which values an element and all below it are made of: a bit for each name, by its hash,
// so that two may share one; and whether rows are looked at.
struct uses {
    uint64_t names;
    bool rows;
};

struct element {
    enum element_type type;
    struct conditions conditions;
    struct length size[2]; // width, height
    double padding[4];     // left, top, right, bottom
    double gap;
    enum align align;   // children across
    enum align justify; // children along: START, CENTER, END
    int anchor[2]; // -1, 0, 1: left/top, middle, right/bottom; of a box's child, root
    bool keep;     // stays, empty, without its values
    struct fill fill;
    double radius, border;
    struct color border_color;
    struct variant *variants;
    int variant_count;
    // TEXT
    struct run *runs;
    int run_count;
    const char *join; // between runs
    enum align text_align;
    enum align text_valign;
    const char *room;  // as wide as this text at least; NULL
    bool apart;        // every letter by itself, so that only those repaint that change
    const char *point; // this sign of a number stands where that of `room` does; NULL
    // IMAGE
    struct bind images[ELEMENT_IMAGES]; // the first that there is
    int image_count;
    bool cover; // cut to cover its box, else whole within it
    // containers
    struct element *children;
    int child_count;
    int rows_max; // ROWS: on a page, 0 all
    int stagger_ms;
    // ROWS: the first of these that a row has says which one it is; 0: its place does.
    struct bind_value keys[ELEMENT_KEYS];
    int key_count;
    // A panel of its own moves apart from its parent.
    struct motions in, out, change;
    bool panel;
    struct uses uses;
};

struct theme;

// Reads a scene's root. False with the mistake in the reader.
bool element_read(struct reader *reader, struct theme *theme, const struct json *root,
                  struct element *out);
// The first list in it; NULL if it has none.
const struct element *element_rows(const struct element *element);

#endif

// image_svg_parts.h
// The inside of the SVG gate: image_svg.c has tags and their order, image_svg_style.c
// what stands in their attributes, image_svg_gradient.c the gradients, image_svg_text.c
// the stretches of text that all of it is read in.
//
// Threads: pure functions.
#ifndef DRAW_IMAGE_SVG_PARTS_H
#define DRAW_IMAGE_SVG_PARTS_H

#include <stdbool.h>
#include <stddef.h>

enum { SVG_GRADIENTS = 128, SVG_ID = 60, SVG_VALUE = 500 };

// A stretch of the file.
struct svg_text {
    const char *data;
    size_t len;
};

struct svg_gradient {
    struct svg_text id;
    struct svg_text like; // "#id" of the one whose stops it has
    int stops;
};

struct svg {
    char *error;
    size_t error_size;
    struct svg_gradient gradients[SVG_GRADIENTS]; // so far
    int gradient_count;
    int depth; // of groups
    bool rooted, in_defs, in_style, in_gradient;
    bool styled; // has a style sheet
    bool classy; // something has a class already
};

extern const char svg_blanks[];

bool svg_is(struct svg_text text, const char *word);
bool svg_is_one_of(struct svg_text text, const char *const *words); // NULL ends them
bool svg_starts(struct svg_text text, const char *word);
struct svg_text svg_trim(struct svg_text text);
// Takes what is in front of any of these signs, or everything.
struct svg_text svg_take_until(struct svg_text *rest, const char *signs);
// Writes the line; false.
bool svg_refuse(struct svg *svg, const char *what, struct svg_text found);

// The one with this id, NULL if there was none.
const struct svg_gradient *svg_gradient(const struct svg *svg, struct svg_text id);
bool svg_is_gradient(struct svg_text element);
// What an element tells of gradients; `gradient` is the one that it would begin. Stops
// belong to the last gradient that was opened. False if there are too many.
bool svg_note_gradient(struct svg *svg, struct svg_text element,
                       const struct svg_gradient *gradient);
// Whether each has two stops: with one alone the decoder reads beyond it.
bool svg_gradients_whole(struct svg *svg);
// One attribute, or one property of a style, of an element with this name.
bool svg_attribute(struct svg *svg, struct svg_text element, struct svg_text name,
                   struct svg_text value);
// What stands between <style> and </style>.
bool svg_sheet(struct svg *svg, struct svg_text sheet);
// The n-th number (0..) in "0 0 20 10"; 0 if there is none.
double svg_number(struct svg_text text, int index);

#endif

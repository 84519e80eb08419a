// image_svg.h
// Which SVG files the decoder draws as their author meant them. It is nanosvg as Debian's
// SDL2_image has it, which leaves out or guesses at what it does not know without a word:
// only what it is known to draw is let through. Entities are refused with the rest, so
// that nothing can be made to grow.
//
// Threads: pure functions.
#ifndef DRAW_IMAGE_SVG_H
#define DRAW_IMAGE_SVG_H

#include <stdbool.h>
#include <stddef.h>

struct svg_size {
    double width, height; // of its viewBox, or its own; any unit, only the shape counts
};

// `text` is terminated. False with what was expected and what was found.
bool svg_gate(const char *text, struct svg_size *size, char *error, size_t error_size);

#endif

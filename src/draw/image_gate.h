// image_gate.h
// What a picture file is and whether it may be decoded: known by its first bytes, not by
// its name, and within the limits on bytes and pixels before any memory is spent on it.
//
// Threads: pure functions.
#ifndef DRAW_IMAGE_GATE_H
#define DRAW_IMAGE_GATE_H

#include <stdbool.h>
#include <stddef.h>

enum {
    IMAGE_MAX_BYTES = 4 << 20,
    IMAGE_MAX_SVG_BYTES = 1 << 20,
    IMAGE_MAX_SIDE = 4096,
    IMAGE_MAX_PIXELS = 16000000,
};

enum image_kind { IMAGE_OTHER, IMAGE_PNG, IMAGE_JPEG, IMAGE_SVG };

struct image_look {
    enum image_kind kind;
    double width, height; // of a bitmap in pixels; of an SVG only their ratio counts
};

// `data` has a terminator behind its len bytes. False with what was expected and found.
bool image_gate(const char *data, size_t len, struct image_look *out, char *error,
                size_t error_size);
// ".png", ".jpg", ".svg"; "" for anything else.
const char *image_ending(enum image_kind kind);

#endif

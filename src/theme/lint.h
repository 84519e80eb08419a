// lint.h
// What would look wrong on television, found in a scene that is laid out: text too small
// or too faint, or without a plate; anything outside the safe area; strokes too thin for
// a keyer; colours that bleed into the key; texts that did not fit. Limits from craft:
// EBU R 95 for the safe area, WCAG 2 for contrast, 32 pixels at 1080 for text, 4 for
// strokes that stand on the key; where a picture is higher than wide, 1080 is its width,
// for so a telephone is held then.
//
// Threads: pure functions.
#ifndef THEME_LINT_H
#define THEME_LINT_H

#include <stdint.h>

#include "draw/list.h"

enum lint_kind {
    LINT_SMALL,    // text: found and wanted are pixels at 1080
    LINT_CONTRAST, // text on its plate: found and wanted are ratios
    LINT_BARE,     // text on the key colour, without an outline
    LINT_OUTLINE,  // one too thin for it: found and wanted are pixels at 1080
    LINT_UNSAFE,   // outside the graphics safe area: found is pixels at 1080
    LINT_THIN,     // a stroke on the key colour: pixels at 1080
    LINT_RIM,      // a strong colour beside the key colour: found is its chroma, 0 to 0.5
    LINT_CUT,      // a text that ends in an ellipsis
    LINT_CLIPPED,  // letters cut by an edge: found is how many pixels at 1080
    LINT_LOST,     // a text that has no room at all
};

struct lint_finding {
    enum lint_kind kind;
    struct rect where;
    const char *text; // NULL: none; lives as long as the list
    double found, wanted;
};

enum { LINT_MAX = 512 };

// Of a picture of this size. Returns how many of LINT_MAX.
int lint_list(const struct draw_list *list, int width, int height,
              struct lint_finding out[LINT_MAX]);
// So many texts of it are seen, in whole or in part.
int lint_texts_seen(const struct draw_list *list);
// Colours that the list paints with, each once, 0xRRGGBB: fills, gradients from end to
// end, borders and inks. Adds to the *count that are there already, up to max.
void lint_colors(const struct draw_list *list, uint32_t *colors, int *count, int max);

#endif

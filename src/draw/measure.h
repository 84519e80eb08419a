// measure.h
// How long a text is, asked by layout without knowing fonts: draw/text answers with real
// ones, tests with a character-counting stand-in that is the same on every machine.
//
// Threads: whoever owns the context; for real fonts main only.
#ifndef DRAW_MEASURE_H
#define DRAW_MEASURE_H

#include <stdbool.h>

// What a text is set in. A face is a name the theme gave to a font file.
struct text_style {
    const char *face;
    int size;     // pixels per em
    bool tabular; // every figure in a cell of one width
    int tracking; // extra pixels between characters
    // Not the letters but what lies behind them, this many pixels larger all round; 0:
    // the letters. Asked of masks only: a text is as long with it as without.
    int outline;
    bool hard; // OUTLINE: no pixel by half, and no corner that a keyer rounds off
};

struct measure {
    void *context;
    // Advance width in pixels; 0 for "".
    int (*width)(void *context, const struct text_style *style, const char *text);
    // Pixels from baseline up to the top of capitals, for optical centring.
    int (*cap_height)(void *context, const struct text_style *style);
    int (*ascent)(void *context, const struct text_style *style);
    int (*descent)(void *context, const struct text_style *style);
    // Pixels that letters of another script than the face's own reach below the baseline:
    // of Arabic the dots tell the letter. 0 for all others. NULL: of all.
    int (*depth)(void *context, const struct text_style *style, const char *text);
};

#endif

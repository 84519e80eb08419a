// card.h
// The line-up card: what mixer and keyer are set by. Ramps of key and level, bars, fine
// lines, edges on even and odd pixels, a disc, the theme's colours, names of the output,
// and what shows lost frames.
//
// Threads: pure function.
#ifndef APP_CARD_H
#define APP_CARD_H

#include <stdint.h>

#include "draw/list.h"
#include "draw/measure.h"
#include "output/key.h"
#include "theme/theme.h"

struct card {
    const struct theme *theme;
    const struct measure *measure; // of its fonts
    const struct key *key;
    int width, height;
    const char *output; // "HDMI-1", NULL: none
    const char *mode;   // "chroma, full range"
    double rate;
    int64_t frame; // counts up
};

void card_draw(const struct card *card, struct draw_list *out);

#endif

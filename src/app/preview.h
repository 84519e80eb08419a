// preview.h
// Pictures of the programme for whoever asks: as they are keyed, or smaller. Two who ask
// at nearly the same moment get the same one, so that a room full of phones does not cost
// the programme a frame.
//
// Threads: the control thread.
#ifndef APP_PREVIEW_H
#define APP_PREVIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "app/desk.h"

struct preview { // zeroed is empty
    int width;   // as asked for
    int64_t made_ns;
    struct buf png;
};

// Appends a PNG; width 0 = as it is. False if no picture could be had.
bool preview_take(struct preview *preview, struct desk *desk, int width, struct buf *out);
void preview_finish(struct preview *preview);

#endif

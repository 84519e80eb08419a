// fit.h
// A picture for a display of another size: all of it as large as fits, centred, and
// nothing beside it. Where the sizes are the same it is the picture itself.
//
// Threads: main only.
#ifndef DRAW_FIT_H
#define DRAW_FIT_H

#include "draw/canvas.h"
#include "draw/damage.h"

// Zero is none yet.
struct fit {
    struct canvas *flat;   // the picture, with nothing lent
    struct canvas *fitted; // of the display's size
};

void fit_finish(struct fit *fit);
// The picture for a display of width x height, after `damage` of the canvas has changed;
// it stands until the next call. `fitted` says what of it is another.
const struct canvas *fit_canvas(struct fit *fit, const struct canvas *canvas,
                                const struct damage *damage, int width, int height,
                                struct damage *fitted);

#endif

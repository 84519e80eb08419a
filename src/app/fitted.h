// fitted.h
// How a window shows a canvas, whatever size its display has.
//
// Threads: main only.
#ifndef APP_FITTED_H
#define APP_FITTED_H

#include "draw/fit.h"
#include "output/window.h"

// Of the canvas that, keyed, fills the window.
int fitted_width(const struct key *key, const struct window *window);
// Shows what changed: as it is where the sizes agree, else all of the picture as large as
// the display has room for it.
void fitted_show(struct fit *fit, struct window *window, const struct key *key,
                 const struct canvas *canvas, const struct damage *damage);

#endif

// paint_loan.h
// Big opaque parts of panels, lent to the canvas instead of copied: what moves is then
// read once by whoever shows it, and never written in between. A loan lasts as long as
// its panel stands there as it is, and shrinks when something comes to lie above it.
//
// Threads: main only.
#ifndef DRAW_PAINT_LOAN_H
#define DRAW_PAINT_LOAN_H

#include "draw/canvas.h"
#include "draw/damage.h"
#include "draw/paint_layer.h"

// What of this part of the picture is lent and need not be painted: a rectangle, empty if
// nothing is. Lends the biggest part of a layer that can be seen as it is, if that is
// worth it.
struct rect loan_within(struct canvas *canvas, const struct layers *layers,
                        struct rect part);
// Cuts all loans down to what these layers still show. The canvas gets its own copy of
// the rest, unless that is damaged and will be painted anyway.
void loans_review(struct canvas *canvas, const struct layers *layers,
                  const struct damage *damage);

#endif

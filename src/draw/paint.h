// paint.h
// Draw list -> canvas. Keeps the last list, so it repaints and reports only what changed;
// panels are rasterised once and copied, or lent to the canvas, while they move.
//
// It borrows the canvas from paint_list on until paint_forget, paint_destroy or another
// canvas: a canvas is destroyed after that.
//
// Threads: main only.
#ifndef DRAW_PAINT_H
#define DRAW_PAINT_H

#include <stdbool.h>

#include "draw/canvas.h"
#include "draw/damage.h"
#include "draw/image.h"
#include "draw/list.h"
#include "draw/text.h"

struct paint;

// `images` is borrowed; NULL: its own, which are decoded at once.
struct paint *paint_create(struct text *text, struct images *images);
void paint_destroy(struct paint *paint); // NULL is fine

// Paints the list into the canvas and adds what changed since the last call (the whole
// canvas after paint_forget, or for another canvas). Returns false if nothing changed.
bool paint_list(struct paint *paint, const struct draw_list *list, struct canvas *canvas,
                struct damage *damage);
// Next time everything is painted again (theme reload, new canvas). The canvas so far
// keeps its picture, and may go.
void paint_forget(struct paint *paint);

#endif

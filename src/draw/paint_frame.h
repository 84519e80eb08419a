// paint_frame.h
// One call of paint_list: the list held against the one before, which tells what parts of
// the canvas are spoilt, and every visible panel given its raster.
//
// Threads: main only.
#ifndef DRAW_PAINT_FRAME_H
#define DRAW_PAINT_FRAME_H

#include "draw/canvas.h"
#include "draw/damage.h"
#include "draw/paint.h"
#include "draw/paint_layer.h"

// What is shown stays, whatever it weighs; the rest of this is for what may come back.
enum { PANEL_BUDGET = 8 * 1024 * 1024 };

struct paint {
    struct painter painter;
    struct lru panels;
    struct layers before, now; // what the canvas shows, what it is to show
    int64_t frame;
    struct canvas *canvas; // borrowed, NULL at first and when forgotten
    pixman_image_t *image; // the canvas as pixman sees it
    bool forgotten;        // the canvas shows nothing we know
};

// One call of paint_list.
struct frame {
    struct paint *paint;
    const struct draw_list *list;
    struct rect bounds;
    struct damage damage;
};

void frame_spoil(struct frame *frame, struct rect rect);
// paint->now against paint->before: afterwards the damage is complete.
void frame_compare(struct frame *frame);

#endif

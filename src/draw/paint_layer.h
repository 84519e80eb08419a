// paint_layer.h
// A draw list as paint sees it: panels and loose items from back to front, each with the
// part of the canvas where it shows and a hash of what it shows there.
//
// Threads: main only.
#ifndef DRAW_PAINT_LAYER_H
#define DRAW_PAINT_LAYER_H

#include "draw/paint_panel.h"

struct layer {
    bool panel;
    int first, count; // items of the list: a panel's contents, or the loose item itself
    struct rect rect; // a panel's, at rest
    int x, y;         // where a panel's corner is on the canvas
    int opacity;
    uint64_t hash;        // a panel's contents, or the loose item
    struct rect visible;  // on the canvas; a loose item's is found when it is needed
    struct panel *raster; // what the canvas shows of a panel; NULL if not visible
};

// Grows, never shrinks: a steady picture allocates nothing.
struct layers {
    struct layer *all;
    int count, capacity;
};

// Reads the list anew. Items that no screen could show are left out.
void layers_read(struct layers *layers, const struct draw_list *list, struct rect bounds);
void layers_finish(struct layers *layers);

// The same picture at the same place.
bool layer_same(const struct layer *a, const struct layer *b);
// What of the layer is sure to hide everything below it: a rectangle, empty if unknown.
struct rect layer_hides(const struct layer *layer);
struct panel_view layer_view(const struct layer *layer, const struct draw_list *list);

#endif

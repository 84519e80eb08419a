// paint_panel.h
// Panels, rasterised once into pictures of their own and kept by what they show, so the
// same panel is found again wherever it stands. When a few items of one change, only
// those are painted again. Rows that are opaque are copied, others blended.
//
// Threads: main only.
#ifndef DRAW_PAINT_PANEL_H
#define DRAW_PAINT_PANEL_H

#include <pixman.h>
#include <stdbool.h>
#include <stdint.h>

#include "draw/damage.h"
#include "draw/paint_item.h"

enum { PANEL_MAX_SIDE = 8192 };

// An item as the raster shows it.
struct panel_record {
    uint64_t hash;
    struct rect extent; // from the panel's corner
};

enum row_kind { ROW_EMPTY, ROW_OPAQUE, ROW_MIXED };

// Left of `from` and from `to` on a row is transparent.
struct panel_row {
    enum row_kind kind;
    int from, to;
};

struct panel {
    struct lru_node node; // the key is the hash of what it shows
    int width, height;
    uint32_t *pixels; // owned, rows without gaps
    size_t room;      // pixels that fit
    pixman_image_t *image;
    struct panel_row *rows;
    // Where each row's pixels are read: of rows alike that follow each other, the first
    // one serves for all, for it stays in the processor's cache. Most of a plate is so.
    const uint32_t **lines;
    bool *unwritten;   // rows whose own pixels are nothing yet: lines has them
    struct rect heart; // the biggest block of opaque rows
    struct panel_record *records;
    int count;
    int64_t frame; // that last showed it
};

// What a panel is to show: its items, seen from its corner.
struct panel_view {
    const struct draw_item *items;
    int count;
    struct rect rect; // at rest
    uint64_t hash;
};

uint64_t panel_hash(const struct panel_view *view);
void panel_drop(struct lru_node *node);

// Paints the whole view into a new panel, which joins the cache. `scrap` is a panel out
// of the cache whose memory may serve again, or NULL.
struct panel *panel_make(struct lru *panels, struct painter *painter,
                         const struct panel_view *view, struct panel *scrap);
// Adds where the view differs from what the panel shows, from the panel's corner. False
// if they cannot be compared item by item.
bool panel_differs(const struct panel *panel, struct painter *painter,
                   const struct panel_view *view, struct damage *damage);
// Makes the panel show the view by painting only the damage again.
void panel_change(struct lru *panels, struct panel *panel, struct painter *painter,
                  const struct panel_view *view, const struct damage *damage);

// Puts the part of the panel inside the target's clip onto the target; its corner goes to
// the target's (dx, dy).
void panel_show(struct panel *panel, const struct target *target, int opacity);

#endif

// paint_rows.h
// The rows of a panel: which are alike, so that the first of them is painted and read for
// all, and what of each is opaque. Most of a plate is rows alike; of a plate of a whole
// frame only those with text in them need be painted at all, or have memory.
//
// Threads: main only.
#ifndef DRAW_PAINT_ROWS_H
#define DRAW_PAINT_ROWS_H

#include "draw/paint_panel.h"

// Finds which rows of a new panel the view makes like the one above them: they are marked
// as unwritten and need not be painted. The panel's records are those of the view.
void rows_expect(struct panel *panel, const struct panel_view *view);
// The first row from y on that is not marked like row y; the height if all are.
int rows_run(const struct panel *panel, int y);
// After the rows from first to end were painted, or expected: how they look now.
void rows_look_at(struct panel *panel, int first, int end);
// Gives the unwritten rows from first to end, which may lie below the panel, the pixels
// that they are read with: before some of a row is painted, or all is read in place.
void rows_write(struct panel *panel, int first, int end);

#endif

// panel.h
// Our own way from a draw list to the screen: an opaque panel that travels behind a
// rectangle, so that every frame changes all of it and nothing else.
#ifndef BENCH_PANEL_H
#define BENCH_PANEL_H

#include "draw/list.h"

struct panel;

// Ends the program with a line for a person if there is no window.
struct panel *panel_open(int width, int height);
void panel_close(struct panel *panel);
// Paints and presents the next frame.
void panel_frame(struct panel *panel, struct rect rect);

#endif

// painting.h
// In which order what is on air is painted. A full panel lies over what was there before
// it; what the operator puts up while it stands lies over the panel.
//
// Threads: main only.
#ifndef APP_PAINTING_H
#define APP_PAINTING_H

#include "show/director.h"

// Back to front. What is not on air is left out.
struct painting {
    enum layer layers[LAYER_COUNT];
    int count;
};

struct painting painting_of(const struct director *director);

#endif

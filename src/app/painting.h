// painting.h
// In which order what is on air is painted: layer by layer, but while a full panel and
// what is below it change places, the one that comes lies over the one that leaves.
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

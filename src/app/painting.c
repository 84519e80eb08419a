#include "app/painting.h"

static bool on_air(const struct air *air)
{
    return air->state != AIR_OFF && air->scene && air->values;
}

static bool is_over_panel(const struct director *director, enum layer layer)
{
    const struct air *full = director_air(director, LAYER_FULL);
    const struct air *air = director_air(director, layer);
    bool may = layer == LAYER_LOWER || layer == LAYER_BOARD;
    return may && on_air(full) && air->entered_ms > full->entered_ms;
}

static void add_those(const struct director *director, bool over, struct painting *out)
{
    static const enum layer layers[] = {LAYER_BUG, LAYER_LOWER, LAYER_BOARD, LAYER_FULL};
    for (size_t i = 0; i < sizeof(layers) / sizeof(layers[0]); i++) {
        if (on_air(director_air(director, layers[i])) &&
            is_over_panel(director, layers[i]) == over) {
            out->layers[out->count++] = layers[i];
        }
    }
}

struct painting painting_of(const struct director *director)
{
    struct painting painting = {.count = 0};
    add_those(director, false, &painting);
    add_those(director, true, &painting);
    return painting;
}

#include "draw/paint_corner.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"

enum { CORNER_BUDGET = 2 * 1024 * 1024, SAMPLES = 16 };

void corner_drop(struct lru_node *node)
{
    struct corner *corner = (struct corner *)node;
    pixman_image_unref(corner->image);
    free(corner->coverage);
    free(corner);
}

// How much of pixel (x, y) lies inside the top left corner of a box whose edge is inset
// by `inset` and rounded by radius: 0 to SAMPLES squared.
static int inside(int x, int y, int inset, int radius)
{
    int left = x - inset;
    int top = y - inset;
    if (left < 0 || top < 0) {
        return 0;
    }
    if (left >= radius || top >= radius) {
        return SAMPLES * SAMPLES;
    }
    // Distances to the arc's centre in half samples.
    int64_t limit = (int64_t)radius * 2 * SAMPLES;
    int64_t far_x = (int64_t)(radius - left) * 2 * SAMPLES;
    int64_t far_y = (int64_t)(radius - top) * 2 * SAMPLES;
    int64_t near_x = far_x - 2 * SAMPLES;
    int64_t near_y = far_y - 2 * SAMPLES;
    if (far_x * far_x + far_y * far_y <= limit * limit) {
        return SAMPLES * SAMPLES;
    }
    if (near_x * near_x + near_y * near_y >= limit * limit) {
        return 0;
    }
    int hits = 0;
    for (int i = 0; i < SAMPLES * SAMPLES; i++) {
        int64_t dx = far_x - 2 * (i % SAMPLES) - 1;
        int64_t dy = far_y - 2 * (i / SAMPLES) - 1;
        hits += dx * dx + dy * dy <= limit * limit;
    }
    return hits;
}

static unsigned char coverage_of(int x, int y, int radius, int border)
{
    int hits = inside(x, y, 0, radius);
    if (border > 0) {
        hits -= inside(x, y, border, radius > border ? radius - border : 0);
    }
    return (unsigned char)((hits * 255 + SAMPLES * SAMPLES / 2) / (SAMPLES * SAMPLES));
}

static struct corner *make(int radius, int border)
{
    struct corner *corner = xalloc(sizeof(*corner));
    int cell = radius > border ? radius : border;
    int side = cell * 2;
    int stride = (side + 3) & ~3;
    corner->cell = cell;
    corner->coverage = xalloc((size_t)stride * (size_t)side);
    corner->node.bytes = sizeof(*corner) + (size_t)stride * (size_t)side;
    for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
            int from_left = x < cell ? x : side - 1 - x;
            int from_top = y < cell ? y : side - 1 - y;
            corner->coverage[(size_t)y * (size_t)stride + (size_t)x] =
                coverage_of(from_left, from_top, radius, border);
        }
    }
    corner->image = pixman_image_create_bits(
        PIXMAN_a8, side, side, (uint32_t *)(void *)corner->coverage, stride);
    return corner;
}

const struct corner *corner_get(struct lru *corners, int radius, int border)
{
    uint64_t key = (uint64_t)radius << 32 | (uint32_t)border;
    struct corner *corner = (struct corner *)lru_find(corners, key);
    if (!corner) {
        corner = make(radius, border);
        corner->node.key = key;
        lru_add(corners, &corner->node);
        lru_trim(corners, CORNER_BUDGET, 1);
    }
    return corner;
}

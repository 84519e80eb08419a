#include "app/monitor_preview.h"

#include <stddef.h>

enum { TAPS = 2 };

static const uint32_t BEHIND = 0x4a525e, SAFE_LINE = 0xff93a1b5;
static const double ACTION_SAFE = 0.035, GRAPHICS_SAFE = 0.05;

static uint32_t behind(uint32_t pixel)
{
    uint32_t rest = 255 - (pixel >> 24), out = 0xff000000;
    for (int shift = 0; shift < 24; shift += 8) {
        out |= ((pixel >> shift & 255) + ((BEHIND >> shift & 255) * rest + 127) / 255)
               << shift;
    }
    return out;
}

// The mean of a few pixels of the part of the programme that one of ours stands for.
static uint32_t mean(const struct canvas *programme, int x0, int x1, int y0, int y1)
{
    uint32_t sum[4] = {0};
    for (int i = 0; i < TAPS * TAPS; i++) {
        int x = x0 + (x1 - x0) * (2 * (i % TAPS) + 1) / (2 * TAPS);
        int y = y0 + (y1 - y0) * (2 * (i / TAPS) + 1) / (2 * TAPS);
        uint32_t pixel = *canvas_run(programme, x, y, 1).pixels;
        for (int k = 0; k < 4; k++) {
            sum[k] += pixel >> (8 * k) & 255;
        }
    }
    uint32_t out = 0;
    for (int k = 0; k < 4; k++) {
        out |= sum[k] / (TAPS * TAPS) << (8 * k);
    }
    return out;
}

static void draw_frame(struct canvas *out, struct rect place, double share)
{
    int dx = (int)(place.w * share), dy = (int)(place.h * share);
    struct rect r = {place.x + dx, place.y + dy, place.w - 2 * dx, place.h - 2 * dy};
    for (int x = r.x; x < r.x + r.w; x++) {
        out->pixels[(size_t)r.y * (size_t)out->stride + (size_t)x] = SAFE_LINE;
        out->pixels[(size_t)(r.y + r.h - 1) * (size_t)out->stride + (size_t)x] =
            SAFE_LINE;
    }
    for (int y = r.y; y < r.y + r.h; y++) {
        out->pixels[(size_t)y * (size_t)out->stride + (size_t)r.x] = SAFE_LINE;
        out->pixels[(size_t)y * (size_t)out->stride + (size_t)(r.x + r.w - 1)] =
            SAFE_LINE;
    }
}

void monitor_preview(const struct canvas *programme, struct rect place,
                     struct canvas *out)
{
    struct rect r = rect_intersect(place, (struct rect){0, 0, out->width, out->height});
    if (r.w < 1 || r.h < 1 || !rect_equal(r, place)) {
        return;
    }
    for (int y = 0; y < r.h; y++) {
        uint32_t *row = out->pixels + (size_t)(r.y + y) * (size_t)out->stride + r.x;
        int y0 = y * programme->height / r.h, y1 = (y + 1) * programme->height / r.h;
        for (int x = 0; x < r.w; x++) {
            row[x] = behind(mean(programme, x * programme->width / r.w,
                                 (x + 1) * programme->width / r.w, y0, y1));
        }
    }
    draw_frame(out, r, ACTION_SAFE);
    draw_frame(out, r, GRAPHICS_SAFE);
}

#include "draw/text_outline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { HALF = 128, SMOOTHINGS = 4 };

// Coverage with room round it; nothing is ever written to the outermost rows and columns.
struct sheet {
    int width, height;
    unsigned char *at;
};

// A round brush: how much of each pixel it covers.
struct brush {
    int reach; // pixels from its middle
    unsigned char weight[];
};

static struct brush *make_brush(int radius)
{
    size_t side = 2 * (size_t)radius + 1;
    struct brush *brush = xalloc(sizeof(*brush) + side * side);
    brush->reach = radius;
    for (int y = -radius; y <= radius; y++) {
        for (int x = -radius; x <= radius; x++) {
            double inside = radius + 1 - hypot(x, y);
            double share = inside < 0 ? 0 : inside > 1 ? 1 : inside;
            brush->weight[(size_t)(y + radius) * side + (size_t)(x + radius)] =
                (unsigned char)(share * 255 + 0.5);
        }
    }
    return brush;
}

// Whoever has as much on all sides adds nothing that its neighbours do not.
static bool on_edge(const struct sheet *sheet, const unsigned char *at)
{
    return at[-1] < *at || at[1] < *at || at[-sheet->width] < *at ||
           at[sheet->width] < *at;
}

static void stamp(struct sheet *to, int x, int y, int level, const struct brush *brush)
{
    int side = 2 * brush->reach + 1;
    int left = x > brush->reach ? 0 : brush->reach - x + 1;
    int right =
        x + brush->reach < to->width - 1 ? side : to->width - 1 - x + brush->reach;
    for (int row = 0; row < side; row++) {
        int line = y + row - brush->reach;
        if (line < 1 || line >= to->height - 1) {
            continue;
        }
        const unsigned char *weight = brush->weight + (size_t)row * (size_t)side;
        unsigned char *out = to->at + (size_t)line * (size_t)to->width + x - brush->reach;
        for (int i = left; i < right; i++) {
            unsigned char value = (unsigned char)((weight[i] * level + 127) / 255);
            out[i] = value > out[i] ? value : out[i];
        }
    }
}

static void grow(struct sheet *sheet, int radius)
{
    size_t bytes = (size_t)sheet->width * (size_t)sheet->height;
    struct brush *brush = make_brush(radius);
    struct sheet grown = {sheet->width, sheet->height, xalloc(bytes)};
    memcpy(grown.at, sheet->at, bytes);
    for (int y = 1; y < sheet->height - 1; y++) {
        for (int x = 1; x < sheet->width - 1; x++) {
            const unsigned char *at = sheet->at + (size_t)y * (size_t)sheet->width + x;
            if (*at && on_edge(sheet, at)) {
                stamp(&grown, x, y, *at, brush);
            }
        }
    }
    free(sheet->at);
    free(brush);
    *sheet = grown;
}

static void invert(struct sheet *sheet)
{
    for (size_t i = 0; i < (size_t)sheet->width * (size_t)sheet->height; i++) {
        sheet->at[i] = (unsigned char)~sheet->at[i];
    }
}

static void harden(struct sheet *sheet)
{
    for (size_t i = 0; i < (size_t)sheet->width * (size_t)sheet->height; i++) {
        sheet->at[i] = sheet->at[i] >= HALF ? 255 : 0;
    }
}

static int of_nine(const struct sheet *sheet, const unsigned char *at)
{
    int sum = 0;
    for (int row = -1; row <= 1; row++) {
        const unsigned char *line = at + row * sheet->width;
        sum += (line[-1] & 1) + (line[0] & 1) + (line[1] & 1);
    }
    return sum;
}

// Every pixel goes with most of its nine; soft: as far as they do.
static void smooth(struct sheet *sheet, bool soft)
{
    size_t bytes = (size_t)sheet->width * (size_t)sheet->height;
    unsigned char *smoothed = xalloc(bytes);
    for (int y = 1; y < sheet->height - 1; y++) {
        for (int x = 1; x < sheet->width - 1; x++) {
            size_t at = (size_t)y * (size_t)sheet->width + (size_t)x;
            int sum = of_nine(sheet, sheet->at + at);
            smoothed[at] = (unsigned char)(soft ? sum * 255 / 9 : sum >= 5 ? 255 : 0);
        }
    }
    free(sheet->at);
    sheet->at = smoothed;
}

static struct sheet sheet_of(const struct text_mask *ink, int room)
{
    struct sheet sheet = {ink->width + 2 * room, ink->height + 2 * room, NULL};
    sheet.at = xalloc((size_t)sheet.width * (size_t)sheet.height);
    for (int y = 0; y < ink->height; y++) {
        memcpy(sheet.at + (size_t)(y + room) * (size_t)sheet.width + room,
               ink->coverage + (size_t)y * (size_t)ink->stride, (size_t)ink->width);
    }
    return sheet;
}

// The part that may have an outline.
static unsigned char *cut_out(const struct sheet *sheet, int room, int width,
                              struct text_mask *mask)
{
    int skip = room - width;
    mask->x0 -= width;
    mask->y0 -= width;
    mask->width += 2 * width;
    mask->height += 2 * width;
    mask->stride = (mask->width + 3) & ~3; // pixman reads whole words
    unsigned char *out = xalloc((size_t)mask->stride * (size_t)mask->height);
    for (int y = 0; y < mask->height; y++) {
        memcpy(out + (size_t)y * (size_t)mask->stride,
               sheet->at + (size_t)(y + skip) * (size_t)sheet->width + skip,
               (size_t)mask->width);
    }
    mask->coverage = out;
    return out;
}

unsigned char *outline_make(int width, bool hard, struct text_mask *mask)
{
    int notch = width + 1; // half of the widest gap that is filled
    int room = width + notch + 2;
    struct sheet sheet = sheet_of(mask, room);
    grow(&sheet, width + notch);
    invert(&sheet);
    grow(&sheet, notch);
    invert(&sheet);
    harden(&sheet);
    for (int i = 0; i < SMOOTHINGS; i++) {
        smooth(&sheet, false);
    }
    if (!hard) {
        smooth(&sheet, true);
    }
    unsigned char *out = cut_out(&sheet, room, hard ? width : width + 1, mask);
    free(sheet.at);
    return out;
}

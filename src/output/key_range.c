#include "output/key_range.h"

#include <stdbool.h>

enum { BLACK = 16, WHITE = 235, NEUTRAL = 128, CHROMA_SPAN = 224 };

static uint32_t limit(uint32_t level)
{
    return BLACK + (level * (WHITE - BLACK) + 127) / 255;
}

void key_limit_row(uint32_t *row, int count)
{
    uint32_t before = ~row[0];
    uint32_t value = 0;
    for (int i = 0; i < count; i++) {
        if (row[i] != before) {
            before = row[i];
            value = (before & 0xff000000) | limit(before >> 16 & 255) << 16 |
                    limit(before >> 8 & 255) << 8 | limit(before & 255);
        }
        row[i] = value;
    }
}

// Sums of premultiplied channels and of alpha: a colour is a channel over alpha.
struct weighed {
    double r, g, b, a;
};

static struct weighed weigh(uint32_t pixel)
{
    return (struct weighed){pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255,
                            pixel >> 24};
}

static struct weighed both(struct weighed one, struct weighed other)
{
    return (struct weighed){one.r + other.r, one.g + other.g, one.b + other.b,
                            one.a + other.a};
}

// 0..1
static double luma(struct weighed c)
{
    return c.a > 0 ? (0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b) / c.a : 0;
}

static uint32_t rounded(double level)
{
    return level <= 0 ? 0 : level >= 255 ? 255 : (uint32_t)(level + 0.5);
}

// `difference` -0.5..0.5
static uint32_t chroma(double difference, bool limited)
{
    return rounded(NEUTRAL + difference * (limited ? CHROMA_SPAN : 255));
}

static uint32_t word(double y, uint32_t c, double alpha, bool limited)
{
    double foot = limited ? BLACK : 0;
    double span = limited ? WHITE - BLACK : 255;
    return 0xff000000 | rounded(foot + y * span) << 16 | c << 8 |
           rounded(foot + alpha / 255 * span);
}

static void code_pair(uint32_t *pair, int count, bool limited)
{
    struct weighed left = weigh(pair[0]);
    struct weighed right = count > 1 ? weigh(pair[1]) : (struct weighed){0};
    struct weighed common = both(left, right);
    double y = luma(common);
    double cb = common.a > 0 ? (common.b / common.a - y) / 1.8556 : 0;
    double cr = common.a > 0 ? (common.r / common.a - y) / 1.5748 : 0;
    pair[0] = word(luma(left), chroma(cb, limited), left.a, limited);
    if (count > 1) {
        pair[1] = word(luma(right), chroma(cr, limited), right.a, limited);
    }
}

// Plates are flat, so a pair is often the same as the one before.
static void code_row(uint32_t *row, int count, bool limited)
{
    uint32_t in[2] = {0}, out[2] = {0};
    code_pair(out, 2, limited);
    for (int i = 0; i < count; i += 2) {
        if (i + 1 == count || row[i] != in[0] || row[i + 1] != in[1]) {
            in[0] = out[0] = row[i];
            in[1] = out[1] = i + 1 < count ? row[i + 1] : 0;
            code_pair(out, count - i, limited);
        }
        row[i] = out[0];
        if (i + 1 < count) {
            row[i + 1] = out[1];
        }
    }
}

void key_video_row_limited(uint32_t *row, int count)
{
    code_row(row, count, true);
}

void key_video_row_full(uint32_t *row, int count)
{
    code_row(row, count, false);
}

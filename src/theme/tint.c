#include "theme/tint.h"

#include <math.h>

enum { HALVINGS = 8 };

static const double STANDS_OUT = 3.0;
// For a threshold in whole thousandths, of nine parts each.
static const double LEAST_ROOM = 9 * 0.002;
// From where a keyer that was never adjusted takes nothing; neutrals lie beyond it.
static const double OFF_KEY = 0.5;
// A key pixel beside a plate has three of the plate's in its neighbourhood of nine, a
// plate's corner four; keyers are dialled in (output/keyer.h) for plates that are about
// as far from the key as grey.
static const double SHORT_OF_NEUTRAL = 0.975, BEYOND_NEUTRAL = 1.1, PALEST_KEY = 0.05;
// Blacker is where a luma key begins to open.
static const double FOOT = 0.06;

struct rgb {
    double r, g, b; // 0 to 1
};

static struct rgb rgb_of(uint32_t c)
{
    return (struct rgb){(c >> 16 & 255) / 255.0, (c >> 8 & 255) / 255.0,
                        (c & 255) / 255.0};
}

static uint32_t channel(double level)
{
    return (uint32_t)floor(level * 255.0 + 0.5);
}

static uint32_t argb_of(struct rgb c, uint32_t alpha_of)
{
    return (alpha_of & 0xFF000000u) | channel(c.r) << 16 | channel(c.g) << 8 |
           channel(c.b);
}

static struct rgb mix(struct rgb a, struct rgb b, double share)
{
    return (struct rgb){a.r + (b.r - a.r) * share, a.g + (b.g - a.g) * share,
                        a.b + (b.b - a.b) * share};
}

static double linear(double level)
{
    return level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4);
}

static double luminance(struct rgb c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

static double contrast(struct rgb a, struct rgb b)
{
    double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

double tint_chroma(uint32_t color)
{
    struct rgb c = rgb_of(color);
    double y = 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
    return hypot((c.b - y) / 1.8556, (c.r - y) / 1.5748);
}

double tint_contrast(uint32_t a, uint32_t b)
{
    return contrast(rgb_of(a), rgb_of(b));
}

// The nearest to `from` on the way to `to` that stands out, or `to` itself.
static struct rgb until_clear(struct rgb from, struct rgb to, struct rgb against)
{
    double near = 0, far = 1;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (near + far) / 2;
        if (contrast(mix(from, to, middle), against) < STANDS_OUT) {
            near = middle;
        } else {
            far = middle;
        }
    }
    return mix(from, to, far);
}

// As bright as its hue can be.
static struct rgb brightest(struct rgb c)
{
    double most = fmax(c.r, fmax(c.g, c.b));
    return most > 0 ? (struct rgb){c.r / most, c.g / most, c.b / most} : c;
}

uint32_t tint_clear(uint32_t color, uint32_t against)
{
    static const struct rgb black = {0, 0, 0}, white = {1, 1, 1};
    struct rgb c = rgb_of(color), plate = rgb_of(against);
    if (contrast(c, plate) >= STANDS_OUT) {
        return color;
    }
    if (contrast(white, plate) < contrast(black, plate)) {
        return argb_of(until_clear(c, black, plate), color);
    }
    struct rgb bright = brightest(c);
    bool enough =
        contrast(bright, plate) >= STANDS_OUT && luminance(bright) > luminance(plate);
    return argb_of(enough ? until_clear(c, bright, plate)
                          : until_clear(bright, white, plate),
                   color);
}

struct chroma {
    double cb, cr;
};

static double luma(struct rgb c)
{
    return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

// BT.709 in video range, where keyers measure.
static struct chroma chroma_of(struct rgb c)
{
    return (struct chroma){-0.100644 * c.r - 0.338572 * c.g + 0.439216 * c.b,
                           0.439216 * c.r - 0.398942 * c.g - 0.040274 * c.b};
}

static double distance(struct rgb c, struct chroma key)
{
    struct chroma own = chroma_of(c);
    return hypot(own.cb - key.cb, own.cr - key.cr);
}

static double coded(double light)
{
    return light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055;
}

static double mean_of_light(double a, double b)
{
    return coded((linear(a) + linear(b)) / 2);
}

// How far the mean of a plate and the key is from the key, for a keyer that takes it in
// linear light, where the lighter of two counts for more.
static double half_way(struct rgb c, struct rgb key)
{
    struct rgb mean = {mean_of_light(c.r, key.r), mean_of_light(c.g, key.g),
                       mean_of_light(c.b, key.b)};
    return distance(mean, chroma_of(key));
}

// Of OBS' nine parts two are the plate's and two half way where a pixel is still key, and
// three and two at the plate's corner (output/keyer.c).
static double at_edge(struct rgb c, struct rgb key)
{
    return 2 * distance(c, chroma_of(key)) + 2 * half_way(c, key);
}

static double at_corner(struct rgb c, struct rgb key)
{
    return 3 * distance(c, chroma_of(key)) + 2 * half_way(c, key);
}

// Over a pale key the pixel beside a white plate is as far from it as a black one's
// corner, and no threshold keeps both.
static bool too_light(struct rgb c, struct rgb key)
{
    static const struct rgb white = {1, 1, 1}, grey = {0.502, 0.502, 0.502}, black = {0};
    if (luma(c) <= luma(grey)) {
        return false; // most plates, at each layout
    }
    double room = at_corner(black, key) - at_edge(white, key);
    return room < LEAST_ROOM && at_edge(c, key) > at_edge(grey, key);
}

bool tint_bleeds(uint32_t color, uint32_t key)
{
    struct chroma off = chroma_of(rgb_of(key));
    double neutral = fmax(hypot(off.cb, off.cr), PALEST_KEY);
    double far = distance(rgb_of(color), off) / neutral;
    return tint_chroma(color) > TINT_STRONG || far > BEYOND_NEUTRAL ||
           far < SHORT_OF_NEUTRAL || too_light(rgb_of(color), rgb_of(key));
}

uint32_t tint_off_key(uint32_t color, uint32_t key)
{
    static const struct rgb white = {1, 1, 1};
    struct chroma off = chroma_of(rgb_of(key));
    struct rgb c = rgb_of(color);
    if (luma(c) < FOOT) {
        c = mix(c, white, FOOT);
        color = argb_of(c, color);
    }
    // A key with little colour of its own cannot ask for more than grey has.
    double wanted = fmin(OFF_KEY, 0.95 * hypot(off.cb, off.cr));
    if (distance(c, off) >= wanted) {
        return color;
    }
    struct rgb grey = {luma(c), luma(c), luma(c)};
    double pale = 0, full = 1;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (pale + full) / 2;
        if (distance(mix(grey, c, middle), off) < wanted) {
            full = middle;
        } else {
            pale = middle;
        }
    }
    return argb_of(mix(grey, c, pale), color);
}

uint32_t tint_ink(uint32_t color, uint32_t dark, uint32_t light)
{
    return tint_contrast(color, dark) > tint_contrast(color, light) ? dark : light;
}

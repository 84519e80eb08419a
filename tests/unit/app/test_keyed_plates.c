// Flat plates beside key colours of all kinds, as themes draw them and keyers are dialled
// in: rims (theme/rim) and settings (output/keyer) have to fit each other.
#include <math.h>
#include <stdio.h>

#include "check.h"
#include "output/keyer.h"
#include "theme/rim.h"
#include "theme/tint.h"

enum { W = 24, H = 18 };

static const uint32_t keys[] = {0x00ff00, 0x00b140, 0xff00ff, 0x0000ff,
                                0x0099ff, 0xd500ff, 0x46d29f, 0x7f3fff};
static const uint32_t neutrals[] = {0xffffff, 0x808080, 0x131313, 0x000000};

enum { KEYS = sizeof(keys) / sizeof(keys[0]), NEUTRALS = 4 };

static bool inside(int x, int y)
{
    return x >= 6 && x < 16 && y >= 4 && y < 12;
}

static void draw_plate(uint32_t *picture, uint32_t key, uint32_t plate)
{
    for (int i = 0; i < W * H; i++) {
        picture[i] = inside(i % W, i / W) ? plate : key;
    }
}

static bool whole(const uint32_t *picture, enum keyer_formula formula, uint32_t key)
{
    struct keyer_settings set = keyer_tuned(formula, key);
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++) {
            struct keyed found = keyer_pixel(formula, &set, key, picture, W, H, x, y);
            if (fabs(found.alpha - (inside(x, y) ? 1 : 0)) > 1e-6) {
                return false;
            }
        }
    }
    return true;
}

// As themes draw it: with a rim where its colour wants one beside this key.
static void draw_themed(uint32_t *picture, uint32_t key, uint32_t plate)
{
    bool rim = tint_bleeds(0xff000000 | plate, 0xff000000 | key);
    draw_plate(picture, key, rim ? rim_color() & 0xffffff : plate);
    for (int i = 0; rim && i < W * H; i++) {
        int x = i % W, y = i / W;
        if (inside(x - 2, y - 2) && inside(x + 2, y + 2)) {
            picture[i] = plate;
        }
    }
}

TEST(as_dialled_in_a_plate_keeps_its_corners_and_gets_no_fringe_over_any_key)
{
    uint32_t picture[W * H];
    for (int i = 0; i < KEYS * NEUTRALS * KEYERS; i++) {
        uint32_t key = keys[i / NEUTRALS / KEYERS],
                 plate = neutrals[i / KEYERS % NEUTRALS];
        const struct keyer *keyer = &KEYER_TABLE[i % KEYERS];
        draw_themed(picture, key, plate);
        if (!whole(picture, keyer->formula, key)) {
            printf("  %s, #%06x over #%06x\n", keyer->name, (unsigned)plate,
                   (unsigned)key);
            CHECK(false);
        }
    }
}

static const struct check_case cases[] = {
    CASE(as_dialled_in_a_plate_keeps_its_corners_and_gets_no_fringe_over_any_key),
};

CHECK_MAIN(cases)

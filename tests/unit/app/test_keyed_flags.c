// Every flag of themes/stadium, keyed: no keyer that is dialled in leaves a hole or a
// tint.
#include "check.h"

#include <math.h>
#include <stdlib.h>

#include "base/folder.h"
#include "draw/image_file.h"
#include "output/keyer.h"
#include "output/spare.h"

enum { W = 40, H = 30 };

static const uint32_t KEYS[] = {0x00ff00, 0xff00ff, 0x00b140, 0x0047bb, 0x0000ff};
enum { KEY_COUNT = sizeof(KEYS) / sizeof(KEYS[0]) };

static void keep_off_key(const void *spare, uint32_t *pixels, size_t count)
{
    spare_pixels(spare, pixels, count);
}

// Pixels of which something is missing, with all their neighbours taken into account.
static int holes(const uint32_t *pixels, uint32_t key)
{
    int count = 0;
    for (int i = 0; i < KEYERS; i++) {
        enum keyer_formula formula = KEYER_TABLE[i].formula;
        struct keyer_settings set = keyer_tuned(formula, key);
        for (int at = 0; at < W * H; at++) {
            struct keyed keyed =
                keyer_pixel(formula, &set, key, pixels, W, H, at % W, at / W);
            double tint = 0;
            for (int c = 0; c < 3; c++) {
                tint = fmax(tint, fabs(keyed.rgb[c] -
                                       (pixels[at] >> (16 - 8 * c) & 255) / 255.0));
            }
            count += keyed.alpha < 1 || tint > 0.004;
        }
    }
    return count;
}

TEST(no_flag_has_a_hole_over_any_key)
{
    static const char dir[] = SOURCE_DIR "/themes/stadium/images/flags";
    static const char *const endings[] = {".png", ".svg", NULL};
    struct arena arena = {0};
    struct folder flags = folder_list(dir, endings, 1, 1000, &arena);
    CHECK(flags.count > 216);
    for (int i = 0; i < flags.count * KEY_COUNT; i++) {
        char error[300];
        struct raster raster;
        struct key key = key_init(KEY_CHROMA, KEYS[i % KEY_COUNT], KEY_FULL);
        struct spare spare = spare_begin(&key);
        const struct image_finish finish = {keep_off_key, &spare};
        const char *name = flags.names[i / KEY_COUNT];
        CHECK(image_file_draw(arena_printf(&arena, "%s/%s", dir, name),
                              (struct image_box){W, H, false}, &finish, &raster, error,
                              sizeof(error)));
        int found = raster.pixels ? holes(raster.pixels, key.color) : 0;
        if (found) {
            printf("  %s over #%06x: %d pixels\n", name, (unsigned)key.color, found);
            check_failed = true;
        }
        free(raster.pixels);
    }
    arena_finish(&arena);
}

static const struct check_case cases[] = {
    CASE(no_flag_has_a_hole_over_any_key),
};

CHECK_MAIN(cases)

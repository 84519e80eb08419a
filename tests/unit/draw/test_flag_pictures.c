// Every flag of themes/stadium is drawn, and fills its plate.
#include "check.h"

#include <stdlib.h>

#include "base/folder.h"
#include "draw/image_file.h"

static bool opaque(const struct raster *raster)
{
    for (int i = 0; i < raster->width * raster->height; i++) {
        if (raster->pixels[i] >> 24 != 255) {
            return false;
        }
    }
    return true;
}

TEST(every_flag_is_drawn_opaque_and_in_one_shape)
{
    static const char dir[] = SOURCE_DIR "/themes/stadium/images/flags";
    static const char *const endings[] = {".png", ".svg", NULL};
    struct arena arena = {0};
    struct folder flags = folder_list(dir, endings, 1, 1000, &arena);
    CHECK(flags.count > 216);
    for (int i = 0; i < flags.count; i++) {
        char error[300];
        struct raster raster;
        const char *path = arena_printf(&arena, "%s/%s", dir, flags.names[i]);
        bool drawn = image_file_draw(path, (struct image_box){40, 30, false}, NULL,
                                     &raster, error, sizeof(error));
        if (!drawn || raster.width != 40 || raster.height != 30 || !opaque(&raster)) {
            printf("  %s: %s\n", flags.names[i], drawn ? "does not fill 4:3" : error);
            check_failed = true;
        }
        free(raster.pixels);
    }
    arena_finish(&arena);
}

// It is no rectangle: round it is the colour of the rim, not a black that no plate has.
TEST(the_flag_of_nepal_lies_on_the_colour_of_the_rim)
{
    char error[300];
    struct raster raster = {0};
    CHECK(image_file_draw(SOURCE_DIR "/themes/stadium/images/flags/NEP.png",
                          (struct image_box){40, 30, false}, NULL, &raster, error,
                          sizeof(error)));
    uint32_t beside = raster.pixels[40 * 8 + 36];
    free(raster.pixels);
    CHECK_INT(beside, 0xff0b1322);
}

static const struct check_case cases[] = {
    CASE(every_flag_is_drawn_opaque_and_in_one_shape),
    CASE(the_flag_of_nepal_lies_on_the_colour_of_the_rim),
};

CHECK_MAIN(cases)

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

static const struct check_case cases[] = {
    CASE(every_flag_is_drawn_opaque_and_in_one_shape),
};

CHECK_MAIN(cases)

// Colours of a theme's pictures: flags bring those that no designer chose.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/check.h"
#include "app/picture_folder.h"
#include "app/progress.h"
#include "base/str.h"
#include "draw/image_file.h"

enum {
    SIDE = 64,   // pixels that a picture is looked at in
    TRIFLE = 25, // a colour under one in so many pixels is not missed
    STEPS = 16,  // levels that count as different, a channel
    CELLS = STEPS * STEPS * STEPS
};

struct cell {
    int count;
    uint32_t sum[3];
};

static int cell_of(uint32_t pixel)
{
    return (int)((pixel >> 20 & 15) * STEPS * STEPS + (pixel >> 12 & 15) * STEPS +
                 (pixel >> 4 & 15));
}

static void add_picture(struct report *report, const struct raster *raster,
                        const char *name, struct check_colors *colors)
{
    static struct cell cells[CELLS];
    int pixels = raster->width * raster->height;
    memset(cells, 0, sizeof(cells));
    for (int i = 0; i < pixels; i++) {
        uint32_t pixel = raster->pixels[i];
        if (pixel >> 24 == 255) {
            struct cell *cell = &cells[cell_of(pixel)];
            cell->count++;
            for (int k = 0; k < 3; k++) {
                cell->sum[k] += pixel >> (16 - 8 * k) & 255;
            }
        }
    }
    for (int i = 0; i < CELLS && colors->count < CHECK_COLORS; i++) {
        if (cells[i].count * TRIFLE >= pixels) {
            uint32_t n = (uint32_t)cells[i].count;
            colors->where[colors->count] = arena_strdup(&report->arena, name);
            colors->rgb[colors->count++] = cells[i].sum[0] / n << 16 |
                                           cells[i].sum[1] / n << 8 | cells[i].sum[2] / n;
        }
    }
}

void check_use(struct report *report, struct check_used *used, const char *picture,
               const char *where)
{
    for (int i = 0; i < used->count; i++) {
        if (text_equal(used->pictures[i], picture)) {
            return;
        }
    }
    if (used->count < CHECK_USED) {
        used->pictures[used->count] = arena_strdup(&report->arena, picture);
        used->where[used->count++] = arena_strdup(&report->arena, where);
    }
}

static void look_at(struct report *report, const char *path, const char *name,
                    struct check_colors *colors)
{
    char error[512];
    struct raster raster = {0};
    if (image_file_draw(path, (struct image_box){SIDE, SIDE, false}, NULL, &raster, error,
                        sizeof(error))) {
        add_picture(report, &raster, name, colors);
    } else {
        report_add(report, SEVERITY_WARNING, name, "%s", error);
    }
    free(raster.pixels);
}

// Logos and portraits are put there for this show.
static void look_beside(struct report *report, const char *show,
                        struct check_colors *colors, struct check_used *used)
{
    struct picture_folder folder = {0};
    char dir[PATH_SIZE];
    paths_folder(show, dir);
    picture_folder_open(&folder, dir);
    for (int i = 0; i < folder.files.count; i++) {
        char path[PATH_SIZE * 2], name[PATH_SIZE];
        snprintf(path, sizeof(path), "%s/%s", folder.dir, folder.files.names[i]);
        snprintf(name, sizeof(name), "images/%s", folder.files.names[i]);
        progress_show("pictures", i, folder.files.count);
        check_use(report, used, name, "beside the show file");
        look_at(report, path, name, colors);
    }
    progress_end();
    picture_folder_finish(&folder);
}

void check_pictures(struct report *report, const struct programme *programme,
                    const char *show, struct check_colors *colors,
                    struct check_used *used)
{
    int count;
    const char *const *names = theme_pictures(programme->theme, &count);
    for (int i = 0; i < count; i++) {
        char path[PATH_SIZE * 2];
        snprintf(path, sizeof(path), "%s/images/%s", theme_dir(programme->theme),
                 names[i]);
        look_at(report, path, names[i], colors);
    }
    if (show) {
        look_beside(report, show, colors, used);
    }
}

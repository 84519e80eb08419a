// Colours of a theme's pictures: flags bring those that no designer chose.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/check.h"
#include "app/picture_folder.h"
#include "app/progress.h"
#include "base/str.h"
#include "draw/image_file.h"
#include "output/key.h"

enum {
    SIDE = 64,   // pixels that a picture is looked at in
    TRIFLE = 25, // a colour under one in so many of what is seen is not missed
    FINE = 4,    // bits a channel that count as different
    WIDE = 2,    // the same among those that are each a trifle: lawns, noise, gradients
    CELLS = 1 << 3 * FINE,
    WIDE_CELLS = 1 << 3 * WIDE
};

struct cell {
    int count;
    uint32_t sum[3];
};

static struct cell *cell_of(struct cell *cells, int bits, uint32_t color)
{
    int at = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        at = at << bits | (int)((color >> shift & 255) >> (8 - bits));
    }
    return &cells[at];
}

static void fill(struct cell *cell, const struct cell *more)
{
    cell->count += more->count;
    for (int k = 0; k < 3; k++) {
        cell->sum[k] += more->sum[k];
    }
}

static uint32_t mean_of(const struct cell *cell)
{
    uint32_t n = (uint32_t)cell->count;
    return cell->sum[0] / n << 16 | cell->sum[1] / n << 8 | cell->sum[2] / n;
}

// As a keyer will have it: what is half there or more, in its straight colour. How much.
static int sort(const struct raster *raster, struct cell *cells)
{
    int seen = 0;
    for (int i = 0; i < raster->width * raster->height; i++) {
        uint32_t pixel = raster->pixels[i];
        if (pixel >> 24 >= 128) {
            uint32_t color = key_straight(pixel);
            struct cell one = {1, {color >> 16 & 255, color >> 8 & 255, color & 255}};
            fill(cell_of(cells, FINE, color), &one);
            seen++;
        }
    }
    return seen;
}

static void add_color(struct check_colors *colors, uint32_t color, const char *name)
{
    if (colors->count < CHECK_COLORS) {
        colors->where[colors->count] = name;
        colors->rgb[colors->count++] = color;
    }
}

static void add_picture(struct report *report, const struct raster *raster,
                        const char *picture, struct check_colors *colors)
{
    static struct cell cells[CELLS];
    struct cell wide[WIDE_CELLS] = {0};
    memset(cells, 0, sizeof(cells));
    int seen = sort(raster, cells);
    const char *name = arena_strdup(&report->arena, picture);
    for (int i = 0; i < CELLS; i++) {
        bool some = cells[i].count > 0;
        if (some && cells[i].count * TRIFLE >= seen) {
            add_color(colors, mean_of(&cells[i]), name);
        } else if (some) {
            fill(cell_of(wide, WIDE, mean_of(&cells[i])), &cells[i]);
        }
    }
    for (int i = 0; i < WIDE_CELLS; i++) {
        if (wide[i].count > 0 && wide[i].count * TRIFLE >= seen) {
            add_color(colors, mean_of(&wide[i]), name);
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

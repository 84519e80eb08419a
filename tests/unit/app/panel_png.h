// panel_png.h
// Pictures of panels as small files: plates are flat, so no filter and the hardest
// squeeze make a quarter of what a usual PNG takes.
#ifndef TESTS_PANEL_PNG_H
#define TESTS_PANEL_PNG_H

#include <png.h>

#include "golden.h"

static inline void panel_png_rows(png_structp png, const uint32_t *pixels, int width,
                                  int height)
{
    uint8_t *bytes = xalloc((size_t)width * 4);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            uint32_t p = golden_straight(pixels[(size_t)y * (size_t)width + (size_t)x]);
            for (int i = 0; i < 4; i++) {
                bytes[x * 4 + i] = (uint8_t)(p >> (i == 3 ? 24 : 16 - i * 8));
            }
        }
        png_write_row(png, bytes);
    }
    free(bytes);
}

static inline bool panel_png_write(const char *path, const uint32_t *pixels, int width,
                                   int height)
{
    FILE *file = fopen(path, "wb");
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!file || !info || setjmp(png_jmpbuf(png))) {
        printf("  %s: cannot be written\n", path);
        return false;
    }
    png_init_io(png, file);
    png_set_filter(png, 0, PNG_FILTER_NONE);
    png_set_compression_level(png, 9);
    png_set_compression_mem_level(png, 9);
    png_set_IHDR(png, info, (png_uint_32)width, (png_uint_32)height, 8,
                 PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    panel_png_rows(png, pixels, width, height);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return fclose(file) == 0;
}

// The same to the last bit: the canvas is exact, and the fonts are the theme's own.
// Premultiplied, rows without gaps.
static inline bool panel_png_same(const char *name, const uint32_t *pixels, int width,
                                  int height)
{
    char path[600];
    snprintf(path, sizeof(path), "%s/tests/golden/%s.png", SOURCE_DIR, name);
    bool write = getenv("STRAPLINE_UPDATE_GOLDENS");
    enum golden grade =
        write ? panel_png_write(path, pixels, width, height) ? GOLDEN_SAME : GOLDEN_FAILED
              : golden_check(name, pixels, width, height, width);
    if (grade == GOLDEN_CLOSE) {
        printf("  %s: close, but not the same\n", name);
        golden_leave(name, "found", pixels, width, height, width);
    }
    return grade == GOLDEN_SAME;
}

static inline bool panel_png_golden(const char *name, const struct canvas *canvas)
{
    int width = canvas->width, height = canvas->height;
    uint32_t *pixels = xalloc((size_t)width * (size_t)height * sizeof(*pixels));
    canvas_read(canvas, (struct rect){0, 0, width, height}, pixels, width);
    bool same = panel_png_same(name, pixels, width, height);
    free(pixels);
    return same;
}

#endif

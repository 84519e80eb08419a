// golden.h
// Pictures compared with the ones in tests/golden/NAME.png: the same, close (no channel
// off by more than 8, 0.5 on average: another FreeType), or failed. A failure leaves
// NAME.found.png and NAME.diff.png beside the test program.
// STRAPLINE_UPDATE_GOLDENS=1 in the environment writes the goldens instead.
//
// Pictures are premultiplied 0xAARRGGBB words; the files hold straight alpha.
#ifndef TESTS_GOLDEN_H
#define TESTS_GOLDEN_H

#include <SDL.h>
#include <SDL_image.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum golden { GOLDEN_SAME, GOLDEN_CLOSE, GOLDEN_FAILED };

enum { GOLDEN_MAX_OFF = 8 };
static const double golden_mean_off = 0.5;

static inline uint32_t golden_straight(uint32_t p)
{
    uint32_t a = p >> 24;
    uint32_t out = a << 24;
    for (int shift = 0; shift < 24 && a; shift += 8) {
        uint32_t c = (((p >> shift) & 255) * 255 + a / 2) / a;
        out |= (c > 255 ? 255 : c) << shift;
    }
    return out;
}

static inline uint32_t golden_premultiplied(uint32_t p)
{
    uint32_t a = p >> 24;
    uint32_t out = a << 24;
    for (int shift = 0; shift < 24; shift += 8) {
        out |= ((((p >> shift) & 255) * a + 127) / 255) << shift;
    }
    return out;
}

static inline bool golden_write(const char *path, const uint32_t *pixels, int width,
                                int height, int stride)
{
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    if (!surface) {
        return false;
    }
    for (int y = 0; y < height; y++) {
        uint32_t *row =
            (uint32_t *)surface->pixels + (size_t)y * (size_t)surface->pitch / 4;
        for (int x = 0; x < width; x++) {
            row[x] = golden_straight(pixels[(size_t)y * (size_t)stride + (size_t)x]);
        }
    }
    bool written = IMG_SavePNG(surface, path) == 0;
    SDL_FreeSurface(surface);
    if (!written) {
        printf("  %s: cannot be written: %s\n", path, IMG_GetError());
    }
    return written;
}

// How far two pixels are apart in their worst channel; adds all channels to *sum.
static inline int golden_distance(uint32_t a, uint32_t b, long long *sum)
{
    int worst = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        int off = abs((int)((a >> shift) & 255) - (int)((b >> shift) & 255));
        worst = off > worst ? off : worst;
        *sum += off;
    }
    return worst;
}

static inline void golden_leave(const char *name, const char *what,
                                const uint32_t *pixels, int width, int height, int stride)
{
    char path[1024];
    const char *slash = strrchr(name, '/');
    char *base = SDL_GetBasePath();
    snprintf(path, sizeof(path), "%s%s.%s.png", base ? base : "",
             slash ? slash + 1 : name, what);
    SDL_free(base);
    if (golden_write(path, pixels, width, height, stride)) {
        printf("  see %s\n", path);
    }
}

// Grades found against the golden and leaves a picture of the differences on failure.
static inline enum golden golden_grade(const char *name, SDL_Surface *golden,
                                       const uint32_t *pixels, int width, int height,
                                       int stride)
{
    int worst = 0;
    long long sum = 0;
    uint32_t *diff = calloc((size_t)width * (size_t)height, sizeof(*diff));
    for (int y = 0; y < height; y++) {
        const uint32_t *row =
            (const uint32_t *)golden->pixels + (size_t)y * (size_t)golden->pitch / 4;
        for (int x = 0; x < width; x++) {
            uint32_t found = pixels[(size_t)y * (size_t)stride + (size_t)x];
            int off = golden_distance(found, golden_premultiplied(row[x]), &sum);
            worst = off > worst ? off : worst;
            uint32_t grey = (uint32_t)(off * 8 > 255 ? 255 : off * 8);
            if (diff) {
                diff[(size_t)y * (size_t)width + (size_t)x] =
                    0xff000000u | grey * 0x010101u;
            }
        }
    }
    double mean = (double)sum / ((double)width * height * 4);
    enum golden grade = worst == 0 ? GOLDEN_SAME : GOLDEN_CLOSE;
    if (worst > GOLDEN_MAX_OFF || mean > golden_mean_off) {
        printf("  %s: a channel is off by %d, %.3f on average\n", name, worst, mean);
        golden_leave(name, "found", pixels, width, height, stride);
        if (diff) {
            golden_leave(name, "diff", diff, width, height, width);
        }
        grade = GOLDEN_FAILED;
    }
    free(diff);
    return grade;
}

static inline enum golden golden_check(const char *name, const uint32_t *pixels,
                                       int width, int height, int stride)
{
    char path[1024];
    snprintf(path, sizeof(path), "%s/tests/golden/%s.png", SOURCE_DIR, name);
    if (getenv("STRAPLINE_UPDATE_GOLDENS")) {
        return golden_write(path, pixels, width, height, stride) ? GOLDEN_SAME
                                                                 : GOLDEN_FAILED;
    }
    SDL_Surface *loaded = IMG_Load(path);
    SDL_Surface *golden =
        loaded ? SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(loaded);
    if (!golden || golden->w != width || golden->h != height) {
        printf("  %s: %s\n", path, golden ? "has another size" : "is not there");
        golden_leave(name, "found", pixels, width, height, stride);
        SDL_FreeSurface(golden);
        return GOLDEN_FAILED;
    }
    enum golden grade = golden_grade(name, golden, pixels, width, height, stride);
    SDL_FreeSurface(golden);
    return grade;
}

#endif

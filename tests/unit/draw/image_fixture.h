// image_fixture.h
// Picture files of a test's own.
#ifndef TESTS_IMAGE_FIXTURE_H
#define TESTS_IMAGE_FIXTURE_H

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "golden.h"

static char path[1200];

// A file beside the test program, apart from those of other tests that run at this
// moment; its name stays in `path`.
static inline void put_file(const char *name, const char *content, size_t len)
{
    char *base = SDL_GetBasePath();
    snprintf(path, sizeof(path), "%s%ld.%s", base ? base : "", (long)getpid(), name);
    SDL_free(base);
    FILE *file = fopen(path, "wb");
    if (file) {
        fwrite(content, 1, len, file);
        fclose(file);
    }
}

static inline void put_svg(const char *svg)
{
    put_file("test_image.svg", svg, strlen(svg));
}

static inline void put_png(const uint32_t *pixels, int width, int height)
{
    put_file("test_image.png", "", 0);
    golden_write(path, pixels, width, height, width);
}

#endif

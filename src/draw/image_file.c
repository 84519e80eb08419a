#include "draw/image_file.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "draw/image.h"

enum { IMAGE_MAX_BYTES = 32 * 1024 * 1024 };

struct size {
    int width, height;
};

static int big_endian(const unsigned char *bytes, int count)
{
    uint32_t value = 0;
    for (int i = 0; i < count; i++) {
        value = value << 8 | bytes[i];
    }
    return value > INT32_MAX ? INT32_MAX : (int)value;
}

static bool is_png(const struct buf *file)
{
    return file->len >= 24 && memcmp(file->data, "\x89PNG\r\n\x1a\n", 8) == 0;
}

static bool is_jpeg(const struct buf *file)
{
    return file->len >= 4 && memcmp(file->data, "\xff\xd8\xff", 3) == 0;
}

static bool is_svg(const struct buf *file)
{
    return file->len > 0 && strlen(file->data) == file->len && strstr(file->data, "<svg");
}

static struct size png_size(const struct buf *file)
{
    const unsigned char *bytes = (const unsigned char *)file->data;
    return (struct size){big_endian(bytes + 16, 4), big_endian(bytes + 20, 4)};
}

// The frame header says it; the segments before it are stepped over.
static struct size jpeg_size(const struct buf *file)
{
    const unsigned char *bytes = (const unsigned char *)file->data;
    size_t at = 2;
    while (at + 9 < file->len && bytes[at] == 0xff) {
        unsigned char marker = bytes[at + 1];
        bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
                     marker != 0xc8 && marker != 0xcc;
        if (frame) {
            return (struct size){big_endian(bytes + at + 7, 2),
                                 big_endian(bytes + at + 5, 2)};
        }
        at += marker == 0xff ? 1 : 2 + (size_t)big_endian(bytes + at + 2, 2);
    }
    return (struct size){0};
}

// What nanosvg leaves out without a word.
static const char *const unsupported[] = {"text",     "use",     "image",
                                          "clipPath", "mask",    "filter",
                                          "symbol",   "pattern", "foreignObject"};

static const char *unsupported_tag(const char *svg)
{
    for (const char *at = strchr(svg, '<'); at; at = strchr(at + 1, '<')) {
        const char *name = text_starts(at + 1, "svg:") ? at + 5 : at + 1;
        size_t len = strcspn(name, " \t\r\n/>");
        for (size_t i = 0; i < sizeof(unsupported) / sizeof(unsupported[0]); i++) {
            if (strlen(unsupported[i]) == len && memcmp(name, unsupported[i], len) == 0) {
                return unsupported[i];
            }
        }
    }
    return NULL;
}

// A number of an attribute of the opening tag, 0 if it is not there.
static double svg_number(const char *svg, const char *attribute, int index)
{
    const char *tag = strstr(svg, "<svg");
    const char *end = tag ? strchr(tag, '>') : NULL;
    const char *at = tag ? strstr(tag, attribute) : NULL;
    if (!end || !at || at > end) {
        return 0;
    }
    at += strlen(attribute);
    double value = 0;
    for (int i = 0; i <= index; i++) {
        char *next = NULL;
        value = strtod(at, &next);
        at = next + strspn(next, " ,");
    }
    return value;
}

// Wild numbers would not survive the arithmetic.
static bool drawable(double side)
{
    return side > 1e-6 && side < 1e6;
}

static struct size svg_size(const struct buf *file, int width, int height)
{
    double w = svg_number(file->data, " viewBox=\"", 2);
    double h = svg_number(file->data, " viewBox=\"", 3);
    if (!drawable(w) || !drawable(h)) {
        w = svg_number(file->data, " width=\"", 0);
        h = svg_number(file->data, " height=\"", 0);
    }
    if (!drawable(w) || !drawable(h)) {
        return (struct size){0};
    }
    double scale = width / w < height / h ? width / w : height / h;
    struct size size = {(int)(w * scale + 0.5), (int)(h * scale + 0.5)};
    size.width = size.width < 1 ? 1 : size.width;
    size.height = size.height < 1 ? 1 : size.height;
    return size;
}

static SDL_Surface *decode_svg(const struct buf *file, const char *path, int width,
                               int height, char *error, size_t error_size)
{
    const char *tag = unsupported_tag(file->data);
    if (tag) {
        snprintf(error, error_size,
                 "%s: expected plain shapes, found <%s>, which would not be drawn: "
                 "convert it to PNG",
                 path, tag);
        return NULL;
    }
    struct size size = svg_size(file, width, height);
    if (size.width == 0) {
        snprintf(error, error_size,
                 "%s: expected a viewBox, or width and height, found none", path);
        return NULL;
    }
    SDL_RWops *source = SDL_RWFromConstMem(file->data, (int)file->len);
    SDL_Surface *surface = IMG_LoadSizedSVG_RW(source, size.width, size.height);
    SDL_RWclose(source);
    return surface;
}

static SDL_Surface *decode_bitmap(const struct buf *file, const char *path, char *error,
                                  size_t error_size)
{
    bool png = is_png(file);
    struct size size = png ? png_size(file) : jpeg_size(file);
    if (size.width < 1 || size.height < 1 || size.width > IMAGE_MAX_SIDE ||
        size.height > IMAGE_MAX_SIDE) {
        snprintf(error, error_size, "%s: expected at most %dx%d pixels, found %dx%d",
                 path, IMAGE_MAX_SIDE, IMAGE_MAX_SIDE, size.width, size.height);
        return NULL;
    }
    SDL_RWops *source = SDL_RWFromConstMem(file->data, (int)file->len);
    SDL_Surface *surface = png ? IMG_LoadPNG_RW(source) : IMG_LoadJPG_RW(source);
    SDL_RWclose(source);
    return surface;
}

static SDL_Surface *decode(const struct buf *file, const char *path, int width,
                           int height, char *error, size_t error_size)
{
    SDL_Surface *surface = NULL;
    error[0] = 0;
    if (is_png(file) || is_jpeg(file)) {
        surface = decode_bitmap(file, path, error, error_size);
    } else if (is_svg(file)) {
        surface = decode_svg(file, path, width, height, error, error_size);
    } else {
        snprintf(error, error_size, "%s: expected PNG, JPEG or SVG, found something else",
                 path);
    }
    if (!surface && error[0] == 0) {
        snprintf(error, error_size, "%s: cannot be decoded: %s", path, IMG_GetError());
    }
    return surface;
}

SDL_Surface *image_file_load(const char *path, int width, int height, char *error,
                             size_t error_size)
{
    struct buf file = {0};
    SDL_Surface *decoded = NULL;
    SDL_Surface *surface = NULL;
    if (file_read(path, IMAGE_MAX_BYTES, &file, error, error_size)) {
        decoded = decode(&file, path, width, height, error, error_size);
    }
    if (decoded) {
        surface = SDL_ConvertSurfaceFormat(decoded, SDL_PIXELFORMAT_ARGB8888, 0);
        if (!surface) {
            snprintf(error, error_size, "%s: cannot be converted: %s", path,
                     SDL_GetError());
        }
        SDL_FreeSurface(decoded);
    }
    buf_finish(&file);
    return surface;
}

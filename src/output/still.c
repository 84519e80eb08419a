#include "output/still.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/str.h"

// Level 1 without filters: 20 ms for a 1080p picture, where SDL_image takes 160 for half
// the bytes. A still is asked for while the show runs.
enum { COMPRESSION = 1, STILL_MAX_SIDE = 32768, CHUNK_BYTES = 1 << 18 };

static void take_bytes(png_structp png, png_bytep data, size_t len)
{
    buf_append(png_get_io_ptr(png), (const char *)data, len);
}

static void flush_nothing(png_structp png)
{
    (void)png;
}

// The picture is ours, so libpng has nothing to tell that a log would need.
static void stay_silent(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

struct still {
    const uint32_t *pixels;
    int width, height, stride;
    bool alpha;
};

static void pack_row(const uint32_t *in, int count, bool alpha, unsigned char *out)
{
    for (int i = 0; i < count; i++) {
        *out++ = (unsigned char)(in[i] >> 16);
        *out++ = (unsigned char)(in[i] >> 8);
        *out++ = (unsigned char)in[i];
        if (alpha) {
            *out++ = (unsigned char)(in[i] >> 24);
        }
    }
}

static void write_picture(png_structp png, png_infop info, const struct still *still,
                          unsigned char *row)
{
    png_set_compression_level(png, COMPRESSION);
    png_set_compression_buffer_size(png, CHUNK_BYTES);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_IHDR(png, info, (png_uint_32)still->width, (png_uint_32)still->height, 8,
                 still->alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    for (int y = 0; y < still->height; y++) {
        pack_row(still->pixels + (size_t)y * (size_t)still->stride, still->width,
                 still->alpha, row);
        png_write_row(png, row);
    }
    png_write_end(png, info);
}

// libpng leaves by longjmp on failure; nothing here changes between setjmp and that.
static bool guarded_write(png_structp png, png_infop info, const struct still *still,
                          unsigned char *row)
{
    if (setjmp(png_jmpbuf(png))) {
        return false;
    }
    write_picture(png, info, still, row);
    return true;
}

bool still_encode(const uint32_t *pixels, int width, int height, int stride, bool alpha,
                  struct buf *out)
{
    struct still still = {pixels, width, height, stride, alpha};
    if (width < 1 || height < 1 || width > STILL_MAX_SIDE || height > STILL_MAX_SIDE) {
        return false;
    }
    png_structp png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, stay_silent);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    bool written = false;
    if (info) {
        unsigned char *row = xalloc((size_t)width * 4);
        png_set_write_fn(png, out, take_bytes, flush_nothing);
        written = guarded_write(png, info, &still, row);
        free(row);
    }
    png_destroy_write_struct(&png, &info);
    return written;
}

bool still_named(const char *path, char *error, size_t error_size)
{
    static const char *const others[] = {".jpg",  ".jpeg", ".webp", ".gif", ".bmp",
                                         ".tiff", ".tif",  ".svg",  ".tga", ".mp4",
                                         ".mov",  ".pdf",  ".avif"};
    const char *ending = path ? strrchr(path, '.') : NULL;
    for (size_t i = 0; ending && i < sizeof(others) / sizeof(others[0]); i++) {
        if (text_equal_nocase(ending, others[i])) {
            snprintf(error, error_size, "%s: expected a name that ends in .png, found %s",
                     path, ending);
            return false;
        }
    }
    return true;
}

bool still_write(const char *path, const uint32_t *pixels, int width, int height,
                 int stride, bool alpha, char *error, size_t error_size)
{
    struct buf file = {0};
    bool written = false;
    if (still_encode(pixels, width, height, stride, alpha, &file)) {
        written = file_write_out(path, file.data, file.len, error, error_size);
    } else {
        snprintf(error, error_size, "%s: a picture of %dx%d cannot be made into PNG",
                 path, width, height);
    }
    buf_finish(&file);
    return written;
}

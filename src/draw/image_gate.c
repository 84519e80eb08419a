#include "draw/image_gate.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "draw/image_svg.h"

// More scans than this only serve to keep a decoder busy.
enum { JPEG_SCANS = 64 };

static int big_endian(const unsigned char *bytes, int count)
{
    uint32_t value = 0;
    for (int i = 0; i < count; i++) {
        value = value << 8 | bytes[i];
    }
    return value > INT32_MAX ? INT32_MAX : (int)value;
}

static bool is_png(const unsigned char *bytes, size_t len)
{
    return len >= 24 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0;
}

static bool is_jpeg(const unsigned char *bytes, size_t len)
{
    return len >= 4 && memcmp(bytes, "\xff\xd8\xff", 3) == 0;
}

static bool is_svg(const char *data, size_t len)
{
    const char *at = len >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0 ? data + 3 : data;
    at += strspn(at, " \t\r\n");
    return *at == '<' && strstr(at, "<svg") && strlen(data) == len;
}

struct jpeg {
    int width, height;
    int channels;
    int scans;
    bool whole; // its end is there
};

// Segments are stepped over; within a scan 0xff is followed by 0 or a restart, so that
// the next marker ends it.
static struct jpeg read_jpeg(const unsigned char *bytes, size_t len)
{
    struct jpeg jpeg = {0};
    size_t at = 2;
    while (at + 1 < len && !jpeg.whole) {
        unsigned char marker = bytes[at + 1];
        bool stands_alone = marker == 0 || (marker >= 0xd0 && marker <= 0xd8);
        if (bytes[at] != 0xff || marker == 0xff || stands_alone) {
            at += bytes[at] == 0xff && stands_alone ? 2 : 1;
            continue;
        }
        bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
                     marker != 0xc8 && marker != 0xcc;
        if (frame && at + 9 < len) {
            jpeg.width = big_endian(bytes + at + 7, 2);
            jpeg.height = big_endian(bytes + at + 5, 2);
            jpeg.channels = bytes[at + 9];
        }
        jpeg.scans += marker == 0xda;
        jpeg.whole = marker == 0xd9 && jpeg.scans > 0;
        at += 2 + (at + 3 < len ? (size_t)big_endian(bytes + at + 2, 2) : 0);
    }
    return jpeg;
}

static bool within_limits(const struct image_look *look, char *error, size_t error_size)
{
    if (look->width < 1 || look->height < 1 || look->width > IMAGE_MAX_SIDE ||
        look->height > IMAGE_MAX_SIDE || look->width * look->height > IMAGE_MAX_PIXELS) {
        snprintf(error, error_size,
                 "expected at most %dx%d and %d million pixels, found %.0fx%.0f",
                 IMAGE_MAX_SIDE, IMAGE_MAX_SIDE, IMAGE_MAX_PIXELS / 1000000, look->width,
                 look->height);
        return false;
    }
    return true;
}

static bool look_at_png(const unsigned char *bytes, struct image_look *out, char *error,
                        size_t error_size)
{
    *out = (struct image_look){IMAGE_PNG, big_endian(bytes + 16, 4),
                               big_endian(bytes + 20, 4)};
    return within_limits(out, error, error_size);
}

static bool look_at_jpeg(const unsigned char *bytes, size_t len, struct image_look *out,
                         char *error, size_t error_size)
{
    struct jpeg jpeg = read_jpeg(bytes, len);
    *out = (struct image_look){IMAGE_JPEG, jpeg.width, jpeg.height};
    const char *wrong = !jpeg.whole ? "one that is cut off"
                        : jpeg.channels != 1 && jpeg.channels != 3
                            ? "one for print (CMYK)"
                        : jpeg.scans > JPEG_SCANS ? "too many scans"
                                                  : NULL;
    if (wrong) {
        snprintf(error, error_size, "expected a whole JPEG in RGB or grey, found %s",
                 wrong);
        return false;
    }
    return within_limits(out, error, error_size);
}

static bool look_at_svg(const char *data, size_t len, struct image_look *out, char *error,
                        size_t error_size)
{
    struct svg_size size = {0};
    if (len > IMAGE_MAX_SVG_BYTES) {
        snprintf(error, error_size, "expected an SVG of at most %d KiB, found %zu",
                 IMAGE_MAX_SVG_BYTES >> 10, len >> 10);
        return false;
    }
    if (!svg_gate(data, &size, error, error_size)) {
        return false;
    }
    *out = (struct image_look){IMAGE_SVG, size.width, size.height};
    return true;
}

bool image_gate(const char *data, size_t len, struct image_look *out, char *error,
                size_t error_size)
{
    const unsigned char *bytes = (const unsigned char *)data;
    *out = (struct image_look){0};
    if (len > IMAGE_MAX_BYTES) {
        snprintf(error, error_size, "expected at most %d MiB, found %zu bytes",
                 IMAGE_MAX_BYTES >> 20, len);
        return false;
    }
    if (is_png(bytes, len)) {
        return look_at_png(bytes, out, error, error_size);
    }
    if (is_jpeg(bytes, len)) {
        return look_at_jpeg(bytes, len, out, error, error_size);
    }
    if (is_svg(data, len)) {
        return look_at_svg(data, len, out, error, error_size);
    }
    snprintf(error, error_size, "expected PNG, JPEG or SVG, found %s",
             len == 0 ? "nothing" : "something else");
    return false;
}

const char *image_ending(enum image_kind kind)
{
    static const char *const endings[] = {"", ".png", ".jpg", ".svg"};
    return endings[kind];
}

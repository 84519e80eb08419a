#include "screen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { XWD_COLOR = 12, KEY_TOLERANCE = 24 };

// XWD: a header of big-endian words, then the colours, then the pixels.
static uint32_t header_word(const uint8_t *file, int index)
{
    uint32_t word;
    memcpy(&word, file + (size_t)index * sizeof(word), sizeof(word));
    return ntohl(word);
}

bool screen_open(struct screen *screen, const char *path)
{
    struct stat info;
    int file = open(path, O_RDONLY);
    if (file < 0 || fstat(file, &info) != 0) {
        fprintf(stderr, "pixelwatch: %s: %s\n", path, strerror(errno));
        return false;
    }
    const uint8_t *map = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_SHARED, file, 0);
    close(file);
    if (map == MAP_FAILED || header_word(map, 11) != 32) {
        fprintf(stderr, "pixelwatch: %s: expected a screen of 32 bits a pixel\n", path);
        return false;
    }
    screen->width = (int)header_word(map, 4);
    screen->height = (int)header_word(map, 5);
    screen->stride = header_word(map, 12);
    screen->pixels = map + header_word(map, 0) + (size_t)header_word(map, 19) * XWD_COLOR;
    size_t pixels = (size_t)screen->width * (size_t)screen->height;
    screen->base = calloc(pixels, sizeof(*screen->base));
    screen->seen = calloc(pixels, sizeof(*screen->seen));
    return screen->base && screen->seen;
}

const uint32_t *screen_row(const struct screen *screen, int y)
{
    return (const uint32_t *)(const void *)(screen->pixels + (size_t)y * screen->stride);
}

bool screen_has(const struct screen *screen, const struct region *region)
{
    return region->x >= 0 && region->y >= 0 && region->w > 0 && region->h > 0 &&
           region->step > 0 && region->x + region->w <= screen->width &&
           region->y + region->h <= screen->height;
}

// The fourth byte of a pixel is nobody's.
static bool other_colors(const uint32_t *a, const uint32_t *b, int count)
{
    for (int x = 0; x < count; x++) {
        if ((a[x] ^ b[x]) & 0xffffff) {
            return true;
        }
    }
    return false;
}

bool screen_changed(struct screen *screen, const struct region *region)
{
    bool changed = false;
    size_t size = (size_t)region->w * sizeof(uint32_t);
    for (int y = region->y; y < region->y + region->h; y += region->step) {
        const uint32_t *now = screen_row(screen, y) + region->x;
        uint32_t *seen = screen->seen + (size_t)y * (size_t)screen->width + region->x;
        if (memcmp(now, seen, size) != 0) {
            changed = changed || other_colors(now, seen, region->w);
            memcpy(seen, now, size);
        }
    }
    return changed;
}

static int apart(uint32_t pixel, int shift, int wanted)
{
    return abs((int)(pixel >> shift & 255) - wanted);
}

bool screen_is(const struct screen *screen, int red, int green, int blue)
{
    int hits = 0, looks = 0;
    for (int y = 4; y < screen->height; y += 12) {
        const uint32_t *row = screen_row(screen, y);
        for (int x = 4; x < screen->width; x += 24) {
            looks++;
            hits += apart(row[x], 16, red) <= KEY_TOLERANCE &&
                    apart(row[x], 8, green) <= KEY_TOLERANCE &&
                    apart(row[x], 0, blue) <= KEY_TOLERANCE;
        }
    }
    return hits * 1000 >= looks * 999;
}

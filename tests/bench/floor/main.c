// floor WIDTH HEIGHT: what the machine needs at least to change a rectangle of the
// screen, and what we need. One line a rectangle: name, its size, then medians in
// microseconds of memset, memcpy, XShmPutImage, of memcpy and XShmPutImage in turn, and
// of our frame (painted, keyed, presented).
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "panel.h"
#include "shared.h"

enum { ROUNDS = 5, TIMES = 25, WARM = 3, LONGEST_SIDE = 16384 };

struct place {
    int width; // of the screen
    struct rect rect;
    struct shared *shared;
    struct panel *panel;
    uint32_t *picture; // ordinary memory, as large as the screen
};

static size_t first_pixel(const struct place *place, int y)
{
    return (size_t)y * (size_t)place->width + (size_t)place->rect.x;
}

static void set(struct place *place)
{
    for (int y = place->rect.y; y < place->rect.y + place->rect.h; y++) {
        memset(shared_pixels(place->shared) + first_pixel(place, y), y & 255,
               (size_t)place->rect.w * sizeof(uint32_t));
    }
}

static void copy(struct place *place)
{
    for (int y = place->rect.y; y < place->rect.y + place->rect.h; y++) {
        memcpy(shared_pixels(place->shared) + first_pixel(place, y),
               place->picture + first_pixel(place, y),
               (size_t)place->rect.w * sizeof(uint32_t));
    }
}

static void put(struct place *place)
{
    shared_put(place->shared, place->rect.x, place->rect.y, place->rect.w, place->rect.h);
}

// More than the sum of both: each time, one core must fetch what the other just wrote.
static void copy_and_put(struct place *place)
{
    copy(place);
    put(place);
}

static void frame(struct place *place)
{
    panel_frame(place->panel, place->rect);
}

static const struct way {
    void (*act)(struct place *place);
    int shared; // the shared picture is in front
} WAYS[] = {{set, 1}, {copy, 1}, {put, 1}, {copy_and_put, 1}, {frame, 0}};
enum { WAY_COUNT = sizeof(WAYS) / sizeof(WAYS[0]) };

static int by_value(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void measure(struct place *place, const char *name)
{
    static int64_t found[WAY_COUNT][ROUNDS * TIMES];
    for (int i = 0; i < ROUNDS * WAY_COUNT; i++) {
        const struct way *way = &WAYS[i % WAY_COUNT];
        shared_show(place->shared, way->shared);
        for (int k = -WARM; k < TIMES; k++) {
            int64_t began = clock_now_ns();
            way->act(place);
            int64_t took = clock_now_ns() - began;
            if (k >= 0) {
                found[i % WAY_COUNT][i / WAY_COUNT * TIMES + k] = took;
            }
        }
    }
    printf("%s %d %d", name, place->rect.w, place->rect.h);
    for (int i = 0; i < WAY_COUNT; i++) {
        qsort(found[i], ROUNDS * TIMES, sizeof(found[i][0]), by_value);
        printf(" %.1f", (double)found[i][ROUNDS * TIMES / 2] / 1000);
    }
    printf("\n");
}

static int side(const char *text)
{
    long number = strtol(text, NULL, 10);
    return number > 0 && number <= LONGEST_SIDE ? (int)number : 0;
}

int main(int argc, char **argv)
{
    int width = argc == 3 ? side(argv[1]) : 0;
    int height = argc == 3 ? side(argv[2]) : 0;
    if (!width || !height) {
        fprintf(stderr, "usage: floor WIDTH HEIGHT\n");
        return 2;
    }
    struct place place = {.width = width};
    size_t size = (size_t)width * (size_t)height * sizeof(*place.picture);
    place.picture = malloc(size);
    if (!place.picture) {
        return 1;
    }
    memset(place.picture, 0x5a, size);
    place.panel = panel_open(width, height);
    place.shared = shared_open(width, height);
    place.rect = (struct rect){0, 0, width, height};
    measure(&place, "frame");
    place.rect =
        rect_even((struct rect){width / 12, height * 7 / 9, width * 2 / 3, height / 6});
    measure(&place, "lower-third");
    shared_close(place.shared);
    panel_close(place.panel);
    free(place.picture);
    return 0;
}

// Damage: covers everything that was added, stays disjoint, inside its bounds and small.
#include "check.h"

#include <stdint.h>

#include "draw/damage.h"

enum { SIDE = 200, ROUNDS = 400 };

static const struct rect bounds = {0, 0, SIDE, SIDE};
static unsigned char touched[SIDE][SIDE];

static uint32_t next(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static int below(uint32_t *seed, int limit)
{
    return (int)(next(seed) % (uint32_t)limit);
}

static void touch(struct rect r)
{
    r = rect_intersect(r, bounds);
    for (int y = r.y; y < r.y + r.h; y++) {
        memset(&touched[y][r.x], 1, (size_t)r.w);
    }
}

static bool covered(const struct damage *damage, int x, int y)
{
    for (int i = 0; i < damage->count; i++) {
        if (rect_contains(damage->rects[i], (struct rect){x, y, 1, 1})) {
            return true;
        }
    }
    return false;
}

static void check_covers(const struct damage *damage)
{
    for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
            CHECK(!touched[y][x] || covered(damage, x, y));
        }
    }
}

static void check_shape(const struct damage *damage)
{
    CHECK(damage->count <= DAMAGE_MAX);
    for (int i = 0; i < damage->count; i++) {
        CHECK(!rect_empty(damage->rects[i]));
        CHECK(rect_contains(bounds, damage->rects[i]));
        for (int j = 0; j < i; j++) {
            CHECK(rect_empty(rect_intersect(damage->rects[i], damage->rects[j])));
        }
    }
}

TEST(whatever_is_added_is_covered_by_few_disjoint_parts)
{
    uint32_t seed = 20260801;
    for (int round = 0; round < ROUNDS && !check_failed; round++) {
        struct damage damage = {0};
        memset(touched, 0, sizeof(touched));
        int count = 1 + below(&seed, 60);
        int largest = 1 + below(&seed, round % 2 ? 12 : 120);
        for (int i = 0; i < count; i++) {
            struct rect r = {below(&seed, SIDE + 40) - 20, below(&seed, SIDE + 40) - 20,
                             below(&seed, largest + 1), below(&seed, largest + 1)};
            damage_add(&damage, r, bounds);
            touch(r);
        }
        check_shape(&damage);
        check_covers(&damage);
    }
}

TEST(nothing_and_what_lies_outside_add_nothing)
{
    struct damage damage = {0};
    damage_add(&damage, (struct rect){10, 10, 0, 5}, bounds);
    damage_add(&damage, (struct rect){SIDE, 0, 10, 10}, bounds);
    damage_add(&damage, (struct rect){-50, -50, 50, 50}, bounds);
    CHECK(damage_empty(&damage));
}

TEST(a_rectangle_is_covered_by_several_parts_or_not_wholly)
{
    struct damage damage = {0};
    damage_add(&damage, (struct rect){0, 0, 200, 10}, bounds);
    damage_add(&damage, (struct rect){0, 10, 10, 190}, bounds);
    CHECK(damage.count > 1);
    CHECK(damage_covers(&damage, (struct rect){0, 5, 10, 60}));
    CHECK(!damage_covers(&damage, (struct rect){0, 5, 11, 60}));
    CHECK(!damage_covers(&damage, (struct rect){-1, 5, 10, 60}));
    CHECK(damage_covers(&damage, (struct rect){300, 300, 0, 0}));
    CHECK(!damage_covers(&damage, (struct rect){300, 300, 1, 1}));
}

TEST(two_halves_become_one)
{
    struct damage damage = {0};
    damage_add(&damage, (struct rect){0, 0, 100, 50}, bounds);
    damage_add(&damage, (struct rect){0, 50, 100, 50}, bounds);
    CHECK_INT(damage.count, 1);
    CHECK(rect_equal(damage.rects[0], (struct rect){0, 0, 100, 100}));
}

TEST(far_corners_stay_apart)
{
    struct damage damage = {0};
    damage_add(&damage, (struct rect){0, 0, 10, 10}, bounds);
    damage_add(&damage, (struct rect){190, 190, 10, 10}, bounds);
    CHECK_INT(damage.count, 2);
}

TEST(a_cross_is_not_blown_up_to_its_square)
{
    struct damage damage = {0};
    const struct rect large = {0, 0, 2000, 2000};
    damage_add(&damage, (struct rect){0, 900, 2000, 200}, large);
    damage_add(&damage, (struct rect){900, 0, 200, 2000}, large);
    long long pixels = 0;
    for (int i = 0; i < damage.count; i++) {
        pixels += (long long)damage.rects[i].w * damage.rects[i].h;
    }
    CHECK_INT(pixels, 2000 * 200 * 2 - 200 * 200);
}

TEST(cutting_leaves_exactly_the_rest)
{
    uint32_t seed = 77;
    for (int round = 0; round < ROUNDS && !check_failed; round++) {
        struct rect from = {below(&seed, 20), below(&seed, 20), below(&seed, 20),
                            below(&seed, 20)};
        struct rect cut = {below(&seed, 20), below(&seed, 20), below(&seed, 20),
                           below(&seed, 20)};
        struct rect pieces[4];
        int count = rect_cut(from, cut, pieces);
        for (int i = 0; i < 45 * 45; i++) {
            struct rect pixel = {i % 45, i / 45, 1, 1};
            int hits = 0;
            for (int p = 0; p < count; p++) {
                hits += rect_contains(pieces[p], pixel);
            }
            CHECK_INT(hits, rect_contains(from, pixel) && !rect_contains(cut, pixel));
        }
    }
}

TEST(even_edges_grow_outwards)
{
    CHECK(rect_equal(rect_even((struct rect){-3, 5, 4, 3}), (struct rect){-4, 4, 6, 4}));
    CHECK(rect_equal(rect_even((struct rect){2, 4, 6, 8}), (struct rect){2, 4, 6, 8}));
}

static const struct check_case cases[] = {
    CASE(whatever_is_added_is_covered_by_few_disjoint_parts),
    CASE(nothing_and_what_lies_outside_add_nothing),
    CASE(a_rectangle_is_covered_by_several_parts_or_not_wholly),
    CASE(two_halves_become_one),
    CASE(far_corners_stay_apart),
    CASE(a_cross_is_not_blown_up_to_its_square),
    CASE(cutting_leaves_exactly_the_rest),
    CASE(even_edges_grow_outwards),
};

CHECK_MAIN(cases)

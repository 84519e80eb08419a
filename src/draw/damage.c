#include "draw/damage.h"

#include <stdint.h>

// Merging two parts may cost this many pixels that did not change: about what one more
// part costs to present.
enum { WASTE_PIXELS = 2048 };

static int64_t waste(struct rect a, struct rect b)
{
    return rect_area(rect_union(a, b)) - rect_area(a) - rect_area(b) +
           rect_area(rect_intersect(a, b));
}

static bool nearly_fill(struct rect a, struct rect b)
{
    int64_t lost = waste(a, b);
    return lost <= WASTE_PIXELS || lost * 8 <= rect_area(rect_union(a, b));
}

static void drop(struct damage *damage, int index)
{
    damage->rects[index] = damage->rects[--damage->count];
}

// Adds by swallowing whatever overlaps, so the count cannot grow by more than one.
static void swallow(struct damage *damage, struct rect rect)
{
    for (int i = 0; i < damage->count;) {
        if (rect_empty(rect_intersect(damage->rects[i], rect))) {
            i++;
            continue;
        }
        rect = rect_union(rect, damage->rects[i]);
        drop(damage, i);
        i = 0;
    }
    damage->rects[damage->count++] = rect;
}

// Merges the two parts that lose least.
static void make_room(struct damage *damage)
{
    int first = 0;
    int second = 1;
    int64_t least = INT64_MAX;
    for (int i = 0; i < damage->count; i++) {
        for (int j = i + 1; j < damage->count; j++) {
            int64_t lost = waste(damage->rects[i], damage->rects[j]);
            if (lost < least) {
                least = lost;
                first = i;
                second = j;
            }
        }
    }
    struct rect merged = rect_union(damage->rects[first], damage->rects[second]);
    drop(damage, second);
    drop(damage, first);
    swallow(damage, merged);
}

// Grows rect over every part that it nearly fills a union with; false if one part
// already covers it.
static bool merge_near(struct damage *damage, struct rect *rect)
{
    for (int i = 0; i < damage->count;) {
        struct rect part = damage->rects[i];
        if (rect_contains(part, *rect)) {
            return false;
        }
        if (!nearly_fill(part, *rect)) {
            i++;
            continue;
        }
        *rect = rect_union(part, *rect);
        drop(damage, i);
        i = 0;
    }
    return true;
}

// Adds what no part covers yet. Pieces are never merged again: merging could undo the
// cut.
static void place(struct damage *damage, struct rect rect)
{
    for (int i = 0; i < damage->count; i++) {
        if (rect_empty(rect_intersect(damage->rects[i], rect))) {
            continue;
        }
        struct rect pieces[4];
        int count = rect_cut(rect, damage->rects[i], pieces);
        for (int p = 0; p < count; p++) {
            place(damage, pieces[p]);
        }
        return;
    }
    if (damage->count == DAMAGE_MAX) {
        make_room(damage);
    }
    swallow(damage, rect);
}

void damage_add(struct damage *damage, struct rect rect, struct rect bounds)
{
    rect = rect_intersect(rect, bounds);
    if (!rect_empty(rect) && merge_near(damage, &rect)) {
        place(damage, rect);
    }
}

bool damage_empty(const struct damage *damage)
{
    return damage->count == 0;
}

bool damage_covers(const struct damage *damage, struct rect rect)
{
    int64_t rest = rect_area(rect);
    for (int i = 0; i < damage->count; i++) {
        rest -= rect_area(rect_intersect(damage->rects[i], rect));
    }
    return rest == 0;
}

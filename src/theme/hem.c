#include "theme/hem.h"

#include "theme/emit_items.h"
#include "theme/rim.h"

static bool held(const struct hems *hems, struct rect seen)
{
    for (int i = 0; i < hems->count; i++) {
        if (rect_contains(hems->plates[i].seen, seen)) {
            return true;
        }
    }
    return false;
}

static void note(struct hems *hems, const struct node *node, int dx, int dy,
                 struct rect window)
{
    if (rim_hides(node)) {
        struct rect place = rect_move(node_place(node), dx, dy);
        struct rect seen = rect_intersect(place, window);
        bool empty = rect_empty(seen); // a clip of no size would be no clip
        if (!empty && !held(hems, seen) && hems->count < HEM_PLATES) {
            hems->plates[hems->count].node = node;
            hems->plates[hems->count].place = place;
            hems->plates[hems->count++].seen = seen;
        }
        return;
    }
    for (int i = 0; i < node->child_count; i++) {
        const struct node *child = &node->children[i];
        if (!child->hidden && !child->element->panel) {
            struct rect part = rect_move(child->window, dx, dy);
            note(hems, child, dx, dy, child->cut ? rect_intersect(window, part) : window);
        }
    }
}

void hems_note(struct hems *hems, const struct node *panel, const struct pose *pose)
{
    if (hems) {
        note(hems, panel, pose_dx(pose), pose_dy(pose), pose_clip(pose));
    }
}

// Where the key is outside of a cut, the strip inside of it is covered.
struct seam {
    const struct hems *hems;
    const struct frame *frame;
    struct draw_list *out;
    int plate;
    struct rect strip;
    bool upright;
};

static void sew(const struct seam *seam, struct rect outside)
{
    const struct node *node = seam->hems->plates[seam->plate].node;
    struct rect strip = seam->strip;
    if (seam->upright) {
        strip.y = outside.y;
        strip.h = outside.h;
    } else {
        strip.x = outside.x;
        strip.w = outside.w;
    }
    struct draw_item *item = emit_ground(seam->frame, node, seam->out);
    item->rect = seam->hems->plates[seam->plate].place;
    item->clip = strip;
    if (rim_strong(seam->frame, node)) {
        item->color = rim_color();
        item->gradient = GRADIENT_NONE;
        item->border = 0;
    }
}

// What of the line is no plate's, from this plate on.
static void sew_along(const struct seam *seam, int plate, struct rect outside)
{
    struct rect pieces[4];
    while (plate < seam->hems->count &&
           rect_empty(rect_intersect(seam->hems->plates[plate].seen, outside))) {
        plate++;
    }
    if (plate == seam->hems->count) {
        sew(seam, outside);
        return;
    }
    int count = rect_cut(outside, seam->hems->plates[plate].seen, pieces);
    for (int i = 0; i < count; i++) {
        sew_along(seam, plate + 1, pieces[i]);
    }
}

static void hem_sides(struct seam *seam, struct rect place, struct rect seen)
{
    int width = rim_width(seam->frame);
    int right = seen.x + seen.w, bottom = seen.y + seen.h;
    const struct {
        bool cut, upright;
        struct rect strip, outside;
    } sides[] = {
        {seen.x > place.x,
         true,
         {seen.x, seen.y, width, seen.h},
         {seen.x - 1, seen.y, 1, seen.h}},
        {right < place.x + place.w,
         true,
         {right - width, seen.y, width, seen.h},
         {right, seen.y, 1, seen.h}},
        {seen.y > place.y,
         false,
         {seen.x, seen.y, seen.w, width},
         {seen.x, seen.y - 1, seen.w, 1}},
        {bottom < place.y + place.h,
         false,
         {seen.x, bottom - width, seen.w, width},
         {seen.x, bottom, seen.w, 1}},
    };
    for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++) {
        if (sides[i].cut) {
            seam->upright = sides[i].upright;
            seam->strip = rect_intersect(sides[i].strip, seen);
            sew_along(seam, 0, sides[i].outside);
        }
    }
}

void hems_finish(const struct hems *hems, const struct frame *frame,
                 struct draw_list *out)
{
    for (int i = 0; i < hems->count; i++) {
        struct seam seam = {.hems = hems, .frame = frame, .out = out, .plate = i};
        hem_sides(&seam, hems->plates[i].place, hems->plates[i].seen);
    }
}

#include "theme/emit_items.h"

#include "base/utf8.h"
#include "theme/arrange.h"
#include "theme/line.h"
#include "theme/rim.h"

struct items {
    const struct frame *frame;
    struct draw_list *out;
    bool cut; // everything, to the window
    struct rect window;
    bool behind; // outlines, before any letter of their line
    int floor;   // below it the panel is cut, or the next of a column begins
};

static struct draw_item *add(const struct items *items, enum draw_kind kind,
                             struct rect rect)
{
    struct draw_item *item = draw_add(items->out, kind);
    item->rect = rect;
    if (items->cut) {
        item->clip = items->window;
    }
    return item;
}

// The same, cut to this part as well. False if nothing is left.
static bool cut_to(struct items *items, struct rect part)
{
    items->window = items->cut ? rect_intersect(items->window, part) : part;
    items->cut = true;
    return !rect_empty(items->window);
}

struct draw_item *emit_ground(const struct frame *frame, const struct node *node,
                              struct draw_list *out)
{
    const struct element *element = node->element;
    struct rect place = node_place(node);
    if ((!node->filled && element->border <= 0) || rect_empty(place)) {
        return NULL;
    }
    struct draw_item *item = draw_add(out, DRAW_BOX);
    item->rect = place;
    item->color = node->filled ? node->fill : 0;
    item->color2 = node->fill2;
    item->gradient = node->filled ? element->fill.gradient : GRADIENT_NONE;
    item->radius = frame_px(frame, element->radius);
    item->border = node->rim ? rim_width(frame) : frame_px(frame, element->border);
    item->border_color = node->rim ? rim_color() : node->border_color;
    return item;
}

static void emit_box(const struct items *items, const struct node *node)
{
    struct draw_item *item = emit_ground(items->frame, node, items->out);
    if (item && items->cut) {
        item->clip = items->window;
    }
}

static void emit_image(const struct items *items, const struct node *node)
{
    struct rect inside = arrange_inside_now(items->frame, node);
    if (node->image && !rect_empty(inside)) {
        struct draw_item *item = add(items, DRAW_IMAGE, inside);
        item->image = node->image;
        item->cover = node->element->cover;
    }
}

static int baseline(const struct node *node, struct rect inside, int cap_height)
{
    switch (node->element->text_valign) {
    case ALIGN_START:
        return inside.y + cap_height;
    case ALIGN_END:
        return inside.y + inside.h;
    case ALIGN_CENTER:
    case ALIGN_STRETCH:
        break;
    }
    return inside.y + (inside.h + cap_height) / 2;
}

// What is drawn below the floor is lost, or in the way. A line that reaches deeper stands
// higher, as far as its capitals allow.
static int raised(const struct items *items, const struct node *node, int base)
{
    const struct measure *measure = items->frame->measure;
    const struct line *line = &node->line;
    int deepest = 0;
    for (int i = 0; i < line->count && measure->depth; i++) {
        const struct piece *piece = &line->pieces[i];
        int depth = measure->depth(measure->context, &piece->style, piece->text);
        deepest = depth > deepest ? depth : deepest;
    }
    int highest = node_place(node).y + line->cap_height;
    int wanted = items->floor - deepest;
    if (deepest == 0 || wanted >= base || highest >= base) {
        return base;
    }
    return wanted > highest ? wanted : highest;
}

static void emit_piece(const struct items *items, const struct piece *piece,
                       struct rect rect, int base)
{
    if (items->behind && piece->outline <= 0) {
        return;
    }
    struct draw_item *item = add(items, DRAW_TEXT, rect);
    item->baseline = base;
    item->style = piece->style;
    item->color = piece->ink;
    item->text = piece->text;
    if (items->behind) {
        item->style.outline = piece->outline;
        item->style.hard = rim_wanted(items->frame);
        item->color = piece->outline_color;
    }
}

// Letter by letter: a clock's tick repaints its last figure and no more.
static void emit_letters(const struct items *items, const struct piece *piece,
                         struct rect rect, int base)
{
    const struct measure *measure = items->frame->measure;
    for (const char *at = piece->text; *at;) {
        const char *start = at;
        utf8_next(&at);
        struct piece letter = *piece;
        letter.text = arena_strndup(items->frame->arena, start, (size_t)(at - start));
        rect.w = measure->width(measure->context, &letter.style, letter.text);
        emit_piece(items, &letter, rect, base);
        rect.x += rect.w + letter.style.tracking;
    }
}

static bool outlined(const struct line *line)
{
    bool any = false;
    for (int i = 0; i < line->count; i++) {
        any = any || line->pieces[i].outline > 0;
    }
    return any;
}

static void emit_line(const struct items *items, const struct node *node,
                      struct rect inside)
{
    const struct line *line = &node->line;
    int x = inside.x + line_start(items->frame, node, line, inside.w);
    int base = raised(items, node, baseline(node, inside, line->cap_height));
    for (int i = 0; i < line->count; i++) {
        const struct piece *piece = &line->pieces[i];
        struct rect rect = {x + piece->x, inside.y, piece->width, inside.h};
        // One outline: where those of letters met it would have corners.
        if (node->element->apart && !outlined(line)) {
            emit_letters(items, piece, rect, base);
        } else {
            emit_piece(items, piece, rect, base);
        }
    }
}

// Set for its place at rest, so that a plate on its way only shows more or less of it.
static void emit_text(struct items items, const struct node *node)
{
    struct rect inside = arrange_inside_now(items.frame, node);
    if (node->line.width > inside.w && node->filled &&
        !cut_to(&items, node_place(node))) {
        return;
    }
    if (outlined(&node->line)) {
        items.behind = true;
        emit_line(&items, node, inside);
        items.behind = false;
    }
    emit_line(&items, node, inside);
}

static const struct node *child_of(const struct node *node, int index)
{
    const struct node *child =
        node && index < node->child_count ? &node->children[index] : NULL;
    return child && !child->hidden && !child->element->panel ? child : NULL;
}

static void emit_node(const struct items *items, const struct node *node,
                      const struct node *before);

static void emit_child(struct items items, const struct node *node,
                       const struct node *before)
{
    if (!node->cut || cut_to(&items, node->window)) {
        emit_node(&items, node, before);
    }
}

static struct items over_next(struct items items, const struct node *node, int index)
{
    struct rect place = node_place(&node->children[index]);
    bool next = false;
    for (int i = index + 1; i < node->child_count; i++) {
        next = next || !node->children[i].hidden;
    }
    if (next && node->element->type == ELEMENT_COLUMN &&
        place.y + place.h < items.floor) {
        items.floor = place.y + place.h;
    }
    return items;
}

static void emit_node(const struct items *items, const struct node *node,
                      const struct node *before)
{
    emit_box(items, node);
    if (node->element->type == ELEMENT_TEXT) {
        emit_text(*items, node);
    } else if (node->element->type == ELEMENT_IMAGE) {
        emit_image(items, node);
    }
    int count = before && before->child_count > node->child_count ? before->child_count
                                                                  : node->child_count;
    for (int i = 0; i < count; i++) {
        const struct node *child = child_of(node, i), *was = child_of(before, i);
        if (child) {
            emit_child(over_next(*items, node, i), child, was);
        } else if (was && was->leaving) {
            emit_child(*items, was, NULL);
        }
    }
}

void emit_items(const struct frame *frame, const struct node *node,
                const struct node *before, struct draw_list *out)
{
    struct rect place = node_place(node);
    struct items items = {.frame = frame, .out = out, .floor = place.y + place.h};
    emit_node(&items, node, before);
}

#include "theme/emit_items.h"

#include "theme/arrange.h"
#include "theme/line.h"

static void emit_box(const struct frame *frame, const struct node *node,
                     struct draw_list *out)
{
    const struct element *element = node->element;
    if ((!node->filled && element->border <= 0) || rect_empty(node->rect)) {
        return;
    }
    struct draw_item *item = draw_add(out, DRAW_BOX);
    item->rect = node->rect;
    item->color = node->filled ? node->fill : 0;
    item->color2 = node->fill2;
    item->gradient = node->filled ? element->fill.gradient : GRADIENT_NONE;
    item->radius = frame_px(frame, element->radius);
    item->border = frame_px(frame, element->border);
    item->border_color = node->border_color;
}

static void emit_image(const struct frame *frame, const struct node *node,
                       struct draw_list *out)
{
    struct rect inside = arrange_inside(frame, node);
    if (node->image && !rect_empty(inside)) {
        struct draw_item *item = draw_add(out, DRAW_IMAGE);
        item->rect = inside;
        item->image = node->image;
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

static void emit_text(const struct frame *frame, const struct node *node,
                      struct draw_list *out)
{
    struct rect inside = arrange_inside(frame, node);
    struct line line = line_fit(frame, node, inside.w);
    enum align align = node->element->text_align;
    int room = inside.w - line.width;
    int x = inside.x + (align == ALIGN_END ? room : align == ALIGN_CENTER ? room / 2 : 0);
    for (int i = 0; i < line.count; i++) {
        const struct piece *piece = &line.pieces[i];
        struct draw_item *item = draw_add(out, DRAW_TEXT);
        item->rect = (struct rect){x + piece->x, inside.y, piece->width, inside.h};
        item->baseline = baseline(node, inside, line.cap_height);
        item->style = piece->style;
        item->color = piece->ink;
        item->text = piece->text;
    }
}

void emit_items(const struct frame *frame, const struct node *node, struct draw_list *out)
{
    emit_box(frame, node, out);
    if (node->element->type == ELEMENT_TEXT) {
        emit_text(frame, node, out);
    } else if (node->element->type == ELEMENT_IMAGE) {
        emit_image(frame, node, out);
    }
    for (int i = 0; i < node->child_count; i++) {
        const struct node *child = &node->children[i];
        if (!child->hidden && !child->element->panel) {
            emit_items(frame, child, out);
        }
    }
}

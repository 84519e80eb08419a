#include "draw/list.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static void put_rect(struct buf *out, const char *before, struct rect r)
{
    buf_printf(out, "%s%d,%d %dx%d", before, r.x, r.y, r.w, r.h);
}

static void print_panel(struct buf *out, const struct draw_item *item)
{
    put_rect(out, "panel ", item->rect);
    buf_printf(out, " move %d,%d", item->dx, item->dy);
}

static void print_end(struct buf *out, const struct draw_item *item)
{
    (void)item;
    buf_text(out, "end");
}

static void print_box(struct buf *out, const struct draw_item *item)
{
    static const char *const ways[] = {"", " down to ", " right to "};
    put_rect(out, "box ", item->rect);
    buf_printf(out, " #%08x", (unsigned)item->color);
    if (item->gradient != GRADIENT_NONE) {
        buf_printf(out, "%s#%08x", ways[item->gradient], (unsigned)item->color2);
    }
    if (item->radius > 0) {
        buf_printf(out, " radius %d", item->radius);
    }
    if (item->border > 0) {
        buf_printf(out, " border %d #%08x", item->border, (unsigned)item->border_color);
    }
}

static void print_text(struct buf *out, const struct draw_item *item)
{
    put_rect(out, "text ", item->rect);
    buf_printf(out, " base %d %s %d", item->baseline, or_empty(item->style.face),
               item->style.size);
    if (item->style.tabular) {
        buf_text(out, " tabular");
    }
    if (item->style.tracking != 0) {
        buf_printf(out, " tracking %d", item->style.tracking);
    }
    if (item->style.outline > 0) {
        buf_printf(out, " %soutline %d", item->style.hard ? "hard " : "",
                   item->style.outline);
    }
    buf_printf(out, " #%08x \"%s\"", (unsigned)item->color, or_empty(item->text));
}

// The name alone: where the theme lies is no part of the picture.
static void print_image(struct buf *out, const struct draw_item *item)
{
    const char *slash = item->image ? strrchr(item->image, '/') : NULL;
    put_rect(out, "image ", item->rect);
    buf_printf(out, " %s%s", slash ? slash + 1 : or_empty(item->image),
               item->cover ? " cover" : "");
}

static void (*const printers[])(struct buf *out, const struct draw_item *item) = {
    [DRAW_PANEL] = print_panel, [DRAW_END] = print_end,     [DRAW_BOX] = print_box,
    [DRAW_TEXT] = print_text,   [DRAW_IMAGE] = print_image,
};

const char *draw_list_print(const struct draw_list *list, struct arena *arena)
{
    struct buf out = {0};
    int depth = 0;
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        depth = item->kind == DRAW_END ? 0 : depth;
        buf_text(&out, depth ? "  " : "");
        printers[item->kind](&out, item);
        if (!rect_empty(item->clip) || item->kind == DRAW_PANEL) {
            put_rect(&out, " clip ", item->clip);
        }
        if (item->opacity != 255) {
            buf_printf(&out, " opacity %d", item->opacity);
        }
        buf_char(&out, '\n');
        depth = item->kind == DRAW_PANEL ? 1 : depth;
    }
    const char *text = arena_strndup(arena, out.data ? out.data : "", out.len);
    buf_finish(&out);
    return text;
}

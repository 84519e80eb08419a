#include "theme/lint.h"

#include <string.h>

#include "theme/lint_color.h"
#include "theme/rim.h"
#include "theme/tint.h"

enum { DESIGN_SIDE = 1080, TEXT_FLOOR = 32, STROKE_FLOOR = 4, OUTLINE_FLOOR = 3 };

static const double CONTRAST_FLOOR = 4.5;
static const double SAFE_SHARE = 0.05, CAPITALS = 0.66;
static const char ELLIPSIS[] = "\xe2\x80\xa6";

struct lint {
    const struct draw_list *list;
    double scale; // output pixels a design pixel
    struct rect safe;
    struct lint_finding *out;
    int count;
};

static void find(struct lint *lint, enum lint_kind kind, const struct draw_item *item,
                 double found, double wanted)
{
    if (lint->count < LINT_MAX) {
        lint->out[lint->count++] = (struct lint_finding){
            .kind = kind,
            .where = item->rect,
            .text = item->kind == DRAW_TEXT && *item->text ? item->text : NULL,
            .found = found,
            .wanted = wanted,
        };
    }
}

static bool solid(const struct draw_item *item)
{
    return item->kind == DRAW_BOX && item->opacity == 255 && item->color >> 24 == 255;
}

// The topmost plate that lies below an item's left end (0), middle (1) or right end (2),
// NULL if there is none.
static const struct draw_item *plate_of(const struct lint *lint, int index, int halves)
{
    const struct rect *r = &lint->list->items[index].rect;
    struct rect spot = {r->x + (r->w - 1) * halves / 2, r->y + r->h / 2, 1, 1};
    for (int i = index - 1; i >= 0; i--) {
        const struct draw_item *item = &lint->list->items[i];
        if (solid(item) && rect_contains(item->rect, spot)) {
            return item;
        }
    }
    return NULL;
}

// The one that a text is least read on; NULL if there is none below its middle.
static const struct draw_item *worst_plate(const struct lint *lint, int index)
{
    const struct draw_item *text = &lint->list->items[index];
    const struct draw_item *worst = plate_of(lint, index, 1);
    for (int halves = 0; halves <= 2 && worst; halves += 2) {
        const struct draw_item *plate = plate_of(lint, index, halves);
        if (plate && lint_contrast(text, plate) < lint_contrast(text, worst)) {
            worst = plate;
        }
    }
    return worst;
}

// A code that stands in where there is no flag lies under the flag where there is one.
static bool covered(const struct lint *lint, int index)
{
    const struct rect *r = &lint->list->items[index].rect;
    struct rect middle = {r->x + r->w / 2, r->y + r->h / 2, 1, 1};
    for (int i = index + 1; i < lint->list->count; i++) {
        const struct draw_item *item = &lint->list->items[i];
        if (item->kind == DRAW_END) {
            return false;
        }
        if ((item->kind == DRAW_IMAGE || solid(item)) &&
            rect_contains(item->rect, middle)) {
            return true;
        }
    }
    return false;
}

// What lies round the letters of a text; NULL if nothing does.
static const struct draw_item *outline_of(const struct lint *lint, int index)
{
    const struct draw_item *text = &lint->list->items[index];
    for (int i = index - 1; i >= 0; i--) {
        const struct draw_item *item = &lint->list->items[i];
        if (item->kind == DRAW_TEXT && item->style.outline > 0 && item->opacity == 255 &&
            item->color >> 24 == 255 && item->rect.x == text->rect.x &&
            item->baseline == text->baseline && strcmp(item->text, text->text) == 0) {
            return item;
        }
    }
    return NULL;
}

static void look_at_contrast(struct lint *lint, const struct draw_item *item,
                             const struct draw_item *ground)
{
    double contrast = lint_contrast(item, ground);
    if (contrast < CONTRAST_FLOOR) {
        find(lint, LINT_CONTRAST, item, contrast, CONTRAST_FLOOR);
    }
}

// Text without a plate: its outline has to be one.
static void look_at_free_text(struct lint *lint, const struct draw_item *item,
                              const struct draw_item *outline)
{
    if (!outline) {
        find(lint, LINT_BARE, item, 0, 0);
        return;
    }
    double width = outline->style.outline / lint->scale;
    if (width < OUTLINE_FLOOR - 0.5) {
        find(lint, LINT_OUTLINE, item, width, OUTLINE_FLOOR);
    }
    look_at_contrast(lint, item, outline);
}

static void look_at_text(struct lint *lint, int index)
{
    const struct draw_item *item = &lint->list->items[index];
    if (item->style.outline > 0 || covered(lint, index)) {
        return;
    }
    const struct draw_item *plate = worst_plate(lint, index);
    double size = item->style.size / lint->scale;
    size_t len = strlen(item->text);
    if (size < TEXT_FLOOR - 0.5) {
        find(lint, LINT_SMALL, item, size, TEXT_FLOOR);
    }
    if (len >= strlen(ELLIPSIS) &&
        strcmp(item->text + len - strlen(ELLIPSIS), ELLIPSIS) == 0) {
        find(lint, LINT_CUT, item, 0, 0);
    }
    if (plate) {
        look_at_contrast(lint, item, plate);
    } else {
        look_at_free_text(lint, item, outline_of(lint, index));
    }
}

static bool hidden(const void *context, struct rect pixel)
{
    const struct draw_list *list = context;
    for (int i = 0; i < list->count; i++) {
        if (solid(&list->items[i]) && rect_contains(list->items[i].rect, pixel)) {
            return true;
        }
    }
    return false;
}

// Nothing of its own inside its border.
static bool hollow(const struct draw_item *item)
{
    return !(item->color >> 24) && item->border > 0;
}

// A plate, or a border round plates of others, of a strong colour wants a dark rim of two
// pixels between it and the key.
static void look_at_rim(struct lint *lint, const struct draw_item *item)
{
    uint32_t edge = item->border ? item->border_color : item->color;
    double found = tint_chroma(edge);
    if ((solid(item) || hollow(item)) && found > TINT_STRONG &&
        rim_beside_key(item->rect, hidden, lint->list)) {
        find(lint, LINT_RIM, item, found, TINT_STRONG);
    }
}

static void look_at_box(struct lint *lint, int index)
{
    const struct draw_item *item = &lint->list->items[index];
    look_at_rim(lint, item);
    int thin = item->rect.w < item->rect.h ? item->rect.w : item->rect.h;
    thin = hollow(item) ? item->border : thin;
    if ((hollow(item) || item->color >> 24) && thin / lint->scale < STROKE_FLOOR - 0.5 &&
        !plate_of(lint, index, 1)) {
        find(lint, LINT_THIN, item, thin / lint->scale, STROKE_FLOOR);
    }
}

// What a panel shows of an item; `panel` NULL: it stands by itself.
static struct rect shown(const struct draw_item *item, const struct draw_item *panel)
{
    struct rect r = item->clip.w ? rect_intersect(item->rect, item->clip) : item->rect;
    return panel ? rect_intersect(rect_move(r, panel->dx, panel->dy), panel->clip) : r;
}

static void look_at_place(struct lint *lint, const struct draw_item *item,
                          const struct draw_item *panel)
{
    struct rect r = shown(item, panel);
    int over = 0;
    const int sides[] = {lint->safe.x - r.x, lint->safe.y - r.y,
                         r.x + r.w - lint->safe.x - lint->safe.w,
                         r.y + r.h - lint->safe.y - lint->safe.h};
    for (int i = 0; i < 4; i++) {
        over = sides[i] > over ? sides[i] : over;
    }
    if (over > 0 && !rect_empty(r)) {
        find(lint, LINT_UNSAFE, item, over / lint->scale, 0);
    }
}

// About where the letters of a line are: no higher than most fonts' capitals.
static struct rect letters_of(const struct draw_item *item)
{
    int high = (int)(item->style.size * CAPITALS);
    return (struct rect){item->rect.x, item->baseline - high, item->rect.w, high};
}

static bool is_letters(const struct draw_item *item)
{
    return item->kind == DRAW_TEXT && item->style.outline <= 0 && item->rect.w > 0;
}

static struct rect letters_seen(const struct draw_item *item,
                                const struct draw_item *panel)
{
    struct draw_item letters = *item;
    letters.rect = letters_of(item);
    return shown(&letters, panel);
}

// What is cut need not end on its plate: of such a text, and of one that is not seen,
// only this is told.
static bool look_at_letters(struct lint *lint, int index, const struct draw_item *panel)
{
    const struct draw_item *item = &lint->list->items[index];
    if (item->kind == DRAW_TEXT && !*item->text) {
        find(lint, LINT_LOST, item, 0, 0);
        return false;
    }
    if (!is_letters(item) || covered(lint, index)) {
        return true;
    }
    struct rect all = letters_of(item), seen = letters_seen(item, panel);
    int wide = all.w - seen.w, high = all.h - seen.h;
    int low = all.h - item->rect.h; // its line is lower than they are
    int lost = wide > high ? wide : high;
    lost = low > lost ? low : lost;
    if (lost > 1) {
        find(lint, LINT_CLIPPED, item, lost / lint->scale, 0);
    }
    return lost <= 1;
}

static void (*const LOOKS[])(struct lint *lint, int index) = {
    [DRAW_BOX] = look_at_box,
    [DRAW_TEXT] = look_at_text,
    [DRAW_IMAGE] = NULL,
};

int lint_list(const struct draw_list *list, int width, int height,
              struct lint_finding out[LINT_MAX])
{
    int x = (int)(width * SAFE_SHARE), y = (int)(height * SAFE_SHARE);
    struct lint lint = {.list = list,
                        .scale = (double)(width < height ? width : height) / DESIGN_SIDE,
                        .safe = {x, y, width - 2 * x, height - 2 * y},
                        .out = out};
    const struct draw_item *panel = NULL;
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_PANEL || item->kind == DRAW_END) {
            panel = item->kind == DRAW_PANEL ? item : NULL;
            continue;
        }
        if (look_at_letters(&lint, i, panel) && LOOKS[item->kind]) {
            LOOKS[item->kind](&lint, i);
        }
        look_at_place(&lint, item, panel);
    }
    return lint.count;
}

int lint_texts_seen(const struct draw_list *list)
{
    const struct draw_item *panel = NULL;
    int seen = 0;
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_PANEL || item->kind == DRAW_END) {
            panel = item->kind == DRAW_PANEL ? item : NULL;
        } else {
            seen += is_letters(item) && !rect_empty(letters_seen(item, panel));
        }
    }
    return seen;
}

#include "theme/lint_color.h"

#include "theme/lint.h"
#include "theme/tint.h"

enum { GRADIENT_STEPS = 4 };

static const double MOST_CONTRAST = 21;

// A gradient has colours between its ends that neither is like: yellow and cyan meet in
// green.
static int gradient_steps(const struct draw_item *item)
{
    bool any = item->kind == DRAW_BOX && item->gradient != GRADIENT_NONE;
    return any ? GRADIENT_STEPS : 0;
}

static uint32_t gradient_color(const struct draw_item *item, double way)
{
    uint32_t color = item->color & 0xff000000;
    for (int shift = 0; shift < 24; shift += 8) {
        int from = (int)(item->color >> shift & 255);
        int to = (int)(item->color2 >> shift & 255);
        color |= (uint32_t)(from + (int)((to - from) * way)) << shift;
    }
    return color;
}

// Where along the ground's gradient a place begins, or ends: 0 to 1.
static double along(const struct draw_item *ground, int x, int y)
{
    bool right = ground->gradient == GRADIENT_RIGHT;
    double way = right ? (double)(x - ground->rect.x) / ground->rect.w
                       : (double)(y - ground->rect.y) / ground->rect.h;
    return way < 0 ? 0 : way > 1 ? 1 : way;
}

double lint_contrast(const struct draw_item *text, const struct draw_item *ground)
{
    const struct rect *r = &text->rect;
    double contrast = MOST_CONTRAST;
    bool even = gradient_steps(ground) == 0;
    double from = even ? 0 : along(ground, r->x, r->y);
    double to = even ? 0 : along(ground, r->x + r->w, r->y + r->h);
    for (int i = 0; i <= gradient_steps(ground); i++) {
        double way = from + (to - from) * i / GRADIENT_STEPS;
        double found = tint_contrast(text->color, gradient_color(ground, way));
        contrast = found < contrast ? found : contrast;
    }
    return contrast;
}

static void add_color(uint32_t argb, uint32_t *colors, int *count, int max)
{
    bool known = argb >> 24 == 0;
    for (int i = 0; i < *count && !known; i++) {
        known = colors[i] == (argb & 0xffffff);
    }
    if (!known && *count < max) {
        colors[(*count)++] = argb & 0xffffff;
    }
}

void lint_colors(const struct draw_list *list, uint32_t *colors, int *count, int max)
{
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_BOX || item->kind == DRAW_TEXT) {
            add_color(item->color, colors, count, max);
        }
        for (int step = GRADIENT_STEPS; step > 0 && gradient_steps(item); step--) {
            add_color(gradient_color(item, (double)step / GRADIENT_STEPS), colors, count,
                      max);
        }
        if (item->kind == DRAW_BOX && item->border) {
            add_color(item->border_color, colors, count, max);
        }
    }
}

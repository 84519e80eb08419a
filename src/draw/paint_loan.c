#include "draw/paint_loan.h"

// Smaller parts gain less than it costs to paint round them.
enum { LOAN_MIN_PIXELS = 8 * 1024 };

static struct rect biggest_rest(struct rect from, struct rect cut)
{
    struct rect pieces[4];
    struct rect biggest = {0};
    int count = rect_cut(from, cut, pieces);
    for (int i = 0; i < count; i++) {
        biggest = rect_area(pieces[i]) > rect_area(biggest) ? pieces[i] : biggest;
    }
    return biggest;
}

// A rectangle in which the layer alone is seen, empty if it has fewer than `least`
// pixels.
static struct rect lendable(const struct layers *layers, int index, struct rect part,
                            int64_t least)
{
    struct rect rect = rect_intersect(layer_hides(&layers->all[index]), part);
    for (int i = index + 1; i < layers->count && rect_area(rect) >= least; i++) {
        if (!rect_empty(rect_intersect(rect, layers->all[i].visible))) {
            rect = biggest_rest(rect, layers->all[i].visible);
        }
    }
    return rect_area(rect) < least ? (struct rect){0} : rect;
}

static struct canvas_loan loan_of(const struct layer *layer, struct rect rect)
{
    return (struct canvas_loan){
        .rect = rect,
        .rows = layer->raster->lines + (rect.y - layer->y),
        .x = rect.x - layer->x,
    };
}

static struct canvas_loan best_loan(const struct layers *layers, struct rect part)
{
    struct canvas_loan best = {0};
    int64_t least = LOAN_MIN_PIXELS;
    for (int i = 0; i < layers->count; i++) {
        struct rect rect = lendable(layers, i, part, least);
        if (!rect_empty(rect)) {
            best = loan_of(&layers->all[i], rect);
            least = rect_area(rect) + 1;
        }
    }
    return best;
}

struct rect loan_within(struct canvas *canvas, const struct layers *layers,
                        struct rect part)
{
    for (int i = 0; i < canvas->loan_count; i++) {
        struct rect lent = rect_intersect(canvas->loans[i].rect, part);
        if (!rect_empty(lent)) {
            return lent;
        }
    }
    struct canvas_loan loan = {0};
    if (canvas->loan_count < CANVAS_LOANS && rect_area(part) >= LOAN_MIN_PIXELS) {
        loan = best_loan(layers, part);
    }
    if (!rect_empty(loan.rect)) {
        canvas->loans[canvas->loan_count++] = loan;
    }
    return loan.rect;
}

// Whether the loan is of this layer's pixels, where they still stand.
static bool lent_by(const struct layer *layer, const struct canvas_loan *loan)
{
    int down = loan->rect.y - layer->y;
    return layer->raster && down >= 0 && down < layer->raster->height &&
           loan->x == loan->rect.x - layer->x &&
           loan->rows == layer->raster->lines + down;
}

// What of the loan its layer still shows; empty if none does.
static struct canvas_loan kept(const struct layers *layers,
                               const struct canvas_loan *loan)
{
    struct rect still = {0};
    int by = 0;
    for (int i = 0; i < layers->count && rect_empty(still); i++) {
        by = i;
        if (lent_by(&layers->all[i], loan)) {
            still = lendable(layers, i, loan->rect, LOAN_MIN_PIXELS);
        }
    }
    return rect_empty(still) ? (struct canvas_loan){0} : loan_of(&layers->all[by], still);
}

// What was lent and no longer is. Its panel is still there, for it was shown by the last
// frame, and outside the damage shows what it did.
static void copy_rest(struct canvas *canvas, struct rect lent, struct rect still,
                      const struct damage *damage)
{
    struct rect pieces[4];
    int count = rect_cut(lent, still, pieces);
    for (int i = 0; i < count; i++) {
        if (!damage_covers(damage, pieces[i])) {
            canvas_read(canvas, pieces[i], canvas->pixels, canvas->stride);
        }
    }
}

void loans_review(struct canvas *canvas, const struct layers *layers,
                  const struct damage *damage)
{
    int count = 0;
    for (int i = 0; i < canvas->loan_count; i++) {
        struct canvas_loan still = kept(layers, &canvas->loans[i]);
        copy_rest(canvas, canvas->loans[i].rect, still.rect, damage);
        if (!rect_empty(still.rect)) {
            canvas->loans[count++] = still;
        }
    }
    canvas->loan_count = count;
}

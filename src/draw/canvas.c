#include "draw/canvas.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

struct canvas *canvas_create(int width, int height)
{
    assert(width > 0 && height > 0);
    struct canvas *canvas = xalloc(sizeof(*canvas));
    canvas->width = width;
    canvas->height = height;
    canvas->blank = true;
    // Rows begin on 16 bytes, where the blenders' wide loops start at once.
    canvas->stride = (width + 3) & ~3;
    canvas->pixels =
        xalloc((size_t)canvas->stride * (size_t)height * sizeof(*canvas->pixels));
    return canvas;
}

void canvas_destroy(struct canvas *canvas)
{
    if (canvas) {
        free(canvas->pixels);
        free(canvas);
    }
}

struct canvas_run canvas_run(const struct canvas *canvas, int x, int y, int most)
{
    const uint32_t *own = canvas->pixels + (size_t)y * (size_t)canvas->stride + (size_t)x;
    struct canvas_run run = {own, most, false};
    for (int i = 0; i < canvas->loan_count; i++) {
        const struct canvas_loan *loan = &canvas->loans[i];
        int down = y - loan->rect.y;
        int right = x - loan->rect.x;
        if (down < 0 || down >= loan->rect.h || right >= loan->rect.w) {
            continue;
        }
        if (right >= 0) {
            run.pixels = loan->rows[down] + loan->x + right;
            run.count = loan->rect.w - right < most ? loan->rect.w - right : most;
            run.lent = true;
            return run;
        }
        run.count = -right < run.count ? -right : run.count;
    }
    return run;
}

static bool bare_row(const struct canvas *canvas, int y)
{
    uint32_t any = 0;
    for (int x = 0; x < canvas->width && !any;) {
        struct canvas_run run = canvas_run(canvas, x, y, canvas->width - x);
        any = run.lent;
        for (int i = 0; i < run.count; i++) {
            any |= run.pixels[i];
        }
        x += run.count;
    }
    return any == 0;
}

bool canvas_bare(const struct canvas *canvas, int y, int rows)
{
    int end = y + rows;
    while (!canvas->blank && y < end && bare_row(canvas, y)) {
        y++;
    }
    return canvas->blank || y == end;
}

void canvas_read(const struct canvas *canvas, struct rect rect, uint32_t *out, int stride)
{
    struct rect r =
        rect_intersect(rect, (struct rect){0, 0, canvas->width, canvas->height});
    for (int y = r.y; y < r.y + r.h; y++) {
        uint32_t *row = out + (size_t)y * (size_t)stride;
        for (int x = r.x; x < r.x + r.w;) {
            struct canvas_run run = canvas_run(canvas, x, y, r.x + r.w - x);
            memcpy(row + x, run.pixels, (size_t)run.count * sizeof(*row));
            x += run.count;
        }
    }
}

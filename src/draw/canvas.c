#include "draw/canvas.h"

#include <assert.h>
#include <stdlib.h>

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

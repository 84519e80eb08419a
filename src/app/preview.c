#include "app/preview.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/str.h"
#include "output/shrink.h"
#include "output/still.h"

enum { FRESH_NS = 200000000 };

static bool encode(const uint32_t *pixels, int width, int height, bool alpha, int wanted,
                   struct buf *out)
{
    if (!wanted || wanted >= width) {
        return still_encode(pixels, width, height, width, alpha, out);
    }
    int small_height = (int)((int64_t)height * wanted / width);
    small_height = small_height ? small_height : 1;
    uint32_t *small = xalloc((size_t)wanted * (size_t)small_height * sizeof(*small));
    shrink(pixels, width, height, alpha, small, wanted, small_height);
    bool made = still_encode(small, wanted, small_height, wanted, alpha, out);
    free(small);
    return made;
}

static bool make(struct preview *preview, struct desk *desk, int wanted)
{
    int width, height;
    bool alpha;
    uint32_t *pixels = desk_still(desk, &width, &height, &alpha);
    buf_clear(&preview->png);
    bool made = pixels && encode(pixels, width, height, alpha, wanted, &preview->png);
    free(pixels);
    preview->width = wanted;
    preview->made_ns = made ? clock_now_ns() : 0;
    return made;
}

bool preview_take(struct preview *preview, struct desk *desk, int width, struct buf *out)
{
    // Only small ones: whoever wants the picture itself wants this very moment.
    bool fresh = width && preview->made_ns && preview->width == width &&
                 clock_now_ns() - preview->made_ns < FRESH_NS;
    if (!fresh && !make(preview, desk, width)) {
        return false;
    }
    buf_append(out, preview->png.data, preview->png.len);
    return true;
}

void preview_finish(struct preview *preview)
{
    buf_finish(&preview->png);
}

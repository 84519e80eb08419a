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

static bool key_and_encode(const struct canvas *canvas, const struct key *key, int wanted,
                           struct buf *out)
{
    int width = key_mode_width(key->mode, canvas->width);
    struct rect whole = {0, 0, canvas->width, canvas->height};
    uint32_t *pixels =
        xrealloc(NULL, (size_t)width * (size_t)canvas->height * sizeof(*pixels));
    key_rect(key, canvas, whole, pixels, width);
    bool made =
        encode(pixels, width, canvas->height, key->mode == KEY_ALPHA, wanted, out);
    free(pixels);
    return made;
}

static bool make(struct preview *preview, struct desk *desk, int wanted)
{
    struct key key;
    struct canvas *canvas = desk_still(desk, &key);
    buf_clear(&preview->png);
    bool made = canvas && key_and_encode(canvas, &key, wanted, &preview->png);
    outbox_return_still(desk->outbox, canvas);
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

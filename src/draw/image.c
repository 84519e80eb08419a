#define LOG_MODULE "image"
#include "draw/image.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/str.h"
#include "draw/hash.h"
#include "draw/image_file.h"
#include "draw/image_scale.h"
#include "draw/lru.h"

enum { IMAGE_BUDGET = 16 * 1024 * 1024 };

struct kept_picture {
    struct lru_node node;
    struct picture picture; // zero size: draws nothing
    uint32_t *pixels;       // owned
};

struct images {
    struct lru pictures;
    struct lru told; // files that the log already names
};

static void drop_picture(struct lru_node *node)
{
    struct kept_picture *kept = (struct kept_picture *)node;
    free(kept->pixels);
    free(kept);
}

static void drop_told(struct lru_node *node)
{
    free(node);
}

struct images *images_create(void)
{
    struct images *images = xalloc(sizeof(*images));
    images->pictures.drop = drop_picture;
    images->told.drop = drop_told;
    return images;
}

void images_clear(struct images *images)
{
    lru_clear(&images->pictures);
    lru_clear(&images->told);
}

void images_destroy(struct images *images)
{
    if (images) {
        images_clear(images);
        free(images);
    }
}

static void tell_once(struct images *images, const char *path, const char *error)
{
    enum { TOLD_BUDGET = 64 * 1024 };
    uint64_t key = hash_text(0, path);
    if (!lru_find(&images->told, key)) {
        struct lru_node *node = xalloc(sizeof(*node));
        node->key = key;
        node->bytes = sizeof(*node);
        lru_add(&images->told, node);
        lru_trim(&images->told, TOLD_BUDGET, 1);
        log_warn("%s", error);
    }
}

static void fit_picture(struct kept_picture *kept, SDL_Surface *surface, int width,
                        int height)
{
    struct image_size from = {surface->w, surface->h};
    struct image_size to = image_fit(from, (struct image_size){width, height});
    int stride = surface->pitch / (int)sizeof(uint32_t);
    image_premultiply(surface->pixels, from.width, from.height, stride);
    kept->pixels = image_scale(surface->pixels, from, stride, to);
    kept->picture = (struct picture){
        .pixels = kept->pixels,
        .width = to.width,
        .height = to.height,
        .x = (width - to.width) / 2,
        .y = (height - to.height) / 2,
    };
}

static struct kept_picture *load(struct images *images, const char *path, int width,
                                 int height)
{
    char error[512];
    struct kept_picture *kept = xalloc(sizeof(*kept));
    SDL_Surface *surface = image_file_load(path, width, height, error, sizeof(error));
    if (surface) {
        fit_picture(kept, surface, width, height);
        SDL_FreeSurface(surface);
    } else {
        tell_once(images, path, error);
    }
    kept->node.bytes = sizeof(*kept) + (size_t)kept->picture.width *
                                           (size_t)kept->picture.height *
                                           sizeof(uint32_t);
    return kept;
}

bool images_get(struct images *images, const char *path, int width, int height,
                struct picture *out)
{
    *out = (struct picture){0};
    if (text_empty(path) || width < 1 || height < 1 || width > IMAGE_MAX_SIDE ||
        height > IMAGE_MAX_SIDE) {
        return false;
    }
    uint64_t key = hash_int(hash_int(hash_text(0, path), width), height);
    struct kept_picture *kept = (struct kept_picture *)lru_find(&images->pictures, key);
    if (!kept) {
        kept = load(images, path, width, height);
        kept->node.key = key;
        lru_add(&images->pictures, &kept->node);
        lru_trim(&images->pictures, IMAGE_BUDGET, 1);
    }
    *out = kept->picture;
    return kept->pixels != NULL;
}

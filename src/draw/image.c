#define LOG_MODULE "image"
#include "draw/image.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/str.h"
#include "draw/image_scale.h"
#include "draw/lru.h"

enum { PICTURE_BUDGET = 16 * 1024 * 1024, FILE_BUDGET = 4096 * 64 };

struct kept_picture {
    struct lru_node node;
    struct raster raster; // without pixels: draws nothing
    int form;             // number of this raster, never 0
    bool asked;           // a better one is on its way
};

// What is known of a file.
struct kept_file {
    struct lru_node node;
    enum image_state state;
    struct image_box box; // the widest it is kept for
};

struct images {
    struct lru pictures;
    struct lru files;
    struct image_decoder decoder;
    struct image_finish finish;
    int forms;
    int wanted; // in this frame: these stay
};

static void drop_picture(struct lru_node *node)
{
    struct kept_picture *kept = (struct kept_picture *)node;
    free(kept->raster.pixels);
    free(kept);
}

static void drop_file(struct lru_node *node)
{
    free(node);
}

struct images *images_create(void)
{
    struct images *images = xalloc(sizeof(*images));
    images->pictures.drop = drop_picture;
    images->files.drop = drop_file;
    return images;
}

void images_decode_by(struct images *images, const struct image_decoder *decoder)
{
    images->decoder = *decoder;
}

void images_finish_by(struct images *images, const struct image_finish *finish)
{
    images->finish = *finish;
}

static void forget(struct images *images)
{
    lru_clear(&images->pictures);
    lru_clear(&images->files);
}

void images_clear(struct images *images)
{
    if (!images->decoder.ask) {
        forget(images);
        return;
    }
    for (struct lru_node *node = images->pictures.newest; node; node = node->older) {
        ((struct kept_picture *)node)->asked = false;
        ((struct kept_picture *)node)->form = 0;
    }
    for (struct lru_node *node = images->files.newest; node; node = node->older) {
        struct kept_file *file = (struct kept_file *)node;
        file->state = file->state == IMAGE_GOOD ? IMAGE_GOOD : IMAGE_UNKNOWN;
    }
}

void images_destroy(struct images *images)
{
    if (images) {
        forget(images);
        free(images);
    }
}

struct image_box image_box_of(const struct draw_item *item)
{
    return (struct image_box){item->rect.w, item->rect.h, item->cover};
}

static uint64_t key_of(const char *path, struct image_box box)
{
    uint64_t key = hash_int(hash_int(hash_text(0, path), box.width), box.height);
    return box.cover ? hash_int(key, box.cover) : key;
}

static struct kept_picture *find_picture(struct images *images, const char *path,
                                         struct image_box box)
{
    return (struct kept_picture *)lru_find(&images->pictures, key_of(path, box));
}

static struct kept_file *file_of(struct images *images, const char *path)
{
    uint64_t key = hash_text(0, path);
    struct kept_file *file = (struct kept_file *)lru_find(&images->files, key);
    if (!file) {
        file = xalloc(sizeof(*file));
        file->node.key = key;
        file->node.bytes = sizeof(*file);
        lru_add(&images->files, &file->node);
        lru_trim(&images->files, FILE_BUDGET, images->wanted + 1);
    }
    return file;
}

enum image_state images_state(struct images *images, const char *path)
{
    struct kept_file *file =
        (struct kept_file *)lru_find(&images->files, hash_text(0, path));
    return file ? file->state : IMAGE_UNKNOWN;
}

// Takes the raster.
static void keep(struct images *images, struct kept_picture *kept, struct raster *raster)
{
    lru_remove(&images->pictures, &kept->node);
    free(kept->raster.pixels);
    kept->raster = *raster;
    kept->form = ++images->forms;
    kept->node.bytes = sizeof(*kept) + (size_t)raster->width * (size_t)raster->height *
                                           sizeof(*raster->pixels);
    lru_add(&images->pictures, &kept->node);
    lru_trim(&images->pictures, PICTURE_BUDGET, images->wanted + 1);
    *raster = (struct raster){0};
}

static void judge(struct images *images, const char *path, struct image_box box,
                  const struct raster *raster, const char *error)
{
    struct kept_file *file = file_of(images, path);
    if (!raster->pixels && file->state != IMAGE_REFUSED) {
        log_warn("%s", error);
    }
    file->state = raster->pixels ? IMAGE_GOOD : IMAGE_REFUSED;
    if (raster->pixels && box.width >= file->box.width) {
        file->box = box;
    }
}

void images_take(struct images *images, const char *path, struct image_box box,
                 struct raster *raster, const char *error)
{
    struct kept_picture *kept = find_picture(images, path, box);
    judge(images, path, box, raster, error);
    if (kept) {
        kept->asked = false;
        keep(images, kept, raster);
    } else { // nobody wants it any longer
        free(raster->pixels);
        *raster = (struct raster){0};
    }
}

// Until the right one is there, another size of it has to do; what was cut away of it is
// not to be had.
static void stand_in(struct images *images, struct kept_picture *kept, const char *path,
                     struct image_box box)
{
    const struct kept_file *file = file_of(images, path);
    const struct kept_picture *other = find_picture(images, path, file->box);
    bool cut = file->box.cover && !box.cover;
    if (file->state != IMAGE_GOOD || cut || !other || other == kept ||
        !other->raster.pixels) {
        return;
    }
    struct image_size from = {other->raster.width, other->raster.height};
    struct raster raster = raster_fit(other->raster.pixels, from, from.width, box);
    keep(images, kept, &raster);
}

static void ask(struct images *images, struct kept_picture *kept, const char *path,
                struct image_box box)
{
    char error[512];
    struct raster raster;
    if (!images->decoder.ask) {
        image_file_draw(path, box, &images->finish, &raster, error, sizeof(error));
        images_take(images, path, box, &raster, error);
        return;
    }
    struct kept_file *file = file_of(images, path);
    file->state = file->state == IMAGE_UNKNOWN ? IMAGE_ASKED : file->state;
    kept->asked = true;
    if (!kept->raster.pixels) {
        stand_in(images, kept, path, box);
    }
    kept->form = kept->form ? kept->form : ++images->forms;
    images->decoder.ask(images->decoder.context, path, box, &images->finish);
}

static bool drawable(const char *path, struct image_box box)
{
    return !text_empty(path) && box.width >= 1 && box.height >= 1 &&
           box.width <= IMAGE_MAX_SIDE && box.height <= IMAGE_MAX_SIDE;
}

static struct kept_picture *picture_of(struct images *images, const char *path,
                                       struct image_box box)
{
    struct kept_picture *kept = find_picture(images, path, box);
    if (!kept) {
        kept = xalloc(sizeof(*kept));
        kept->node.key = key_of(path, box);
        kept->node.bytes = sizeof(*kept);
        lru_add(&images->pictures, &kept->node);
    }
    if (!kept->form && !kept->asked) {
        ask(images, kept, path, box);
    }
    return kept;
}

void images_want(struct images *images, const char *path, struct image_box box)
{
    if (drawable(path, box)) {
        picture_of(images, path, box);
    }
}

void images_look(struct images *images, struct draw_list *list)
{
    images->wanted = 0;
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_IMAGE && !text_empty(item->image)) {
            images->wanted++;
            find_picture(images, item->image, image_box_of(item));
        }
    }
    for (int i = 0; i < list->count; i++) {
        struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_IMAGE && drawable(item->image, image_box_of(item))) {
            const struct kept_picture *kept =
                picture_of(images, item->image, image_box_of(item));
            item->form = kept->raster.pixels ? kept->form : 0;
        }
    }
}

bool images_get(struct images *images, const char *path, struct image_box box,
                struct picture *out)
{
    *out = (struct picture){0};
    if (!drawable(path, box)) {
        return false;
    }
    const struct raster *raster = &picture_of(images, path, box)->raster;
    *out = (struct picture){raster->pixels, raster->width, raster->height, raster->x,
                            raster->y};
    return raster->pixels != NULL;
}

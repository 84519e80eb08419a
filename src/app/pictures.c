#include "app/pictures.h"

#include <stdlib.h>
#include <string.h>

#include "app/paths.h"
#include "app/picture_decoder.h"
#include "app/picture_folder.h"
#include "app/picture_store.h"
#include "base/arena.h"
#include "base/hash.h"
#include "base/str.h"
#include "draw/lru.h"

enum {
    MET = 64,     // new ones in a layout; more wait for the next
    NOMINAL = 96, // pixels, for what is not drawn yet
    SOURCE_BUDGET = 4 << 20,
};

// A file that is not the theme's.
struct source {
    struct lru_node node;
    unsigned waiting; // bits of the layers that lack it
    int64_t good_ms;
    bool met;
    char path[];
};

struct pictures {
    struct images *images;
    struct picture_decoder *decoder; // NULL: decoded at once
    struct picture_store *store;     // NULL: no addresses
    struct picture_folder folder;
    struct lru sources;
    struct source *met[MET];
    int met_count;
    int64_t came_ms[LAYER_COUNT];
    int64_t newest_ms; // of what came
    uint64_t version;  // grows when a look-up may end otherwise
};

static void drop_source(struct lru_node *node)
{
    free(node);
}

struct pictures *pictures_create(void)
{
    struct pictures *pictures = xalloc(sizeof(*pictures));
    pictures->images = images_create();
    pictures->sources.drop = drop_source;
    pictures->newest_ms = INT64_MIN;
    for (int i = 0; i < LAYER_COUNT; i++) {
        pictures->came_ms[i] = INT64_MIN;
    }
    return pictures;
}

void pictures_destroy(struct pictures *pictures)
{
    if (pictures) {
        picture_decoder_destroy(pictures->decoder);
        images_destroy(pictures->images);
        lru_clear(&pictures->sources);
        picture_folder_finish(&pictures->folder);
        free(pictures);
    }
}

void pictures_folder(struct pictures *pictures, const char *dir)
{
    picture_folder_open(&pictures->folder, dir);
}

void pictures_fetch_from(struct pictures *pictures, struct picture_store *store)
{
    pictures->store = store;
}

static void ask(void *context, const char *path, struct image_box box,
                const struct image_finish *finish)
{
    picture_decoder_ask(context, path, box, finish);
}

void pictures_start(struct pictures *pictures, void (*wake)(void *context), void *context)
{
    pictures->decoder = picture_decoder_create(wake, context);
    if (pictures->decoder) {
        const struct image_decoder decoder = {ask, pictures->decoder};
        images_decode_by(pictures->images, &decoder);
    }
}

void pictures_stop(struct pictures *pictures)
{
    if (pictures) {
        picture_decoder_stop(pictures->decoder);
    }
}

struct images *pictures_images(struct pictures *pictures)
{
    return pictures->images;
}

static struct source *source_of(struct pictures *pictures, const char *path)
{
    uint64_t key = hash_text(0, path);
    struct source *source = (struct source *)lru_find(&pictures->sources, key);
    if (!source) {
        size_t size = strlen(path) + 1;
        source = xalloc(sizeof(*source) + size);
        memcpy(source->path, path, size);
        source->node.key = key;
        source->node.bytes = sizeof(*source) + size;
        lru_add(&pictures->sources, &source->node);
    }
    return source;
}

static void came(struct pictures *pictures, struct source *source, int64_t now_ms)
{
    source->good_ms = now_ms;
    pictures->newest_ms = now_ms;
    for (int i = 0; i < LAYER_COUNT; i++) {
        if (source->waiting >> i & 1) {
            pictures->came_ms[i] = now_ms;
        }
    }
    source->waiting = 0;
}

static void take(struct pictures *pictures, struct decoded *decoded, int64_t now_ms)
{
    bool good = images_state(pictures->images, decoded->path) == IMAGE_GOOD;
    images_take(pictures->images, decoded->path, decoded->box, &decoded->raster,
                decoded->error);
    if (!good && images_state(pictures->images, decoded->path) == IMAGE_GOOD) {
        came(pictures, source_of(pictures, decoded->path), now_ms);
    } else if (pictures->store && !good) {
        picture_store_spoiled(pictures->store, decoded->path);
    }
}

bool pictures_hear(struct pictures *pictures, int64_t now_ms)
{
    // Here no list has paths of them.
    lru_trim(&pictures->sources, SOURCE_BUDGET, 0);
    bool news = pictures->store && picture_store_news(pictures->store);
    struct decoded *decoded = NULL;
    while (pictures->decoder && (decoded = picture_decoder_take(pictures->decoder))) {
        take(pictures, decoded, now_ms);
        decoded_free(decoded);
        news = true;
    }
    pictures->version += news;
    return news;
}

void pictures_reload(struct pictures *pictures)
{
    pictures->version++;
    images_clear(pictures->images);
    picture_folder_read(&pictures->folder);
}

static bool is_address(const char *name)
{
    return text_starts(name, "//") || text_starts(name, "https://") ||
           text_starts(name, "http://");
}

static bool find_path(struct pictures *pictures, const char *name, char out[PATH_SIZE])
{
    if (is_address(name)) {
        return pictures->store && picture_store_find(pictures->store, name, out);
    }
    if (*name == '/') {
        return text_copy(out, PATH_SIZE, name);
    }
    return picture_folder_find(&pictures->folder, name, out);
}

// What nobody has asked for yet is laid out once as if it were there: so its size is
// known.
static bool meet(struct pictures *pictures, struct source *source)
{
    if (!source->met && pictures->met_count < MET) {
        source->met = true;
        pictures->met[pictures->met_count++] = source;
    }
    return source->met;
}

static const char *find(void *context, const char *name, bool before)
{
    const struct picture_view *view = context;
    struct pictures *pictures = view->pictures;
    char path[PATH_SIZE];
    if (!find_path(pictures, name, path)) {
        return NULL;
    }
    struct source *source = source_of(pictures, path);
    enum image_state state = images_state(pictures->images, path);
    if (state == IMAGE_GOOD) {
        return before && source->good_ms >= view->changed_ms ? NULL : source->path;
    }
    if (state == IMAGE_REFUSED || before) {
        return NULL;
    }
    source->waiting |= 1u << view->layer;
    return state == IMAGE_UNKNOWN && meet(pictures, source) ? source->path : NULL;
}

static bool broken(void *context, const char *path)
{
    const struct picture_view *view = context;
    return images_state(view->pictures->images, path) == IMAGE_REFUSED;
}

int64_t pictures_came_ms(const struct pictures *pictures, int layer)
{
    return pictures->came_ms[layer];
}

// Before the change it was as now, unless a picture came with it.
static uint64_t version_before(const struct pictures *pictures, int64_t changed_ms)
{
    return pictures->newest_ms >= changed_ms
               ? hash_int((uint64_t)changed_ms, (int64_t)pictures->version)
               : pictures->version;
}

void pictures_look(struct pictures *pictures, int layer, int64_t changed_ms,
                   struct picture_view *out)
{
    *out = (struct picture_view){
        .theme = {.find = find,
                  .broken = broken,
                  .context = out,
                  .version = pictures->version,
                  .version_before = version_before(pictures, changed_ms)},
        .pictures = pictures,
        .layer = layer,
        .changed_ms = changed_ms,
    };
}

static void want(struct pictures *pictures, const char *path,
                 const struct draw_list *list)
{
    bool drawn = false;
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_IMAGE && text_equal(item->image, path)) {
            images_want(pictures->images, path, image_box_of(item));
            drawn = true;
        }
    }
    if (!drawn) {
        images_want(pictures->images, path, (struct image_box){NOMINAL, NOMINAL, false});
    }
}

bool pictures_met(struct pictures *pictures, const struct draw_list *list)
{
    bool missing = false;
    pictures->version += pictures->met_count > 0;
    for (int i = 0; i < pictures->met_count; i++) {
        struct source *source = pictures->met[i];
        source->met = false;
        want(pictures, source->path, list);
        if (images_state(pictures->images, source->path) == IMAGE_GOOD) {
            came(pictures, source, INT64_MIN); // decoded at once: it always was there
        } else {
            missing = true;
        }
    }
    pictures->met_count = 0;
    return missing;
}

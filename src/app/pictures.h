// pictures.h
// The programme's pictures: where those that a value names come from, and whether they
// are there yet. Decoded at once for stills and offline renders, which must be the same
// every time; by a thread on air, where nothing waits for a picture: one that comes later
// is laid out as a change, and one that cannot be drawn leaves no hole.
//
// A name is, in this order: the theme's own (theme/), an absolute path, an address, or a
// file in the images folder beside the show file, without its ending
// ("clubs/GRA", "athletes/118").
//
// Threads: main; once started it owns one that decodes.
#ifndef APP_PICTURES_H
#define APP_PICTURES_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/image.h"
#include "show/scene.h"
#include "theme/theme.h"

struct pictures;
struct picture_store;

// What one layer sees of them.
struct picture_view {
    struct theme_pictures theme;
    struct pictures *pictures;
    int layer;
    int64_t changed_ms; // when the change began that is being shown
};

struct pictures *pictures_create(void);
void pictures_destroy(struct pictures *pictures); // NULL is fine
// DIR/images; pictures of its own come first.
void pictures_folder(struct pictures *pictures, const char *dir);
// Where pictures of addresses come from; borrowed. NULL: nowhere.
void pictures_fetch_from(struct pictures *pictures, struct picture_store *store);
// From now on a thread decodes, and `wake` is called on some thread when one is done.
void pictures_start(struct pictures *pictures, void (*wake)(void *context),
                    void *context);
// Ends the thread, before what `wake` needs is gone; nothing comes any more. NULL is
// fine.
void pictures_stop(struct pictures *pictures);
// Takes what has come. True if something may look different now.
bool pictures_hear(struct pictures *pictures, int64_t now_ms);
// Files may have changed.
void pictures_reload(struct pictures *pictures);

struct images *pictures_images(struct pictures *pictures);
// When one last came that this layer had waited for; INT64_MIN: never.
int64_t pictures_came_ms(const struct pictures *pictures, int layer);
void pictures_look(struct pictures *pictures, int layer, int64_t changed_ms,
                   struct picture_view *out);
// After a layout: asks for what it has met first, in the size it is drawn. True: some of
// it is not there, and the list must be laid out again without.
bool pictures_met(struct pictures *pictures, const struct draw_list *list);

#endif

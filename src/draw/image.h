// image.h
// The pictures of the programme, scaled once for each size they are drawn in, then kept
// (least recently used goes first). What is not there is decoded at once, or by somebody
// else while the programme goes on without it. A file that is missing, too large or would
// be drawn wrongly draws nothing and is logged once.
//
// Threads: main only.
#ifndef DRAW_IMAGE_H
#define DRAW_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/image_file.h"
#include "draw/image_gate.h"
#include "draw/list.h"

struct images;

// See struct raster; borrowed.
struct picture {
    const uint32_t *pixels;
    int width, height; // stride is the width
    int x, y;
};

// Who decodes instead: answers later with images_take.
struct image_decoder {
    void (*ask)(void *context, const char *path, struct image_box box,
                const struct image_finish *finish);
    void *context;
};

enum image_state {
    IMAGE_UNKNOWN, // nobody has asked for it
    IMAGE_ASKED,
    IMAGE_GOOD,
    IMAGE_REFUSED,
};

struct images *images_create(void);
void images_destroy(struct images *images); // NULL is fine
// From now on nothing is decoded here.
void images_decode_by(struct images *images, const struct image_decoder *decoder);
// What is done to those that are asked for from now on.
void images_finish_by(struct images *images, const struct image_finish *finish);
// Files may have changed (theme reload): all are decoded again, the missing ones too.
// What somebody else decodes is drawn as it was until then.
void images_clear(struct images *images);

// What is known of the file in any box.
enum image_state images_state(struct images *images, const char *path);
// Makes sure that it is there for this box, or asked for.
void images_want(struct images *images, const char *path, struct image_box box);
// Takes the raster that was asked for; without pixels `error` says why.
void images_take(struct images *images, const char *path, struct image_box box,
                 struct raster *raster, const char *error);

// Wants every picture of the list, and says in each item which form of it is painted, so
// that another form is another item. Once a frame, before it is painted.
void images_look(struct images *images, struct draw_list *list);
// The picture for this box, valid until the next call; false draws nothing.
bool images_get(struct images *images, const char *path, struct image_box box,
                struct picture *out);
// The box of a DRAW_IMAGE.
struct image_box image_box_of(const struct draw_item *item);

#endif

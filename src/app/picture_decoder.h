// picture_decoder.h
// A thread that decodes and scales picture files, in the order they were asked for.
//
// Threads: all calls from main; `wake` is called on the decoder's thread.
#ifndef APP_PICTURE_DECODER_H
#define APP_PICTURE_DECODER_H

#include <stdbool.h>

#include "draw/image_file.h"

struct picture_decoder;

struct decoded {
    char *path; // owned
    struct image_box box;
    struct image_finish finish; // on the decoder's thread
    struct raster raster;       // owned; without pixels: see error
    char error[512];
};

// `wake` is called after each picture. NULL, with a line in the log, without a thread.
struct picture_decoder *picture_decoder_create(void (*wake)(void *context),
                                               void *context);
// Waits for the picture that is being decoded; no other is. NULL is fine, twice too.
void picture_decoder_stop(struct picture_decoder *decoder);
void picture_decoder_destroy(struct picture_decoder *decoder);

void picture_decoder_ask(struct picture_decoder *decoder, const char *path,
                         struct image_box box, const struct image_finish *finish);
// The next one that is done, to be freed; NULL: none.
struct decoded *picture_decoder_take(struct picture_decoder *decoder);
void decoded_free(struct decoded *decoded); // NULL is fine

#endif

// film.h
// The programme as files, for machines without a display: one still of everything that
// was shown, and a film made by ffmpeg through the pipe output.
//
// Threads: main only.
#ifndef APP_FILM_H
#define APP_FILM_H

#include <stdbool.h>
#include <stddef.h>

#include "app/offline.h"

struct film_result {
    int stills;
    bool film; // false: ffmpeg is not there or failed, and `note` says so
    char note[256];
};

// Plays the whole script at `rate` into DIR/NN-scene-subject.png and DIR/programme.mp4.
bool film_make(struct offline *offline, double rate, const char *dir,
               struct film_result *result, char *error, size_t error_size);

#endif

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

// Plays the whole script into DIR/NN-scene-subject.png, once a subject, when it has stood
// long enough to be complete; of what stands for long also when it is about something
// else: a board's next point, a match's next period. Returns how many, -1 with a line for
// a person.
int film_stills(struct offline *offline, const char *dir, char *error, size_t error_size);

// Plays the whole script at `rate` into DIR/programme.mp4. False with the reason: ffmpeg
// is not there, or failed.
bool film_movie(struct offline *offline, double rate, const char *dir, char *error,
                size_t error_size);

#endif

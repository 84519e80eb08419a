// programme.h
// The picture: theme, fonts, paint and canvas together. Given what the director has on
// air and a time, it brings the canvas up to date and says what changed.
//
// Threads: main only.
#ifndef APP_PROGRAMME_H
#define APP_PROGRAMME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/paths.h"
#include "app/pictures.h"
#include "base/arena.h"
#include "draw/canvas.h"
#include "draw/damage.h"
#include "draw/paint.h"
#include "draw/text.h"
#include "output/key.h"
#include "output/spare.h"
#include "show/director.h"
#include "theme/theme.h"

struct programme {
    char theme_dir[PATH_SIZE];
    struct theme *theme;
    struct text *text;
    struct pictures *pictures;
    struct picture_view views[LAYER_COUNT];
    struct paint *paint;
    struct theme_memo *memo;
    struct canvas *canvas;
    struct key key;
    struct spare spare; // pictures keep off that key
    struct measure measure;
    struct arena arena; // the frame's
    int warmed;         // styles set so far
};

// Theme and fonts only; programme_resize() makes it whole.
bool programme_load(struct programme *programme, const char *theme_dir, char *error,
                    size_t error_size);
// The same with a theme already read from there, which is the programme's from now on.
// NULL fails: the error has been told.
bool programme_load_read(struct programme *programme, const char *theme_dir,
                         struct theme *theme, char *error, size_t error_size);
bool programme_init(struct programme *programme, const char *theme_dir, int width,
                    int height, struct key key, char *error, size_t error_size);
void programme_finish(struct programme *programme); // zeroed is fine
// What it will be keyed by, once, before the first picture is wanted.
void programme_set_key(struct programme *programme, struct key key);
// Pictures of the show lie beside its file; those of addresses come from `store`, which
// is borrowed (NULL: nowhere).
void programme_show(struct programme *programme, const char *show_file,
                    struct picture_store *store);
bool programme_resize(struct programme *programme, int width, int height);
// Opens the next font and sets its figures, so that the first event pays nothing. A few
// milliseconds each; false when all are warm.
bool programme_warm(struct programme *programme);
// Takes a fresh theme; a bad one changes nothing and the error says why.
bool programme_reload(struct programme *programme, char *error, size_t error_size);
// Tells the director how long entrances and exits take, and how long a page is.
void programme_tell_timing(const struct programme *programme, struct director *director);

// How what it paints will be keyed.
void programme_tell_key(const struct programme *programme, struct theme_moment *moment);

// Paints what is on air at now_ms. Returns false if the picture stays as it was.
bool programme_paint(struct programme *programme, const struct director *director,
                     int64_t now_ms, struct damage *damage);
// One scene by itself, for stills.
bool programme_paint_scene(struct programme *programme, const struct theme_moment *moment,
                           struct damage *damage);
// A picture that is no scene.
bool programme_paint_list(struct programme *programme, const struct draw_list *list,
                          struct damage *damage);
// Milliseconds until the picture next changes by itself: 0 while it moves, -1 never.
int64_t programme_next(const struct programme *programme, const struct director *director,
                       int64_t now_ms);
// Everything counts as changed at the next paint.
void programme_damage_all(const struct programme *programme, struct damage *damage);

#endif

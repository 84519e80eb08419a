// theme.h
// What a show looks like, as data: DIR/theme.json (colours, faces, flags, defaults),
// DIR/scenes/*.json (one a scene), DIR/fonts, DIR/images. Checked whole when loaded; a
// mistake is one line with file, path, what was expected and what was found. Designed at
// 1920x1080, scaled to the output.
//
// Layout is a pure function: theme + values + times + measure -> draw list. C code never
// knows a position, colour or font of a scene.
//
// Threads: immutable after loading.
#ifndef THEME_THEME_H
#define THEME_THEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "draw/list.h"
#include "draw/measure.h"
#include "show/values.h"

struct theme;

struct theme *theme_load(const char *dir, char *error, size_t error_size);
void theme_destroy(struct theme *theme); // NULL is fine
// Reads it only to tell which values its scenes name, and where: file and place in it.
bool theme_names(const char *dir,
                 void (*named)(void *context, const char *place, const char *name),
                 void *context, char *error, size_t error_size);
const char *theme_dir(const struct theme *theme);
// What it was designed at, in whole pixels.
void theme_design(const struct theme *theme, int *width, int *height);

bool theme_has_scene(const struct theme *theme, const char *scene);
const char *const *theme_scenes(const struct theme *theme, int *count);

// Its named colours, 0xAARRGGBB.
int theme_color_count(const struct theme *theme);
uint32_t theme_color(const struct theme *theme, int index, const char **name);
// Its pictures, as paths under DIR/images: "flags/GBR.png".
const char *const *theme_pictures(const struct theme *theme, int *count);
// Paths of those that its scenes name whatever the values are.
const char *const *theme_named_pictures(const struct theme *theme, int *count);

struct theme_timing {
    int in_ms;     // until everything has arrived
    int out_ms;    // until everything has gone
    int change_ms; // until an update in place has settled
};

struct theme_timing theme_timing(const struct theme *theme, const char *scene);
// Rows on a page of the scene's list; 0 if all fit on one or it has no list.
int theme_page_rows(const struct theme *theme, const char *scene);
bool theme_has_list(const struct theme *theme, const char *scene);
// Names, between blanks, of the values whose texts the scene shows, without its list's;
// "" for a scene the theme lacks.
const char *theme_words(const struct theme *theme, const char *scene);

enum { THEME_CHOICE = 64 };
// Tells what the scene looks different for: each value that it names, of its rows or of
// itself, with `text` NULL, and texts that it is compared with. The same may come again.
typedef void theme_choice(void *context, const char *name, bool row, const char *text);
void theme_choices(const struct theme *theme, const char *scene, theme_choice *tell,
                   void *context);

// The faces to open: name and absolute path, in fallback order.
int theme_face_count(const struct theme *theme);
void theme_face(const struct theme *theme, int index, const char **name,
                const char **path);
// Styles used by any scene at this output height, for warming up; their whole sizes only,
// because shrunk ones are rare and every size costs 200 KB. Returns how many of max.
int theme_styles(const struct theme *theme, int height, struct text_style *out, int max);

// Remembers layouts, so that what stays as it was is not laid out again in each frame of
// a motion. It goes with one theme and one measure.
struct theme_memo;
struct theme_memo *theme_memo_create(void);
void theme_memo_destroy(struct theme_memo *memo); // NULL is fine

// Pictures that are not the theme's own.
struct theme_pictures {
    // The file that shows what a value calls so: an absolute path, an address, or a name
    // in the show's folder ("clubs/GRA"). Valid until the next call. NULL: there is none,
    // or none yet; `before` the change that is being shown.
    const char *(*find)(void *context, const char *name, bool before);
    // True if this file of the theme's has turned out to be no picture.
    bool (*broken)(void *context, const char *path);
    void *context;
    // Other numbers when an answer may be another one, of now and of `before`.
    uint64_t version, version_before;
};

// What the mixer keys by, where plates lie on even pixels or not.
enum theme_keying {
    THEME_BY_COLOR, // where they do
    THEME_BY_LUMA,  // over black: a feed's colours are lighter
    THEME_BY_ALPHA, // every colour may be shown
};

// A scene at one moment. Times are milliseconds since the thing happened, -1 if it did
// not.
struct theme_moment {
    const char *scene;
    const struct values *values;
    const struct values *before; // what `values` replaced in place; NULL
    int64_t in_ms;               // since entering began; stands still once it leaves
    int64_t out_ms;              // since leaving began
    int64_t change_ms;           // since before became values
    int width, height;           // of the output
    bool even;                   // key-safe: plate edges on even x and y in every frame
    int page;                    // of lists, 0..
    int turned;                  // page of `values` less page of `before`
    // The change before this one, if this one came before it had ended.
    const struct values *earlier; // what `before` had replaced; NULL
    int64_t cut_ms;               // how long that change had run
    int earlier_turned;           // page of `before` less page of `earlier`
    struct theme_memo *memo; // for speed; what is listed then lives until the memo is
                             // used for the next picture. NULL: none
    enum theme_keying keying;
    uint32_t key_color; // 0xRRGGBB of a keyed output: the feeds' colours keep off it; 0
                        // is the usual green
    const struct theme_pictures *pictures; // NULL: only the theme's own, and paths
};

// Appends the scene to the list. A scene the theme lacks appends nothing.
void theme_layout(const struct theme *theme, const struct theme_moment *moment,
                  const struct measure *measure, struct draw_list *out);
// Milliseconds from this moment until the picture next differs by itself: 0 while
// anything moves, -1 if it stays as it is.
int64_t theme_next_motion(const struct theme *theme, const struct theme_moment *moment);

#endif

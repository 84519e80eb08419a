// parts.h
// A loaded theme's inside: what its files said, checked and resolved. Other folders see
// only theme.h.
//
// Threads: immutable after loading; everything lives in the theme's arena.
#ifndef THEME_PARTS_H
#define THEME_PARTS_H

#include "base/folder.h"
#include "theme/element.h"
#include "theme/theme.h"

enum {
    THEME_COLORS = 64,
    THEME_STYLES = 96,
    THEME_FACES = 16,
    THEME_FACE_FILES = 8,
    THEME_SCENES = 64,
    THEME_NAMED = 64,
    THEME_IMAGES = 1024,
    THEME_FILE_MAX = 1 << 20,
    THEME_MIN_TEXT = 28, // at 1080; smaller is not read on a telephone
    THEME_MAX_TEXT = 400,
    THEME_MAX_OUTLINE = 12,
};

struct named_color {
    const char *name;
    uint32_t argb;
};

struct face {
    const char *name;
    const char *files[THEME_FACE_FILES]; // absolute
    int file_count;
};

struct scene_part {
    const char *name;
    struct element root;
    struct theme_timing timing;
    const char *words; // see theme_words
};

struct theme {
    struct arena arena;
    const char *dir; // absolute
    const char *title;
    double design_width, design_height;
    double safe_x, safe_y; // what nothing is drawn in, at each side
    struct named_color colors[THEME_COLORS];
    int color_count;
    struct face faces[THEME_FACES];
    int face_count;
    struct style styles[THEME_STYLES];
    int style_count;
    struct folder images;           // under DIR/images; flags as "flags/GBR.png"
    const char *named[THEME_NAMED]; // those that scenes name by themselves, as paths
    int named_count;
    int element_count;               // of the scene being read
    struct reader_listener listener; // while it is read
    struct scene_part scenes[THEME_SCENES];
    const char *scene_names[THEME_SCENES];
    int scene_count;
};

// The two kinds of file from memory; `file` is their name in messages. They use what
// `theme` lists of dir and images already.
bool theme_parse_head(struct theme *theme, const char *file, const char *text, size_t len,
                      char *error, size_t error_size);
bool theme_parse_scene(struct theme *theme, const char *file, const char *name,
                       const char *text, size_t len, char *error, size_t error_size);

const struct scene_part *theme_scene(const struct theme *theme, const char *name);
const struct style *theme_style(const struct theme *theme, const char *name);
// The style at an output scale; step 0 is its whole size, the last its smallest.
enum { STYLE_STEPS = 4 };
struct text_style style_at(const struct style *style, double scale, int step);
// Absolute path of a picture that a value names by code or path; NULL if there is none.
const char *theme_image(const struct theme *theme, const char *code_or_path,
                        struct arena *arena);

// object[key] as a colour: a name of the theme's, "#rrggbb", or (bindable) "{value}".
bool color_read(struct reader *reader, const struct theme *theme,
                const struct json *found, bool bindable, struct color *out);
// False: a value's colour that is absent, and nothing stands for it.
bool color_known(const struct color *color, const struct scope *scope);
// What a feed sent is kept off the key's colour; 0: nothing is keyed.
uint32_t color_at(const struct color *color, const struct scope *scope, uint32_t key);

#endif

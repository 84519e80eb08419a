// studio.h
// themes/stadium with its own fonts and a canvas: what is on air, without a window.
#ifndef TESTS_THEME_STUDIO_H
#define TESTS_THEME_STUDIO_H

#include "draw/paint.h"
#include "stadium_cases.h"
#include "theme_fixture.h"

enum { WIDTH = 1920, HEIGHT = 1080 };

static struct theme *theme;
static struct text *text;
static struct paint *paint;
static struct canvas *canvas;
static struct measure measure;

static inline struct draw_list list_of(const char *scene, const struct values *values,
                                       struct arena *arena)
{
    struct theme_moment moment = fixture_moment(scene, values);
    struct draw_list list = draw_list_begin(arena);
    theme_layout(theme, &moment, &measure, &list);
    return list;
}

static inline struct values case_values(const char *name, struct arena *arena)
{
    return fixture_values(stadium_case(name)->values, arena);
}

static inline bool open_faces(char *error, size_t size)
{
    theme = theme_load(SOURCE_DIR "/themes/stadium", error, size);
    text = theme ? text_create(error, size) : NULL;
    for (int i = 0; text && i < theme_face_count(theme); i++) {
        const char *name, *path;
        theme_face(theme, i, &name, &path);
        if (!text_add_face(text, name, path, error, size)) {
            return false;
        }
    }
    return text;
}

static inline bool studio_open(void)
{
    char error[512] = "";
    if (!open_faces(error, sizeof(error))) {
        printf("%s\n", error);
        return false;
    }
    measure = text_measure(text);
    paint = paint_create(text, NULL);
    canvas = canvas_create(WIDTH, HEIGHT);
    return canvas;
}

static inline void studio_close(void)
{
    paint_destroy(paint);
    canvas_destroy(canvas);
    text_destroy(text);
    theme_destroy(theme);
}

// The studio is open while the cases run. The status for main().
static inline int studio_run(const struct check_case *cases, int count)
{
    int failed = studio_open() ? check_run(cases, count) : 1;
    studio_close();
    return failed;
}

#endif

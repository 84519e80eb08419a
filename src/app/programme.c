#include "app/programme.h"

#include <stdio.h>

#include "base/str.h"

// What comes by itself must not wait for its fonts; each costs 165 KB. Themes list their
// styles in that order.
enum { WARM_STYLES = 36 };

static bool open_faces(struct text *text, const struct theme *theme, char *error,
                       size_t error_size)
{
    for (int i = 0; i < theme_face_count(theme); i++) {
        const char *name, *path;
        theme_face(theme, i, &name, &path);
        if (!text_add_face(text, name, path, error, error_size)) {
            return false;
        }
    }
    return true;
}

bool programme_load(struct programme *p, const char *theme_dir, char *error,
                    size_t error_size)
{
    struct theme *theme = theme_load(theme_dir, error, error_size);
    return programme_load_read(p, theme_dir, theme, error, error_size);
}

bool programme_load_read(struct programme *p, const char *theme_dir, struct theme *theme,
                         char *error, size_t error_size)
{
    *p = (struct programme){.theme = theme};
    text_copy(p->theme_dir, sizeof(p->theme_dir), theme_dir);
    p->text = p->theme ? text_create(error, error_size) : NULL;
    if (!p->text || !open_faces(p->text, p->theme, error, error_size)) {
        programme_finish(p);
        return false;
    }
    p->measure = text_measure(p->text);
    p->pictures = pictures_create();
    p->paint = paint_create(p->text, pictures_images(p->pictures));
    p->memo = theme_memo_create();
    return true;
}

bool programme_init(struct programme *p, const char *theme_dir, int width, int height,
                    struct key key, char *error, size_t error_size)
{
    if (!programme_load(p, theme_dir, error, error_size)) {
        return false;
    }
    p->key = key;
    if (!programme_resize(p, width, height)) {
        snprintf(error, error_size, "no canvas of %dx%d", width, height);
        programme_finish(p);
        return false;
    }
    return true;
}

void programme_finish(struct programme *p)
{
    paint_destroy(p->paint);
    pictures_destroy(p->pictures);
    text_destroy(p->text);
    theme_memo_destroy(p->memo);
    theme_destroy(p->theme);
    canvas_destroy(p->canvas);
    arena_finish(&p->arena);
    *p = (struct programme){0};
}

void programme_show(struct programme *p, const char *show_file,
                    struct picture_store *store)
{
    char dir[PATH_SIZE];
    paths_folder(show_file, dir);
    pictures_folder(p->pictures, dir);
    pictures_fetch_from(p->pictures, store);
}

bool programme_resize(struct programme *p, int width, int height)
{
    struct canvas *canvas = canvas_create(width, height);
    if (!canvas) {
        return false;
    }
    paint_forget(p->paint);
    canvas_destroy(p->canvas);
    p->canvas = canvas;
    return true;
}

bool programme_warm(struct programme *p)
{
    struct text_style styles[WARM_STYLES];
    if (p->warmed == WARM_STYLES) {
        return false;
    }
    int count = theme_styles(p->theme, p->canvas->height, styles, WARM_STYLES);
    if (p->warmed >= count) {
        p->warmed = WARM_STYLES; // all there are
        return false;
    }
    text_warm(p->text, &styles[p->warmed++]);
    return true;
}

// What is on air, or may come, must not vanish because a file is gone.
static bool keeps_scenes(const struct programme *p, const struct theme *fresh,
                         char *error, size_t error_size)
{
    int count;
    const struct scene *scenes = scene_table(&count);
    for (int i = 0; i < count; i++) {
        const char *name = scenes[i].name;
        if (theme_has_scene(p->theme, name) && !theme_has_scene(fresh, name)) {
            snprintf(error, error_size, "%s: expected scenes/%s.json, found none",
                     p->theme_dir, name);
            return false;
        }
    }
    return true;
}

bool programme_reload(struct programme *p, char *error, size_t error_size)
{
    struct theme *fresh = theme_load(p->theme_dir, error, error_size);
    bool whole = fresh && keeps_scenes(p, fresh, error, error_size);
    struct text *text = whole ? text_create(error, error_size) : NULL;
    if (!text || !open_faces(text, fresh, error, error_size)) {
        text_destroy(text);
        theme_destroy(fresh);
        return false;
    }
    paint_destroy(p->paint);
    text_destroy(p->text);
    theme_memo_destroy(p->memo);
    theme_destroy(p->theme);
    p->theme = fresh;
    p->text = text;
    p->measure = text_measure(text);
    pictures_reload(p->pictures);
    p->paint = paint_create(text, pictures_images(p->pictures));
    p->memo = theme_memo_create();
    p->warmed = 0;
    return true;
}

void programme_tell_timing(const struct programme *p, struct director *director)
{
    int count;
    const struct scene *scenes = scene_table(&count);
    for (int i = 0; i < count; i++) {
        struct theme_timing timing = theme_timing(p->theme, scenes[i].name);
        director_set_timing(director, &scenes[i],
                            (struct scene_timing){
                                .in_ms = timing.in_ms,
                                .out_ms = timing.out_ms,
                                .page_rows = theme_page_rows(p->theme, scenes[i].name)});
        director_set_words(director, &scenes[i], theme_words(p->theme, scenes[i].name));
    }
}

// What happened after the frame's own time begins with that frame: a negative age would
// mean that it never happened.
static int64_t age_ms(int64_t now_ms, int64_t then_ms)
{
    return now_ms > then_ms ? now_ms - then_ms : 0;
}

// A picture that came after the last change is a change of its own.
static bool grew(const struct programme *p, const struct air *air, enum layer layer)
{
    int64_t came_ms = pictures_came_ms(p->pictures, layer);
    return air->state != AIR_LEAVING && came_ms >= air->entered_ms &&
           came_ms >= air->changed_ms;
}

void programme_tell_key(const struct programme *p, struct theme_moment *moment)
{
    enum key_mode mode = p->key.mode;
    moment->even = key_mode_safe(mode);
    moment->key_color = p->key.color;
    moment->keying = key_mode_chroma(mode) ? THEME_BY_COLOR
                     : mode == KEY_LUMA    ? THEME_BY_LUMA
                                           : THEME_BY_ALPHA;
}

static struct theme_moment moment_of(const struct programme *p, enum layer layer,
                                     const struct air *air, int64_t now_ms)
{
    bool leaving = air->state == AIR_LEAVING;
    bool grown = grew(p, air, layer);
    int64_t changed_ms = grown ? pictures_came_ms(p->pictures, layer) : air->changed_ms;
    struct theme_moment moment = {
        .scene = air->scene->name,
        .values = air->values,
        .before = grown ? air->values : air->before,
        .earlier = grown ? NULL : air->earlier,
        .cut_ms = air->cut_ms,
        .earlier_turned = air->earlier_turned,
        .in_ms = age_ms(leaving ? air->left_ms : now_ms, air->entered_ms),
        .out_ms = leaving ? age_ms(now_ms, air->left_ms) : -1,
        .change_ms = changed_ms >= 0 ? age_ms(now_ms, changed_ms) : -1,
        .width = p->canvas->width,
        .height = p->canvas->height,
        .page = air->page,
        .turned = grown ? 0 : air->turned,
        .memo = p->memo,
    };
    programme_tell_key(p, &moment);
    return moment;
}

static bool on_air(const struct air *air)
{
    return air->state != AIR_OFF && air->scene && air->values;
}

static struct draw_list lay_out(struct programme *p, const struct director *director,
                                int64_t now_ms)
{
    struct draw_list list = draw_list_begin(&p->arena);
    for (int i = 0; i < LAYER_COUNT; i++) {
        enum layer layer = (enum layer)i;
        const struct air *air = director_air(director, layer);
        if (!on_air(air)) {
            continue;
        }
        struct theme_moment moment = moment_of(p, layer, air, now_ms);
        struct picture_view *view = &p->views[layer];
        pictures_look(p->pictures, layer,
                      grew(p, air, layer) ? pictures_came_ms(p->pictures, layer)
                                          : air->changed_ms,
                      view);
        moment.pictures = &view->theme;
        theme_layout(p->theme, &moment, &p->measure, &list);
    }
    return list;
}

bool programme_paint(struct programme *p, const struct director *director, int64_t now_ms,
                     struct damage *damage)
{
    arena_reset(&p->arena);
    struct draw_list list = lay_out(p, director, now_ms);
    if (pictures_met(p->pictures, &list)) {
        list = lay_out(p, director, now_ms);
    }
    images_look(pictures_images(p->pictures), &list);
    return paint_list(p->paint, &list, p->canvas, damage);
}

static struct draw_list lay_out_scene(struct programme *p,
                                      const struct theme_moment *moment)
{
    struct theme_moment own = *moment;
    struct draw_list list = draw_list_begin(&p->arena);
    pictures_look(p->pictures, 0, INT64_MAX, &p->views[0]);
    own.pictures = &p->views[0].theme;
    theme_layout(p->theme, &own, &p->measure, &list);
    return list;
}

bool programme_paint_scene(struct programme *p, const struct theme_moment *moment,
                           struct damage *damage)
{
    arena_reset(&p->arena);
    struct draw_list list = lay_out_scene(p, moment);
    if (pictures_met(p->pictures, &list)) {
        list = lay_out_scene(p, moment);
    }
    images_look(pictures_images(p->pictures), &list);
    return paint_list(p->paint, &list, p->canvas, damage);
}

bool programme_paint_list(struct programme *p, const struct draw_list *list,
                          struct damage *damage)
{
    return paint_list(p->paint, list, p->canvas, damage);
}

int64_t programme_next(const struct programme *p, const struct director *director,
                       int64_t now_ms)
{
    int64_t next = -1;
    for (int i = 0; i < LAYER_COUNT; i++) {
        enum layer layer = (enum layer)i;
        const struct air *air = director_air(director, layer);
        if (!on_air(air)) {
            continue;
        }
        struct theme_moment moment = moment_of(p, layer, air, now_ms);
        int64_t in = theme_next_motion(p->theme, &moment);
        next = in >= 0 && (next < 0 || in < next) ? in : next;
    }
    return next;
}

void programme_damage_all(const struct programme *p, struct damage *damage)
{
    struct rect whole = {0, 0, p->canvas->width, p->canvas->height};
    *damage = (struct damage){0};
    damage_add(damage, whole, whole);
}

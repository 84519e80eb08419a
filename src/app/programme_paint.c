// What is on air, laid out as it is at a moment, and painted.
#include "app/programme.h"

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

// False: nothing is on air there.
static bool moment_on(const struct programme *p, const struct director *director,
                      enum layer layer, int64_t now_ms, struct theme_moment *moment)
{
    const struct air *air = director_air(director, layer);
    if (air->state == AIR_OFF || !air->scene || !air->values) {
        return false;
    }
    *moment = moment_of(p, layer, air, now_ms);
    return true;
}

static struct draw_list lay_out(struct programme *p, const struct director *director,
                                int64_t now_ms)
{
    struct draw_list list = draw_list_begin(&p->arena);
    for (int i = 0; i < LAYER_COUNT; i++) {
        enum layer layer = (enum layer)i;
        const struct air *air = director_air(director, layer);
        struct theme_moment moment;
        if (!moment_on(p, director, layer, now_ms, &moment)) {
            continue;
        }
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
        struct theme_moment moment;
        int64_t in = moment_on(p, director, (enum layer)i, now_ms, &moment)
                         ? theme_next_motion(p->theme, &moment)
                         : -1;
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

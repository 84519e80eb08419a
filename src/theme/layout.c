#include "base/arena.h"
#include "theme/emit.h"
#include "theme/memo.h"
#include "theme/parts.h"
#include "theme/tween.h"
#include "theme/underway.h"

// Narrower than 4:3, a scene made for 16:9 grows by width.
static const double NARROWEST = 0.75;

static const uint32_t USUAL_KEY = 0x00FF00, OPAQUE = 0xFF000000;

// What is not keyed by colour shows every colour.
static uint32_t key_of(const struct theme_moment *moment)
{
    uint32_t color = moment->key_color ? moment->key_color : USUAL_KEY;
    uint32_t keys[] = {[THEME_BY_COLOR] = moment->even ? OPAQUE | color : 0,
                       [THEME_BY_LUMA] = OPAQUE,
                       [THEME_BY_ALPHA] = 0};
    return keys[moment->keying];
}

static double scale_of(const struct theme *theme, int width, int height)
{
    double by_height = height / theme->design_height;
    double by_width = width / (theme->design_width * NARROWEST);
    return by_width < by_height ? by_width : by_height;
}

static bool changing(const struct theme_moment *moment, const struct theme_timing *timing)
{
    return moment->before && moment->change_ms >= 0 &&
           moment->change_ms < timing->change_ms;
}

// A scene of which nothing is known is no plate with nothing on it.
static bool says_nothing(const struct values *values)
{
    return !values || (values->count == 0 && values->row_count == 0);
}

static bool moving(const struct theme_moment *moment, const struct theme_timing *timing)
{
    bool entering = moment->in_ms >= 0 && moment->in_ms < timing->in_ms;
    return entering || moment->out_ms >= 0 || changing(moment, timing);
}

// What had not arrived when this change came starts from where it was.
static void catch_up(const struct frame *was, const struct scene_part *scene,
                     const struct theme_moment *moment, struct node *before)
{
    if (!moment->earlier || moment->cut_ms >= scene->timing.change_ms) {
        return;
    }
    underway_mark(before, was->arena);
    int page = moment->page - moment->turned - moment->earlier_turned;
    struct node *bound = node_copy(before, was->arena);
    struct node *earlier = node_copy(
        memo_lay_out(moment->memo, was, scene, moment->earlier, page), was->arena);
    tween_scene(was, bound, earlier, moment->cut_ms);
    underway_stop(before, bound, was->arena);
}

static void emit_change(const struct stage *stage, const struct scene_part *scene,
                        const struct theme_moment *moment)
{
    struct frame was = *stage->frame;
    was.before = true;
    struct node *before =
        node_copy(memo_lay_out(moment->memo, &was, scene, moment->before,
                               moment->page - moment->turned),
                  was.arena);
    catch_up(&was, scene, moment, before);
    struct node *now = node_copy(
        memo_lay_out(moment->memo, stage->frame, scene, moment->values, moment->page),
        was.arena);
    tween_scene(stage->frame, now, before, stage->change_ms);
    emit_scene(stage, now, before);
}

void theme_layout(const struct theme *theme, const struct theme_moment *moment,
                  const struct measure *measure, struct draw_list *out)
{
    const struct scene_part *scene = theme_scene(theme, moment->scene);
    if (!scene || says_nothing(moment->values) || moment->width <= 0 ||
        moment->height <= 0 ||
        (moment->out_ms >= 0 && moment->out_ms >= scene->timing.out_ms)) {
        return;
    }
    struct frame frame = {.theme = theme,
                          .measure = measure,
                          .arena = out->arena,
                          .width = moment->width,
                          .height = moment->height,
                          .scale = scale_of(theme, moment->width, moment->height),
                          .even = moment->even,
                          .key = key_of(moment),
                          .pictures = moment->pictures};
    struct stage stage = {.frame = &frame,
                          .out = out,
                          .in_ms = moment->in_ms,
                          .out_ms = moment->out_ms,
                          .change_ms = moment->change_ms,
                          .changing = changing(moment, &scene->timing)};
    if (moment->memo && !moving(moment, &scene->timing)) {
        memo_put_still(moment->memo, &frame, scene, moment->values, moment->page, out);
    } else if (stage.changing) {
        emit_change(&stage, scene, moment);
    } else {
        emit_scene(
            &stage,
            memo_lay_out(moment->memo, &frame, scene, moment->values, moment->page),
            NULL);
    }
}

int64_t theme_next_motion(const struct theme *theme, const struct theme_moment *moment)
{
    const struct scene_part *scene = theme_scene(theme, moment->scene);
    if (!scene) {
        return -1;
    }
    const struct theme_timing *timing = &scene->timing;
    if (moment->out_ms >= 0) {
        return moment->out_ms < timing->out_ms ? 0 : -1;
    }
    return moving(moment, timing) ? 0 : -1;
}

#include <stdio.h>
#include <stdlib.h>

#include "app/commands.h"
#include "app/data_names.h"
#include "app/picture_store.h"
#include "app/programme.h"
#include "app/samples.h"
#include "output/still.h"

enum { AT_REST_S = 3600 };

static bool check_scene(const struct theme *theme, const char *scene, char *error,
                        size_t error_size)
{
    if (theme_has_scene(theme, scene)) {
        return true;
    }
    int count;
    const char *const *names = theme_scenes(theme, &count);
    struct buf known = {0};
    for (int i = 0; i < count; i++) {
        buf_printf(&known, "%s%s", i ? ", " : "", names[i]);
    }
    snprintf(error, error_size, "%s: no scene \"%s\"; it has %s", theme_dir(theme), scene,
             known.data ? known.data : "none");
    buf_finish(&known);
    return false;
}

static bool write_picture(struct programme *p, const struct options *options, char *error,
                          size_t error_size)
{
    int width = key_mode_width(p->key.mode, p->canvas->width);
    int height = p->canvas->height;
    uint32_t *pixels = xalloc((size_t)width * (size_t)height * sizeof(*pixels));
    struct rect whole = {0, 0, p->canvas->width, height};
    key_rect(&p->key, p->canvas, whole, pixels, width);
    bool ok = still_write(options->out, pixels, width, height, width,
                          p->key.mode == KEY_ALPHA, error, error_size);
    free(pixels);
    return ok;
}

static bool paint_scene(struct programme *p, const struct options *options,
                        const struct values *values, double at_s, char *error,
                        size_t error_size)
{
    if (!check_scene(p->theme, options->words[0], error, error_size)) {
        return false;
    }
    struct damage damage = {0};
    const struct theme_moment moment = {.scene = options->words[0],
                                        .values = values,
                                        .in_ms = (int64_t)(at_s * 1000 + 0.5),
                                        .out_ms = -1,
                                        .change_ms = -1,
                                        .width = p->canvas->width,
                                        .height = p->canvas->height,
                                        .even = key_mode_safe(p->key.mode),
                                        .key_color = p->key.color};
    programme_paint_scene(p, &moment, &damage);
    return true;
}

static void warn_of_strange(const char *data, const char *theme_path,
                            const struct values *values)
{
    struct buf lines = {0};
    data_names_strange(data, theme_path, values, &lines);
    fputs(lines.data ? lines.data : "", stderr);
    buf_finish(&lines);
}

int cmd_still(const struct options *options)
{
    static struct config config;
    char error[512], theme_path[PATH_SIZE], sample[PATH_SIZE];
    struct arena arena = {0};
    struct values values = values_begin(&arena);
    double at_s = AT_REST_S;
    config_default(&config);
    config.output.width = 1920;
    config.output.height = 1080;
    if (!options->out) {
        return commands_refuse("still: expected -o OUT.png");
    }
    const char *data = options->data;
    if (!data && samples_find(options->words[0], sample)) {
        data = sample;
    }
    bool ok =
        still_named(options->out, error, sizeof(error)) &&
        options_number("--at", options->at, 0, AT_REST_S, &at_s, error, sizeof(error)) &&
        commands_override(options, &config, error, sizeof(error)) &&
        commands_theme(&config, theme_path, error, sizeof(error)) &&
        (!data || samples_load(data, &values, error, sizeof(error)));
    struct programme programme = {0};
    if (ok) {
        ok = programme_init(&programme, theme_path, config.output.width,
                            config.output.height, config_key(&config.output), error,
                            sizeof(error));
    }
    if (ok && options->data) {
        warn_of_strange(data, theme_path, &values);
    }
    struct picture_store *store = ok ? picture_store_of(&config) : NULL;
    if (ok) {
        programme_show(&programme, data ? data : "./", store);
        ok = paint_scene(&programme, options, &values, at_s, error, sizeof(error)) &&
             write_picture(&programme, options, error, sizeof(error));
    }
    programme_finish(&programme);
    picture_store_destroy(store);
    arena_finish(&arena);
    return ok ? 0 : commands_refuse(error);
}

#include <stdio.h>
#include <stdlib.h>

#include "app/commands.h"
#include "app/data_names.h"
#include "app/picture_store.h"
#include "app/programme.h"
#include "app/samples.h"
#include "app/settings.h"
#include "output/still.h"

enum { AT_REST_S = 3600 };

struct still {
    struct config config;
    char theme_path[PATH_SIZE], sample[PATH_SIZE];
    const char *data; // the file that the values are from; NULL: there are none
    struct arena arena;
    struct values values;
    double at_s;
};

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
                        const struct still *still, char *error, size_t error_size)
{
    if (!check_scene(p->theme, options->words[0], error, error_size)) {
        return false;
    }
    struct damage damage = {0};
    struct theme_moment moment = {.scene = options->words[0],
                                  .values = &still->values,
                                  .in_ms = (int64_t)(still->at_s * 1000 + 0.5),
                                  .out_ms = -1,
                                  .change_ms = -1,
                                  .width = p->canvas->width,
                                  .height = p->canvas->height};
    programme_tell_key(p, &moment);
    programme_paint_scene(p, &moment, &damage);
    return true;
}

static void warn_of_strange(const struct still *still, const struct theme *theme,
                            const char *scene)
{
    struct buf lines = {0};
    data_names_strange(still->data, theme, scene, &still->values, &lines);
    fputs(lines.data ? lines.data : "", stderr);
    buf_finish(&lines);
}

static bool read_wishes(const struct options *options, struct still *still, char *error,
                        size_t error_size)
{
    struct config *config = &still->config;
    config_default(config);
    config->output.width = 1920;
    config->output.height = 1080;
    still->values = values_begin(&still->arena);
    still->at_s = AT_REST_S;
    still->data = options->data;
    if (!still->data && samples_find(options->words[0], still->sample)) {
        still->data = still->sample;
    }
    return still_named(options->out, error, error_size) &&
           options_number("--at", options->at, 0, AT_REST_S, &still->at_s, error,
                          error_size) &&
           settings_override(options, config, error, error_size) &&
           settings_theme(config, still->theme_path, error, error_size) &&
           (!still->data || samples_load(still->data, &still->values, error, error_size));
}

static bool draw(const struct options *options, const struct still *still, char *error,
                 size_t error_size)
{
    const struct output_config *output = &still->config.output;
    struct programme programme = {0};
    struct picture_store *store = NULL;
    bool ok = programme_init(&programme, still->theme_path, output->width, output->height,
                             config_key(output), error, error_size);
    if (ok) {
        if (options->data) {
            warn_of_strange(still, programme.theme, options->words[0]);
        }
        store = picture_store_of(&still->config);
        programme_show(&programme, still->data ? still->data : "./", store);
        ok = paint_scene(&programme, options, still, error, error_size) &&
             write_picture(&programme, options, error, error_size);
    }
    programme_finish(&programme);
    picture_store_destroy(store);
    return ok;
}

int cmd_still(const struct options *options)
{
    static struct still still;
    char error[512];
    if (!options->out) {
        return commands_refuse("still: expected -o OUT.png");
    }
    bool ok = read_wishes(options, &still, error, sizeof(error)) &&
              draw(options, &still, error, sizeof(error));
    arena_finish(&still.arena);
    return ok ? 0 : commands_refuse(error);
}

// Every scene with its sample, and in the states that the sample does not show.
#include <stdio.h>

#include "app/check.h"
#include "app/samples.h"
#include "base/str.h"
#include "show/scene.h"

enum { SCENES_MAX = 64 };

static void check_scene(struct report *report, struct programme *programme,
                        const char *scene, struct check_colors *colors,
                        struct check_used *used)
{
    char path[PATH_SIZE], error[512];
    struct arena arena = {0};
    struct values values = values_begin(&arena);
    if (!theme_has_scene(programme->theme, scene)) {
        report_add(report, SEVERITY_ERROR, programme->theme_dir,
                   "expected scenes/%s.json, found none: nothing is shown of it", scene);
    } else if (!samples_find(scene, path)) {
        report_add(report, SEVERITY_WARNING, scene,
                   "expected assets/samples/%s.json beside the program, found none: the "
                   "scene was not looked at",
                   scene);
    } else if (!samples_load(path, &values, error, sizeof(error))) {
        report_add(report, SEVERITY_ERROR, scene, "%s", error);
    } else {
        struct check_look look = {
            .report = report, .programme = programme, .colors = colors, .used = used};
        char place[PATH_SIZE + 64];
        snprintf(place, sizeof(place), "scene %s", scene);
        check_look_at(&look, scene, &values, place, CHECK_SAMPLE);
        check_states(&look, scene, &values);
        arena_finish(&look.arena);
    }
    arena_finish(&arena);
}

// A file that nothing ever asks for is a misspelt one.
static void check_file(struct report *report, const struct theme *theme, const char *file)
{
    int count;
    const struct scene *scenes = scene_table(&count);
    const char *names[SCENES_MAX];
    bool known = false;
    for (int i = 0; i < count && i < SCENES_MAX; i++) {
        names[i] = scenes[i].name;
        known = known || text_equal(names[i], file);
    }
    const char *near = text_nearest(file, names, count < SCENES_MAX ? count : SCENES_MAX);
    if (!known) {
        report_add(report, SEVERITY_WARNING, theme_dir(theme),
                   "scenes/%s.json: no scene is called \"%s\"%s%s%s", file, file,
                   near ? " (did you mean \"" : "", near ? near : "", near ? "\"?)" : "");
    }
}

void check_scenes(struct report *report, struct programme *programme,
                  struct check_colors *colors, struct check_used *used)
{
    int count, files;
    const struct scene *scenes = scene_table(&count);
    const char *const *names = theme_scenes(programme->theme, &files);
    for (int i = 0; i < files; i++) {
        check_file(report, programme->theme, names[i]);
    }
    for (int i = 0; i < count; i++) {
        check_scene(report, programme, scenes[i].name, colors, used);
    }
    colors->own = colors->count;
}

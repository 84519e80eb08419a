#include <stdio.h>
#include <string.h>

#include "app/check.h"
#include "app/commands.h"
#include "app/settings.h"
#include "base/file.h"
#include "base/str.h"

// A folder is a theme, here or beside the program; anything else should be a show file.
static bool is_theme(const char *path)
{
    char found[PATH_SIZE];
    return paths_find(path, NULL, found) && file_is_dir(found);
}

// In the size that the show puts out; where that is the display's, as it was designed.
static bool open_theme(struct programme *programme, const struct output_config *output,
                       const char *theme_dir, char *error, size_t error_size)
{
    int width = output->width, height = output->height;
    if (!programme_load(programme, theme_dir, error, error_size)) {
        return false;
    }
    if (!width) {
        theme_design(programme->theme, &width, &height);
    }
    programme_set_key(programme, config_key(output));
    if (!programme_resize(programme, width, height)) {
        snprintf(error, error_size, "no canvas of %dx%d", width, height);
        programme_finish(programme);
        return false;
    }
    return true;
}

static void check_doubts(struct report *report, const struct config *config)
{
    const char *line = config->doubts;
    for (size_t len; *line; line += len + (line[len] == '\n')) {
        len = strcspn(line, "\n");
        report_add(report, SEVERITY_WARNING, config->file, "%.*s", (int)len, line);
    }
}

static void check_all(struct report *report, const struct options *options,
                      const struct config *config, const char *theme_dir)
{
    static struct check_colors colors;
    static struct check_used used;
    struct programme programme = {0};
    const char *what = options->words[0];
    char error[512];
    check_doubts(report, config);
    check_orders(report, config);
    if (!open_theme(&programme, &config->output, theme_dir, error, sizeof(error))) {
        report_add(report, SEVERITY_ERROR, "theme", "%s", error);
        return;
    }
    check_bindings(report, theme_dir);
    check_scenes(report, &programme, &colors, &used);
    check_pictures(report, &programme, is_theme(what) ? NULL : what, &colors, &used);
    check_names(report, &programme, config, options->data, &used);
    check_keying(report, &config->output, &colors, &used);
    programme_finish(&programme);
}

static bool read_what(const char *what, struct config *config, char *error,
                      size_t error_size)
{
    if (!is_theme(what)) {
        return config_load(what, config, error, error_size);
    }
    config_default(config);
    return text_copy(config->theme, sizeof(config->theme), what);
}

static bool check(struct report *report, const struct options *options,
                  struct config *config, char *error, size_t error_size)
{
    char theme_dir[PATH_SIZE];
    if (!read_what(options->words[0], config, error, error_size) ||
        !settings_override(options, config, error, error_size)) {
        return false;
    }
    if (options->data && !config->feed_count) {
        snprintf(error, error_size,
                 "--data: expected a show file with a feed whose answer this is, found "
                 "no feed in %s",
                 options->words[0]);
        return false;
    }
    if (!settings_theme(config, theme_dir, error, error_size)) {
        return false;
    }
    check_all(report, options, config, theme_dir);
    return true;
}

int cmd_check(const struct options *options)
{
    static struct report report;
    static struct config config;
    char error[512];
    const char *what = options->words[0];
    const char *place = is_theme(what) ? "theme" : "show file";
    if (!check(&report, options, &config, error, sizeof(error))) {
        report_add(&report, SEVERITY_ERROR, place, "%s", error);
    }
    if (options->json) {
        report_print_json(&report, what);
    } else {
        report_print(&report);
    }
    int status = report_status(&report);
    arena_finish(&report.arena);
    return status;
}

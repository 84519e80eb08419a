#include <string.h>

#include "app/check.h"
#include "app/commands.h"
#include "app/settings.h"
#include "base/str.h"

enum { WIDTH = 1920, HEIGHT = 1080 };

static bool is_show(const char *path)
{
    size_t len = strlen(path);
    return len > 5 && text_equal(path + len - 5, ".json");
}

static void check_all(struct report *report, const struct options *options,
                      const struct config *config, const char *theme_dir)
{
    static struct check_colors colors;
    static struct check_used used;
    struct programme programme = {0};
    char error[512];
    if (!programme_init(&programme, theme_dir, WIDTH, HEIGHT, config_key(&config->output),
                        error, sizeof(error))) {
        report_add(report, SEVERITY_ERROR, "theme", "%s", error);
        return;
    }
    check_bindings(report, theme_dir);
    check_scenes(report, &programme, &colors, &used);
    check_pictures(report, &programme, &colors);
    check_names(report, &programme, config, options->data, &used);
    check_keying(report, &config->output, &colors, &used);
    programme_finish(&programme);
}

int cmd_check(const struct options *options)
{
    static struct report report;
    static struct config config;
    char error[512], theme_dir[PATH_SIZE];
    const char *what = options->words[0];
    const char *place = is_show(what) ? "show file" : "theme";
    config_default(&config);
    if (is_show(what)) {
        if (!config_load(what, &config, error, sizeof(error))) {
            report_add(&report, SEVERITY_ERROR, place, "%s", error);
        }
    } else {
        text_copy(config.theme, sizeof(config.theme), what);
    }
    if (!report.count) {
        if (settings_override(options, &config, error, sizeof(error)) &&
            settings_theme(&config, theme_dir, error, sizeof(error))) {
            check_all(&report, options, &config, theme_dir);
        } else {
            report_add(&report, SEVERITY_ERROR, place, "%s", error);
        }
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

// Values that a theme names and its scene never has: a misspelt one hides what needs it,
// and nobody is told on air.
#include <ctype.h>
#include <string.h>

#include "app/check.h"
#include "base/str.h"
#include "show/scene_names.h"
#include "show/value_names.h"
#include "theme/condition.h"
#include "theme/theme.h"

// The scene whose file a place is in; NULL: it is in none of ours.
static const struct scene *scene_of(const char *place)
{
    static const char FOLDER[] = "/scenes/";
    const struct scene *scene = NULL;
    for (const char *at = place; (at = strstr(at, FOLDER)); at++) {
        char name[64];
        const char *file = at + strlen(FOLDER);
        size_t len = strcspn(file, ".");
        if (text_starts(file + len, ".json: $") && len < sizeof(name)) {
            memcpy(name, file, len);
            name[len] = '\0';
            scene = scene_find(name);
        }
    }
    return scene;
}

// What it is there for may be a part that several scenes share, so nothing is hidden.
static bool in_condition(const char *place)
{
    bool found = false;
    for (int i = 0; i < CONDITION_KINDS && !found; i++) {
        size_t len = strlen(condition_keys[i]);
        for (const char *at = place; !found && (at = strchr(at, '.')); at++) {
            found = strncmp(at + 1, condition_keys[i], len) == 0 &&
                    !isalnum((unsigned char)at[1 + len]);
        }
    }
    return found;
}

static bool scene_lacks(const struct scene *scene, const char *name)
{
    return scene && !value_name_of_lists(name) && !scene_has_value(scene, false, name) &&
           !scene_has_value(scene, true, name);
}

static void look_at(void *context, const char *place, const char *name)
{
    struct report *report = context;
    const struct scene *scene = scene_of(place);
    if (!value_name_known(name)) {
        const char *near = value_name_near(name);
        report_add(
            report, SEVERITY_WARNING, place,
            "expected a value of some scene, found \"%s\"%s%s%s: it is always absent",
            name, near ? " (did you mean \"" : "", near ? near : "", near ? "\"?)" : "");
    } else if (scene_lacks(scene, name) && !in_condition(place)) {
        report_add(report, SEVERITY_WARNING, place,
                   "expected a value of %s, found \"%s\", which only other scenes have: "
                   "it is always absent",
                   scene->name, name);
    }
}

void check_bindings(struct report *report, const char *theme_dir)
{
    char error[512];
    if (!theme_names(theme_dir, look_at, report, error, sizeof(error))) {
        report_add(report, SEVERITY_ERROR, "theme", "%s", error);
    }
}

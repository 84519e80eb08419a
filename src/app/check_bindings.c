// Values that a theme names and no scene has: a misspelt one hides what needs it, and
// nobody is told on air.
#include "app/check.h"
#include "show/value_names.h"
#include "theme/theme.h"

static void look_at(void *context, const char *place, const char *name)
{
    struct report *report = context;
    const char *near = value_name_near(name);
    if (!value_name_known(name)) {
        report_add(
            report, SEVERITY_WARNING, place,
            "expected a value of some scene, found \"%s\"%s%s%s: it is always absent",
            name, near ? " (did you mean \"" : "", near ? near : "", near ? "\"?)" : "");
    }
}

void check_bindings(struct report *report, const char *theme_dir)
{
    char error[512];
    if (!theme_names(theme_dir, look_at, report, error, sizeof(error))) {
        report_add(report, SEVERITY_ERROR, "theme", "%s", error);
    }
}

// stadium.h
// The theme that comes with the program, for tests of what it really shows.
#ifndef TESTS_STADIUM_H
#define TESTS_STADIUM_H

#include "check.h"
#include "theme_fixture.h"

static struct theme *theme;

// The theme is there while the cases run. The status for main().
static inline int stadium_run(const struct check_case *cases, int count)
{
    char error[512] = "";
    theme = theme_load(SOURCE_DIR "/themes/stadium", error, sizeof(error));
    if (!theme) {
        printf("%s\n", error);
        return 1;
    }
    int failed = check_run(cases, count);
    theme_destroy(theme);
    return failed;
}

#endif

// laid_out.h
// Scenes of a few elements, laid out and printed.
#ifndef TESTS_LAID_OUT_H
#define TESTS_LAID_OUT_H

#include "check.h"
#include "theme_fixture.h"

// The list of a scene of its own, printed.
static const char *laid_out(const char *scene, const char *json, struct arena *arena)
{
    struct theme *theme = fixture_theme(FIXTURE_HEAD, scene);
    if (!theme) {
        return fixture_error;
    }
    struct values values = fixture_values(json, arena);
    struct theme_moment moment = fixture_moment("winner", &values);
    struct draw_list list = fixture_list(theme, &moment, arena);
    const char *printed = arena_strdup(arena, draw_list_print(&list, arena));
    theme_destroy(theme);
    return printed;
}

static struct arena arena;

// A scene of which nothing is known is not drawn.
static const char SOMETHING[] = "{\"known\":\"yes\"}";

#endif

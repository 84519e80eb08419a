// panel_values.h
// Values of panels from panels/NAME.json (invented people): "results_relay" is a case of
// the scene `results`.
#ifndef TESTS_PANEL_VALUES_H
#define TESTS_PANEL_VALUES_H

#include "theme_fixture.h"

// Scene of a case: what stands before its first "_".
static inline const char *panel_scene(const char *name, struct arena *arena)
{
    return arena_strndup(arena, name, strcspn(name, "_"));
}

static inline struct values *panel_values(const char *name, struct arena *arena)
{
    char path[512], error[256];
    struct buf text = {0};
    snprintf(path, sizeof(path), SOURCE_DIR "/tests/unit/theme/panels/%s.json", name);
    if (!file_read(path, 1 << 20, &text, error, sizeof(error))) {
        printf("  %s\n", error);
        abort();
    }
    struct values *values = arena_alloc(arena, sizeof(*values));
    *values = fixture_values(text.data, arena);
    buf_finish(&text);
    return values;
}

#endif

// theme_fixture.h
// A theme from two texts, values from JSON, and a measure that counts characters: the
// same on every machine, without a font.
#ifndef TESTS_THEME_FIXTURE_H
#define TESTS_THEME_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#include "base/str.h"
#include "base/utf8.h"
#include "check.h"
#include "theme/parts.h"

static const char FIXTURE_HEAD[] =
    "{\"colors\":{\"gold\":\"#f4b91f\",\"ink\":\"#0b1322\",\"text\":\"#ffffff\"},"
    "\"faces\":{\"bold\":\"b.ttf\",\"thin\":[\"t.ttf\",\"u.ttf\"]},"
    "\"styles\":{\"big\":{\"face\":\"bold\",\"size\":100,\"color\":\"text\"},"
    "\"small\":{\"face\":\"thin\",\"size\":40,\"color\":\"gold\",\"tabular\":true},"
    "\"free\":{\"face\":\"bold\",\"size\":50,\"outline\":{\"color\":\"ink\"}}}}";

static inline int fixture_width(void *context, const struct text_style *style,
                                const char *text)
{
    (void)context;
    int count = utf8_count(text);
    return count * style->size / 2 + count * style->tracking;
}

static inline int fixture_cap(void *context, const struct text_style *style)
{
    (void)context;
    return style->size * 7 / 10;
}

static const struct measure fixture_measure = {.width = fixture_width,
                                               .cap_height = fixture_cap,
                                               .ascent = fixture_cap,
                                               .descent = fixture_cap};

// The error of the last theme that could not be read.
static char fixture_error[512];

static inline struct theme *fixture_empty(void)
{
    struct theme *theme = xalloc(sizeof(*theme));
    theme->dir = "/themes/x";
    return theme;
}

// NULL with fixture_error if either text has a mistake.
static inline struct theme *fixture_theme(const char *head, const char *scene)
{
    struct theme *theme = fixture_empty();
    fixture_error[0] = '\0';
    if (theme_parse_head(theme, "x/theme.json", head, strlen(head), fixture_error,
                         sizeof(fixture_error)) &&
        (!scene ||
         theme_parse_scene(theme, "x/scenes/winner.json", "winner", scene, strlen(scene),
                           fixture_error, sizeof(fixture_error)))) {
        return theme;
    }
    theme_destroy(theme);
    return NULL;
}

static inline struct values fixture_values(const char *json, struct arena *arena)
{
    char error[256];
    struct values values = values_begin(arena);
    struct json_doc *doc = json_parse(json, strlen(json), NULL, error, sizeof(error));
    if (!doc || !values_from_json(&values, json_root(doc), error, sizeof(error))) {
        printf("  fixture: %s\n", error);
        abort();
    }
    json_free(doc);
    return values;
}

static inline struct theme_moment fixture_moment(const char *scene,
                                                 const struct values *values)
{
    return (struct theme_moment){.scene = scene,
                                 .values = values,
                                 .in_ms = 100000,
                                 .out_ms = -1,
                                 .change_ms = -1,
                                 .width = 1920,
                                 .height = 1080,
                                 .even = true};
}

static inline struct draw_list fixture_list(const struct theme *theme,
                                            const struct theme_moment *moment,
                                            struct arena *arena)
{
    struct draw_list list = draw_list_begin(arena);
    theme_layout(theme, moment, &fixture_measure, &list);
    return list;
}

// The scene at that moment, with the value "known"; a scene that is no scene fails the
// test.
static inline struct draw_list fixture_scene(const char *scene,
                                             struct theme_moment moment,
                                             struct arena *arena)
{
    struct theme *theme = fixture_theme(FIXTURE_HEAD, scene);
    if (!theme) {
        printf("  %s\n", fixture_error);
        check_failed = true;
        return draw_list_begin(arena);
    }
    struct values values = fixture_values("{\"known\":\"yes\"}", arena);
    moment.values = &values;
    struct draw_list list = fixture_list(theme, &moment, arena);
    theme_destroy(theme);
    return list;
}

// Whether the list is what tests/golden/theme/NAME.txt says;
// STRAPLINE_UPDATE_GOLDENS=1 writes it instead.
static inline bool fixture_golden(const struct draw_list *list, const char *name)
{
    char path[512], error[256];
    const char *found = draw_list_print(list, list->arena);
    snprintf(path, sizeof(path), SOURCE_DIR "/tests/golden/theme/%s.txt", name);
    if (getenv("STRAPLINE_UPDATE_GOLDENS")) {
        return file_write(path, found, strlen(found), error, sizeof(error));
    }
    struct buf expected = {0};
    bool same = file_read(path, 1 << 20, &expected, error, sizeof(error)) &&
                text_equal(expected.data, found);
    if (!same) {
        printf("  %s: found\n%s\n", path, found);
    }
    buf_finish(&expected);
    return same;
}

#endif

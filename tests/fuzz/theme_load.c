// Any bytes as theme.json, as a scene and as values for it, divided by zero bytes.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/utf8.h"
#include "theme/parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int width(void *context, const struct text_style *style, const char *text)
{
    (void)context;
    return utf8_count(text) * style->size / 2;
}

static int height(void *context, const struct text_style *style)
{
    (void)context;
    return style->size;
}

// The same with its rows the other way round.
static struct values turned(const struct values *values, struct arena *arena)
{
    struct values out = values_copy(values, arena);
    for (int i = 0; i < out.row_count / 2; i++) {
        struct values kept = out.rows[i];
        out.rows[i] = out.rows[out.row_count - 1 - i];
        out.rows[out.row_count - 1 - i] = kept;
    }
    return out;
}

static void draw(const struct theme *theme, const struct values *values,
                 const struct values *before, struct arena *arena, int ms)
{
    const struct measure measure = {
        .width = width, .cap_height = height, .ascent = height, .descent = height};
    struct theme_moment moment = {.scene = "s",
                                  .values = values,
                                  .before = before,
                                  .in_ms = ms,
                                  .out_ms = ms % 3 == 0 ? ms : -1,
                                  .change_ms = ms,
                                  .width = 1920,
                                  .height = 1080,
                                  .even = true};
    struct draw_list list = draw_list_begin(arena);
    theme_layout(theme, &moment, &measure, &list);
    draw_list_print(&list, arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char error[256];
    const char *parts[3] = {"{}", "{}", "{}"};
    size_t lens[3] = {2, 2, 2};
    const char *text = (const char *)data;
    for (int i = 0; i < 3 && size > 0; i++) {
        const char *end = memchr(text, '\0', size);
        parts[i] = text;
        lens[i] = end ? (size_t)(end - text) : size;
        size -= end ? lens[i] + 1 : lens[i];
        text += end ? lens[i] + 1 : lens[i];
    }
    struct theme *theme = xalloc(sizeof(*theme));
    struct arena arena = {0};
    theme->dir = "/t";
    if (theme_parse_head(theme, "head", parts[0], lens[0], error, sizeof(error)) &&
        theme_parse_scene(theme, "scene", "s", parts[1], lens[1], error, sizeof(error))) {
        struct values values = values_begin(&arena);
        struct json_doc *doc = json_parse(parts[2], lens[2], NULL, error, sizeof(error));
        if (doc) {
            values_from_json(&values, json_root(doc), error, sizeof(error));
        }
        struct values none = values_begin(&arena);
        struct values other = turned(&values, &arena);
        draw(theme, &values, &none, &arena, 50);
        draw(theme, &none, &values, &arena, 60);
        draw(theme, &values, &other, &arena, 121);
        json_free(doc);
    }
    arena_finish(&arena);
    theme_destroy(theme);
    return 0;
}

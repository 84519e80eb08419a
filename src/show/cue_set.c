// Correcting by hand: "set NAME TEXT...", "unset NAME", "unset all", and the same as JSON
// for a scene and subject and for several values at once.
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/str.h"
#include "show/cue_parts.h"
#include "show/scene.h"

bool cue_read_set(const struct row *row, const struct words *words, struct cue *out,
                  struct complaint *error)
{
    (void)row;
    if (words->count < 2) {
        return cue_expected(error, "set", "a value's name and a text", NULL, NULL, 0);
    }
    if (words->rest_len == 0) {
        return cue_complain(error,
                            "set: expected a text for \"%.40s\", found nothing (unset "
                            "makes it live again)",
                            words->word[1]);
    }
    if (words->rest_len >= CUE_TEXT) {
        return cue_complain(error, "set: expected a text of at most %d bytes, found %zu",
                            CUE_TEXT - 1, words->rest_len);
    }
    text_copy(out->name, sizeof(out->name), words->word[1]);
    memcpy(out->text, words->rest, words->rest_len);
    return true;
}

bool cue_read_unset(const struct row *row, const struct words *words, struct cue *out,
                    struct complaint *error)
{
    (void)row;
    if (words->count < 2) {
        return cue_expected(error, "unset", "a value's name or all", NULL, NULL, 0);
    }
    out->on = strcmp(words->word[1], "all") == 0;
    text_copy(out->name, sizeof(out->name), out->on ? "" : words->word[1]);
    return cue_nothing_after(words, 2, error);
}

bool cue_is_set(const char *words)
{
    static const char *const sets[] = {"set", "unset"};
    if (!words) {
        return false;
    }
    words += strspn(words, " \t\r\n");
    for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
        size_t len = strlen(sets[i]);
        if (text_starts(words, sets[i]) &&
            (!words[len] || strchr(" \t\r\n", words[len]))) {
            return true;
        }
    }
    return false;
}

static bool read_text(const struct json *object, const char *key, char *out, size_t size,
                      struct complaint *error)
{
    const struct json *value = json_get(object, key);
    const char *text = json_string(value);
    if (value && !text) {
        return cue_complain(error, "%s: expected text, found %s", key, json_kind(value));
    }
    return text_copy(out, size, text ? text : "") ||
           cue_complain(error, "%s: expected at most %zu bytes, found %zu", key, size - 1,
                        strlen(text));
}

// Which of those on air or waiting it is about.
static bool read_whom(const struct json *object, struct cue *out, struct complaint *error)
{
    char scene[CUE_WORD], layer[CUE_WORD];
    if (!read_text(object, "scene", scene, sizeof(scene), error) ||
        !read_text(object, "subject", out->subject, sizeof(out->subject), error) ||
        !read_text(object, "layer", layer, sizeof(layer), error) ||
        (scene[0] && !cue_scene("scene", scene, out, error))) {
        return false;
    }
    if (out->subject[0] && !scene[0]) {
        return cue_complain(error, "subject: expected only beside a scene");
    }
    out->layer = layer_find(layer);
    if (layer[0] && (out->layer < 0 || scene[0])) {
        return cue_expected(error, "layer",
                            scene[0] ? "no layer beside a scene"
                                     : "bug, lower, board or full",
                            layer, layer_names, scene[0] ? 0 : LAYER_COUNT);
    }
    return true;
}

static bool read_value(const struct json *value, struct cue *out, struct complaint *error)
{
    const char *name = json_key(value);
    const char *text = json_text(value, out->values.arena);
    if (!*name || strlen(name) >= CUE_WORD) {
        return cue_complain(error, "values: expected a name of 1 to %d bytes, found %zu",
                            CUE_WORD - 1, strlen(name));
    }
    if (!text && !json_is_null(value)) {
        return cue_complain(
            error,
            "values: %.63s: expected a text, a number or null, "
            "found %s%s",
            name, json_kind(value),
            strcmp(name, "rows") == 0 ? " (one cell is called \"rows.3.name\")" : "");
    }
    if (text && strlen(text) >= CUE_TEXT) {
        return cue_complain(error, "values: %.63s: expected at most %d bytes, found %zu",
                            name, CUE_TEXT - 1, strlen(text));
    }
    if (out->values.count + out->live.count >= VALUES_MAX) {
        return cue_complain(error, "values: expected at most %d, found more", VALUES_MAX);
    }
    if (text_empty(text)) {
        values_text(&out->live, name, "live");
    } else {
        values_text(&out->values, name, text);
    }
    return true;
}

static bool read_values(const struct json *object, struct cue *out,
                        struct complaint *error)
{
    const struct json *values = json_get(object, "values");
    const struct json *live = json_get(object, "live");
    if (live && (!json_is_bool(live) || !json_bool(live, &out->on))) {
        return cue_complain(error, "live: expected true or false, found %s",
                            json_kind(live));
    }
    if (values && !json_is_object(values)) {
        return cue_complain(error, "values: expected an object of texts, found %s",
                            json_kind(values));
    }
    for (const struct json *item = json_first(values); item; item = json_next(item)) {
        if (!read_value(item, out, error)) {
            return false;
        }
    }
    int count = out->values.count + out->live.count;
    if (out->on ? count > 0 : count == 0) {
        return cue_complain(error, out->on ? "live: expected no values beside it"
                                           : "values: expected at least one, found none");
    }
    return true;
}

bool cue_parse_set(const struct json *object, struct arena *arena, struct cue *out,
                   struct complaint *error)
{
    struct cue words = {.kind = CUE_SET};
    const char *text = json_string(json_get(object, "cue"));
    bool bare = strcmp(text + strspn(text, " \t\r\n"), "set") == 0;
    if (json_get(object, "data")) {
        return cue_complain(error, "data: expected only beside a take of a scene");
    }
    if (!bare && !cue_parse(text, &words, error->text, error->size)) {
        return false;
    }
    *out = words;
    out->values = values_begin(arena);
    out->live = values_begin(arena);
    if (!read_whom(object, out, error)) {
        return false;
    }
    if (bare) {
        out->has_values = true;
        return read_values(object, out, error);
    }
    if (json_get(object, "values") || json_get(object, "live")) {
        return cue_complain(error, "values: expected only beside a set without words");
    }
    // The words alone, or the same as JSON has it.
    out->has_values = out->scene[0] || out->layer >= 0;
    if (out->has_values) {
        out->kind = CUE_SET;
        values_text(&out->values, words.text[0] ? words.name : "", words.text);
        values_text(&out->live, words.name,
                    words.name[0] && !words.text[0] ? "live" : NULL);
        out->name[0] = out->text[0] = '\0';
    }
    return true;
}

static void put_key_text(struct buf *buf, const char *key, const char *text)
{
    if (text[0]) {
        json_add_text(buf, key, text);
    }
}

static const char *print_json(const struct cue *cue, struct arena *arena)
{
    struct buf buf = {0};
    buf_text(&buf, "{\"cue\":\"set\"");
    put_key_text(&buf, "scene", cue->scene);
    put_key_text(&buf, "subject", cue->subject);
    put_key_text(&buf, "layer", cue->layer >= 0 ? layer_names[cue->layer] : "");
    if (cue->on) {
        buf_text(&buf, ",\"live\":true}");
    } else {
        buf_text(&buf, ",\"values\":{");
        for (int i = 0; i < cue->values.count; i++) {
            put_key_text(&buf, cue->values.items[i].name, cue->values.items[i].text);
        }
        for (int i = 0; i < cue->live.count; i++) {
            json_put_key(&buf, cue->live.items[i].name);
            buf_text(&buf, "null");
        }
        buf_text(&buf, "}}");
    }
    const char *text = arena_strdup(arena, buf.data);
    buf_finish(&buf);
    return text;
}

const char *cue_print_set(const struct cue *cue, struct arena *arena)
{
    if (cue->has_values) {
        return print_json(cue, arena);
    }
    return cue->kind == CUE_SET
               ? arena_printf(arena, "set %s %s", cue->name, cue->text)
               : arena_printf(arena, "unset %s", cue->on ? "all" : cue->name);
}

#include "show/line.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "show/scene.h"

struct reading {
    const char *rest; // behind the word, trimmed
    struct arena *arena;
    struct line *out;
    char *error;
    size_t size;
};

struct row {
    const char *word;
    enum line_kind (*read)(const struct row *row, struct reading *reading);
    enum line_kind kind;
    const char *cue;
};

static enum line_kind complain(struct reading *reading, const char *why,
                               const char *found)
{
    snprintf(reading->error, reading->size, "%s, found \"%.60s\"", why, found);
    return LINE_BAD;
}

static enum line_kind read_words(struct reading *reading, const char *words)
{
    return cue_parse(words, &reading->out->cue, reading->error, reading->size) ? LINE_CUE
                                                                               : LINE_BAD;
}

static enum line_kind read_plain(const struct row *row, struct reading *reading)
{
    if (reading->rest[0]) {
        return complain(reading, "expected nothing behind it", reading->rest);
    }
    return row->kind == LINE_CUE ? read_words(reading, row->cue) : row->kind;
}

static enum line_kind read_token(const struct row *row, struct reading *reading)
{
    reading->out->token = reading->rest;
    return row->kind;
}

static enum line_kind read_cue(const struct row *row, struct reading *reading)
{
    (void)row;
    return read_words(reading, reading->rest);
}

// "3", or "3:1:1" with the layer and channel that RossTalk appends; 0 if it is no number.
static long long number_of(const char *text)
{
    char digits[12];
    size_t len = strcspn(text, ":");
    long long number = 0;
    if (len == 0 || len >= sizeof(digits) ||
        strspn(text, "0123456789:") != strlen(text)) {
        return 0;
    }
    memcpy(digits, text, len);
    digits[len] = '\0';
    return text_int(digits, 1, 9999, &number) ? number : 0;
}

// By its number in the list of scenes, or by its name.
static const struct scene *scene_of(const char *text)
{
    int count;
    const struct scene *table = scene_table(&count);
    long long number = number_of(text);
    return number > 0 && number <= count ? &table[number - 1] : scene_find(text);
}

static enum line_kind read_take(const struct row *row, struct reading *reading)
{
    const char *rest = reading->rest;
    const struct scene *scene = number_of(rest) ? scene_of(rest) : NULL;
    if (number_of(rest) && !scene) {
        return complain(reading, "expected the number of a scene", rest);
    }
    return read_words(reading, arena_printf(reading->arena, "%s %s", row->cue,
                                            scene ? scene->name : rest));
}

static enum line_kind read_off(const struct row *row, struct reading *reading)
{
    const struct scene *scene = scene_of(reading->rest);
    if (!scene) {
        return complain(reading, "expected a scene or its number", reading->rest);
    }
    return read_words(reading, arena_printf(reading->arena, "%s %s", row->cue,
                                            layer_names[scene->layer]));
}

// "2", or "1:2" with the output before it, which is always ours; a layer's name is fine.
static enum line_kind read_layer(const struct row *row, struct reading *reading)
{
    const char *colon = strchr(reading->rest, ':');
    const char *layer = colon ? colon + 1 : reading->rest;
    long long number = 0;
    if (text_int(layer, 1, LAYER_COUNT, &number)) {
        layer = layer_names[number - 1];
    }
    return read_words(reading, arena_printf(reading->arena, "%s %s", row->cue, layer));
}

static const struct row rows[] = {
    {"TAKE", read_take, LINE_CUE, "take"},
    {"SEQI", read_take, LINE_CUE, "take"},
    {"SEQO", read_off, LINE_CUE, "dismiss"},
    {"CUE", read_cue, LINE_CUE, ""},
    {"NEXT", read_plain, LINE_CUE, "take"},
    {"UP", read_plain, LINE_CUE, "prev"},
    {"DOWN", read_plain, LINE_CUE, "next"},
    {"CLFB", read_layer, LINE_CUE, "dismiss"},
    {"LAYOFF", read_layer, LINE_CUE, "dismiss"},
    {"CLRA", read_plain, LINE_CUE, "clear"},
    {"TOKEN", read_token, LINE_TOKEN, NULL},
    {"SUBSCRIBE", read_plain, LINE_SUBSCRIBE, NULL},
    {"UNSUBSCRIBE", read_plain, LINE_UNSUBSCRIBE, NULL},
    {"STATE", read_plain, LINE_STATE, NULL},
    {"PING", read_plain, LINE_PING, NULL},
    {"BYE", read_plain, LINE_BYE, NULL},
};

// A web page can make a browser post lines to any port of this machine; its request's
// head comes before them.
static bool is_foreign(const char *word)
{
    static const char *const words[] = {"GET",     "POST",    "PUT",   "HEAD",  "DELETE",
                                        "OPTIONS", "CONNECT", "TRACE", "PATCH", "PRI"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (text_equal(word, words[i])) {
            return true;
        }
    }
    return false;
}

static enum line_kind read_line(const char *line, struct reading *reading)
{
    size_t len = strcspn(line, " \t");
    const char *word = arena_strndup(reading->arena, line, len);
    reading->rest = line + len + strspn(line + len, " \t");
    if (is_foreign(word)) {
        return LINE_FOREIGN;
    }
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (text_equal(rows[i].word, word)) {
            return rows[i].read(&rows[i], reading);
        }
    }
    return read_words(reading, line);
}

// What no line of ours holds: a NUL, or bytes of another protocol.
static bool is_text(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if ((byte < ' ' && byte != '\t') || byte == 0x7F) {
            return false;
        }
    }
    return utf8_valid(text.data, text.len);
}

static struct str trimmed(struct str text)
{
    while (text.len && strchr(" \t\r", text.data[0])) {
        text.data++;
        text.len--;
    }
    while (text.len && strchr(" \t\r", text.data[text.len - 1])) {
        text.len--;
    }
    return text;
}

enum line_kind line_read(struct str text, struct arena *arena, struct line *out,
                         char *error, size_t error_size)
{
    struct reading reading = {
        .arena = arena, .out = out, .error = error, .size = error_size};
    *out = (struct line){.cue = {.layer = -1}};
    text = trimmed(text);
    if (text.len == 0) {
        return out->kind = LINE_NOTHING;
    }
    if (!is_text(text)) {
        return out->kind = LINE_FOREIGN;
    }
    if (text.data[0] == '{') {
        bool read = cue_read(text, arena, &out->cue, error, error_size);
        return out->kind = read ? LINE_CUE : LINE_BAD;
    }
    return out->kind = read_line(arena_strndup(arena, text.data, text.len), &reading);
}

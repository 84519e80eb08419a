#include "show/cue.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/str.h"
#include "show/scene.h"

enum { WORDS_MAX = 4, NAMES_MAX = 32 };

// The words of a cue, split at blanks.
struct words {
    char word[WORDS_MAX][CUE_WORD];
    int count;
};

struct complaint {
    char *text;
    size_t size;
};

struct row {
    const char *word;
    enum cue_kind kind;
    // Reads what follows the first word.
    bool (*read)(const struct row *row, const struct words *words, struct cue *out,
                 struct complaint *error);
    enum cue_kind toggle; // what "toggle" behind the word means, or kind
};

static bool complain(struct complaint *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static bool complain(struct complaint *error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(error->text, error->size, format, args);
    va_end(args);
    return false;
}

// "expected WHAT, found WORD", with the name that was probably meant.
static bool expected(struct complaint *error, const char *cue, const char *what,
                     const char *word, const char *const *names, int count)
{
    if (!word) {
        return complain(error, "%s: expected %s, found nothing", cue, what);
    }
    const char *near = text_nearest(word, names, count);
    return complain(error, "%s: expected %s, found \"%.40s\"%s%s%s", cue, what, word,
                    near ? ", did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

static const char *word_at(const struct words *words, int index)
{
    return index < words->count ? words->word[index] : NULL;
}

static bool nothing_after(const struct row *row, const struct words *words, int count,
                          struct complaint *error)
{
    const char *word = word_at(words, count);
    return !word ||
           complain(error, "%s: expected nothing after \"%.40s\", found \"%.40s\"",
                    row->word, words->word[count - 1], word);
}

static bool read_nothing(const struct row *row, const struct words *words,
                         struct cue *out, struct complaint *error)
{
    (void)out;
    return nothing_after(row, words, 1, error);
}

static bool read_scene(const struct row *row, const struct words *words, struct cue *out,
                       struct complaint *error)
{
    const char *scene = word_at(words, 1);
    if (scene && !scene_find(scene)) {
        const char *names[NAMES_MAX];
        int count;
        const struct scene *table = scene_table(&count);
        for (int i = 0; i < count && i < NAMES_MAX; i++) {
            names[i] = table[i].name;
        }
        return expected(error, row->word, "a scene", scene, names, count);
    }
    text_copy(out->scene, sizeof(out->scene), scene ? scene : "");
    const char *subject = word_at(words, 2);
    text_copy(out->subject, sizeof(out->subject), subject ? subject : "");
    return nothing_after(row, words, 3, error);
}

static bool read_layer(const struct row *row, const struct words *words, struct cue *out,
                       struct complaint *error)
{
    const char *name = word_at(words, 1);
    if (!name) {
        return true;
    }
    out->layer = layer_find(name);
    if (out->layer < 0) {
        return expected(error, row->word, "bug, lower, board or full", name, layer_names,
                        LAYER_COUNT);
    }
    return nothing_after(row, words, 2, error);
}

static bool read_pin(const struct row *row, const struct words *words, struct cue *out,
                     struct complaint *error)
{
    if (!text_equal(word_at(words, 1), "toggle")) {
        return read_layer(row, words, out, error);
    }
    out->kind = row->toggle;
    return nothing_after(row, words, 2, error);
}

static bool read_switch(const struct row *row, const struct words *words, struct cue *out,
                        struct complaint *error)
{
    static const char *const states[] = {"on", "off", "toggle"};
    const char *word = word_at(words, 1);
    out->on = text_equal(word, "on");
    if (text_equal(word, "toggle")) {
        out->kind = row->toggle;
    } else if (!out->on && !text_equal(word, "off")) {
        return expected(error, row->word, "on, off or toggle", word, states, 3);
    }
    return nothing_after(row, words, 2, error);
}

static bool read_follow(const struct row *row, const struct words *words, struct cue *out,
                        struct complaint *error)
{
    if (words->count < 3) {
        return expected(error, row->word, "a feed and a subject", word_at(words, 1), NULL,
                        0);
    }
    text_copy(out->feed, sizeof(out->feed), words->word[1]);
    text_copy(out->subject, sizeof(out->subject), words->word[2]);
    return nothing_after(row, words, 3, error);
}

static bool read_bib(const struct row *row, const struct words *words, struct cue *out,
                     struct complaint *error)
{
    const char *bib = word_at(words, 1);
    if (!bib) {
        return expected(error, row->word, "a bib", NULL, NULL, 0);
    }
    text_copy(out->subject, sizeof(out->subject), bib);
    return nothing_after(row, words, 2, error);
}

static bool read_reload(const struct row *row, const struct words *words, struct cue *out,
                        struct complaint *error)
{
    static const char *const names[] = {"reload"};
    (void)out;
    const char *word = word_at(words, 1);
    if (!text_equal(word, "reload")) {
        return expected(error, row->word, "reload", word, names, 1);
    }
    return nothing_after(row, words, 2, error);
}

static const struct row rows[] = {
    {"take", CUE_TAKE, read_scene, CUE_TAKE},
    {"dismiss", CUE_DISMISS, read_layer, CUE_DISMISS},
    {"pin", CUE_PIN, read_pin, CUE_PIN_TOGGLE},
    {"unpin", CUE_UNPIN, read_layer, CUE_UNPIN},
    {"next", CUE_NEXT, read_nothing, CUE_NEXT},
    {"prev", CUE_PREV, read_nothing, CUE_PREV},
    {"detail", CUE_DETAIL, read_nothing, CUE_DETAIL},
    {"veto", CUE_VETO, read_nothing, CUE_VETO},
    {"clear", CUE_CLEAR, read_nothing, CUE_CLEAR},
    {"auto", CUE_AUTO, read_switch, CUE_AUTO_TOGGLE},
    {"follow", CUE_FOLLOW, read_follow, CUE_FOLLOW},
    {"call", CUE_CALL, read_bib, CUE_CALL},
    {"bug", CUE_BUG, read_switch, CUE_BUG_TOGGLE},
    {"board", CUE_BOARD, read_switch, CUE_BOARD_TOGGLE},
    {"layer", CUE_LAYER, read_layer, CUE_LAYER},
    {"theme", CUE_THEME_RELOAD, read_reload, CUE_THEME_RELOAD},
    {"quit", CUE_QUIT, read_nothing, CUE_QUIT},
};

enum { ROW_COUNT = sizeof(rows) / sizeof(rows[0]) };

static bool split(const char *text, struct words *words, struct complaint *error)
{
    for (;;) {
        text += strspn(text, " \t\r\n");
        size_t len = strcspn(text, " \t\r\n");
        if (len == 0) {
            return true;
        }
        if (words->count == WORDS_MAX) {
            return complain(error, "expected at most %d words, found \"%.40s\" as well",
                            WORDS_MAX, text);
        }
        if (len >= CUE_WORD) {
            return complain(error, "expected words of at most %d bytes, found %zu",
                            CUE_WORD - 1, len);
        }
        memcpy(words->word[words->count], text, len);
        words->word[words->count++][len] = '\0';
        text += len;
    }
}

static bool unknown_cue(const char *word, struct complaint *error)
{
    const char *names[ROW_COUNT];
    for (int i = 0; i < ROW_COUNT; i++) {
        names[i] = rows[i].word;
    }
    const char *near = text_nearest(word, names, ROW_COUNT);
    return complain(error, "unknown cue \"%.40s\"%s%s%s", word,
                    near ? ", did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

bool cue_parse(const char *text, struct cue *out, char *error, size_t error_size)
{
    struct complaint complaint = {error, error_size};
    struct words words = {0};
    *out = (struct cue){.layer = -1};
    if (!utf8_valid(text, strlen(text))) {
        return complain(&complaint, "expected words in UTF-8");
    }
    if (!split(text, &words, &complaint)) {
        return false;
    }
    if (words.count == 0) {
        return complain(&complaint, "expected a cue, found nothing");
    }
    for (int i = 0; i < ROW_COUNT; i++) {
        if (strcmp(rows[i].word, words.word[0]) == 0) {
            out->kind = rows[i].kind;
            return rows[i].read(&rows[i], &words, out, &complaint);
        }
    }
    return unknown_cue(words.word[0], &complaint);
}

static const struct row *row_of(enum cue_kind kind, bool *toggle)
{
    for (int i = 0; i < ROW_COUNT; i++) {
        *toggle = rows[i].kind != kind;
        if (rows[i].kind == kind || rows[i].toggle == kind) {
            return &rows[i];
        }
    }
    return NULL;
}

// Only JSON can carry values of one's own.
static const char *print_json(const struct cue *cue, struct arena *arena)
{
    struct buf buf = {0};
    buf_text(&buf, "{\"cue\":\"take\",\"scene\":");
    json_put_text(&buf, cue->scene);
    if (cue->subject[0]) {
        buf_text(&buf, ",\"subject\":");
        json_put_text(&buf, cue->subject);
    }
    buf_text(&buf, ",\"data\":");
    values_to_json(&cue->values, &buf);
    buf_char(&buf, '}');
    const char *text = arena_strdup(arena, buf.data);
    buf_finish(&buf);
    return text;
}

const char *cue_print(const struct cue *cue, struct arena *arena)
{
    bool toggle = false;
    const struct row *row = row_of(cue->kind, &toggle);
    if (!row) {
        return "";
    }
    if (cue->has_values) {
        return print_json(cue, arena);
    }
    const char *first = toggle                     ? "toggle"
                        : row->read == read_reload ? "reload"
                        : row->read == read_switch ? (cue->on ? "on" : "off")
                        : cue->layer >= 0          ? layer_names[cue->layer]
                        : cue->kind == CUE_FOLLOW  ? cue->feed
                        : cue->kind == CUE_TAKE    ? cue->scene
                                                   : "";
    return arena_printf(arena, "%s%s%s%s%s", row->word, *first ? " " : "", first,
                        cue->subject[0] ? " " : "", cue->subject);
}

#include "show/cue.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "show/cue_parts.h"
#include "show/scene.h"

struct row {
    const char *word;
    enum cue_kind kind;
    // Reads what follows the first word.
    bool (*read)(const struct row *row, const struct words *words, struct cue *out,
                 struct complaint *error);
    enum cue_kind toggle; // what "toggle" behind the word means, or kind
};

static bool read_nothing(const struct row *row, const struct words *words,
                         struct cue *out, struct complaint *error)
{
    (void)row;
    (void)out;
    return cue_nothing_after(words, 1, error);
}

static bool read_scene(const struct row *row, const struct words *words, struct cue *out,
                       struct complaint *error)
{
    const char *scene = cue_word_at(words, 1);
    if (scene && !cue_scene(row->word, scene, out, error)) {
        return false;
    }
    const char *subject = cue_word_at(words, 2);
    text_copy(out->subject, sizeof(out->subject), subject ? subject : "");
    return cue_nothing_after(words, 3, error);
}

// A subject alone will do; where several share it, the first that is announced.
static bool read_veto(const struct row *row, const struct words *words, struct cue *out,
                      struct complaint *error)
{
    const char *word = cue_word_at(words, 1);
    if (words->count != 2 || scene_find(word)) {
        return read_scene(row, words, out, error);
    }
    return text_copy(out->subject, sizeof(out->subject), word);
}

static bool read_layer(const struct row *row, const struct words *words, struct cue *out,
                       struct complaint *error)
{
    const char *name = cue_word_at(words, 1);
    if (!name) {
        return true;
    }
    out->layer = layer_find(name);
    if (out->layer < 0) {
        return cue_expected(error, row->word, "bug, lower, board or full", name,
                            layer_names, LAYER_COUNT);
    }
    return cue_nothing_after(words, 2, error);
}

static bool read_pin(const struct row *row, const struct words *words, struct cue *out,
                     struct complaint *error)
{
    if (!text_equal(cue_word_at(words, 1), "toggle")) {
        return read_layer(row, words, out, error);
    }
    out->kind = row->toggle;
    return cue_nothing_after(words, 2, error);
}

static bool read_switch(const struct row *row, const struct words *words, struct cue *out,
                        struct complaint *error)
{
    static const char *const states[] = {"on", "off", "toggle"};
    const char *word = cue_word_at(words, 1);
    out->on = text_equal(word, "on");
    if (text_equal(word, "toggle")) {
        out->kind = row->toggle;
    } else if (!out->on && !text_equal(word, "off")) {
        return cue_expected(error, row->word, "on, off or toggle", word, states, 3);
    }
    return cue_nothing_after(words, 2, error);
}

static bool read_follow(const struct row *row, const struct words *words, struct cue *out,
                        struct complaint *error)
{
    if (words->count < 3) {
        return cue_expected(error, row->word, "a feed and a subject",
                            cue_word_at(words, 1), NULL, 0);
    }
    text_copy(out->feed, sizeof(out->feed), words->word[1]);
    text_copy(out->subject, sizeof(out->subject), words->word[2]);
    return cue_nothing_after(words, 3, error);
}

static bool read_bib(const struct row *row, const struct words *words, struct cue *out,
                     struct complaint *error)
{
    const char *bib = cue_word_at(words, 1);
    if (!bib) {
        return cue_expected(error, row->word, "a bib", NULL, NULL, 0);
    }
    text_copy(out->subject, sizeof(out->subject), bib);
    return cue_nothing_after(words, 2, error);
}

static bool read_reload(const struct row *row, const struct words *words, struct cue *out,
                        struct complaint *error)
{
    static const char *const names[] = {"reload"};
    (void)out;
    const char *word = cue_word_at(words, 1);
    if (!text_equal(word, "reload")) {
        return cue_expected(error, row->word, "reload", word, names, 1);
    }
    return cue_nothing_after(words, 2, error);
}

static const struct row rows[] = {
    {"take", CUE_TAKE, read_scene, CUE_TAKE},
    {"dismiss", CUE_DISMISS, read_layer, CUE_DISMISS},
    {"pin", CUE_PIN, read_pin, CUE_PIN_TOGGLE},
    {"unpin", CUE_UNPIN, read_layer, CUE_UNPIN},
    {"next", CUE_NEXT, read_nothing, CUE_NEXT},
    {"prev", CUE_PREV, read_nothing, CUE_PREV},
    {"detail", CUE_DETAIL, read_nothing, CUE_DETAIL},
    {"veto", CUE_VETO, read_veto, CUE_VETO},
    {"clear", CUE_CLEAR, read_nothing, CUE_CLEAR},
    {"auto", CUE_AUTO, read_switch, CUE_AUTO_TOGGLE},
    {"follow", CUE_FOLLOW, read_follow, CUE_FOLLOW},
    {"call", CUE_CALL, read_bib, CUE_CALL},
    {"bug", CUE_BUG, read_switch, CUE_BUG_TOGGLE},
    {"board", CUE_BOARD, read_switch, CUE_BOARD_TOGGLE},
    {"layer", CUE_LAYER, read_layer, CUE_LAYER},
    {"theme", CUE_THEME_RELOAD, read_reload, CUE_THEME_RELOAD},
    {"quit", CUE_QUIT, read_nothing, CUE_QUIT},
    {"set", CUE_SET, cue_read_set, CUE_SET},
    {"unset", CUE_UNSET, cue_read_unset, CUE_UNSET},
};

enum { ROW_COUNT = sizeof(rows) / sizeof(rows[0]) };

static bool unknown_cue(const char *word, struct complaint *error)
{
    const char *names[ROW_COUNT];
    for (int i = 0; i < ROW_COUNT; i++) {
        names[i] = rows[i].word;
    }
    const char *near = text_nearest(word, names, ROW_COUNT);
    return cue_complain(error, "unknown cue \"%.40s\"%s%s%s", word,
                        near ? ", did you mean \"" : "", near ? near : "",
                        near ? "\"?" : "");
}

bool cue_parse(const char *text, struct cue *out, char *error, size_t error_size)
{
    struct complaint complaint = {error, error_size};
    struct words words = {0};
    *out = (struct cue){.layer = -1};
    if (!utf8_valid(text, strlen(text))) {
        return cue_complain(&complaint, "expected words in UTF-8");
    }
    if (!cue_split(text, &words, &complaint)) {
        return false;
    }
    if (words.count == 0) {
        return cue_complain(&complaint, "expected a cue, found nothing");
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

const char *cue_print(const struct cue *cue, struct arena *arena)
{
    bool toggle = false;
    const struct row *row = row_of(cue->kind, &toggle);
    if (!row) {
        return "";
    }
    if (cue->kind == CUE_SET || cue->kind == CUE_UNSET) {
        return cue_print_set(cue, arena);
    }
    if (cue->has_values) {
        return cue_print_values(cue, arena);
    }
    const char *first = toggle                     ? "toggle"
                        : row->read == read_reload ? "reload"
                        : row->read == read_switch ? (cue->on ? "on" : "off")
                        : cue->layer >= 0          ? layer_names[cue->layer]
                        : cue->kind == CUE_FOLLOW  ? cue->feed
                                                   : cue->scene;
    return arena_printf(arena, "%s%s%s%s%s", row->word, *first ? " " : "", first,
                        cue->subject[0] ? " " : "", cue->subject);
}

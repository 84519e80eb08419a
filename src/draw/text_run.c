#define LOG_MODULE "text"
#include "draw/text_run.h"

#include <fribidi.h>

#include "base/log.h"
#include "base/utf8.h"
#include "draw/text_absent.h"
#include "draw/text_script.h"

// The first character of any script that is written from right to left.
enum { FIRST_RTL = 0x0590, BLANK = ' ', BROKEN = 0xfffd };

static uint32_t printable(uint32_t code_point)
{
    bool control = code_point < 0x20 || (code_point >= 0x7f && code_point < 0xa0);
    return control || code_point == 0x2028 || code_point == 0x2029 ? BLANK : code_point;
}

// Returns true if the text may need reordering.
static bool read_chars(struct run_line *line, const char *text)
{
    bool rtl = false;
    line->count = 0;
    while (*text && line->count < RUN_MAX_CHARS) {
        uint32_t code_point = printable(utf8_next(&text));
        line->chars[line->count++] = (struct run_char){.code_point = code_point};
        rtl = rtl || code_point >= FIRST_RTL;
    }
    if (*text) {
        log_warn("a text of more than %d characters is cut", RUN_MAX_CHARS);
    }
    return rtl;
}

static void set_levels(struct run_line *line)
{
    FriBidiChar chars[RUN_MAX_CHARS];
    FriBidiCharType types[RUN_MAX_CHARS];
    FriBidiBracketType brackets[RUN_MAX_CHARS];
    FriBidiLevel levels[RUN_MAX_CHARS];
    FriBidiParType base = FRIBIDI_PAR_ON;
    for (int i = 0; i < line->count; i++) {
        chars[i] = line->chars[i].code_point;
    }
    fribidi_get_bidi_types(chars, line->count, types);
    fribidi_get_bracket_types(chars, line->count, types, brackets);
    if (!fribidi_get_par_embedding_levels_ex(types, brackets, line->count, &base,
                                             levels)) {
        return;
    }
    for (int i = 0; i < line->count; i++) {
        line->chars[i].level = levels[i];
    }
}

// What only steered the order has done its work; what somebody's bytes no longer say is
// not shown as a question.
static void drop_unseen(struct run_line *line)
{
    int kept = 0;
    for (int i = 0; i < line->count; i++) {
        uint32_t code_point = line->chars[i].code_point;
        if (!script_steers(code_point) && code_point != BROKEN) {
            line->chars[kept++] = line->chars[i];
        }
    }
    line->count = kept;
}

static void mark_clusters(struct run_line *line)
{
    line->chars[0].extends = false;
    for (int i = 1; i < line->count; i++) {
        bool joined = line->chars[i - 1].code_point == 0x200d &&
                      line->chars[i].code_point >= 0x1f000;
        line->chars[i].extends = joined || script_extends(line->chars[i].code_point);
    }
}

// Shared characters belong to the script before them, leading ones to the first script.
static void set_scripts(struct run_line *line)
{
    uint32_t script = 0;
    for (int i = 0; i < line->count && script == 0; i++) {
        script = script_of(line->chars[i].code_point);
    }
    script = script ? script : script_latin();
    for (int i = 0; i < line->count; i++) {
        struct run_char *c = &line->chars[i];
        uint32_t own = c->extends ? 0 : script_of(c->code_point);
        script = own ? own : script;
        c->script = script;
    }
}

static bool has_cluster(const struct run_line *line, int first, struct fonts *fonts,
                        int file)
{
    for (int i = first; i < line->count && (i == first || line->chars[i].extends); i++) {
        if (!fonts_have(fonts, file, line->chars[i].code_point)) {
            return false;
        }
    }
    return true;
}

// A file with base and marks (*whole), else one with the base, which may compose them,
// else the first.
static int choose_file(const struct run_line *line, int first, struct fonts *fonts,
                       const int *files, int file_count, bool *whole)
{
    for (int i = 0; i < file_count; i++) {
        if (has_cluster(line, first, fonts, files[i])) {
            return files[i];
        }
    }
    *whole = false;
    for (int i = 0; i < file_count; i++) {
        if (fonts_have(fonts, files[i], line->chars[first].code_point)) {
            return files[i];
        }
    }
    return files[0];
}

static bool stays_with_word(const struct run_char *c, struct fonts *fonts)
{
    return c->extends || (c->code_point == BLANK && fonts_have(fonts, c[-1].file, BLANK));
}

// Blanks stay with the word before them, so that a phrase is one run. Returns true if
// some file has all of each cluster.
static bool set_files(struct run_line *line, struct fonts *fonts, const int *files,
                      int file_count)
{
    bool whole = true;
    for (int i = 0; i < line->count; i++) {
        struct run_char *c = &line->chars[i];
        if (i > 0 && stays_with_word(c, fonts)) {
            c->file = c[-1].file;
            c->level = c->extends ? c[-1].level : c->level;
        } else {
            c->file = choose_file(line, i, fonts, files, file_count, &whole);
        }
    }
    return whole;
}

static void cut(struct run_line *line)
{
    line->run_count = 0;
    for (int i = 0; i < line->count; i++) {
        const struct run_char *c = &line->chars[i];
        if (i > 0 && c->file == c[-1].file && c->script == c[-1].script &&
            c->level == c[-1].level) {
            line->runs[line->run_count - 1].count++;
            continue;
        }
        line->runs[line->run_count++] = (struct run){
            .first = i,
            .count = 1,
            .file = c->file,
            .level = c->level,
            .shaping = {c->script, c->level & 1, script_joins(c->script)},
        };
    }
}

static void reverse(struct run *runs, int count)
{
    for (int i = 0; i < count / 2; i++) {
        struct run swapped = runs[i];
        runs[i] = runs[count - 1 - i];
        runs[count - 1 - i] = swapped;
    }
}

// Rule L2 of the bidirectional algorithm, on runs: from the highest level down to 1,
// every stretch at that level or above turns round.
static void reorder(struct run_line *line)
{
    int highest = 0;
    for (int i = 0; i < line->run_count; i++) {
        highest = line->runs[i].level > highest ? line->runs[i].level : highest;
    }
    for (int level = highest; level > 0; level--) {
        for (int i = 0; i < line->run_count; i++) {
            int start = i;
            while (i < line->run_count && line->runs[i].level >= level) {
                i++;
            }
            reverse(&line->runs[start], i - start);
        }
    }
}

void run_line_cut(struct run_line *line, const char *text, struct fonts *fonts,
                  const int *files, int file_count)
{
    if (read_chars(line, text)) {
        set_levels(line);
    }
    drop_unseen(line);
    mark_clusters(line);
    if (!set_files(line, fonts, files, file_count)) {
        absent_settle(line, fonts, files, file_count);
        mark_clusters(line);
        set_files(line, fonts, files, file_count);
    }
    set_scripts(line);
    cut(line);
    reorder(line);
}

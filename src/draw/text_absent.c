#define LOG_MODULE "text"
#include "draw/text_absent.h"

#include "base/log.h"
#include "draw/text_near.h"
#include "draw/text_script.h"

enum { BLANK = ' ', FIGURE_BLANK = 0x2007 };

static const char PLAIN[] = "a plain one stands for it";
static const char LEFT_OUT[] = "it is left out";
static const char WORD_LEFT_OUT[] = "its word is left out";

// What happens to each character of the line.
enum fate {
    STAYS,
    GOES_ALONE, // what hangs on the same letter stays
    GOES,       // and what hangs on it
};

struct settling {
    struct run_line *line;
    struct fonts *fonts;
    const int *files;
    int file_count;
    enum fate fates[RUN_MAX_CHARS];
};

// HarfBuzz makes the blank of a figure's width from the plain one.
static bool is_there(const struct settling *at, uint32_t code_point)
{
    for (int i = 0; i < at->file_count; i++) {
        if (fonts_have(at->fonts, at->files[i], code_point)) {
            return true;
        }
    }
    return code_point == BLANK || code_point == FIGURE_BLANK;
}

static void tell_once(struct run_line *line, uint32_t code_point, const char *then)
{
    for (int i = 0; i < line->told_count; i++) {
        if (line->told[i] == code_point) {
            return;
        }
    }
    if (line->told_count < RUN_MAX_TOLD) {
        line->told[line->told_count++] = code_point;
        log_warn("no font of the face has U+%04X: %s", (unsigned)code_point, then);
    }
}

static uint32_t nearest(const struct settling *at, uint32_t code_point)
{
    while (code_point && !is_there(at, code_point)) {
        code_point = near_character(code_point);
    }
    return code_point;
}

static void stand_in(struct settling *at, struct run_char *c)
{
    uint32_t near = nearest(at, c->code_point);
    if (near && near != c->code_point) {
        tell_once(at->line, c->code_point, PLAIN);
        c->code_point = near;
    }
}

// Letters go by words; a mark that is no letter's own may yet be composed.
static enum fate fate_of(struct settling *at, int i)
{
    uint32_t c = at->line->chars[i].code_point;
    bool hangs = script_extends(c);
    if (hangs && i > 0 && at->fates[i - 1] == GOES) {
        return GOES;
    }
    bool loose = script_is_loose_mark(c);
    bool kept = script_of(c) != 0 || (hangs && !loose && !script_is_picture(c));
    if (kept || is_there(at, c)) {
        return STAYS;
    }
    if (loose || !hangs) {
        tell_once(at->line, c, LEFT_OUT);
    }
    return loose ? GOES_ALONE : GOES;
}

static bool in_word(const struct settling *at, int i, uint32_t script)
{
    uint32_t c = at->line->chars[i].code_point;
    return script_extends(c) || script_of(c) == script;
}

// Returns where the word ends that begins at `first`.
static int leave_out_word(struct settling *at, int first)
{
    struct run_char *chars = at->line->chars;
    uint32_t script = script_of(chars[first].code_point);
    bool whole = true;
    int end = first;
    for (; end < at->line->count && in_word(at, end, script); end++) {
        bool letter = !script_extends(chars[end].code_point);
        if (letter && !is_there(at, chars[end].code_point)) {
            tell_once(at->line, chars[end].code_point, WORD_LEFT_OUT);
            whole = false;
        }
    }
    for (int i = first; i < end && !whole; i++) {
        at->fates[i] = GOES;
    }
    return end;
}

// One of the blanks round what is left out goes with it.
static void close_up(struct settling *at)
{
    struct run_line *line = at->line;
    int kept = 0;
    bool open = false;
    for (int i = 0; i < line->count; i++) {
        if (at->fates[i] == GOES_ALONE) {
            continue;
        }
        bool blank = line->chars[i].code_point == BLANK &&
                     (kept == 0 || line->chars[kept - 1].code_point == BLANK);
        open = at->fates[i] == GOES || (open && blank);
        if (!open) {
            line->chars[kept++] = line->chars[i];
        }
    }
    kept -= open && kept > 0 && line->chars[kept - 1].code_point == BLANK;
    line->count = kept;
}

void absent_settle(struct run_line *line, struct fonts *fonts, const int *files,
                   int file_count)
{
    struct settling at = {line, fonts, files, file_count, {STAYS}};
    for (int i = 0; i < line->count; i++) {
        stand_in(&at, &line->chars[i]);
    }
    for (int i = 0; i < line->count; i++) {
        at.fates[i] = fate_of(&at, i);
    }
    for (int i = 0; i < line->count;) {
        bool letter = script_of(line->chars[i].code_point) != 0;
        i = letter && at.fates[i] == STAYS ? leave_out_word(&at, i) : i + 1;
    }
    close_up(&at);
}

const char *absent_instead(struct fonts *fonts, const int *files, int file_count,
                           uint32_t code_point, bool signs)
{
    struct settling at = {.fonts = fonts, .files = files, .file_count = file_count};
    uint32_t near = nearest(&at, code_point);
    if (near == code_point || script_extends(code_point) || script_steers(code_point) ||
        (script_is_picture(code_point) && !signs)) {
        return NULL;
    }
    return near ? PLAIN : script_of(code_point) ? WORD_LEFT_OUT : LEFT_OUT;
}

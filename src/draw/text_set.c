#include "draw/text_set.h"

#include <stdint.h>

#include "base/utf8.h"

enum { PIECE_MAX_BYTES = RUN_MAX_CHARS * 4 + 3, BLANK = ' ' };

// A stretch of a run, with the pen in 64ths of a pixel.
struct placing {
    struct set_line *line;
    const struct text_style *style;
    struct fonts *fonts;
    int pen;
};

static int to_pixels(int sixty_fourths)
{
    return (sixty_fourths + 32) >> 6;
}

// The characters' bytes; joined scripts get a blank on either side, which keeps SDL_ttf
// from moving ink that reaches beyond the pen.
static void spell(const struct run_line *cut, int first, int count, bool blanks,
                  char text[PIECE_MAX_BYTES])
{
    int len = 0;
    if (blanks) {
        text[len++] = BLANK;
    }
    for (int i = first; i < first + count; i++) {
        len += utf8_put(text + len, cut->chars[i].code_point);
    }
    if (blanks) {
        text[len++] = BLANK;
    }
    text[len] = 0;
}

static uint32_t last_base(const struct run_line *cut, int first, int count)
{
    int i = first + count - 1;
    while (i > first && cut->chars[i].extends) {
        i--;
    }
    return cut->chars[i].code_point;
}

static int advance_of(const struct placing *at, const struct run *run, int first,
                      int count)
{
    char text[PIECE_MAX_BYTES];
    const struct run_line *cut = &at->line->cut;
    uint32_t head = cut->chars[first].code_point;
    uint32_t tail = last_base(cut, first, count);
    int size = at->style->size;
    spell(cut, first, count, run->shaping.joined, text);
    if (run->shaping.joined) {
        int blank =
            fonts_advance(at->fonts, run->file, size, " ", &run->shaping, BLANK, BLANK);
        return fonts_advance(at->fonts, run->file, size, text, &run->shaping, BLANK,
                             BLANK) -
               2 * blank;
    }
    return fonts_advance(at->fonts, run->file, size, text, &run->shaping,
                         run->shaping.rtl ? tail : head, run->shaping.rtl ? head : tail);
}

static void put_piece(struct placing *at, const struct run *run, int first, int count,
                      int x)
{
    at->line->pieces[at->line->count++] = (struct set_piece){
        .first = first,
        .count = count,
        .file = run->file,
        .x = to_pixels(x),
        .shaping = run->shaping,
    };
}

static int cluster_end(const struct run_line *cut, int first, int end)
{
    int i = first + 1;
    while (i < end && cut->chars[i].extends) {
        i++;
    }
    return i;
}

// Letters apart: each stands where kerning puts it, plus the tracking so far.
static void place_tracked(struct placing *at, const struct run *run, int first, int end)
{
    int start = at->pen;
    int tracked = 0;
    for (int i = first; i < end;) {
        int next = cluster_end(&at->line->cut, i, end);
        put_piece(at, run, i, next - i, at->pen);
        tracked += at->style->tracking * 64;
        at->pen = start + advance_of(at, run, first, next - first) + tracked;
        i = next;
    }
}

static void place_stretch(struct placing *at, const struct run *run, int first, int end)
{
    if (first == end) {
        return;
    }
    if (at->style->tracking != 0 && !run->shaping.joined && !run->shaping.rtl) {
        place_tracked(at, run, first, end);
    } else {
        put_piece(at, run, first, end - first, at->pen);
        at->pen += advance_of(at, run, first, end - first) + at->style->tracking * 64;
    }
    if (at->style->tabular) {
        // Cells behind it then always fall on the same pixels.
        at->pen = to_pixels(at->pen) * 64;
    }
}

static bool is_letter(const struct run_line *cut, int i)
{
    uint32_t at = i >= 0 && i < cut->count ? cut->chars[i].code_point : 0;
    return (at >= 'A' && at <= 'Z') || (at >= 'a' && at <= 'z') ||
           (at >= 0xC0 && at < 0x2000);
}

// The hyphen of UNDER-20 is no sign: a figure's room would tear the word apart.
static bool in_cell(const struct run_line *cut, int i)
{
    uint32_t at = cut->chars[i].code_point;
    bool word = at == '-' && (is_letter(cut, i - 1) || is_letter(cut, i + 1));
    return !word && ((at >= '0' && at <= '9') || at == '+' || at == '-' || at == 0x2007 ||
                     at == 0x2012 || at == 0x2212);
}

static void place_cell(struct placing *at, const struct run *run, int first, int end)
{
    int cell = to_pixels(fonts_digit_advance(at->fonts, run->file, at->style->size)) * 64;
    int advance = advance_of(at, run, first, end - first);
    put_piece(at, run, first, end - first, at->pen + (cell - advance) / 2);
    at->pen += cell + at->style->tracking * 64;
}

static void place_run(struct placing *at, const struct run *run)
{
    const struct run_line *cut = &at->line->cut;
    int end = run->first + run->count;
    int stretch = run->first;
    bool cells = at->style->tabular && !run->shaping.rtl;
    for (int i = run->first; cells && i < end;) {
        int next = cluster_end(cut, i, end);
        if (in_cell(cut, i)) {
            place_stretch(at, run, stretch, i);
            place_cell(at, run, i, next);
            stretch = next;
        }
        i = next;
    }
    place_stretch(at, run, stretch, end);
}

void set_line_place(struct set_line *line, const char *text,
                    const struct text_style *style, struct fonts *fonts, const int *files,
                    int file_count)
{
    struct placing at = {.line = line, .style = style, .fonts = fonts};
    line->count = 0;
    run_line_cut(&line->cut, text, fonts, files, file_count);
    for (int i = 0; i < line->cut.run_count; i++) {
        place_run(&at, &line->cut.runs[i]);
    }
    // Tracking stands between characters, not behind the last.
    int behind = line->count > 0 ? style->tracking * 64 : 0;
    int advance = to_pixels(at.pen - behind);
    line->advance = advance > 0 ? advance : 0;
}

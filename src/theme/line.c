#include "theme/line.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"

static const char ELLIPSIS[] = "\xE2\x80\xA6";
static const double LINE_SPACE = 1.3; // accents on capitals need it

static int width_of(const struct frame *frame, const struct text_style *style,
                    const char *text)
{
    return frame->measure->width(frame->measure->context, style, text);
}

static void add_piece(const struct frame *frame, struct line *line, const char *text,
                      const struct set_run *run, int step, int gap)
{
    struct piece *piece = &line->pieces[line->count];
    *piece = (struct piece){
        .text = text,
        .style = style_at(run->style, frame->scale, step),
        .ink = run->ink,
        .outline = (int)floor(run->style->outline * frame->scale + 0.5),
        .outline_color = run->style->outline_color,
    };
    piece->x = line->count > 0 ? line->width + gap : 0;
    piece->width = width_of(frame, &piece->style, text);
    line->width = piece->x + piece->width;
    line->count++;
}

static void set_cap_height(const struct frame *frame, struct line *line)
{
    for (int i = 0; i < line->count; i++) {
        const struct text_style *style = &line->pieces[i].style;
        int cap = frame->measure->cap_height(frame->measure->context, style);
        line->cap_height = cap > line->cap_height ? cap : line->cap_height;
    }
}

static struct line set(const struct frame *frame, const struct node *node, int level,
                       int step)
{
    struct line line = {.pieces = arena_alloc(frame->arena, sizeof(line.pieces[0]) * 2 *
                                                                (size_t)node->run_count)};
    int gap = (int)floor(node->element->gap * frame->scale + 0.5);
    for (int i = 0; i < node->run_count; i++) {
        const struct set_run *run = &node->runs[i];
        const char *text = run->texts[level];
        if (!text) {
            continue;
        }
        if (line.count > 0 && node->element->join) {
            add_piece(frame, &line, node->element->join, run, step, gap);
        }
        add_piece(frame, &line, text, run, step, gap);
    }
    set_cap_height(frame, &line);
    return line;
}

struct line line_natural(const struct frame *frame, const struct node *node)
{
    return set(frame, node, 0, 0);
}

int line_room(const struct frame *frame, const struct node *node)
{
    const struct element *element = node->element;
    int width = node->line.width, room = 0;
    if (element->room) {
        const struct style *style =
            node->run_count > 0 ? node->runs[0].style : element->runs[0].style;
        struct text_style at = style_at(style, frame->scale, 0);
        room = width_of(frame, &at, element->room);
    }
    return room > width ? room : width;
}

static const char *first_letters(const struct frame *frame, const char *text, int count)
{
    const char *end = text;
    for (int i = 0; i < count; i++) {
        utf8_next(&end);
    }
    while (end > text && end[-1] == ' ') {
        end--;
    }
    return arena_printf(frame->arena, "%.*s%s", (int)(end - text), text, ELLIPSIS);
}

// As many letters as fit before an ellipsis; none is NULL.
static const char *cut(const struct frame *frame, const struct piece *piece, int width)
{
    int fits = 0, too_many = utf8_count(piece->text);
    while (too_many - fits > 1) {
        int middle = (fits + too_many) / 2;
        const char *text = first_letters(frame, piece->text, middle);
        if (width_of(frame, &piece->style, text) <= width) {
            fits = middle;
        } else {
            too_many = middle;
        }
    }
    return fits > 0 ? first_letters(frame, piece->text, fits) : NULL;
}

// Cuts from the end until the rest fits. Where not even an ellipsis does, an empty piece
// is left: a text for which there is no room is told of before the show.
static void cut_line(const struct frame *frame, struct line *line, int width)
{
    bool says = line->count > 0;
    while (line->count > 0 && line->width > width) {
        struct piece *last = &line->pieces[line->count - 1];
        const char *text = cut(frame, last, width - last->x);
        if (text) {
            last->text = text;
            last->width = width_of(frame, &last->style, text);
            line->width = last->x + last->width;
            return;
        }
        line->count--;
        line->width = line->count > 0 ? last[-1].x + last[-1].width : 0;
    }
    if (says && line->count == 0) {
        line->pieces[0].text = "";
        line->pieces[0].width = 0;
        line->count = 1;
    }
}

// Forms without any text are for runs beside others: a line that has something to say is
// cut rather than left out.
struct line line_fit(const struct frame *frame, const struct node *node, int width)
{
    struct line line = {.count = 0}; // a text without a level says nothing
    for (int level = 0; level < node->level_count; level++) {
        for (int step = 0; step < STYLE_STEPS; step++) {
            struct line form = set(frame, node, level, step);
            if (line.count > 0 && form.count == 0) {
                break;
            }
            line = form;
            if (line.width <= width) {
                line.shorter = level > 0;
                return line;
            }
        }
    }
    cut_line(frame, &line, width);
    return line;
}

static int aligned(const struct element *element, int room)
{
    return element->text_align == ALIGN_END      ? room
           : element->text_align == ALIGN_CENTER ? room / 2
                                                 : 0;
}

// How far from its start the last such sign before a figure is; -1 if it has none.
static int sign_of(const struct frame *frame, const struct text_style *style,
                   const char *text, const char *sign)
{
    const char *last = NULL;
    for (const char *at = strstr(text, sign); at; at = strstr(at + 1, sign)) {
        last = at;
    }
    const char *after = last ? last + strlen(sign) : "";
    if (*after < '0' || *after > '9') {
        return -1;
    }
    return width_of(frame, style,
                    arena_strndup(frame->arena, text, (size_t)(last - text)));
}

int line_start(const struct frame *frame, const struct node *node,
               const struct line *line, int width)
{
    const struct element *element = node->element;
    const struct piece *first = &line->pieces[0];
    int start = aligned(element, width - line->width);
    int sign = element->point && line->count > 0 && line->width <= width
                   ? sign_of(frame, &first->style, first->text, element->point)
                   : -1;
    if (sign < 0) {
        return start;
    }
    int room = width_of(frame, &first->style, element->room);
    start = aligned(element, width - room) +
            sign_of(frame, &first->style, element->room, element->point) - sign;
    start = start > width - line->width ? width - line->width : start;
    return start < 0 ? 0 : start;
}

int line_height(const struct frame *frame, const struct node *node)
{
    double size = 0;
    for (int i = 0; i < node->run_count; i++) {
        size = fmax(size, node->runs[i].style->size);
    }
    return pixels_up(size * LINE_SPACE * frame->scale, frame->even);
}

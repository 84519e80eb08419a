#include "draw/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/str.h"
#include "base/utf8.h"
#include "draw/lru.h"
#include "draw/text_absent.h"
#include "draw/text_face.h"
#include "draw/text_outline.h"
#include "draw/text_piece.h"
#include "draw/text_script.h"
#include "draw/text_set.h"

enum {
    TEXT_WIDTHS = 2048, // remembered; a power of two
    TEXT_MASK_BUDGET = 2 * 1024 * 1024,
};

struct width {
    uint64_t key;
    int width;
};

struct kept_mask {
    struct lru_node node;
    struct text_mask mask;
    unsigned char *coverage; // owned, NULL without ink
};

struct text {
    struct fonts fonts;
    struct faces faces;
    struct lru masks;
    struct lru pieces;                // ink that lines are put together from
    struct width widths[TEXT_WIDTHS]; // by hash; a newer one takes the place
    struct set_line line;             // the one being set
};

static void drop_mask(struct lru_node *node)
{
    struct kept_mask *kept = (struct kept_mask *)node;
    free(kept->coverage);
    free(kept);
}

struct text *text_create(char *error, size_t error_size)
{
    if (TTF_Init() != 0) {
        snprintf(error, error_size, "SDL_ttf cannot start: %s", TTF_GetError());
        return NULL;
    }
    struct text *text = xalloc(sizeof(*text));
    text->masks.drop = drop_mask;
    text->pieces.drop = piece_ink_drop;
    return text;
}

void text_destroy(struct text *text)
{
    if (text) {
        text_clear(text);
        TTF_Quit();
        free(text);
    }
}

void text_clear(struct text *text)
{
    lru_clear(&text->masks);
    lru_clear(&text->pieces);
    memset(text->widths, 0, sizeof(text->widths));
    faces_clear(&text->faces);
    text->line.cut.told_count = 0;
    fonts_clear(&text->fonts);
}

bool text_add_face(struct text *text, const char *name, const char *path, char *error,
                   size_t error_size)
{
    if (!faces_add(&text->faces, &text->fonts, name, path, error, error_size)) {
        return false;
    }
    // What a fallback now has may have been set without it.
    lru_clear(&text->masks);
    memset(text->widths, 0, sizeof(text->widths));
    return true;
}

static struct text_style sane(const struct text_style *style)
{
    struct text_style sane = *style;
    sane.size = sane.size > FONT_MAX_SIZE ? FONT_MAX_SIZE : sane.size;
    sane.tracking = sane.tracking > FONT_MAX_SIZE ? FONT_MAX_SIZE : sane.tracking;
    sane.tracking = sane.tracking < -FONT_MAX_SIZE ? -FONT_MAX_SIZE : sane.tracking;
    sane.outline = sane.outline > OUTLINE_MAX ? OUTLINE_MAX : sane.outline;
    return sane;
}

static uint64_t key_of(const struct text *text, const struct face *face,
                       const struct text_style *style, const char *line)
{
    uint64_t key = hash_int(1, face - text->faces.items);
    key = hash_int(key, style->size);
    key = hash_int(key, style->tracking * 2 + style->tabular);
    key = hash_int(key, style->outline * 2 + style->hard);
    return hash_text(key, line);
}

static bool nothing_to_set(const struct face *face, const struct text_style *style,
                           const char *line)
{
    return !face || style->size <= 0 || text_empty(line);
}

static int width_of(void *context, const struct text_style *asked, const char *line)
{
    struct text *text = context;
    const struct face *face = faces_choose(&text->faces, asked->face);
    struct text_style style = sane(asked);
    if (nothing_to_set(face, &style, line)) {
        return 0;
    }
    uint64_t key = key_of(text, face, &style, line);
    struct width *known = &text->widths[key % TEXT_WIDTHS];
    if (known->key != key) {
        set_line_place(&text->line, line, &style, &text->fonts, face->files,
                       face->file_count);
        *known = (struct width){key, text->line.advance};
    }
    return known->width;
}

static struct kept_mask *make_mask(struct text *text, const struct face *face,
                                   const struct text_style *style, const char *line,
                                   uint64_t key)
{
    struct kept_mask *kept = xalloc(sizeof(*kept));
    set_line_place(&text->line, line, style, &text->fonts, face->files, face->file_count);
    kept->coverage =
        set_line_ink(&text->line, style->size, &text->fonts, &text->pieces, &kept->mask);
    if (kept->coverage && style->outline > 0) {
        unsigned char *ink = kept->coverage;
        kept->coverage = outline_make(style->outline, style->hard, &kept->mask);
        free(ink);
    }
    kept->node.key = key;
    kept->node.bytes =
        sizeof(*kept) + (size_t)kept->mask.stride * (size_t)kept->mask.height;
    lru_add(&text->masks, &kept->node);
    lru_trim(&text->masks, TEXT_MASK_BUDGET, 1);
    return kept;
}

struct text_gap text_missing(struct text *text, const char *name, const char *line,
                             bool signs)
{
    const struct face *face = faces_find(&text->faces, name);
    struct text_gap gap = {0};
    while (face && *line && !gap.instead) {
        gap.code_point = utf8_next(&line);
        gap.instead = absent_instead(&text->fonts, face->files, face->file_count,
                                     gap.code_point, signs);
    }
    return gap.instead ? gap : (struct text_gap){0};
}

bool text_mask(struct text *text, const struct text_style *asked, const char *line,
               struct text_mask *out)
{
    const struct face *face = faces_choose(&text->faces, asked->face);
    struct text_style style = sane(asked);
    *out = (struct text_mask){0};
    if (nothing_to_set(face, &style, line)) {
        return false;
    }
    uint64_t key = key_of(text, face, &style, line);
    struct kept_mask *kept = (struct kept_mask *)lru_find(&text->masks, key);
    if (!kept) {
        kept = make_mask(text, face, &style, line, key);
    }
    *out = kept->mask;
    return kept->coverage != NULL;
}

// The face's first font in that size; NULL if there is none.
static TTF_Font *main_font(struct text *text, const struct text_style *asked)
{
    const struct face *face = faces_choose(&text->faces, asked->face);
    struct text_style style = sane(asked);
    if (!face || style.size <= 0) {
        return NULL;
    }
    return fonts_open(&text->fonts, face->files[0], style.size);
}

static int cap_height_of(void *context, const struct text_style *style)
{
    TTF_Font *font = main_font(context, style);
    int top = 0;
    if (font) {
        TTF_GlyphMetrics32(font, 'H', NULL, NULL, NULL, &top, NULL);
    }
    return top;
}

static int ascent_of(void *context, const struct text_style *style)
{
    TTF_Font *font = main_font(context, style);
    return font ? TTF_FontAscent(font) : 0;
}

static int descent_of(void *context, const struct text_style *style)
{
    TTF_Font *font = main_font(context, style);
    return font ? -TTF_FontDescent(font) : 0;
}

static bool deep_script(const char *line)
{
    bool deep = false;
    for (const char *at = line; *at && !deep;) {
        deep = script_is_deep(utf8_next(&at));
    }
    return deep;
}

static int depth_of(void *context, const struct text_style *style, const char *line)
{
    struct text_mask mask;
    bool deep = deep_script(line) && text_mask(context, style, line, &mask);
    return deep && mask.y0 + mask.height > 0 ? mask.y0 + mask.height : 0;
}

struct measure text_measure(struct text *text)
{
    return (struct measure){
        .context = text,
        .width = width_of,
        .cap_height = cap_height_of,
        .ascent = ascent_of,
        .descent = descent_of,
        .depth = depth_of,
    };
}

// Only the font's glyphs are wanted: nobody will show this line, so its mask is not kept.
static void draw_once(struct text *text, const struct face *face,
                      const struct text_style *style, const char *line)
{
    struct text_mask mask;
    set_line_place(&text->line, line, style, &text->fonts, face->files, face->file_count);
    free(set_line_ink(&text->line, style->size, &text->fonts, &text->pieces, &mask));
}

void text_warm(struct text *text, const struct text_style *asked)
{
    static const char figures[] = "0123456789.,:+-/()";
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const struct face *face = faces_choose(&text->faces, asked->face);
    struct text_style style = sane(asked);
    if (nothing_to_set(face, &style, figures)) {
        return;
    }
    draw_once(text, face, &style, figures);
    if (!style.tabular) {
        draw_once(text, face, &style, letters);
    }
}

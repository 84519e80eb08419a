#include "app/card.h"

#include <math.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/str.h"
#include "output/keyer.h"

// Everything in pixels at 1920 by 1080.
enum {
    DESIGN_WIDTH = 1920,
    DESIGN_HEIGHT = 1080,
    LEFT = 96,
    RIGHT = 1824,
    TALL = 84,    // of a ramp
    NAME = 36,    // of a line of text
    INSIDE = 12,  // from a plate's edge to its text
    SWATCHES = 11 // of 100 pixels in a row
};

static const uint32_t WHITE = 0xffebebeb, BLACK = 0xff101010, PLATE = 0xff121d33,
                      INK = 0xfff6f8fb;

// Of the way from the key to grey; and where there is none.
static const double NEAR = 0.6, PALEST = 0.05;

// The design, as large as the whole of it fits, in the middle of the picture.
struct sheet {
    const struct card *card;
    struct draw_list *out;
    const char *face;
    double scale;
    int left, top;
};

static int scaled(const struct sheet *sheet, double px)
{
    return (int)(px * sheet->scale + 0.5);
}

// Places: on even pixels, like everything that is keyed.
static int across(const struct sheet *sheet, double x)
{
    return sheet->left + (scaled(sheet, x) & ~1);
}

static int down(const struct sheet *sheet, double y)
{
    return sheet->top + (scaled(sheet, y) & ~1);
}

static struct draw_item *box(const struct sheet *sheet, double x, double y, double w,
                             double h, uint32_t color)
{
    struct draw_item *item = draw_add(sheet->out, DRAW_BOX);
    int left = across(sheet, x), top = down(sheet, y);
    item->rect =
        (struct rect){left, top, across(sheet, x + w) - left, down(sheet, y + h) - top};
    item->color = color;
    return item;
}

// At x in output pixels: nothing is rounded.
static void exact_box(const struct sheet *sheet, int x, int y, int w, int h,
                      uint32_t color)
{
    struct draw_item *item = draw_add(sheet->out, DRAW_BOX);
    item->rect = (struct rect){x, y, w, h};
    item->color = color;
}

// As large as the theme's letters can be there: wide ones would run out over the key.
static struct text_style style_for(const struct sheet *sheet, int room, const char *words)
{
    const struct measure *measure = sheet->card->measure;
    struct text_style style = {
        .face = sheet->face, .size = scaled(sheet, 32), .tabular = true};
    while (style.size > 1 && measure->width(measure->context, &style, words) > room) {
        style.size--;
    }
    return style;
}

static void text(const struct sheet *sheet, double x, double y, double w,
                 const char *words)
{
    struct draw_item *item = draw_add(sheet->out, DRAW_TEXT);
    item->rect = (struct rect){across(sheet, x), down(sheet, y), scaled(sheet, w),
                               scaled(sheet, NAME)};
    item->baseline = down(sheet, y) + scaled(sheet, NAME - 5);
    item->style = style_for(sheet, item->rect.w, words);
    item->color = INK;
    item->text = arena_strdup(sheet->out->arena, words);
}

// Words on a plate of their own: free text is eaten by keyers.
static void label(const struct sheet *sheet, double x, double y, double w,
                  const char *words)
{
    box(sheet, x, y, w, NAME + 8, PLATE);
    text(sheet, x + INSIDE, y + 2, w - 2 * INSIDE, words);
}

static void frame(const struct sheet *sheet, double share)
{
    int w = sheet->card->width, h = sheet->card->height;
    int line = scaled(sheet, 2) > 1 ? scaled(sheet, 2) : 1;
    int x = (int)(w * share) & ~1, y = (int)(h * share) & ~1;
    exact_box(sheet, x, y, w - 2 * x, line, WHITE);
    exact_box(sheet, x, h - y - line, w - 2 * x, line, WHITE);
    exact_box(sheet, x, y, line, h - 2 * y, WHITE);
    exact_box(sheet, w - x - line, y, line, h - 2 * y, WHITE);
}

// The picture's edge, and the safe areas of EBU R 95.
static void draw_frames(const struct sheet *sheet)
{
    static const double shares[] = {0, 0.035, 0.05};
    for (int i = 0; i < 3; i++) {
        frame(sheet, shares[i]);
    }
}

static void draw_title(const struct sheet *sheet)
{
    const struct card *card = sheet->card;
    char words[256];
    snprintf(words, sizeof(words), "%s%sLINE-UP  %dx%d  %g Hz  %s",
             card->output ? card->output : "", card->output ? "  " : "", card->width,
             card->height, card->rate, card->mode);
    label(sheet, LEFT + 8, 62, RIGHT - LEFT - 16, words);
}

// Alpha from 0 to 100 %: even first, then in steps of ten.
static void draw_key_ramp(const struct sheet *sheet, double y)
{
    struct draw_item *ramp = box(sheet, LEFT + 8, y, 1100, TALL, 0x00ebebeb);
    ramp->gradient = GRADIENT_RIGHT;
    ramp->color2 = WHITE;
    for (int i = 0; i <= 10; i++) {
        uint32_t alpha = (uint32_t)(i * 255 / 10);
        char words[16];
        box(sheet, LEFT + 8 + i * 100, y + TALL, 100, TALL, alpha << 24 | 0xebebeb);
        snprintf(words, sizeof(words), "%d", i * 10);
        label(sheet, LEFT + 8 + i * 100, y + 2 * TALL, 100, words);
    }
    label(sheet, 1220, y, 596, "KEY 0 to 100 %");
    label(sheet, 1220, y + TALL, 596, "10 % steps: 50 is where chroma cuts");
}

static void draw_levels(const struct sheet *sheet, double y)
{
    static const int levels[] = {0, 16, 32, 64, 96, 128, 160, 192, 224, 235, 255};
    for (int i = 0; i < 11; i++) {
        char words[16];
        box(sheet, LEFT + 8 + i * 100, y, 100, TALL,
            0xff000000 | (uint32_t)levels[i] * 0x010101);
        snprintf(words, sizeof(words), "%d", levels[i]);
        label(sheet, LEFT + 8 + i * 100, y + TALL, 100, words);
    }
    label(sheet, 1220, y, 596, "LEVELS: 0 from 16, 235 from 255");
    label(sheet, 1220, y + NAME + 12, 596, "must differ in full range");
}

// More like the key than like grey: which keyers take it depends on how they are set.
static bool is_near_key(const struct key *key, uint32_t color)
{
    double grey = keyer_flat_distance(KEYER_OBS_CHROMA, key->color, 0x808080);
    double from = keyer_flat_distance(KEYER_OBS_CHROMA, key->color, color);
    return key_mode_chroma(key->mode) && from < fmax(NEAR * grey, PALEST);
}

static void draw_bars(const struct sheet *sheet, double y)
{
    static const struct {
        uint32_t color;
        const char *name;
    } bars[] = {{0xbfbfbf, "grey"},  {0xbfbf00, "yellow"},  {0x00bfbf, "cyan"},
                {0x00bf00, "green"}, {0xbf00bf, "magenta"}, {0xbf0000, "red"},
                {0x0000bf, "blue"},  {0x101010, "black"}};
    char near[96] = "", words[128];
    size_t len = 0;
    for (int i = 0; i < 8; i++) {
        box(sheet, LEFT + 8 + i * 1100 / 8.0, y, 1100 / 8.0, TALL,
            0xff000000 | bars[i].color);
        if (is_near_key(sheet->card->key, bars[i].color)) {
            len += (size_t)snprintf(near + len, sizeof(near) - len, "%s%s",
                                    len ? ", " : "", bars[i].name);
        }
    }
    snprintf(words, sizeof(words), "BARS 75 %%%s%s%s", len ? ": " : "", near,
             len ? " may be keyed" : "");
    label(sheet, 1220, y, 596, words);
}

// Lines of one and two pixels of the output, up and across.
static void draw_lines(const struct sheet *sheet, double y)
{
    int side = scaled(sheet, TALL) & ~3, top = down(sheet, y);
    for (int i = 0; i < 4; i++) {
        int left = across(sheet, LEFT + 8 + i * 140), step = 2 << (i & 1);
        exact_box(sheet, left, top, side, side, BLACK);
        for (int at = 0; at < side; at += step) {
            bool flat = i >= 2;
            exact_box(sheet, flat ? left : left + at, flat ? top + at : top,
                      flat ? side : step / 2, flat ? step / 2 : side, WHITE);
        }
    }
    label(sheet, LEFT + 8 + 560, y, 532, "LINES 1, 2, 1, 2 px");
}

// Plates whose edges lie on even and on odd pixels, light and dark, and a disc.
static void draw_edges(const struct sheet *sheet, double y)
{
    int top = down(sheet, y), w = scaled(sheet, 100) & ~1, h = scaled(sheet, TALL) & ~1;
    for (int i = 0; i < 4; i++) {
        int left = across(sheet, 1220 + i * 120);
        exact_box(sheet, left + (i & 1), top + (i & 1), w, h, i < 2 ? WHITE : PLATE);
    }
    struct draw_item *disc = box(sheet, 1716, y, TALL, TALL, WHITE);
    disc->radius = disc->rect.h / 2;
    label(sheet, 1220, y + TALL + 8, 596, "EDGES even, odd, even, odd, disc");
}

// The colour, if no earlier one of the theme's is the same; 0 else.
static uint32_t new_color(const struct theme *theme, int at)
{
    const char *name;
    uint32_t color = theme_color(theme, at, &name);
    for (int i = 0; i < at; i++) {
        if (theme_color(theme, i, &name) == color) {
            return 0;
        }
    }
    return color >> 24 ? color | 0xff000000 : 0;
}

static void draw_swatches(const struct sheet *sheet, double y)
{
    const struct theme *theme = sheet->card->theme;
    int all = theme_color_count(theme), count = 0, shown = 0;
    for (int i = 0; i < all; i++) {
        count += new_color(theme, i) != 0;
    }
    double w = count > SWATCHES ? SWATCHES * 100.0 / count : 100;
    for (int i = 0; i < all; i++) {
        uint32_t color = new_color(theme, i);
        if (color) {
            box(sheet, LEFT + 8 + shown++ * w, y, w, TALL, color);
        }
    }
}

// A block that goes on by eight pixels a frame, and one that is lit in every other.
static void draw_counter(const struct sheet *sheet, double y)
{
    int64_t count = sheet->card->frame;
    char words[64];
    snprintf(words, sizeof(words), "FRAME %07lld", (long long)count);
    label(sheet, LEFT + 8, y, 300, words);
    box(sheet, 420, y, 1284, NAME + 8, PLATE);
    box(sheet, 420 + (double)(count * 8 % 1200), y, 84, NAME + 8, WHITE);
    box(sheet, 1716, y, 100, NAME + 8, count & 1 ? WHITE : BLACK);
}

void card_draw(const struct card *card, struct draw_list *out)
{
    double wide = (double)card->width / DESIGN_WIDTH;
    double high = (double)card->height / DESIGN_HEIGHT;
    double scale = wide < high ? wide : high;
    struct sheet sheet = {.card = card, .out = out, .scale = scale};
    sheet.left = (card->width - scaled(&sheet, DESIGN_WIDTH)) / 2 & ~1;
    sheet.top = (card->height - scaled(&sheet, DESIGN_HEIGHT)) / 2 & ~1;
    const char *path;
    theme_face(card->theme, 0, &sheet.face, &path);
    draw_frames(&sheet);
    draw_title(&sheet);
    draw_key_ramp(&sheet, 122);
    draw_levels(&sheet, 352);
    draw_bars(&sheet, 498);
    draw_lines(&sheet, 600);
    draw_edges(&sheet, 600);
    draw_swatches(&sheet, 764);
    label(&sheet, 1220, 764, 596, "COLOURS of the theme");
    label(&sheet, LEFT + 8, 880, RIGHT - LEFT - 16,
          "FRAMES: edge of the picture, action safe 3.5 %, graphics safe 5 % (EBU R 95)");
    draw_counter(&sheet, 964);
}

#include "draw/text_script.h"

#include <fribidi.h>
#include <stddef.h>

struct script {
    uint32_t first, last;
    char name[5];
    bool joins;
};

// By first code point. What is not here is shared by all scripts.
static const struct script scripts[] = {
    {0x0041, 0x005a, "Latn", false},   {0x0061, 0x007a, "Latn", false},
    {0x00aa, 0x00aa, "Latn", false},   {0x00ba, 0x00ba, "Latn", false},
    {0x00c0, 0x00d6, "Latn", false},   {0x00d8, 0x00f6, "Latn", false},
    {0x00f8, 0x02b8, "Latn", false},   {0x0370, 0x03ff, "Grek", false},
    {0x0400, 0x052f, "Cyrl", false},   {0x0531, 0x058f, "Armn", false},
    {0x0591, 0x05ff, "Hebr", false},   {0x0600, 0x06ff, "Arab", true},
    {0x0700, 0x074f, "Syrc", true},    {0x0750, 0x077f, "Arab", true},
    {0x0780, 0x07bf, "Thaa", true},    {0x0860, 0x086f, "Syrc", true},
    {0x0870, 0x08ff, "Arab", true},    {0x0900, 0x0963, "Deva", true},
    {0x0966, 0x097f, "Deva", true},    {0x0980, 0x09ff, "Beng", true},
    {0x0a00, 0x0a7f, "Guru", true},    {0x0a80, 0x0aff, "Gujr", true},
    {0x0b00, 0x0b7f, "Orya", true},    {0x0b80, 0x0bff, "Taml", true},
    {0x0c00, 0x0c7f, "Telu", true},    {0x0c80, 0x0cff, "Knda", true},
    {0x0d00, 0x0d7f, "Mlym", true},    {0x0d80, 0x0dff, "Sinh", true},
    {0x0e01, 0x0e3a, "Thai", true},    {0x0e40, 0x0e5b, "Thai", true},
    {0x0e80, 0x0eff, "Laoo", true},    {0x0f00, 0x0fff, "Tibt", true},
    {0x1000, 0x109f, "Mymr", true},    {0x10a0, 0x10ff, "Geor", false},
    {0x1100, 0x11ff, "Hang", true},    {0x1200, 0x139f, "Ethi", false},
    {0x13a0, 0x13ff, "Cher", false},   {0x1780, 0x17ff, "Khmr", true},
    {0x1800, 0x18af, "Mong", true},    {0x1c80, 0x1c8f, "Cyrl", false},
    {0x1c90, 0x1cbf, "Geor", false},   {0x1d00, 0x1d25, "Latn", false},
    {0x1e00, 0x1eff, "Latn", false},   {0x1f00, 0x1fff, "Grek", false},
    {0x2c60, 0x2c7f, "Latn", false},   {0x2d00, 0x2d2f, "Geor", false},
    {0x2de0, 0x2dff, "Cyrl", false},   {0x2e80, 0x2fdf, "Hani", false},
    {0x3005, 0x3007, "Hani", false},   {0x3041, 0x309f, "Hira", false},
    {0x30a1, 0x30fa, "Kana", false},   {0x30fd, 0x30ff, "Kana", false},
    {0x3105, 0x312f, "Bopo", false},   {0x3131, 0x318f, "Hang", true},
    {0x31f0, 0x31ff, "Kana", false},   {0x3400, 0x4dbf, "Hani", false},
    {0x4e00, 0x9fff, "Hani", false},   {0xa640, 0xa69f, "Cyrl", false},
    {0xa720, 0xa7ff, "Latn", false},   {0xa960, 0xa97f, "Hang", true},
    {0xac00, 0xd7ff, "Hang", true},    {0xf900, 0xfaff, "Hani", false},
    {0xfb00, 0xfb06, "Latn", false},   {0xfb13, 0xfb17, "Armn", false},
    {0xfb1d, 0xfb4f, "Hebr", false},   {0xfb50, 0xfdff, "Arab", true},
    {0xfe70, 0xfefc, "Arab", true},    {0xff21, 0xff3a, "Latn", false},
    {0xff41, 0xff5a, "Latn", false},   {0xff66, 0xff9f, "Kana", false},
    {0x20000, 0x323af, "Hani", false},
};

static uint32_t word_of(const char *name)
{
    return (uint32_t)(unsigned char)name[0] << 24 |
           (uint32_t)(unsigned char)name[1] << 16 |
           (uint32_t)(unsigned char)name[2] << 8 | (uint32_t)(unsigned char)name[3];
}

uint32_t script_of(uint32_t code_point)
{
    size_t low = 0;
    size_t high = sizeof(scripts) / sizeof(scripts[0]);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code_point > scripts[middle].last) {
            low = middle + 1;
        } else if (code_point < scripts[middle].first) {
            high = middle;
        } else {
            return word_of(scripts[middle].name);
        }
    }
    return 0;
}

uint32_t script_latin(void)
{
    return word_of("Latn");
}

bool script_joins(uint32_t script)
{
    for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
        if (word_of(scripts[i].name) == script) {
            return scripts[i].joins;
        }
    }
    return false;
}

bool script_extends(uint32_t code_point)
{
    if (code_point < 0x300) {
        return false;
    }
    return code_point == 0x200c || code_point == 0x200d ||
           (code_point >= 0xfe00 && code_point <= 0xfe0f) ||
           (code_point >= 0x1f3fb && code_point <= 0x1f3ff) ||
           (code_point >= 0xe0100 && code_point <= 0xe01ef) ||
           fribidi_get_bidi_type(code_point) == FRIBIDI_TYPE_NSM;
}

bool script_is_picture(uint32_t code_point)
{
    static const struct {
        uint32_t first, last;
    } pictures[] = {
        {0x200b, 0x200f},      // joiners, marks of direction
        {0x2060, 0x206f},      // more of them
        {0x20d0, 0x20ff},      // rings and keycaps round another sign
        {0x2190, 0x2bff},      // arrows, shapes, pictographs
        {0xe000, 0xf8ff},      // private use
        {0xfe00, 0xfe0f},      // variation selectors
        {0x1f000, UINT32_MAX}, // emoji, tags, and what nothing is assigned to
    };
    for (size_t i = 0; i < sizeof(pictures) / sizeof(pictures[0]); i++) {
        if (code_point >= pictures[i].first && code_point <= pictures[i].last) {
            return script_of(code_point) == 0;
        }
    }
    return false;
}

bool script_is_loose_mark(uint32_t code_point)
{
    // Those of U+0300 to U+036F that compose (Unicode, UnicodeData.txt), a bit each.
    static const uint32_t composing[4] = {0x081a9fdf, 0x010361f8, 0x00000024, 0x00000000};
    uint32_t bit = code_point - 0x300;
    return bit < 0x70 ? !(composing[bit / 32] >> bit % 32 & 1)
                      : (code_point >= 0x1ab0 && code_point <= 0x1aff) ||
                            (code_point >= 0x1dc0 && code_point <= 0x1dff) ||
                            (code_point >= 0xfe20 && code_point <= 0xfe2f);
}

bool script_is_deep(uint32_t code_point)
{
    enum { HEBREW = 0x590, LATIN_AGAIN = 0x1e00, SIGNS_END = 0x2fff };
    return code_point >= HEBREW && (code_point < LATIN_AGAIN || code_point > SIGNS_END);
}

bool script_steers(uint32_t code_point)
{
    return code_point == 0x00ad || code_point == 0x061c || code_point == 0x200b ||
           code_point == 0x200e || code_point == 0x200f || code_point == 0x2060 ||
           code_point == 0xfeff || (code_point >= 0x202a && code_point <= 0x202e) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

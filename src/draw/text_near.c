#include "draw/text_near.h"

#include <stddef.h>

struct stretch {
    uint32_t first, last;
    const char *near; // a letter each; a blank where nothing is near
};

static const struct stretch latin[] = {
    {0x00c0, 0x0293,
     "AAAAAAACEEEEIIIIDNOOOOO OUUUUYTsaaaaaaaceeeeiiiidnooooo ouuuuyty"
     "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
     "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs"
     "bBBbBbOCcDDDddEEEFfGGhIIKkllMNnOOoGgPpRSsSstTtTUuUVYyZzZZzz     "
     "    DDdLLlNNnAaIiOoUuUuUuUuUueAaAaAaGgGgKkOoOoZzjDDdGgHWNnAaAaOo"
     "AaAaEeEeIiIiOoOoRrRrUuUuSsTtYyHhNdOoZzAaEeOoOoOoOoYylntjdqACcLTs"
     "z  BUVEeJjQqRrYyaaabocddeeeeeeejggGgohhhiiIllllmmmnnNooofrrrrrrr"
     "RRssjssttuuvvwyYzzzz"},
    {0x1e00, 0x1eff,
     "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm"
     "MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv"
     "WwWwWwWwWwXxXxYyZzZzZzhtwyasssSdAaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"
     "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYyLlVvYy"},
};

struct sign {
    uint32_t first, last, near;
};

static const struct sign signs[] = {
    {0x00a0, 0x00a0, ' '},    // no break
    {0x2000, 0x2006, ' '},    // wide blanks
    {0x2008, 0x200a, ' '},    // narrow ones; U+2007 is as wide as a figure
    {0x202f, 0x202f, ' '},    // between thousands in French
    {0x205f, 0x205f, ' '},    // in formulas
    {0x3000, 0x3000, ' '},    // as wide as an ideograph
    {0x02b9, 0x02b9, 0x2019}, // soft sign, transcribed
    {0x02bb, 0x02bb, 0x2018}, // okina
    {0x02bc, 0x02be, 0x2019}, // apostrophes that are letters
    {0x02bf, 0x02bf, 0x2018}, // ayn
    {0x02c8, 0x02c8, 0x2019}, // stress
    {0x2010, 0x2015, '-'},    // hyphens and dashes
    {0x2018, 0x201b, '\''},   // single quotes
    {0x201c, 0x201f, '"'},    // double quotes
    {0x2032, 0x2032, '\''},   // minutes
    {0x2033, 0x2033, '"'},    // seconds
    {0x2212, 0x2212, '-'},    // minus
    {0xa78b, 0xa78c, 0x2019}, // saltillo
};

uint32_t near_character(uint32_t code_point)
{
    for (size_t i = 0; i < sizeof(latin) / sizeof(latin[0]); i++) {
        if (code_point >= latin[i].first && code_point <= latin[i].last) {
            char near = latin[i].near[code_point - latin[i].first];
            return near == ' ' ? 0 : (uint32_t)near;
        }
    }
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        if (code_point >= signs[i].first && code_point <= signs[i].last) {
            return signs[i].near;
        }
    }
    // Georgian capitals are younger than most fonts.
    if (code_point >= 0x1c90 && code_point <= 0x1cbf) {
        return code_point - 0x1c90 + 0x10d0;
    }
    // Full width, as Japanese keyboards write.
    return code_point >= 0xff01 && code_point <= 0xff5e ? code_point - 0xff01 + '!' : 0;
}

// fonts.h
// The fonts of the stadium theme, for tests that need real glyphs: Latin first, then what
// has Cyrillic and Greek, Hebrew, Arabic.
#ifndef TESTS_DRAW_FONTS_H
#define TESTS_DRAW_FONTS_H

#include <stdio.h>
#include <stdlib.h>

#include "draw/text.h"

static inline void fonts_for_test_add(struct text *text, const char *face,
                                      const char *name)
{
    char path[512];
    char error[512];
    snprintf(path, sizeof(path), "%s/themes/stadium/fonts/%s", SOURCE_DIR, name);
    if (!text_add_face(text, face, path, error, sizeof(error))) {
        printf("%s\n", error);
        exit(1);
    }
}

static inline struct text *fonts_for_test(void)
{
    char error[256];
    struct text *text = text_create(error, sizeof(error));
    if (!text) {
        printf("%s\n", error);
        exit(1);
    }
    fonts_for_test_add(text, "heavy", "BarlowCondensed_800ExtraBold.ttf");
    fonts_for_test_add(text, "heavy", "RobotoCondensed_800ExtraBold.ttf");
    fonts_for_test_add(text, "heavy", "Heebo_600SemiBold.ttf");
    fonts_for_test_add(text, "heavy", "NotoSansArabic_600SemiBold.ttf");
    fonts_for_test_add(text, "medium", "BarlowCondensed_500Medium.ttf");
    return text;
}

#endif

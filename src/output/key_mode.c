// Names of modes and ranges, and colours: what people write.
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "output/key.h"

bool key_mode_parse(const char *name, enum key_mode *out, char *error, size_t error_size)
{
    const char *names[KEY_MODES];
    const char *wanted = name ? name : "";
    for (int i = 0; i < KEY_MODES; i++) {
        names[i] = key_mode_name((enum key_mode)i);
        if (strcmp(wanted, names[i]) == 0) {
            *out = (enum key_mode)i;
            return true;
        }
    }
    const char *nearest = text_nearest(wanted, names, KEY_MODES);
    snprintf(
        error, error_size,
        "expected a key mode (chroma, chroma-soft, luma, fill, matte, side, alpha or "
        "datavideo), found \"%s\"%s%s%s",
        wanted, nearest ? "; did you mean \"" : "", nearest ? nearest : "",
        nearest ? "\"?" : "");
    return false;
}

// Cb and Cr are weighted differences of B and R from luma, and luma's weights add up to
// one: adding the same to all three channels leaves both alone and raises luma by it.
uint32_t key_brightest(uint32_t rgb)
{
    uint32_t most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t c = rgb >> shift & 255;
        most = c > most ? c : most;
    }
    return (rgb & 0xffffff) + (255 - most) * 0x010101u;
}

bool key_range_parse(const char *name, enum key_range *out)
{
    static const char *const names[] = {"", "full", "limited"};
    for (int i = 0; i < 3; i++) {
        if (text_equal(name, names[i])) {
            *out = (enum key_range)i;
            return true;
        }
    }
    return false;
}

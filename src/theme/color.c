#include <string.h>

#include "base/str.h"
#include "theme/parts.h"

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = c ? strchr(digits, c >= 'A' && c <= 'F' ? c + 32 : c) : NULL;
    return found ? (int)(found - digits) : -1;
}

static bool parse_hex(const char *text, uint32_t *argb)
{
    uint32_t value = 0;
    if (strlen(text) != 7) {
        return false;
    }
    for (int i = 1; i < 7; i++) {
        int digit = hex_digit(text[i]);
        if (digit < 0) {
            return false;
        }
        value = value << 4 | (uint32_t)digit;
    }
    *argb = 0xFF000000u | value;
    return true;
}

// "{home.color}": the value's own colour.
static bool read_bound(struct reader *reader, const struct json *found, const char *text,
                       struct color *out)
{
    size_t len = strlen(text);
    if (len < 3 || text[len - 1] != '}') {
        return reader_expected(reader, "a colour value in braces, like \"{home.color}\"",
                               found);
    }
    return bind_read_key(reader, arena_strndup(reader->arena, text + 1, len - 2),
                         &out->value);
}

bool color_read(struct reader *reader, const struct theme *theme,
                const struct json *found, bool bindable, struct color *out)
{
    static const char expected[] = "a colour name or #rrggbb";
    const char *text = json_string(found);
    if (!text) {
        return reader_expected(reader, expected, found);
    }
    if (*text == '{' && bindable) {
        return read_bound(reader, found, text, out);
    }
    if (*text == '#') {
        return parse_hex(text, &out->argb) || reader_expected(reader, expected, found);
    }
    const char *names[THEME_COLORS];
    for (int i = 0; i < theme->color_count; i++) {
        if (strcmp(theme->colors[i].name, text) == 0) {
            out->argb = theme->colors[i].argb;
            return true;
        }
        names[i] = theme->colors[i].name;
    }
    return reader_unknown(reader, expected, text, names, theme->color_count);
}

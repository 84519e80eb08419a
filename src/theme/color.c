#include <string.h>

#include "base/str.h"
#include "theme/parts.h"
#include "theme/tint.h"

static bool parse_hex(const char *text, uint32_t *argb)
{
    uint32_t rgb;
    if (!text_color(text, &rgb)) {
        return false;
    }
    *argb = 0xFF000000u | rgb;
    return true;
}

static uint32_t named(const struct theme *theme, const char *name, uint32_t otherwise)
{
    for (int i = 0; i < theme->color_count; i++) {
        if (strcmp(theme->colors[i].name, name) == 0) {
            return theme->colors[i].argb;
        }
    }
    return otherwise;
}

static bool read_name(struct reader *reader, const struct theme *theme, const char *text,
                      const struct json *found, uint32_t *argb)
{
    static const char expected[] = "a colour name or #rrggbb";
    if (*text == '#') {
        return parse_hex(text, argb) || reader_expected(reader, expected, found);
    }
    const char *names[THEME_COLORS];
    for (int i = 0; i < theme->color_count; i++) {
        if (strcmp(theme->colors[i].name, text) == 0) {
            *argb = theme->colors[i].argb;
            return true;
        }
        names[i] = theme->colors[i].name;
    }
    return reader_unknown(reader, expected, text, names, theme->color_count);
}

// "or:gold", "clear:plate", "ink"
static bool read_use(struct reader *reader, const struct theme *theme, const char *word,
                     const struct json *found, struct color *out)
{
    static const char *const words[] = {"or:COLOUR", "clear:COLOUR", "ink"};
    if (text_starts(word, "or:")) {
        out->stands = true;
        return read_name(reader, theme, word + strlen("or:"), found, &out->argb);
    }
    if (text_starts(word, "clear:")) {
        out->use.clears = true;
        return read_name(reader, theme, word + strlen("clear:"), found,
                         &out->use.against);
    }
    if (text_equal(word, "ink")) {
        out->use.inked = true;
        out->use.dark = named(theme, "dark", 0xFF131313u);
        out->use.light = named(theme, "white", 0xFFF6F8FBu);
        return true;
    }
    return reader_unknown(reader, "or:COLOUR, clear:COLOUR or ink", word, words, 3);
}

// "{home.color|or:gold}": the value's own colour, and what becomes of it.
static bool read_bound(struct reader *reader, const struct theme *theme,
                       const struct json *found, const char *text, struct color *out)
{
    size_t len = strlen(text);
    if (len < 3 || text[len - 1] != '}') {
        return reader_expected(reader, "a colour value in braces, like \"{home.color}\"",
                               found);
    }
    char *word = arena_strndup(reader->arena, text + 1, len - 2);
    bool ok = true, is_name = true;
    for (char *bar; word && ok; word = bar, is_name = false) {
        bar = strchr(word, '|');
        if (bar) {
            *bar++ = '\0';
        }
        ok = is_name ? bind_read_key(reader, word, &out->value)
                     : read_use(reader, theme, word, found, out);
    }
    return ok;
}

bool color_read(struct reader *reader, const struct theme *theme,
                const struct json *found, bool bindable, struct color *out)
{
    const char *text = json_string(found);
    if (!text) {
        return reader_expected(reader, "a colour name or #rrggbb", found);
    }
    return *text == '{' && bindable ? read_bound(reader, theme, found, text, out)
                                    : read_name(reader, theme, text, found, &out->argb);
}

static const struct value *value_of(const struct color *color, const struct scope *scope)
{
    const struct value *found = scope_find(scope, color->value.name);
    return found && found->kind == VALUE_COLOR ? found : NULL;
}

bool color_known(const struct color *color, const struct scope *scope)
{
    return !color->value.name || color->stands || value_of(color, scope);
}

uint32_t color_at(const struct color *color, const struct scope *scope, uint32_t key)
{
    const struct color_use *use = &color->use;
    if (!color->value.name) {
        return color->argb;
    }
    const struct value *found = value_of(color, scope);
    // Plates are opaque, whatever a feed says.
    uint32_t argb = found ? found->color | 0xFF000000u : color->argb;
    argb = use->clears ? tint_clear(argb, use->against) : argb;
    argb = key ? tint_off_key(argb, key) : argb;
    return use->inked ? tint_ink(argb, use->dark, use->light) : argb;
}

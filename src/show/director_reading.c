// How long words take to be read: 0.35 s a word, half as long again because nobody waits
// for it with his eyes there, 0.25 s a group of figures, a second to find it, and never
// less than three. A list is looked over, row by row.
#include "base/str.h"
#include "base/utf8.h"
#include "show/director_parts.h"

enum { FIND_MS = 1000, WORD_MS = 525, FIGURES_MS = 250, ROW_MS = 800, LEAST_MS = 3000 };

static bool is_blank(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x3000;
}

static bool is_figure(uint32_t c)
{
    return c >= '0' && c <= '9';
}

// Scripts that are written without blanks: about two signs to a word.
static bool is_dense(uint32_t c)
{
    return c >= 0x2E80 && c < 0xE000;
}

static bool is_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c != 0xD7);
}

// Of one word, which it steps over.
static int64_t word_ms(const char **text)
{
    bool figures = false, letters = false;
    int dense = 0;
    uint32_t c;
    for (const char *at = *text; (c = utf8_next(&at)) && !is_blank(c);) {
        figures = figures || is_figure(c);
        dense += is_dense(c);
        letters = letters || is_letter(c);
        *text = at;
    }
    if (figures) {
        return FIGURES_MS;
    }
    return dense ? (dense + 1) / 2 * WORD_MS : letters ? WORD_MS : 0;
}

static int64_t text_ms(const char *text)
{
    int64_t sum = 0;
    while (*text) {
        const char *at = text;
        if (is_blank(utf8_next(&at))) {
            text = at;
        } else {
            sum += word_ms(&text);
        }
    }
    return sum;
}

// Pictures and colours are seen, not read.
static int64_t value_ms(const struct value *value, const char *names)
{
    bool text = value->kind == VALUE_TEXT || value->kind == VALUE_NUMBER;
    return text && (!names || text_has_word(names, value->name)) ? text_ms(value->text)
                                                                 : 0;
}

static int64_t least(int64_t words_ms)
{
    int64_t sum = FIND_MS + words_ms;
    return sum > LEAST_MS ? sum : LEAST_MS;
}

int64_t reading_ms(const struct values *values, const char *names, int page_rows)
{
    int rows = values->row_count;
    int64_t sum = 0;
    for (int i = 0; i < values->count; i++) {
        sum += value_ms(&values->items[i], names);
    }
    rows = page_rows > 0 && page_rows < rows ? page_rows : rows;
    return least(sum + (int64_t)rows * ROW_MS);
}

int64_t reading_change_ms(const struct values *before, const struct values *after,
                          const char *names)
{
    int64_t sum = 0;
    for (int i = 0; i < after->count; i++) {
        const struct value *value = &after->items[i];
        bool changed = !text_equal(values_get(before, value->name), value->text);
        sum += changed ? value_ms(value, names) : 0;
    }
    return least(sum);
}

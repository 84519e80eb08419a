#include "sport/mark.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "sport/mark_text.h"

enum { INPUT_TEXT = 64, MAX_DIGITS = 9, RUN_METRES = 1000 };

struct word {
    const char *text;
    enum mark_kind kind;
    const char *printed;
};

// What stands where a mark should. "r" and its longer forms are what field recorders
// send for an athlete who stopped; they sort as not finished.
static const struct word words[] = {
    {"NM", MARK_NM, "NM"},    {"NH", MARK_NM, "NH"},      {"NT", MARK_NM, "NT"},
    {"DNF", MARK_DNF, "DNF"}, {"DNS", MARK_DNS, "DNS"},   {"DQ", MARK_DQ, "DQ"},
    {"DSQ", MARK_DQ, "DQ"},   {"retired", MARK_DNF, "r"}, {"ret", MARK_DNF, "r"},
    {"r", MARK_DNF, "r"},
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_blank(char c)
{
    return c > 0 && c <= ' ';
}

// Copies without blanks at the ends. False if it was too long to be a number.
static bool trim(char out[INPUT_TEXT], const char *text)
{
    while (is_blank(*text)) {
        text++;
    }
    bool whole = text_copy(out, INPUT_TEXT, text);
    size_t len = strlen(text);
    while (len > 0 && is_blank(text[len - 1])) {
        len--;
    }
    if (len < INPUT_TEXT) {
        out[len] = '\0';
        whole = true;
    }
    return whole;
}

// Digits at *at. False if there are none, or more than any mark has.
static bool read_digits(const char **at, int64_t *value, int *digits)
{
    *value = 0;
    *digits = 0;
    while (is_digit(**at)) {
        *value = *value * 10 + (**at - '0');
        (*at)++;
        if (++*digits > MAX_DIGITS) {
            return false;
        }
    }
    return *digits > 0;
}

// ".579" or ",579" at *at as thousandths; what lies beyond them is told by *beyond.
static bool read_fraction(const char **at, int *thousandths, int *digits, bool *beyond)
{
    *thousandths = 0;
    *digits = 0;
    *beyond = false;
    if (**at != '.' && **at != ',') {
        return true;
    }
    (*at)++;
    for (; is_digit(**at); (*at)++) {
        if (*digits < 3) {
            *thousandths = *thousandths * 10 + (**at - '0');
            ++*digits;
        } else if (**at != '0') {
            *beyond = true;
        }
    }
    int read = *digits;
    for (int i = read; i < 3; i++) {
        *thousandths *= 10;
    }
    return read > 0;
}

// A unit letter, then nothing.
static bool ends_with(const char *rest, char unit, bool *seen)
{
    while (is_blank(*rest)) {
        rest++;
    }
    *seen = lower(*rest) == unit;
    return rest[*seen ? 1 : 0] == '\0';
}

// [H:][M:]S, right-aligned in fields. Only the leading one may be large: "73:15".
static bool read_fields(const char **at, int64_t fields[3])
{
    int count = 0;
    for (;;) {
        int64_t value;
        int digits;
        if (count == 3 || !read_digits(at, &value, &digits)) {
            return false;
        }
        if (count > 0 && (digits > 2 || value > 59)) {
            return false;
        }
        fields[0] = fields[1];
        fields[1] = fields[2];
        fields[2] = value;
        count++;
        if (**at != ':' && **at != ';') {
            return true;
        }
        (*at)++;
    }
}

static struct mark parse_time(const char *text)
{
    struct mark mark = {0};
    int64_t fields[3] = {0};
    int thousandths;
    int decimals;
    bool beyond;
    bool hand;
    if (!read_fields(&text, fields) ||
        !read_fraction(&text, &thousandths, &decimals, &beyond) ||
        !ends_with(text, 'h', &hand)) {
        return mark;
    }
    int64_t ms = ((fields[0] * 60 + fields[1]) * 60 + fields[2]) * 1000 + thousandths;
    if (beyond) {
        return mark_from_raw_ms(ms + 1, 3);
    }
    if (ms == 0 || ms > INT32_MAX) {
        return mark;
    }
    mark.kind = MARK_TIME;
    mark.value = (int32_t)ms;
    mark.decimals = decimals;
    mark.hand = hand || decimals < 2;
    mark_print_fields(mark.text, sizeof(mark.text) - 1, fields, thousandths, decimals);
    if (hand) {
        strcat(mark.text, "h"); // there is room left for it
    }
    return mark;
}

static struct mark parse_distance(const char *text)
{
    struct mark none = {0};
    int64_t metres;
    int thousandths;
    int digits;
    bool beyond;
    bool unit;
    if (!read_digits(&text, &metres, &digits) ||
        !read_fraction(&text, &thousandths, &digits, &beyond) ||
        !ends_with(text, 'm', &unit)) {
        return none;
    }
    // Distances are measured down to the centimetre.
    int64_t cm = metres * 100 + thousandths / 10;
    struct mark mark = cm > INT32_MAX ? none : mark_from_cm((int32_t)cm);
    // Nobody jumps or throws that far: it was run, and measured in whole metres.
    if (metres >= RUN_METRES && digits == 0 && mark.kind == MARK_DISTANCE) {
        mark.decimals = 0;
        snprintf(mark.text, sizeof(mark.text), "%lld", (long long)metres);
    }
    return mark;
}

static struct mark parse_points(const char *text)
{
    struct mark mark = {0};
    int64_t points;
    int thousandths;
    int digits;
    bool beyond;
    if (!read_digits(&text, &points, &digits) ||
        !read_fraction(&text, &thousandths, &digits, &beyond) || *text || thousandths ||
        beyond) {
        return mark;
    }
    mark.kind = MARK_POINTS;
    mark.value = (int32_t)points; // MAX_DIGITS keeps it inside
    snprintf(mark.text, sizeof(mark.text), "%d", (int)mark.value);
    return mark;
}

// Without knowing the event: what prints the digits as they were sent.
static struct mark parse_unknown(const char *text)
{
    size_t len = strlen(text);
    if (len > 0 && lower(text[len - 1]) == 'm') {
        return parse_distance(text);
    }
    return strpbrk(text, ":;.,hH") ? parse_time(text) : parse_points(text);
}

// The rule behind a disqualification: "DQ TR16.8". Broken text is left out.
static void print_rule(struct mark *mark, const char *rest)
{
    rest += strspn(rest, " \t-:,;");
    for (const char *at = rest; *at; at++) {
        if (is_blank(*at) && *at != ' ') {
            return;
        }
    }
    if (!*rest || !utf8_valid(rest, strlen(rest))) {
        return;
    }
    strcat(mark->text, " ");
    size_t len = strlen(mark->text);
    text_copy(mark->text + len, sizeof(mark->text) - len, rest);
    for (len = strlen(mark->text); len > 0 && mark->text[len - 1] == ' '; len--) {
        mark->text[len - 1] = '\0';
    }
}

static bool parse_word(const char *text, struct mark *mark)
{
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t len = strlen(words[i].text);
        size_t same = 0;
        while (same < len && lower(text[same]) == lower(words[i].text[same])) {
            same++;
        }
        if (same < len || is_alnum(text[len])) {
            continue;
        }
        *mark = (struct mark){.kind = words[i].kind};
        text_copy(mark->text, sizeof(mark->text), words[i].printed);
        if (mark->kind == MARK_DQ) {
            print_rule(mark, text + len);
        }
        return true;
    }
    return false;
}

struct mark mark_parse(const char *text, enum measure_kind measures)
{
    static struct mark (*const parsers[])(const char *) = {
        [MEASURES_UNKNOWN] = parse_unknown,
        [MEASURES_TIME] = parse_time,
        [MEASURES_DISTANCE] = parse_distance,
        [MEASURES_POINTS] = parse_points,
    };
    struct mark mark = {0};
    if (!text) {
        return mark;
    }
    char input[INPUT_TEXT];
    bool whole = trim(input, text);
    if (parse_word(input, &mark) || !whole) {
        return mark;
    }
    return parsers[measures](input);
}

#include <string.h>

#include "base/str.h"
#include "sport/athletics.h"

enum { CODE_TEXT = 24 };

// Codes that are words. Throws may go on with an implement: SP7.26K, JT800.
struct named {
    const char *code;
    enum discipline discipline;
    bool implement;
    bool jump;
    bool wind;
};

static const struct named named[] = {
    {.code = "HJ", .discipline = DISCIPLINE_VERTICAL},
    {.code = "PV", .discipline = DISCIPLINE_VERTICAL},
    {.code = "SHJ", .discipline = DISCIPLINE_VERTICAL},
    {.code = "LJ", .discipline = DISCIPLINE_HORIZONTAL, .jump = true, .wind = true},
    {.code = "TJ", .discipline = DISCIPLINE_HORIZONTAL, .jump = true, .wind = true},
    {.code = "SLJ", .discipline = DISCIPLINE_HORIZONTAL, .jump = true},
    {.code = "STJ", .discipline = DISCIPLINE_HORIZONTAL, .jump = true},
    {.code = "SP", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "DT", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "HT", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "JT", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "WT", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "SWT", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "BT", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "OT", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "ST", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "GDT", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "CT", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "TART", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "OHT", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "CHT", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "SSP", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "SDT", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "SJT", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "SBT", .discipline = DISCIPLINE_HORIZONTAL, .implement = true},
    {.code = "PEN", .discipline = DISCIPLINE_COMBINED},
    {.code = "PENI", .discipline = DISCIPLINE_COMBINED},
    {.code = "PENWT", .discipline = DISCIPLINE_COMBINED},
    {.code = "HEX", .discipline = DISCIPLINE_COMBINED},
    {.code = "HEP", .discipline = DISCIPLINE_COMBINED},
    {.code = "HEPI", .discipline = DISCIPLINE_COMBINED},
    {.code = "OCT", .discipline = DISCIPLINE_COMBINED},
    {.code = "ENN", .discipline = DISCIPLINE_COMBINED},
    {.code = "DEC", .discipline = DISCIPLINE_COMBINED},
    {.code = "TRI", .discipline = DISCIPLINE_COMBINED},
    {.code = "QUAD", .discipline = DISCIPLINE_COMBINED},
    {.code = "BI", .discipline = DISCIPLINE_COMBINED},
    {.code = "HEN", .discipline = DISCIPLINE_COMBINED},
    {.code = "DOD", .discipline = DISCIPLINE_COMBINED},
    {.code = "ICO", .discipline = DISCIPLINE_COMBINED},
    // Counts of an organiser's own making: a high number wins, as with points.
    {.code = "BAL", .discipline = DISCIPLINE_COMBINED},
    {.code = "SPB", .discipline = DISCIPLINE_COMBINED},
    {.code = "MILE", .discipline = DISCIPLINE_TRACK},
    {.code = "MILEW", .discipline = DISCIPLINE_TRACK},
    {.code = "HM", .discipline = DISCIPLINE_TRACK},
    {.code = "HMW", .discipline = DISCIPLINE_TRACK},
    {.code = "MAR", .discipline = DISCIPLINE_TRACK},
    {.code = "MARW", .discipline = DISCIPLINE_TRACK},
    {.code = "XC", .discipline = DISCIPLINE_TRACK},
    {.code = "SC", .discipline = DISCIPLINE_TRACK},
    {.code = "LH", .discipline = DISCIPLINE_TRACK},
    {.code = "SH", .discipline = DISCIPLINE_TRACK},
};

// What may follow a number. A specification is a hurdle's height: 60H76.2CM.
struct suffix {
    const char *text;
    enum discipline discipline;
    bool sprint; // has wind when it is short
    bool specification;
};

static const struct suffix suffixes[] = {
    {"", DISCIPLINE_TRACK, true, false},      {"H", DISCIPLINE_TRACK, true, true},
    {"LH", DISCIPLINE_TRACK, true, true},     {"SH", DISCIPLINE_TRACK, true, true},
    {"Y", DISCIPLINE_TRACK, true, false},     {"YH", DISCIPLINE_TRACK, true, true},
    {"SC", DISCIPLINE_TRACK, false, true},    {"W", DISCIPLINE_TRACK, false, false},
    {"WC", DISCIPLINE_TRACK, false, false},   {"FR", DISCIPLINE_TRACK, false, false},
    {"K", DISCIPLINE_TRACK, false, false},    {"KW", DISCIPLINE_TRACK, false, false},
    {"KXC", DISCIPLINE_TRACK, false, false},  {"XC", DISCIPLINE_TRACK, false, false},
    {"M", DISCIPLINE_TRACK, false, false},    {"MT", DISCIPLINE_TRACK, false, false},
    {"MW", DISCIPLINE_TRACK, false, false},   {"MXC", DISCIPLINE_TRACK, false, false},
    {"MILE", DISCIPLINE_TRACK, false, false}, {"MILEW", DISCIPLINE_TRACK, false, false},
    {"HR", DISCIPLINE_TIMED, false, false},   {"HRW", DISCIPLINE_TIMED, false, false},
};

// A letter and a number: T26 runs for 26 minutes, H1 and L1 are an organiser's own.
struct lettered {
    char letter;
    enum discipline discipline;
    int max_digits;
};

static const struct lettered lettered[] = {
    {'T', DISCIPLINE_TIMED, 4},
    {'H', DISCIPLINE_COMBINED, 1},
    {'L', DISCIPLINE_TRACK, 1},
};

struct code {
    enum discipline discipline;
    bool jump;
    bool relay;
    bool wind;
};

static int digits_at(const char *text)
{
    return (int)strspn(text, "0123456789");
}

// "7.26K", "1.5KG", "800", "76.2CM".
static bool is_specification(const char *text)
{
    if (!digits_at(text)) {
        return false;
    }
    text += strspn(text, "0123456789.");
    static const char *const units[] = {"", "K", "KG", "G", "LB", "CM", "M"};
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        if (text_equal(text, units[i])) {
            return true;
        }
    }
    return false;
}

static bool read_named(const char *text, struct code *code)
{
    for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
        if (!text_starts(text, named[i].code)) {
            continue;
        }
        const char *rest = text + strlen(named[i].code);
        if (!*rest || (named[i].implement && is_specification(rest))) {
            code->discipline = named[i].discipline;
            code->jump = named[i].jump;
            code->wind = named[i].wind;
            return true;
        }
    }
    return false;
}

static bool read_lettered(const char *text, struct code *code)
{
    for (size_t i = 0; i < sizeof(lettered) / sizeof(lettered[0]); i++) {
        int digits = *text ? digits_at(text + 1) : 0;
        if (*text == lettered[i].letter && digits > 0 &&
            digits <= lettered[i].max_digits && !text[1 + digits]) {
            code->discipline = lettered[i].discipline;
            return true;
        }
    }
    return false;
}

// 4X100, 4X400H, 4XDMR, 4XRELAY.
static bool read_relay(const char *text, struct code *code)
{
    int digits = digits_at(text);
    if (digits < 1 || digits > 2 || text[digits] != 'X') {
        return false;
    }
    const char *leg = text + digits + 1;
    code->relay = digits_at(leg) > 0 || text_equal(leg, "RELAY") ||
                  text_equal(leg, "DMR") || text_equal(leg, "SMR") ||
                  text_equal(leg, "MILE");
    code->discipline = code->relay ? DISCIPLINE_TRACK : DISCIPLINE_UNKNOWN;
    return code->relay;
}

static bool read_numbered(const char *text, struct code *code)
{
    long long metres;
    char number[CODE_TEXT];
    int digits = digits_at(text);
    memcpy(number, text, (size_t)digits);
    number[digits] = '\0';
    if (!text_int(number, 1, 1000000, &metres)) {
        return false;
    }
    text += digits;
    // "1.5K", "3.1M": road distances with a fraction.
    bool fraction = *text == '.' && digits_at(text + 1) > 0;
    text += fraction ? 1 + digits_at(text + 1) : 0;
    for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
        const struct suffix *suffix = &suffixes[i];
        if (!text_starts(text, suffix->text)) {
            continue;
        }
        const char *rest = text + strlen(suffix->text);
        if (!*rest || (suffix->specification && is_specification(rest))) {
            code->discipline = suffix->discipline;
            code->wind = !fraction && suffix->sprint && metres <= WIND_METRES;
            return true;
        }
    }
    return false;
}

// Upper case without blanks; a code that does not fit is none of ours.
static struct code read_code(const char *text)
{
    struct code code = {0};
    char clean[CODE_TEXT];
    size_t len = 0;
    for (; text && *text; text++) {
        if (*text == ' ' || *text == '\t') {
            continue;
        }
        if (len + 1 == sizeof(clean)) {
            return code;
        }
        char c = *text;
        clean[len++] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
    clean[len] = '\0';
    if (!read_named(clean, &code) && !read_lettered(clean, &code) &&
        !read_relay(clean, &code)) {
        read_numbered(clean, &code);
    }
    return code;
}

enum discipline discipline_of(const char *event_code)
{
    return read_code(event_code).discipline;
}

bool discipline_has_wind(const char *event_code)
{
    return read_code(event_code).wind;
}

bool discipline_is_jump(const char *event_code)
{
    return read_code(event_code).jump;
}

bool discipline_is_relay(const char *event_code)
{
    return read_code(event_code).relay;
}

enum measure_kind discipline_measures(enum discipline discipline)
{
    static const enum measure_kind measures[] = {
        [DISCIPLINE_UNKNOWN] = MEASURES_UNKNOWN,
        [DISCIPLINE_TRACK] = MEASURES_TIME,
        [DISCIPLINE_HORIZONTAL] = MEASURES_DISTANCE,
        [DISCIPLINE_VERTICAL] = MEASURES_DISTANCE,
        [DISCIPLINE_COMBINED] = MEASURES_POINTS,
        [DISCIPLINE_TIMED] = MEASURES_DISTANCE,
    };
    return measures[discipline];
}

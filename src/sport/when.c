#include "sport/when.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "sport/when_scan.h"

enum { MS = 1000, DAY_S = 86400, MARCH = 3, EPOCH_DAYS = 719468 };

bool scan_blank(struct scan *scan)
{
    const char *from = scan->at;
    while (*scan->at == ' ' || *scan->at == '\t') {
        scan->at++;
    }
    return scan->at > from;
}

bool scan_any(struct scan *scan, const char *chars)
{
    if (*scan->at && strchr(chars, *scan->at)) {
        scan->at++;
        return true;
    }
    return false;
}

int scan_number(struct scan *scan, int least, int most, int *out)
{
    int digits = 0;
    int value = 0;
    while (digits < most && *scan->at >= '0' && *scan->at <= '9') {
        value = value * 10 + (*scan->at++ - '0');
        digits++;
    }
    *out = value;
    return digits >= least ? digits : 0;
}

int scan_sign(struct scan *scan)
{
    static const char minus[] = "\xe2\x88\x92"; // U+2212
    if (strncmp(scan->at, minus, sizeof(minus) - 1) == 0) {
        scan->at += sizeof(minus) - 1;
        return -1;
    }
    return scan_any(scan, "-") ? -1 : scan_any(scan, "+") ? 1 : 0;
}

int scan_fraction_ms(struct scan *scan)
{
    int ms = 0;
    int weight = MS / 10;
    if (!scan_any(scan, ".,")) {
        return 0;
    }
    for (; *scan->at >= '0' && *scan->at <= '9'; scan->at++) {
        ms += (*scan->at - '0') * weight;
        weight /= 10;
    }
    return ms;
}

// Days since 1970 of the proleptic Gregorian calendar, counted in years that begin in
// March, so that the leap day is the last one.
static int64_t days_of(int year, int month, int day)
{
    int64_t y = month < MARCH ? year - 1 : year;
    int64_t era = y / 400;
    int64_t of_era = y - era * 400;
    int64_t of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_DAYS;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool read_date(struct scan *scan, int64_t *days)
{
    int year, month, day;
    bool shaped = scan_number(scan, 4, 4, &year) && scan_any(scan, "-") &&
                  scan_number(scan, 2, 2, &month) && scan_any(scan, "-") &&
                  scan_number(scan, 2, 2, &day);
    if (!shaped || year < 1 || month < 1 || month > 12 || day < 1 ||
        day > days_in(year, month)) {
        return false;
    }
    *days = days_of(year, month, day);
    return true;
}

// Seconds may be missing; a leap second counts as the one after.
static bool read_clock(struct scan *scan, int64_t *ms)
{
    int hours, minutes;
    int seconds = 0;
    if (!scan_number(scan, 2, 2, &hours) || !scan_any(scan, ":") ||
        !scan_number(scan, 2, 2, &minutes)) {
        return false;
    }
    int fraction = 0;
    if (scan_any(scan, ":")) {
        if (!scan_number(scan, 2, 2, &seconds)) {
            return false;
        }
        fraction = scan_fraction_ms(scan);
    }
    *ms = ((hours * 60 + minutes) * 60 + seconds) * (int64_t)MS + fraction;
    return hours < 24 && minutes < 60 && seconds <= 60;
}

static bool read_zone(struct scan *scan, bool *zoned, int64_t *offset_s)
{
    *zoned = false;
    *offset_s = 0;
    scan_blank(scan);
    if (!*scan->at) {
        return true;
    }
    *zoned = true;
    if (scan_any(scan, "Zz")) {
        return true;
    }
    int hours;
    int minutes = 0;
    int sign = scan_sign(scan);
    if (!sign || !scan_number(scan, 2, 2, &hours)) {
        return false;
    }
    bool colon = scan_any(scan, ":");
    if (!scan_number(scan, 2, 2, &minutes) && colon) {
        return false;
    }
    *offset_s = sign * (hours * 60 + minutes) * (int64_t)60;
    return hours < 24 && minutes < 60;
}

bool when_read(const char *text, struct when *out)
{
    struct scan scan = {text ? text : ""};
    int64_t days, clock_ms, offset_s;
    bool zoned;
    scan_blank(&scan);
    if (!read_date(&scan, &days) || !(scan_any(&scan, "Tt") || scan_blank(&scan)) ||
        !read_clock(&scan, &clock_ms) || !read_zone(&scan, &zoned, &offset_s)) {
        return false;
    }
    scan_blank(&scan);
    if (*scan.at) {
        return false;
    }
    out->epoch_ms = (days * DAY_S - offset_s) * MS + clock_ms;
    out->zoned = zoned;
    return true;
}

// Towards the past, also before 1970.
static int64_t floor_div(int64_t value, int64_t by)
{
    return value / by - (value % by < 0);
}

void when_print(const struct when *when, char *out, size_t size)
{
    int64_t days = floor_div(when->epoch_ms, (int64_t)DAY_S * MS);
    int64_t clock = when->epoch_ms - days * DAY_S * MS;
    int64_t z = days + EPOCH_DAYS;
    int64_t era = floor_div(z, 146097);
    int64_t of_era = z - era * 146097;
    int64_t year_of_era =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * of_year + 2) / 153;
    int64_t day = of_year - (153 * shifted + 2) / 5 + 1;
    int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    int64_t year = year_of_era + era * 400 + (month < MARCH);
    int64_t seconds = clock / MS;
    snprintf(out, size,
             "%04" PRId64 "-%02" PRId64 "-%02" PRId64 "T%02" PRId64 ":%02" PRId64
             ":%02" PRId64 ".%03" PRId64 "%s",
             year, month, day, seconds / 3600, seconds / 60 % 60, seconds % 60,
             clock % MS, when->zoned ? "Z" : "");
}

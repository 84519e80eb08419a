#include <inttypes.h>
#include <stdlib.h>

#include "base/arena.h"
#include "sport/when.h"
#include "sport/when_scan.h"

enum { MS = 1000, SPAN_MAX_FIELDS = 3, FIRST_DIGITS = 5 };

// Hours, minutes and seconds, of which the first one told may be large.
static bool read_fields(struct scan *scan, int64_t *seconds)
{
    int fields[SPAN_MAX_FIELDS];
    int count = 0;
    if (!scan_number(scan, 1, FIRST_DIGITS, &fields[count++])) {
        return false;
    }
    while (count < SPAN_MAX_FIELDS && scan_any(scan, ":")) {
        if (!scan_number(scan, 2, 2, &fields[count]) || fields[count] > 59) {
            return false;
        }
        count++;
    }
    *seconds = 0;
    for (int i = 0; i < count; i++) {
        *seconds = *seconds * 60 + fields[i];
    }
    return count > 1;
}

bool span_read(const char *text, int64_t *ms)
{
    struct scan scan = {text ? text : ""};
    int64_t seconds;
    scan_blank(&scan);
    int sign = scan_sign(&scan);
    if (!read_fields(&scan, &seconds)) {
        return false;
    }
    int64_t span = seconds * MS + scan_fraction_ms(&scan);
    scan_blank(&scan);
    if (*scan.at) {
        return false;
    }
    *ms = sign < 0 ? -span : span;
    return true;
}

static const char *print_span(struct arena *arena, const char *sign, int64_t seconds)
{
    int64_t hours = seconds / 3600;
    int64_t minutes = seconds / 60 % 60;
    if (hours) {
        return arena_printf(arena, "%s%" PRId64 ":%02" PRId64 ":%02" PRId64, sign, hours,
                            minutes, seconds % 60);
    }
    return arena_printf(arena, "%s%" PRId64 ":%02" PRId64, sign, minutes, seconds % 60);
}

const char *span_clock(struct arena *arena, int64_t ms)
{
    int64_t seconds = ms / MS;
    return print_span(arena, seconds < 0 ? "-" : "", llabs(seconds));
}

const char *span_gap(struct arena *arena, int64_t ms)
{
    int64_t seconds = ms / MS;
    return print_span(arena, seconds < 0 ? "-" : "+", llabs(seconds));
}

const char *span_match(struct arena *arena, int64_t ms)
{
    int64_t seconds = ms > 0 ? ms / MS : 0;
    return arena_printf(arena, "%02" PRId64 ":%02" PRId64, seconds / 60, seconds % 60);
}

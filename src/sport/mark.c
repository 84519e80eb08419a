#include "sport/mark.h"

#include <stdio.h>
#include <stdlib.h>

#include "sport/mark_text.h"

enum { MS_PER_SECOND = 1000 };

static const int64_t power_of_ten[] = {1, 10, 100, 1000};

void mark_print_fields(char *out, size_t size, const int64_t fields[3], int thousandths,
                       int decimals)
{
    int first = fields[0] ? 0 : fields[1] ? 1 : 2;
    int len = snprintf(out, size, "%lld", (long long)fields[first]);
    for (int i = first + 1; i < 3 && len >= 0 && (size_t)len < size; i++) {
        len += snprintf(out + len, size - (size_t)len, ":%02d", (int)fields[i]);
    }
    if (decimals > 0 && len >= 0 && (size_t)len < size) {
        snprintf(out + len, size - (size_t)len, ".%0*d", decimals,
                 thousandths / (int)power_of_ten[3 - decimals]);
    }
}

static void print_ms(char *out, size_t size, int64_t ms, int decimals)
{
    int64_t seconds = ms / MS_PER_SECOND;
    const int64_t fields[3] = {seconds / 3600, seconds / 60 % 60, seconds % 60};
    mark_print_fields(out, size, fields, (int)(ms % MS_PER_SECOND), decimals);
}

struct mark mark_from_raw_ms(int64_t raw_ms, int decimals)
{
    struct mark mark = {0};
    decimals = decimals < 0 ? 0 : decimals > 3 ? 3 : decimals;
    if (raw_ms <= 0 || raw_ms > INT32_MAX) {
        return mark;
    }
    int64_t step = power_of_ten[3 - decimals];
    int64_t ms = (raw_ms + step - 1) / step * step;
    if (ms > INT32_MAX) {
        return mark;
    }
    mark.kind = MARK_TIME;
    mark.value = (int32_t)ms;
    mark.decimals = decimals;
    print_ms(mark.text, sizeof(mark.text), ms, decimals);
    return mark;
}

struct mark mark_from_cm(int32_t cm)
{
    struct mark mark = {0};
    if (cm <= 0) {
        return mark;
    }
    mark.kind = MARK_DISTANCE;
    mark.value = cm;
    mark.decimals = 2;
    snprintf(mark.text, sizeof(mark.text), "%d.%02d", (int)(cm / 100), (int)(cm % 100));
    return mark;
}

bool mark_valid(const struct mark *mark)
{
    return mark->kind == MARK_TIME || mark->kind == MARK_DISTANCE ||
           mark->kind == MARK_POINTS;
}

bool mark_wins(const char *text)
{
    return text && *text && mark_parse(text, MEASURES_UNKNOWN).kind < MARK_NM;
}

int mark_compare(const struct mark *a, const struct mark *b)
{
    // The kinds are in their order, but for the one that knows nothing.
    int rank_a = a->kind == MARK_NONE ? MARK_DNS + 1 : (int)a->kind;
    int rank_b = b->kind == MARK_NONE ? MARK_DNS + 1 : (int)b->kind;
    if (rank_a != rank_b) {
        return rank_a < rank_b ? -1 : 1;
    }
    if (!mark_valid(a) || a->value == b->value) {
        return 0;
    }
    bool lower_wins = a->kind == MARK_TIME;
    return (a->value < b->value) == lower_wins ? -1 : 1;
}

void mark_gap(const struct mark *from, const struct mark *to, char *out, size_t size)
{
    if (size > 0) {
        out[0] = '\0';
    }
    if (size < 2 || from->kind != to->kind || !mark_valid(from)) {
        return;
    }
    int64_t gap = (int64_t)to->value - from->value;
    int64_t width = llabs(gap);
    int decimals = from->decimals > to->decimals ? from->decimals : to->decimals;
    const char *sign = gap < 0 ? "-" : "+";
    if (from->kind == MARK_POINTS) {
        snprintf(out, size, "%s%lld", sign, (long long)width);
    } else if (from->kind == MARK_DISTANCE) {
        snprintf(out, size, "%s%lld.%02d", sign, (long long)(width / 100),
                 (int)(width % 100));
    } else if (decimals == 0 && width < 60 * MS_PER_SECOND) {
        // Whole seconds look like points without their minutes.
        snprintf(out, size, "%s0:%02d", sign, (int)(width / MS_PER_SECOND));
    } else {
        out[0] = *sign;
        print_ms(out + 1, size - 1, width, decimals);
    }
}

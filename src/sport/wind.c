#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "sport/mark.h"

enum { ASSISTED_OVER = 20, MAX_HUNDREDTHS = 9990 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Thousandths of "12.345"; later digits are noise of somebody's floating point.
static bool read_thousandths(const char **at, int *value)
{
    *value = 0;
    int whole = 0;
    for (; is_digit(**at); (*at)++) {
        *value = *value * 10 + (**at - '0');
        if (++whole > 3) {
            return false;
        }
    }
    int fraction = 0;
    if (**at == '.' || **at == ',') {
        for ((*at)++; is_digit(**at); (*at)++) {
            if (fraction < 3) {
                *value = *value * 10 + (**at - '0');
                fraction++;
            }
        }
    }
    bool read = whole > 0;
    for (; fraction < 3; fraction++) {
        *value *= 10;
    }
    return read;
}

// To the next tenth, in the direction of more wind from behind.
static int tenths_of(int hundredths)
{
    int tenths = hundredths / 10;
    return hundredths > 0 && hundredths % 10 ? tenths + 1 : tenths;
}

bool wind_parse(const char *text, int *tenths)
{
    if (!text) {
        return false;
    }
    while (*text == ' ') {
        text++;
    }
    static const char minus[] = "\xE2\x88\x92"; // U+2212
    int sign = 1;
    if (text_starts(text, minus)) {
        sign = -1;
        text += sizeof(minus) - 1;
    } else if (*text == '+' || *text == '-') {
        sign = *text++ == '-' ? -1 : 1;
    }
    int thousandths;
    if (!read_thousandths(&text, &thousandths)) {
        return false;
    }
    while (*text == ' ') {
        text++;
    }
    if (*text && !text_equal_nocase(text, "m/s")) {
        return false;
    }
    int hundredths = (thousandths + 5) / 10;
    if (hundredths > MAX_HUNDREDTHS) {
        return false;
    }
    *tenths = tenths_of(sign * hundredths);
    return true;
}

void wind_print(int tenths, char *out, size_t size)
{
    long long width = llabs((long long)tenths);
    snprintf(out, size, "%s%lld.%d", tenths < 0 ? "-" : "+", width / 10,
             (int)(width % 10));
}

bool wind_assisted(int tenths)
{
    return tenths > ASSISTED_OVER;
}

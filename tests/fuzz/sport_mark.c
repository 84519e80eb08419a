// Any text, read as every measure, compared and put in a gap.
#include <stdlib.h>
#include <string.h>

#include "sport/athletics.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    if (!text) {
        return 0;
    }
    if (size) {
        memcpy(text, data, size);
    }
    text[size] = '\0';
    struct mark other = mark_parse("10.35", MEASURES_TIME);
    for (int measures = MEASURES_UNKNOWN; measures <= MEASURES_POINTS; measures++) {
        struct mark mark = mark_parse(text, (enum measure_kind)measures);
        struct mark again = mark_parse(mark.text, (enum measure_kind)measures);
        char gap[MARK_TEXT];
        mark_gap(&other, &mark, gap, sizeof(gap));
        // Without the event "7.5m" prints as a bare number, which says less.
        if (measures != MEASURES_UNKNOWN &&
            (mark_compare(&mark, &again) != 0 || strcmp(mark.text, again.text) != 0)) {
            abort();
        }
    }
    int tenths;
    if (wind_parse(text, &tenths) && (tenths < -999 || tenths > 999)) {
        abort();
    }
    discipline_has_wind(text);
    results_status_of(text);
    free(text);
    return 0;
}

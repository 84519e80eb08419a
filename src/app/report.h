// report.h
// What a check found, in order: how bad, where, and what it means on air. Printed as
// lines for people or as JSON for programs.
//
// Threads: main only.
#ifndef APP_REPORT_H
#define APP_REPORT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

// A NOTE is worth knowing; a WARNING will look wrong on air; an ERROR will not run, or
// cannot be read.
enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITIES };

enum { REPORT_MAX = 400 };

struct report {
    struct arena arena;
    struct report_line {
        enum severity severity;
        const char *place, *text;
    } lines[REPORT_MAX]; // beyond them only counted, the least bad first
    int count;
    int of[SEVERITIES];
};

void report_add(struct report *report, enum severity severity, const char *place,
                const char *format, ...) __attribute__((format(printf, 4, 5)));
void report_print(const struct report *report);
// {"file":...,"errors":n,"warnings":n,"notes":n,"findings":[...]}
void report_print_json(const struct report *report, const char *file);
// 0 clean, 1 warnings, 2 errors.
int report_status(const struct report *report);

#endif

#include "app/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"

static const char *const WORDS[SEVERITIES] = {"note", "warning", "error"};

// The newest that is less bad goes.
static bool make_room(struct report *report, enum severity severity)
{
    for (int i = report->count - 1; i >= 0; i--) {
        if (report->lines[i].severity < severity) {
            report->count--;
            memmove(&report->lines[i], &report->lines[i + 1],
                    sizeof(report->lines[0]) * (size_t)(report->count - i));
            return true;
        }
    }
    return false;
}

static int untold(const struct report *report)
{
    int all = 0;
    for (int i = 0; i < SEVERITIES; i++) {
        all += report->of[i];
    }
    return all - report->count;
}

void report_add(struct report *report, enum severity severity, const char *place,
                const char *format, ...)
{
    va_list args;
    report->of[severity]++;
    if (report->count == REPORT_MAX && !make_room(report, severity)) {
        return;
    }
    char text[1024];
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    char *where = arena_strdup(&report->arena, place);
    text_defuse(text);
    text_defuse(where);
    report->lines[report->count++] =
        (struct report_line){severity, where, arena_strdup(&report->arena, text)};
}

void report_print(const struct report *report)
{
    for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--) {
        for (int i = 0; i < report->count; i++) {
            const struct report_line *line = &report->lines[i];
            if (line->severity == (enum severity)severity) {
                printf("%s: %s: %s\n", WORDS[severity], line->place, line->text);
            }
        }
    }
    if (untold(report)) {
        printf("and %d more\n", untold(report));
    }
    printf("%d error%s, %d warning%s, %d note%s\n", report->of[SEVERITY_ERROR],
           report->of[SEVERITY_ERROR] == 1 ? "" : "s", report->of[SEVERITY_WARNING],
           report->of[SEVERITY_WARNING] == 1 ? "" : "s", report->of[SEVERITY_NOTE],
           report->of[SEVERITY_NOTE] == 1 ? "" : "s");
}

void report_print_json(const struct report *report, const char *file)
{
    struct buf out = {0};
    buf_char(&out, '{');
    json_add_text(&out, "file", file);
    buf_printf(&out, ",\"errors\":%d,\"warnings\":%d,\"notes\":%d,\"findings\":[",
               report->of[SEVERITY_ERROR], report->of[SEVERITY_WARNING],
               report->of[SEVERITY_NOTE]);
    for (int i = 0; i < report->count; i++) {
        const struct report_line *line = &report->lines[i];
        buf_text(&out, i ? ",\n{" : "\n{");
        json_add_text(&out, "severity", WORDS[line->severity]);
        json_add_text(&out, "place", line->place);
        json_add_text(&out, "text", line->text);
        buf_char(&out, '}');
    }
    buf_text(&out, "]}\n");
    fputs(out.data, stdout);
    buf_finish(&out);
}

int report_status(const struct report *report)
{
    return report->of[SEVERITY_ERROR] ? 2 : report->of[SEVERITY_WARNING] ? 1 : 0;
}

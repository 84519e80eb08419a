#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/str.h"

enum { LINE_MAX_BYTES = 1024 };

static enum log_level log_limit = LOG_LEVEL_INFO;

void log_set_level(enum log_level level)
{
    log_limit = level;
}

void log_line(enum log_level level, const char *module, const char *format, ...)
{
    static const char *const names[] = {"error", "warn", "info", "debug"};
    if (level > log_limit) {
        return;
    }
    char line[LINE_MAX_BYTES];
    int64_t ms = clock_wall_ms() % 86400000;
    int head =
        snprintf(line, sizeof(line), "%02d:%02d:%02d.%03d %-5s %s: ", (int)(ms / 3600000),
                 (int)(ms / 60000 % 60), (int)(ms / 1000 % 60), (int)(ms % 1000),
                 names[level], module);
    va_list args;
    va_start(args, format);
    vsnprintf(line + head, sizeof(line) - (size_t)head - 1, format, args);
    va_end(args);
    text_defuse(line);
    size_t len = strlen(line);
    line[len] = '\n';
    fwrite(line, 1, len + 1, stderr);
}

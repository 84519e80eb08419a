// What a line of the log may hold, whoever wrote it.
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LOG_MODULE "test"
#include "base/log.h"
#include "check.h"

// The line as it went to stderr, without its time.
static void logged(const char *text, char *out, size_t size)
{
    FILE *file = tmpfile();
    int before = dup(STDERR_FILENO);
    dup2(fileno(file), STDERR_FILENO);
    log_warn("%s", text);
    dup2(before, STDERR_FILENO);
    close(before);
    char line[512] = "";
    rewind(file);
    size_t len = fread(line, 1, sizeof(line) - 1, file);
    fclose(file);
    line[len] = '\0';
    const char *at = strstr(line, "test: ");
    snprintf(out, size, "%s", at ? at + strlen("test: ") : line);
}

TEST(a_line_is_readable_text_whatever_a_stranger_sent)
{
    static const char *const cases[][2] = {
        {"plain \xC5\xA0\xC3\xADp \xF0\x9F\x8F\x83",
         "plain \xC5\xA0\xC3\xADp \xF0\x9F\x8F\x83\n"},
        {"a\xFF\xFE"
         "b",
         "a  b\n"},
        {"cut \xE2\x88", "cut   \n"},
        {"\x1B[31mred\nnext\r\x7F", " [31mred next  \n"},
        {"c1 \xC2\x9B"
         "31m",
         "c1   31m\n"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char found[256];
        logged(cases[i][0], found, sizeof(found));
        CHECK_STR(found, cases[i][1]);
    }
}

static const struct check_case cases[] = {
    CASE(a_line_is_readable_text_whatever_a_stranger_sent),
};

CHECK_MAIN(cases)

#include "app/progress.h"

#include <stdio.h>
#include <unistd.h>

enum { BAR = 30 };

static int shown_percent = -1;

void progress_show(const char *what, int64_t done, int64_t total)
{
    int percent = total > 0 ? (int)(done * 100 / total) : 100;
    percent = percent > 100 ? 100 : percent;
    if (percent == shown_percent || !isatty(STDERR_FILENO)) {
        return;
    }
    shown_percent = percent;
    fprintf(stderr, "\r%s [", what);
    for (int i = 0; i < BAR; i++) {
        fputc(i * 100 < percent * BAR ? '#' : '.', stderr);
    }
    fprintf(stderr, "] %3d %%", percent);
    fflush(stderr);
}

void progress_end(void)
{
    if (shown_percent >= 0) {
        fputc('\n', stderr);
    }
    shown_percent = -1;
}

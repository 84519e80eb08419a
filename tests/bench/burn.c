// burn: takes a whole core, until its standard input ends; so that none outlives the
// benchmark, whatever happens to it.
#include <poll.h>
#include <unistd.h>

enum { STEPS = 1 << 21 };

int main(void)
{
    volatile unsigned work = 0;
    for (;;) {
        char ignored;
        struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
        for (int i = 0; i < STEPS; i++) {
            work = work * 1664525u + 1013904223u;
        }
        if (poll(&input, 1, 0) > 0 && read(STDIN_FILENO, &ignored, 1) <= 0) {
            return 0;
        }
    }
}

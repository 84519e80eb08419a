#include "app/wakeup.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/select.h>
#include <unistd.h>

#include "base/clock.h"

// A signal handler can reach nothing but globals.
static int ends[2] = {-1, -1};
static atomic_bool rung;
static volatile sig_atomic_t stopping;
static volatile sig_atomic_t continued;
static _Atomic int64_t asked_ns; // to end, for the first time

// A second signal so soon is an impatient finger.
static const int64_t PATIENCE_NS = 2000000000;

void wakeup_ring(void)
{
    // Rings coalesce: one byte in the pipe is enough until it is read.
    if (atomic_exchange(&rung, true)) {
        return;
    }
    int saved = errno;
    ssize_t ignored = write(ends[1], "", 1);
    (void)ignored;
    errno = saved;
}

// Main may wait for a display that does not answer, and never hear the first.
static void end_at_once(void)
{
    static const char why[] = "strapline: it did not end when asked: ended at once\n";
    ssize_t ignored = write(STDERR_FILENO, why, sizeof(why) - 1);
    (void)ignored;
    _exit(1);
}

static void on_signal(int number)
{
    int64_t now_ns = clock_now_ns();
    if (number == SIGCONT) {
        continued = 1;
    } else if (!stopping) {
        asked_ns = now_ns;
        stopping = 1;
    } else if (now_ns - asked_ns > PATIENCE_NS) {
        end_at_once();
    }
    wakeup_ring();
}

// A terminal that is closed means the end, too, but for who was started with nohup.
static void hear_signals(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGCONT};
    struct sigaction action = {.sa_handler = on_signal};
    struct sigaction before;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        sigaction(numbers[i], NULL, &before);
        if (numbers[i] != SIGHUP || before.sa_handler != SIG_IGN) {
            sigaction(numbers[i], &action, NULL);
        }
    }
}

bool wakeup_init(void)
{
    if (pipe(ends) != 0) {
        return false;
    }
    if (ends[0] >= FD_SETSIZE) { // nobody could wait for it
        wakeup_finish();
        return false;
    }
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    }
    hear_signals();
    return true;
}

void wakeup_finish(void)
{
    close(ends[0]);
    close(ends[1]);
    ends[0] = ends[1] = -1;
}

int wakeup_fd(void)
{
    return ends[0];
}

void wakeup_clear(void)
{
    char bytes[64]; // one from each thread that rings, at most
    ssize_t ignored = read(ends[0], bytes, sizeof(bytes));
    (void)ignored;
    // After reading: else the byte of a ring in between would be swallowed, and no later
    // ring would write one. A ring that is still held back here has put its news where
    // the caller looks next.
    atomic_store(&rung, false);
}

bool wakeup_stopping(void)
{
    return stopping != 0;
}

bool wakeup_continued(void)
{
    if (!continued) {
        return false; // not cleared: it may come just now
    }
    continued = 0;
    return true;
}

#include "net/thread.h"

#include <signal.h>
#include <string.h>

#define LOG_MODULE "net"
#include "base/log.h"

// A process may be started with less (ulimit -s).
static const size_t LEAST_STACK = 1 << 20;

bool thread_start(pthread_t *thread, const char *name, void *(*run)(void *context),
                  void *context)
{
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before); // a new thread inherits the mask
    pthread_attr_t attributes;
    size_t stack;
    pthread_attr_init(&attributes);
    if (pthread_attr_getstacksize(&attributes, &stack) == 0 && stack < LEAST_STACK) {
        pthread_attr_setstacksize(&attributes, LEAST_STACK);
    }
    int problem = pthread_create(thread, &attributes, run, context);
    pthread_attr_destroy(&attributes);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (problem) {
        log_error("%s: no thread to run it: %s", name, strerror(problem));
    }
    return !problem;
}

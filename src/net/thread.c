#include "net/thread.h"

#include <signal.h>
#include <string.h>

#define LOG_MODULE "net"
#include "base/log.h"

bool thread_start(pthread_t *thread, const char *name, void *(*run)(void *context),
                  void *context)
{
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before); // a new thread inherits the mask
    int problem = pthread_create(thread, NULL, run, context);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (problem) {
        log_error("%s: no thread to run it: %s", name, strerror(problem));
    }
    return !problem;
}

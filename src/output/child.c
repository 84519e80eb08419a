#include "output/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"

enum { LOOK_NS = 10000000, NS_PER_MS = 1000000 };

extern char **environ;

static int spawn(pid_t *pid, const char *command, int input)
{
    char shell[] = "sh", flag[] = "-c";
    char *words = xstrdup(command);
    char *const arguments[] = {shell, flag, words, NULL};
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    sigset_t none, defaults;
    sigemptyset(&none);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE); // which we ignore
    sigaddset(&defaults, SIGXFSZ); // as this
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                              POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    int failed = posix_spawn(pid, "/bin/sh", &actions, &attributes, arguments, environ);
    free(words);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return failed;
}

bool child_start(struct child *child, const char *command)
{
    int ends[2];
    if (pipe(ends) != 0) {
        return false;
    }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    int failed = spawn(&child->pid, command, ends[0]);
    close(ends[0]);
    if (failed) {
        close(ends[1]);
        errno = failed;
        return false;
    }
    child->fd = ends[1];
    return true;
}

// True when it has ended, in time.
static bool ended(pid_t pid, int within_ms, int *status)
{
    int64_t until = clock_now_ns() + (int64_t)within_ms * NS_PER_MS;
    for (;;) {
        pid_t found = waitpid(pid, status, within_ms == CHILD_PATIENT ? 0 : WNOHANG);
        if (found == pid || (found < 0 && errno != EINTR)) {
            return true;
        }
        int64_t now = clock_now_ns();
        if (within_ms != CHILD_PATIENT && now >= until) {
            return false;
        }
        if (found == 0) {
            clock_sleep_until_ns(now + LOOK_NS);
        }
    }
}

enum child_end child_finish(struct child *child, int grace_ms)
{
    static const int means[] = {SIGTERM, SIGKILL};
    int status = -1;
    close(child->fd);
    bool by_itself = ended(child->pid, grace_ms, &status);
    bool over = by_itself;
    for (size_t i = 0; !over && i < sizeof(means) / sizeof(means[0]); i++) {
        kill(-child->pid, means[i]);
        over = ended(child->pid, means[i] == SIGKILL ? CHILD_PATIENT : grace_ms, &status);
    }
    bool well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return !by_itself ? CHILD_MADE_TO : well ? CHILD_WELL : CHILD_FAILED;
}

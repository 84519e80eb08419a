// live.h
// Servers for tests of the network code: Python processes on loopback, on ports they
// choose, that end with the test. Waits are for conditions; their limit is only for what
// never comes.
#ifndef TESTS_UNIT_NET_LIVE_H
#define TESTS_UNIT_NET_LIVE_H

#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"

enum { LIVE_PATIENCE_MS = 60000 };

extern char **environ;

struct server {
    pid_t pid;
    int input;  // it ends when this is closed
    int output; // its port, then whatever it says
    int port;
};

// The next line, without its end; false if none comes.
static inline bool server_line(struct server *server, char *line, size_t size)
{
    size_t len = 0;
    int64_t limit = clock_now_ms() + LIVE_PATIENCE_MS;
    while (clock_now_ms() < limit) {
        struct pollfd ready = {.fd = server->output, .events = POLLIN};
        char c;
        if (poll(&ready, 1, 1000) <= 0) {
            continue;
        }
        if (read(server->output, &c, 1) != 1) {
            break;
        }
        if (c == '\n') {
            line[len] = '\0';
            return true;
        }
        if (len + 1 < size) {
            line[len++] = c;
        }
    }
    return false;
}

// words: at most four more of the command line. port 0: any.
static inline bool server_start(struct server *server, const char *script, int port,
                                const char *cert, const char *key)
{
    int in[2], out[2];
    if (pipe(in) || pipe(out)) {
        return false;
    }
    char path[512], number[16];
    snprintf(path, sizeof(path), "%s/tests/integration/net/%s", SOURCE_DIR, script);
    snprintf(number, sizeof(number), "%d", port);
    char python[] = "/usr/bin/python3", p[] = "--port", c[] = "--cert", k[] = "--key";
    char certificate[512], secret[512];
    snprintf(certificate, sizeof(certificate), "%s", cert ? cert : "");
    snprintf(secret, sizeof(secret), "%s", key ? key : "");
    char *words[] = {python,      path, p,      number, cert ? c : NULL,
                     certificate, k,    secret, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    for (int i = 0; i < 2; i++) {
        posix_spawn_file_actions_addclose(&actions, in[i]);
        posix_spawn_file_actions_addclose(&actions, out[i]);
    }
    int problem = posix_spawn(&server->pid, python, &actions, NULL, words, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(in[0]);
    close(out[1]);
    server->input = in[1];
    server->output = out[0];
    char line[32] = "";
    if (problem || !server_line(server, line, sizeof(line))) {
        printf("  %s does not start\n", script);
        return false;
    }
    server->port = atoi(line);
    return server->port > 0;
}

static inline void server_end(struct server *server)
{
    if (server->pid > 0) {
        kill(server->pid, SIGKILL);
        waitpid(server->pid, NULL, 0);
        close(server->input);
        close(server->output);
        *server = (struct server){0};
    }
}

// A folder with certificates, made anew; "" if that fails.
static inline const char *certificates(void)
{
    static char folder[] = "/tmp/strapline-net-XXXXXX";
    static bool made;
    if (made) {
        return folder;
    }
    char command[1024];
    if (!mkdtemp(folder)) {
        return "";
    }
    snprintf(command, sizeof(command),
             "/usr/bin/python3 %s/tests/integration/net/certificates.py %s", SOURCE_DIR,
             folder);
    made = system(command) == 0;
    return made ? folder : "";
}

static inline void certificates_remove(void)
{
    char command[512];
    const char *folder = certificates();
    snprintf(command, sizeof(command), "rm -r '%s'", folder);
    if (folder[0] && system(command) != 0) {
        printf("  %s is still there\n", folder);
    }
}

#endif

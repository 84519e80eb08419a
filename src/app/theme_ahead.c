#include "app/theme_ahead.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "app/paths.h"
#include "base/arena.h"
#include "base/str.h"
#include "net/thread.h"

struct theme_ahead {
    pthread_t thread;
    bool running;
    char dir[PATH_SIZE];
    struct theme *theme; // this and what follows: the thread's while it runs
    char error[512];
};

static void *read_theme(void *context)
{
    struct theme_ahead *ahead = context;
    ahead->theme = theme_load(ahead->dir, ahead->error, sizeof(ahead->error));
    return NULL;
}

struct theme_ahead *theme_ahead_start(const char *dir)
{
    struct theme_ahead *ahead = xalloc(sizeof(*ahead));
    *ahead = (struct theme_ahead){0};
    text_copy(ahead->dir, sizeof(ahead->dir), dir);
    ahead->running = thread_start(&ahead->thread, "theme", read_theme, ahead);
    if (!ahead->running) {
        read_theme(ahead);
    }
    return ahead;
}

static void await(struct theme_ahead *ahead)
{
    if (ahead->running) {
        pthread_join(ahead->thread, NULL);
        ahead->running = false;
    }
}

struct theme *theme_ahead_take(struct theme_ahead *ahead, char *error, size_t error_size)
{
    await(ahead);
    struct theme *theme = ahead->theme;
    ahead->theme = NULL;
    if (!theme) {
        text_copy(error, error_size, ahead->error);
    }
    return theme;
}

void theme_ahead_finish(struct theme_ahead *ahead)
{
    if (ahead) {
        await(ahead);
        theme_destroy(ahead->theme);
        free(ahead);
    }
}

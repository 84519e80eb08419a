#include "net/copies.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

struct copy {
    char *url;
    struct rest_marks marks;
};

static int find(const struct copies *copies, const char *url)
{
    int i = copies->count - 1;
    while (i >= 0 && strcmp(copies->items[i].url, url) != 0) {
        i--;
    }
    return i;
}

static struct copy take(struct copies *copies, int index)
{
    struct copy taken = copies->items[index];
    copies->count--;
    memmove(&copies->items[index], &copies->items[index + 1],
            (size_t)(copies->count - index) * sizeof(taken));
    return taken;
}

static void drop(struct copies *copies, int index)
{
    struct copy gone = take(copies, index);
    free(gone.url);
}

void copies_keep(struct copies *copies, const char *url, const struct rest_marks *marks)
{
    int known = find(copies, url);
    if (known >= 0) {
        drop(copies, known);
    }
    if (!marks->etag[0] && !marks->modified[0]) {
        return;
    }
    if (copies->count == COPIES_MAX) {
        drop(copies, 0);
    }
    size_t room = (size_t)(copies->count + 1) * sizeof(*copies->items);
    copies->items = xrealloc(copies->items, room);
    copies->items[copies->count++] = (struct copy){.url = xstrdup(url), .marks = *marks};
}

struct rest_marks copies_find(struct copies *copies, const char *url)
{
    int known = find(copies, url);
    if (known < 0) {
        return (struct rest_marks){0};
    }
    struct copy found = take(copies, known);
    copies->items[copies->count++] = found;
    return found.marks;
}

void copies_forget(struct copies *copies)
{
    for (int i = 0; i < copies->count; i++) {
        free(copies->items[i].url);
    }
    free(copies->items);
    *copies = (struct copies){0};
}

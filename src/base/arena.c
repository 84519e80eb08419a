#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 16, FIRST_BLOCK = 4096, BLOCK_MAX = 1 << 20 };

struct arena_block {
    struct arena_block *next;
    size_t size;
    size_t used;
    size_t padding; // keeps the bytes behind the header aligned
};

void *xalloc(size_t size)
{
    void *memory = calloc(1, size ? size : 1);
    if (!memory) {
        abort();
    }
    return memory;
}

void *xrealloc(void *memory, size_t size)
{
    void *grown = realloc(memory, size ? size : 1);
    if (!grown) {
        abort();
    }
    return grown;
}

char *xstrdup(const char *text)
{
    if (!text) {
        return NULL;
    }
    size_t size = strlen(text) + 1;
    return memcpy(xalloc(size), text, size);
}

// Blocks double, so that they are few, until what may be left over matters more.
static struct arena_block *block_for(const struct arena *arena, size_t size)
{
    size_t block_size = arena->head ? arena->head->size * 2 : FIRST_BLOCK;
    block_size = block_size > BLOCK_MAX ? BLOCK_MAX : block_size;
    block_size = block_size < size ? size : block_size;
    struct arena_block *block = xrealloc(NULL, sizeof(*block) + block_size);
    *block = (struct arena_block){.next = arena->head, .size = block_size};
    return block;
}

static size_t rounded(size_t size)
{
    if (size > SIZE_MAX / 4) {
        abort();
    }
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static size_t room_left(const struct arena *arena)
{
    return arena->head ? arena->head->size - arena->head->used : 0;
}

static char *next_free(const struct arena *arena)
{
    return (char *)(arena->head + 1) + arena->head->used;
}

void *arena_room(struct arena *arena, size_t size)
{
    size = rounded(size);
    arena_reserve(arena, size);
    char *memory = next_free(arena);
    arena->head->used += size;
    arena->used += size;
    return memory;
}

void arena_reserve(struct arena *arena, size_t size)
{
    size = rounded(size);
    if (!arena->head || room_left(arena) < size) {
        arena->head = block_for(arena, size);
    }
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(arena_room(arena, size), 0, rounded(size));
}

void *arena_copy(struct arena *arena, const void *data, size_t size)
{
    void *copy = arena_room(arena, size);
    if (size) {
        memcpy(copy, data, size);
    }
    return copy;
}

char *arena_strndup(struct arena *arena, const char *text, size_t len)
{
    char *copy = arena_room(arena, len + 1);
    if (len) {
        memcpy(copy, text, len);
    }
    copy[len] = '\0';
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return text ? arena_strndup(arena, text, strlen(text)) : NULL;
}

// Most texts fit where they go, and are printed once.
char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    size_t room = room_left(arena);
    int len = vsnprintf(room ? next_free(arena) : NULL, room, format, args);
    va_end(args);
    if (len < 0) {
        abort();
    }
    char *text = arena_room(arena, (size_t)len + 1);
    if ((size_t)len >= room) {
        vsnprintf(text, (size_t)len + 1, format, again);
    }
    va_end(again);
    return text;
}

void arena_reset(struct arena *arena)
{
    struct arena_block *keep = arena->head;
    if (!keep) {
        return;
    }
    for (struct arena_block *block = keep->next; block;) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
    keep->next = NULL;
    keep->used = 0;
    arena->used = 0;
}

void arena_finish(struct arena *arena)
{
    arena_reset(arena);
    free(arena->head);
    *arena = (struct arena){0};
}

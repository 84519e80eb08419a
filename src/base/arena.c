#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 16, FIRST_BLOCK = 4096 };

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

static struct arena_block *block_for(const struct arena *arena, size_t size)
{
    size_t block_size = arena->head ? arena->head->size * 2 : FIRST_BLOCK;
    while (block_size < size) {
        block_size *= 2;
    }
    struct arena_block *block = xrealloc(NULL, sizeof(*block) + block_size);
    *block = (struct arena_block){.next = arena->head, .size = block_size};
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 4) {
        abort();
    }
    size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (!arena->head || arena->head->size - arena->head->used < rounded) {
        arena->head = block_for(arena, rounded);
    }
    unsigned char *memory = (unsigned char *)(arena->head + 1) + arena->head->used;
    arena->head->used += rounded;
    arena->used += rounded;
    return memset(memory, 0, rounded);
}

void *arena_copy(struct arena *arena, const void *data, size_t size)
{
    void *copy = arena_alloc(arena, size);
    if (size) {
        memcpy(copy, data, size);
    }
    return copy;
}

char *arena_strndup(struct arena *arena, const char *text, size_t len)
{
    char *copy = arena_alloc(arena, len + 1);
    if (len) {
        memcpy(copy, text, len);
    }
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return text ? arena_strndup(arena, text, strlen(text)) : NULL;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0) {
        abort();
    }
    char *text = arena_alloc(arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, again);
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

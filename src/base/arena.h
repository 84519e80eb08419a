// arena.h
// Memory by lifetime: allocate freely, free everything at once. A pointer never
// outlives its arena. All memory but arena_room's comes zeroed; running out of memory
// aborts, so no caller checks. A zeroed struct arena is a valid, empty one.
//
// Threads: one arena belongs to one thread at a time.
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *head; // newest block; older ones hang behind it
    size_t used;              // bytes handed out since the last reset
};

void *arena_alloc(struct arena *arena, size_t size);
// Not zeroed: for what is written at once.
void *arena_room(struct arena *arena, size_t size);
// So much will be asked for, in pieces: room for it in one block.
void arena_reserve(struct arena *arena, size_t size);
void *arena_copy(struct arena *arena, const void *data, size_t size);
char *arena_strndup(struct arena *arena, const char *text, size_t len);
// NULL stays NULL.
char *arena_strdup(struct arena *arena, const char *text);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// Forgets everything but keeps the largest block, for arenas used in a loop.
void arena_reset(struct arena *arena);
void arena_finish(struct arena *arena);

// Sizes of foreign buffers: allocation that aborts instead of failing.
void *xalloc(size_t size); // zeroed
void *xrealloc(void *memory, size_t size);
char *xstrdup(const char *text); // NULL stays NULL

#endif

// hash.h
// 64-bit hashes that stand for what was drawn: alike means the same picture.
//
// Threads: pure functions.
#ifndef DRAW_HASH_H
#define DRAW_HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t hash_bytes(uint64_t seed, const void *data, size_t len);
uint64_t hash_int(uint64_t seed, int64_t value);
// NULL and "" differ.
uint64_t hash_text(uint64_t seed, const char *text);

#endif

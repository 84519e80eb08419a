// hash.h
// 64-bit hashes that stand for what they are made of: alike means the same. Not against
// somebody who looks for two things of one hash.
//
// Threads: pure functions.
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t hash_bytes(uint64_t seed, const void *data, size_t len);
uint64_t hash_int(uint64_t seed, int64_t value);
// NULL and "" differ.
uint64_t hash_text(uint64_t seed, const char *text);

#endif

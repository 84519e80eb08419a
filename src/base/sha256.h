// sha256.h
// SHA-256 (FIPS 180-4), for names that follow from contents.
//
// Threads: pure function.
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stddef.h>

enum { SHA256_HEX = 65 };

// In lower case, terminated.
void sha256_hex(const void *data, size_t len, char out[SHA256_HEX]);

#endif

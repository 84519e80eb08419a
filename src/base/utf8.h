// utf8.h
// Code points in bytes: what is well formed, and the way through a text.
//
// Threads: pure functions.
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// True for well-formed UTF-8: no overlong forms, surrogates or code points past U+10FFFF.
bool utf8_valid(const char *data, size_t len);
// How many bytes there are before the first that is not.
size_t utf8_good(const char *data, size_t len);
// The code point at *text, which moves behind it. Broken bytes give U+FFFD and move one
// byte. Gives 0 at the terminator and stays there.
uint32_t utf8_next(const char **text);
// Writes the code point's bytes and returns how many (1 to 4).
int utf8_put(char out[4], uint32_t code_point);
// Code points in a terminated text.
int utf8_count(const char *text);

#endif

// bare.h
// Words without case and accents: what systems that write one name in two ways have in
// common.
//
// Threads: pure functions.
#ifndef BASE_BARE_H
#define BASE_BARE_H

#include <stdint.h>

#include "base/str.h"

// The letter without case and accent, 0 for what is not part of a word. Enough for names;
// anything else must be equal.
uint32_t bare_letter(uint32_t code_point);
// Where `part` stands in `text` as whole words at its end or else at its beginning. Empty
// if it does not, or where no word of `text` is left beside it. Either may be NULL.
struct str bare_part(const char *text, const char *part);

#endif

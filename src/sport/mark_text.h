// mark_text.h
// How a time is spelt, shared by what reads marks and what works them out.
//
// Threads: pure functions.
#ifndef SPORT_MARK_TEXT_H
#define SPORT_MARK_TEXT_H

#include <stddef.h>
#include <stdint.h>

// fields: hours, minutes, seconds; leading zero fields are left out, the first one shown
// may be large. Decimals 0 to 3 of the thousandths.
void mark_print_fields(char *out, size_t size, const int64_t fields[3], int thousandths,
                       int decimals);

#endif

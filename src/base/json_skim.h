// json_skim.h
// The members of an object, or the elements of an array, without parsing them: where each
// key and each value stands. For texts of which a few values tell whether they are worth
// parsing.
//
// What it gives holds as long as the text is JSON at all: where json_parse accepts it,
// the same keys have the same values. Whether numbers, escapes, UTF-8 and what is nested
// are right is not looked at. Of anything odd (a backslash in a key, brackets that do not
// balance) it is not sure.
//
// Threads: pure functions.
#ifndef BASE_JSON_SKIM_H
#define BASE_JSON_SKIM_H

#include <string.h>

#include "base/json_marks.h"
#include "base/str.h"

struct json_skim {
    const struct json_marks *marks; // borrowed
    size_t at;                      // behind what was given last
    size_t last;                    // where the text's last bracket is
    char close;                     // what ends it: ] or }
    bool outermost;                 // then that is the last bracket
    bool begun;                     // something was given
    bool over, unsure;
};

// All borrowed from the text.
struct json_span {
    struct str key;   // without its quotes; empty in an array
    struct str value; // as it stands there: a string with its quotes
};

// The whole text, which is one object or array with only white space around it.
struct json_skim json_skim_of(const struct json_marks *marks);
// The inside of a value. One that is no object or array gives nothing, not for sure.
struct json_skim json_skim_into(const struct json_skim *skim, struct str value);
// The next member or element; false at the end, and when it is not sure any longer.
bool json_skim_next(struct json_skim *skim, struct json_span *out);
// Behind the last: whether all was as it should be.
bool json_skim_sure(const struct json_skim *skim);

// The very same bytes. Here, so that the length of a text that is written out costs
// nothing.
static inline bool json_span_is(struct str span, const char *text)
{
    return span.len == strlen(text) && memcmp(span.data, text, strlen(text)) == 0;
}

// The inside of a string that is written without escapes; false: it is none.
bool json_span_text(struct str value, struct str *out);

#endif

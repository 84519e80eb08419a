// cue_parts.h
// The cue's insides, for its own files only: cue_words has the words, cue.c what they
// mean, cue_json the words and their parts as JSON, cue_set the values that the operator
// corrects, either way.
//
// Threads: pure functions.
#ifndef SHOW_CUE_PARTS_H
#define SHOW_CUE_PARTS_H

#include "show/cue.h"

enum { CUE_WORDS = 4 };

// The words of a cue, split at blanks. Of a set only two: the rest is one text.
struct words {
    char word[CUE_WORDS][CUE_WORD];
    int count;
    const char *rest;
    size_t rest_len;
};

struct complaint {
    char *text;
    size_t size;
};

struct row; // of the table of cues

// False: too many, or one is too long.
bool cue_split(const char *text, struct words *words, struct complaint *error);
const char *cue_word_at(const struct words *words, int index); // NULL: there are fewer
bool cue_complain(struct complaint *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
// "CUE: expected WHAT, found WORD", with the name that was probably meant.
bool cue_expected(struct complaint *error, const char *cue, const char *what,
                  const char *word, const char *const *names, int count);
// A scene's name as it is known. False if there is no such scene.
bool cue_scene(const char *cue, const char *name, struct cue *out,
               struct complaint *error);
bool cue_nothing_after(const struct words *words, int count, struct complaint *error);

const char *cue_print_values(const struct cue *cue, struct arena *arena);

bool cue_read_set(const struct row *row, const struct words *words, struct cue *out,
                  struct complaint *error);
bool cue_read_unset(const struct row *row, const struct words *words, struct cue *out,
                    struct complaint *error);
// {"cue":"set","values":{...}}, or the words of a set with a scene beside them.
bool cue_is_set(const char *words);
bool cue_parse_set(const struct json *object, struct arena *arena, struct cue *out,
                   struct complaint *error);
const char *cue_print_set(const struct cue *cue, struct arena *arena);

#endif

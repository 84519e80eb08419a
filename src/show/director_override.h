// director_override.h
// What the operator corrected of a subject: texts put over whatever feeds say, until they
// are live again or the subject is gone. A row's cell goes with its row wherever the list
// moves it.
//
// Threads: main only.
#ifndef SHOW_DIRECTOR_OVERRIDE_H
#define SHOW_DIRECTOR_OVERRIDE_H

#include "base/arena.h"
#include "show/director.h"

enum { OVERRIDE_VALUES = 64 };

struct override {
    const char *name; // of a value, or of a row's
    const char *key;  // the row's, NULL: it is known by its number only
    int row;          // 1.. as it stands now; 0: of no row
    const char *text;
};

struct overrides {
    const struct scene *scene; // NULL: empty
    char subject[DIRECTOR_SUBJECT];
    struct override items[OVERRIDE_VALUES];
    int count;
    struct values said; // name, or rows.3.name, -> text: for the outside
    struct values rows; // rows.3.name -> its row's key, where that has one
    struct arena arena; // owns all that is above
};

// "name" or "rows.3.name", as the operator says it. Borrows the text.
struct override override_read(const char *name, const char *text);
// Sets it, or with NULL text makes it live. `live` is what the feeds say, and has its
// row. False if there is no room for it, or it was live.
bool overrides_set(struct overrides *overrides, const struct override *override,
                   const struct values *live);
bool overrides_have(const struct overrides *overrides, const struct override *override);
// Puts them over what the feeds say.
void overrides_apply(struct overrides *overrides, struct values *values);
void overrides_finish(struct overrides *overrides);
// Where the row with this key is, from 0; -1: nowhere.
int override_row(const struct values *values, const char *key);

#endif

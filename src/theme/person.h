// person.h
// A name as feeds send it, taken apart for the screen: "Martha Okonkwo" and "OKONKWO
// Martha" give the same. Particles (von, de la, Ní) belong to the family name. A name
// that is a team's, or one word, is all family name.
//
// Threads: pure functions.
#ifndef THEME_PERSON_H
#define THEME_PERSON_H

#include "base/arena.h"

struct person {
    const char *given;  // "" if there is none
    const char *family; // never ""
};

struct person person_name(const char *name, struct arena *arena);
// The same where the family name is told beside it. NULL, or no whole words at an end of
// `name`, tells nothing: what is shown is always a part of `name`.
struct person person_name_known(const char *name, const char *family,
                                struct arena *arena);
// "Jean-Pierre Luc" -> "J.-P."; NULL for "".
const char *person_initial(const char *given, struct arena *arena);

#endif

// check_fit.h
// Whether names can be set: each is laid out where it will be, beside what a sample has
// there, and what the scene makes of it is told: in shorter form, cut, or with letters
// that no font has. Each name once, however often it comes.
//
// Threads: main only.
#ifndef APP_CHECK_FIT_H
#define APP_CHECK_FIT_H

#include "app/check_stage.h"
#include "app/programme.h"
#include "app/report.h"

enum check_who {
    CHECK_PERSON, // in athletics
    CHECK_RACER,  // in a triathlon
    CHECK_CLUB,
    CHECK_RELAY,   // a team's name
    CHECK_RUNNERS, // who runs for it, between commas
    CHECK_PLAYER,
    CHECK_TEAM,
    CHECK_TEAM_SHORT,
    CHECK_WHOS
};

struct check_fit;

struct check_fit *check_fit_create(struct report *report, struct programme *programme);
void check_fit_destroy(struct check_fit *fit); // NULL is fine
// `place` stands in what is told of it. A whole that is NULL or "" is no name.
void check_fit_name(struct check_fit *fit, const char *place, enum check_who who,
                    const struct check_name *name);
int check_fit_names(const struct check_fit *fit); // so many were looked at
bool check_fit_full(const struct check_fit *fit); // too many faults to go on

#endif

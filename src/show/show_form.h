// show_form.h
// How subjects are written: FEED/EVENT/ROUND/HEAT, and for attempts /BIB/ROUND or
// /BIB/HEIGHT/NUMBER behind it, for athletes /BIB; FEED/bib/BIB; FEED/RACE, for athletes
// and splits /BIB behind it; FEED/MATCH, and for goals /goal/ID behind it, for players
// /h7 or /a7; FEED/table/GROUP.
//
// Threads: main only.
#ifndef SHOW_SHOW_FORM_H
#define SHOW_SHOW_FORM_H

#include "show/show_subject.h"

// The feed a subject begins with; *text moves behind it. -1: none of ours.
int form_feed(const struct show *show, const char **text);
// What stands behind the feed. False if it is not written so.
bool form_heat(struct arena *arena, const char *text, struct subject *out);
bool form_attempt(struct arena *arena, const char *text, struct subject *out);
bool form_height(struct arena *arena, const char *text, struct subject *out);
bool form_whole(struct arena *arena, const char *text, struct subject *out);
bool form_goal(struct arena *arena, const char *text, struct subject *out);
bool form_athlete(struct arena *arena, const char *text, struct subject *out);
bool form_person(struct arena *arena, const char *text, struct subject *out);
bool form_player(struct arena *arena, const char *text, struct subject *out);
bool form_table(struct arena *arena, const char *text, struct subject *out);

#endif

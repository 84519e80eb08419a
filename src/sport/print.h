// print.h
// The pieces of lines that event_print() and sport_print() share. Unknown things are
// left out.
//
// Threads: a struct buf belongs to one thread at a time.
#ifndef SPORT_PRINT_H
#define SPORT_PRINT_H

#include "sport/event.h"

struct buf;
struct sport_state;

void print_text(struct buf *buf, const char *label, const char *text);
void print_number(struct buf *buf, const char *label, int number);
void print_key(struct buf *buf, const struct unit_key *key);
void print_unit(struct buf *buf, const struct unit *unit);
void print_attempt(struct buf *buf, const struct attempt_event *attempt);
void print_competitor(struct buf *buf, const struct meeting_competitor *competitor);
void print_meeting_entry(struct buf *buf, const struct meeting_entry *entry);
void print_discipline(struct buf *buf, const struct meeting_discipline *discipline);
// A number of which -1 means unknown.
void print_known(struct buf *buf, const char *label, int64_t number);
void print_race(struct buf *buf, const struct race *race);
void print_match(struct buf *buf, const struct match_news *match);
void print_roster(struct buf *buf, const struct match_roster *roster);
void print_table(struct buf *buf, const struct match_table *table);
// Of the whole state, one line a fact, in a fixed order.
void print_races(struct buf *buf, const struct sport_state *state);
void print_matches(struct buf *buf, const struct sport_state *state);

#endif

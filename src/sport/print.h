// print.h
// The pieces of lines that event_print() and sport_print() share. Unknown things are
// left out.
//
// Threads: a struct buf belongs to one thread at a time.
#ifndef SPORT_PRINT_H
#define SPORT_PRINT_H

#include "sport/event.h"

struct buf;

void print_text(struct buf *buf, const char *label, const char *text);
void print_number(struct buf *buf, const char *label, int number);
void print_key(struct buf *buf, const struct unit_key *key);
void print_unit(struct buf *buf, const struct unit *unit);
void print_attempt(struct buf *buf, const struct attempt_event *attempt);
void print_competitor(struct buf *buf, const struct meeting_competitor *competitor);
void print_meeting_entry(struct buf *buf, const struct meeting_entry *entry);
void print_discipline(struct buf *buf, const struct meeting_discipline *discipline);

#endif

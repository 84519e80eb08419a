// guests.h
// Who is connected to the simulator, and in which dialect.
//
// Threads: the venue's loop.
#ifndef VENUE_GUESTS_H
#define VENUE_GUESTS_H

#include "venue/dialect.h"

struct guests { // zeroed is empty
    struct guest *first;
    unsigned admitted;
};

bool guests_accept(const struct http_request *request);
// These two return true if the day may begin.
bool guests_open(struct guests *guests, const struct day *day, struct ws_client *client);
bool guests_text(const struct day *day, struct ws_client *client, struct str text);
void guests_closed(struct guests *guests, struct ws_client *client);
// One line of the day to everybody whom it concerns.
void guests_tell(struct guests *guests, const struct day *day,
                 const struct script_line *line);
void guests_tick(struct guests *guests, const struct day *day, int64_t second);

#endif

// dialect.h
// What the simulator's servers say: one dialect a feed, each the other end of one of
// ours. A dialect greets a guest, hears it, and passes on what of the day concerns it.
//
// Threads: the venue's loop.
#ifndef VENUE_DIALECT_H
#define VENUE_DIALECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "net/record.h"
#include "net/ws_server.h"

enum { VENUE_SUBSCRIPTION = 64 };

struct dialect;

// One WebSocket client.
struct guest {
    struct guest *next;
    struct ws_client *client;
    const struct dialect *dialect;
    unsigned number; // how many came before and with it
    void *own;       // the dialect's, of dialect->size bytes, zeroed at first
};

// The day so far. `arena` is emptied after each call.
struct day {
    const struct script *script;
    int told;         // lines that everybody has been told; the others will be
    int64_t epoch_ms; // the wall clock when the day began, or now
    int64_t now_ms;   // of the day; 0 before it begins
    struct arena *arena;
};

struct dialect {
    size_t size; // of a guest's own state
    bool (*serves)(const char *path);
    bool (*admits)(const struct http_request *request); // NULL: everybody
    // These return true if the guest has what it came for, so that the day may begin.
    bool (*open)(const struct day *day, struct guest *guest);
    bool (*text)(const struct day *day, struct guest *guest, struct str text);
    // A line of the day; every dialect is told all of them.
    void (*tell)(const struct day *day, struct guest *guest,
                 const struct script_line *line);
    // Called about once a second, whatever the day's speed; NULL: nothing to do.
    void (*tick)(const struct day *day, struct guest *guest, int64_t second);
};

extern const struct dialect dialect_pusher;  // OpenTrack's news
extern const struct dialect dialect_timing;  // World Triathlon
extern const struct dialect dialect_hall;    // Litovel Minicup
extern const struct dialect dialect_fixture; // FastPath

// Helpers of dialects.
void guest_say(struct guest *guest, const char *text);
void guest_send(struct guest *guest, struct buf *text); // which is empty then
// The line's text with its open times filled in.
struct str day_text(const struct day *day, const struct script_line *line);
double day_epoch(const struct day *day); // seconds since 1970
// The newest answer of the day to this path; empty if there is none. Times filled in.
struct str day_answer(const struct day *day, const char *path);
// Closes as a line with "link":"closed" says; false if it is none.
bool guest_leaves(struct guest *guest, const struct script_line *line);

#endif

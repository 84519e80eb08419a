// day.h
// A bundled day (assets/demo) as the feed's code hears it: whole messages in order, and
// the events that come of them.
#ifndef BENCH_DAY_H
#define BENCH_DAY_H

#include "app/config.h"
#include "base/arena.h"
#include "feed/feed.h"
#include "net/record.h"

struct day_message {
    const struct script_line *line;
    struct feed_fetch fetch; // of an answer: what it is the answer to
};

struct day_event {
    struct event event;
    int64_t at_ms;
};

struct day {
    struct config config;
    struct script *script; // a recording: it has every text as it came
    const struct feed_ops *ops;
    struct day_message *messages;
    int message_count;
    struct day_event *events;
    int event_count;
    int event_capacity;
    struct arena arena; // of the events
};

// "athletics", "triathlon", "match", "fixture". Ends the program if it cannot be had.
struct day *day_open(const char *name);
void day_close(struct day *day);
// Tells the feed one message.
void day_tell(const struct day *day, struct feed *feed, const struct day_message *message,
              struct feed_out *out);

#endif

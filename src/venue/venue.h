// venue.h
// The simulator: serves a recorded day on loopback as the real servers would, so that the
// real feed code runs against it: OpenTrack over Pusher and REST, World Triathlon's
// timing socket, REST and webhooks, the Minicup's live service, FastPath.
//
// library_start() of net/library.h comes first where webhooks are posted.
//
// Threads: create, start, stop, destroy on one thread; it serves on its own.
#ifndef VENUE_VENUE_H
#define VENUE_VENUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "net/record.h"

struct venue;

struct venue_config {
    const struct script *script; // must outlive it
    int port;                    // 0: a free one
    double speed;                // 1: real time
    bool wait_for_client;        // the day starts when somebody has subscribed
    const char *webhook_url;     // where webhooks are posted; NULL or "": nowhere
    const char *webhook_token;   // sent with them; NULL or "": none
};

struct venue *venue_create(const struct venue_config *config, char *error,
                           size_t error_size);
int venue_port(const struct venue *venue);
bool venue_start(struct venue *venue);
// Milliseconds of the day that have passed; for progress.
int64_t venue_position_ms(struct venue *venue);
void venue_destroy(struct venue *venue); // stops it; NULL is fine

#endif

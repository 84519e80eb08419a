// rate.h
// How fast each client may come: a bucket of points for each address that fills again by
// itself. A burst is fine, a flood is not.
//
// Threads: one thread at a time; pure, time is an argument.
#ifndef NET_RATE_H
#define NET_RATE_H

#include <stdbool.h>
#include <stdint.h>

enum { RATE_PEERS = 64, RATE_PEER = 46 };

struct rate {
    double per_s; // points that come back in a second; 0: no limit
    double burst; // points that a bucket holds
    struct {
        char peer[RATE_PEER]; // an address, "" = free
        double points;
        int64_t at_ns;
    } items[RATE_PEERS]; // the one that was heard of longest ago makes room
};

// False if this client has not so many points left; then it costs none.
bool rate_spend(struct rate *rate, const char *peer, double points, int64_t now_ns);

#endif

// rest_queue.h
// The requests that wait: for their time, for their host, which serves one at a time, or
// for a server that wants fewer.
//
// Threads: whoever holds the lock that guards the queue.
#ifndef NET_REST_QUEUE_H
#define NET_REST_QUEUE_H

#include "net/rest_job.h"

enum { REST_IDLE_MS = 600000 }; // the longest wait

struct rest_queue { // zeroed is empty
    struct rest_job *first;
    int count;
};

// Owns the job from now on. False, and it stays the caller's, if it is a copy of one that
// waits, or if too many wait.
bool rest_queue_add(struct rest_queue *queue, struct rest_job *job);
// One that was taken and failed, to be tried again when it is due. False, and it stays
// the caller's, if its like was added meanwhile, which then waits as long.
bool rest_queue_return(struct rest_queue *queue, struct rest_job *job);
// Gives the job that is due first among those that may run beside `running`. NULL: none
// is due, and *wait_ms says for how long.
struct rest_job *rest_queue_take(struct rest_queue *queue, const struct rest_job *running,
                                 int64_t now_ms, int *wait_ms);

void rest_unlink(struct rest_job **list, struct rest_job *job);

#endif

// rest_job.h
// One GET: a copy of what was asked, the curl handle while it runs, and what came of it.
//
// Threads: make and free anywhere; start and finish on the rest thread.
#ifndef NET_REST_JOB_H
#define NET_REST_JOB_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stdint.h>

#include "net/address.h"
#include "net/backoff.h"
#include "net/rest.h"

enum { REST_NOTE = 160 };

struct rest_job {
    struct rest_job *next;
    struct rest_request request; // its pointers are ours
    struct address address;
    char name[ADDRESS_HOST + ADDRESS_TEXT]; // for the log: without query
    char refused[REST_NOTE];                // never sent, for this reason
    int64_t due_ms;
    bool again; // has failed before: its wait is the server's wish
    int tries;  // left
    struct backoff backoff;
    CURL *easy; // while it runs
    struct curl_slist *headers;
    struct buf body;
    bool too_large;
    char error[CURL_ERROR_SIZE];
};

struct rest_answer {
    int status;           // 0: none
    bool again;           // worth another try
    int64_t wait_ms;      // at least
    char note[REST_NOTE]; // why there is none, or why again
};

struct rest_job *rest_job_create(const struct rest_request *request, int64_t now_ms);
void rest_job_free(struct rest_job *job); // NULL is fine; not while curl has the handle
bool rest_job_equal(const struct rest_job *job, const struct rest_job *other);
// Makes the handle. False if curl cannot.
bool rest_job_prepare(struct rest_job *job);
struct rest_answer rest_job_judge(struct rest_job *job, CURLcode result);
// Gives the handle back and empties the body.
void rest_job_end(struct rest_job *job);

#endif

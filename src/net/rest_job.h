// rest_job.h
// One request: a copy of what was asked, the curl handle while it runs, and what came of
// it. rest_job.c is the request, rest_transfer.c what curl makes of it, rest_verdict.c
// what its outcome means.
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

enum { REST_NOTE = 160, REST_REDIRECTS = 5 };

struct rest_job {
    struct rest_job *next;
    struct rest_request request; // its pointers are ours
    void *tag;                   // request.tag
    struct address address;
    char name[ADDRESS_HOST + ADDRESS_TEXT]; // for the log: without query
    char refused[REST_NOTE];                // never sent, for this reason
    int64_t due_ms;
    bool again;         // has failed before: its wait is the server's wish
    bool asked_to_wait; // by the server: nothing else goes there meanwhile
    int tries;          // left
    struct backoff backoff;
    char *redirect; // where it was sent on to, NULL before
    int redirects;
    CURL *easy; // while it runs
    struct curl_slist *headers;
    struct buf body;
    bool too_large;
    char error[CURL_ERROR_SIZE];
};

struct rest_answer {
    int status;           // 0: none
    bool again;           // worth another try
    bool follow;          // sent on: to be started anew, at once
    int64_t wait_ms;      // at least
    char note[REST_NOTE]; // why there is none, or why again
    struct rest_marks marks;
};

struct rest_job *rest_job_create(const struct rest_request *request, int64_t now_ms);
void rest_job_free(struct rest_job *job); // NULL is fine; not while curl has the handle
// True if one answer serves both: `job` waits, and may be changed so that it does.
bool rest_job_join(struct rest_job *job, const struct rest_job *other);
// Makes the handle; `jar` has the cookies. False if curl cannot.
bool rest_job_prepare(struct rest_job *job, CURLSH *jar);
struct rest_answer rest_job_judge(struct rest_job *job, CURLcode result);
// For the one who asked; valid until the job ends.
struct rest_reply rest_job_reply(const struct rest_job *job,
                                 const struct rest_answer *answer);
// Gives the handle back and empties the body.
void rest_job_end(struct rest_job *job);

#endif

#include "net/rest_job.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "net/header.h"

enum { TRIES = 4 };

static char *own_url(const struct rest_request *request)
{
    struct buf url = {0};
    size_t len = strcspn(request->url, "#");
    buf_append(&url, request->url, len);
    if (request->nocache) {
        buf_text(&url, memchr(request->url, '?', len) ? "&nocache=1" : "?nocache=1");
    }
    return url.data;
}

// A request that may not go out keeps the reason, which is its answer.
static void check(struct rest_job *job)
{
    char said[512];
    struct address *address = &job->address;
    bool fits = address_parse(job->request.url, address, said, sizeof(said));
    if (fits && address->scheme[0] != 'h') {
        snprintf(said, sizeof(said), "%s:// cannot be fetched", address->scheme);
        fits = false;
    }
    if (!fits || !address_allowed(address, job->request.insecure, said, sizeof(said))) {
        text_copy(job->refused, sizeof(job->refused), said);
    } else if (!header_fits(job->request.header)) {
        text_copy(job->refused, sizeof(job->refused),
                  "a key or token has characters that cannot be sent");
    }
    snprintf(job->name, sizeof(job->name), "%s%.*s", address->authority,
             (int)strcspn(address->path, "?"), address->path);
}

struct rest_job *rest_job_create(const struct rest_request *request, int64_t now_ms)
{
    struct rest_job *job = xalloc(sizeof(*job));
    job->request = *request;
    job->request.url = own_url(request);
    job->request.token = xstrdup(request->token);
    job->request.user_agent = xstrdup(request->user_agent);
    job->request.ca_file = xstrdup(request->ca_file);
    job->request.header = xstrdup(request->header);
    job->request.post = xstrdup(request->post);
    if (request->tag_size) {
        job->tag = xalloc(request->tag_size);
        memcpy(job->tag, request->tag, request->tag_size);
    }
    job->request.tag = job->tag;
    job->due_ms = now_ms + request->delay_ms;
    job->request.max_body = request->max_body ? request->max_body : REST_MAX_BODY;
    job->tries = request->tries > 0 ? request->tries : TRIES;
    backoff_init(&job->backoff, job->request.url);
    check(job);
    return job;
}

// What `const` says of the request's pointers is for others: these copies are ours.
static void drop(const void *memory)
{
    union {
        const void *given;
        void *own;
    } pointer = {memory};
    free(pointer.own);
}

void rest_job_free(struct rest_job *job)
{
    if (!job) {
        return;
    }
    rest_job_end(job);
    drop(job->request.url);
    drop(job->request.token);
    drop(job->request.user_agent);
    drop(job->request.ca_file);
    drop(job->request.header);
    drop(job->request.post);
    free(job->tag);
    free(job->redirect);
    free(job);
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

bool rest_job_join(struct rest_job *job, const struct rest_job *other)
{
    const struct rest_request *a = &job->request, *b = &other->request;
    return same_text(a->url, b->url) && same_text(a->header, b->header) &&
           same_text(a->post, b->post) && a->cookies == b->cookies &&
           a->done == b->done && a->context == b->context &&
           (!b->join || b->join(job->tag, other->tag));
}

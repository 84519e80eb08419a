#include "net/rest_job.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum {
    TRIES = 4,
    CONNECT_TIMEOUT_MS = 5000,
    SLOW_BYTES = 64, // a second
    SLOW_SECONDS = 10,
    REDIRECTS = 5,
    RETRY_AFTER_MAX_S = 60,
    TOO_MANY_REQUESTS = 429,
    SERVER_ERRORS = 500,
};

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
    void *tag = NULL;
    if (request->tag_size) {
        tag = xalloc(request->tag_size);
        memcpy(tag, request->tag, request->tag_size);
    }
    job->request.tag = tag;
    job->due_ms = now_ms + request->delay_ms;
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
    drop(job->request.tag);
    free(job);
}

bool rest_job_equal(const struct rest_job *job, const struct rest_job *other)
{
    return strcmp(job->request.url, other->request.url) == 0 &&
           job->request.done == other->request.done &&
           job->request.context == other->request.context;
}

static size_t take_body(char *data, size_t size, size_t count, void *context)
{
    struct rest_job *job = context;
    size_t len = size * count;
    if (len > REST_MAX_BODY - job->body.len) {
        job->too_large = true;
        return 0; // ends the transfer
    }
    buf_append(&job->body, data, len);
    return len;
}

// Where a redirect may lead: plain http only for those who started there by right.
static const char *redirect_schemes(const struct rest_job *job)
{
    bool plain = job->request.insecure ||
                 (!job->address.tls && address_is_loopback(job->address.host));
    return plain ? "http,https" : "https";
}

static void set_limits(struct rest_job *job)
{
    CURL *easy = job->easy;
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    // A name server that does not answer must not hold up the end of a transfer.
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_TIMEOUT_MS);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)REST_TIMEOUT_MS);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)SLOW_BYTES);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)SLOW_SECONDS);
    curl_easy_setopt(easy, CURLOPT_FAILONERROR, 0L);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, job->error);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, job);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, job);
}

static void set_request(struct rest_job *job)
{
    CURL *easy = job->easy;
    const struct rest_request *request = &job->request;
    curl_easy_setopt(easy, CURLOPT_URL, request->url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, redirect_schemes(job));
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(easy, CURLOPT_MAXREDIRS, (long)REDIRECTS);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_PROXY, ""); // else curl asks the environment
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_USERAGENT,
                     text_empty(request->user_agent) ? "strapline/" STRAPLINE_VERSION
                                                       " (+live graphics)"
                                                     : request->user_agent);
    if (!text_empty(request->ca_file)) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, request->ca_file);
    }
    if (!text_empty(request->token)) {
        // curl keeps an Authorization line from any other host that it is sent on to.
        struct buf line = {0};
        buf_printf(&line, "Authorization: Token %s", request->token);
        job->headers = curl_slist_append(NULL, line.data);
        buf_finish(&line);
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, job->headers);
    }
}

bool rest_job_prepare(struct rest_job *job)
{
    job->too_large = false;
    job->error[0] = '\0';
    job->easy = curl_easy_init();
    if (job->easy) {
        set_limits(job);
        set_request(job);
    }
    return job->easy != NULL;
}

struct failure {
    CURLcode code;
    bool final; // another try would end the same way
    const char *note;
};

static const struct failure failures[] = {
    {CURLE_COULDNT_RESOLVE_HOST, false, "name not found"},
    {CURLE_COULDNT_CONNECT, false, "connection refused"},
    {CURLE_GOT_NOTHING, false, "the server closed without an answer"},
    {CURLE_PARTIAL_FILE, false, "the answer broke off"},
    {CURLE_RECV_ERROR, false, "the answer broke off"},
    {CURLE_SEND_ERROR, false, "connection lost"},
    {CURLE_BAD_CONTENT_ENCODING, false, "the answer's compression is broken"},
    {CURLE_SSL_CONNECT_ERROR, false, "no secure connection"},
    {CURLE_PEER_FAILED_VERIFICATION, true, "certificate not trusted"},
    {CURLE_SSL_CACERT_BADFILE, true, "ca_file cannot be used"},
    {CURLE_TOO_MANY_REDIRECTS, true, "more than 5 redirects"},
    {CURLE_UNSUPPORTED_PROTOCOL, true, "redirected to an address that is not allowed"},
    {CURLE_URL_MALFORMAT, true, "not an address"},
};

static void too_late(const struct rest_job *job, struct rest_answer *answer)
{
    curl_off_t us = 0;
    curl_easy_getinfo(job->easy, CURLINFO_TOTAL_TIME_T, &us);
    snprintf(answer->note, sizeof(answer->note),
             job->body.len ? "the answer was not whole after %d s" : "no answer in %d s",
             (int)((us + 500000) / 1000000));
}

static void no_answer(const struct rest_job *job, CURLcode result,
                      struct rest_answer *answer)
{
    if (job->too_large) {
        snprintf(answer->note, sizeof(answer->note), "larger than %d MiB",
                 REST_MAX_BODY >> 20);
        return;
    }
    answer->again = true;
    if (result == CURLE_OPERATION_TIMEDOUT) {
        too_late(job, answer);
        return;
    }
    const char *note = job->error[0] ? job->error : curl_easy_strerror(result);
    for (size_t i = 0; i < sizeof(failures) / sizeof(failures[0]); i++) {
        if (failures[i].code == result) {
            answer->again = !failures[i].final;
            note = failures[i].note;
        }
    }
    text_copy(answer->note, sizeof(answer->note), note);
}

struct rest_answer rest_job_judge(struct rest_job *job, CURLcode result)
{
    struct rest_answer answer = {0};
    if (result != CURLE_OK) {
        no_answer(job, result, &answer);
        return answer;
    }
    long status = 0;
    curl_off_t wait_s = 0;
    curl_easy_getinfo(job->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(job->easy, CURLINFO_RETRY_AFTER, &wait_s);
    answer.status = (int)status;
    answer.again = status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS;
    wait_s = wait_s < RETRY_AFTER_MAX_S ? wait_s : RETRY_AFTER_MAX_S;
    answer.wait_ms = (int64_t)wait_s * 1000;
    snprintf(answer.note, sizeof(answer.note), "answered %ld", status);
    return answer;
}

void rest_job_end(struct rest_job *job)
{
    if (job->easy) {
        curl_easy_cleanup(job->easy);
        job->easy = NULL;
    }
    curl_slist_free_all(job->headers);
    job->headers = NULL;
    buf_finish(&job->body);
}

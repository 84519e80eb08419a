// What curl makes of a request, and what its outcome means.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "net/header.h"
#include "net/rest_job.h"

enum {
    CONNECT_TIMEOUT_MS = 5000,
    SLOW_BYTES = 64, // a second
    SLOW_SECONDS = 10,
    REDIRECTS = 5,
    TOO_MANY_REQUESTS = 429,
    SERVER_ERRORS = 500,
};

static size_t most_of(const struct rest_job *job)
{
    return job->request.max_body ? job->request.max_body : REST_MAX_BODY;
}

static size_t take_body(char *data, size_t size, size_t count, void *context)
{
    struct rest_job *job = context;
    size_t len = size * count;
    if (len > most_of(job) - job->body.len) {
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
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)most_of(job));
    curl_easy_setopt(easy, CURLOPT_FAILONERROR, 0L);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, job->error);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, job);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, job);
}

static const char json_type[] = "Content-Type: application/json";

// curl keeps an Authorization line from any other host that it is sent on to, but no
// other line of ours, and a body goes wherever it is wanted.
static bool curl_follows(const struct rest_request *request)
{
    return text_empty(request->header) && text_empty(request->post);
}

static void add_header(struct rest_job *job, const char *text, size_t len)
{
    struct buf line = {0};
    buf_append(&line, text, len);
    job->headers = curl_slist_append(job->headers, line.data);
    buf_finish(&line);
}

static void add_mark(struct rest_job *job, const char *name, const char *mark)
{
    struct buf line = {0};
    buf_printf(&line, "%s: %s", name, mark);
    if (mark[0] && !strpbrk(mark, "\r\n") && header_fits(line.data)) {
        add_header(job, line.data, line.len);
    }
    buf_finish(&line);
}

// What the caller has, so that only what is newer need be sent.
static void add_marks(struct rest_job *job)
{
    struct rest_marks marks = {0};
    if (job->request.has) {
        job->request.has(job->request.context, job->request.tag, &marks);
    }
    add_mark(job, "If-None-Match", marks.etag);
    add_mark(job, "If-Modified-Since", marks.modified);
}

static void set_headers(struct rest_job *job)
{
    const struct rest_request *request = &job->request;
    if (!text_empty(request->token)) {
        struct buf line = {0};
        buf_printf(&line, "Authorization: Token %s", request->token);
        add_header(job, line.data, line.len);
        buf_finish(&line);
    }
    for (const char *line = request->header; !text_empty(line);) {
        size_t len = strcspn(line, "\r");
        add_header(job, line, len);
        line += line[len] ? len + 2 : len;
    }
    if (!text_empty(request->post)) {
        add_header(job, json_type, strlen(json_type));
    }
    add_marks(job);
    curl_easy_setopt(job->easy, CURLOPT_HTTPHEADER, job->headers);
}

static void set_request(struct rest_job *job, CURLSH *jar)
{
    CURL *easy = job->easy;
    const struct rest_request *request = &job->request;
    curl_easy_setopt(easy, CURLOPT_URL, job->redirect ? job->redirect : request->url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, redirect_schemes(job));
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, curl_follows(request) ? 1L : 0L);
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
    if (!text_empty(request->post)) {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request->post);
    }
    if (request->cookies) {
        curl_easy_setopt(easy, CURLOPT_SHARE, jar);
        curl_easy_setopt(easy, CURLOPT_COOKIEFILE, ""); // none, but it wakes the engine
    }
    set_headers(job);
}

bool rest_job_prepare(struct rest_job *job, CURLSH *jar)
{
    job->too_large = false;
    job->error[0] = '\0';
    job->easy = curl_easy_init();
    if (job->easy) {
        set_limits(job);
        set_request(job, jar);
    }
    return job->easy != NULL;
}

struct failure {
    CURLcode code;
    bool final; // another try would end the same way
    const char *note;
};

static const char many_redirects[] = "more than 5 redirects: check the address";

static const struct failure failures[] = {
    {CURLE_COULDNT_RESOLVE_HOST, false,
     "name not found: check the address and this machine's network"},
    {CURLE_COULDNT_CONNECT, false, "connection refused: nobody serves at this address"},
    {CURLE_GOT_NOTHING, false, "the server closed without an answer"},
    {CURLE_PARTIAL_FILE, false, "the answer broke off"},
    {CURLE_RECV_ERROR, false, "the answer broke off"},
    {CURLE_SEND_ERROR, false, "connection lost"},
    {CURLE_BAD_CONTENT_ENCODING, false, "the answer's compression is broken"},
    {CURLE_SSL_CONNECT_ERROR, false, "no secure connection"},
    {CURLE_PEER_FAILED_VERIFICATION, true,
     "certificate not trusted: a private authority needs ca_file"},
    {CURLE_SSL_CACERT_BADFILE, true, "ca_file cannot be used"},
    {CURLE_TOO_MANY_REDIRECTS, true, many_redirects},
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
    if (job->too_large || result == CURLE_FILESIZE_EXCEEDED) {
        snprintf(answer->note, sizeof(answer->note),
                 "larger than %d MiB: check the address", (int)(most_of(job) >> 20));
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

// Sent on, with a header that only this server may see. A POST is not sent again: what
// the server answered is the answer.
static void judge_redirect(struct rest_job *job, const char *to,
                           struct rest_answer *answer)
{
    struct address address;
    char error[ADDRESS_TEXT];
    bool here = address_parse(to, &address, error, sizeof(error)) &&
                address.scheme[0] == 'h' &&
                strcmp(address.authority, job->address.authority) == 0 &&
                (address.tls || !job->address.tls);
    if (!here) {
        *answer = (struct rest_answer){.note = "redirected to another server"};
    } else if (++job->redirects > REDIRECTS) {
        *answer = (struct rest_answer){0};
        text_copy(answer->note, sizeof(answer->note), many_redirects);
    } else {
        answer->follow = true;
        free(job->redirect);
        job->redirect = xstrdup(to);
    }
}

static void read_mark(const struct rest_job *job, const char *name, char out[REST_MARK])
{
    struct curl_header *header;
    bool there =
        curl_easy_header(job->easy, name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK;
    // A part of it would be another one.
    if (!there || !text_copy(out, REST_MARK, header->value)) {
        out[0] = '\0';
    }
}

static void judge_status(struct rest_job *job, struct rest_answer *answer)
{
    long status = 0;
    curl_off_t wait_s = 0;
    char *to = NULL;
    curl_easy_getinfo(job->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(job->easy, CURLINFO_RETRY_AFTER, &wait_s);
    curl_easy_getinfo(job->easy, CURLINFO_REDIRECT_URL, &to);
    answer->status = (int)status;
    answer->again = status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS;
    wait_s = wait_s < REST_RETRY_AFTER_MAX_S ? wait_s : REST_RETRY_AFTER_MAX_S;
    answer->wait_ms = (int64_t)wait_s * 1000;
    snprintf(answer->note, sizeof(answer->note), "answered %ld", status);
    read_mark(job, "ETag", answer->marks.etag);
    read_mark(job, "Last-Modified", answer->marks.modified);
    if (to && text_empty(job->request.post)) {
        judge_redirect(job, to, answer);
    }
}

struct rest_answer rest_job_judge(struct rest_job *job, CURLcode result)
{
    struct rest_answer answer = {0};
    if (result == CURLE_OK) {
        judge_status(job, &answer);
    } else {
        no_answer(job, result, &answer);
    }
    if (answer.again) { // from the start
        free(job->redirect);
        job->redirect = NULL;
        job->redirects = 0;
    }
    return answer;
}

struct rest_reply rest_job_reply(const struct rest_job *job,
                                 const struct rest_answer *answer)
{
    bool whole = answer->status && job->body.data;
    return (struct rest_reply){
        .status = answer->status,
        .body = {whole ? job->body.data : "", whole ? job->body.len : 0},
        .note = answer->status ? NULL : answer->note,
        .marks = answer->marks,
    };
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

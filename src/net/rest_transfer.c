// What curl makes of a request.
#include <string.h>

#include "net/header.h"
#include "net/rest_job.h"

enum {
    CONNECT_TIMEOUT_MS = 5000,
    SLOW_BYTES = 64, // a second
    SLOW_SECONDS = 10,
};

static size_t take_body(char *data, size_t size, size_t count, void *context)
{
    struct rest_job *job = context;
    size_t len = size * count;
    if (len > job->request.max_body - job->body.len) {
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
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)job->request.max_body);
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
    curl_easy_setopt(easy, CURLOPT_MAXREDIRS, (long)REST_REDIRECTS);
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

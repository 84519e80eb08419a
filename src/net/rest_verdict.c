// What the outcome of a request means: an answer, another try, another address.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "net/rest_job.h"

enum { TOO_MANY_REQUESTS = 429, SERVER_ERRORS = 500 };

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
                 "larger than %d MiB: check the address",
                 (int)(job->request.max_body >> 20));
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
    } else if (++job->redirects > REST_REDIRECTS) {
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

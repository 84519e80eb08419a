// asker.h
// A rest of the test's own and two servers for it; answers are taken in the order in
// which they come.
#ifndef TESTS_UNIT_NET_ASKER_H
#define TESTS_UNIT_NET_ASKER_H

#include "live.h"

#include <curl/curl.h>
#include <pthread.h>

#include "base/arena.h"
#include "net/rest.h"

enum { ANSWERS = 16 };

struct answer {
    char tag[32];
    int status;
    size_t len;
    char body[512];
    char note[160];
};

static struct server web, other;
static struct rest *rest;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct answer answers[ANSWERS]; // guarded by lock
static int answer_count;
static int taken;

static inline void done(void *context, const void *tag, const struct rest_reply *reply)
{
    (void)context;
    pthread_mutex_lock(&lock);
    if (answer_count < ANSWERS) {
        struct answer *answer = &answers[answer_count];
        *answer = (struct answer){.status = reply->status, .len = reply->body.len};
        snprintf(answer->tag, sizeof(answer->tag), "%s", tag ? (const char *)tag : "");
        snprintf(answer->body, sizeof(answer->body), "%.*s",
                 reply->body.len < 500 ? (int)reply->body.len : 500, reply->body.data);
        snprintf(answer->note, sizeof(answer->note), "%s",
                 reply->note ? reply->note : "");
        answer_count++;
    }
    pthread_mutex_unlock(&lock);
}

static inline int answered(void)
{
    pthread_mutex_lock(&lock);
    int count = answer_count;
    pthread_mutex_unlock(&lock);
    return count;
}

// The next answer in order; an empty one if none comes.
static inline struct answer next(void)
{
    int64_t limit = clock_now_ms() + LIVE_PATIENCE_MS;
    while (answered() <= taken && clock_now_ms() < limit) {
        clock_sleep_until_ns(clock_now_ns() + 2000000);
    }
    struct answer answer = {.status = -1};
    pthread_mutex_lock(&lock);
    if (taken < answer_count) {
        answer = answers[taken++];
    }
    if (taken == answer_count) {
        taken = answer_count = 0;
    }
    pthread_mutex_unlock(&lock);
    return answer;
}

static char url_text[512];

static inline const char *at(const struct server *server, const char *path)
{
    snprintf(url_text, sizeof(url_text), "http://127.0.0.1:%d/%s", server->port, path);
    return url_text;
}

static inline struct rest_request request_for(const char *url)
{
    return (struct rest_request){.url = url, .done = done, .tries = 1};
}

static inline struct answer get(const char *path)
{
    struct rest_request request = request_for(at(&web, path));
    rest_get(rest, &request);
    return next();
}

// All the cases of a test, with everything around them.
static inline int ask_all(const struct check_case *cases, int count)
{
    setvbuf(stdout, NULL, _IOLBF, 0); // told even if the end is a sanitizer's
    curl_global_init(CURL_GLOBAL_DEFAULT);
    rest = rest_create();
    int failed = !rest || !rest_start(rest) ||
                 !server_start(&web, "web_server.py", 0, NULL, NULL) ||
                 !server_start(&other, "web_server.py", 0, NULL, NULL);
    if (!failed) {
        failed = check_run(cases, count);
    }
    rest_destroy(rest);
    server_end(&web);
    server_end(&other);
    curl_global_cleanup();
    return failed;
}

#endif

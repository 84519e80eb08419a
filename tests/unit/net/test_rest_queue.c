// Which request is next: by its time, one at a time for each host, and none where the
// server wants fewer.
#include <stdlib.h>

#include "check.h"
#include "net/rest_queue.h"

static struct rest_queue queue;
static int wait_ms;

static void nobody(void *context, const void *tag, const struct rest_reply *reply)
{
    (void)context;
    (void)tag;
    (void)reply;
}

static struct rest_job *request(const char *url, int64_t due_ms)
{
    return rest_job_create(&(struct rest_request){.url = url, .done = nobody}, due_ms);
}

static struct rest_job *add(const char *url, int64_t due_ms)
{
    struct rest_job *job = request(url, due_ms);
    if (rest_queue_add(&queue, job)) {
        return job;
    }
    rest_job_free(job);
    return NULL;
}

// The path of the one that is next, which is over then; "" for none.
static const char *take(const struct rest_job *running, int64_t now_ms)
{
    static char path[64];
    struct rest_job *job = rest_queue_take(&queue, running, now_ms, &wait_ms);
    text_copy(path, sizeof(path), job ? job->address.path : "");
    rest_job_free(job);
    return path;
}

static void empty(void)
{
    while (queue.first) {
        rest_job_free(rest_queue_take(&queue, NULL, INT64_MAX - 1, &wait_ms));
    }
    CHECK_INT(queue.count, 0);
}

TEST(what_is_due_first_goes_first_and_nothing_goes_before_its_time)
{
    add("https://a.example/late", 300);
    add("https://a.example/soon", 100);
    add("https://b.example/next", 200);
    CHECK_STR(take(NULL, 40), "");
    CHECK_INT(wait_ms, 60);
    CHECK_STR(take(NULL, 100), "/soon");
    CHECK_STR(take(NULL, 1000), "/next");
    CHECK_STR(take(NULL, 1000), "/late");
    CHECK_STR(take(NULL, 1000), "");
    CHECK_INT(wait_ms, REST_IDLE_MS);
}

TEST(a_host_serves_one_at_a_time_and_others_go_on_meanwhile)
{
    struct rest_job *running = request("https://a.example/running", 0);
    struct rest_job *other = request("https://c.example/running", 0);
    other->next = running;
    add("https://a.example/1", 0);
    CHECK_STR(take(other, 10), "");
    CHECK_INT(wait_ms, REST_IDLE_MS);
    add("https://a.example:8443/2", 0);
    add("https://b.example/3", 0);
    CHECK_STR(take(other, 10), "/2");
    CHECK_STR(take(other, 10), "/3");
    CHECK_STR(take(other, 10), "");
    other->next = NULL;
    CHECK_STR(take(other, 10), "/1");
    rest_job_free(running);
    rest_job_free(other);
}

TEST(a_server_that_wants_fewer_is_asked_for_nothing_before_its_time)
{
    struct rest_job *refused = request("https://a.example/refused", 500);
    refused->asked_to_wait = true;
    CHECK(rest_queue_return(&queue, refused));
    add("https://a.example/1", 0);
    add("https://b.example/2", 0);
    CHECK_STR(take(NULL, 10), "/2");
    CHECK_STR(take(NULL, 10), "");
    CHECK_INT(wait_ms, 490);
    CHECK(take(NULL, 500)[0]);
    CHECK(take(NULL, 500)[0]);
    CHECK_STR(take(NULL, 500), "");
}

TEST(the_same_request_waits_once_for_the_earlier_of_its_times)
{
    struct rest_job *job = add("https://a.example/1", 300);
    CHECK(!add("https://a.example/1", 100));
    CHECK_INT(job->due_ms, 100);
    CHECK(!add("https://a.example/1", 200));
    CHECK_INT(job->due_ms, 100);
    CHECK_INT(queue.count, 1);
    job->again = true; // it failed: the wait is the server's wish
    CHECK(!add("https://a.example/1", 0));
    CHECK_INT(job->due_ms, 100);
    empty();
}

TEST(one_that_failed_while_its_like_was_asked_for_waits_as_that_one)
{
    struct rest_job *failed = request("https://a.example/1", 0);
    struct rest_job *newer = add("https://a.example/1", 20);
    failed->due_ms = 900;
    CHECK(!rest_queue_return(&queue, failed));
    CHECK_INT(newer->due_ms, 900);
    CHECK(newer->again);
    failed->due_ms = 400;
    CHECK(!rest_queue_return(&queue, failed));
    CHECK_INT(newer->due_ms, 900);
    rest_job_free(failed);
    empty();
}

TEST(there_is_an_end_to_what_waits)
{
    char url[64];
    int added = 0;
    for (int i = 0; i < 600; i++) {
        snprintf(url, sizeof(url), "https://a.example/%d", i);
        added += add(url, 0) != NULL;
    }
    CHECK_INT(added, 512);
    CHECK_INT(queue.count, 512);
    empty();
    CHECK(add("https://a.example/again", 0));
    empty();
}

static const struct check_case cases[] = {
    CASE(what_is_due_first_goes_first_and_nothing_goes_before_its_time),
    CASE(a_host_serves_one_at_a_time_and_others_go_on_meanwhile),
    CASE(a_server_that_wants_fewer_is_asked_for_nothing_before_its_time),
    CASE(the_same_request_waits_once_for_the_earlier_of_its_times),
    CASE(one_that_failed_while_its_like_was_asked_for_waits_as_that_one),
    CASE(there_is_an_end_to_what_waits),
};

CHECK_MAIN(cases)

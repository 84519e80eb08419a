// What is asked for again: only if it is newer, and not before the server wants it.
#include "check.h"

#include "asker.h"

#include <stdatomic.h>

static struct rest_marks marks; // of the last answer, which the next request has
static atomic_int tries_told;
static char told[200];

static void kept(void *context, const void *tag, const struct rest_reply *reply)
{
    marks = reply->marks;
    done(context, tag, reply);
}

static void has(void *context, const void *tag, struct rest_marks *out)
{
    (void)context;
    (void)tag;
    *out = marks;
}

static void failed(void *context, const void *tag, const struct rest_reply *reply,
                   int64_t again_ms)
{
    (void)context;
    (void)tag;
    snprintf(told, sizeof(told), "%d %s in %lld s", reply->status,
             reply->note ? reply->note : "", (long long)(again_ms / 1000));
    atomic_fetch_add(&tries_told, 1);
}

static struct answer ask(const char *path, bool with_marks)
{
    struct rest_request request = request_for(at(&web, path));
    request.done = kept;
    request.has = with_marks ? has : NULL;
    rest_get(rest, &request);
    return next();
}

TEST(a_page_is_known_again_by_its_etag)
{
    struct answer answer = ask("marked/v1/a", false);
    CHECK_INT(answer.status, 200);
    CHECK_STR(answer.body, "known by nothing");
    CHECK_STR(marks.etag, "\"v1\"");
    answer = ask("marked/v1/a", true);
    CHECK_INT(answer.status, 304);
    CHECK_INT(answer.len, 0);
    // A newer one comes whole.
    answer = ask("marked/v2/a", true);
    CHECK_INT(answer.status, 200);
    CHECK_STR(answer.body, "known by \"v1\"");
    CHECK_STR(marks.etag, "\"v2\"");
}

TEST(a_page_without_an_etag_is_known_by_its_date)
{
    CHECK_STR(ask("dated/", false).body, "since ever");
    CHECK_STR(marks.etag, "");
    CHECK_STR(ask("dated/", true).body, "since Sat, 20 Jun 2026 10:00:00 GMT");
}

TEST(marks_that_cannot_be_sent_are_not)
{
    marks = (struct rest_marks){.etag = "\"v\"\r\nAuthorization: Token x"};
    CHECK_STR(ask("marked/v3/a", true).body, "known by nothing");
    marks = (struct rest_marks){0};
}

TEST(a_wait_may_be_told_as_a_date)
{
    struct rest_request request = request_for(at(&web, "latedate/"));
    request.tries = 2;
    rest_get(rest, &request);
    CHECK_STR(next().body, "at last");
    int gap = 0;
    CHECK(sscanf(get("count/latedate/").body, "{\"times\":2,\"gaps\":[%d]", &gap) == 1);
    CHECK(gap >= 1000); // a date has whole seconds
}

TEST(each_try_that_fails_is_told_and_a_long_wait_is_cut)
{
    struct rest *patient = rest_create();
    CHECK(patient && rest_start(patient));
    struct rest_request request = request_for(at(&web, "neverever/"));
    request.tries = 4;
    request.failed = failed;
    rest_get(patient, &request);
    int64_t limit = clock_now_ms() + LIVE_PATIENCE_MS;
    while (atomic_load(&tries_told) == 0 && clock_now_ms() < limit) {
        clock_sleep_until_ns(clock_now_ns() + 2000000);
    }
    // While it waits nothing else is asked for there, but elsewhere.
    request = request_for(at(&web, "work/behind"));
    rest_get(patient, &request);
    request = request_for(at(&other, "status/200"));
    rest_get(patient, &request);
    CHECK_STR(next().body, "status 200");
    rest_stop(patient);
    rest_join(patient);
    rest_destroy(patient);
    CHECK_INT(atomic_load(&tries_told), 1);
    CHECK_STR(told, "429  in 60 s");
    CHECK(strstr(get("count/work/behind").body, "\"times\":0") != NULL);
}

TEST(twenty_megabytes_that_are_announced_are_refused_at_once)
{
    struct answer answer = get("huge/");
    CHECK_INT(answer.status, 0);
    CHECK_STR(answer.note, "larger than 8 MiB: check the address");
}

static const struct check_case cases[] = {
    CASE(a_page_is_known_again_by_its_etag),
    CASE(a_page_without_an_etag_is_known_by_its_date),
    CASE(marks_that_cannot_be_sent_are_not),
    CASE(a_wait_may_be_told_as_a_date),
    CASE(each_try_that_fails_is_told_and_a_long_wait_is_cut),
    CASE(twenty_megabytes_that_are_announced_are_refused_at_once),
};

int main(void)
{
    return ask_all(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}

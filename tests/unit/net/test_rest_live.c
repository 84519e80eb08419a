#include "check.h"

#include "asker.h"

static struct answer get_tries(const char *path, int tries)
{
    struct rest_request request = request_for(at(&web, path));
    request.tries = tries;
    rest_get(rest, &request);
    return next();
}

TEST(a_body_arrives_with_its_status_and_tag)
{
    struct rest_request request = request_for(at(&web, "status/200"));
    request.tag = "unit 12";
    request.tag_size = 8;
    CHECK(rest_get(rest, &request));
    struct answer answer = next();
    CHECK_INT(answer.status, 200);
    CHECK_STR(answer.body, "status 200");
    CHECK_STR(answer.tag, "unit 12");
}

TEST(refusals_are_answers_and_not_tried_again)
{
    struct answer answer = get_tries("status/403", 4);
    CHECK_INT(answer.status, 403);
    CHECK_STR(answer.body, "status 403");
    answer = get_tries("status/404", 4);
    CHECK_INT(answer.status, 404);
    CHECK_STR(get("count/status/403").body, "{\"times\":1,\"gaps\":[],\"most\":0}");
    CHECK_STR(get("count/status/404").body, "{\"times\":1,\"gaps\":[],\"most\":0}");
}

TEST(a_server_error_is_tried_again)
{
    struct answer answer = get_tries("flaky/", 4);
    CHECK_INT(answer.status, 200);
    CHECK_STR(answer.body, "works again");
}

TEST(a_server_that_always_fails_is_told_with_its_status_in_the_end)
{
    CHECK_INT(get_tries("status/503", 2).status, 503);
    CHECK(strstr(get("count/status/503").body, "\"times\":2") != NULL);
}

TEST(too_many_requests_waits_as_long_as_the_server_says)
{
    struct answer answer = get_tries("later/", 4);
    CHECK_INT(answer.status, 200);
    CHECK_STR(answer.body, "at last");
    int gap = 0;
    CHECK(sscanf(get("count/later/").body, "{\"times\":2,\"gaps\":[%d]", &gap) == 1);
    CHECK(gap >= 1990); // never earlier, whatever the machine does
}

TEST(redirects_are_followed_five_times_and_no_more)
{
    CHECK_INT(get("hop/5").status, 200);
    struct answer answer = get("hop/6");
    CHECK_INT(answer.status, 0);
    CHECK_STR(answer.note, "more than 5 redirects: check the address");
}

TEST(the_token_is_sent_but_not_on_to_another_server)
{
    struct rest_request request = request_for(at(&web, "echo/"));
    request.token = "hush-hush";
    request.user_agent = "";
    rest_get(rest, &request);
    struct answer answer = next();
    CHECK(strstr(answer.body, "\"authorization\": \"Token hush-hush\"") != NULL);
    CHECK(strstr(answer.body, "\"agent\": \"strapline/" STRAPLINE_VERSION
                              " (+live graphics)\"") != NULL);
    CHECK(strstr(answer.body, "gzip") != NULL);

    char away[256];
    snprintf(away, sizeof(away), "away/?to=http://127.0.0.1:%d/echo/", other.port);
    request.url = at(&web, away);
    rest_get(rest, &request);
    answer = next();
    CHECK_INT(answer.status, 200);
    CHECK(strstr(answer.body, "\"authorization\": null") != NULL);

    snprintf(away, sizeof(away), "away/?to=http://localhost:%d/echo/", web.port);
    request.url = at(&web, away);
    rest_get(rest, &request);
    answer = next();
    CHECK_INT(answer.status, 200);
    CHECK(strstr(answer.body, "\"authorization\": null") != NULL);
}

TEST(another_user_agent_can_be_given)
{
    struct rest_request request = request_for(at(&web, "echo/"));
    request.user_agent = "Broadcaster/7";
    rest_get(rest, &request);
    CHECK(strstr(next().body, "\"agent\": \"Broadcaster/7\"") != NULL);
}

TEST(nocache_is_added_to_the_address)
{
    struct rest_request request = request_for(at(&web, "echo/plain"));
    request.nocache = true;
    rest_get(rest, &request);
    CHECK(strstr(next().body, "\"uri\": \"/echo/plain?nocache=1\"") != NULL);
    request.url = at(&web, "echo/query?a=b#part");
    rest_get(rest, &request);
    CHECK(strstr(next().body, "\"uri\": \"/echo/query?a=b&nocache=1\"") != NULL);
}

TEST(a_compressed_body_arrives_plain)
{
    struct answer answer = get("gzip/");
    CHECK_INT(answer.status, 200);
    CHECK_INT(answer.len, 9000);
    CHECK(strncmp(answer.body, "squeezed squeezed", 17) == 0);
}

TEST(a_body_that_is_too_large_is_refused_compressed_or_not)
{
    struct answer answer = get_tries("large/", 4);
    CHECK_INT(answer.status, 0);
    CHECK_STR(answer.note, "larger than 8 MiB: check the address");
    CHECK_INT(answer.len, 0);
    answer = get_tries("bomb/", 4);
    CHECK_INT(answer.status, 0);
    CHECK_STR(answer.note, "larger than 8 MiB: check the address");
    CHECK(strstr(get("count/large/").body, "\"times\":1") != NULL);
}

TEST(a_body_that_breaks_off_is_no_answer)
{
    struct answer answer = get("truncated/");
    CHECK_INT(answer.status, 0);
    CHECK_STR(answer.note, "the answer broke off");
    CHECK_INT(answer.len, 0);
    CHECK_INT(get("reset/").status, 0);
}

TEST(nobody_there_is_connection_refused)
{
    struct server nobody;
    CHECK(server_start(&nobody, "web_server.py", 0, NULL, NULL));
    const char *url = at(&nobody, "status/200");
    server_end(&nobody);
    struct rest_request request = request_for(url);
    rest_get(rest, &request);
    struct answer answer = next();
    CHECK_INT(answer.status, 0);
    CHECK_STR(answer.note, "connection refused: nobody serves at this address");
}

TEST(silence_ends_after_ten_seconds_and_does_not_hold_up_other_servers)
{
    struct rest_request stall = request_for(at(&web, "stall/"));
    stall.tag = "stall";
    stall.tag_size = 6;
    rest_get(rest, &stall);
    struct rest_request slow = request_for(at(&other, "slow/"));
    slow.tag = "slow";
    slow.tag_size = 5;
    rest_get(rest, &slow);
    int64_t start_ms = clock_now_ms();
    struct answer one = next(), two = next();
    CHECK(clock_now_ms() - start_ms >= 9900);
    struct answer *stalled = strcmp(one.tag, "stall") == 0 ? &one : &two;
    struct answer *slowly = strcmp(one.tag, "stall") == 0 ? &two : &one;
    CHECK_STR(stalled->note, "no answer in 10 s");
    CHECK_INT(stalled->status, 0);
    CHECK_STR(slowly->note, "the answer was not whole after 10 s");
    CHECK_INT(slowly->status, 0);
}

TEST(plain_http_beyond_this_machine_is_refused_without_a_packet)
{
    struct rest_request request = request_for("http://192.0.2.1/json/");
    CHECK(rest_get(rest, &request));
    struct answer answer = next();
    CHECK_INT(answer.status, 0);
    CHECK(strstr(answer.note, "leaves this machine unencrypted") != NULL);
    request.url = "ftp://127.0.0.1/";
    rest_get(rest, &request);
    CHECK_INT(next().status, 0);
    request.url = "wss://127.0.0.1/";
    rest_get(rest, &request);
    CHECK_STR(next().note, "wss:// cannot be fetched");
}

TEST(equal_requests_that_wait_are_one_and_the_earlier_time_holds)
{
    struct rest_request request = request_for(at(&web, "work/merged"));
    request.delay_ms = 60000;
    request.tag = "first";
    request.tag_size = 6;
    CHECK(rest_get(rest, &request));
    request.delay_ms = 10;
    request.tag = "again";
    CHECK(!rest_get(rest, &request));
    request.delay_ms = 30000;
    CHECK(!rest_get(rest, &request));
    struct answer answer = next();
    CHECK_STR(answer.body, "done");
    CHECK_STR(answer.tag, "first");
    CHECK(strstr(get("count/work/merged").body, "\"times\":1") != NULL);
}

TEST(one_request_at_a_time_runs_at_a_server)
{
    for (int i = 0; i < 5; i++) {
        char path[32];
        snprintf(path, sizeof(path), "work/%d", i);
        struct rest_request request = request_for(at(&web, path));
        CHECK(rest_get(rest, &request));
    }
    for (int i = 0; i < 5; i++) {
        CHECK_INT(next().status, 200);
    }
    CHECK(strstr(get("count/").body, "\"most\":1") != NULL);
}

TEST(a_delay_is_kept)
{
    int64_t start_ms = clock_now_ms();
    struct rest_request request = request_for(at(&web, "status/201"));
    request.delay_ms = 300;
    rest_get(rest, &request);
    CHECK_INT(next().status, 201);
    CHECK(clock_now_ms() - start_ms >= 300);
}

static const char no_trust[] =
    "certificate not trusted: a private authority needs ca_file";

static struct answer get_tls(const char *name, const char *host, const char *ca)
{
    static char cert[512], key[512], ca_file[512], url[512];
    const char *folder = certificates();
    snprintf(cert, sizeof(cert), "%s/%s.pem", folder, name);
    snprintf(key, sizeof(key), "%s/%s.key", folder, name);
    snprintf(ca_file, sizeof(ca_file), "%s/%s", folder, ca);
    struct server server = {0};
    struct answer answer = {.status = -1};
    if (server_start(&server, "web_server.py", 0, cert, key)) {
        snprintf(url, sizeof(url), "https://%s:%d/status/200", host, server.port);
        struct rest_request request = request_for(url);
        request.ca_file = ca[0] ? ca_file : "";
        rest_get(rest, &request);
        answer = next();
    }
    server_end(&server);
    return answer;
}

TEST(a_private_authority_is_trusted_when_it_is_given)
{
    CHECK_STR(get_tls("localhost", "localhost", "ca.pem").body, "status 200");
    CHECK_STR(get_tls("number", "127.0.0.1", "ca.pem").body, "status 200");
}

TEST(certificates_of_strangers_and_of_other_names_are_refused)
{
    CHECK_STR(get_tls("localhost", "localhost", "").note, no_trust);
    CHECK_STR(get_tls("stranger", "localhost", "ca.pem").note, no_trust);
    CHECK_STR(get_tls("other", "localhost", "ca.pem").note, no_trust);
    CHECK_STR(get_tls("localhost", "localhost", "missing.pem").note,
              "ca_file cannot be used");
}

TEST(an_end_in_the_middle_of_everything_calls_nobody)
{
    struct rest *short_lived = rest_create();
    CHECK(short_lived && rest_start(short_lived));
    struct rest_request request = request_for(at(&web, "stall/"));
    CHECK(rest_get(short_lived, &request));
    request.url = at(&web, "status/200");
    CHECK(rest_get(short_lived, &request));
    request.url = at(&other, "status/200");
    request.delay_ms = 50000;
    CHECK(rest_get(short_lived, &request));
    rest_stop(short_lived);
    rest_join(short_lived);
    rest_destroy(short_lived);
    CHECK_INT(answered(), 0);
}

TEST(a_rest_that_never_started_is_destroyed_with_what_waits)
{
    struct rest *idle = rest_create();
    struct rest_request request = request_for(at(&web, "status/200"));
    CHECK(rest_get(idle, &request));
    rest_destroy(idle);
    rest_destroy(NULL);
    CHECK_INT(answered(), 0);
}

static const struct check_case cases[] = {
    CASE(a_body_arrives_with_its_status_and_tag),
    CASE(refusals_are_answers_and_not_tried_again),
    CASE(a_server_error_is_tried_again),
    CASE(a_server_that_always_fails_is_told_with_its_status_in_the_end),
    CASE(too_many_requests_waits_as_long_as_the_server_says),
    CASE(redirects_are_followed_five_times_and_no_more),
    CASE(the_token_is_sent_but_not_on_to_another_server),
    CASE(another_user_agent_can_be_given),
    CASE(nocache_is_added_to_the_address),
    CASE(a_compressed_body_arrives_plain),
    CASE(a_body_that_is_too_large_is_refused_compressed_or_not),
    CASE(a_body_that_breaks_off_is_no_answer),
    CASE(nobody_there_is_connection_refused),
    CASE(silence_ends_after_ten_seconds_and_does_not_hold_up_other_servers),
    CASE(plain_http_beyond_this_machine_is_refused_without_a_packet),
    CASE(equal_requests_that_wait_are_one_and_the_earlier_time_holds),
    CASE(one_request_at_a_time_runs_at_a_server),
    CASE(a_delay_is_kept),
    CASE(a_private_authority_is_trusted_when_it_is_given),
    CASE(certificates_of_strangers_and_of_other_names_are_refused),
    CASE(an_end_in_the_middle_of_everything_calls_nobody),
    CASE(a_rest_that_never_started_is_destroyed_with_what_waits),
};

int main(void)
{
    int failed = ask_all(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    certificates_remove();
    return failed;
}

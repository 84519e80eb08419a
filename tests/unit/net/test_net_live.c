#include "check.h"

#include "fake_feed.h"

TEST(texts_come_in_and_replies_go_out)
{
    CHECK(net_open("/hello"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "text 'hello' 5");
    CHECK_STR(next(), "text 'greeting' 8");
    CHECK_INT(net.msg->feed, 3);
    CHECK_INT(net.msg->kind, MSG_EVENTS);
    CHECK(net.msg->received_ns > 0 && net.msg->received_ns <= clock_now_ns());
}

TEST(a_name_is_looked_up_and_its_addresses_are_tried_in_turn)
{
    struct feed_config config = config_for("/hello");
    snprintf(config.url, sizeof(config.url), "ws://localhost:%d/hello", server.port);
    CHECK(net_begin(&config));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
}

TEST(a_name_that_nobody_knows_is_told)
{
    struct feed_config config = {.id = "track", .url = "wss://nobody.invalid/app"};
    CHECK(net_begin(&config));
    CHECK_STR(next(), "connecting");
    CHECK(is_down(next(), "down: name not found: nobody.invalid"));
}

TEST(fragments_and_empty_ones_make_one_text)
{
    CHECK(net_open("/fragments"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "text 'one two three' 13");
}

TEST(a_message_of_300_kb_arrives_whole)
{
    CHECK(net_open("/big"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "text 'long' 307200");
}

TEST(a_message_above_4_mib_is_left_out_and_the_connection_stays)
{
    CHECK(net_open("/huge"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "traffic bad");
    CHECK_STR(next(), "text 'after' 5");
    CHECK_STR(next(), "text 'greeting' 8");
}

TEST(a_binary_message_is_left_out_and_the_connection_stays)
{
    CHECK(net_open("/binary"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "traffic bad");
    CHECK_STR(next(), "text 'after' 5");
}

TEST(the_peers_code_and_reason_reach_the_feed_and_stop_means_stop)
{
    CHECK(net_open("/close?code=4001&reason=no%20such%20app"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "closed 'no such app' 4001");
    CHECK_STR(next(), "refused: no such app (4001)");
}

TEST(retry_at_once_is_at_once)
{
    CHECK(net_open("/close?code=4200&reason=moved&ready=1"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "text 'ready' 5");
    CHECK_STR(next(), "up");
    CHECK_STR(next(), "closed 'moved' 4200");
    CHECK_STR(next(), "down again: moved (4200), retry at once");
    CHECK_STR(next(), "connecting again: moved (4200), trying again");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "text 'ready' 5");
    CHECK_STR(next(), "up again");
    CHECK_STR(next(), "closed 'moved' 4200");
    CHECK(is_down(next(), "down again: moved (4200)")); // not in a loop
}

TEST(a_full_server_is_left_alone_for_a_minute)
{
    CHECK(net_open("/close?code=4004&reason=full"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "closed 'full' 4004");
    const char *line = next();
    CHECK(is_down(line, "down: full (4004), retry in "));
    CHECK(atoi(strstr(line, "in ") + 3) >= 60);
}

TEST(a_reset_connection_comes_back)
{
    CHECK(net_open("/reset"));
    for (int i = 0; i < 2; i++) {
        CHECK_STR(next(),
                  i ? "connecting again: connection lost, trying again" : "connecting");
        CHECK_STR(next(), "open '' 0");
        CHECK_STR(next(), "text 'ready' 5");
        CHECK_STR(next(), i ? "up again" : "up");
        CHECK_STR(next(), "closed 'connection lost' 0");
        CHECK(is_down(next(), "down again: connection lost"));
    }
}

TEST(nobody_there_is_connection_refused_and_tried_again_later_and_later)
{
    struct server nobody;
    CHECK(server_start(&nobody, "ws_server.py", 0, NULL, NULL));
    struct feed_config config = {.id = "track"};
    snprintf(config.url, sizeof(config.url), "ws://127.0.0.1:%d/", nobody.port);
    server_end(&nobody);
    CHECK(net_begin(&config));
    CHECK_STR(next(), "connecting");
    int before_s = 0;
    for (int i = 0; i < 2; i++) {
        const char *line = next();
        CHECK(is_down(line, "down: connection refused, or nobody there, retry in "));
        int seconds = atoi(strstr(line, "in ") + 3);
        CHECK(seconds >= 1 << i && seconds >= before_s); // some is left to chance
        before_s = seconds;
        CHECK_STR(next(),
                  "connecting: connection refused, or nobody there, trying again");
    }
}

TEST(a_server_that_was_away_is_found_again)
{
    struct server mortal;
    CHECK(server_start(&mortal, "ws_server.py", 0, NULL, NULL));
    int port = mortal.port;
    struct feed_config config = {.id = "track"};
    snprintf(config.url, sizeof(config.url), "ws://127.0.0.1:%d/ready", port);
    CHECK(net_begin(&config));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "text 'ready' 5");
    CHECK_STR(next(), "up");
    CHECK_STR(next(), "text 'greeting' 8");
    CHECK_STR(next(), "text 'thanks' 6");
    server_end(&mortal);
    CHECK_STR(next(), "closed 'connection lost' 0");
    CHECK(is_down(next(), "down again: connection lost"));
    CHECK_STR(next(), "connecting again: connection lost, trying again");
    CHECK(is_down(next(), "down again: connection refused"));
    CHECK(server_start(&mortal, "ws_server.py", port, NULL, NULL));
    const char *line = next();
    while (text_starts(line, "down again") || text_starts(line, "connecting again")) {
        line = next();
    }
    CHECK_STR(line, "open '' 0");
    CHECK_STR(next(), "text 'ready' 5");
    CHECK_STR(next(), "up again");
    net_end();
    server_end(&mortal);
}

TEST(a_server_that_answers_otherwise_is_told)
{
    CHECK(net_open("/missing"));
    CHECK_STR(next(), "connecting");
    CHECK(is_down(next(), "down: answered 404 instead of opening a WebSocket"));
    CHECK(net_open("/redirect"));
    CHECK_STR(next(), "connecting");
    CHECK(is_down(next(), "down: answered 302 instead of opening a WebSocket"));
}

TEST(silence_ends_after_ten_seconds)
{
    CHECK(net_open("/stall"));
    int64_t start_ms = clock_now_ms();
    CHECK_STR(next(), "connecting");
    CHECK(is_down(next(), "down: no answer in 10 s"));
    CHECK(clock_now_ms() - start_ms >= 9900);
    CHECK_STR(next(), "connecting: no answer in 10 s, trying again");
}

TEST(our_own_goodbye_carries_its_code)
{
    struct server polite;
    CHECK(server_start(&polite, "ws_server.py", 0, NULL, NULL));
    struct feed_config config = {.id = "track"};
    snprintf(config.url, sizeof(config.url), "ws://127.0.0.1:%d/say?text=close",
             polite.port);
    CHECK(net_begin(&config));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "text 'close' 5");
    char line[64] = "";
    CHECK(server_line(&polite, line, sizeof(line)));
    CHECK_STR(line, "closed 1000");
    CHECK_STR(next(), "closed '' 0");
    CHECK(is_down(next(), "down: enough"));
    server_end(&polite);
}

TEST(a_peer_that_ignores_our_goodbye_is_left)
{
    CHECK(net_open("/mute"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "text 'close' 5");
    CHECK_STR(next(), "closed '' 0");
    CHECK(is_down(next(), "down: enough"));
    CHECK_STR(next(), "connecting: enough, trying again");
}

TEST(a_feed_that_refuses_stays_away)
{
    CHECK(net_open("/say?text=stop&text=after"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "text 'stop' 4");
    CHECK_STR(next(), "closed '' 0");
    CHECK_STR(next(), "refused: no such key");
}

TEST(the_feed_is_called_when_it_is_due)
{
    CHECK(net_open("/say?text=tick"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "text 'tick' 4");
    CHECK_STR(next(), "tick 'due' 0");
}

TEST(a_flood_of_replies_is_bounded_and_harmless)
{
    CHECK(net_open("/say?text=flood&text=after"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "text 'flood' 5");
    CHECK_STR(next(), "text 'after' 5");
}

TEST(what_the_feed_wishes_to_fetch_comes_back_through_the_inbox)
{
    struct server web;
    CHECK(server_start(&web, "web_server.py", 0, NULL, NULL));
    char path[256];
    snprintf(path, sizeof(path), "/say?text=fetch%%20http://127.0.0.1:%d/status/200",
             web.port);
    CHECK(net_open(path));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK(text_starts(next(), "text 'fetch "));
    CHECK_STR(next(), "E7 'status 200' 200");
    snprintf(unit_url, sizeof(unit_url), "http://127.0.0.1:%d/status/403", web.port);
    source_fetch_unit(net.source, &(struct unit_key){.event = "E9"}, false);
    CHECK_STR(next(), "E9 'status 403' 403");
    snprintf(unit_url, sizeof(unit_url), "http://192.0.2.1/");
    source_fetch_unit(net.source, &(struct unit_key){.event = "E9"}, false);
    CHECK(strstr(next(), "leaves this machine unencrypted") != NULL);
    server_end(&web);
}

TEST(a_page_that_was_used_is_only_sent_again_when_it_is_newer)
{
    struct server web;
    CHECK(server_start(&web, "web_server.py", 0, NULL, NULL));
    CHECK(net_open("/say"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    snprintf(unit_url, sizeof(unit_url), "http://127.0.0.1:%d/marked/v1/a", web.port);
    const struct unit_key unit = {.event = "E9"};
    source_fetch_unit(net.source, &unit, false);
    CHECK_STR(next(), "E9 'known by nothing' 200");
    source_fetch_unit(net.source, &unit, false);
    CHECK_STR(next(), "E9 '' 304");
    // Where nothing is known any more, that would be no answer.
    source_fetch_unit(net.source, &unit, true);
    CHECK_STR(next(), "E9 'known by nothing' 200");
    // What could not be used is no copy.
    snprintf(unit_url, sizeof(unit_url), "http://127.0.0.1:%d/marked/bad/a", web.port);
    source_fetch_unit(net.source, &unit, false);
    CHECK_STR(next(), "E9 'known by nothing' 200");
    const struct event *failed = next_event();
    CHECK(failed && failed->type == EVENT_FETCH_FAILED);
    source_fetch_unit(net.source, &unit, false);
    CHECK_STR(next(), "E9 'known by nothing' 200");
    server_end(&web);
}

TEST(a_feed_that_was_refused_tries_again_when_the_operator_says_so)
{
    CHECK(net_open("/say?text=stop"));
    while (!text_equal(next(), "refused: no such key")) {
    }
    source_connect_again(net.source);
    CHECK(text_starts(next(), "connecting"));
    CHECK_STR(next(), "open '' 0");
    while (!text_equal(next(), "refused: no such key")) {
    }
}

TEST(what_comes_in_is_recorded)
{
    struct server web;
    char file[] = "/tmp/strapline-record-XXXXXX";
    char error[200], path[256];
    int handle = mkstemp(file);
    CHECK(handle >= 0 && server_start(&web, "web_server.py", 0, NULL, NULL));
    close(handle);
    record = record_create(file, clock_now_ns(), error, sizeof(error));
    CHECK(record != NULL);
    snprintf(path, sizeof(path),
             "/say?text=fetch%%20http://127.0.0.1:%d/status/200/json/&text=stop",
             web.port);
    CHECK(net_open(path));
    int seen = 0;
    while (seen != 3) {
        const char *line = next();
        CHECK(line[0] != '\0');
        seen |= text_equal(line, "refused: no such key") ? 1 : 0;
        seen |= text_starts(line, "E7 'status 200") ? 2 : 0;
    }
    net_end();
    server_end(&web);
    record_destroy(record);
    record = NULL;
    struct script *script = script_load(file, error, sizeof(error));
    unlink(file);
    CHECK(script != NULL);
    int kinds[SCRIPT_CUE + 1] = {0};
    for (int i = 0; i < script->count; i++) {
        kinds[script->lines[i].kind]++;
        CHECK_STR(script->lines[i].feed, "track");
    }
    CHECK_INT(kinds[SCRIPT_LINK], 2);
    CHECK_INT(kinds[SCRIPT_TEXT], 2);
    CHECK_INT(kinds[SCRIPT_ANSWER], 1);
    script_destroy(script);
}

// Connects with TLS to a server that shows the certificate `name`; line is what follows
// "connecting".
static bool tls_line(const char *name, const char *host, const char *ca, char *line,
                     size_t size)
{
    char cert[512], key[512];
    const char *folder = certificates();
    snprintf(cert, sizeof(cert), "%s/%s.pem", folder, name);
    snprintf(key, sizeof(key), "%s/%s.key", folder, name);
    struct server secure = {0};
    struct feed_config config = {.id = "track"};
    if (!server_start(&secure, "ws_server.py", 0, cert, key)) {
        return false;
    }
    snprintf(config.url, sizeof(config.url), "wss://%s:%d/hello", host, secure.port);
    snprintf(config.ca_file, sizeof(config.ca_file), "%s%s%s", ca[0] ? folder : "",
             ca[0] ? "/" : "", ca);
    bool begun = net_begin(&config) && text_equal(next(), "connecting");
    snprintf(line, size, "%s", begun ? next() : "");
    server_end(&secure);
    return begun;
}

TEST(a_private_authority_is_trusted_when_it_is_given)
{
    char line[200] = "";
    CHECK(tls_line("localhost", "localhost", "ca.pem", line, sizeof(line)));
    CHECK_STR(line, "open '' 0");
    CHECK(tls_line("number", "127.0.0.1", "ca.pem", line, sizeof(line)));
    CHECK_STR(line, "open '' 0");
}

TEST(certificates_of_strangers_and_of_other_names_are_refused)
{
    char line[200] = "";
    CHECK(tls_line("localhost", "localhost", "", line, sizeof(line)));
    CHECK(is_down(line, "down: certificate not trusted"));
    CHECK(tls_line("stranger", "localhost", "ca.pem", line, sizeof(line)));
    CHECK(is_down(line, "down: certificate not trusted"));
    CHECK(tls_line("other", "localhost", "ca.pem", line, sizeof(line)));
    CHECK(is_down(line, "down: certificate is for another name"));
}

TEST(tls_to_a_server_without_it_is_told)
{
    struct feed_config config = {.id = "track"};
    snprintf(config.url, sizeof(config.url), "wss://localhost:%d/hello", server.port);
    CHECK(net_begin(&config));
    CHECK_STR(next(), "connecting");
    CHECK(is_down(next(), "down: no secure connection"));
}

static const char *refusal(const char *url, const char *ca_file, bool insecure)
{
    static char error[300];
    struct feed_config config = {.id = "track", .insecure = insecure};
    text_copy(config.url, sizeof(config.url), url);
    text_copy(config.ca_file, sizeof(config.ca_file), ca_file);
    struct source_parts parts = {.loop = loop_create("feeds")};
    error[0] = '\0';
    struct source *source =
        source_create_with(&fake_ops, &config, 0, &parts, error, sizeof(error));
    loop_destroy(parts.loop);
    source_destroy(source);
    return error;
}

TEST(an_address_that_cannot_be_used_is_refused_before_anything_starts)
{
    CHECK_STR(refusal("", "", false), "no url");
    CHECK(strstr(refusal("ws://10.0.0.1/", "", false), "leaves this machine") != NULL);
    CHECK_STR(refusal("ws://10.0.0.1/", "", true), "");
    CHECK_STR(refusal("https://h/", "", false),
              "\"https://\": expected ws:// or wss:// for a feed's url");
    CHECK_STR(refusal("wss://h/", "/nowhere/ca.pem", false),
              "ca_file: no such file: /nowhere/ca.pem");
    CHECK(strstr(refusal("example.org", "", false), "expected an address") != NULL);
}

TEST(several_feeds_share_a_loop_and_end_in_the_middle_of_everything)
{
    static const char *const paths[] = {"/hello", "/stall", "/big", "/reset", "/mute"};
    enum { COUNT = sizeof(paths) / sizeof(paths[0]) };
    struct source *sources[COUNT];
    net_end();
    net = (struct net){.loop = loop_create("feeds"), .rest = rest_create()};
    net.inbox = inbox_create(10, on_push, NULL);
    struct source_parts parts = {net.loop, net.rest, net.inbox, NULL};
    char error[200];
    for (int i = 0; i < COUNT; i++) {
        struct feed_config config = config_for(paths[i]);
        sources[i] =
            source_create_with(&fake_ops, &config, i, &parts, error, sizeof(error));
        CHECK(sources[i] != NULL);
    }
    net.source = sources[0];
    CHECK(rest_start(net.rest) && loop_start(net.loop));
    int opened = 0;
    while (opened < COUNT - 1) { // all but the one that stalls
        const char *line = next();
        CHECK(line[0] != '\0');
        opened += text_equal(line, "open '' 0");
    }
    net_end();
    for (int i = 1; i < COUNT; i++) {
        source_destroy(sources[i]);
    }
}

static const struct check_case cases[] = {
    CASE(texts_come_in_and_replies_go_out),
    CASE(a_name_is_looked_up_and_its_addresses_are_tried_in_turn),
    CASE(a_name_that_nobody_knows_is_told),
    CASE(fragments_and_empty_ones_make_one_text),
    CASE(a_message_of_300_kb_arrives_whole),
    CASE(a_message_above_4_mib_is_left_out_and_the_connection_stays),
    CASE(a_binary_message_is_left_out_and_the_connection_stays),
    CASE(the_peers_code_and_reason_reach_the_feed_and_stop_means_stop),
    CASE(retry_at_once_is_at_once),
    CASE(a_full_server_is_left_alone_for_a_minute),
    CASE(a_reset_connection_comes_back),
    CASE(nobody_there_is_connection_refused_and_tried_again_later_and_later),
    CASE(a_server_that_was_away_is_found_again),
    CASE(a_server_that_answers_otherwise_is_told),
    CASE(silence_ends_after_ten_seconds),
    CASE(our_own_goodbye_carries_its_code),
    CASE(a_peer_that_ignores_our_goodbye_is_left),
    CASE(a_feed_that_refuses_stays_away),
    CASE(the_feed_is_called_when_it_is_due),
    CASE(a_flood_of_replies_is_bounded_and_harmless),
    CASE(what_the_feed_wishes_to_fetch_comes_back_through_the_inbox),
    CASE(a_page_that_was_used_is_only_sent_again_when_it_is_newer),
    CASE(a_feed_that_was_refused_tries_again_when_the_operator_says_so),
    CASE(what_comes_in_is_recorded),
    CASE(a_private_authority_is_trusted_when_it_is_given),
    CASE(certificates_of_strangers_and_of_other_names_are_refused),
    CASE(tls_to_a_server_without_it_is_told),
    CASE(an_address_that_cannot_be_used_is_refused_before_anything_starts),
    CASE(several_feeds_share_a_loop_and_end_in_the_middle_of_everything),
};

int main(void)
{
    int failed = play_all(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    certificates_remove();
    return failed;
}

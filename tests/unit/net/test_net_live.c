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
    CASE(the_feed_is_called_when_it_is_due),
    CASE(a_flood_of_replies_is_bounded_and_harmless),
    CASE(what_the_feed_wishes_to_fetch_comes_back_through_the_inbox),
    CASE(a_page_that_was_used_is_only_sent_again_when_it_is_newer),
    CASE(what_comes_in_is_recorded),
    CASE(several_feeds_share_a_loop_and_end_in_the_middle_of_everything),
};

int main(void)
{
    int failed = play_all(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    certificates_remove();
    return failed;
}

// Servers that close, refuse, stay silent or are away, and when they are tried again.
#include "check.h"

#include "fake_feed.h"

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

static const struct check_case cases[] = {
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
    CASE(a_feed_that_was_refused_tries_again_when_the_operator_says_so),
};

int main(void)
{
    int failed = play_all(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    certificates_remove();
    return failed;
}

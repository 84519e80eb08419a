#include "hall.h"

#define APP "/app/anykey?protocol=7&client=test&version=1.0"
#define CHANNEL "x-2026-GBR-quay-cup-overview"
#define PUSH(at, n)                                                                      \
    "{\"at\":" at ",\"feed\":\"track\",\"event\":\"latest_attempt\",\"data\":{\"n\":" n  \
    "}}\n"
#define PAGE(at, path, n)                                                                \
    "{\"at\":" at ",\"feed\":\"track\",\"get\":\"" path "\",\"body\":{\"n\":" n "}}\n"

static const char day[] = PAGE("0", "json/", "0") PAGE("0", "event/7/1/2/json/", "1")
    PAGE("1.9", "event/7/1/2/json/", "2") PUSH("2", "2") PUSH("3", "3")
        PAGE("9000", "event/7/1/2/json/", "3");

#define SUBSCRIBE(channel)                                                               \
    "{\"event\":\"pusher:subscribe\",\"data\":{\"auth\":\"\",\"channel\":\"" channel     \
    "\"}}"
#define SUBSCRIBED(channel)                                                              \
    "{\"event\":\"pusher_internal:subscription_succeeded\",\"channel\":\"" channel       \
    "\",\"data\":\"{}\"}"
#define ATTEMPT(channel, n)                                                              \
    "{\"event\":\"latest_attempt\",\"channel\":\"" channel "\",\"data\":\"{\\\"n\\\":" n \
    "}\"}"
#define HELLO                                                                            \
    "{\"event\":\"pusher:connection_established\",\"data\":\"{\\\"socket_id\\\":"        \
    "\\\"1.2026\\\",\\\"activity_timeout\\\":30}\"}"
#define PONG "{\"event\":\"pusher:pong\",\"data\":\"{}\"}"

TEST(a_subscriber_is_greeted_confirmed_and_told_the_day)
{
    struct hall hall;
    struct line line;
    CHECK(hall_open(&hall, day, 1000, true));
    CHECK(connect_ws(&line, &hall, APP, ""));
    CHECK(hears(&line, HELLO));
    send_frame(&line, 1, "{\"event\":\"pusher:ping\",\"data\":{}}");
    CHECK(hears(&line, PONG));
    CHECK_INT(venue_position_ms(hall.venue), 0);
    send_frame(&line, 1, SUBSCRIBE(CHANNEL));
    CHECK(hears(&line, SUBSCRIBED(CHANNEL)));
    CHECK(hears(&line, ATTEMPT(CHANNEL, "2")));
    CHECK(hears(&line, ATTEMPT(CHANNEL, "3")));
    hang_up(&line);
    hall_close(&hall);
}

TEST(every_channel_that_wants_the_news_gets_it_once)
{
    struct hall hall;
    struct line line;
    CHECK(hall_open(&hall, day, 20, true));
    CHECK(connect_ws(&line, &hall, APP, ""));
    CHECK(hears(&line, HELLO));
    send_frame(&line, 1, SUBSCRIBE(CHANNEL "-7-1-2"));
    CHECK(hears(&line, SUBSCRIBED(CHANNEL "-7-1-2")));
    for (int i = 0; i < 2; i++) {
        send_frame(&line, 1, SUBSCRIBE(CHANNEL));
        CHECK(hears(&line, SUBSCRIBED(CHANNEL)));
    }
    send_frame(&line, 1, SUBSCRIBE("other"));
    CHECK(hears(&line, SUBSCRIBED("other")));
    send_frame(&line, 1,
               "{\"event\":\"pusher:unsubscribe\",\"data\":{\"channel\":\"other\"}}");
    CHECK(hears(&line, ATTEMPT(CHANNEL, "2")));
    CHECK(hears(&line, ATTEMPT(CHANNEL, "3")));
    hang_up(&line);
    hall_close(&hall);
}

TEST(who_joins_late_hears_only_what_comes)
{
    struct hall hall;
    struct line early, late;
    CHECK(hall_open(&hall, PUSH("0.1", "1") PUSH("2000", "2"), 1000, true));
    CHECK(connect_ws(&early, &hall, APP, ""));
    CHECK(hears(&early, HELLO));
    send_frame(&early, 1, SUBSCRIBE(CHANNEL));
    CHECK(hears(&early, SUBSCRIBED(CHANNEL)));
    CHECK(hears(&early, ATTEMPT(CHANNEL, "1")));
    CHECK(connect_ws(&late, &hall, APP, ""));
    free(hear(&late));
    send_frame(&late, 1, SUBSCRIBE(CHANNEL));
    CHECK(hears(&late, SUBSCRIBED(CHANNEL)));
    CHECK(hears(&late, ATTEMPT(CHANNEL, "2")));
    hang_up(&early);
    hang_up(&late);
    hall_close(&hall);
}

TEST(nonsense_is_answered_and_the_connection_stays)
{
    struct hall hall;
    struct line line;
    static const char *const nonsense[] = {"nonsense", "[]",
                                           "{\"event\":\"pusher:subscribe\"}",
                                           SUBSCRIBE("with a blank"), SUBSCRIBE("")};
    CHECK(hall_open(&hall, day, 1, true));
    CHECK(connect_ws(&line, &hall, APP, ""));
    CHECK(hears(&line, HELLO));
    for (size_t i = 0; i < sizeof(nonsense) / sizeof(nonsense[0]); i++) {
        send_frame(&line, 1, nonsense[i]);
        CHECK(hears(&line, "{\"event\":\"pusher:error\",\"data\":{\"code\":4200,"
                           "\"message\":\"Invalid message format\"}}"));
    }
    send_frame(&line, 1, "{\"event\":\"pusher:signin\",\"data\":{}}");
    send_frame(&line, 1, "{\"event\":\"pusher:ping\"}");
    CHECK(hears(&line, PONG));
    send_frame(&line, 2, "binary");
    CHECK(hears(&line, "close 1003"));
    hang_up(&line);
    hall_close(&hall);
}

TEST(a_page_shows_what_is_known_at_that_moment)
{
    struct hall hall;
    struct line line;
    CHECK(hall_open(&hall, day, 1000, true));
    CHECK(page_is(&hall, "/en-gb/x/2026/GBR/quay-cup/event/7/1/2/json/", "", "200",
                  "{\"n\":1}"));
    CHECK(page_is(&hall, "/event/7/1/2/json?nocache=1", "", "200", "{\"n\":1}"));
    CHECK(page_is(&hall, "/x/2026/GBR/quay-cup/json/?nocache=1", "", "200", "{\"n\":0}"));
    CHECK(connect_ws(&line, &hall, APP, ""));
    free(hear(&line));
    send_frame(&line, 1, SUBSCRIBE(CHANNEL));
    free(hear(&line));
    free(hear(&line));
    CHECK(page_is(&hall, "/event/7/1/2/json/", "", "200", "{\"n\":2}"));
    hang_up(&line);
    hall_close(&hall);
}

TEST(pages_that_are_not_there_and_other_methods_are_refused_in_json)
{
    struct hall hall;
    CHECK(hall_open(&hall, day, 1, true));
    CHECK(
        page_is(&hall, "/x/event/9/1/1/json/", "", "404", "{\"detail\":\"Not found.\"}"));
    CHECK(page_is(&hall, "/", "", "404", "{\"detail\":\"Not found.\"}"));
    char *reply = ask(&hall, "DELETE", "/x/json/", "", NULL);
    CHECK(strncmp(reply, "HTTP/1.1 405", 12) == 0);
    CHECK(strstr(reply, "\r\nallow: GET, HEAD\r\n"));
    CHECK(strstr(reply, "\r\ncontent-type: application/json\r\n"));
    free(reply);
    hall_close(&hall);
}

TEST(a_recording_is_served_as_well_without_its_chatter)
{
    static const char recording[] =
        "{\"at\":0,\"feed\":\"track\",\"link\":\"open\"}\n"
        "{\"at\":0.5,\"feed\":\"track\",\"text\":{\"event\":\"pusher:connection_"
        "established\","
        "\"data\":\"{}\"}}\n"
        "{\"at\":0.6,\"feed\":\"track\",\"text\":{\"event\":\"latest_attempt\","
        "\"channel\":"
        "\"" CHANNEL "\",\"data\":\"{}\"}}\n"
        "{\"at\":1,\"feed\":\"track\",\"link\":\"closed\",\"code\":4200}\n";
    struct hall hall;
    struct line line;
    CHECK(hall_open(&hall, recording, 1000, true));
    CHECK(connect_ws(&line, &hall, APP, ""));
    CHECK(hears(&line, HELLO));
    send_frame(&line, 1, SUBSCRIBE(CHANNEL));
    CHECK(hears(&line, SUBSCRIBED(CHANNEL)));
    CHECK(hears(&line, "{\"event\":\"latest_attempt\",\"channel\":\"" CHANNEL
                       "\",\"data\":\"{}\"}"));
    CHECK(hears(&line, "close 4200"));
    hang_up(&line);
    hall_close(&hall);
}

TEST(a_venue_can_be_left_at_any_moment)
{
    struct hall hall;
    struct line line;
    CHECK(hall_open(&hall, day, 0.001, false));
    CHECK(connect_ws(&line, &hall, APP, ""));
    hall_close(&hall);
    hang_up(&line);

    struct venue_config config = {.script = NULL};
    struct script empty = {0};
    config.script = &empty;
    struct venue *venue = venue_create(&config, error, sizeof(error));
    CHECK(venue);
    struct venue_config same = {.script = &empty, .port = venue_port(venue)};
    CHECK(!venue_create(&same, error, sizeof(error)));
    CHECK(strstr(error, "Address already in use"));
    venue_destroy(venue);
    venue_destroy(NULL);
}

static const struct check_case cases[] = {
    CASE(a_subscriber_is_greeted_confirmed_and_told_the_day),
    CASE(every_channel_that_wants_the_news_gets_it_once),
    CASE(who_joins_late_hears_only_what_comes),
    CASE(nonsense_is_answered_and_the_connection_stays),
    CASE(a_page_shows_what_is_known_at_that_moment),
    CASE(pages_that_are_not_there_and_other_methods_are_refused_in_json),
    CASE(a_recording_is_served_as_well_without_its_chatter),
    CASE(a_venue_can_be_left_at_any_moment),
};

int main(void)
{
    return hall_tests(cases, (int)(sizeof(cases) / sizeof(cases)[0]));
}

#include "hall.h"

#define ACCEPT "Accept: application/vnd.imggaming.dde.api+json;version=1\r\n"
#define STREAM "/media/soccer/fixtures/f1/actions"
#define TOKEN "{\"authToken\":\"anything\"}"
#define PACKET(fixture, n)                                                               \
    "{\"fixtureAction\":{\"fixtureId\":\"" fixture "\",\"fixtureSeqNum\":" n "}}"
#define TEXT(at, text) "{\"at\":" at ",\"feed\":\"arena\",\"text\":" text "}\n"
#define STATUS "{\"eventElementType\":\"ConnectionStateChanged\",\"state\":\"Connected\"}"
#define ACCEPTED "{\"message\":\"Authorisation accepted\",\"level\":\"INFO\"}"

static const char day[] =
    "{\"at\":0,\"feed\":\"arena\",\"get\":\"soccer/fixtures\",\"body\":[]}\n" TEXT(
        "0", PACKET("f1", "1")) TEXT("0", PACKET("f1", "2")) TEXT("0", PACKET("f2", "1"))
        TEXT("2", PACKET("f1", "3")) TEXT("2", STATUS) TEXT("3", PACKET("f2", "2"))
            TEXT("3", "{\"match\":{\"id\":7}}") TEXT("4", PACKET("f1", "4"));

static bool enter(struct line *line, const struct hall *hall, const char *target)
{
    if (!connect_ws(line, hall, target, ACCEPT)) {
        return false;
    }
    send_frame(line, 1, TOKEN);
    return hears(line, ACCEPTED);
}

TEST(a_token_opens_the_whole_fixture_each_packet_once)
{
    struct hall hall;
    struct line line;
    CHECK(hall_open(&hall, day, 1000, true));
    CHECK(connect_ws(&line, &hall, STREAM, ACCEPT));
    CHECK_INT(venue_position_ms(hall.venue), 0);
    send_frame(&line, 1, TOKEN);
    CHECK(hears(&line, ACCEPTED));
    CHECK(hears(&line, PACKET("f1", "1")));
    CHECK(hears(&line, PACKET("f1", "2")));
    CHECK(hears(&line, PACKET("f1", "3")));
    CHECK(hears(&line, STATUS));
    CHECK(hears(&line, PACKET("f1", "4")));
    hang_up(&line);
    hall_close(&hall);
}

TEST(who_comes_back_is_told_from_the_position_that_its_address_names)
{
    struct hall hall;
    struct line first, again, ahead;
    CHECK(hall_open(&hall, day, 1000, true));
    CHECK(enter(&first, &hall, STREAM));
    for (int i = 0; i < 5; i++) {
        free(hear_text(&first));
    }
    CHECK(enter(&again, &hall, STREAM "?startPosition=2"));
    CHECK(hears(&again, PACKET("f1", "3")));
    CHECK(hears(&again, PACKET("f1", "4")));
    CHECK(enter(&ahead, &hall, "/soccer/fixtures/f2/actions?x=1&startPosition=-5"));
    CHECK(hears(&ahead, PACKET("f2", "1")));
    CHECK(hears(&ahead, PACKET("f2", "2")));
    hang_up(&ahead);
    hang_up(&again);
    hang_up(&first);
    hall_close(&hall);
}

TEST(a_position_counts_also_for_the_first_who_comes)
{
    struct hall hall;
    struct line line;
    CHECK(hall_open(&hall, day, 1000, true));
    CHECK(enter(&line, &hall, STREAM "?startPosition=3"));
    CHECK(hears(&line, STATUS));
    CHECK(hears(&line, PACKET("f1", "4")));
    hang_up(&line);
    hall_close(&hall);
}

TEST(no_token_no_packets)
{
    static const char *const wrong[] = {"{\"authToken\":\"\"}", "{\"token\":\"x\"}",
                                        "nonsense"};
    struct hall hall;
    CHECK(hall_open(&hall, day, 1000, true));
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct line line;
        CHECK(connect_ws(&line, &hall, STREAM, ACCEPT));
        send_frame(&line, 1, wrong[i]);
        CHECK(hears(&line, "{\"message\":\"Authentication message had incorrect format\","
                           "\"level\":\"ERROR\"}"));
        CHECK(hears(&line, "close 1008"));
        hang_up(&line);
    }
    CHECK_INT(venue_position_ms(hall.venue), 0);
    hall_close(&hall);
}

TEST(a_fixture_that_nobody_knows_is_a_warning_and_the_connection_stays)
{
    struct hall hall;
    struct line line;
    CHECK(hall_open(&hall, day, 1000, true));
    CHECK(enter(&line, &hall, "/v2/volleyball/fixtures/f9/actions"));
    CHECK(hears(&line,
                "{\"message\":\"Could not find fixture topic f9\",\"level\":\"WARN\"}"));
    CHECK_INT(venue_position_ms(hall.venue), 0);
    send_frame(&line, 1, TOKEN); // is ignored, as everything after the first
    send_frame(&line, 2, "binary");
    CHECK(hears(&line, "close 1003"));
    hang_up(&line);
    hall_close(&hall);
}

TEST(the_stream_and_the_pages_want_their_headers)
{
    struct hall hall;
    struct line line;
    CHECK(hall_open(&hall, day, 1, true));
    CHECK(!connect_ws(&line, &hall, STREAM, ""));
    hang_up(&line);
    CHECK(page_is(&hall, "/soccer/fixtures?live=true", "", "401",
                  "{\"errorMessage\":\"Supplied token could not be authenticated\"}"));
    CHECK(page_is(&hall, "/soccer/fixtures", "Authorization: Token x\r\n", "401",
                  "{\"errorMessage\":\"Supplied token could not be authenticated\"}"));
    CHECK(page_is(&hall, "/soccer/fixtures?live=true", "Authorization: Bearer x\r\n",
                  "200", "[]"));
    CHECK(page_is(&hall, "/soccer/fixtures/f9", "Authorization: Bearer x\r\n", "404",
                  "{\"error\":\"Fixture not found\",\"status\":404}"));
    hall_close(&hall);
}

TEST(a_heartbeat_comes_in_ten_seconds_with_the_day_s_time)
{
    struct hall hall;
    struct line line;
    CHECK(hall_open(&hall, TEXT("0", PACKET("f1", "1")), 1, true));
    CHECK(enter(&line, &hall, STREAM));
    CHECK(hears(&line, PACKET("f1", "1")));
    char *text = hear_text(&line);
    CHECK(text_starts(text, "{\"message\":\"Heartbeat sent at 20"));
    CHECK(text_ends(text, "Z\",\"level\":\"INFO\"}"));
    free(text);
    hang_up(&line);
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(a_token_opens_the_whole_fixture_each_packet_once),
    CASE(who_comes_back_is_told_from_the_position_that_its_address_names),
    CASE(a_position_counts_also_for_the_first_who_comes),
    CASE(no_token_no_packets),
    CASE(a_fixture_that_nobody_knows_is_a_warning_and_the_connection_stays),
    CASE(the_stream_and_the_pages_want_their_headers),
    CASE(a_heartbeat_comes_in_ten_seconds_with_the_day_s_time),
};

int main(void)
{
    return hall_tests(cases, (int)(sizeof(cases) / sizeof(cases)[0]));
}

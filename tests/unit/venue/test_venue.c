#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "check.h"
#include "venue/venue.h"

enum { PATIENCE_MS = 20000 };

#define CHANNEL "x-2026-GBR-quay-cup-overview"
#define PUSH(at, n)                                                                      \
    "{\"at\":" at ",\"feed\":\"track\",\"event\":\"latest_attempt\",\"data\":{\"n\":" n  \
    "}}\n"
#define PAGE(at, path, n)                                                                \
    "{\"at\":" at ",\"feed\":\"track\",\"get\":\"" path "\",\"body\":{\"n\":" n "}}\n"

static char path[] = "/tmp/strapline-venue-XXXXXX";
static char error[400];

static const char day[] = PAGE("0", "json/", "0") PAGE("0", "event/7/1/2/json/", "1")
    PAGE("1.9", "event/7/1/2/json/", "2") PUSH("2", "2") PUSH("3", "3")
        PAGE("9000", "event/7/1/2/json/", "3");

struct hall {
    struct script *script;
    struct venue *venue;
};

static bool hall_open(struct hall *hall, const char *text, double speed, bool wait)
{
    *hall = (struct hall){0};
    hall->script = file_write(path, text, strlen(text), error, sizeof(error))
                       ? script_load(path, error, sizeof(error))
                       : NULL;
    struct venue_config config = {
        .script = hall->script, .speed = speed, .wait_for_client = wait};
    hall->venue = hall->script ? venue_create(&config, error, sizeof(error)) : NULL;
    return hall->venue && venue_start(hall->venue);
}

static void hall_close(struct hall *hall)
{
    venue_destroy(hall->venue);
    script_destroy(hall->script);
}

// A connection, and what has come in on it that nobody has looked at.
struct line {
    int fd;
    struct buf heard;
};

static void say(struct line *line, const void *bytes, size_t len)
{
    if (send(line->fd, bytes, len, MSG_NOSIGNAL) != (ssize_t)len) {
        printf("  not sent\n");
    }
}

static void dial(struct line *line, const struct hall *hall)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)venue_port(hall->venue))};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    *line = (struct line){.fd = socket(AF_INET, SOCK_STREAM, 0)};
    if (connect(line->fd, (const struct sockaddr *)&address, sizeof(address)) != 0) {
        printf("  no connection\n");
    }
}

static void hang_up(struct line *line)
{
    close(line->fd);
    buf_finish(&line->heard);
}

static bool more(struct line *line)
{
    char chunk[8192];
    struct pollfd wait = {.fd = line->fd, .events = POLLIN};
    if (poll(&wait, 1, PATIENCE_MS) <= 0) {
        return false;
    }
    ssize_t got = recv(line->fd, chunk, sizeof(chunk), 0);
    if (got > 0) {
        buf_append(&line->heard, chunk, (size_t)got);
    }
    return got > 0;
}

static void forget(struct line *line, size_t len)
{
    struct buf rest = {0};
    buf_append(&rest, line->heard.data + len, line->heard.len - len);
    buf_finish(&line->heard);
    line->heard = rest;
}

// The reply to a GET, head and body; to be freed.
static char *get(const struct hall *hall, const char *method, const char *page)
{
    struct line line;
    struct buf request = {0};
    dial(&line, hall);
    buf_printf(&request, "%s %s HTTP/1.1\r\nHost: h\r\n\r\n", method, page);
    say(&line, request.data, request.len);
    while (more(&line)) {
    }
    buf_finish(&request);
    close(line.fd);
    return line.heard.data ? line.heard.data : xstrdup("");
}

static bool page_is(const struct hall *hall, const char *page, const char *status,
                    const char *body)
{
    char *reply = get(hall, "GET", page);
    const char *found = strstr(reply, "\r\n\r\n");
    bool ok = found && strncmp(reply + 9, status, 3) == 0 && strcmp(found + 4, body) == 0;
    if (!ok) {
        printf("  %s: %s\n", page, reply);
    }
    free(reply);
    return ok;
}

static bool connect_ws(struct line *line, const struct hall *hall)
{
    static const char request[] =
        "GET /app/anykey?protocol=7&client=test&version=1.0 HTTP/1.1\r\nHost: h\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    dial(line, hall);
    say(line, request, sizeof(request) - 1);
    const char *end;
    while (!line->heard.data || !(end = strstr(line->heard.data, "\r\n\r\n"))) {
        if (!more(line)) {
            return false;
        }
    }
    bool ok = strncmp(line->heard.data, "HTTP/1.1 101", 12) == 0 &&
              strstr(line->heard.data, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    forget(line, (size_t)(end - line->heard.data) + 4);
    return ok;
}

// Masked with zeros, so that it stays readable.
static void send_frame(struct line *line, int opcode, const char *text)
{
    struct buf frame = {0};
    size_t len = strlen(text);
    buf_char(&frame, (char)(0x80 | opcode));
    if (len < 126) {
        buf_char(&frame, (char)(0x80 | len));
    } else {
        buf_char(&frame, (char)(0x80 | 126));
        buf_char(&frame, (char)(len >> 8));
        buf_char(&frame, (char)len);
    }
    buf_append(&frame, "\0\0\0\0", 4);
    buf_text(&frame, text);
    say(line, frame.data, frame.len);
    buf_finish(&frame);
}

// The next frame's text, or "close CODE", "gone"; to be freed.
static char *hear(struct line *line)
{
    for (;;) {
        const unsigned char *bytes = (const unsigned char *)line->heard.data;
        size_t head = line->heard.len >= 2 && bytes[1] == 126 ? 4 : 2;
        bool told = line->heard.len >= head;
        size_t len = !told ? 0 : head == 4 ? (size_t)bytes[2] << 8 | bytes[3] : bytes[1];
        if (told && line->heard.len - head >= len) {
            char *text = xalloc(len + 20);
            memcpy(text, bytes + head, len);
            if ((bytes[0] & 15) == 8) {
                snprintf(text, len + 20, "close %d",
                         len >= 2 ? bytes[head] << 8 | bytes[head + 1] : 0);
            }
            forget(line, head + len);
            return text;
        }
        if (!more(line)) {
            return xstrdup("gone");
        }
    }
}

static bool hears(struct line *line, const char *expected)
{
    char *text = hear(line);
    bool ok = strcmp(text, expected) == 0;
    if (!ok) {
        printf("  heard    %s\n  expected %s\n", text, expected);
    }
    free(text);
    return ok;
}

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
    CHECK(connect_ws(&line, &hall));
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
    CHECK(connect_ws(&line, &hall));
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
    CHECK(connect_ws(&early, &hall));
    CHECK(hears(&early, HELLO));
    send_frame(&early, 1, SUBSCRIBE(CHANNEL));
    CHECK(hears(&early, SUBSCRIBED(CHANNEL)));
    CHECK(hears(&early, ATTEMPT(CHANNEL, "1")));
    CHECK(connect_ws(&late, &hall));
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
    CHECK(connect_ws(&line, &hall));
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
    CHECK(page_is(&hall, "/en-gb/x/2026/GBR/quay-cup/event/7/1/2/json/", "200",
                  "{\"n\":1}"));
    CHECK(page_is(&hall, "/event/7/1/2/json?nocache=1", "200", "{\"n\":1}"));
    CHECK(page_is(&hall, "/x/2026/GBR/quay-cup/json/?nocache=1", "200", "{\"n\":0}"));
    CHECK(connect_ws(&line, &hall));
    free(hear(&line));
    send_frame(&line, 1, SUBSCRIBE(CHANNEL));
    free(hear(&line));
    free(hear(&line));
    CHECK(page_is(&hall, "/event/7/1/2/json/", "200", "{\"n\":2}"));
    hang_up(&line);
    hall_close(&hall);
}

TEST(pages_that_are_not_there_and_other_methods_are_refused_in_json)
{
    struct hall hall;
    CHECK(hall_open(&hall, day, 1, true));
    CHECK(page_is(&hall, "/x/event/9/1/1/json/", "404", "{\"detail\":\"Not found.\"}"));
    CHECK(page_is(&hall, "/", "404", "{\"detail\":\"Not found.\"}"));
    char *reply = get(&hall, "DELETE", "/x/json/");
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
    CHECK(connect_ws(&line, &hall));
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
    CHECK(connect_ws(&line, &hall));
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
    close(mkstemp(path));
    int result = check_run(cases, (int)(sizeof(cases) / sizeof(cases)[0]));
    unlink(path);
    return result;
}

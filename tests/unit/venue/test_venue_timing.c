#include "base/clock.h"
#include "hall.h"
#include "net/library.h"

#define TEXT(at, text) "{\"at\":" at ",\"feed\":\"tri\",\"text\":" text "}\n"
#define RACE(n) "{\"prog_id\":\"1\",\"n\":" n "}"

TEST(the_day_begins_with_the_first_who_comes_and_nothing_is_asked)
{
    struct hall hall;
    struct line line;
    CHECK(hall_open(&hall,
                    TEXT("2", RACE("1")) TEXT("3", "{\"match\":{\"id\":7}}")
                        TEXT("4", "{\"prog_id\":\"2\"}"),
                    1000, true));
    CHECK_INT(venue_position_ms(hall.venue), 0);
    CHECK(connect_ws(&line, &hall, "/timing", ""));
    send_frame(&line, 1, "hello?");
    CHECK(hears(&line, RACE("1")));
    CHECK(hears(&line, "{\"prog_id\":\"2\"}"));
    hang_up(&line);
    hall_close(&hall);
}

TEST(pages_want_an_api_key)
{
    static const char page[] = "{\"at\":0,\"feed\":\"tri\",\"get\":\"v1/live/timing/1\","
                               "\"body\":{\"data\":1}}\n";
    static const char denied[] =
        "{\"code\":401,\"status\":\"fail\",\"message\":\"Invalid or missing API key\"}";
    struct hall hall;
    CHECK(hall_open(&hall, page, 1, true));
    CHECK(page_is(&hall, "/v1/live/timing/1", "", "401", denied));
    CHECK(page_is(&hall, "/v1/live/timing/1", "apikey:\r\n", "401", denied));
    CHECK(page_is(&hall, "/v1/live/timing/1", "apikey: k\r\n", "200", "{\"data\":1}"));
    CHECK(page_is(&hall, "/v1/live/timing/2", "apikey: k\r\n", "404",
                  "{\"code\":404,\"status\":\"fail\",\"data\":[]}"));
    CHECK(page_is(&hall, "/v1/events/5/programs", "", "401", denied));
    hall_close(&hall);
}

TEST(open_times_are_of_the_day_that_has_begun)
{
    struct hall hall;
    struct line line;
    int64_t before_ms = clock_wall_ms();
    CHECK(hall_open(&hall,
                    TEXT("0", "{\"prog_id\":\"{{epoch+0}}\",\"date\":\"{{iso+60}}\"}"),
                    1000, true));
    CHECK(connect_ws(&line, &hall, "/timing", ""));
    char *text = hear_text(&line);
    double epoch_s = strtod(text + 11, NULL);
    CHECK(text_starts(text, "{\"prog_id\":"));
    CHECK(epoch_s * 1000 >= (double)before_ms - 1);
    CHECK(epoch_s * 1000 <= (double)clock_wall_ms() + 1);
    CHECK(strstr(text, ",\"date\":\"20") && text_ends(text, "Z\"}"));
    free(text);
    hang_up(&line);
    hall_close(&hall);
}

TEST(the_speed_is_of_the_day_not_of_the_clock)
{
    struct hall hall;
    struct line line;
    int64_t before_ms = clock_now_ms();
    CHECK(hall_open(&hall, TEXT("10", RACE("1")) TEXT("1000000", RACE("2")), 20, true));
    CHECK(connect_ws(&line, &hall, "/timing", ""));
    CHECK(hears(&line, RACE("1")));
    CHECK(clock_now_ms() - before_ms >= 499); // no sooner; later on a busy machine
    CHECK(venue_position_ms(hall.venue) >= 10000);
    hang_up(&line);
    hall_close(&hall);
}

// Somebody who hears webhooks on a port of its own.
static int listen_somewhere(char url[80])
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t size = sizeof(address);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(fd, (struct sockaddr *)&address, sizeof(address)) || listen(fd, 4) ||
        getsockname(fd, (struct sockaddr *)&address, &size)) {
        printf("  cannot listen\n");
    }
    snprintf(url, 80, "http://127.0.0.1:%d/hooks/tri", ntohs(address.sin_port));
    return fd;
}

// Takes one request, whose body ends with `end`, and answers it; to be freed.
static char *take_hook(int fd, const char *end, const char *status)
{
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    struct line line = {.fd = poll(&wait, 1, PATIENCE_MS) > 0 ? accept(fd, NULL, NULL)
                                                              : -1};
    struct buf reply = {0};
    while (line.fd >= 0 && (!line.heard.data || !text_ends(line.heard.data, end)) &&
           more(&line)) {
    }
    buf_printf(&reply, "HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
               status);
    if (line.fd >= 0) {
        say(&line, reply.data, reply.len);
        close(line.fd);
    }
    buf_finish(&reply);
    return line.heard.data ? line.heard.data : xstrdup("");
}

TEST(webhooks_are_posted_with_the_token_and_again_until_they_are_taken)
{
    char url[80];
    struct hall hall;
    int fd = listen_somewhere(url);
    struct venue_config more_config = {.webhook_url = url, .webhook_token = "s3cret"};
    library_start();
    CHECK(hall_open_with(&hall,
                         "{\"at\":1,\"feed\":\"tri\",\"hook\":{\"at\":\"{{epoch+0}}\","
                         "\"last\":1}}\n",
                         1000, false, &more_config));
    char *refused = take_hook(fd, "\"last\":1}", "503 Not Now");
    CHECK(text_starts(refused, "POST /hooks/tri HTTP/1.1\r\n"));
    CHECK(strstr(refused, "\r\ntriathlon-token: s3cret\r\n"));
    CHECK(strstr(refused, "\r\nContent-Type: application/json\r\n"));
    CHECK(!strstr(refused, "{{epoch"));
    char *taken = take_hook(fd, "\"last\":1}", "200 OK");
    CHECK_STR(strstr(taken, "\r\n\r\n"), strstr(refused, "\r\n\r\n"));
    free(taken);
    free(refused);
    hall_close(&hall);
    library_stop();
    close(fd);
}

static const struct check_case cases[] = {
    CASE(the_day_begins_with_the_first_who_comes_and_nothing_is_asked),
    CASE(pages_want_an_api_key),
    CASE(open_times_are_of_the_day_that_has_begun),
    CASE(the_speed_is_of_the_day_not_of_the_clock),
    CASE(webhooks_are_posted_with_the_token_and_again_until_they_are_taken),
};

int main(void)
{
    return hall_tests(cases, (int)(sizeof(cases) / sizeof(cases)[0]));
}

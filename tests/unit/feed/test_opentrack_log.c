// What the feed complains about, how often, and what it must not say.
#include <stdlib.h>

#include "base/str.h"
#include "check.h"
#include "feed/feed.h"
#include "log_heard.h"

static struct feed_config config = {
    .competition = "https://data.opentrack.run/x/2026/GBR/harbour-games/",
    .token = "token-that-nobody-may-see",
};

// The lines that reached stderr while these texts were told.
static const char *logged(const char *const *texts, int count)
{
    static struct log_heard heard;
    struct arena arena = {0};
    log_heard_begin(&heard);
    struct feed *feed = feed_find("opentrack")->create(&config);
    for (int i = 0; i < count; i++) {
        struct feed_out out = feed_out_begin(&arena);
        feed_find("opentrack")->text(feed, str_of(texts[i]), 0, &out);
    }
    feed_find("opentrack")->destroy(feed);
    arena_finish(&arena);
    log_heard_end(&heard);
    return heard.lines;
}

TEST(a_kind_of_mistake_is_logged_once)
{
    const char *texts[60];
    for (int i = 0; i < 60; i += 3) {
        texts[i] = "not json";
        texts[i + 1] = "{\"event\":\"results_arrived\",\"data\":{\"winner_name\":\"A\"}}";
        texts[i + 2] = "{\"event\":\"latest_attempt\",\"data\":{\"event_id\":\"1\"}}";
    }
    const char *lines = logged(texts, 60);
    CHECK_INT(count_of(lines, "\n"), 3);
    CHECK_INT(count_of(lines, "message: not JSON: 1:1: not JSON from here on"), 1);
    CHECK_INT(count_of(lines, "results_arrived: expected an event_id"), 1);
    CHECK_INT(count_of(lines, "latest_attempt: expected a name and a mark"), 1);
    CHECK(strstr(lines,
                 "{\"event\":\"results_arrived\",\"data\":{\"winner_name\":\"A\"}}"));
}

TEST(good_messages_and_unknown_ones_are_not_logged)
{
    const char *const texts[] = {
        "{\"event\":\"blink\"}",
        "{\"event\":\"pusher:new_thing\"}",
        "{\"event\":\"results_arrived\",\"data\":{\"event_id\":\"1\",\"winner_name\":1}}",
    };
    CHECK_STR(logged(texts, 3), "");
}

TEST(only_the_first_bytes_are_quoted)
{
    char text[1000];
    memset(text, 'z', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    const char *texts[] = {text};
    CHECK_INT(count_of(logged(texts, 1), "z"), 200);
}

TEST(nothing_private_is_quoted)
{
    const char *const texts[] = {
        "{\"event\":\"unit\",\"data\":{\"bib\":\"7\",\"date_of_birth\":\"2001-04-09\"}}",
        "{\"bib\":\"7\",\"nationalId\":\"900000007\"}",
        "{\"event\":\"results_arrived\",\"data\":{\"EMAIL\":\"a@example.org\"}}",
    };
    const char *lines = logged(texts, 3);
    CHECK_INT(count_of(lines, "\n"), 3);
    CHECK(strstr(lines, "\"bib\":\"7\""));
    CHECK(!strstr(lines, "2001") && !strstr(lines, "900000007") &&
          !strstr(lines, "a@ex"));
}

TEST(a_chatty_server_does_not_fill_the_log)
{
    const char *texts[1000];
    for (int i = 0; i < 1000; i++) {
        texts[i] =
            "{\"event\":\"pusher:error\",\"data\":{\"code\":4301,\"message\":\"slow\"}}";
    }
    const char *lines = logged(texts, 1000);
    CHECK_INT(count_of(lines, "\n"), 10);
    CHECK(strstr(lines, "the server reports: slow (code 4301, error 512 so far)"));
}

static const struct check_case cases[] = {
    CASE(a_kind_of_mistake_is_logged_once),
    CASE(good_messages_and_unknown_ones_are_not_logged),
    CASE(only_the_first_bytes_are_quoted),
    CASE(nothing_private_is_quoted),
    CASE(a_chatty_server_does_not_fill_the_log),
};

CHECK_MAIN(cases)

// Pages that are asked for again and again, and when their answer is worth waking for.
#include "check.h"

#include <time.h>

#include "fake_feed.h"

static struct server web;

static bool poll_page(const char *way, const char *page)
{
    char path[256];
    snprintf(path, sizeof(path), "/%s?text=poll%%20http://127.0.0.1:%d/%s", way, web.port,
             page);
    return net_open(path);
}

// The next message, also one that nobody is woken for; and its first event.
static const char *pop(void)
{
    msg_free(net.msg);
    net.msg = NULL;
    net.next = 0;
    for (int i = 0; i < LIVE_PATIENCE_MS && !net.msg; i++) {
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
        net.msg = inbox_pop(net.inbox);
    }
    return net.msg && net.msg->body ? next() : "";
}

// Of texts that come together all but the first are quiet.
enum waking { WAKES, QUIET, EITHER };

// Skips what comes before it.
static bool comes(const char *start, enum waking waking)
{
    int64_t limit = clock_now_ms() + LIVE_PATIENCE_MS; // polls go on for ever
    do {
        bool found = text_starts(pop(), start);
        if (found && (waking == EITHER || net.msg->quiet == (waking == QUIET))) {
            return true;
        }
    } while (net.msg && clock_now_ms() < limit);
    return false;
}

TEST(a_poll_that_is_answered_as_before_wakes_nobody)
{
    CHECK(poll_page("say", "status/404"));
    CHECK(comes("E7 'status 404' 404", WAKES));
    CHECK(text_starts(pop(), "E7 ") && net.msg->quiet);
    CHECK(text_starts(pop(), "E7 ") && net.msg->quiet);
}

TEST(who_waits_for_an_answer_gets_it_though_it_is_as_before)
{
    CHECK(poll_page("say", "status/404"));
    CHECK(comes("E7 'status 404' 404", QUIET));
    snprintf(unit_url, sizeof(unit_url), "http://127.0.0.1:%d/status/404", web.port);
    source_fetch_unit(net.source, &(struct unit_key){.event = "E9"}, false);
    CHECK(comes("E9 'status 404' 404", WAKES));
}

TEST(an_answer_as_before_is_news_again_after_the_socket_said_something_else)
{
    bool said_again = false, answered = false;
    int64_t limit = clock_now_ms() + LIVE_PATIENCE_MS;
    CHECK(poll_page("talk", "status/404"));
    CHECK(comes("text 'greeting'", EITHER));
    CHECK(comes("E7 'status 404' 404", QUIET));
    atomic_store(&speaks, true);
    while (!said_again || !answered) {
        const char *line = pop();
        CHECK(net.msg && clock_now_ms() < limit);
        said_again = said_again || text_starts(line, "text 'again'");
        answered = answered || (text_starts(line, "E7 ") && !net.msg->quiet);
    }
}

static const char *fake_trouble(const struct feed_config *config,
                                const struct feed_fetch *fetch, int status,
                                struct str body, const char *note, struct arena *arena)
{
    (void)config;
    (void)fetch;
    (void)body;
    (void)note;
    return arena_printf(arena, "answered %d", status);
}

TEST(an_answer_as_before_is_news_again_after_the_page_was_in_trouble)
{
    fake_ops.trouble = fake_trouble;
    CHECK(poll_page("say", "stumble/"));
    CHECK(comes("E7 'as ever' 200", WAKES));
    const struct event *trouble;
    do {
        pop();
        net.next = 0;
        trouble = net.msg ? next_event() : NULL;
        CHECK(trouble != NULL);
    } while (trouble->type != EVENT_FETCH_FAILED);
    CHECK(text_starts(trouble->fetch.note, "answered 500; tried again in "));
    CHECK(text_starts(pop(), "E7 'as ever' 200") && !net.msg->quiet);
    CHECK(comes("E7 'as ever' 200", QUIET));
    net_end();
    fake_ops.trouble = NULL;
}

TEST(an_answer_as_before_is_news_again_after_messages_were_lost)
{
    enum { CAPACITY = 100 };
    CHECK(poll_page("say", "status/404"));
    CHECK(comes("E7 'status 404' 404", QUIET));
    for (int i = 0; i <= CAPACITY; i++) {
        inbox_push(net.inbox, msg_create(3, MSG_EVENTS, clock_now_ns()));
    }
    CHECK(comes("E7 'status 404' 404", WAKES));
    CHECK(comes("E7 'status 404' 404", QUIET));
}

static const struct check_case cases[] = {
    CASE(a_poll_that_is_answered_as_before_wakes_nobody),
    CASE(who_waits_for_an_answer_gets_it_though_it_is_as_before),
    CASE(an_answer_as_before_is_news_again_after_the_socket_said_something_else),
    CASE(an_answer_as_before_is_news_again_after_the_page_was_in_trouble),
    CASE(an_answer_as_before_is_news_again_after_messages_were_lost),
};

int main(void)
{
    if (!server_start(&web, "web_server.py", 0, NULL, NULL)) {
        return 1;
    }
    int failed = play_all(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    server_end(&web);
    return failed;
}

// The actions of a fixture that is over, where the server tells them page by page.
#include "check.h"

#include <stdio.h>
#include <string.h>

#include "feed/fastpath.h"
#include "feed/fastpath_pages.h"

enum { STATUS_OK = 200 };

static struct feed_config config; // big
static struct arena arena;

static void set_up(void)
{
    config = (struct feed_config){.id = "arena", .token = "mooring-line"};
    text_copy(config.sport, sizeof(config.sport), "soccer");
    text_copy(config.rest, sizeof(config.rest), "http://127.0.0.1:7");
}

// A goal of the home team and how it stood then.
static const char *packet(int goal, const char *status)
{
    return arena_printf(
        &arena,
        "{\"fixtureAction\":{\"actionId\":\"g%d\",\"fixtureActionType\":\"Goal\","
        "\"sendType\":\"Confirmed\",\"period\":1,\"clockTime\":\"%02d:00\","
        "\"team\":{\"id\":\"h1\",\"homeTeam\":true}},"
        "\"fixtureSummary\":{\"homeTeamScore\":%d,\"awayTeamScore\":0,"
        "\"currentPeriod\":1,\"currentStatus\":\"%s\"}}",
        goal, goal * 5, goal, status);
}

static struct feed_out hear(const struct feed_fetch *fetch, const char *body)
{
    struct feed_out out = feed_out_begin(&arena);
    fastpath_body(&config, fetch, STATUS_OK, (struct str){body, strlen(body)}, NULL,
                  &out);
    return out;
}

static struct feed_fetch fetch_of(int attempt)
{
    struct feed_fetch fetch = {0};
    check_failed =
        check_failed || !fastpath_actions_fetch(&config, "f1", attempt, &fetch);
    return fetch;
}

// Of the one event that an answer gives; history.
static struct match_news news_of(const struct feed_out *out)
{
    const struct event *event = out->events.items;
    bool heard = out->events.count == 1 && event->type == EVENT_MATCH && event->backlog;
    check_failed = check_failed || !heard;
    return heard ? event->match : (struct match_news){0};
}

TEST(a_list_that_is_whole_asks_for_nothing_more)
{
    static const char *const forms[] = {
        "[%s]", "{\"content\":[%s]}", "{\"actions\":[%s]}",
        "{\"content\":[%s],\"totalPages\":1}", "{\"content\":[%s],\"last\":true}"};
    set_up();
    struct feed_fetch fetch = fetch_of(0);
    CHECK(!strchr(fetch.url, '?'));
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        char body[1000];
        const char *goal = packet(1, "Completed"), *mark = strchr(forms[i], '%');
        snprintf(body, sizeof(body), "%.*s%s%s", (int)(mark - forms[i]), forms[i], goal,
                 mark + 2);
        struct feed_out out = hear(&fetch, body);
        struct match_news news = news_of(&out);
        CHECK_INT(out.fetch_count, 0);
        CHECK_INT(news.entry_count, 1);
        CHECK(news.has_status);
    }
}

TEST(pages_are_followed_to_the_last_which_says_how_it_ended)
{
    enum { PAGES = 3 };
    set_up();
    struct feed_fetch fetch = fetch_of(0);
    // What was asked without pages is asked again with them.
    for (int asked = 0; asked <= PAGES; asked++) {
        int page = asked > 0 ? asked - 1 : 0;
        bool last = page == PAGES - 1;
        struct feed_out out =
            hear(&fetch, arena_printf(&arena,
                                      "{\"content\":[%s],\"page\":{\"size\":1,"
                                      "\"number\":%d,\"totalPages\":%d}}",
                                      packet(page + 1, last ? "Completed" : "Live"), page,
                                      PAGES));
        struct match_news news = news_of(&out);
        CHECK_INT(news.entry_count, 1);
        CHECK(news.entries[0].has_score);
        CHECK_INT(news.has_status, last);
        CHECK_INT(news.has_score, last);
        CHECK_INT(out.fetch_count, !last);
        if (!last) {
            char query[100];
            fetch = out.fetches[0];
            snprintf(query, sizeof(query),
                     "/fixtures/f1/actions?size=500&page=%d&paged=true", asked);
            CHECK(strstr(fetch.url, query));
            CHECK(strstr(fetch.header, "paged: true"));
            CHECK(fetch.whole && fetch.backlog);
            CHECK_STR(fetch.unit.event, "f1");
        }
    }
    CHECK_INT(fetch.attempt, PAGES);
}

TEST(bare_goals_count_to_a_score_only_where_all_of_them_are_seen)
{
    static const char goal[] = "{\"content\":[{\"actionId\":\"g1\",\"period\":1,"
                               "\"fixtureActionType\":\"Goal\",\"clockTime\":\"05:00\","
                               "\"team\":{\"homeTeam\":true}}],\"totalPages\":%d}";
    set_up();
    struct feed_fetch fetch = fetch_of(0);
    struct feed_out whole = hear(&fetch, arena_printf(&arena, goal, 1));
    struct feed_out part = hear(&fetch, arena_printf(&arena, goal, 2));
    struct match_news all = news_of(&whole), some = news_of(&part);
    CHECK_INT(all.entry_count, 1);
    CHECK_INT(some.entry_count, 1);
    CHECK(all.entries[0].has_score);
    CHECK(!some.entries[0].has_score);
}

TEST(a_server_that_has_one_page_or_no_end_is_not_asked_for_ever)
{
    set_up();
    struct feed_fetch fetch = fetch_of(0);
    int asked = 1;
    for (bool more = true; more && asked < 1000; asked += more) {
        int page = fetch.attempt > 0 ? fetch.attempt - 1 : 0;
        struct feed_out out =
            hear(&fetch,
                 arena_printf(&arena, "{\"content\":[%s],\"last\":false,\"number\":%d}",
                              packet(1, "Live"), page));
        more = out.fetch_count > 0;
        CHECK(!news_of(&out).has_status); // the end was not heard
        fetch = more ? out.fetches[0] : fetch;
    }
    CHECK_INT(asked, 1 + FASTPATH_PAGES);
    // The same page again and again says so by its number.
    struct feed_fetch second = fetch_of(2);
    struct feed_out out = hear(&second, arena_printf(&arena,
                                                     "{\"content\":[%s],\"number\":0,"
                                                     "\"totalPages\":9}",
                                                     packet(1, "Completed")));
    CHECK_INT(out.fetch_count, 0);
}

static const struct check_case cases[] = {
    CASE(a_list_that_is_whole_asks_for_nothing_more),
    CASE(pages_are_followed_to_the_last_which_says_how_it_ended),
    CASE(bare_goals_count_to_a_score_only_where_all_of_them_are_seen),
    CASE(a_server_that_has_one_page_or_no_end_is_not_asked_for_ever),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}

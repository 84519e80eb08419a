#include "check.h"
#include "net/answer.h"
#include "net/wishes.h"

static const char *path_of(const char *url)
{
    static char path[200];
    answer_path(url, path, sizeof(path));
    return path;
}

TEST(a_recording_calls_a_page_by_its_path)
{
    static const char *const cases[][2] = {
        {"https://data.example.org/x/2026/GBR/quay/event/12/1/1/json/",
         "event/12/1/1/json/"},
        {"https://data.example.org/x/2026/GBR/quay/json/?nocache=1", "json/"},
        {"https://api.example.org/v1/live/timing/281501", "v1/live/timing/281501"},
        {"http://127.0.0.1:7000/api/match-events/368", "api/match-events/368"},
        {"https://dde.example.org/v2/volleyball/fixtures?live=true&page=0",
         "v2/volleyball/fixtures"},
        {"https://h/a/b/#part", "a/b"},
        {"https://h?x=1", ""},
        {"https://h", ""},
        {"/api/match/1", "api/match/1"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CHECK_STR(path_of(cases[i][0]), cases[i][1]);
    }
}

TEST(a_page_is_found_by_the_end_of_its_address)
{
    static const struct {
        const char *url, *path;
        bool matches;
    } cases[] = {
        {"https://api.example.org/v1/live/timing/281501", "v1/live/timing/281501", true},
        {"http://127.0.0.1:7000/v1/live/timing/281501", "live/timing/281501", true},
        {"/v1/live/timing/281501?x=1", "/live/timing/281501/", true},
        {"/v1/live/timing/2281501", "timing/281501", false},
        {"/v1/live/timing/281501", "x/v1/live/timing/281501", false},
        {"/v1/live/timing/281501", "live/timing", false},
        {"/soccer/fixtures/7", "soccer/fixtures", false},
        {"/soccer/fixtures", "soccer/fixtures", true},
        {"/x/event/12/1/1/json/", "event/12/1/1/json/", true},
        {"/x/event/12/1/1/json/", "json/", false},
        {"/x/json/", "json/", true},
        {"/api/match/368", "", false},
        {"/api/match/368", "/", false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CHECK_INT(answer_matches(cases[i].url, cases[i].path), cases[i].matches);
    }
}

static struct feed_fetch want(enum fetch_kind kind, const char *event, const char *url)
{
    struct feed_fetch fetch = {.kind = kind};
    text_copy(fetch.unit.event, sizeof(fetch.unit.event), event);
    text_copy(fetch.url, sizeof(fetch.url), url);
    return fetch;
}

TEST(wishes_that_one_answer_serves_are_one)
{
    struct feed_fetch old = want(FETCH_UNIT, "7", "http://h/7");
    struct feed_fetch other[] = {old, old, old, old, old};
    other[0].kind = FETCH_ROSTER;
    other[1].wanted = FETCH_ENTRIES;
    text_copy(other[2].unit.event, sizeof(other[2].unit.event), "8");
    text_copy(other[3].url, sizeof(other[3].url), "http://h/v1/7");
    text_copy(other[4].post, sizeof(other[4].post), "{}");
    for (int i = 0; i < 5; i++) {
        CHECK(!fetch_join(&old, &other[i]));
    }
    struct feed_fetch same = old;
    CHECK(fetch_join(&old, &same));
}

TEST(whoever_wants_news_gets_news_and_what_was_tried_stays_tried)
{
    struct feed_fetch old = want(FETCH_UNIT, "7", "http://h/7");
    struct feed_fetch more = old;
    old.backlog = more.backlog = true;
    more.attempt = 1;
    CHECK(fetch_join(&old, &more));
    CHECK(old.backlog);
    CHECK_INT(old.attempt, 1);
    more.backlog = false;
    more.attempt = 0;
    CHECK(fetch_join(&old, &more));
    CHECK(!old.backlog);
    CHECK_INT(old.attempt, 1);
}

TEST(the_newest_of_each_kind_is_remembered)
{
    struct wishes wishes = {0};
    struct feed_fetch fetch = want(FETCH_UNIT, "7", "http://h/api/match/7");
    fetch.backlog = true;
    wishes_note(&wishes, 0, &fetch);
    fetch.backlog = false;
    wishes_note(&wishes, 0, &fetch);
    wishes_note(&wishes, 1, &fetch);
    CHECK_INT(wishes.count, 2);
    const struct wish *found = wishes_match(&wishes, 0, "api/match/7");
    CHECK(found && !found->fetch.backlog);
    CHECK(!wishes_next(&wishes)); // nobody waits for them
    CHECK(!wishes_match(&wishes, 0, "api/match/8"));
    wishes_finish(&wishes);
}

static const struct check_case cases[] = {
    CASE(a_recording_calls_a_page_by_its_path),
    CASE(a_page_is_found_by_the_end_of_its_address),
    CASE(wishes_that_one_answer_serves_are_one),
    CASE(whoever_wants_news_gets_news_and_what_was_tried_stays_tried),
    CASE(the_newest_of_each_kind_is_remembered),
};
CHECK_MAIN(cases)

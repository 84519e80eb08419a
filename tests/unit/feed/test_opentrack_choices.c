// What a competition has to follow.
#include "answer.h"
#include "base/json.h"
#include "feed/opentrack.h"

static const struct feed_config meeting = {
    .id = "track",
    .type = "opentrack",
    .competition = "https://data.opentrack.run/en-gb/x/2026/GBR/harbour-games/",
    .token = "s3cret",
};

TEST(the_competition_is_asked_with_the_token)
{
    struct feed_fetch fetch;
    char error[200] = "";
    CHECK(opentrack_choices_fetch(&meeting, 0, &fetch, error, sizeof(error)));
    CHECK_STR(fetch.url,
              "https://data.opentrack.run/en-gb/x/2026/GBR/harbour-games/json/");
    CHECK_STR(fetch.header, "Authorization: Token s3cret");
}

TEST(units_are_listed_as_follow_wants_them)
{
    struct arena arena = {0};
    struct feed_choices choices = {.arena = &arena};
    struct buf body = {0};
    struct feed_fetch fetch;
    char error[200] = "";
    CHECK(answer_load("fixtures/opentrack/competition.json", &body));
    CHECK(opentrack_choices_fetch(&meeting, 0, &fetch, error, sizeof(error)));
    struct str text = {body.data, body.len};
    CHECK(opentrack_choices_body(&meeting, &fetch, 0, 200, text, NULL, &choices, error,
                                 sizeof(error)) == LISTING_DONE);
    CHECK(choices.count > 3);
    for (int i = 0; i < choices.count; i++) {
        CHECK(choices.items[i].id && strchr(choices.items[i].id, '/'));
        CHECK(choices.items[i].name);
    }
    CHECK_STR(choices.items[0].name, "High Jump - Men, Pool 1");
    buf_finish(&body);
    arena_finish(&arena);
}

TEST(a_refusal_is_told_in_words)
{
    struct arena arena = {0};
    struct feed_choices choices = {.arena = &arena};
    struct feed_fetch fetch;
    char error[200] = "";
    CHECK(opentrack_choices_fetch(&meeting, 0, &fetch, error, sizeof(error)));
    CHECK(opentrack_choices_body(&meeting, &fetch, 0, 403, (struct str){0}, NULL,
                                 &choices, error, sizeof(error)) == LISTING_FAILED);
    CHECK_STR(error,
              "blocked by the server (403): set a user_agent or another token_env");
    arena_finish(&arena);
}

static const struct check_case cases[] = {
    CASE(the_competition_is_asked_with_the_token),
    CASE(units_are_listed_as_follow_wants_them),
    CASE(a_refusal_is_told_in_words),
};
CHECK_MAIN(cases)

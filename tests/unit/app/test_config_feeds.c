// The feeds of a show file: each type's own keys, its secrets, and its mistakes.
#include "app/config.h"
#include "check.h"

#include <stdlib.h>

static struct config config;
static char error[1024];

static bool parse_feed(const char *feed)
{
    static char text[4096];
    snprintf(text, sizeof(text), "{\"feeds\":[%s]}", feed);
    error[0] = '\0';
    return config_parse(text, strlen(text), "show.json", &config, error, sizeof(error));
}

TEST(a_race_has_its_number_key_and_webhook)
{
    setenv("STRAPLINE_TEST_KEY", "k3y", 1);
    setenv("STRAPLINE_TEST_HOOK", "h00k", 1);
    CHECK(parse_feed("{\"id\":\"tri\",\"type\":\"triathlon\",\"prog_id\":281501,"
                     "\"apikey_env\":\"STRAPLINE_TEST_KEY\",\"delay_ms\":2500,"
                     "\"webhook\":{\"path\":\"/hooks/triathlon\","
                     "\"token_env\":\"STRAPLINE_TEST_HOOK\"}}"));
    const struct feed_config *feed = &config.feeds[0];
    CHECK_STR(feed->prog_id, "281501");
    CHECK_STR(feed->token, "k3y");
    CHECK_STR(feed->webhook_path, "/hooks/triathlon");
    CHECK_STR(feed->webhook_token, "h00k");
    CHECK_INT(feed->delay_ms, 2500);
}

TEST(a_race_is_followed_without_a_key_too)
{
    unsetenv("STRAPLINE_TEST_KEY");
    CHECK(parse_feed("{\"id\":\"tri\",\"type\":\"triathlon\",\"prog_id\":\"281501\","
                     "\"apikey_env\":\"STRAPLINE_TEST_KEY\"}"));
    CHECK_STR(config.feeds[0].token, "");
}

TEST(several_races_share_a_webhook)
{
    CHECK(parse_feed(
        "{\"id\":\"t\",\"type\":\"triathlon\",\"prog_id\":\"1\",\"webhook\":"
        "{\"path\":\"/h\"}},{\"id\":\"u\",\"type\":\"triathlon\",\"prog_id\":\"2\","
        "\"webhook\":{\"path\":\"/h\"}}"));
    CHECK_INT(config.feed_count, 2);
}

TEST(a_match_has_its_number_pin_and_names_of_periods)
{
    setenv("STRAPLINE_TEST_PIN", "1234", 1);
    CHECK(parse_feed("{\"id\":\"cup\",\"type\":\"minicup\",\"match\":368,"
                     "\"pin_env\":\"STRAPLINE_TEST_PIN\","
                     "\"periods\":[\"před zápasem\",\"1. poločas\"]}"));
    CHECK_STR(config.feeds[0].match, "368");
    CHECK_STR(config.feeds[0].pin, "1234");
    CHECK_STR(config.feeds[0].periods[1], "1. poločas");
}

TEST(a_fixture_needs_its_token)
{
    unsetenv("STRAPLINE_TEST_TOKEN");
    CHECK(!parse_feed("{\"id\":\"arena\",\"type\":\"fastpath\",\"sport\":\"soccer\","
                      "\"fixture\":\"1a2b\",\"token_env\":\"STRAPLINE_TEST_TOKEN\"}"));
    CHECK_STR(error,
              "show.json: $.feeds[0].token_env: expected the name of an environment "
              "variable that is set, found STRAPLINE_TEST_TOKEN");
    CHECK(!parse_feed("{\"id\":\"arena\",\"type\":\"fastpath\",\"sport\":\"soccer\","
                      "\"fixture\":\"1a2b\"}"));
    CHECK(strstr(error, "FastPath says nothing without a token"));
    setenv("STRAPLINE_TEST_TOKEN", "t0ken", 1);
    CHECK(
        parse_feed("{\"id\":\"arena\",\"type\":\"fastpath\",\"sport\":\"v2/volleyball\","
                   "\"fixture\":\"1a2b\",\"token_env\":\"STRAPLINE_TEST_TOKEN\"}"));
    CHECK_STR(config.feeds[0].sport, "v2/volleyball");
}

struct mistake {
    const char *feed;
    const char *says;
};

static const struct mistake MISTAKES[] = {
    {"{\"id\":\"tri\",\"type\":\"triathlon\"}",
     "show.json: $.feeds[0].prog_id: expected the race's number; strapline feeds "
     "triathlon lists them, found nothing"},
    {"{\"id\":\"tri\",\"type\":\"triathlon\",\"progid\":\"1\"}",
     "show.json: $.feeds[0]: unknown \"progid\", did you mean \"prog_id\"?"},
    {"{\"id\":\"tri\",\"type\":\"triathlon\",\"prog_id\":\"1\","
     "\"webhook\":{\"path\":\"/api/state\"}}",
     "show.json: $.feeds[0].webhook.path: expected a path of its own such as "
     "\"/hooks/triathlon\", found /api/state"},
    {"{\"id\":\"tri\",\"type\":\"triathlon\",\"prog_id\":\"1\","
     "\"webhook\":{\"path\":\"/h\",\"token_env\":\"STRAPLINE_TEST_UNSET\"}}",
     "show.json: $.feeds[0].webhook.token_env: expected the name of an environment "
     "variable that is set, found STRAPLINE_TEST_UNSET"},
    {"{\"id\":\"tri\",\"type\":\"triathlon\",\"type\":\"no such\",\"prog_id\":\"1\"}",
     "show.json: $.feeds[0].type: expected to be given once, found given twice"},
    {"{\"id\":\"tri\",\"type\":\"triathlon\",\"prog_id\":\"1\",\"match\":\"2\"}",
     "show.json: $.feeds[0]: unknown \"match\""},
    {"{\"id\":\"a/b\",\"type\":\"triathlon\",\"prog_id\":\"1\"}",
     "show.json: $.feeds[0].id: expected a name for this feed, without blanks and "
     "slashes, found a/b"},
    {"{\"id\":\"x\",\"type\":\"fastpath\",\"sport\":\"soccer\",\"fixture\":\"1\","
     "\"token_env\":\"PATH\",\"clock\":\"upp\"}",
     "show.json: $.feeds[0].clock: unknown \"upp\", did you mean \"up\"?"},
    {"{\"id\":\"x\",\"type\":\"minicup\",\"match\":1,\"delay_ms\":-1}",
     "show.json: $.feeds[0].delay_ms: expected milliseconds from 0 to 60000, found -1"},
    {"{\"id\":\"x\",\"type\":\"minicup\",\"match\":1,\"periods\":[1]}",
     "show.json: $.feeds[0].periods: expected at most 12 names of periods, each at most "
     "31 bytes, found number"},
    {"{\"id\":\"t\",\"type\":\"triathlon\",\"prog_id\":\"1\",\"webhook\":{\"path\":\"/"
     "h\"}},"
     "{\"id\":\"u\",\"type\":\"triathlon\",\"prog_id\":\"2\",\"webhook\":{\"path\":\"/"
     "h\","
     "\"token_env\":\"PATH\"}}",
     "show.json: $.feeds[1].webhook.token_env: expected the token that the path's other "
     "feed has, found another"},
};

TEST(a_mistake_names_its_place)
{
    for (size_t i = 0; i < sizeof(MISTAKES) / sizeof(MISTAKES[0]); i++) {
        CHECK(!parse_feed(MISTAKES[i].feed));
        // Where nothing is near, all the known keys follow.
        if (strncmp(error, MISTAKES[i].says, strlen(MISTAKES[i].says)) != 0) {
            CHECK_STR(error, MISTAKES[i].says);
        }
    }
}

static const struct check_case cases[] = {
    CASE(a_race_has_its_number_key_and_webhook),
    CASE(a_race_is_followed_without_a_key_too),
    CASE(several_races_share_a_webhook),
    CASE(a_match_has_its_number_pin_and_names_of_periods),
    CASE(a_fixture_needs_its_token),
    CASE(a_mistake_names_its_place),
};
CHECK_MAIN(cases)

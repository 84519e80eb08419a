// Where live timing is looked for.
#include "base/str.h"
#include "check.h"
#include "feed/triathlon.h"

static struct feed_config config_of(const char *url, const char *rest)
{
    struct feed_config config = {.prog_id = "281501", .token = "secret"};
    text_copy(config.url, sizeof(config.url), url);
    text_copy(config.rest, sizeof(config.rest), rest);
    return config;
}

TEST(the_socket_is_the_federations_own_or_that_of_the_show_file)
{
    static const struct {
        const char *url, *address;
    } rows[] = {
        {"", "wss://socket.api.triathlon.org/timing"},
        {"ws://127.0.0.1:8080", "ws://127.0.0.1:8080/timing"},
        {"ws://127.0.0.1:8080/", "ws://127.0.0.1:8080/timing"},
        {"wss://host.example/other", "wss://host.example/other"},
        {"wss://host.example/?race=1", "wss://host.example/?race=1"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct feed_config config = config_of(rows[i].url, "");
        char out[FEED_URL] = "", error[300] = "";
        CHECK(triathlon_ops.address(&config, out, error, sizeof(error)));
        CHECK_STR(out, rows[i].address);
    }
}

TEST(an_address_that_cannot_be_used_is_told_by_its_setting)
{
    static const struct {
        const char *prog, *url, *rest, *error;
    } rows[] = {
        {"", "", "",
         "prog_id: expected the number of a race, as `strapline feeds "
         "triathlon --event ID` lists them"},
        {"1", "http://host.example", "",
         "url: expected wss://HOST, found \"http://host.example\""},
        {"1", "ws://host.example", "",
         "url: expected wss:// beyond this machine (or \"insecure\": true), found "
         "\"ws://host.example\""},
        {"1", "", "wss://host.example",
         "rest: expected https://HOST, found \"wss://host.example\""},
        {"1", "", "http://host.example",
         "rest: expected https:// beyond this machine (or \"insecure\": true), found "
         "\"http://host.example\""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct feed_config config = config_of(rows[i].url, rows[i].rest);
        text_copy(config.prog_id, sizeof(config.prog_id), rows[i].prog);
        char out[FEED_URL] = "", error[300] = "";
        CHECK(!triathlon_ops.address(&config, out, error, sizeof(error)));
        CHECK_STR(error, rows[i].error);
    }
}

TEST(the_api_is_below_v1_unless_the_address_says_where)
{
    static const struct {
        const char *rest, *page, *other;
    } rows[] = {
        {"", "https://api.triathlon.org/v1/live/timing/281501",
         "https://api.triathlon.org/live/timing/281501"},
        {"http://127.0.0.1:9", "http://127.0.0.1:9/v1/live/timing/281501",
         "http://127.0.0.1:9/live/timing/281501"},
        {"http://127.0.0.1:9/", "http://127.0.0.1:9/v1/live/timing/281501",
         "http://127.0.0.1:9/live/timing/281501"},
        {"https://host.example/v1", "https://host.example/v1/live/timing/281501",
         "https://host.example/live/timing/281501"},
        {"https://host.example/api/", "https://host.example/api/live/timing/281501",
         "https://host.example/api/v1/live/timing/281501"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct feed_config config = config_of("", rows[i].rest);
        struct feed_fetch fetch;
        CHECK(triathlon_timing_fetch(&config, "281501", 0, &fetch));
        CHECK_STR(fetch.url, rows[i].page);
        CHECK_STR(fetch.header, "apikey: secret");
        CHECK(triathlon_timing_fetch(&config, "281501", TRIATHLON_OTHER_FORM, &fetch));
        CHECK_STR(fetch.url, rows[i].other);
    }
}

TEST(the_operators_wish_for_a_race_is_its_page)
{
    struct feed_config config = config_of("", "");
    struct feed_fetch fetch;
    const struct unit_key unit = {.event = "a/b 1"};
    CHECK(triathlon_ops.unit_fetch(&config, &unit, &fetch));
    CHECK_INT(fetch.kind, FETCH_UNIT);
    CHECK_STR(fetch.unit.event, "a/b 1");
    CHECK_STR(fetch.url, "https://api.triathlon.org/v1/live/timing/a%2Fb%201");
    const struct unit_key none = {0};
    CHECK(!triathlon_ops.unit_fetch(&config, &none, &fetch));
}

TEST(without_a_key_only_a_server_of_ones_own_is_asked)
{
    struct feed_config config = config_of("", "");
    struct feed_fetch fetch;
    config.token[0] = '\0';
    CHECK(!triathlon_timing_fetch(&config, "1", 0, &fetch));
    text_copy(config.rest, sizeof(config.rest), "http://127.0.0.1:9");
    CHECK(triathlon_timing_fetch(&config, "1", 0, &fetch));
    CHECK_STR(fetch.header, "");
}

static const struct check_case cases[] = {
    CASE(the_socket_is_the_federations_own_or_that_of_the_show_file),
    CASE(an_address_that_cannot_be_used_is_told_by_its_setting),
    CASE(the_api_is_below_v1_unless_the_address_says_where),
    CASE(the_operators_wish_for_a_race_is_its_page),
    CASE(without_a_key_only_a_server_of_ones_own_is_asked),
};

CHECK_MAIN(cases)

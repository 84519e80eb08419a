// Where a competition's things are, from what an operator writes into the show file.
#include "base/str.h"
#include "check.h"
#include "feed/opentrack.h"
#include "feed/url.h"

#define TAIL "?protocol=7&client=strapline&version=" STRAPLINE_VERSION

static char error[FEED_URL * 2];

static struct feed_config meet(void)
{
    return (struct feed_config){
        .id = "track",
        .type = "opentrack",
        .competition = "https://data.opentrack.run/en-gb/x/2026/GBR/harbour-games/",
    };
}

static const char *address(const struct feed_config *config)
{
    static char out[FEED_URL];
    return feed_find("opentrack")->address(config, out, error, sizeof(error)) ? out
                                                                              : error;
}

static const char *address_of(const char *url)
{
    struct feed_config config = meet();
    text_copy(config.url, sizeof(config.url), url);
    return address(&config);
}

TEST(keys_are_known_by_name_or_given_word_for_word)
{
    struct feed_config config = meet();
    CHECK_STR(address(&config),
              "wss://ws-eu.pusher.com:443/app/2b94ba526eda8332e32a" TAIL);
    text_copy(config.key, sizeof(config.key), "test");
    CHECK_STR(address(&config),
              "wss://ws-eu.pusher.com:443/app/62fbd6418ed94ae09473" TAIL);
    text_copy(config.key, sizeof(config.key), "0a1b2c");
    text_copy(config.cluster, sizeof(config.cluster), "us2");
    CHECK_STR(address(&config), "wss://ws-us2.pusher.com:443/app/0a1b2c" TAIL);
    text_copy(config.key, sizeof(config.key), "a/b");
    CHECK_STR(address(&config),
              "key: expected \"live\", \"test\" or an app key, found \"a/b\"");
    config = meet();
    text_copy(config.cluster, sizeof(config.cluster), "eu.evil.example/");
    CHECK_STR(address(&config),
              "cluster: expected a name like \"eu\", found \"eu.evil.example/\"");
}

TEST(a_url_is_a_base_or_a_whole_address)
{
    CHECK_STR(address_of("ws://127.0.0.1:7070"),
              "ws://127.0.0.1:7070/app/2b94ba526eda8332e32a" TAIL);
    CHECK_STR(address_of("wss://feeds.example/"),
              "wss://feeds.example/app/2b94ba526eda8332e32a" TAIL);
    CHECK_STR(address_of("wss://feeds.example/app/KEY?protocol=7"),
              "wss://feeds.example/app/KEY?protocol=7");
    CHECK_STR(address_of("ws://[::1]:9/app/KEY"), "ws://[::1]:9/app/KEY");
    CHECK_STR(address_of("https://feeds.example"),
              "url: expected wss://HOST, found \"https://feeds.example\"");
    CHECK_STR(address_of("feeds.example:80"),
              "url: expected wss://HOST, found \"feeds.example:80\"");
    CHECK_STR(address_of("wss://"), "url: expected wss://HOST, found \"wss://\"");
    CHECK_STR(address_of("wss://host:80x"),
              "url: expected wss://HOST, found \"wss://host:80x\"");
}

TEST(in_the_clear_only_this_machine_is_spoken_to)
{
    static const char *const near[] = {"ws://localhost:1", "ws://127.1.2.3:1",
                                       "ws://LOCALHOST", "ws://[::1]"};
    for (size_t i = 0; i < sizeof(near) / sizeof(near[0]); i++) {
        CHECK(text_ends(address_of(near[i]), TAIL));
    }
    static const char *const far[] = {"ws://10.0.0.7:80", "ws://127.0.0.1.evil.example",
                                      "ws://localhost.evil.example", "ws://127.evil"};
    for (size_t i = 0; i < sizeof(far) / sizeof(far[0]); i++) {
        struct arena arena = {0};
        CHECK_STR(
            address_of(far[i]),
            arena_printf(&arena,
                         "url: expected wss:// beyond this machine (or \"insecure\": "
                         "true), found \"%s\"",
                         far[i]));
        arena_finish(&arena);
    }
    CHECK(!text_ends(address_of("ws://localhost@10.0.0.7"), TAIL));
    struct feed_config config = meet();
    text_copy(config.url, sizeof(config.url), "ws://10.0.0.7:80");
    config.insecure = true;
    CHECK_STR(address(&config), "ws://10.0.0.7:80/app/2b94ba526eda8332e32a" TAIL);
}

TEST(pages_in_the_clear_are_refused_as_well)
{
    struct feed_config config = meet();
    text_copy(config.competition, FEED_URL,
              "http://data.opentrack.run/x/2026/GBR/games/");
    CHECK_STR(
        address(&config),
        "competition: expected https:// beyond this machine (or \"insecure\": true), "
        "found \"http://data.opentrack.run/x/2026/GBR/games/\"");
    config = meet();
    text_copy(config.rest, FEED_URL, "http://proxy.example");
    CHECK_STR(address(&config), "rest: expected https:// beyond this machine (or "
                                "\"insecure\": true), found \"http://proxy.example\"");
    config.insecure = true;
    CHECK(text_ends(address(&config), TAIL));
    config = meet();
    text_copy(config.rest, FEED_URL, "http://127.0.0.1:8080");
    CHECK(text_ends(address(&config), TAIL));
    text_copy(config.rest, FEED_URL, "proxy.example");
    CHECK_STR(address(&config), "rest: expected https://HOST, found \"proxy.example\"");
}

static const char *channel_of(const char *competition, char separator)
{
    static char channels[FEED_CHANNELS][FEED_CHANNEL];
    struct feed_config config = meet();
    config.separator = separator;
    text_copy(config.competition, sizeof(config.competition), competition);
    int count = opentrack_channels(&config, channels, error, sizeof(error));
    return count == 1 ? channels[0] : error;
}

TEST(the_channel_comes_from_the_competition)
{
    static const char *const same[] = {
        "https://data.opentrack.run/en-gb/x/2021/GBR/varsity-athletics/",
        "https://data.opentrack.run/en-gb/x/2021/GBR/varsity-athletics",
        "https://data.opentrack.run/x/2021/GBR/varsity-athletics/",
        "https://norway.opentrack.run/nb/x/2021/GBR/varsity-athletics/?day=2#top",
        "https://data.opentrack.run/en-gb/x/2021/GBR/varsity-athletics#results",
        "https://data.opentrack.run/x/2021/GBR/varsity-athletics/event/12/1/1/",
        "http://127.0.0.1:8080/x/2021/GBR/varsity-athletics",
    };
    for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
        CHECK_STR(channel_of(same[i], 0), "x-2021-GBR-varsity-athletics-overview");
    }
    CHECK_STR(channel_of(same[0], '_'), "x_2021_GBR_varsity-athletics_overview");
}

TEST(a_competition_that_gives_no_channel_is_said)
{
    static const char *const wrong[] = {"",
                                        "x/2021/GBR/varsity",
                                        "https://data.opentrack.run/",
                                        "https://data.opentrack.run/x/2021/GBR/",
                                        "https://data.opentrack.run/x/2021//varsity/",
                                        "ftp://data.opentrack.run/x/2021/GBR/varsity/"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct arena arena = {0};
        CHECK_STR(channel_of(wrong[i], 0),
                  arena_printf(&arena,
                               "competition: expected https://HOST/x/YEAR/COUNTRY/NAME/, "
                               "found \"%s\"",
                               wrong[i]));
        arena_finish(&arena);
    }
    CHECK_STR(channel_of("https://h.example/x/2021/GBR/caf%C3%A9/", 0),
              "channels: expected letters, digits and _-=@,.; in a channel, found "
              "\"x-2021-GBR-caf%C3%A9-overview\"");
    CHECK_STR(channel_of("https://h.example/x/2021/GBR/games/", '#'),
              "channels: expected letters, digits and _-=@,.; in a channel, found "
              "\"x#2021#GBR#games#overview\"");
}

TEST(a_channel_too_long_for_the_server_is_refused)
{
    struct buf url = {0};
    buf_text(&url, "https://h.example/x/2021/GBR/");
    for (int i = 0; i < 144; i++) {
        buf_char(&url, 'a');
    }
    CHECK_INT(strlen(channel_of(url.data, 0)), 164);
    CHECK(text_starts(channel_of(url.data, 0), "x-2021-GBR-aaa"));
    buf_char(&url, 'a');
    CHECK_STR(channel_of(url.data, 0),
              "channels: expected a channel of 1 to 164 characters, found 165");
    for (int i = 0; i < 100; i++) {
        buf_char(&url, 'a');
    }
    CHECK_STR(channel_of(url.data, 0),
              "competition: too long for a channel, set channels");
    buf_finish(&url);
}

TEST(channels_of_the_operator_replace_the_derived_one)
{
    struct feed_config config = meet();
    char channels[FEED_CHANNELS][FEED_CHANNEL];
    text_copy(config.channels[1], FEED_CHANNEL, "x-2026-GBR-harbour-games");
    text_copy(config.channels[4], FEED_CHANNEL, "other");
    CHECK_INT(opentrack_channels(&config, channels, error, sizeof(error)), 2);
    CHECK_STR(channels[0], "x-2026-GBR-harbour-games");
    CHECK_STR(channels[1], "other");
    text_copy(config.channels[4], FEED_CHANNEL, "no spaces");
    CHECK_INT(opentrack_channels(&config, channels, error, sizeof(error)), 0);
}

static const char *page_of(const char *competition, const char *rest)
{
    static char page[FEED_URL];
    struct feed_config config = meet();
    text_copy(config.competition, FEED_URL, competition);
    text_copy(config.rest, FEED_URL, rest);
    return opentrack_page(&config, page, error, sizeof(error)) ? page : error;
}

TEST(pages_are_the_competitions_or_moved_elsewhere)
{
    static const char competition[] = "https://data.opentrack.run/nb/x/2026/NOR/stevne";
    CHECK_STR(page_of(competition, ""),
              "https://data.opentrack.run/nb/x/2026/NOR/stevne/");
    CHECK_STR(page_of(competition, "http://127.0.0.1:8080"),
              "http://127.0.0.1:8080/nb/x/2026/NOR/stevne/");
    CHECK_STR(page_of(competition, "http://127.0.0.1:8080/"),
              "http://127.0.0.1:8080/nb/x/2026/NOR/stevne/");
    CHECK_STR(page_of(competition, "https://mirror.example/meet"),
              "https://mirror.example/meet/");
    CHECK_STR(page_of("", "https://mirror.example/meet/?a=b"),
              "https://mirror.example/meet/");
}

TEST(units_have_addresses_with_every_part_encoded)
{
    struct feed_config config = meet();
    struct feed_fetch fetch;
    const struct feed_ops *ops = feed_find("opentrack");
    const struct unit_key plain = {"F04", 1, 2}, odd = {"a/../é?", 3, 10}, none = {0};
    CHECK(ops->unit_fetch(&config, &plain, &fetch));
    CHECK_STR(fetch.url,
              "https://data.opentrack.run/en-gb/x/2026/GBR/harbour-games/event/"
              "F04/1/2/json/");
    CHECK_INT(fetch.kind, FETCH_UNIT);
    CHECK(unit_key_equal(&fetch.unit, &plain));
    CHECK(!fetch.backlog && fetch.delay_ms == 0);
    CHECK(ops->unit_fetch(&config, &odd, &fetch));
    CHECK(text_ends(fetch.url, "/event/a%2F..%2F%C3%A9%3F/3/10/json/"));
    CHECK(!ops->unit_fetch(&config, &none, &fetch));
    // The totals of a heptathlon stand in the competition.
    const struct unit_key total = {"C1", 0, 0}, heptathlon = {"C1", 1, 1};
    CHECK(ops->unit_fetch(&config, &total, &fetch));
    CHECK_STR(fetch.url,
              "https://data.opentrack.run/en-gb/x/2026/GBR/harbour-games/json/");
    CHECK_INT(fetch.kind, FETCH_MEETING);
    CHECK(fetch.backlog && unit_key_equal(&fetch.unit, &heptathlon));
    config.competition[0] = '\0';
    CHECK(!ops->unit_fetch(&config, &plain, &fetch));
    char url[FEED_URL];
    config = meet();
    CHECK(opentrack_meeting_url(&config, url));
    CHECK_STR(url, "https://data.opentrack.run/en-gb/x/2026/GBR/harbour-games/json/");
}

TEST(an_address_that_does_not_fit_is_refused_not_cut)
{
    struct feed_config config = meet();
    struct feed_fetch fetch;
    struct unit_key unit = {"F04", 1, 1};
    memset(config.rest, 'a', FEED_URL - 1);
    memcpy(config.rest, "https://h/", 10);
    CHECK_STR(address(&config), "rest: too long");
    config.rest[FEED_URL - 6] = '\0';
    CHECK(!opentrack_unit_url(&config, &unit, fetch.url));
    config.rest[0] = '\0';
    memset(config.url, 'a', FEED_URL - 1);
    memcpy(config.url, "wss://", 6);
    CHECK(!text_ends(address(&config), TAIL));
}

static const struct check_case cases[] = {
    CASE(keys_are_known_by_name_or_given_word_for_word),
    CASE(a_url_is_a_base_or_a_whole_address),
    CASE(in_the_clear_only_this_machine_is_spoken_to),
    CASE(pages_in_the_clear_are_refused_as_well),
    CASE(the_channel_comes_from_the_competition),
    CASE(a_competition_that_gives_no_channel_is_said),
    CASE(a_channel_too_long_for_the_server_is_refused),
    CASE(channels_of_the_operator_replace_the_derived_one),
    CASE(pages_are_the_competitions_or_moved_elsewhere),
    CASE(units_have_addresses_with_every_part_encoded),
    CASE(an_address_that_does_not_fit_is_refused_not_cut),
};

CHECK_MAIN(cases)

// Where the service and the public site are, by what people write in the show file.
#include "check.h"
#include "feed/minicup.h"

static const struct {
    struct feed_config config;
    const char *address, *error;
} addresses[] = {
    {{.match = "368"}, "wss://live.minicup.tatranlitovel.cz/ws/live", NULL},
    {{.category = "9"}, "wss://live.minicup.tatranlitovel.cz/ws/live", NULL},
    {{.exhibition = true}, "wss://live.minicup.tatranlitovel.cz/ws/exhibition", NULL},
    {{.match = "1", .url = "ws://127.0.0.1:7800"}, "ws://127.0.0.1:7800/ws/live", NULL},
    {{.match = "1", .url = "ws://127.0.0.1:7800/"}, "ws://127.0.0.1:7800/ws/live", NULL},
    {{.match = "1", .url = "wss://x.example/cup/ws"}, "wss://x.example/cup/ws", NULL},
    {{.match = "1", .url = "wss://x.example?a=b"}, "wss://x.example?a=b", NULL},
    {{.match = "1", .url = "ws://x.example", .insecure = true},
     "ws://x.example/ws/live",
     NULL},
    {{.url = "wss://x.example"},
     NULL,
     "match: expected either a match or a category, found neither"},
    {{.match = "1", .category = "2"},
     NULL,
     "match: expected either a match or a category, found both"},
    {{.match = "1", .url = "ws://x.example"},
     NULL,
     "url: expected wss:// beyond this machine (or \"insecure\": true), found "
     "\"ws://x.example\""},
    {{.match = "1", .url = "https://x.example"},
     NULL,
     "url: expected wss://HOST, found \"https://x.example\""},
    {{.match = "1", .rest = "ftp://x.example"},
     NULL,
     "rest: expected https://HOST, found \"ftp://x.example\""},
    {{.match = "1", .public_rest = "http://x.example/api"},
     NULL,
     "public_rest: expected https:// beyond this machine (or \"insecure\": true), found "
     "\"http://x.example/api\""},
};

TEST(an_address_comes_from_what_is_followed_and_where)
{
    for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
        char out[FEED_URL] = "", error[FEED_URL * 2] = "";
        bool ok = minicup_address(&addresses[i].config, out, error, sizeof(error));
        if (addresses[i].address) {
            CHECK_STR(error, "");
            CHECK_STR(out, addresses[i].address);
        } else {
            CHECK_STR(error, addresses[i].error);
        }
        CHECK(ok == (addresses[i].address != NULL));
    }
}

static const struct {
    struct feed_config config;
    enum fetch_kind kind;
    const char *id, *url; // NULL: nobody answers that
    bool cookies;
} pages[] = {
    // with a PIN, the service
    {{.pin = "1"},
     FETCH_UNIT,
     "5",
     "https://live.minicup.tatranlitovel.cz/api/match/5",
     true},
    {{.pin = "1"},
     FETCH_ROSTER,
     "5",
     "https://live.minicup.tatranlitovel.cz/api/match/5",
     true},
    {{.pin = "1", .url = "ws://127.0.0.1:78"},
     FETCH_ENTRIES,
     "5",
     "http://127.0.0.1:78/api/match-events/5",
     true},
    {{.pin = "1", .url = "wss://x.example/a/b"},
     FETCH_TEAM,
     "7",
     "https://x.example/api/team-detail/7",
     true},
    {{.pin = "1", .rest = "https://r.example/x/"},
     FETCH_LOGIN,
     "",
     "https://r.example/x/api/login",
     true},
    {{.pin = "1", .public_rest = "https://p.example"},
     FETCH_UNIT,
     "5",
     "https://live.minicup.tatranlitovel.cz/api/match/5",
     true},
    // without, the public site, where it is known
    {{.id = ""},
     FETCH_UNIT,
     "5",
     "https://minicup.tatranlitovel.cz/api/v1/match/detail/5",
     false},
    {{.id = ""},
     FETCH_ENTRIES,
     "5",
     "https://minicup.tatranlitovel.cz/api/v1/match/events/5",
     false},
    {{.url = "wss://x.example", .public_rest = "https://p.example/api/"},
     FETCH_ENTRIES,
     "5",
     "https://p.example/api/match/events/5",
     false},
    {{.url = "wss://x.example"},
     FETCH_ENTRIES,
     "5",
     "https://x.example/api/match-events/5",
     true},
    {{.rest = "https://r.example"},
     FETCH_ENTRIES,
     "5",
     "https://r.example/api/match-events/5",
     true},
    {{.id = ""}, FETCH_ROSTER, "5", NULL, false},
    {{.id = ""}, FETCH_TEAM, "5", NULL, false},
    {{.id = ""}, FETCH_LOGIN, "5", NULL, false},
    {{.id = ""}, FETCH_UNIT, "", NULL, false},
    {{.id = ""}, FETCH_MEETING, "5", NULL, false},
    // ids are parts of a path, whatever they are
    {{.pin = "1", .rest = "https://r.example"},
     FETCH_UNIT,
     "../login?x",
     "https://r.example/api/match/..%2Flogin%3Fx",
     true},
};

TEST(a_page_comes_from_the_service_or_the_public_site)
{
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        struct feed_fetch fetch;
        struct unit_key unit = {0};
        text_copy(unit.event, sizeof(unit.event), pages[i].id);
        bool ok = minicup_fetch(&pages[i].config, pages[i].kind, &unit, &fetch);
        CHECK(ok == (pages[i].url != NULL));
        if (ok) {
            CHECK_STR(fetch.url, pages[i].url);
            CHECK_INT(fetch.cookies, pages[i].cookies);
            CHECK_INT(fetch.kind, pages[i].kind);
        }
    }
}

TEST(a_pin_is_sent_as_json_and_one_that_does_not_fit_is_not_sent)
{
    struct feed_fetch fetch;
    const struct unit_key unit = {"5", 0, 0};
    struct feed_config config = {.pin = "12\"34"};
    CHECK(minicup_fetch(&config, FETCH_LOGIN, &unit, &fetch));
    CHECK_STR(fetch.post, "{\"pin\":\"12\\\"34\"}");
    memset(config.pin, 1, sizeof(config.pin) - 1);
    CHECK(!minicup_fetch(&config, FETCH_LOGIN, &unit, &fetch));
}

TEST(a_detail_is_of_a_match_or_of_a_team)
{
    struct feed_fetch fetch;
    const struct feed_config config = {.pin = "1", .rest = "https://r.example"};
    const struct unit_key match = {"512", 0, 0}, team = {"team/301", 0, 0};
    CHECK(minicup_ops.unit_fetch(&config, &match, &fetch));
    CHECK_INT(fetch.kind, FETCH_UNIT);
    CHECK_STR(fetch.url, "https://r.example/api/match/512");
    CHECK(minicup_ops.unit_fetch(&config, &team, &fetch));
    CHECK_INT(fetch.kind, FETCH_TEAM);
    CHECK_STR(fetch.unit.event, "team/301");
    CHECK_STR(fetch.url, "https://r.example/api/team-detail/301");
}

static const struct check_case cases[] = {
    CASE(an_address_comes_from_what_is_followed_and_where),
    CASE(a_page_comes_from_the_service_or_the_public_site),
    CASE(a_pin_is_sent_as_json_and_one_that_does_not_fit_is_not_sent),
    CASE(a_detail_is_of_a_match_or_of_a_team),
};

CHECK_MAIN(cases)

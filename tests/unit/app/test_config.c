#include "app/config.h"
#include "check.h"

#include <stdlib.h>

static struct config config;
static char error[1024];

static bool parse(const char *text)
{
    error[0] = '\0';
    return config_parse(text, strlen(text), "show.json", &config, error, sizeof(error));
}

#define FEED                                                                             \
    "\"feeds\":[{\"id\":\"track\",\"type\":\"opentrack\","                               \
    "\"competition\":\"https://data.opentrack.run/en-gb/x/2021/GBR/varsity-athletics/"   \
    "\","                                                                                \
    "\"key\":\"live\"}]"

TEST(a_show_file_may_hold_comments_and_says_everything_once)
{
    CHECK(parse(
        "{ // the day\n\"title\":\"Varsity\", /* two */ \"theme\":\"themes/stadium\","
        "\"output\":{\"display\":\"HDMI-1\",\"size\":\"1280x720\",\"rate\":59.94,"
        "\"key\":\"luma\",\"key_color\":\"#00b140\"}," FEED
        ",\"rules\":{\"winner\":{\"hold\":8,\"auto\":false}},"
        "\"hotkeys\":{\"take\":\"Return\"},\"control\":{\"listen\":\"127.0.0.1:0\"}}"));
    CHECK_STR(config.title, "Varsity");
    CHECK_STR(config.output.display, "HDMI-1");
    CHECK_INT(config.output.width, 1280);
    CHECK_INT(config.output.height, 720);
    CHECK(config.output.rate > 59.93 && config.output.rate < 59.95);
    CHECK_INT(config.feed_count, 1);
    CHECK_STR(config.feeds[0].id, "track");
    CHECK_INT(config.rule_count, 1);
    CHECK_INT(config.rules[0].rule.hold_ms, 8000);
    CHECK(!config.rules[0].rule.automatic);
    CHECK_STR(config.control.listen, "127.0.0.1:0");
}

TEST(a_rule_has_a_cooldown_and_is_announced)
{
    CHECK(parse("{\"rules\":{\"goal\":{\"auto\":true,\"hold\":5,\"min\":2.5,"
                "\"ceiling\":12,\"max_age\":9,\"priority\":70,\"cooldown\":30,"
                "\"announce\":1.5,\"page\":4}}}"));
    const struct scene_rule *rule = &config.rules[0].rule;
    CHECK(rule->automatic);
    CHECK_INT(rule->hold_ms, 5000);
    CHECK_INT(rule->min_ms, 2500);
    CHECK_INT(rule->ceiling_ms, 12000);
    CHECK_INT(rule->max_age_ms, 9000);
    CHECK_INT(rule->priority, 70);
    CHECK_INT(rule->cooldown_ms, 30000);
    CHECK_INT(rule->announce_ms, 1500);
    CHECK_INT(rule->page_ms, 4000);
}

TEST(an_empty_show_has_the_defaults)
{
    CHECK(parse("{}"));
    CHECK_STR(config.theme, "themes/stadium");
    CHECK_STR(config.output.key, "chroma");
    CHECK_STR(config.output.key_color, "#00ff00");
    CHECK_STR(config.control.listen, "127.0.0.1:7400");
    CHECK(!config.control.lines[0] && !config.control.osc[0] && !config.control.insecure);
}

struct mistake {
    const char *text;
    const char *says;
};

static const struct mistake MISTAKES[] = {
    {"{\"titel\":\"x\"}", "show.json: $: unknown \"titel\", did you mean \"title\"?"},
    {"{\"title\":\"a\",\"title\":\"b\"}",
     "show.json: $.title: expected to be given once, found given twice"},
    {"{\"title\":[]}", "show.json: $.title: expected a string, found array"},
    {"{\"output\":{\"rate\":\"fast\"}}",
     "show.json: $.output.rate: expected a number, found string"},
    {"{\"output\":{\"rate\":0}}",
     "show.json: $.output.rate: expected frames a second from 1 to 240, found 0"},
    {"{\"output\":{\"size\":\"4294969216x1080\"}}",
     "show.json: $.output.size: expected a size such as \"1920x1080\", found "
     "4294969216x1080"},
    {"{\"output\":{\"size\":\"1920x1080x2\"}}",
     "show.json: $.output.size: expected a size such as \"1920x1080\", found "
     "1920x1080x2"},
    {"{\"output\":{\"size\":\"x1080\"}}",
     "show.json: $.output.size: expected a size such as \"1920x1080\", found x1080"},
    {"{\"output\":{\"size\":\"big\"}}",
     "show.json: $.output.size: expected a size such as \"1920x1080\", found big"},
    {"{\"output\":{\"key_color\":\"green\"}}",
     "show.json: $.output.key_color: expected a colour such as \"#00ff00\", found green"},
    {"{\"feeds\":[{\"type\":\"opentrack\"}]}",
     "show.json: $.feeds[0].id: expected a name for this feed, without blanks and "
     "slashes, found nothing"},
    {"{\"feeds\":[{\"id\":\"a\",\"type\":\"bobsleigh\",\"sled\":2}]}",
     "show.json: $.feeds[0].type: unknown \"bobsleigh\"; known are opentrack, "
     "triathlon, minicup, fastpath"},
    {"{\"feeds\":[{\"id\":\"a\",\"type\":\"opentrak\"}]}",
     "show.json: $.feeds[0].type: unknown \"opentrak\", did you mean \"opentrack\"?"},
    {"{\"output\":{\"range\":\"tv\"}}",
     "show.json: $.output.range: expected \"full\" or \"limited\", found tv"},
    {"{\"output\":{\"matte\":{}}}",
     "show.json: $.output.matte.display: expected the display for the matte, found none"},
    {"{\"output\":{\"display\":\"A\",\"matte\":{\"display\":\"A\"}}}",
     "show.json: $.output.matte.display: expected another display than the fill's, "
     "found A"},
    {"{\"feeds\":{}}", "show.json: $.feeds: expected an array, found object"},
    {"{\"rules\":{\"winer\":{}}}",
     "show.json: $.rules: unknown \"winer\", did you mean \"winner\"?"},
    {"{\"rules\":{\"winner\":{\"hold\":-1}}}",
     "show.json: $.rules.winner.hold: expected seconds from 0 to 86400, found -1"},
    {"{\"rules\":{\"leaderboard\":{\"page\":0.5}}}",
     "show.json: $.rules.leaderboard.page: expected 0 or at least 1 second, found less"},
    {"{\"rules\":{\"goal\":{\"announce\":61}}}",
     "show.json: $.rules.goal.announce: expected seconds from 0 to 60, found 61"},
    {"{\"rules\":{\"goal\":{\"cooldown\":-3}}}",
     "show.json: $.rules.goal.cooldown: expected seconds from 0 to 86400, found -3"},
    {"{\"rules\":{\"goal\":{\"priority\":5000}}}",
     "show.json: $.rules.goal.priority: expected a number from -1000 to 1000, found "
     "5000"},
    {"{\"rules\":{\"goal\":{\"hold\":8,\"ceiling\":5}}}",
     "show.json: $.rules.goal.ceiling: expected at least the hold of 8 seconds, found 5"},
    {"{\"rules\":{\"goal\":{\"hold\":8,\"min\":9}}}",
     "show.json: $.rules.goal.min: expected at most the hold of 8 seconds, found 9"},
    {"{\"rules\":{\"winner\":{\"holt\":1}}}",
     "show.json: $.rules.winner: unknown \"holt\", did you mean \"hold\"?"},
    {"{\"hotkeys\":{\"tak\":\"Space\"}}",
     "show.json: $.hotkeys.tak: unknown action \"tak\", did you mean \"take\"?"},
    {"{\"hotkeys\":{\"take\":\"Spaze\"}}",
     "show.json: $.hotkeys.take: expected a key such as \"Space\", \"Ctrl+Q\" or \"F5\", "
     "found "
     "\"Spaze\""},
    {"{\"hotkeys\":{\"take\":\"P\"}}",
     "show.json: $.hotkeys: \"take\" and \"pin\" are both on P"},
    {"{\"control\":{\"lines\":\"7401\"}}",
     "show.json: $.control.lines: expected an address such as \"127.0.0.1:7400\", found "
     "7401"},
    {"{\"control\":{\"osc\":\"127.0.0.1:port\"}}",
     "show.json: $.control.osc: expected an address such as \"127.0.0.1:7400\", found "
     "127.0.0.1:port"},
    {"{\"control\":{\"cert\":\"a.pem\"}}",
     "show.json: $.control.cert_key: expected the other file of the pair, in PEM, found "
     "nothing"},
    {"{\"control\":{\"cert\":\"/nowhere/a.pem\",\"cert_key\":\"/nowhere/b.pem\"}}",
     "show.json: $.control.cert: expected a PEM file that can be read, found "
     "/nowhere/a.pem"},
    {"{\"feeds\":[{\"id\":\"a\",\"type\":\"minicup\",\"match\":1,"
     "\"ca_file\":\"/nowhere/ca.pem\"}]}",
     "show.json: $.feeds[0].ca_file: expected a PEM file that can be read, found "
     "/nowhere/ca.pem"},
    {"{\"control\":{\"lins\":\"127.0.0.1:7401\"}}",
     "show.json: $.control: unknown \"lins\", did you mean \"lines\"?"},
    {"{\"timezone\":\"../London\"}",
     "show.json: $.timezone: expected a time zone such as \"Europe/London\", found "
     "../London"},
    {"{\"title\":\"x\",}", "show.json:1:14: not JSON from here on"},
    {"", "show.json:1:1: ends too early"},
    {"[]", "show.json: $: expected an object, found array"},
};

TEST(a_mistake_is_one_line_with_file_path_expected_and_found)
{
    for (size_t i = 0; i < sizeof(MISTAKES) / sizeof(MISTAKES[0]); i++) {
        CHECK(!parse(MISTAKES[i].text));
        CHECK_STR(error, MISTAKES[i].says);
    }
}

TEST(an_unknown_key_mode_names_the_nearest)
{
    CHECK(!parse("{\"output\":{\"key\":\"croma\"}}"));
    CHECK(strstr(error, "show.json: $.output.key: ") == error);
    CHECK(strstr(error, "chroma"));
}

TEST(secrets_come_from_the_environment_and_must_be_there)
{
    setenv("STRAPLINE_TEST_SECRET", "s3cret", 1);
    CHECK(parse("{\"control\":{\"token_env\":\"STRAPLINE_TEST_SECRET\"}}"));
    CHECK_STR(config.control.token, "s3cret");
    unsetenv("STRAPLINE_TEST_SECRET");
    CHECK(!parse("{\"feeds\":[{\"id\":\"a\",\"type\":\"opentrack\",\"key\":\"k\","
                 "\"competition\":\"https://data.opentrack.run/x/2026/GBR/m/\","
                 "\"token_env\":\"STRAPLINE_TEST_SECRET\"}]}"));
    CHECK_STR(error,
              "show.json: $.feeds[0].token_env: expected the name of an environment "
              "variable that is set, found STRAPLINE_TEST_SECRET");
    CHECK(!strstr(error, "s3cret"));
}

TEST(two_feeds_cannot_share_a_name)
{
    CHECK(!parse("{\"feeds\":[{\"id\":\"a\",\"type\":\"opentrack\",\"key\":\"k\","
                 "\"competition\":\"https://data.opentrack.run/x/2026/GBR/m/\"},"
                 "{\"id\":\"a\",\"type\":\"opentrack\",\"key\":\"k\","
                 "\"competition\":\"https://data.opentrack.run/x/2026/GBR/m/\"}]}"));
    CHECK_STR(error,
              "show.json: $.feeds[1].id: expected a name no other feed has, found a");
}

TEST(plain_text_beyond_loopback_needs_a_word)
{
    CHECK(!parse("{\"feeds\":[{\"id\":\"a\",\"type\":\"opentrack\",\"key\":\"k\","
                 "\"url\":\"ws://192.0.2.1:80\","
                 "\"competition\":\"https://data.opentrack.run/x/2026/GBR/m/\"}]}"));
    CHECK(strstr(error, "insecure"));
}

static const struct check_case cases[] = {
    CASE(a_show_file_may_hold_comments_and_says_everything_once),
    CASE(a_rule_has_a_cooldown_and_is_announced),
    CASE(an_empty_show_has_the_defaults),
    CASE(a_mistake_is_one_line_with_file_path_expected_and_found),
    CASE(an_unknown_key_mode_names_the_nearest),
    CASE(secrets_come_from_the_environment_and_must_be_there),
    CASE(two_feeds_cannot_share_a_name),
    CASE(plain_text_beyond_loopback_needs_a_word),
};
CHECK_MAIN(cases)

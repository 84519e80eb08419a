#include "hall.h"

#define LIVE "/ws/live"
#define TEXT(at, text) "{\"at\":" at ",\"feed\":\"cup\",\"text\":" text "}\n"
#define PAGE(at, path, body)                                                             \
    "{\"at\":" at ",\"feed\":\"cup\",\"get\":\"" path "\",\"body\":" body "}\n"
#define MATCH(score)                                                                     \
    "{\"id\":7,\"category_id\":3,\"state\":\"half_first\",\"score\":" score "}"
#define PUSH(at, score)                                                                  \
    TEXT(at, "{\"match\":" MATCH(score) ",\"type_content\":[\"match\"]}")
#define PUSHED(score) "{\"match\":" MATCH(score) ",\"type_content\":[\"match\"]}"

#define GREETING "{\"type_content\": [\"server_time\"], \"server_time\": T}"
#define ANSWER(match)                                                                    \
    "{\"match\": " match ", \"type_content\": [\"match\", \"server_time\"], "            \
    "\"server_time\": T}"
#define ANSWERS(matches)                                                                 \
    "{\"matches\": " matches ", \"type_content\": [\"matches\", \"server_time\"], "      \
    "\"server_time\": T}"
#define REFUSED(words) "{\"success\": false, \"message\": \"" words "\"}"
#define COOKIE "Cookie: user=simulated\r\n"

// Match 7 goes on, 8 is over, 9 is nobody's; category 3 knows 7 and 8.
static const char day[] =
    PAGE("0", "api/match/7",
         "{\"id\":7,\"category_id\":3,\"state\":\"init\",\"home_team_players\":[1]}")
        PAGE("0", "api/match/8", "{\"id\":8,\"category_id\":3,\"state\":\"end\"}") PAGE(
            "0", "api/category/3", "{\"matches\":[{\"id\":7},{\"id\":8},{\"id\":9}]}")
            PAGE("0", "api/team-detail/5", "{\"id\":5,\"players\":[{\"number\":4}]}")
                TEXT("0", "{\"category_table\":[{\"id\":5,\"points\":2}]}")
                    PUSH("2", "[1,0]") PUSH("3", "[1,1]")
                        TEXT("4", "{\"match\":{\"id\":10,\"category_id\":4}}");

static void begin(struct hall *hall, struct line *line, double speed)
{
    CHECK(hall_open(hall, day, speed, true));
    CHECK(connect_ws(line, hall, LIVE, ""));
    CHECK(hears(line, GREETING));
}

static void end(struct hall *hall, struct line *line)
{
    hang_up(line);
    hall_close(hall);
}

TEST(who_subscribes_to_a_match_is_told_how_it_stands_and_then_the_day)
{
    struct hall hall;
    struct line line;
    begin(&hall, &line, 1000);
    CHECK_INT(venue_position_ms(hall.venue), 0);
    send_frame(&line, 1, "{\"action\":\"subscribe\",\"match\":7}");
    CHECK(hears(&line, ANSWER("{\"id\":7,\"category_id\":3,\"state\":\"init\"}")));
    CHECK(hears(&line, PUSHED("[1,0]")));
    CHECK(hears(&line, PUSHED("[1,1]")));
    end(&hall, &line);
}

TEST(who_comes_later_is_told_the_newest_score_once)
{
    struct hall hall;
    struct line first, late;
    begin(&hall, &first, 1000);
    send_frame(&first, 1, "{\"action\":\"subscribe\",\"match\":\"7\"}");
    free(hear_text(&first));
    CHECK(hears(&first, PUSHED("[1,0]")));
    CHECK(hears(&first, PUSHED("[1,1]")));
    CHECK(connect_ws(&late, &hall, LIVE, ""));
    CHECK(hears(&late, GREETING));
    send_frame(&late, 1, "{\"action\":\"subscribe\",\"match\":7}");
    CHECK(hears(&late, ANSWER(MATCH("[1,1]"))));
    send_frame(&late, 1, "{\"action\":\"nonsense\"}");
    CHECK(hears(&late, REFUSED("Unknown action nonsense.")));
    hang_up(&late);
    end(&hall, &first);
}

TEST(a_category_has_its_matches_that_are_not_over)
{
    struct hall hall;
    struct line line;
    begin(&hall, &line, 1000);
    send_frame(&line, 1, "{\"action\":\"subscribe_category\",\"category\":3}");
    CHECK(
        hears(&line, ANSWERS("{\"7\":{\"id\":7,\"category_id\":3,\"state\":\"init\"}}")));
    CHECK(hears(&line, PUSHED("[1,0]")));
    CHECK(hears(&line, PUSHED("[1,1]")));
    end(&hall, &line);
}

TEST(whoever_follows_a_match_and_its_category_is_told_everything_twice)
{
    struct hall hall;
    struct line line;
    begin(&hall, &line, 20);
    send_frame(&line, 1, "{\"action\":\"subscribe\",\"match\":7}");
    free(hear_text(&line));
    send_frame(&line, 1, "{\"action\":\"subscribe_category\",\"category\":\"3\"}");
    free(hear_text(&line));
    for (int i = 0; i < 2; i++) {
        CHECK(hears(&line, PUSHED("[1,0]")));
    }
    send_frame(&line, 1, "{\"action\":\"unsubscribe\",\"match\":7}");
    send_frame(&line, 1, "{\"action\":\"nonsense\"}");
    CHECK(hears(&line, REFUSED("Unknown action nonsense.")));
    end(&hall, &line);
}

TEST(what_is_not_known_or_not_allowed_is_refused_in_words_and_begins_no_day)
{
    static const char *const cases[][2] = {
        {"{\"action\":\"subscribe\",\"match\":99}",
         "Match matching query does not exist."},
        {"{\"action\":\"subscribe\"}", "Match matching query does not exist."},
        {"{\"action\":\"subscribe_category\",\"category\":99}",
         "Category matching query does not exist."},
        {"{\"action\":\"fetch_team_roster\",\"team\":99}",
         "TeamInfo matching query does not exist."},
        {"{\"action\":\"goal\",\"match\":7,\"team\":5}",
         "Not enough perms to perform action."},
        {"{\"action\":\"dance\"}", "Unknown action dance."},
        {"[]", "Unknown action None."},
        {"nonsense", "Expecting value: line 1 column 1 (char 0)"},
    };
    struct hall hall;
    struct line line;
    begin(&hall, &line, 1000);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char expected[200];
        snprintf(expected, sizeof(expected), REFUSED("%s"), cases[i][1]);
        send_frame(&line, 1, cases[i][0]);
        CHECK(hears(&line, expected));
    }
    CHECK_INT(venue_position_ms(hall.venue), 0);
    end(&hall, &line);
}

TEST(rosters_and_standings_are_told_to_whoever_asks)
{
    struct hall hall;
    struct line line;
    begin(&hall, &line, 1);
    send_frame(&line, 1, "{\"action\":\"fetch_team_roster\",\"team\":5}");
    CHECK(hears(&line, "{\"players\": [{\"number\":4}], \"team\": 5, \"type_content\": "
                       "[\"team_players\", \"server_time\"], \"server_time\": T}"));
    send_frame(&line, 1, "{\"action\":\"fetch_category_table\",\"category\":3}");
    CHECK(hears(&line,
                "{\"category_table\": [{\"id\":5,\"points\":2}], \"type_content\": "
                "[\"category_table\", \"server_time\"], \"server_time\": T}"));
    end(&hall, &line);
}

TEST(an_exhibition_tells_everything_without_being_asked)
{
    struct hall hall;
    struct line line;
    CHECK(hall_open(&hall, day, 1000, true));
    CHECK(connect_ws(&line, &hall, "/ws/exhibition", ""));
    CHECK(hears(&line, GREETING));
    CHECK(hears(&line, PUSHED("[1,0]")));
    CHECK(hears(&line, PUSHED("[1,1]")));
    CHECK(hears(&line, "{\"match\":{\"id\":10,\"category_id\":4}}"));
    end(&hall, &line);
}

TEST(the_service_pings_once_a_second)
{
    struct hall hall;
    struct line line;
    begin(&hall, &line, 1);
    for (int i = 0; i < 2; i++) {
        char *text = hear(&line);
        CHECK_STR(text, "ping");
        free(text);
    }
    end(&hall, &line);
}

TEST(pages_of_strangers_may_not_listen_in)
{
    static const struct {
        const char *head;
        bool admitted;
    } cases[] = {
        {"", true},
        {"Origin: http://localhost:8080\r\n", true},
        {"Origin: http://192.168.1.4\r\n", true},
        {"Origin: https://example.org\r\n", false},
        {"Origin: null\r\n", false},
    };
    struct hall hall;
    CHECK(hall_open(&hall, day, 1, true));
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct line line;
        CHECK_INT(connect_ws(&line, &hall, LIVE, cases[i].head), cases[i].admitted);
        hang_up(&line);
    }
    hall_close(&hall);
}

TEST(pages_want_the_cookie_that_a_pin_gives)
{
    static const char forbidden[] = "<html><title>403: Forbidden</title></html>";
    static const char json[] = "Content-Type: application/json\r\n";
    struct hall hall;
    CHECK(hall_open(&hall, day, 1, true));
    CHECK(page_is(&hall, "/api/category/3", "", "403", forbidden));
    CHECK(page_is(&hall, "/api/category/3", "Cookie: other=1\r\n", "403", forbidden));
    char *reply = ask(&hall, "POST", "/api/login", json, "{\"pin\":\"1234\"}");
    CHECK(strstr(reply, "\r\nset-cookie: user=simulated;"));
    CHECK(strstr(reply, "\r\n\r\n{\"success\": true}"));
    free(reply);
    CHECK(page_is(&hall, "/api/team-detail/5", "Cookie: a=b; user=simulated\r\n", "200",
                  "{\"id\":5,\"players\":[{\"number\":4}]}"));
    hall_close(&hall);
}

TEST(a_login_without_a_pin_or_a_type_opens_nothing)
{
    static const char *const pins[] = {"{\"pin\":\"\"}", "{}", "nonsense"};
    struct hall hall;
    CHECK(hall_open(&hall, day, 1, true));
    for (size_t i = 0; i < sizeof(pins) / sizeof(pins[0]); i++) {
        char *reply = ask(&hall, "POST", "/api/login",
                          "Content-Type: application/json; charset=utf-8\r\n", pins[i]);
        CHECK(strncmp(reply, "HTTP/1.1 200", 12) == 0);
        CHECK(strstr(reply, "{\"success\": false}") && !strstr(reply, "set-cookie"));
        free(reply);
    }
    char *reply = ask(&hall, "POST", "/api/login", "", "{\"pin\":\"1234\"}");
    CHECK(strncmp(reply, "HTTP/1.1 500", 12) == 0 && !strstr(reply, "set-cookie"));
    free(reply);
    hall_close(&hall);
}

TEST(what_the_service_does_not_know_is_its_own_fault_and_the_public_site_is_open)
{
    struct hall hall;
    CHECK(
        hall_open(&hall, PAGE("0", "api/v1/match/detail/7", "{\"match\":{}}"), 1, true));
    char *reply = ask(&hall, "GET", "/api/match/99", COOKIE, NULL);
    CHECK(strncmp(reply, "HTTP/1.1 500", 12) == 0 && strstr(reply, "text/html"));
    free(reply);
    CHECK(page_is(&hall, "/api/v1/match/detail/7", "", "200", "{\"match\":{}}"));
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(who_subscribes_to_a_match_is_told_how_it_stands_and_then_the_day),
    CASE(who_comes_later_is_told_the_newest_score_once),
    CASE(a_category_has_its_matches_that_are_not_over),
    CASE(whoever_follows_a_match_and_its_category_is_told_everything_twice),
    CASE(what_is_not_known_or_not_allowed_is_refused_in_words_and_begins_no_day),
    CASE(rosters_and_standings_are_told_to_whoever_asks),
    CASE(an_exhibition_tells_everything_without_being_asked),
    CASE(the_service_pings_once_a_second),
    CASE(pages_of_strangers_may_not_listen_in),
    CASE(pages_want_the_cookie_that_a_pin_gives),
    CASE(a_login_without_a_pin_or_a_type_opens_nothing),
    CASE(what_the_service_does_not_know_is_its_own_fault_and_the_public_site_is_open),
};

int main(void)
{
    return hall_tests(cases, (int)(sizeof(cases) / sizeof(cases)[0]));
}

// The state as JSON: what feeds, layers and cues tell of themselves.
#include "meeting_hall.h"

static void link_is(struct hall *hall, enum link_state state, const char *note)
{
    struct event event = {.type = EVENT_LINK, .link = {.link = state, .note = note}};
    hear(hall, TRACK, &event);
}

static void message(struct hall *hall, bool data, bool bad)
{
    struct event event = {.type = EVENT_TRAFFIC, .traffic = {.data = data, .bad = bad}};
    hear(hall, TRACK, &event);
}

TEST(what_failed_outside_of_the_feeds_is_told_until_it_is_mended)
{
    struct hall hall = hall_open();
    show_tell(hall.show, "theme not taken: theme.json:1:1: not JSON");
    link_is(&hall, LINK_UP, NULL);
    CHECK_STR(show_notice(hall.show), "theme not taken: theme.json:1:1: not JSON");
    show_tell(hall.show, NULL);
    CHECK(!show_notice(hall.show));
    link_is(&hall, LINK_REFUSED, "no such app key");
    show_tell(hall.show, NULL);
    CHECK(show_notice(hall.show));
    hall_close(&hall);
}

TEST(trouble_here_hides_no_feed_s_for_good_and_none_hides_it)
{
    static const char refused[] =
        "track: no such app key; following something on it tries again";
    struct hall hall = hall_open();
    link_is(&hall, LINK_REFUSED, "no such app key");
    CHECK_STR(show_notice(hall.show), refused);
    show_tell(hall.show, "a display is gone");
    CHECK_STR(show_notice(hall.show), "a display is gone");
    link_is(&hall, LINK_REFUSED, "no such app key");
    CHECK_STR(show_notice(hall.show), "a display is gone");
    show_tell(hall.show, NULL);
    CHECK_STR(show_notice(hall.show), refused);
    link_is(&hall, LINK_UP, NULL);
    CHECK(!show_notice(hall.show));
    hall_close(&hall);
}

// "link data messages bad gaps reconnects note"
static const char *feed_line(const struct hall *hall)
{
    static char line[300];
    struct arena arena = {0};
    struct json_doc *doc = status(hall);
    const struct json *feed = json_first(json_get(json_root(doc), "feeds"));
    static const char *const names[] = {"link", "data",       "messages", "bad",
                                        "gaps", "reconnects", "note"};
    line[0] = '\0';
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        size_t len = strlen(line);
        snprintf(line + len, sizeof(line) - len, "%s%s", i ? " " : "",
                 json_text(json_get(feed, names[i]), &arena));
    }
    json_free(doc);
    arena_finish(&arena);
    return line;
}

TEST(the_feed_says_how_it_is)
{
    struct hall hall = hall_open();
    CHECK_STR(feed_line(&hall), "connecting stale 0 0 0 0 ");
    link_is(&hall, LINK_UP, NULL);
    message(&hall, false, false);
    CHECK_STR(feed_line(&hall), "up quiet 1 0 0 0 ");
    message(&hall, true, false);
    CHECK_STR(feed_line(&hall), "up live 2 0 0 0 ");
    message(&hall, false, true);
    CHECK_STR(feed_line(&hall), "up live 3 1 0 0 ");
    pass(&hall, 31);
    CHECK_STR(feed_line(&hall), "up quiet 3 1 0 0 ");
    pass(&hall, 91);
    CHECK_STR(feed_line(&hall), "up stale 3 1 0 0 ");
    link_is(&hall, LINK_DOWN, "retry in 4 s");
    CHECK_STR(feed_line(&hall), "down stale 3 1 1 0 retry in 4 s");
    link_is(&hall, LINK_UP, NULL);
    CHECK_STR(feed_line(&hall), "up stale 3 1 1 1 ");
    link_is(&hall, LINK_REFUSED, "no such app key (4001)");
    CHECK_STR(feed_line(&hall), "refused ended 3 1 2 1 no such app key (4001)");
    CHECK_STR(show_notice(hall.show), "track: no such app key (4001); following "
                                      "something on it tries again");
    hall_close(&hall);
}

TEST(the_state_document_tells_what_the_design_says)
{
    struct hall hall = hall_open();
    bool obeyed;
    result(&hall, "Harry \"H\" Fold", "1:52.60", false);
    pass(&hall, 1);
    say(&hall, "pin", &obeyed);
    throw_of(&hall, "205", 3, "48.67");
    struct buf buf = {0};
    static const struct show_output output = {1920, 1080, 59.94, "chroma", 7, 1};
    show_status(hall.show, &output, NULL, hall.now_ms + 500, &buf);
    const char *parts[] = {
        "\"auto\":true,\"selected\":\"lower\",\"notice\":null,\"air\":[{\"layer\":"
        "\"lower\",\"scene\":\"winner\",\"subject\":\"track/12/1/1\",\"state\":\"on\","
        "\"pinned\":true,\"cued\":false,\"page\":0,\"pages\":0,\"since_ms\":1500,\"age_"
        "ms\":null,"
        "\"leaves_in_ms\":null,\"reason\":\"results arrived, event 12 heat 1\","
        "\"values\":{\"event\":\"800m - Men\",\"name\":\"Harry \\\"H\\\" Fold\","
        "\"mark\":\"1:52.60\"},\"overrides\":{}}]",
        "\"queue\":[{\"layer\":\"lower\",\"scene\":\"attempt\",\"subject\":"
        "\"track/01/1/1/205/3\",\"age_ms\":500,\"reason\":\"attempt arrived, event 01 "
        "bib 205\",\"held\":false,\"values\":{",
        "\"announced\":[],\"feeds\":[{\"id\":\"track\",\"type\":\"opentrack\",",
        "\"known\":[{\"subject\":\"12/1/1\",\"name\":\"800m - Men\"},{\"subject\":"
        "\"01/1/1\",\"name\":",
        "{\"id\":\"field\",\"type\":\"opentrack\",\"link\":\"connecting\",\"data\":"
        "\"stale\",\"note\":\"\",\"follows\":null,\"known\":[],\"age_ms\":null,"
        "\"messages\":0,\"bad\":0,\"gaps\":0,"
        "\"reconnects\":0,\"dropped\":0}]",
        "\"output\":{\"size\":\"1920x1080\",\"rate\":59.94,\"key\":\"chroma\","
        "\"frames\":7,\"late\":1}",
        "\"outcome\":\"shown\",\"subject\":\"track/12/1/1\",\"text\":\"results arrived, "
        "event 12 heat 1\"}",
        "\"outcome\":\"cue\",\"subject\":\"operator\",\"text\":\"pin\"}",
    };
    const char *missing = NULL;
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        missing = strstr(buf.data, parts[i]) ? missing : parts[i];
    }
    if (missing) {
        printf("  %s\n", buf.data);
    }
    buf_finish(&buf);
    hall_close(&hall);
    CHECK_STR(missing ? missing : "", "");
}

TEST(the_version_grows_with_every_change_and_only_then)
{
    struct hall hall = hall_open();
    message(&hall, true, false);
    struct event none = {.type = EVENT_FETCH_FAILED};
    CHECK(hear(&hall, TRACK, &none));
    CHECK(result(&hall, "Harry Fold", "1:52.60", false));
    CHECK(!show_step(hall.show, hall.now_ms));
    CHECK(!show_event(hall.show, 9, &none, hall.now_ms, hall.now_ms));
    CHECK(!show_event(hall.show, -1, &none, hall.now_ms, hall.now_ms));
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(what_failed_outside_of_the_feeds_is_told_until_it_is_mended),
    CASE(trouble_here_hides_no_feed_s_for_good_and_none_hides_it),
    CASE(the_feed_says_how_it_is),
    CASE(the_state_document_tells_what_the_design_says),
    CASE(the_version_grows_with_every_change_and_only_then),
};

CHECK_MAIN(cases)

// What the operator reads, from the state document.
#include "check.h"

#include "app/monitor.h"
#include "app/monitor_values.h"
#include "base/arena.h"

static struct arena arena;

static struct values shown(const char *state, enum monitor_scene scene)
{
    char error[256] = "";
    struct hotkeys hotkeys = hotkeys_default();
    struct values values = values_begin(&arena);
    struct json_doc *doc = json_parse(state, strlen(state), NULL, error, sizeof(error));
    const struct monitor_facts facts = {.state = json_root(doc),
                                        .hotkeys = &hotkeys,
                                        .title = "Harbour Games",
                                        .clock = "12:34:56"};
    monitor_values(&facts, scene, &values);
    json_free(doc);
    return values;
}

static const char *row(const struct values *values, int index, const char *name)
{
    const char *text = index < values->row_count ? values_get(&values->rows[index], name)
                                                 : "no such row";
    return text ? text : "";
}

TEST(every_layer_has_its_line_with_what_it_says_and_how_long_it_stays)
{
    struct values v = shown(
        "{\"selected\":\"lower\",\"air\":[{\"layer\":\"lower\",\"scene\":\"winner\","
        "\"state\":\"on\",\"pinned\":false,\"page\":0,\"pages\":0,\"remaining_ms\":6001,"
        "\"reason\":\"results arrived\",\"values\":{\"name\":\"Mara Quill\",\"mark\":"
        "\"11.90\"}},{\"layer\":\"bug\",\"scene\":\"scorebug\",\"state\":\"on\","
        "\"pinned\":"
        "true,\"values\":{\"home.short\":\"NOR\",\"away.short\":\"VAL\",\"home.score\":"
        "\"2\",\"away.score\":\"1\"}}]}",
        MONITOR_AIR);
    CHECK_INT(v.row_count, 4);
    CHECK_STR(row(&v, 0, "what"), "NOR 2 : 1 VAL");
    CHECK_STR(row(&v, 0, "state"), "pinned");
    CHECK_STR(row(&v, 0, "left"), "");
    CHECK_STR(row(&v, 1, "layer"), "lower");
    CHECK_STR(row(&v, 1, "state"), "on air");
    CHECK_STR(row(&v, 1, "what"), "Mara Quill  11.90");
    CHECK_STR(row(&v, 1, "left"), "0:07");
    CHECK_STR(row(&v, 1, "selected"), "true");
    CHECK_STR(row(&v, 2, "state"), "off");
    CHECK_STR(row(&v, 2, "scene"), "");
}

TEST(a_list_tells_its_page_until_it_has_a_time_to_leave)
{
    struct values v = shown(
        "{\"air\":[{\"layer\":\"board\",\"scene\":\"leaderboard\",\"state\":\"on\","
        "\"pinned\":false,\"page\":1,\"pages\":3,\"values\":{\"race\":\"Elite\"}}]}",
        MONITOR_AIR);
    CHECK_STR(row(&v, 2, "left"), "2/3");
}

TEST(what_is_announced_counts_down_and_what_waits_says_for_what)
{
    static const char state[] =
        "{\"announced\":[{\"scene\":\"winner\",\"in_ms\":2100,\"reason\":\"results\","
        "\"values\":{\"name\":\"A\"}}],\"queue\":[{\"scene\":\"attempt\",\"age_ms\":"
        "61000,"
        "\"waits\":\"a winner comes "
        "first\",\"values\":{\"name\":\"B\",\"mark\":\"7.20\"}},"
        "{},{},{},{},{}]}";
    struct values v = shown(state, MONITOR_ANNOUNCED);
    CHECK_STR(row(&v, 0, "in"), "0:03");
    v = shown(state, MONITOR_QUEUE);
    CHECK_STR(row(&v, 0, "age"), "1:01");
    CHECK_STR(row(&v, 0, "waits"), "a winner comes first");
    CHECK_STR(values_get(&v, "more"), "and 2 more");
}

TEST(a_feed_in_trouble_is_marked_and_the_newest_decisions_come_first)
{
    static const char state[] =
        "{\"feeds\":[{\"id\":\"track\",\"link\":\"down\",\"data\":\"stale\",\"note\":"
        "\"no "
        "answer\",\"age_ms\":null}],\"decisions\":[{\"outcome\":\"shown\",\"text\":\"1\"}"
        ","
        "{\"outcome\":\"cue\",\"text\":\"2\"},{\"outcome\":\"left\",\"text\":\"3\"},"
        "{\"outcome\":\"cue\",\"text\":\"4\"}]}";
    struct values v = shown(state, MONITOR_FEEDS);
    CHECK_STR(row(&v, 0, "trouble"), "true");
    CHECK_STR(row(&v, 0, "age"), "");
    v = shown(state, MONITOR_LOG);
    CHECK_INT(v.row_count, 3);
    CHECK_STR(row(&v, 0, "text"), "4");
    CHECK_STR(row(&v, 2, "text"), "2");
}

TEST(frames_automation_and_keys_are_told)
{
    struct values v =
        shown("{\"auto\":false,\"notice\":\"unit not found\"}", MONITOR_HEAD);
    CHECK_STR(values_get(&v, "auto"), "false");
    CHECK_STR(values_get(&v, "notice"), "unit not found");
    CHECK_STR(values_get(&v, "title"), "Harbour Games");
    v = shown("{\"output\":{\"size\":\"1920x1080\",\"rate\":59.94,\"key\":\"chroma\","
              "\"frames\":1000,\"late\":2}}",
              MONITOR_OUTPUT);
    CHECK_STR(values_get(&v, "output"), "1920x1080  59.94 Hz  chroma");
    CHECK_STR(values_get(&v, "lost"), "true");
    v = shown("{}", MONITOR_HELP);
    CHECK(v.row_count > 10);
    CHECK_STR(row(&v, 0, "key"), "Space, PageDown");
}

TEST(the_monitor_never_covers_the_programme)
{
    static const struct rect programmes[] = {{640, 360, 1280, 720},
                                             {0, 0, 1920, 1080},
                                             {100, 0, 800, 1400},
                                             {0, 0, 2560, 900}};
    const struct rect desktop = {0, 0, 2560, 1440};
    for (size_t i = 0; i < sizeof(programmes) / sizeof(programmes[0]); i++) {
        struct rect place;
        if (monitor_beside(programmes[i], desktop, &place)) {
            CHECK(rect_contains(desktop, place));
            CHECK(rect_empty(rect_intersect(place, programmes[i])));
            CHECK(place.h >= 320);
        }
    }
    struct rect place;
    CHECK(monitor_beside(programmes[0], desktop, &place));
    CHECK(monitor_beside((struct rect){1, 20, 1280, 720}, (struct rect){0, 0, 1920, 1080},
                         &place));
    CHECK(!monitor_beside((struct rect){0, 0, 1920, 1080},
                          (struct rect){0, 0, 1920, 1080}, &place));
}

static const struct check_case cases[] = {
    CASE(every_layer_has_its_line_with_what_it_says_and_how_long_it_stays),
    CASE(a_list_tells_its_page_until_it_has_a_time_to_leave),
    CASE(what_is_announced_counts_down_and_what_waits_says_for_what),
    CASE(a_feed_in_trouble_is_marked_and_the_newest_decisions_come_first),
    CASE(frames_automation_and_keys_are_told),
    CASE(the_monitor_never_covers_the_programme),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}

// What timers may send one day: words and forms that nobody has documented.
#include "race_said.h"

// A race with one athlete whose members are these.
static struct race race_with(const char *members, struct arena *arena)
{
    const struct race_said said = {.way = WAY_TEXT, .prog = "1"};
    const char *text =
        arena_printf(arena, "{\"prog_id\":1,\"athletes\":[{\"id\":7,%s}]}", members);
    struct feed_out out = race_hear(&said, str_of(text), arena);
    const struct race *race = race_of(&out);
    return race ? *race : (struct race){0};
}

TEST(who_is_out_is_told_by_a_word_in_the_status_or_in_place_of_the_position)
{
    static const struct {
        const char *members, *out;
        int position;
    } rows[] = {
        {"\"status\":\"DNF\"", "DNF", 0},
        {"\"status\":\"dns\",\"position\":\"3\"", "DNS", 3},
        {"\"status\":\"Did not finish\"", "DNF", 0},
        {"\"status\":\"Lapped\"", "LAP", 0},
        {"\"status\":\"DQ\"", "DSQ", 0},
        {"\"position\":\"DNF\"", "DNF", 0},
        {"\"status\":null,\"position\":\"LAP\"", "LAP", 0},
        {"\"status\":\"NC\",\"position\":\"DNF\"", "NC", 0},
        {"\"status\":\"withdrawn\"", "WITH", 0},
        {"\"status\":\"棄権しました\"", "棄権しま", 0},
        {"\"status\":\"\",\"position\":\"=12\"", NULL, 12},
        {"\"status\":\"OK\",\"position\":4.0", NULL, 4},
        {"\"status\":\"null\",\"position\":\"4.\"", NULL, 4},
        {"\"status\":\"-\",\"position\":\"-\"", NULL, 0},
        {"\"status\":0,\"position\":\"1.5\"", NULL, 0},
        {"\"status\":{},\"position\":[]", NULL, 0},
        {"\"position\":-3", NULL, 0},
        {"\"position\":\"99999999999999999999\"", NULL, 0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct arena arena = {0};
        struct race race = race_with(rows[i].members, &arena);
        CHECK_INT(race.athlete_count, 1);
        CHECK_STR(race.athletes[0].out ? race.athletes[0].out : "racing",
                  rows[i].out ? rows[i].out : "racing");
        CHECK_INT(race.athletes[0].position, rows[i].position);
        arena_finish(&arena);
    }
}

TEST(what_time_means_is_told_by_what_stands_beside_it)
{
    static const struct {
        const char *splits;
        long long total[3], leg[3]; // -1 unknown
    } rows[] = {
        // 2017: the total is told.
        {"{\"id\":1,\"total_time\":\"10:00\",\"time\":\"10:00\"},"
         "{\"id\":2,\"total_time\":\"\",\"time\":\"01:00\"},"
         "{\"id\":3,\"total_time\":\"20:00\",\"time\":\"09:00\"}",
         {600, -1, 1200},
         {600, 60, 540}},
        // 2016: the leg is.
        {"{\"id\":1,\"time\":\"10:00\"},{\"id\":2,\"time\":\"11:00\",\"lap_time\":null},"
         "{\"id\":3,\"time\":\"20:00\",\"lap_time\":\"09:30\"}",
         {600, 660, 1200},
         {600, 60, 570}},
        // Neither: the leg lies between, if no point was missed.
        {"{\"id\":3,\"time\":\"20:00\"},{\"id\":1,\"time\":\"10:00\"},"
         "{\"id\":2,\"time\":\"11:00\"}",
         {600, 660, 1200},
         {600, 60, 540}},
        {"{\"id\":1,\"time\":\"10:00\"},{\"id\":3,\"time\":\"20:00\"},"
         "{\"id\":4,\"time\":\"15:00\"}",
         {600, 1200, 900},
         {600, -1, -1}},
        // Forms that were not filled in.
        {"{\"id\":1,\"time\":\"10:00\"},{\"id\":2,\"time\":\"00:00:00\"},"
         "{\"id\":3,\"time\":\"soon\"}",
         {600, -1, -1},
         {600, -1, -1}},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct arena arena = {0};
        char members[400];
        snprintf(members, sizeof(members), "\"splits\":[%s]", rows[i].splits);
        struct race race = race_with(members, &arena);
        CHECK_INT(race.athletes[0].split_count, 3);
        for (int n = 0; n < 3; n++) {
            const struct race_split *split = &race.athletes[0].splits[n];
            CHECK_INT(split->total_ms,
                      rows[i].total[n] * (rows[i].total[n] < 0 ? 1 : 1000));
            CHECK_INT(split->leg_ms, rows[i].leg[n] * (rows[i].leg[n] < 0 ? 1 : 1000));
        }
        arena_finish(&arena);
    }
}

TEST(an_athlete_who_tells_only_splits_is_where_the_last_of_them_is)
{
    struct arena arena = {0};
    struct race race = race_with("\"splits\":[{\"id\":2,\"name\":\"T1\",\"total_time\":"
                                 "\"11:00\",\"difference\":\"+0:04\",\"position\":3},"
                                 "{\"id\":3,\"name\":\"Bike\",\"total_time\":\"\"}]",
                                 &arena);
    CHECK_STR(race.athletes[0].point, "2");
    CHECK_INT(race.athletes[0].time_ms, 660000);
    CHECK_INT(race.athletes[0].gap_ms, 4000);
    CHECK_INT(race.athletes[0].position, 3);
    CHECK_STR(race.point, "2");
    CHECK_STR(race.point_name, "T1");
    CHECK_INT(race.passed, 1);
    CHECK_INT(race.status, RACE_LIVE);
    arena_finish(&arena);
}

TEST(more_athletes_or_splits_than_fit_are_left_out)
{
    const struct race_said said = {.way = WAY_BODY, .prog = "1"};
    struct buf text = {0};
    struct arena arena = {0};
    buf_text(&text, "{\"prog_id\":1,\"athletes\":[");
    for (int i = 1; i <= RACE_MAX_ATHLETES + 50; i++) {
        buf_printf(&text, "%s{\"id\":%d,\"splits\":[", i > 1 ? "," : "", i);
        for (int n = RACE_MAX_POINTS + 20; i < 3 && n > 0; n--) {
            buf_printf(&text, "{\"id\":%d,\"time\":\"%d:00:00\"}%s", n, n,
                       n > 1 ? "," : "");
        }
        buf_text(&text, "]}");
    }
    buf_text(&text, "]}");
    struct feed_out out = race_hear(&said, (struct str){text.data, text.len}, &arena);
    const struct race *race = race_of(&out);
    CHECK(race);
    CHECK_INT(race->athlete_count, RACE_MAX_ATHLETES);
    CHECK_INT(race->athletes[0].split_count, RACE_MAX_POINTS);
    CHECK_STR(race->athletes[0].splits[0].id, "21");
    buf_finish(&text);
    arena_finish(&arena);
}

TEST(a_full_field_with_thirty_splits_each_is_read_whole)
{
    const struct race_said said = {.way = WAY_BODY, .prog = "1"};
    struct buf text = {0};
    struct arena arena = {0};
    buf_text(&text, "{\"code\":200,\"status\":\"success\",\"data\":{\"prog_id\":\"1\","
                    "\"status\":\"live\",\"athletes\":[");
    for (int i = 1; i <= 65; i++) {
        buf_printf(&text, "%s{\"id\":\"%d\",\"start_num\":\"%d\",\"name\":\"Name %d\",",
                   i > 1 ? "," : "", 90000 + i, i, i);
        buf_text(&text, "\"segment_id\":\"30\",\"splits\":[");
        for (int n = 1; n <= 30; n++) {
            buf_printf(&text,
                       "%s{\"id\":\"%d\",\"name\":\"Bike Lap %d\",\"total_time\":\""
                       "00:%02d:%02d.000\",\"time\":\"00:01:00.000\",\"difference\":"
                       "\"00:00:00.000\",\"position\":\"%d\"}",
                       n > 1 ? "," : "", n, n, n, i % 60, i);
        }
        buf_text(&text, "]}");
    }
    buf_text(&text, "]}}");
    struct feed_out out = race_hear(&said, (struct str){text.data, text.len}, &arena);
    const struct race *race = race_of(&out);
    CHECK(race);
    CHECK(text.len > 200000);
    CHECK_INT(race->athlete_count, 65);
    CHECK_INT(race->athletes[64].split_count, 30);
    CHECK_INT(race->passed, 65);
    CHECK_STR(race->point_name, "Bike Lap 30");
    buf_finish(&text);
    arena_finish(&arena);
}

TEST(other_races_tests_and_chatter_are_left_out_and_are_no_fault)
{
    static const char *const texts[] = {
        "{\"prog_id\":\"2\",\"status\":\"live\"}",
        "{\"prog_id\":\"1\",\"sandbox\":\"true\"}",
        "{\"prog_id\":\"1\",\"sandbox\":1}",
        "{\"type\":\"welcome\"}",
        "{\"subscription\":\"rankings.store\",\"payload\":{\"prog_id\":\"1\"}}",
        "[]",
        "null",
        "\"ping\"",
        "17",
    };
    const struct race_said ways[] = {{.way = WAY_TEXT, .prog = "1"},
                                     {.way = WAY_HOOK, .prog = "1"}};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]) * 2; i++) {
        struct arena arena = {0};
        struct feed_out out = race_hear(&ways[i % 2], str_of(texts[i / 2]), &arena);
        CHECK_INT(out.events.count, 1);
        CHECK_STR(event_print(&out.events.items[0], &arena), "traffic good protocol");
        CHECK_INT(out.fetch_count, 0);
        arena_finish(&arena);
    }
}

static const struct check_case cases[] = {
    CASE(who_is_out_is_told_by_a_word_in_the_status_or_in_place_of_the_position),
    CASE(what_time_means_is_told_by_what_stands_beside_it),
    CASE(an_athlete_who_tells_only_splits_is_where_the_last_of_them_is),
    CASE(more_athletes_or_splits_than_fit_are_left_out),
    CASE(a_full_field_with_thirty_splits_each_is_read_whole),
    CASE(other_races_tests_and_chatter_are_left_out_and_are_no_fault),
};

CHECK_MAIN(cases)

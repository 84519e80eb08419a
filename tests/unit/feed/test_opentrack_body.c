// Answers of OpenTrack's pages, as the decoder understands them.
#include "answer.h"
#include "spoil.h"

static const struct {
    const char *name, *unit; // unit NULL: the competition
} fixtures[] = {
    {"unit_hj", "F08"},       {"unit_lj_wind", "F16"},      {"unit_pv_retired", "F01"},
    {"unit_sp", "F06"},       {"unit_race_dnf", "T09"},     {"unit_race_splits", "T13"},
    {"unit_race_u11", "T01"}, {"unit_relay", "T20"},        {"unit_race_wind", "T07/2"},
    {"unit_camel_hj", "F08"}, {"unit_camel_race", "T07/2"}, {"competition", NULL},
};
enum { FIXTURES = sizeof(fixtures) / sizeof(fixtures[0]) };

static const char *name(int input)
{
    return fixtures[input].name;
}

static void decode(int input, struct str text, struct buf *found)
{
    answer_decode(fixtures[input].unit, text, found);
}

static bool refused(int input, const char *found)
{
    (void)input;
    return text_starts(found, "fetch failed ") && strstr(found, "note \"not JSON: ") &&
           strchr(found, '\n') == found + strlen(found) - 1;
}

static const struct spoil inputs = {
    .dialect = "opentrack",
    .count = FIXTURES,
    .name = name,
    .decode = decode,
    .refused = refused,
    .dense_bytes = 2400,
    .dense_parts = 80,
    .stride = 397,
};

TEST(every_kind_of_page_says_what_its_golden_says)
{
    CHECK(spoil_goldens(&inputs));
}

TEST(an_answer_cut_at_any_byte_is_a_failed_fetch_and_nothing_else)
{
    CHECK(spoil_cuts(&inputs));
}

TEST(the_order_of_members_does_not_matter)
{
    for (int i = 0; i < FIXTURES; i++) {
        CHECK(spoil_same(&inputs, i, SPOIL_MEMBERS));
    }
}

static bool is_answered(int input, const char *found)
{
    (void)input;
    return *found;
}

TEST(a_part_of_another_kind_never_breaks_a_page)
{
    CHECK(spoil_parts(&inputs, is_answered));
}

TEST(nothing_private_leaves_the_decoder)
{
    static const char *const private[] = {"2001-04-09", "example.org", "900000"};
    for (int i = 0; i < FIXTURES; i++) {
        struct buf body = {0}, found = {0};
        CHECK(spoil_load(&inputs, i, &body));
        answer_decode(fixtures[i].unit, (struct str){body.data, body.len}, &found);
        for (size_t k = 0; k < sizeof(private) / sizeof(private[0]); k++) {
            CHECK(!strstr(found.data, private[k]));
        }
        buf_finish(&body);
        buf_finish(&found);
    }
}

static bool decoded(const char *unit, const char *body, const char *expected)
{
    struct buf found = {0};
    answer_decode(unit, str_of(body), &found);
    bool same = text_equal(found.data, expected);
    if (!same) {
        printf("  %s\n    gave %s", body, found.data);
    }
    buf_finish(&found);
    return same;
}

TEST(a_page_of_another_shape_is_a_failed_fetch_with_a_reason)
{
    CHECK(decoded("5", "[]",
                  "fetch failed 5/1/1 status 200 note \"expected a unit with "
                  "results, found another array\"\n"));
    CHECK(decoded("5", "{\"response\":{\"event_id\":\"5\"}}",
                  "fetch failed 5/1/1 status 200 note \"expected a unit with results, "
                  "found another object\"\n"));
    CHECK(decoded(NULL, "{\"response\":[]}",
                  "fetch failed meeting status 200 note \"expected a competition with "
                  "events, found another object\"\n"));
    CHECK(decoded("5", "  <!DOCTYPE html><title>Just a moment...</title>",
                  "fetch failed 5/1/1 status 200 note \"a web page came instead of data: "
                  "a login, a firewall or a wrong address\"\n"));
    CHECK(decoded("5", "",
                  "fetch failed 5/1/1 status 200 note \"not JSON: 1:1: ends too "
                  "early\"\n"));
    CHECK(decoded("5", "{\"event_id\":\"6\",\"results\":[]}",
                  "fetch failed 5/1/1 status 200 note \"the answer is about another unit "
                  "(6/1/1)\"\n"));
}

TEST(the_unit_asked_for_is_the_unit_told)
{
    CHECK(decoded("05", "{\"event_id\":5,\"results\":[]}",
                  "unit 05/1/1 results none precision -1\n"));
    CHECK(decoded("f04", "{\"eventId\":\"F04\",\"trials\":[]}",
                  "unit f04/1/1 results none precision -1\n"));
    CHECK(decoded("4",
                  "{\"event_id\":\"4\",\"event_name\":\"4 x 100m\",\"heat_name\":"
                  "\"4 4 x 100m\"}",
                  "unit 4/1/1 name \"4 x 100m\" results none precision -1\n"));
}

TEST(several_signs_in_one_row_are_as_many_attempts)
{
    CHECK(decoded(
        "1", "{\"trials\":[{\"bib\":7,\"height\":1.8,\"result\":\"XXO\"}]}",
        "unit 1/1/1 results none precision -1 heights \"1.80\" ( bib \"7\" height "
        "\"1.80\" result \"x\" )\n  ( bib \"7\" height \"1.80\" result \"x\" )\n  "
        "( bib \"7\" height \"1.80\" result \"o\" )\n"));
}

TEST(a_shared_place_may_say_so)
{
    CHECK(decoded("1",
                  "{\"results\":[{\"bib\":\"4\",\"place\":4},{\"bib\":\"2\",\"place\":"
                  "\"2=\"},{\"bib\":\"3\",\"place\":\"=2\"},{\"bib\":\"5\",\"place\":"
                  "\"5.\"},{\"bib\":\"6\",\"place\":\"2nd\"},{\"bib\":\"7\",\"place\":"
                  "\"\"}]}",
                  "unit 1/1/1 results none precision -1 { bib \"4\" place 4 }\n  { bib "
                  "\"2\" place 2 }\n  { bib \"3\" place 2 }\n  { bib \"5\" place 5 }\n  "
                  "{ bib \"6\" }\n  { bib \"7\" }\n"));
}

TEST(who_goes_on_to_the_next_round_is_marked)
{
    CHECK(decoded("1",
                  "{\"results\":[{\"bib\":\"4\",\"advancement\":\"Q\"},{\"bib\":\"2\","
                  "\"advancement\":\"qR\"},{\"bib\":\"3\",\"advancement\":\"\"},{\"bib\":"
                  "\"5\",\"advancement\":\"maybe\"}]}",
                  "unit 1/1/1 results none precision -1 { bib \"4\" advance \"Q\" }\n  { "
                  "bib \"2\" advance \"qR\" }\n  { bib \"3\" }\n  { bib \"5\" }\n"));
}

TEST(who_has_no_points_in_a_combined_event_yet_has_no_total)
{
    struct buf found = {0};
    answer_decode(NULL,
                  str_of("{\"events\":[{\"eventId\":\"D\",\"eventCode\":\"DEC\","
                         "\"name\":\"Decathlon\",\"units\":[],\"results\":[{\"bib\":"
                         "\"1\",\"total\":812},{\"bib\":\"2\",\"total\":0},{\"bib\":"
                         "\"3\",\"total\":\"0\"}]}]}"),
                  &found);
    bool told = strstr(found.data, "{ bib \"1\" mark \"812\" }") &&
                strstr(found.data, "{ bib \"2\" }") &&
                strstr(found.data, "{ bib \"3\" }");
    if (!told) {
        printf("  %s\n", found.data);
    }
    buf_finish(&found);
    CHECK(told);
}

static void rows(struct buf *body, const char *list, const char *row, int count)
{
    buf_printf(body, "{\"event_id\":\"1\",\"%s\":[", list);
    for (int i = 0; i < count; i++) {
        buf_printf(body, "%s%s", i ? "," : "", row);
    }
    buf_text(body, "]}");
}

static int lines(const struct buf *text)
{
    int count = 0;
    for (size_t i = 0; i < text->len; i++) {
        count += text->data[i] == '\n';
    }
    return count;
}

TEST(what_no_table_has_room_for_is_left_out)
{
    struct buf body = {0}, found = {0};
    rows(&body, "results", "{\"bib\":\"7\",\"place\":1}", UNIT_MAX_ENTRIES + 50);
    answer_decode("1", (struct str){body.data, body.len}, &found);
    CHECK_INT(lines(&found), UNIT_MAX_ENTRIES);
    buf_clear(&body);
    buf_clear(&found);
    rows(&body, "trials", "{\"bib\":\"7\",\"round\":1,\"result\":\"x\"}",
         UNIT_MAX_TRIALS + 50);
    answer_decode("1", (struct str){body.data, body.len}, &found);
    CHECK_INT(lines(&found), UNIT_MAX_TRIALS);
    buf_finish(&body);
    buf_finish(&found);
}

TEST(the_first_of_a_street_race_are_kept_however_late_their_number)
{
    struct buf body = {0}, found = {0};
    buf_text(&body, "{\"event_id\":\"1\",\"results\":[{\"bib\":\"DNF\"}");
    for (int place = 3000; place > 0; place--) {
        buf_printf(&body, ",{\"bib\":\"b%d\",\"place\":\"%d\"}", place, place);
    }
    buf_text(&body, "]}");
    answer_decode("1", (struct str){body.data, body.len}, &found);
    CHECK_INT(lines(&found), UNIT_MAX_ENTRIES);
    CHECK(strstr(found.data, "{ bib \"b1\" place 1 }"));
    CHECK(strstr(found.data, "{ bib \"b200\" place 200 }"));
    CHECK(!strstr(found.data, "place 201 }"));
    buf_finish(&body);
    buf_finish(&found);
}

static const char *failure(enum fetch_kind kind, int status, const char *note,
                           struct arena *arena)
{
    struct feed_out out = feed_out_begin(arena);
    struct feed_config config = {0};
    struct feed_fetch fetch = {.kind = kind, .unit = {"12", 1, 2}, .backlog = true};
    feed_find("opentrack")->body(&config, &fetch, status, str_of("busy"), note, &out);
    return out.events.count ? event_print(&out.events.items[0], arena) : "nothing";
}

TEST(every_status_is_said_in_the_words_of_the_operator)
{
    static const struct {
        int status;
        const char *note, *expected;
    } rows[] = {
        {304, NULL, "backlog unchanged 12/1/2"},
        {0, "no answer in 10 s",
         "backlog fetch failed 12/1/2 note \"no answer in 10 s\""},
        {0, NULL, "backlog fetch failed 12/1/2 note \"no answer\""},
        {401, NULL,
         "backlog fetch failed 12/1/2 status 401 note \"the server wants a login (401): "
         "set token_env\""},
        {403, NULL,
         "backlog fetch failed 12/1/2 status 403 note \"blocked by the server (403): set "
         "a user_agent or token_env\""},
        {404, NULL,
         "backlog fetch failed 12/1/2 status 404 note \"not on the server (404)\""},
        {429, NULL,
         "backlog fetch failed 12/1/2 status 429 note \"the server wants fewer requests "
         "(429)\""},
        {503, NULL,
         "backlog fetch failed 12/1/2 status 503 note \"the server has trouble (503)\""},
        {302, NULL,
         "backlog fetch failed 12/1/2 status 302 note \"moved, and not followed (302): "
         "check the address\""},
        {204, NULL,
         "backlog fetch failed 12/1/2 status 204 note \"an answer nobody expects "
         "(204)\""},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        CHECK_STR(failure(FETCH_UNIT, rows[i].status, rows[i].note, &arena),
                  rows[i].expected);
    }
    CHECK_STR(
        failure(FETCH_MEETING, 500, NULL, &arena),
        "backlog fetch failed meeting status 500 note \"the server has trouble (500)\"");
    arena_finish(&arena);
}

static const struct check_case cases[] = {
    CASE(every_kind_of_page_says_what_its_golden_says),
    CASE(an_answer_cut_at_any_byte_is_a_failed_fetch_and_nothing_else),
    CASE(the_order_of_members_does_not_matter),
    CASE(a_part_of_another_kind_never_breaks_a_page),
    CASE(nothing_private_leaves_the_decoder),
    CASE(a_page_of_another_shape_is_a_failed_fetch_with_a_reason),
    CASE(the_unit_asked_for_is_the_unit_told),
    CASE(several_signs_in_one_row_are_as_many_attempts),
    CASE(a_shared_place_may_say_so),
    CASE(who_goes_on_to_the_next_round_is_marked),
    CASE(who_has_no_points_in_a_combined_event_yet_has_no_total),
    CASE(what_no_table_has_room_for_is_left_out),
    CASE(the_first_of_a_street_race_are_kept_however_late_their_number),
    CASE(every_status_is_said_in_the_words_of_the_operator),
};

CHECK_MAIN(cases)

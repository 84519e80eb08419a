#include "feed/feed.h"

#include "base/json.h"
#include "check.h"
#include "feed/leaf.h"

TEST(types_are_found_by_name)
{
    int count = 0;
    const char *const *types = feed_types(&count);
    CHECK(count >= 1);
    for (int i = 0; i < count; i++) {
        CHECK(feed_find(types[i]));
        CHECK_STR(feed_find(types[i])->type, types[i]);
    }
    CHECK(!feed_find("opentrak"));
    CHECK(!feed_find(""));
    CHECK(!feed_find(NULL));
}

TEST(frames_and_wishes_keep_their_order_while_they_grow)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    CHECK_INT(out.frame_count + out.fetch_count + out.events.count, 0);
    for (int i = 0; i < 100; i++) {
        char text[16];
        snprintf(text, sizeof(text), "frame %d", i);
        feed_send(&out, text);
        feed_want(&out, FETCH_UNIT)->unit.heat = i;
    }
    CHECK_INT(out.frame_count, 100);
    CHECK_INT(out.fetch_count, 100);
    for (int i = 0; i < 100; i++) {
        char text[16];
        snprintf(text, sizeof(text), "frame %d", i);
        CHECK_STR(out.frames[i].data, text);
        CHECK_INT(out.frames[i].len, strlen(text));
        CHECK_INT(out.fetches[i].unit.heat, i);
        CHECK_STR(out.fetches[i].url, "");
    }
    arena_finish(&arena);
}

static struct arena arena;
static struct json_doc *doc;

static const struct json *object(const char *text)
{
    char error[200];
    json_free(doc);
    doc = json_parse(text, strlen(text), NULL, error, sizeof(error));
    return json_root(doc);
}

TEST(leaves_are_read_in_both_spellings_and_kinds)
{
    const struct json *row =
        object("{\"heat_no\":\"2\",\"heatNo\":3,\"bib\":7,\"name\":\" \","
               "\"big\":70000,\"roundNo\":4,\"none\":null}");
    CHECK_INT(leaf_int(row, "heat_no", "heatNo", 1, 9, 1), 2);
    CHECK_INT(leaf_int(row, "round_no", "roundNo", 1, 9, 1), 4);
    CHECK_INT(leaf_int(row, "big", NULL, 1, 9, 1), 1);
    CHECK_INT(leaf_int(row, "none", NULL, 1, 9, 5), 5);
    CHECK_STR(leaf_text(row, "bib", NULL, LEAF_ID, &arena), "7");
    CHECK(!leaf_text(row, "name", NULL, LEAF_NAME, &arena));
    CHECK(!leaf_text(row, "none", "nothing", LEAF_NAME, &arena));
    CHECK(!leaf_text(NULL, "bib", NULL, LEAF_NAME, &arena));
}

TEST(codes_metres_and_signs_get_one_form)
{
    const struct json *row =
        object("{\"code\":\" 4 x 100h \",\"h\":1.8,\"t\":\"1.80\",\"i\":2,"
               "\"far\":1e30}");
    CHECK_STR(leaf_code(row, "code", NULL, &arena), "4X100H");
    CHECK_STR(leaf_metres(row, "h", NULL, &arena), "1.80");
    CHECK_STR(leaf_metres(row, "t", NULL, &arena), "1.80");
    CHECK_STR(leaf_metres(row, "i", NULL, &arena), "2.00");
    CHECK_STR(leaf_signs("XxO", &arena), "xxo");
    CHECK_STR(leaf_signs("R", &arena), "r");
    CHECK_STR(leaf_signs("F", &arena), "x");
    CHECK_STR(leaf_signs("fp", &arena), "x-");
    CHECK_STR(leaf_signs("6.70", &arena), "6.70");
    CHECK_STR(leaf_signs("Ox!", &arena), "Ox!");
    CHECK(!leaf_signs(NULL, &arena));
    CHECK(leaf_is_signs("-") && !leaf_is_signs("") && !leaf_is_signs(NULL));
}

TEST(wind_is_text_or_number)
{
    const struct json *row = object("{\"a\":\"+0.8\",\"b\":-0.3,\"c\":\"\",\"d\":\"NWI\","
                                    "\"e\":1e9,\"f\":[],\"g\":0}");
    int tenths = 99;
    CHECK(leaf_wind(row, "a", NULL, &arena, &tenths) && tenths == 8);
    CHECK(leaf_wind(row, "b", NULL, &arena, &tenths) && tenths == -3);
    CHECK(leaf_wind(row, "g", NULL, &arena, &tenths) && tenths == 0);
    static const char *const none[] = {"c", "d", "e", "f", "nothing"};
    for (int i = 0; i < 5; i++) {
        CHECK(!leaf_wind(row, none[i], NULL, &arena, &tenths));
    }
}

TEST(flags_become_whole_addresses_and_name_their_country)
{
    const struct json *row = object(
        "{\"a\":\"//files.opentrack.run/live/countryflags/ioc/ALB.svg\","
        "\"b\":\"//files.opentrack.run/live/clubflags/NOR/BULTF.png\",\"c\":\"GBR\","
        "\"d\":\"javascript:alert(1)\",\"e\":\"../secret.svg\",\"f\":\"file:///x\"}");
    const char *flag = leaf_flag(row, "a", NULL, &arena);
    CHECK_STR(flag, "https://files.opentrack.run/live/countryflags/ioc/ALB.svg");
    CHECK_STR(leaf_flag_country(flag, &arena), "ALB");
    CHECK(!leaf_flag_country(leaf_flag(row, "b", NULL, &arena), &arena));
    CHECK_STR(leaf_flag(row, "c", NULL, &arena), "GBR");
    CHECK(!leaf_flag(row, "d", NULL, &arena));
    CHECK(!leaf_flag(row, "e", NULL, &arena));
    CHECK(!leaf_flag(row, "f", NULL, &arena));
    CHECK(!leaf_flag_country(NULL, &arena));
}

static const struct check_case cases[] = {
    CASE(types_are_found_by_name),
    CASE(frames_and_wishes_keep_their_order_while_they_grow),
    CASE(leaves_are_read_in_both_spellings_and_kinds),
    CASE(codes_metres_and_signs_get_one_form),
    CASE(wind_is_text_or_number),
    CASE(flags_become_whole_addresses_and_name_their_country),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    json_free(doc);
    arena_finish(&arena);
    return failed;
}

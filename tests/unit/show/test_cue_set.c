// Correcting a value by hand, as words and as JSON.
#include "base/arena.h"
#include "base/json.h"
#include "base/str.h"
#include "check.h"
#include "show/cue.h"
#include "show/scene.h"

static struct arena arena;
static struct cue cue;
static char error[200];

static bool said(const char *text)
{
    error[0] = '\0';
    struct str body = {text, strlen(text)};
    return cue_read(body, &arena, &cue, error, sizeof(error));
}

static bool refused(const char *text, const char *why)
{
    bool ok = !said(text) && strcmp(error, why) == 0;
    if (!ok) {
        printf("  %s\n  says: %s\n", text, error);
    }
    return ok;
}

TEST(the_text_behind_a_name_is_taken_whole)
{
    CHECK(said("set name Ada  Lovelace-Byron the 2nd of Ockham\n"));
    CHECK_INT(cue.kind, CUE_SET);
    CHECK_STR(cue.name, "name");
    CHECK_STR(cue.text, "Ada  Lovelace-Byron the 2nd of Ockham");
    CHECK_INT(cue.layer, -1);
    CHECK(!cue.has_values);
    CHECK_STR(cue_print(&cue, &arena), "set name Ada  Lovelace-Byron the 2nd of Ockham");
    CHECK(said("  set rows.3.name  Ada  "));
    CHECK_STR(cue_print(&cue, &arena), "set rows.3.name Ada");
}

TEST(unset_names_a_value_or_all)
{
    CHECK(said("unset name"));
    CHECK_INT(cue.kind, CUE_UNSET);
    CHECK_STR(cue.name, "name");
    CHECK(!cue.on);
    CHECK_STR(cue_print(&cue, &arena), "unset name");
    CHECK(said("unset all"));
    CHECK(cue.on);
    CHECK_STR(cue_print(&cue, &arena), "unset all");
}

TEST(json_names_the_scene_and_several_values_and_null_is_live_again)
{
    static const char text[] =
        "{\"cue\":\"set\",\"scene\":\"winner\",\"subject\":\"track/12/1/1\","
        "\"values\":{\"name\":\"Ada\",\"place\":1,\"mark\":null,\"team\":\"\"}}";
    CHECK(said(text));
    CHECK_STR(error, "");
    CHECK_INT(cue.kind, CUE_SET);
    CHECK_STR(cue.scene, "winner");
    CHECK_STR(cue.subject, "track/12/1/1");
    CHECK_STR(values_get(&cue.values, "name"), "Ada");
    CHECK_STR(values_get(&cue.values, "place"), "1");
    CHECK_INT(cue.values.count, 2);
    CHECK_INT(cue.live.count, 2);
    CHECK(values_get(&cue.live, "mark") && values_get(&cue.live, "team"));
    CHECK(said("{\"cue\":\"set\",\"values\":{},\"live\":true}"));
    CHECK(cue.on);
    CHECK_INT(cue.layer, -1);
    CHECK(said("{\"cue\":\"set\",\"layer\":\"board\",\"values\":{\"race\":\"X\"}}"));
    CHECK_INT(cue.layer, LAYER_BOARD);
}

TEST(words_may_have_the_scene_beside_them)
{
    CHECK(said("{\"cue\":\"set name Ada Lovelace\",\"scene\":\"winner\"}"));
    CHECK_STR(cue_print(&cue, &arena), "{\"cue\":\"set\",\"scene\":\"winner\",\"values\":"
                                       "{\"name\":\"Ada Lovelace\"}}");
    CHECK(said("{\"cue\":\"unset name\",\"layer\":\"lower\"}"));
    CHECK_STR(cue_print(&cue, &arena),
              "{\"cue\":\"set\",\"layer\":\"lower\",\"values\":{\"name\":null}}");
    CHECK(said("{\"cue\":\"unset all\",\"scene\":\"winner\"}"));
    CHECK_STR(cue_print(&cue, &arena),
              "{\"cue\":\"set\",\"scene\":\"winner\",\"live\":true}");
    CHECK(said("{\"cue\":\"set name Ada\"}"));
    CHECK_STR(cue_print(&cue, &arena), "set name Ada");
}

TEST(a_recording_of_a_correction_is_read_again)
{
    static const char *const texts[] = {
        "set name \"Ada\" \\ Lovelace",
        "unset all",
        "unset rows.2.time",
        "{\"cue\":\"set\",\"scene\":\"winner\",\"values\":{\"a b\":\"\\n\"}}",
        "{\"cue\":\"set\",\"values\":{\"a\":\"x\\ny\",\"m\":null}}",
        "{\"cue\":\"set\",\"layer\":\"full\",\"live\":true}",
        "{\"cue\":\"unset all\",\"scene\":\"winner\",\"subject\":\"track/1/1\"}",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        CHECK(said(texts[i]));
        const char *printed = cue_print(&cue, &arena);
        CHECK(said(printed));
        CHECK_STR(cue_print(&cue, &arena), printed);
    }
}

TEST(mistakes_say_what_was_expected)
{
    CHECK(refused("set", "set: expected a value's name and a text, found nothing"));
    CHECK(refused("set name", "set: expected a text for \"name\", found nothing (unset "
                              "makes it live again)"));
    CHECK(refused("unset", "unset: expected a value's name or all, found nothing"));
    CHECK(refused("unset name now",
                  "unset: expected nothing after \"name\", found \"now\""));
    CHECK(refused("sett name Ada", "unknown cue \"sett\", did you mean \"set\"?"));
    CHECK(refused("{\"cue\":\"set\"}", "values: expected at least one, found none"));
    CHECK(refused("{\"cue\":\"set\",\"values\":7}",
                  "values: expected an object of texts, found number"));
    CHECK(refused("{\"cue\":\"set\",\"values\":{\"flag\":false}}",
                  "values: flag: expected a text, a number or null, found true or "
                  "false"));
    CHECK(refused("{\"cue\":\"set\",\"values\":{\"rows\":[]}}",
                  "values: rows: expected a text, a number or null, found array (one "
                  "cell is called \"rows.3.name\")"));
    CHECK(refused("{\"cue\":\"set\",\"values\":{\"\":1}}",
                  "values: expected a name of 1 to 127 bytes, found 0"));
    CHECK(refused("{\"cue\":\"set\",\"live\":true,\"values\":{\"name\":\"Ada\"}}",
                  "live: expected no values beside it"));
    CHECK(refused("{\"cue\":\"set\",\"live\":1}",
                  "live: expected true or false, found number"));
    CHECK(refused("{\"cue\":\"set\",\"subject\":\"a/1\",\"values\":{\"name\":\"Ada\"}}",
                  "subject: expected only beside a scene"));
    CHECK(refused("{\"cue\":\"set\",\"scene\":\"winer\",\"values\":{\"name\":\"Ada\"}}",
                  "scene: expected a scene, found \"winer\", did you mean \"winner\"?"));
    CHECK(refused("{\"cue\":\"set\",\"layer\":\"loer\",\"values\":{\"name\":\"Ada\"}}",
                  "layer: expected bug, lower, board or full, found \"loer\", did you "
                  "mean \"lower\"?"));
    CHECK(refused(
        "{\"cue\":\"set\",\"scene\":\"winner\",\"layer\":\"lower\",\"live\":true}",
        "layer: expected no layer beside a scene, found \"lower\""));
    CHECK(refused("{\"cue\":\"set name Ada\",\"values\":{\"team\":\"X\"}}",
                  "values: expected only beside a set without words"));
    CHECK(refused("{\"cue\":\"set\",\"data\":{\"name\":\"Ada\"}}",
                  "data: expected only beside a take of a scene"));
    CHECK(refused("{\"cue\":\"take winner\",\"values\":{\"name\":\"Ada\"}}",
                  "values: expected only beside a set"));
    CHECK(refused("{\"cue\":\"take winner\",\"live\":true}",
                  "live: expected only beside a set"));
}

TEST(a_text_or_a_list_that_does_not_fit_is_refused)
{
    char words[1000] = "set name ";
    memset(words + 9, 'x', CUE_TEXT);
    CHECK(refused(words, "set: expected a text of at most 511 bytes, found 512"));
    words[9 + CUE_TEXT - 1] = '\0';
    CHECK(said(words));
    char json[1000];
    snprintf(json, sizeof(json), "{\"cue\":\"set\",\"values\":{\"name\":\"%sx\"}}",
             words + 9);
    CHECK(refused(json, "values: name: expected at most 511 bytes, found 512"));
    struct buf many = {0};
    buf_text(&many, "{\"cue\":\"set\",\"values\":{\"n\":1");
    for (int i = 0; i < VALUES_MAX; i++) {
        buf_printf(&many, ",\"n%d\":1", i);
    }
    buf_text(&many, "}}");
    CHECK(refused(many.data, "values: expected at most 128, found more"));
    buf_finish(&many);
}

static const struct check_case cases[] = {
    CASE(the_text_behind_a_name_is_taken_whole),
    CASE(unset_names_a_value_or_all),
    CASE(json_names_the_scene_and_several_values_and_null_is_live_again),
    CASE(words_may_have_the_scene_beside_them),
    CASE(a_recording_of_a_correction_is_read_again),
    CASE(mistakes_say_what_was_expected),
    CASE(a_text_or_a_list_that_does_not_fit_is_refused),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}

#include "base/arena.h"
#include "base/json.h"
#include "base/str.h"
#include "check.h"
#include "show/cue.h"
#include "show/scene.h"

static struct arena arena;

static bool json_cue(const char *json, struct cue *out, char error[200])
{
    struct json_doc *doc = json_parse(json, strlen(json), NULL, error, 200);
    bool ok = doc && cue_parse_json(json_root(doc), &arena, out, error, 200);
    json_free(doc);
    return ok;
}

TEST(every_cue_of_the_design_is_understood_and_printed_again)
{
    static const struct {
        const char *words;
        enum cue_kind kind;
    } cases[] = {
        {"take", CUE_TAKE},
        {"take winner", CUE_TAKE},
        {"take winner track/12/1/1", CUE_TAKE},
        {"dismiss", CUE_DISMISS},
        {"dismiss lower", CUE_DISMISS},
        {"pin", CUE_PIN},
        {"pin lower", CUE_PIN},
        {"pin toggle", CUE_PIN_TOGGLE},
        {"unpin", CUE_UNPIN},
        {"unpin full", CUE_UNPIN},
        {"next", CUE_NEXT},
        {"prev", CUE_PREV},
        {"detail", CUE_DETAIL},
        {"veto", CUE_VETO},
        {"clear", CUE_CLEAR},
        {"auto on", CUE_AUTO},
        {"auto off", CUE_AUTO},
        {"auto toggle", CUE_AUTO_TOGGLE},
        {"follow track 12/1/1", CUE_FOLLOW},
        {"call 205", CUE_CALL},
        {"call THH", CUE_CALL},
        {"bug on", CUE_BUG},
        {"bug toggle", CUE_BUG_TOGGLE},
        {"board off", CUE_BOARD},
        {"board toggle", CUE_BOARD_TOGGLE},
        {"layer", CUE_LAYER},
        {"layer board", CUE_LAYER},
        {"theme reload", CUE_THEME_RELOAD},
        {"quit", CUE_QUIT},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct cue cue;
        char error[200] = "";
        bool ok = cue_parse(cases[i].words, &cue, error, sizeof(error));
        CHECK_STR(error, "");
        CHECK(ok);
        CHECK_INT(cue.kind, cases[i].kind);
        CHECK_STR(cue_print(&cue, &arena), cases[i].words);
    }
}

TEST(operands_land_where_they_belong)
{
    struct cue cue;
    char error[200];
    CHECK(cue_parse("  take\twinner   track/12/1/1\n", &cue, error, sizeof(error)));
    CHECK_STR(cue.scene, "winner");
    CHECK_STR(cue.subject, "track/12/1/1");
    CHECK_INT(cue.layer, -1);
    CHECK(cue_parse("pin board", &cue, error, sizeof(error)));
    CHECK_INT(cue.layer, LAYER_BOARD);
    CHECK(cue_parse("follow track 12/1/1", &cue, error, sizeof(error)));
    CHECK_STR(cue.feed, "track");
    CHECK_STR(cue.subject, "12/1/1");
    CHECK(cue_parse("auto on", &cue, error, sizeof(error)));
    CHECK(cue.on);
    CHECK(cue_parse("auto off", &cue, error, sizeof(error)));
    CHECK(!cue.on);
}

TEST(mistakes_say_what_was_expected_and_the_nearest_known_word)
{
    static const struct {
        const char *words, *error;
    } cases[] = {
        {"", "expected a cue, found nothing"},
        {"tkae", "unknown cue \"tkae\", did you mean \"take\"?"},
        {"frobnicate", "unknown cue \"frobnicate\""},
        {"take winer",
         "take: expected a scene, found \"winer\", did you mean \"winner\"?"},
        {"pin lwoer",
         "pin: expected bug, lower, board or full, found \"lwoer\", did you mean "
         "\"lower\"?"},
        {"auto", "auto: expected on, off or toggle, found nothing"},
        {"auto offf", "auto: expected on, off or toggle, found \"offf\", did you mean "
                      "\"off\"?"},
        {"follow track", "follow: expected a feed and a subject, found \"track\""},
        {"call", "call: expected a bib, found nothing"},
        {"clear all", "clear: expected nothing after \"clear\", found \"all\""},
        {"pin lower now", "pin: expected nothing after \"lower\", found \"now\""},
        {"theme", "theme: expected reload, found nothing"},
        {"take a b c d", "expected at most 4 words, found \"d\" as well"},
        {"take \xff", "expected words in UTF-8"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct cue cue;
        char error[200] = "";
        CHECK(!cue_parse(cases[i].words, &cue, error, sizeof(error)));
        CHECK_STR(error, cases[i].error);
    }
}

TEST(a_word_that_does_not_fit_is_refused)
{
    char words[400] = "call ";
    memset(words + 5, '7', CUE_WORD);
    struct cue cue;
    char error[200] = "";
    CHECK(!cue_parse(words, &cue, error, sizeof(error)));
    CHECK_STR(error, "expected words of at most 127 bytes, found 128");
    words[5 + CUE_WORD - 1] = '\0';
    CHECK(cue_parse(words, &cue, error, sizeof(error)));
}

TEST(a_scene_may_come_with_values_of_ones_own)
{
    struct cue cue;
    char error[200] = "";
    CHECK(json_cue("{\"cue\":\"take\",\"scene\":\"winner\",\"data\":{\"name\":\"Ada\"}}",
                   &cue, error));
    CHECK_INT(cue.kind, CUE_TAKE);
    CHECK_STR(cue.scene, "winner");
    CHECK(cue.has_values);
    CHECK_STR(values_get(&cue.values, "name"), "Ada");
    CHECK_STR(cue_print(&cue, &arena),
              "{\"cue\":\"take\",\"scene\":\"winner\",\"data\":{\"name\":\"Ada\"}}");
    struct cue again;
    CHECK(json_cue(cue_print(&cue, &arena), &again, error));
    CHECK(values_equal(&again.values, &cue.values));
}

TEST(a_recording_of_any_cue_is_read_again)
{
    static const char *const said[] = {
        "dismiss lower", "{\"cue\":\"auto off\"}",
        " {\"cue\":\"take\",\"scene\":\"winner\",\"data\":{\"name\":\"Ada\"}}",
        "{\"cue\":\"veto\",\"scene\":\"goal\",\"subject\":\"cup/1/"
        "g5\",\"said\":{\"player\":\"Ada\"}}"};
    for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
        struct cue cue, again;
        char error[200] = "";
        struct str text = {said[i], strlen(said[i])};
        CHECK(cue_read(text, &arena, &cue, error, sizeof(error)));
        const char *printed = cue_print(&cue, &arena);
        struct str recorded = {printed, strlen(printed)};
        CHECK(cue_read(recorded, &arena, &again, error, sizeof(error)));
        CHECK_STR(cue_print(&again, &arena), printed);
        CHECK_INT(again.has_values, cue.has_values);
    }
}

TEST(a_file_as_windows_editors_save_it_is_a_cue_too)
{
    static const char *const bodies[] = {"\xEF\xBB\xBF{\"cue\":\"auto off\"}\r\n",
                                         "\xEF\xBB\xBF"
                                         "auto off\r\n"};
    for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
        struct cue cue;
        char error[200] = "";
        CHECK(cue_read(str_of(bodies[i]), &arena, &cue, error, sizeof(error)));
        CHECK_INT(cue.kind, CUE_AUTO);
    }
}

TEST(json_takes_the_words_or_the_parts)
{
    struct cue cue;
    char error[200] = "";
    CHECK(json_cue("{\"cue\":\"auto off\"}", &cue, error));
    CHECK_INT(cue.kind, CUE_AUTO);
    CHECK(json_cue("{\"cue\":\"take winner\",\"subject\":\"track/1/1/1\"}", &cue, error));
    CHECK_STR(cue.subject, "track/1/1/1");
    CHECK(json_cue("{\"cue\":\"dismiss\",\"layer\":\"lower\"}", &cue, error));
    CHECK_INT(cue.layer, LAYER_LOWER);
}

TEST(json_with_unknown_keys_or_wrong_types_is_refused_with_its_path)
{
    static const struct {
        const char *json, *error;
    } cases[] = {
        {"7", "expected an object like {\"cue\":\"take\"}, found number"},
        {"{}", "cue: expected the cue's words, found nothing"},
        {"{\"cue\":7}", "cue: expected text, found number"},
        {"{\"cue\":\"take\",\"scnee\":\"winner\"}",
         "scnee: unknown key, did you mean \"scene\"?"},
        {"{\"cue\":\"take\",\"scene\":[]}", "scene: expected text, found array"},
        {"{\"cue\":\"take\",\"scene\":\"winner\",\"data\":[]}",
         "data: expected an object of values, found array"},
        {"{\"cue\":\"take\",\"scene\":\"winner\",\"data\":{\"a\":{}}}",
         "data: a: expected text, a number or a colour, found object (names are flat: "
         "\"home.score\")"},
        {"{\"cue\":\"take\",\"scene\":\"winner\",\"said\":{\"name\":\"Ada\"}}",
         "said: expected only beside a take or a veto of a scene and a subject, and no "
         "data"},
        {"{\"cue\":\"take\",\"data\":{}}",
         "data: expected only beside a take of a scene"},
        {"{\"cue\":\"auto on\",\"data\":{}}",
         "data: expected only beside a take of a scene"},
        {"{\"cue\":\"take winner\",\"subject\":\"a b\"}",
         "subject: expected one word, found \"a b\""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct cue cue;
        char error[200] = "";
        CHECK(!json_cue(cases[i].json, &cue, error));
        CHECK_STR(error, cases[i].error);
    }
}

TEST(every_scene_has_its_layer_and_sane_rules)
{
    int count;
    const struct scene *scenes = scene_table(&count);
    CHECK_INT(count, 15);
    for (int i = 0; i < count; i++) {
        const struct scene_rule *rule = &scenes[i].rule;
        CHECK(scene_find(scenes[i].name) == &scenes[i]);
        CHECK(rule->hold_ms == 0 || rule->ceiling_ms >= rule->hold_ms);
        CHECK(rule->hold_ms == 0 || rule->min_ms <= rule->hold_ms);
        CHECK(rule->max_age_ms > 0);
    }
    CHECK(!scene_find("winer"));
    CHECK_INT(layer_find("lower"), LAYER_LOWER);
    CHECK_INT(layer_find("upper"), -1);
}

TEST(subjects_name_what_happens_once_for_each_thing)
{
    struct unit_key unit = {.event = "12", .round = 1, .heat = 2};
    CHECK_STR(subject_winner(&arena, "track", &unit), "track/12/1/2");
    struct attempt_event throw = {.unit = unit, .bib = "205", .round = 6};
    CHECK_STR(subject_attempt(&arena, "track", &throw), "track/12/1/2/205/6");
    struct attempt_event jump = {.unit = unit,
                                 .bib = "112",
                                 .vertical = true,
                                 .height = "1.85",
                                 .attempts = "xo",
                                 .result = "o"};
    CHECK_STR(subject_attempt(&arena, "track", &jump), "track/12/1/2/112/1.85/2");
}

static const struct check_case cases[] = {
    CASE(every_cue_of_the_design_is_understood_and_printed_again),
    CASE(operands_land_where_they_belong),
    CASE(mistakes_say_what_was_expected_and_the_nearest_known_word),
    CASE(a_word_that_does_not_fit_is_refused),
    CASE(a_scene_may_come_with_values_of_ones_own),
    CASE(a_recording_of_any_cue_is_read_again),
    CASE(a_file_as_windows_editors_save_it_is_a_cue_too),
    CASE(json_takes_the_words_or_the_parts),
    CASE(json_with_unknown_keys_or_wrong_types_is_refused_with_its_path),
    CASE(every_scene_has_its_layer_and_sane_rules),
    CASE(subjects_name_what_happens_once_for_each_thing),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}

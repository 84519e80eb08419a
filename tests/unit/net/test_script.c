#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "check.h"
#include "net/record.h"

static char path[] = "/tmp/strapline-script-XXXXXX";
static char error[400];

static struct script *load(const char *text)
{
    error[0] = '\0';
    if (!file_write(path, text, strlen(text), error, sizeof(error))) {
        return NULL;
    }
    return script_load(path, error, sizeof(error));
}

// The complaint without the file's name, "" if the script was taken.
static const char *complaint(const char *text)
{
    struct script *script = load(text);
    script_destroy(script);
    const char *behind = strstr(error, path);
    return script ? "" : behind == error ? error + strlen(path) : error;
}

TEST(a_day_script_may_hold_comments_blank_lines_and_every_kind_of_message)
{
    struct script *script = load(
        "\xEF\xBB\xBF// the afternoon\n"
        "\n"
        "  {\"at\":0,\"feed\":\"track\",\"get\":\"json/\",\"body\":{\"a\": [1, 2.5]}}\r\n"
        "{\"at\":1.25,\"feed\":\"track\",\"event\":\"latest_attempt\","
        "\"data\":{\"bib\": \"07\"}}\n"
        "\t// later\n"
        "{\"at\":2,\"feed\":\"track\",\"text\":\"{}\"}\n"
        "{\"at\":3,\"feed\":\"track\",\"link\":\"closed\",\"code\":4201}\n"
        "{\"at\":4,\"cue\":\"dismiss lower\"}");
    CHECK_STR(error, "");
    CHECK(script);
    CHECK_INT(script->count, 5);
    CHECK_INT(script->length_ms, 4000);
    const struct script_line *line = script->lines;
    CHECK_INT(line[0].kind, SCRIPT_ANSWER);
    CHECK_INT(line[0].number, 3);
    CHECK_INT(line[0].code, 200);
    CHECK_STR(line[0].name, "json/");
    CHECK_STR(line[0].text.data, "{\"a\":[1,2.5]}");
    CHECK_INT(line[1].kind, SCRIPT_PUSH);
    CHECK_INT(line[1].at_ms, 1250);
    CHECK_STR(line[1].feed, "track");
    CHECK_STR(line[1].name, "latest_attempt");
    CHECK_STR(line[1].text.data, "{\"bib\":\"07\"}");
    CHECK_INT(line[2].kind, SCRIPT_TEXT);
    CHECK_STR(line[2].text.data, "{}");
    CHECK_INT(line[3].kind, SCRIPT_LINK);
    CHECK_STR(line[3].name, "closed");
    CHECK_INT(line[3].code, 4201);
    CHECK_INT(line[4].kind, SCRIPT_CUE);
    CHECK(!line[4].feed);
    CHECK_STR(line[4].name, "dismiss lower");
    script_destroy(script);
}

TEST(lines_come_in_order_of_time_and_equal_times_in_order_of_the_file)
{
    struct script *script = load("{\"at\":2,\"cue\":\"c\"}\n"
                                 "{\"at\":1,\"cue\":\"a\"}\n"
                                 "{\"at\":2,\"cue\":\"d\"}\n"
                                 "{\"at\":1,\"cue\":\"b\"}\n");
    CHECK(script);
    const char *order[] = {"a", "b", "c", "d"};
    for (int i = 0; i < 4; i++) {
        CHECK_STR(script->lines[i].name, order[i]);
    }
    script_destroy(script);
}

TEST(an_empty_script_is_a_short_day)
{
    struct script *script = load("// nothing happens\n\n");
    CHECK(script);
    CHECK_INT(script->count, 0);
    CHECK_INT(script->length_ms, 0);
    script_destroy(script);
}

TEST(every_mistake_is_told_with_its_line_and_what_was_expected)
{
    static const struct {
        const char *text, *complaint;
    } cases[] = {
        {"\n{\"at\":1,\"cue\":\"a\"", ":2: expected a JSON object, found at column 18: "
                                      "ends too early"},
        {"[1]", ":1: expected a JSON object, found array"},
        {"{} {}", ":1: expected a JSON object, found at column 4: not JSON from here on"},
        {"{\"at\":1}", ":1: expected one of \"text\", \"event\", \"get\", \"link\", "
                       "\"hook\", \"cue\", found none"},
        {"{\"at\":1,\"cue\":\"a\",\"text\":\"b\"}",
         ":1: expected one kind of message a line, found \"text\" and \"cue\""},
        {"{\"cue\":\"a\"}",
         ":1: expected seconds from the start as \"at\", found nothing"},
        {"{\"at\":-1,\"cue\":\"a\"}",
         ":1: expected seconds from the start as \"at\", found number -1"},
        {"{\"at\":\"1\",\"cue\":\"a\"}",
         ":1: expected seconds from the start as \"at\", found string 1"},
        {"{\"at\":1,\"cue\":\"\"}", ":1: expected a text as \"cue\", found string "},
        {"{\"at\":1,\"text\":\"a\"}", ":1: expected a text as \"feed\", found nothing"},
        {"{\"at\":1,\"feed\":7,\"text\":\"a\"}",
         ":1: expected a text as \"feed\", found number 7"},
        {"{\"at\":1,\"feed\":\"f\",\"text\":7}",
         ":1: expected a text, an object or an array as \"text\", found number 7"},
        {"{\"at\":1,\"feed\":\"f\",\"event\":\"e\"}",
         ":1: expected a text, an object or an array as \"data\", found nothing"},
        {"{\"at\":1,\"feed\":\"f\",\"event\":\"e\",\"dta\":{}}",
         ":1: expected only keys that belong to \"event\", found \"dta\" (did you mean "
         "\"data\"?)"},
        {"{\"at\":1,\"feed\":\"f\",\"get\":\"json/\",\"status\":1000}",
         ":1: expected a status from 0 to 599 as \"status\", found number 1000"},
        {"{\"at\":1,\"feed\":\"f\",\"get\":\"json/\",\"body\":true}",
         ":1: expected a text, an object or an array as \"body\", found true or false"},
        {"{\"at\":1,\"feed\":\"f\",\"link\":\"shut\"}",
         ":1: expected open, closed or refused as \"link\", found string shut"},
        {"{\"at\":1,\"feed\":\"f\",\"link\":\"closed\",\"code\":1.5}",
         ":1: expected a close code or a status from 0 to 65535 as \"code\", found "
         "number "
         "1.5"},
        {"{\"at\":1,\"hook\":{}}", ":1: expected a text as \"feed\", found nothing"},
        {"{\"at\":1,\"feed\":\"f\",\"hook\":7}",
         ":1: expected a text, an object or an array as \"hook\", found number 7"},
        {"{\"at\":1,\"epoch\":\"noon\"}",
         ":1: expected seconds since 1970 as \"epoch\", found string noon"},
        {"{\"at\":1,\"cue\":\"\xff\"}", ":1: expected a JSON object, found at column 16: "
                                        "not UTF-8"},
        {"{\"at\":1,\"cue\":\"a\",\"feed\":\"f\"}",
         ":1: expected only keys that belong to \"cue\", found \"feed\""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CHECK_STR(complaint(cases[i].text), cases[i].complaint);
    }
}

TEST(webhooks_and_refused_upgrades_are_lines_like_others)
{
    struct script *script = load("{\"at\":2,\"feed\":\"tri\",\"hook\":{\"a\":[1]}}\n"
                                 "{\"at\":1,\"feed\":\"tri\",\"link\":\"refused\","
                                 "\"code\":404}\n");
    CHECK(script);
    CHECK_INT(script->count, 2);
    CHECK_INT(script->lines[0].kind, SCRIPT_LINK);
    CHECK_STR(script->lines[0].name, "refused");
    CHECK_INT(script->lines[0].code, 404);
    CHECK_INT(script->lines[1].kind, SCRIPT_HOOK);
    CHECK_STR(script->lines[1].feed, "tri");
    CHECK_STR(script->lines[1].text.data, "{\"a\":[1]}");
    script_destroy(script);
}

TEST(a_script_may_say_when_it_takes_place_and_else_it_is_always_the_same)
{
    struct script *script =
        load("{\"at\":2.5,\"epoch\":1790000002.500}\n{\"at\":1,\"cue\":\"a\"}\n");
    CHECK(script);
    CHECK_INT(script->count, 1);
    CHECK_INT(script->length_ms, 1000);
    CHECK_INT(script->epoch_ms, 1790000000000);
    script_destroy(script);
    script = load("{\"at\":1,\"cue\":\"a\"}\n");
    CHECK(script);
    CHECK_INT(script->epoch_ms, 1780315200000);
    script_destroy(script);
}

static char *expanded(const char *text)
{
    static struct arena arena;
    arena_reset(&arena);
    struct str out = script_expand(str_of(text), 1780315200000, &arena);
    char *copy = arena_strndup(&arena, out.data, out.len);
    snprintf(error, sizeof(error), "%s", copy);
    arena_finish(&arena);
    return error;
}

TEST(open_times_are_filled_in)
{
    static const char *const cases[][2] = {
        {"{\"t\": \"{{epoch+12.5}}\"}", "{\"t\": 1780315212.500}"},
        {"{\"t\":\"{{epoch}}\",\"u\":\"{{epoch-0.001}}\"}",
         "{\"t\":1780315200.000,\"u\":1780315199.999}"},
        {"{\"t\":\"{{iso+12.5}}\"}", "{\"t\":\"2026-06-01T12:00:12.500Z\"}"},
        {"{\"t\":\"{{iso-43201}}\"}", "{\"t\":\"2026-05-31T23:59:59.000Z\"}"},
        {"at {{epoch+1}} and {{iso}}.",
         "at 1780315201.000 and 2026-06-01T12:00:00.000Z."},
        {"\"{\\\"t\\\":\\\"{{epoch}}\\\"}\"", "\"{\\\"t\\\":\\\"1780315200.000\\\"}\""},
        {"\"{{epoch}}{{epoch}}\"", "\"1780315200.0001780315200.000\""},
        {"\"{{epoch}}\"{{epoch}}\"", "1780315200.0001780315200.000\""},
        {"{{1970-{{epoch+0}}", "{{1970-1780315200.000"},
        {"{{epoch+99e9}} {{epoch*2}} {{noon}} {{epoch",
         "{{epoch+99e9}} {{epoch*2}} {{noon}} {{epoch"},
        {"{{epoch-9999999999}} {{epoch-999999999}}",
         "{{epoch-9999999999}} 780315201.000"},
        {"{{}} {{+1}} {{epoch+}} {{epoch+.}} {{epoch+1.2.3}} {{epochs}}",
         "{{}} {{+1}} {{epoch+}} {{epoch+.}} {{epoch+1.2.3}} {{epochs}}"},
        {"{\"a\":{\"b\":{}}}", "{\"a\":{\"b\":{}}}"},
        {"", ""},
        {"{{", "{{"},
        {"{{iso-22222222222222222228}}", "{{iso-22222222222222222228}}"},
        {"{{{epoch}}}", "{1780315200.000}"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CHECK_STR(expanded(cases[i][0]), cases[i][1]);
    }
}

TEST(a_recording_that_the_power_failure_cut_is_read_up_to_there)
{
    static const char whole[] = "{\"at\":1,\"cue\":\"a\"}\n"
                                "{\"at\":2,\"cue\":\"Zo\u00eb \xc3\xab\"}";
    size_t first = strcspn(whole, "\n") + 1;
    for (size_t len = first; len <= strlen(whole); len++) {
        char text[sizeof(whole)];
        memcpy(text, whole, len);
        text[len] = '\0';
        struct script *script = load(text);
        CHECK_STR(error, "");
        CHECK(script);
        CHECK_INT(script->count, len < strlen(whole) ? 1 : 2);
        CHECK_INT(script->length_ms, len < strlen(whole) ? 1000 : 2000);
        script_destroy(script);
    }
}

TEST(a_bad_line_that_is_not_cut_is_still_a_mistake)
{
    // With an end, not the last, JSON that means nothing, and nothing before it.
    CHECK_STR(complaint("{\"at\":1,\"cue\":\"a\"}\n{\"at\":2,\"cue\"\n"),
              ":2: expected a JSON object, found at column 14: ends too early");
    CHECK_STR(complaint("{\"at\":1,\"cue\":\"a\"}\n{\"at\":2,\n{\"at\":3,\"cue\":\"b\"}"),
              ":2: expected a JSON object, found at column 9: ends too early");
    CHECK_STR(complaint("{\"at\":1,\"cue\":\"a\"}\n[1]"),
              ":2: expected a JSON object, found array");
    CHECK_STR(complaint("{\"at\":1,"),
              ":1: expected a JSON object, found at column 9: ends too early");
}

TEST(a_file_that_is_not_there_is_told_by_name)
{
    CHECK(!script_load("/nowhere/day.jsonl", error, sizeof(error)));
    CHECK(strncmp(error, "/nowhere/day.jsonl: ", 20) == 0);
}

static const struct check_case cases[] = {
    CASE(a_day_script_may_hold_comments_blank_lines_and_every_kind_of_message),
    CASE(lines_come_in_order_of_time_and_equal_times_in_order_of_the_file),
    CASE(an_empty_script_is_a_short_day),
    CASE(every_mistake_is_told_with_its_line_and_what_was_expected),
    CASE(webhooks_and_refused_upgrades_are_lines_like_others),
    CASE(a_script_may_say_when_it_takes_place_and_else_it_is_always_the_same),
    CASE(open_times_are_filled_in),
    CASE(a_recording_that_the_power_failure_cut_is_read_up_to_there),
    CASE(a_bad_line_that_is_not_cut_is_still_a_mistake),
    CASE(a_file_that_is_not_there_is_told_by_name),
};

int main(void)
{
    close(mkstemp(path));
    int result = check_run(cases, (int)(sizeof(cases) / sizeof(cases)[0]));
    unlink(path);
    return result;
}

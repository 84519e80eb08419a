#include "base/json_skim.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/json.h"
#include "check.h"

static struct json_marks marks;

// "key=value key=value", or "?" when it is not sure.
static const char *skimmed(const char *text)
{
    static char out[1000];
    struct json_span member;
    size_t len = 0;
    out[0] = '\0';
    if (!json_marks_find(str_of(text), &marks)) {
        return "?";
    }
    struct json_skim skim = json_skim_of(&marks);
    while (json_skim_next(&skim, &member)) {
        len += (size_t)snprintf(out + len, sizeof(out) - len, "%s%.*s=%.*s",
                                len ? " " : "", (int)member.key.len, member.key.data,
                                (int)member.value.len, member.value.data);
    }
    return json_skim_sure(&skim) ? out : "?";
}

TEST(members_are_found_where_they_stand)
{
    CHECK_STR(skimmed("{}"), "");
    CHECK_STR(skimmed("{\"a\":1,\"b\":\"x\"}"), "a=1 b=\"x\"");
    CHECK_STR(skimmed(" { \"a\" : -1.5 ,\n \"b\" : null } \n"), "a=-1.5 b=null");
    CHECK_STR(skimmed("{\"a\":{\"b\":[1,{\"c\":2}]},\"d\":[]}"),
              "a={\"b\":[1,{\"c\":2}]} d=[]");
    CHECK_STR(skimmed("[1,\"two\",{\"three\":3}]"), "=1 =\"two\" ={\"three\":3}");
}

TEST(what_stands_in_a_string_is_no_structure)
{
    CHECK_STR(skimmed("{\"a\":\"}{][,:\"}"), "a=\"}{][,:\"");
    CHECK_STR(skimmed("{\"a\":\"say \\\"}\\\" twice\",\"b\":2}"),
              "a=\"say \\\"}\\\" twice\" b=2");
    CHECK_STR(skimmed("{\"a\":\"\\\\\",\"b\":2}"), "a=\"\\\\\" b=2");
    CHECK_STR(skimmed("{\"a\":{\"}\":\"{\"},\"b\":2}"), "a={\"}\":\"{\"} b=2");
}

TEST(runs_of_backslashes_end_where_they_end_at_every_place_of_a_block)
{
    for (int pad = 0; pad < 2 * JSON_BLOCK; pad++) {
        for (int slashes = 0; slashes < 140; slashes += 1 + slashes / 6) {
            char text[400] = "{\"a\":\"", *at = text + strlen(text);
            memset(at, '.', (size_t)pad);
            memset(at + pad, '\\', (size_t)slashes);
            bool odd = slashes % 2;
            strcpy(at + pad + slashes, odd ? "\"}\",\"b\":2}" : "\",\"b\":2}");
            const char *found = skimmed(text);
            CHECK_STR(found + strlen(found) - strlen(" b=2"), " b=2");
            CHECK_INT(strlen(found),
                      strlen("a=\"\" b=2") + (size_t)(pad + slashes + 2 * odd));
        }
    }
}

TEST(of_odd_texts_it_is_not_sure)
{
    static const char *const odd[] = {"",
                                      " ",
                                      "1",
                                      "\"a\"",
                                      "null",
                                      "{",
                                      "}",
                                      "[",
                                      "]",
                                      "{\"a\"}",
                                      "{\"a\":}",
                                      "{\"a\":1",
                                      "{\"a\":1}}",
                                      "{\"a\":1}{}",
                                      "{\"a\":1} x",
                                      "x {\"a\":1}",
                                      "{\"a\":[1}",
                                      "{\"a\":\"1}",
                                      "{\"a\" 1}",
                                      "{\"a\":1 \"b\":2}",
                                      "{a:1}",
                                      "{\"a\":1,}",
                                      "[1,]",
                                      "[,1]",
                                      "{,}",
                                      "{\"\\u0061\":1}",
                                      "{\"a\":\"\t\"}",
                                      "{\"a\\\":1}",
                                      "{\"a\":{\"b\":1}",
                                      "[[[[",
                                      "{]",
                                      "[}",
                                      "{\"a\":\"\\\"}",
                                      "{\"a\":1e+5}"};
    for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
        CHECK_STR(skimmed(odd[i]), "?");
    }
}

TEST(a_text_that_is_too_long_is_left_to_others)
{
    size_t len = (size_t)JSON_BLOCK * JSON_BLOCKS;
    char *text = malloc(len + 1);
    memset(text, ' ', len);
    memcpy(text, "{\"a\":1", 6);
    text[len - 2] = '}';
    text[len - 1] = text[len] = '\0';
    bool fits = json_marks_find(str_of(text), &marks);
    bool too_long = !json_marks_find((struct str){text, len}, &marks);
    free(text);
    CHECK(fits);
    CHECK(too_long);
}

TEST(values_can_be_entered)
{
    struct json_span member;
    CHECK(json_marks_find(str_of("{\"a\":{\"x\":1,\"y\":[5,6]},\"b\":3}"), &marks));
    struct json_skim skim = json_skim_of(&marks);
    CHECK(json_skim_next(&skim, &member));
    struct json_skim inner = json_skim_into(&skim, member.value);
    CHECK(json_skim_next(&inner, &member));
    CHECK(json_span_is(member.key, "x") && json_span_is(member.value, "1"));
    CHECK(json_skim_next(&inner, &member));
    struct json_skim list = json_skim_into(&skim, member.value);
    CHECK(json_skim_next(&list, &member) && json_span_is(member.value, "5"));
    CHECK(json_skim_next(&list, &member) && json_span_is(member.value, "6"));
    CHECK(!json_skim_next(&list, &member) && json_skim_sure(&list));
    CHECK(!json_skim_next(&inner, &member) && json_skim_sure(&inner));
    CHECK(json_skim_next(&skim, &member) && json_span_is(member.key, "b"));
    inner = json_skim_into(&skim, member.value);
    CHECK(!json_skim_next(&inner, &member) && !json_skim_sure(&inner));
}

TEST(texts_without_escapes_are_read_as_they_stand)
{
    struct str text = {0};
    CHECK(json_span_text(str_of("\"x y\""), &text) && json_span_is(text, "x y"));
    CHECK(json_span_text(str_of("\"\""), &text) && text.len == 0);
    CHECK(!json_span_text(str_of("\"x\\ny\""), &text));
    CHECK(!json_span_text(str_of("12"), &text));
    CHECK(!json_span_text(str_of("null"), &text));
}

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16;
}

// Signs that matter, more often than by chance.
static void scribble(char *text, size_t len, unsigned *seed)
{
    static const char signs[] = "\"\"\"\\\\{}[]:, \n\x01\x1f\x7f\xc3\xb6z[{]}9";
    for (size_t i = 0; i < len; i++) {
        text[i] = signs[next_random(seed) % (sizeof(signs) - 1)];
    }
}

TEST(many_bytes_at_a_time_are_seen_as_each_for_itself)
{
    unsigned seed = 1;
    for (int round = 0; round < 5000; round++) {
        char bytes[JSON_BLOCK];
        scribble(bytes, sizeof(bytes), &seed);
        struct json_block quick = json_block_quick(bytes);
        struct json_block plain = json_block_plain(bytes);
        CHECK(memcmp(&quick, &plain, sizeof(quick)) == 0);
    }
}

static const struct check_case cases[] = {
    CASE(members_are_found_where_they_stand),
    CASE(what_stands_in_a_string_is_no_structure),
    CASE(runs_of_backslashes_end_where_they_end_at_every_place_of_a_block),
    CASE(of_odd_texts_it_is_not_sure),
    CASE(a_text_that_is_too_long_is_left_to_others),
    CASE(values_can_be_entered),
    CASE(texts_without_escapes_are_read_as_they_stand),
    CASE(many_bytes_at_a_time_are_seen_as_each_for_itself),
};

CHECK_MAIN(cases)

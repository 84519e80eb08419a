#include "base/json.h"

#include "base/arena.h"
#include "base/str.h"
#include "check.h"

static char error[300];

static struct json_doc *parse(const char *text)
{
    error[0] = '\0';
    return json_parse(text, strlen(text), NULL, error, sizeof(error));
}

static bool refused(const char *text, const char *why)
{
    struct json_doc *doc = parse(text);
    bool right = !doc && strcmp(error, why) == 0;
    if (!right) {
        printf("  %s: \"%s\"\n", doc ? "accepted" : "refused", error);
    }
    json_free(doc);
    return right;
}

TEST(a_document_is_read_and_looked_up)
{
    struct json_doc *doc =
        parse("{\"event_id\":\"12\",\"heat\":{\"no\":1},\"Heat\":null}");
    const struct json *root = json_root(doc);
    CHECK(json_is_object(root));
    CHECK_STR(json_string(json_get(root, "event_id")), "12");
    CHECK(!json_get(root, "EVENT_ID"));
    CHECK(json_is_null(json_get(root, "Heat")));
    CHECK(json_is_number(json_get(json_get(root, "heat"), "no")));
    CHECK(!json_get(json_get(json_get(root, "nothing"), "x"), "y"));
    CHECK_STR(json_string(json_get2(root, "eventId", "event_id")), "12");
    CHECK_INT(json_count(root), 3);
    CHECK_STR(json_key(json_next(json_first(root))), "heat");
    CHECK_STR(json_kind(root), "object");
    CHECK_STR(json_kind(NULL), "nothing");
    json_free(doc);
}

TEST(the_first_of_doubled_keys_wins)
{
    struct json_doc *doc = parse("{\"a\":1,\"a\":2}");
    long long number = 0;
    CHECK(json_int(json_get(json_root(doc), "a"), &number));
    CHECK_INT(number, 1);
    json_free(doc);
}

TEST(bad_input_is_refused_with_its_place)
{
    CHECK(refused("", "1:1: ends too early"));
    CHECK(refused("{\"a\":", "1:6: ends too early"));
    CHECK(refused("{}\n x", "2:2: not JSON from here on"));
    CHECK(refused("{\n  \"a\": ?}", "2:8: not JSON from here on"));
    CHECK(refused("\"a\tb\"", "1:3: a control character inside the text"));
    CHECK(refused("\"a\\u0000\"", "1:4: \\u0000, which no text may hold"));
    CHECK(refused("\"\xC3\"", "1:2: not UTF-8"));
    CHECK(refused("\xFF\xFE{\0}\0", "1:1: expected UTF-8, found UTF-16"));
    CHECK(refused("\"\\ud800\"", "1:2: not JSON from here on"));
}

TEST(bad_input_is_refused_without_a_word_too)
{
    CHECK(!json_parse("{", 1, NULL, NULL, 0));
    CHECK(!json_parse("\xFF", 1, NULL, NULL, 0));
    CHECK(!json_parse("{}", 2, &(struct json_limits){.max_bytes = 1}, NULL, 0));
}

TEST(depth_and_size_have_limits)
{
    char deep[201];
    memset(deep, '[', 100);
    memset(deep + 100, ']', 100);
    deep[200] = '\0';
    CHECK(refused(deep, "1:65: nested too deep"));
    const struct json_limits small = {.max_bytes = 3};
    CHECK(!json_parse("[1, 2]", 6, &small, error, sizeof(error)));
    CHECK_STR(error, "1:1: 6 bytes, at most 3 are read");
    const struct json_limits shallow = {.max_depth = 1};
    CHECK(!json_parse("[[]]", 4, &shallow, error, sizeof(error)));
    struct json_doc *doc = json_parse("[\"[[[\"]", 7, &shallow, error, sizeof(error));
    CHECK(doc);
    json_free(doc);
}

TEST(a_text_need_not_be_terminated_and_may_be_nothing)
{
    static const char text[] = {'[', '1', ']', '9'};
    struct json_doc *doc = json_parse(text, 3, NULL, error, sizeof(error));
    CHECK_INT(json_count(json_root(doc)), 1);
    json_free(doc);
    CHECK(!json_parse(NULL, 0, NULL, error, sizeof(error)));
}

static struct json_doc *parse_commented(const char *text)
{
    const struct json_limits limits = {.comments = true};
    return json_parse(text, strlen(text), &limits, error, sizeof(error));
}

TEST(people_may_comment_their_files)
{
    struct json_doc *doc =
        parse_commented("// title\n{ /* a\n b */ \"url\": \"ws://x\" }\n");
    CHECK_STR(json_string(json_get(json_root(doc), "url")), "ws://x");
    json_free(doc);
    CHECK(!parse_commented("{ // a\n \"b\": /* c */ ? }"));
    CHECK_STR(error, "2:15: not JSON from here on");
    CHECK(!parse_commented("{} /* never closed"
                           "\n?"
                           "\n*/ x"));
    CHECK(refused("{} // no", "1:4: not JSON from here on"));
}

TEST(an_escaped_quote_does_not_end_a_text_before_a_comment_sign)
{
    struct json_doc *doc =
        parse_commented("[\"say \\\"http://x\\\" /* here */\", \"\\\\\"]");
    CHECK_STR(json_string(json_first(json_root(doc))), "say \"http://x\" /* here */");
    CHECK_INT(json_count(json_root(doc)), 2);
    json_free(doc);
}

TEST(text_and_numbers_read_alike)
{
    struct arena arena = {0};
    struct json_doc *doc = parse("[\"007\", 7, 7.25, 1e3, -0, 12345678901, true, null, "
                                 "1e400, {}]");
    static const char *const texts[] = {"007", "7", "7.25", "1000", "0", "12345678901"};
    const struct json *item = json_first(json_root(doc));
    for (int i = 0; i < 6; i++, item = json_next(item)) {
        CHECK_STR(json_text(item, &arena), texts[i]);
    }
    for (; item; item = json_next(item)) {
        CHECK(!json_text(item, &arena));
    }
    json_free(doc);
    arena_finish(&arena);
}

TEST(numbers_are_whole_or_not_at_all)
{
    struct json_doc *doc =
        parse("[\"12\", 12, 12.0, 12.5, \"0x10\", \" 1\", \"inf\", \"\", \"1.5\", []]");
    const struct json *item = json_first(json_root(doc));
    static const bool is_int[] = {1, 1, 1, 0, 0, 0, 0, 0, 0, 0};
    static const bool is_double[] = {1, 1, 1, 1, 0, 0, 0, 0, 1, 0};
    for (int i = 0; i < 10; i++, item = json_next(item)) {
        long long number = 99;
        double real = 99;
        CHECK_INT(json_int(item, &number), is_int[i]);
        CHECK_INT(number, is_int[i] ? 12 : 99);
        CHECK_INT(json_double(item, &real), is_double[i]);
    }
    json_free(doc);
}

TEST(whole_numbers_are_printed_as_they_stand)
{
    static const char *const numbers[] = {"0",
                                          "7",
                                          "-7",
                                          "10",
                                          "-120",
                                          "900719925474099",
                                          "9007199254740991",
                                          "-9007199254740991"};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        struct json_doc *doc = parse(numbers[i]);
        const char *text = json_text(json_root(doc), &arena);
        json_free(doc);
        CHECK_STR(text, numbers[i]);
    }
    struct json_doc *doc = parse("-0.0");
    CHECK_STR(json_text(json_root(doc), &arena), "0");
    json_free(doc);
    arena_finish(&arena);
}

TEST(what_only_looks_like_trouble_is_read)
{
    static const char *const texts[] = {"\"u0000\"", "\"\\\\u0000\"", "\"\\n u0000\"",
                                        "[\"{{{[[[\",\"\\\"\"]", "\t[\n1\r]\n"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct json_doc *doc = parse(texts[i]);
        CHECK(doc != NULL);
        json_free(doc);
    }
    CHECK(refused("[\"\\u0000\"]", "1:4: \\u0000, which no text may hold"));
}

TEST(truth_has_several_spellings)
{
    struct json_doc *doc =
        parse("[true, \"True\", 1, false, \"false\", 0, 2, \"yes\", null]");
    const struct json *item = json_first(json_root(doc));
    for (int i = 0; i < 9; i++, item = json_next(item)) {
        bool truth = i >= 3;
        CHECK_INT(json_bool(item, &truth), i < 6);
        CHECK_INT(truth, i < 3 || i >= 6);
    }
    json_free(doc);
}

TEST(what_is_written_reads_back)
{
    struct buf buf = {0};
    buf_char(&buf, '{');
    json_put_key(&buf, "name");
    json_put_text(&buf, "O\"Neil\\ \n\x01 Å\xFF");
    json_put_key(&buf, "none");
    json_put_text(&buf, NULL);
    json_put_key(&buf, "copy");
    struct json_doc *source = parse("[1.5,\"x\",{\"a\":null}]");
    json_put_value(&buf, json_root(source));
    buf_char(&buf, '}');
    CHECK_STR(buf.data,
              "{\"name\":\"O\\\"Neil\\\\ \\u000a\\u0001 Å\xEF\xBF\xBD\",\"none\":"
              "null,\"copy\":[1.5,\"x\",{\"a\":null}]}");
    struct json_doc *doc = parse(buf.data);
    CHECK_STR(json_string(json_get(json_root(doc), "name")),
              "O\"Neil\\ \n\x01 Å\xEF\xBF\xBD");
    json_free(doc);
    json_free(source);
    buf_finish(&buf);
}

static const struct check_case cases[] = {
    CASE(a_document_is_read_and_looked_up),
    CASE(the_first_of_doubled_keys_wins),
    CASE(bad_input_is_refused_with_its_place),
    CASE(bad_input_is_refused_without_a_word_too),
    CASE(depth_and_size_have_limits),
    CASE(a_text_need_not_be_terminated_and_may_be_nothing),
    CASE(people_may_comment_their_files),
    CASE(an_escaped_quote_does_not_end_a_text_before_a_comment_sign),
    CASE(text_and_numbers_read_alike),
    CASE(numbers_are_whole_or_not_at_all),
    CASE(whole_numbers_are_printed_as_they_stand),
    CASE(what_only_looks_like_trouble_is_read),
    CASE(truth_has_several_spellings),
    CASE(what_is_written_reads_back),
};

CHECK_MAIN(cases)

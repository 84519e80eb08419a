// Messages and answers of Minicup, cut, turned round and spoiled: nothing of that is half
// believed, and nothing of it breaks.
#include "minicup_play.h"

static const char *const messages[] = {
    "greeting", "logged", "subscribed", "matches",       "roster",        "table",
    "start",    "goal",   "deletion",   "refusal_match", "refusal_action"};
enum { MESSAGES = sizeof(messages) / sizeof(messages[0]) };

static const struct {
    const char *name, *unit;
    enum fetch_kind kind;
} answers[] = {
    {"rest_match_after", "512", FETCH_UNIT},     {"rest_match", "512", FETCH_ROSTER},
    {"rest_match_events", "512", FETCH_ENTRIES}, {"rest_team_detail", "301", FETCH_TEAM},
    {"rest_login", "512", FETCH_LOGIN},          {"public_match", "512", FETCH_UNIT},
    {"public_events", "512", FETCH_ENTRIES},
};
enum { ANSWERS = sizeof(answers) / sizeof(answers[0]), SOURCES = MESSAGES + ANSWERS };

// A message's or an answer's events: those with numbers from MESSAGES on are answers.
static void decode(int source, struct str text, struct buf *found)
{
    if (source >= MESSAGES) {
        int i = source - MESSAGES;
        play_answer("2468", answers[i].kind, answers[i].unit, text, found);
        return;
    }
    struct play play = {.config = {.url = "ws://127.0.0.1", .category = "14"}};
    play_open(&play, 0);
    play.found = found;
    play_text(&play, text, 1000);
    play_finish(&play);
}

static struct json_doc *load(int source)
{
    char path[200], error[200];
    struct buf body = {0};
    snprintf(path, sizeof(path), "fixtures/minicup/%s.json",
             source < MESSAGES ? messages[source] : answers[source - MESSAGES].name);
    struct json_doc *doc =
        answer_load(path, &body)
            ? json_parse(body.data, body.len, NULL, error, sizeof(error))
            : NULL;
    buf_finish(&body);
    return doc;
}

static bool is_refused(int source, struct buf *found)
{
    if (source < MESSAGES) {
        return text_equal(found->data, "traffic bad protocol\n");
    }
    return strstr(found->data, "fetch failed ") && strstr(found->data, "not JSON: ");
}

TEST(a_text_cut_at_any_byte_is_refused_and_nothing_else)
{
    for (int source = 0; source < SOURCES; source++) {
        struct buf whole = {0}, found = {0};
        struct json_doc *doc = load(source);
        CHECK(doc);
        json_put_value(&whole, json_root(doc));
        json_free(doc);
        // Deep in a list its rows only repeat what came before.
        for (size_t len = 0; len < whole.len; len += len < 600 ? 1 : 29) {
            char *cut = malloc(len + 1); // exactly as long, for the sanitizers
            memcpy(cut, whole.data, len);
            buf_clear(&found);
            decode(source, (struct str){cut, len}, &found);
            CHECK(is_refused(source, &found));
            free(cut);
        }
        buf_finish(&whole);
        buf_finish(&found);
    }
}

// The same value with the members of every object the other way round.
static void write_reversed(struct buf *out, const struct json *value);

static void write_members(struct buf *out, const struct json *member)
{
    if (member) {
        write_members(out, json_next(member));
        json_put_key(out, json_key(member));
        write_reversed(out, member);
    }
}

static void write_reversed(struct buf *out, const struct json *value)
{
    if (json_is_object(value)) {
        buf_char(out, '{');
        write_members(out, json_first(value));
        buf_char(out, '}');
    } else if (json_is_array(value)) {
        buf_char(out, '[');
        for (const struct json *item = json_first(value); item; item = json_next(item)) {
            buf_text(out, item == json_first(value) ? "" : ",");
            write_reversed(out, item);
        }
        buf_char(out, ']');
    } else {
        json_put_value(out, value);
    }
}

TEST(the_order_of_members_does_not_matter)
{
    for (int source = 0; source < SOURCES; source++) {
        struct buf turned = {0}, straight = {0}, found = {0}, found_turned = {0};
        struct json_doc *doc = load(source);
        bool ordered = source < MESSAGES && text_equal(messages[source], "matches");
        CHECK(doc);
        json_put_value(&straight, json_root(doc));
        write_reversed(&turned, json_root(doc));
        json_free(doc);
        decode(source, (struct str){straight.data, straight.len}, &found);
        decode(source, (struct str){turned.data, turned.len}, &found_turned);
        // the matches of a category are members of an object, and keep its order
        CHECK(ordered || text_equal(found_turned.data, found.data));
        CHECK(found.len == found_turned.len);
        buf_finish(&turned);
        buf_finish(&straight);
        buf_finish(&found);
        buf_finish(&found_turned);
    }
}

// The value with one of its leaves, or one of its lists and objects, replaced.
static void write_with(struct buf *out, const struct json *value, const char *instead,
                       int *countdown)
{
    if (--*countdown == 0) {
        buf_text(out, instead);
    } else if (json_is_object(value) || json_is_array(value)) {
        bool object = json_is_object(value);
        buf_char(out, object ? '{' : '[');
        for (const struct json *item = json_first(value); item; item = json_next(item)) {
            if (object) {
                json_put_key(out, json_key(item));
            } else {
                buf_text(out, item == json_first(value) ? "" : ",");
            }
            write_with(out, item, instead, countdown);
        }
        buf_char(out, object ? '}' : ']');
    } else {
        json_put_value(out, value);
    }
}

static bool survives(int source, const char *instead)
{
    struct buf changed = {0}, found = {0};
    struct json_doc *doc = load(source);
    bool ok = doc;
    for (int leaf = 1; ok; leaf += leaf < 40 ? 1 : 23) {
        int countdown = leaf;
        buf_clear(&changed);
        buf_clear(&found);
        write_with(&changed, json_root(doc), instead, &countdown);
        if (countdown > 0) {
            break;
        }
        decode(source, (struct str){changed.data, changed.len}, &found);
        ok = found.len > 0 || source >= MESSAGES;
    }
    json_free(doc);
    buf_finish(&changed);
    buf_finish(&found);
    return ok;
}

TEST(a_part_of_another_kind_never_breaks_a_message)
{
    static const char *const others[] = {"{}", "null", "1e300", "\"\"", "[[{\"id\":1}]]"};
    for (int source = 0; source < SOURCES; source++) {
        for (size_t k = 0; k < sizeof(others) / sizeof(others[0]); k++) {
            CHECK(survives(source, others[k]));
        }
    }
}

// What a text with many of one thing may cost.
TEST(a_list_longer_than_any_match_is_cut)
{
    struct buf text = {0}, found = {0};
    buf_text(&text, "{\"match\":{\"id\":7},\"events\":[");
    for (int i = 0; i < MATCH_MAX_ENTRIES + 500; i++) {
        buf_printf(&text, "%s{\"id\":%d,\"type\":\"goal\"}", i ? "," : "", i + 1);
    }
    buf_text(&text, "]}");
    decode(0, (struct str){text.data, text.len}, &found);
    CHECK(strstr(found.data, "id \"2000\""));
    CHECK(!strstr(found.data, "id \"2001\""));
    buf_finish(&text);
    buf_finish(&found);
}

static const struct check_case cases[] = {
    CASE(a_text_cut_at_any_byte_is_refused_and_nothing_else),
    CASE(the_order_of_members_does_not_matter),
    CASE(a_part_of_another_kind_never_breaks_a_message),
    CASE(a_list_longer_than_any_match_is_cut),
};

CHECK_MAIN(cases)

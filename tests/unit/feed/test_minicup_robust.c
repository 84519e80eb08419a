// Messages and answers of Minicup, cut, turned round and spoiled: nothing of that is half
// believed, and nothing of it breaks.
#include "minicup_play.h"
#include "spoil.h"

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

static const char *name(int source)
{
    return source < MESSAGES ? messages[source] : answers[source - MESSAGES].name;
}

static bool refused(int source, const char *found)
{
    if (source < MESSAGES) {
        return text_equal(found, "traffic bad protocol\n");
    }
    return strstr(found, "fetch failed ") && strstr(found, "not JSON: ");
}

static const struct spoil inputs = {
    .dialect = "minicup",
    .count = SOURCES,
    .name = name,
    .decode = decode,
    .refused = refused,
    .dense_bytes = 600,
    .dense_parts = 40,
    .stride = 29,
};

TEST(a_text_cut_at_any_byte_is_refused_and_nothing_else)
{
    CHECK(spoil_cuts(&inputs));
}

// The matches of a category are members of an object, and keep its order.
TEST(the_order_of_members_does_not_matter)
{
    for (int i = 0; i < SOURCES; i++) {
        CHECK(text_equal(name(i), "matches") || spoil_same(&inputs, i, SPOIL_MEMBERS));
    }
}

static bool is_answered(int source, const char *found)
{
    return *found || source >= MESSAGES;
}

TEST(a_part_of_another_kind_never_breaks_a_message)
{
    CHECK(spoil_parts(&inputs, is_answered));
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

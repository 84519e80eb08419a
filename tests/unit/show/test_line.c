#include <stdlib.h>

#include "base/arena.h"
#include "check.h"
#include "show/line.h"

struct said {
    const char *text;
    enum line_kind kind;
    const char *cue; // what it means in the cue's words, NULL: whatever
};

static bool means(const struct said *said, size_t len)
{
    struct arena arena = {0};
    struct line line;
    char error[200] = "";
    enum line_kind kind =
        line_read((struct str){said->text, len}, &arena, &line, error, sizeof(error));
    const char *cue = kind == LINE_CUE ? cue_print(&line.cue, &arena) : "";
    bool right = kind == said->kind && kind == line.kind &&
                 (!said->cue || strcmp(cue, said->cue) == 0) &&
                 (kind != LINE_BAD || error[0]);
    if (!right) {
        printf("  %s: kind %d \"%s\" %s\n", said->text, (int)kind, cue, error);
    }
    arena_finish(&arena);
    return right;
}

static bool all_mean(const struct said *said, size_t count)
{
    bool right = true;
    for (size_t i = 0; i < count; i++) {
        right = means(&said[i], strlen(said[i].text)) && right;
    }
    return right;
}

#define ALL_MEAN(table) all_mean(table, sizeof(table) / sizeof((table)[0]))

TEST(our_own_words_are_said_as_they_are)
{
    static const struct said said[] = {
        {"take winner", LINE_CUE, "take winner"},
        {"  dismiss lower\r", LINE_CUE, "dismiss lower"},
        {"next", LINE_CUE, "next"},
        {"auto off", LINE_CUE, "auto off"},
        {"follow track 12/1/1", LINE_CUE, "follow track 12/1/1"},
        {"{\"cue\":\"take\",\"scene\":\"winner\",\"data\":{\"name\":\"A\"}}", LINE_CUE,
         NULL},
        {"", LINE_NOTHING, NULL},
        {" \t\r", LINE_NOTHING, NULL},
    };
    CHECK(ALL_MEAN(said));
}

TEST(words_of_a_switcher_mean_our_cues)
{
    static const struct said said[] = {
        {"TAKE", LINE_CUE, "take"},
        {"TAKE 3", LINE_CUE, "take winner"},
        {"TAKE 3:1:1", LINE_CUE, "take winner"},
        {"TAKE winner track/12/1/1", LINE_CUE, "take winner track/12/1/1"},
        {"SEQI 8:2", LINE_CUE, "take leaderboard"},
        {"SEQO 8", LINE_CUE, "dismiss board"},
        {"SEQO winner", LINE_CUE, "dismiss lower"},
        {"NEXT", LINE_CUE, "take"},
        {"UP", LINE_CUE, "prev"},
        {"DOWN", LINE_CUE, "next"},
        {"CLFB", LINE_CUE, "dismiss"},
        {"CLFB 2", LINE_CUE, "dismiss lower"},
        {"CLFB 1:3", LINE_CUE, "dismiss board"},
        {"CLFB full", LINE_CUE, "dismiss full"},
        {"LAYOFF 1:1", LINE_CUE, "dismiss bug"},
        {"CLRA", LINE_CUE, "clear"},
        {"CUE pin lower", LINE_CUE, "pin lower"},
    };
    CHECK(ALL_MEAN(said));
}

TEST(what_is_no_cue_is_told_apart)
{
    static const struct said said[] = {
        {"SUBSCRIBE", LINE_SUBSCRIBE, NULL}, {"UNSUBSCRIBE", LINE_UNSUBSCRIBE, NULL},
        {"STATE", LINE_STATE, NULL},         {"PING", LINE_PING, NULL},
        {"BYE\r", LINE_BYE, NULL},           {"TOKEN a b", LINE_TOKEN, NULL},
    };
    CHECK(ALL_MEAN(said));
    struct arena arena = {0};
    struct line line;
    char error[200];
    line_read(str_of("TOKEN  a b+/= "), &arena, &line, error, sizeof(error));
    bool whole = text_equal(line.token, "a b+/=");
    arena_finish(&arena);
    CHECK(whole);
}

TEST(a_mistake_is_answered_with_a_reason)
{
    static const struct said said[] = {
        {"tak winner", LINE_BAD, NULL},  {"TAKE 99", LINE_BAD, NULL},
        {"TAKE nobody", LINE_BAD, NULL}, {"SEQO 99", LINE_BAD, NULL},
        {"SEQO", LINE_BAD, NULL},        {"CLFB 9", LINE_BAD, NULL},
        {"CLRA now", LINE_BAD, NULL},    {"NEXT 1", LINE_BAD, NULL},
        {"CUE", LINE_BAD, NULL},         {"SUBSCRIBE x", LINE_BAD, NULL},
        {"{\"cue\":5}", LINE_BAD, NULL}, {"{", LINE_BAD, NULL},
        {"[]", LINE_BAD, NULL},          {"Take 3", LINE_BAD, NULL},
    };
    CHECK(ALL_MEAN(said));
}

TEST(a_browser_that_was_made_to_come_here_is_recognised)
{
    static const struct said said[] = {
        {"POST / HTTP/1.1\r", LINE_FOREIGN, NULL},
        {"GET /clear HTTP/1.1", LINE_FOREIGN, NULL},
        {"OPTIONS *", LINE_FOREIGN, NULL},
        {"PRI * HTTP/2.0", LINE_FOREIGN, NULL},
        {"\x16\x03\x01", LINE_FOREIGN, NULL},
        {"clear\x01", LINE_FOREIGN, NULL},
        {"\xff\xfe", LINE_FOREIGN, NULL},
    };
    CHECK(ALL_MEAN(said));
    struct said zero = {"clear\0clear", LINE_FOREIGN, NULL};
    CHECK(means(&zero, 11));
}

static const struct check_case cases[] = {
    CASE(our_own_words_are_said_as_they_are),
    CASE(words_of_a_switcher_mean_our_cues),
    CASE(what_is_no_cue_is_told_apart),
    CASE(a_mistake_is_answered_with_a_reason),
    CASE(a_browser_that_was_made_to_come_here_is_recognised),
};

CHECK_MAIN(cases)

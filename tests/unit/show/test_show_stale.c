// Two operators at once: a cue says which state its operator looked at, and is refused
// when what it means has become something else. People and meeting are invented.
#include <stdarg.h>

#include "base/arena.h"
#include "base/str.h"
#include "check.h"
#include "show/show.h"

struct desk {
    struct show *show;
    int64_t now_ms;
    uint64_t seen; // the version that the operator looked at
};

static struct desk desk_open(void)
{
    static const struct show_feed feeds[] = {{.id = "track", .type = "opentrack"}};
    struct desk desk = {.show = show_create(feeds, 1), .now_ms = 1000};
    return desk;
}

static void look(struct desk *desk)
{
    desk->seen = show_version(desk->show);
}

static void result(struct desk *desk, const char *race, const char *winner)
{
    struct event event = {.type = EVENT_RESULT};
    event.result = (struct result_event){.unit = {.round = 1, .heat = 1},
                                         .heat_name = race,
                                         .winner = winner,
                                         .mark = "1:52.60"};
    text_copy(event.result.unit.event, sizeof(event.result.unit.event), race);
    desk->now_ms += 100;
    show_event(desk->show, 0, &event, desk->now_ms, desk->now_ms);
}

static const char *speak(struct desk *desk, const char *words, uint64_t version)
{
    static char reason[300];
    struct cue cue;
    const char *why = NULL;
    reason[0] = '\0';
    if (!cue_parse(words, &cue, reason, sizeof(reason))) {
        return reason;
    }
    cue.based_on = version;
    bool obeyed = show_cue(desk->show, &cue, desk->now_ms, &why);
    text_copy(reason, sizeof(reason), why ? why : obeyed ? "" : "refused");
    return reason;
}

static const char *cue(struct desk *desk, const char *words)
{
    return speak(desk, words, desk->seen);
}

static bool stale(struct desk *desk, const char *words)
{
    bool refused = text_starts(cue(desk, words), "not done: ");
    return refused && show_cue_was_stale(desk->show);
}

TEST(a_take_is_refused_when_another_has_become_the_next_in_line)
{
    struct desk desk = desk_open();
    speak(&desk, "auto off", 0);
    result(&desk, "12", "Ada");
    look(&desk);
    speak(&desk, "take winner track/12/1/1", 0);
    result(&desk, "13", "Bea");
    CHECK(stale(&desk, "take"));
    look(&desk);
    CHECK_STR(cue(&desk, "take"), "");
    CHECK(!show_cue_was_stale(desk.show));
    show_destroy(desk.show);
}

TEST(what_was_named_is_taken_whatever_else_has_come)
{
    struct desk desk = desk_open();
    speak(&desk, "auto off", 0);
    result(&desk, "12", "Ada");
    look(&desk);
    result(&desk, "13", "Bea");
    CHECK(stale(&desk, "take winner"));
    CHECK_STR(cue(&desk, "take winner track/12/1/1"), "");
    show_destroy(desk.show);
}

TEST(a_dismiss_is_refused_when_something_else_stands_there)
{
    struct desk desk = desk_open();
    result(&desk, "12", "Ada");
    look(&desk);
    result(&desk, "13", "Bea");
    speak(&desk, "take", 0);
    CHECK(stale(&desk, "dismiss"));
    CHECK(stale(&desk, "dismiss lower"));
    CHECK(stale(&desk, "pin lower"));
    look(&desk);
    CHECK_STR(cue(&desk, "dismiss lower"), "");
    show_destroy(desk.show);
}

TEST(a_toggle_is_refused_when_the_other_operator_has_toggled)
{
    struct desk desk = desk_open();
    result(&desk, "12", "Ada");
    look(&desk);
    speak(&desk, "pin toggle", 0);
    CHECK(stale(&desk, "pin toggle"));
    CHECK_STR(cue(&desk, "pin"), "winner is pinned already");
    CHECK(!show_cue_was_stale(desk.show));
    speak(&desk, "auto toggle", 0);
    CHECK(stale(&desk, "auto toggle"));
    CHECK_STR(cue(&desk, "auto on"), "");
    show_destroy(desk.show);
}

TEST(an_update_of_the_same_thing_surprises_nobody)
{
    struct desk desk = desk_open();
    result(&desk, "12", "Ada");
    look(&desk);
    result(&desk, "12", "Bea");
    CHECK_STR(cue(&desk, "dismiss lower"), "");
    show_destroy(desk.show);
}

TEST(clear_is_never_refused)
{
    struct desk desk = desk_open();
    result(&desk, "12", "Ada");
    look(&desk);
    speak(&desk, "dismiss", 0);
    CHECK_STR(cue(&desk, "clear"), "");
    show_destroy(desk.show);
}

TEST(a_version_that_has_not_been_is_refused)
{
    struct desk desk = desk_open();
    look(&desk);
    desk.seen += 1000;
    CHECK(text_starts(cue(&desk, "clear"), "the state is at version "));
    CHECK(show_cue_was_stale(desk.show));
    show_destroy(desk.show);
}

TEST(the_version_stands_beside_the_words_in_json)
{
    static const struct {
        const char *json, *error;
    } cases[] = {
        {"{\"cue\":\"take\",\"version\":41}", ""},
        {"{\"cue\":\"take\",\"version\":\"41\"}",
         "version: expected the state's, a whole number, found string"},
        {"{\"cue\":\"take\",\"version\":-1}",
         "version: expected the state's, a whole number, found another"},
        {"{\"cue\":\"take\",\"version\":1.5}",
         "version: expected the state's, a whole number, found another"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct cue read;
        char error[200] = "";
        bool ok = cue_read(str_of(cases[i].json), &arena, &read, error, sizeof(error));
        CHECK_STR(error, cases[i].error);
        CHECK(ok == !cases[i].error[0]);
        CHECK_INT(ok ? read.based_on : 41, 41);
    }
    arena_finish(&arena);
}

static const struct check_case cases[] = {
    CASE(a_take_is_refused_when_another_has_become_the_next_in_line),
    CASE(what_was_named_is_taken_whatever_else_has_come),
    CASE(a_dismiss_is_refused_when_something_else_stands_there),
    CASE(a_toggle_is_refused_when_the_other_operator_has_toggled),
    CASE(an_update_of_the_same_thing_surprises_nobody),
    CASE(clear_is_never_refused),
    CASE(a_version_that_has_not_been_is_refused),
    CASE(the_version_stands_beside_the_words_in_json),
};
CHECK_MAIN(cases)

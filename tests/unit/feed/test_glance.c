#include "feed/glance.h"

#include <stdio.h>
#include <string.h>

#include "check.h"
#include "feed/minicup.h"
#include "feed/opentrack.h"
#include "feed/triathlon.h"

static const struct feed_config config = {.match = "17", .prog_id = "700100"};
static const struct feed_ops *const dialects[] = {&minicup_ops, &triathlon_ops,
                                                  &opentrack_ops};

#define MATCH                                                                            \
    "{\"server_time\":1795353761.95507,\"type_content\":[\"match\"],\"match\":{\"id\":%" \
    "s,"                                                                                 \
    "\"home_team_id\":1,\"home_team_name\":\"Lhota 05\",\"score\":%s,"                   \
    "\"half_length\":%s,\"confirmed\":null,\"first_half_start\":1795353701.955}}"

static const struct {
    const char *id, *score, *length;
} matches[] = {
    {"17", "[0, 1]", "6000.0"}, {"17", "[10, 1]", "6"},
    {"17", "[9, 10]", "0"},     {"17", "[1, 2, 3]", "100"},
    {"17", "[1, \"2\"]", "1"},  {"17", "7", "1e5"},
    {"27", "[0, 1]", "6000.0"}, {"\"17\"", "[0, 1]", "60"},
    {"17", "[1234, 1]", "60"},  {"17", "[0, 1],\"score\":[2, 3]", "\"60\""},
};

static const char *const others[] = {
    "{\"server_time\":5}",
    "{\"server_time\":10,\"match\":{\"id\":17,\"score\":[1,2]}}",
    "{\"match\":{\"id\":17,\"score\":[1,2],\"half_1\":30}}",
    "{\"server_time\":10,\"server_time\":11,\"match\":{\"id\":17}}",
    "{\"sum\":12,\"of\":[1,2,{\"3\":\"4 5\"}]}",
    "{\"event\":\"a1\",\"data\":2}",
    "{\"\\u0065vent\":1}",
    "{\"a\":\"\\u0022\",\"b\":1}",
    "{\"prog_id\":\"700100\",\"date\":\"2026-11-22T13:23:41.959Z\",\"athletes\":[]}",
    "{\"prog_id\":\"700200\",\"date\":\"2026-11-22T13:23:41.959Z\",\"athletes\":[]}",
    "{\"a\":1",
    "[1,2,3]",
    "12",
};

// Whether a glance that remembers `text` finds in `other` what one without finds there.
static bool finds_the_same(const struct feed_ops *ops, const char *text,
                           const char *other)
{
    struct glance_memory memory = {0}, none = {0};
    ops->glance(&config, str_of(text), &memory);
    struct glance found = ops->glance(&config, str_of(other), &memory);
    struct glance alone = ops->glance(&config, str_of(other), &none);
    bool same = found.kind == alone.kind && found.bad == alone.bad &&
                found.of == alone.of && found.like == alone.like &&
                found.order == alone.order;
    if (!same) {
        printf("  %s, behind %s:\n  %s\n", ops->type, text, other);
    }
    return same;
}

// With every digit in every digit's place.
static bool survives(const char *text)
{
    char other[400];
    bool fine = true;
    snprintf(other, sizeof(other), "%s", text);
    for (char *at = other; *at; at++) {
        char was = *at;
        for (char c = '0'; glance_is_digit(was) && c <= '9'; c++) {
            *at = c;
            for (size_t i = 0; i < sizeof(dialects) / sizeof(dialects[0]); i++) {
                fine = finds_the_same(dialects[i], text, other) && fine;
            }
        }
        *at = was;
    }
    return fine;
}

TEST(a_text_that_differs_by_a_digit_from_one_that_is_remembered_is_what_it_is_alone)
{
    char text[400];
    for (size_t i = 0; i < sizeof(matches) / sizeof(matches[0]); i++) {
        snprintf(text, sizeof(text), MATCH, matches[i].id, matches[i].score,
                 matches[i].length);
        CHECK(survives(text));
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        CHECK(survives(others[i]));
    }
}

TEST(states_that_differ_by_what_is_told_anew_are_recalled_with_their_own_time)
{
    struct glance_memory memory = {0};
    static const char first[] =
        "{\"server_time\":1700000000.25,\"match\":{\"id\":17,\"score\":[1,2]}}";
    static const char later[] =
        "{\"server_time\":1700000009.75,\"match\":{\"id\":17,\"score\":[3,2]}}";
    struct glance a = minicup_glance(&config, str_of(first), &memory);
    CHECK(glance_recall(&memory, str_of(later)) != NULL);
    struct glance b = minicup_glance(&config, str_of(later), &memory);
    CHECK_INT(b.kind, GLANCE_STATE);
    CHECK(a.like == b.like && a.of == b.of);
    CHECK_INT(b.order - a.order, 9500);
}

TEST(what_is_not_sure_or_of_another_name_is_not_recalled)
{
    struct glance_memory memory = {0};
    minicup_glance(&config, str_of("{\"match\":{\"id\":17,\"name\":\"A 1\"}}"), &memory);
    CHECK(!glance_recall(&memory, str_of("{\"match\":{\"id\":17,\"name\":\"A 2\"}}")));
    CHECK(!glance_recall(&memory, str_of("{\"match\":{\"id\":18,\"name\":\"A 1\"}}")));
    opentrack_glance(&config, str_of("{\"event\":1}"), &memory);
    CHECK(!glance_recall(&memory, str_of("{\"event\":1}")));
}

static const struct check_case cases[] = {
    CASE(a_text_that_differs_by_a_digit_from_one_that_is_remembered_is_what_it_is_alone),
    CASE(states_that_differ_by_what_is_told_anew_are_recalled_with_their_own_time),
    CASE(what_is_not_sure_or_of_another_name_is_not_recalled),
};

CHECK_MAIN(cases)

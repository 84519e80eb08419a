#include "check.h"
#include "net/assemble.h"

#include <stdlib.h>

static enum assemble_result add(struct assemble *assemble, const char *data, size_t len,
                                bool first, bool final, struct str *whole)
{
    struct piece piece = {.data = data, .len = len, .first = first, .final = final};
    return assemble_add(assemble, &piece, whole);
}

static bool is(struct str text, const char *expected, size_t len)
{
    return text.len == len && memcmp(text.data, expected, len) == 0;
}

TEST(a_message_cut_at_any_byte_arrives_whole)
{
    static const char *const messages[] = {
        "{}",
        "{\"event\":\"results_arrived\",\"data\":\"{\\\"name\\\":\\\"Øvrebø\\\"}\"}",
        "a",
    };
    struct assemble assemble = {0};
    for (size_t m = 0; m < sizeof(messages) / sizeof(messages[0]); m++) {
        const char *text = messages[m];
        size_t len = strlen(text);
        for (size_t cut = 0; cut <= len; cut++) {
            struct str whole = {0};
            CHECK_INT(add(&assemble, text, cut, true, false, &whole), ASSEMBLE_MORE);
            CHECK_INT(add(&assemble, text + cut, len - cut, false, true, &whole),
                      ASSEMBLE_TEXT);
            CHECK(is(whole, text, len));
        }
    }
    assemble_finish(&assemble);
}

TEST(a_message_in_single_bytes_and_empty_pieces_arrives_whole)
{
    static const char text[] = "one byte at a time";
    struct assemble assemble = {0};
    struct str whole = {0};
    CHECK_INT(add(&assemble, NULL, 0, true, false, &whole), ASSEMBLE_MORE);
    for (size_t i = 0; i < sizeof(text) - 1; i++) {
        CHECK_INT(add(&assemble, text + i, 1, false, false, &whole), ASSEMBLE_MORE);
        CHECK_INT(add(&assemble, NULL, 0, false, false, &whole), ASSEMBLE_MORE);
    }
    CHECK_INT(add(&assemble, NULL, 0, false, true, &whole), ASSEMBLE_TEXT);
    CHECK(is(whole, text, sizeof(text) - 1));
    assemble_finish(&assemble);
}

TEST(an_empty_message_is_a_message)
{
    struct assemble assemble = {0};
    struct str whole = {0};
    CHECK_INT(add(&assemble, NULL, 0, true, true, &whole), ASSEMBLE_TEXT);
    CHECK_INT(whole.len, 0);
    CHECK(whole.data != NULL);
    assemble_finish(&assemble);
}

TEST(a_message_of_exactly_the_limit_fits_and_one_byte_more_does_not)
{
    char *bytes = malloc(ASSEMBLE_MAX + 1);
    CHECK(bytes != NULL);
    memset(bytes, 'x', ASSEMBLE_MAX + 1);
    struct assemble assemble = {0};
    struct str whole = {0};
    CHECK_INT(add(&assemble, bytes, ASSEMBLE_MAX - 1, true, false, &whole),
              ASSEMBLE_MORE);
    CHECK_INT(add(&assemble, bytes, 1, false, true, &whole), ASSEMBLE_TEXT);
    CHECK_INT(whole.len, ASSEMBLE_MAX);
    CHECK_INT(add(&assemble, bytes, ASSEMBLE_MAX + 1, true, true, &whole),
              ASSEMBLE_TOO_LARGE);
    CHECK_INT(add(&assemble, bytes, ASSEMBLE_MAX, true, false, &whole), ASSEMBLE_MORE);
    CHECK_INT(add(&assemble, bytes, 1, false, true, &whole), ASSEMBLE_TOO_LARGE);
    assemble_finish(&assemble);
    free(bytes);
}

TEST(a_message_that_is_too_large_is_told_once_and_the_next_one_is_read)
{
    struct assemble assemble = {.max = 8};
    struct str whole = {0};
    CHECK_INT(add(&assemble, "123456", 6, true, false, &whole), ASSEMBLE_MORE);
    CHECK_INT(add(&assemble, "789", 3, false, false, &whole), ASSEMBLE_TOO_LARGE);
    CHECK_INT(add(&assemble, "more", 4, false, false, &whole), ASSEMBLE_MORE);
    CHECK_INT(add(&assemble, "end", 3, false, true, &whole), ASSEMBLE_MORE);
    CHECK_INT(add(&assemble, "next", 4, true, true, &whole), ASSEMBLE_TEXT);
    CHECK(is(whole, "next", 4));
    assemble_finish(&assemble);
}

TEST(half_a_message_does_not_survive_a_new_connection)
{
    struct assemble assemble = {0};
    struct str whole = {0};
    CHECK_INT(add(&assemble, "half", 4, true, false, &whole), ASSEMBLE_MORE);
    assemble_reset(&assemble);
    CHECK_INT(add(&assemble, "whole", 5, true, true, &whole), ASSEMBLE_TEXT);
    CHECK(is(whole, "whole", 5));
    assemble_finish(&assemble);
}

TEST(a_piece_without_a_beginning_is_not_added_to_the_message_before)
{
    struct assemble assemble = {.max = 8};
    struct str whole = {0};
    CHECK_INT(add(&assemble, "one", 3, true, true, &whole), ASSEMBLE_TEXT);
    CHECK_INT(add(&assemble, "two", 3, false, true, &whole), ASSEMBLE_TEXT);
    CHECK(is(whole, "two", 3));
    CHECK_INT(add(&assemble, "too large", 9, true, true, &whole), ASSEMBLE_TOO_LARGE);
    CHECK_INT(add(&assemble, "three", 5, false, true, &whole), ASSEMBLE_TEXT);
    CHECK(is(whole, "three", 5));
    assemble_finish(&assemble);
}

TEST(a_binary_message_is_told_apart)
{
    struct assemble assemble = {0};
    struct str whole = {0};
    struct piece piece = {.data = "\0\1", .len = 2, .first = true, .final = true};
    piece.binary = true;
    CHECK_INT(assemble_add(&assemble, &piece, &whole), ASSEMBLE_BINARY);
    CHECK_INT(whole.len, 2);
    assemble_finish(&assemble);
}

static const struct check_case cases[] = {
    CASE(a_message_cut_at_any_byte_arrives_whole),
    CASE(a_message_in_single_bytes_and_empty_pieces_arrives_whole),
    CASE(an_empty_message_is_a_message),
    CASE(a_message_of_exactly_the_limit_fits_and_one_byte_more_does_not),
    CASE(a_message_that_is_too_large_is_told_once_and_the_next_one_is_read),
    CASE(half_a_message_does_not_survive_a_new_connection),
    CASE(a_piece_without_a_beginning_is_not_added_to_the_message_before),
    CASE(a_binary_message_is_told_apart),
};

CHECK_MAIN(cases)

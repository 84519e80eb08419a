// Messages of live timing, as the decoder understands them: by socket, REST and webhook.
#include "race_said.h"
#include "spoil.h"

static const char *name(int input)
{
    return race_fixtures[input].name;
}

static void decode(int input, struct str text, struct buf *found)
{
    race_print(&race_fixtures[input], text, found);
}

// A push is bad traffic, an answer a failed fetch; there is no race in either.
static bool refused(int input, const char *found)
{
    if (race_fixtures[input].way != WAY_BODY) {
        return text_equal(found, "traffic bad protocol\n");
    }
    return text_starts(found, "fetch failed ") && strstr(found, "note \"not JSON") &&
           strchr(found, '\n') == found + strlen(found) - 1;
}

static const struct spoil inputs = {
    .dialect = "triathlon",
    .count = RACE_FIXTURES,
    .name = name,
    .decode = decode,
    .refused = refused,
    .shortest = 1, // an empty answer: no timing yet
    .dense_parts = 80,
    .stride = 7,
    .list = "splits",
};

TEST(every_kind_of_message_says_what_its_golden_says)
{
    CHECK(spoil_goldens(&inputs));
}

TEST(a_message_cut_at_any_byte_is_no_message)
{
    CHECK(spoil_cuts(&inputs));
}

// The odd one has doubles, of which the first is believed: there order matters.
static bool all_same(int turn)
{
    bool ok = true;
    for (int i = 0; i < RACE_FIXTURES; i++) {
        ok = (text_equal(name(i), "odd") || spoil_same(&inputs, i, turn)) && ok;
    }
    return ok;
}

TEST(the_order_of_members_and_splits_does_not_matter)
{
    CHECK(all_same(SPOIL_MEMBERS));
    CHECK(all_same(SPOIL_LIST));
    CHECK(all_same(SPOIL_MEMBERS | SPOIL_LIST));
}

TEST(numbers_may_be_texts_and_texts_numbers)
{
    CHECK(all_same(SPOIL_NUMBERS));
}

TEST(yes_and_no_may_be_words_or_digits)
{
    CHECK(all_same(SPOIL_FLAGS));
}

TEST(null_and_absent_are_the_same)
{
    CHECK(all_same(SPOIL_ABSENT));
    CHECK(all_same(SPOIL_ABSENT | SPOIL_NUMBERS | SPOIL_FLAGS | SPOIL_LIST));
}

// Whatever becomes of it: something is said, and never more than one race.
static bool is_whole(int input, const char *found)
{
    int races = 0;
    (void)input;
    for (const char *line = found; *line; line = strchr(line, '\n') + 1) {
        races += text_starts(line, "race ") || text_starts(line, "backlog race ");
        if (*line == '\n') {
            return false; // an event that cannot be printed
        }
    }
    return *found && races <= 1;
}

TEST(a_part_of_another_kind_never_breaks_a_message)
{
    CHECK(spoil_parts(&inputs, is_whole));
}

static const struct check_case cases[] = {
    CASE(every_kind_of_message_says_what_its_golden_says),
    CASE(a_message_cut_at_any_byte_is_no_message),
    CASE(the_order_of_members_and_splits_does_not_matter),
    CASE(numbers_may_be_texts_and_texts_numbers),
    CASE(yes_and_no_may_be_words_or_digits),
    CASE(null_and_absent_are_the_same),
    CASE(a_part_of_another_kind_never_breaks_a_message),
};

CHECK_MAIN(cases)

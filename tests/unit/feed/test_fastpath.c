// Messages and answers of FastPath, as the decoder understands them.
#include "fastpath_said.h"
#include "spoil.h"

static const char *name(int input)
{
    return fastpath_fixtures[input].name;
}

static void decode(int input, struct str text, struct buf *found)
{
    fastpath_print(&fastpath_fixtures[input], text, found);
}

// A push is bad traffic, an answer a failed fetch; there is nothing else in either.
static bool refused(int input, const char *found)
{
    if (fastpath_fixtures[input].sport) {
        return text_equal(found, "traffic bad protocol\n");
    }
    return text_starts(found, "fetch failed ") &&
           strchr(found, '\n') == found + strlen(found) - 1;
}

static const struct spoil inputs = {
    .dialect = "fastpath",
    .count = FASTPATH_FIXTURES,
    .name = name,
    .decode = decode,
    .refused = refused,
    .dense_parts = 160,
    .stride = 7,
};

TEST(every_kind_of_message_says_what_its_golden_says)
{
    CHECK(spoil_goldens(&inputs));
}

TEST(a_message_cut_at_any_byte_is_no_message)
{
    CHECK(spoil_cuts(&inputs));
}

TEST(the_order_of_members_does_not_matter)
{
    for (int i = 0; i < FASTPATH_FIXTURES; i++) {
        CHECK(spoil_same(&inputs, i, SPOIL_MEMBERS));
    }
}

// Something is said, and a match is always somebody's.
static bool is_whole(int input, const char *found)
{
    (void)input;
    for (const char *line = found; *line; line = strchr(line, '\n') + 1) {
        if (*line == '\n' || text_starts(line, "match match \"\"") ||
            text_starts(line, "backlog match match \"\"")) {
            return false;
        }
    }
    return *found;
}

TEST(a_part_of_another_kind_never_breaks_a_message)
{
    CHECK(spoil_parts(&inputs, is_whole));
}

static const struct check_case cases[] = {
    CASE(every_kind_of_message_says_what_its_golden_says),
    CASE(a_message_cut_at_any_byte_is_no_message),
    CASE(the_order_of_members_does_not_matter),
    CASE(a_part_of_another_kind_never_breaks_a_message),
};

CHECK_MAIN(cases)

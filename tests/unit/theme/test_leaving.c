// What is sent away while it still comes leaves from as far as it has come.
#include "check.h"
#include "theme_fixture.h"

enum { WIDTH = 400, HALF_IN_MS = 200, QUARTER_OUT_MS = 100, AT_REST = 5000 };

static struct arena arena;

// A plate that closes to the left in 400 ms, with these on it.
static const char *plate_with(const char *children)
{
    return arena_printf(
        &arena,
        "{\"type\":\"box\",\"anchor\":\"center\",\"width\":400,\"height\":80,"
        "\"fill\":\"#121d33\",\"out\":[{\"type\":\"wipe\",\"to\":\"left\",\"duration\":"
        "400,"
        "\"ease\":\"linear\"}],\"children\":[%s]}",
        children);
}

#define OPENS_FROM(edge)                                                                 \
    "{\"type\":\"box\",\"width\":100,\"height\":40,\"fill\":\"gold\",\"in\":[{\"type\":" \
    "\"wipe\",\"from\":\"" edge "\",\"duration\":400,\"ease\":\"linear\"}]}"
#define STANDS "{\"type\":\"box\",\"width\":100,\"height\":40,\"fill\":\"gold\"}"

// How many pixels of the plate are left a quarter of the way out.
static int left_of(const char *children, int in_ms)
{
    struct theme_moment moment = fixture_moment("winner", NULL);
    moment.in_ms = in_ms;
    moment.out_ms = QUARTER_OUT_MS;
    moment.even = false;
    struct draw_list list = fixture_scene(plate_with(children), moment, &arena);
    return list.count ? list.items[0].clip.w : -1;
}

static bool near(int found, int expected)
{
    return found >= expected - 20 && found <= expected + 20; // a motion has a head start
}

TEST(what_stands_whole_leaves_from_its_whole_width)
{
    CHECK(near(left_of(OPENS_FROM("left"), AT_REST), WIDTH * 3 / 4));
    CHECK(near(left_of(STANDS, HALF_IN_MS), WIDTH * 3 / 4));
}

TEST(a_plate_whose_part_is_half_open_leaves_from_half_its_width)
{
    CHECK(near(left_of(OPENS_FROM("left"), HALF_IN_MS), WIDTH * 3 / 8));
}

TEST(the_part_that_has_come_farthest_counts)
{
    CHECK(near(left_of(OPENS_FROM("left") "," STANDS, HALF_IN_MS), WIDTH * 3 / 4));
    CHECK(near(left_of(OPENS_FROM("left") "," OPENS_FROM("top"), HALF_IN_MS),
               WIDTH * 3 / 8));
}

TEST(who_comes_over_another_edge_says_nothing_of_this_one)
{
    CHECK(near(left_of(OPENS_FROM("top"), HALF_IN_MS), WIDTH * 3 / 4));
}

static const struct check_case cases[] = {
    CASE(what_stands_whole_leaves_from_its_whole_width),
    CASE(a_plate_whose_part_is_half_open_leaves_from_half_its_width),
    CASE(the_part_that_has_come_farthest_counts),
    CASE(who_comes_over_another_edge_says_nothing_of_this_one),
};

CHECK_MAIN(cases)

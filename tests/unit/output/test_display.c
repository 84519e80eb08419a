#include "check.h"
#include "output/window.h"

TEST(a_display_is_found_by_its_name_in_any_case)
{
    CHECK(display_is("HDMI-1", "HDMI-1"));
    CHECK(display_is("HDMI-1", "hdmi-1"));
    CHECK(!display_is("HDMI-1", "HDMI-2"));
    CHECK(!display_is("HDMI-10", "HDMI-1"));
    CHECK(!display_is("HDMI-1", ""));
}

TEST(the_size_behind_a_name_need_not_be_written)
{
    CHECK(display_is("HDMI-1 24\"", "HDMI-1"));
    CHECK(display_is("HDMI-1 24\"", "HDMI-1 24\""));
    CHECK(!display_is("HDMI-1 24\" left", "HDMI-1"));
    CHECK(!display_is("HDMI-1 wide", "HDMI-1"));
    CHECK(!display_is("HDMI-1 ", "HDMI-1"));
}

TEST(a_display_is_found_by_its_geometry)
{
    const struct display right = {
        .name = "DP-2", .x = 1920, .width = 1280, .height = 720};
    CHECK(display_meets(&right, "1280x720+1920+0"));
    CHECK(display_meets(&right, "+1920+0"));
    CHECK(display_meets(&right, "dp-2"));
    CHECK(!display_meets(&right, "1920x1080+1920+0"));
    CHECK(!display_meets(&right, "+0+0"));
    CHECK(!display_meets(&right, "+1920+0 "));
    CHECK(!display_meets(&right, ""));
}

static const struct check_case cases[] = {
    CASE(a_display_is_found_by_its_name_in_any_case),
    CASE(the_size_behind_a_name_need_not_be_written),
    CASE(a_display_is_found_by_its_geometry),
};
CHECK_MAIN(cases)

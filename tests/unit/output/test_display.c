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

static const struct check_case cases[] = {
    CASE(a_display_is_found_by_its_name_in_any_case),
    CASE(the_size_behind_a_name_need_not_be_written),
};
CHECK_MAIN(cases)

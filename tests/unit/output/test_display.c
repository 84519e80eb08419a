#include "base/str.h"
#include "check.h"
#include "output/screens.h"
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

TEST(a_display_that_moved_since_sdl_looked_is_still_the_one_of_its_name)
{
    const struct screen all[] = {
        {.output = 7, .place = {0, 0, 1920, 1080}, .name = "DP-2"},
        {.output = 8, .place = {1920, 0, 1280, 720}, .name = "DP-1"}};
    struct display seen = {.name = "DP-2", .x = 1920, .width = 1280, .height = 720};
    CHECK_INT(screens_find(all, 2, "1280x720+1920+0", &seen)->output, 7);
    CHECK_INT(screens_find(all, 2, "dp-2", &seen)->output, 7);
    text_copy(seen.name, sizeof(seen.name), "Studio Mixer");
    CHECK_INT(screens_find(all, 2, "DP-2", &seen)->output, 7);
    CHECK_INT(screens_find(all, 2, "Studio Mixer", &seen)->output, 8);
    CHECK_INT(screens_find(all, 2, "", &seen)->output, 8);
    CHECK(!screens_find(all, 0, "DP-2", &seen));
    seen.y = 1080;
    CHECK(!screens_find(all, 2, "Studio Mixer", &seen));
}

TEST(a_display_is_found_by_its_plug_where_the_monitor_has_a_name_of_its_own)
{
    const struct display mixer = {.name = "Studio Mixer", .output = "HDMI-1"};
    CHECK(display_meets(&mixer, "hdmi-1"));
    CHECK(display_meets(&mixer, "studio mixer"));
    CHECK(!display_meets(&mixer, "HDMI-2"));
    CHECK(!display_meets(&mixer, ""));
}

static const struct check_case cases[] = {
    CASE(a_display_is_found_by_its_name_in_any_case),
    CASE(the_size_behind_a_name_need_not_be_written),
    CASE(a_display_is_found_by_its_geometry),
    CASE(a_display_that_moved_since_sdl_looked_is_still_the_one_of_its_name),
    CASE(a_display_is_found_by_its_plug_where_the_monitor_has_a_name_of_its_own),
};
CHECK_MAIN(cases)

// Where a motion cuts a plate beside the key, its edge is the plate's own ground.
#include "check.h"
#include "theme_fixture.h"

static struct arena arena;

enum { IN_MS = 100, AT_REST = 5000 };

static struct draw_list laid_out(const char *scene, int in_ms, int out_ms, bool key_safe)
{
    struct theme_moment moment = fixture_moment("winner", NULL);
    moment.in_ms = in_ms;
    moment.out_ms = out_ms;
    moment.even = key_safe;
    return fixture_scene(scene, moment, &arena);
}

// Boxes over all panels.
static int hems_of(const struct draw_list *list, const struct draw_item **first)
{
    int count = 0;
    while (count < list->count && list->items[list->count - 1 - count].kind == DRAW_BOX) {
        count++;
    }
    *first = list->items + list->count - count;
    return count;
}

// The visible part of the first panel.
static struct rect shown(const struct draw_list *list)
{
    return list->count ? list->items[0].clip : (struct rect){0};
}

#define WIPED(edge, fill)                                                                \
    "{\"type\":\"box\",\"anchor\":\"center\",\"width\":400,\"height\":80,\"fill\":"      \
    "\"" fill "\",\"in\":[{\"type\":\"wipe\",\"from\":\"" edge "\",\"duration\":400}],"  \
    "\"children\":[{\"type\":\"box\",\"fill\":\"gold\"}]}"

TEST(a_wipe_ends_in_two_pixels_of_the_plates_own_ground_whichever_way_it_goes)
{
    static const struct {
        const char *scene;
        bool right, bottom, across;
    } rows[] = {{WIPED("left", "#121d33"), true, false, true},
                {WIPED("right", "#121d33"), false, false, true},
                {WIPED("top", "#121d33"), false, true, false},
                {WIPED("bottom", "#121d33"), false, false, false}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct draw_list list = laid_out(rows[i].scene, IN_MS, -1, true);
        const struct draw_item *hem;
        CHECK_INT(hems_of(&list, &hem), 1);
        struct rect seen = shown(&list), strip = seen;
        strip.w = rows[i].across ? 2 : seen.w;
        strip.h = rows[i].across ? seen.h : 2;
        strip.x += rows[i].right ? seen.w - 2 : 0;
        strip.y += rows[i].bottom ? seen.h - 2 : 0;
        CHECK(rect_equal(hem->clip, strip));
        CHECK_INT(hem->color, 0xff121d33);
    }
}

TEST(a_plate_of_a_strong_colour_ends_in_a_dark_rim)
{
    struct draw_list list = laid_out(WIPED("left", "#d2303c"), IN_MS, -1, true);
    const struct draw_item *hem;
    CHECK_INT(hems_of(&list, &hem), 1);
    CHECK((hem->color >> 16 & 255) < 32 && (hem->color & 255) < 32);
    CHECK_INT(hem->border, 0);
}

TEST(nothing_is_hemmed_at_rest_or_where_nobody_keys_by_colour)
{
    const struct draw_item *hem;
    struct draw_list list = laid_out(WIPED("left", "#121d33"), AT_REST, -1, true);
    CHECK_INT(hems_of(&list, &hem), 0);
    list = laid_out(WIPED("left", "#121d33"), IN_MS, -1, false);
    CHECK_INT(hems_of(&list, &hem), 0);
}

TEST(what_opens_within_a_plate_has_no_hem)
{
    struct draw_list list =
        laid_out("{\"type\":\"box\",\"anchor\":\"center\",\"width\":400,\"height\":80,"
                 "\"fill\":\"#121d33\",\"children\":[{\"type\":\"box\",\"width\":200,"
                 "\"height\":40,\"anchor\":\"center\",\"fill\":\"gold\","
                 "\"in\":[{\"type\":\"wipe\",\"from\":\"left\",\"duration\":400}]}]}",
                 IN_MS, -1, true);
    const struct draw_item *hem;
    CHECK_INT(hems_of(&list, &hem), 0);
}

// A clip of no size would be none, and the plate whole.
TEST(a_plate_of_no_size_has_no_hem)
{
    struct draw_list list =
        laid_out("{\"type\":\"row\",\"anchor\":\"center\",\"in\":[{\"type\":\"wipe\","
                 "\"from\":\"left\",\"duration\":400}],\"children\":[{\"type\":\"box\","
                 "\"width\":200,\"height\":0,\"fill\":\"#121d33\"},{\"type\":\"box\","
                 "\"width\":0,\"height\":40,\"fill\":\"#121d33\"}]}",
                 IN_MS, -1, true);
    const struct draw_item *hem;
    CHECK_INT(hems_of(&list, &hem), 0);
}

static const char TWO[] =
    "{\"type\":\"row\",\"anchor\":\"center\","
    "\"out\":[{\"type\":\"wipe\",\"to\":\"top\",\"duration\":400,\"ease\":\"linear\"}],"
    "\"children\":[{\"type\":\"box\",\"width\":200,\"height\":40,\"fill\":\"#121d33\"},"
    "{\"type\":\"box\",\"width\":100,\"height\":90,\"fill\":\"#ffffff\"}]}";

TEST(of_several_plates_each_that_is_cut_has_its_own_hem)
{
    struct draw_list list = laid_out(TWO, AT_REST, 100, true);
    const struct draw_item *hem;
    CHECK_INT(hems_of(&list, &hem), 1);
    CHECK_INT(hem->color, 0xffffffff);
    CHECK_INT(hem->clip.w, 100);
    list = laid_out(TWO, AT_REST, 300, true);
    CHECK_INT(hems_of(&list, &hem), 2);
    CHECK_INT(hem[0].color, 0xff121d33);
    CHECK_INT(hem[0].clip.y + hem[0].clip.h, hem[1].clip.y + hem[1].clip.h);
}

TEST(a_cut_is_hemmed_only_as_far_as_no_other_plate_touches_it)
{
    struct draw_list list = laid_out(
        "{\"type\":\"row\",\"anchor\":\"center\",\"align\":\"start\",\"children\":["
        "{\"type\":\"box\",\"width\":200,\"height\":90,\"fill\":\"#121d33\",\"in\":[{"
        "\"type\":\"wipe\",\"from\":\"right\",\"duration\":400}]},"
        "{\"type\":\"box\",\"width\":100,\"height\":40,\"fill\":\"#ffffff\",\"in\":[{"
        "\"type\":\"slide\",\"from\":\"left\",\"duration\":400}]}]}",
        IN_MS, -1, true);
    const struct draw_item *hem;
    // The wiped one's left end; the other one slides out of its side and needs none.
    CHECK_INT(hems_of(&list, &hem), 1);
    CHECK_INT(hem->clip.w, 2);
    CHECK_INT(hem->clip.h, 90);
    CHECK_INT(hem->color, 0xff121d33);
}

TEST(a_cut_that_runs_across_another_plate_is_hemmed_on_both_sides_of_it)
{
    struct draw_list list =
        laid_out("{\"type\":\"box\",\"anchor\":\"center\",\"width\":400,\"height\":92,"
                 "\"children\":[{\"type\":\"box\",\"anchor\":\"center\",\"width\":400,"
                 "\"height\":40,\"fill\":\"#ffffff\"},{\"type\":\"box\",\"width\":400,"
                 "\"height\":92,\"fill\":\"#121d33\",\"in\":[{\"type\":\"wipe\",\"from\":"
                 "\"left\",\"duration\":400}]}]}",
                 IN_MS, -1, true);
    const struct draw_item *hem;
    CHECK_INT(hems_of(&list, &hem), 2);
    CHECK(rect_equal(hem[0].clip, (struct rect){hem[1].clip.x, 494, 2, 26}));
    CHECK(rect_equal(hem[1].clip, (struct rect){hem[0].clip.x, 560, 2, 26}));
}

static const struct check_case cases[] = {
    CASE(a_wipe_ends_in_two_pixels_of_the_plates_own_ground_whichever_way_it_goes),
    CASE(a_plate_of_a_strong_colour_ends_in_a_dark_rim),
    CASE(nothing_is_hemmed_at_rest_or_where_nobody_keys_by_colour),
    CASE(what_opens_within_a_plate_has_no_hem),
    CASE(of_several_plates_each_that_is_cut_has_its_own_hem),
    CASE(a_cut_is_hemmed_only_as_far_as_no_other_plate_touches_it),
    CASE(a_plate_of_no_size_has_no_hem),
    CASE(a_cut_that_runs_across_another_plate_is_hemmed_on_both_sides_of_it),
};

CHECK_MAIN(cases)

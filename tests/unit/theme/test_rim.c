// Dark rims between plates of a strong colour and the key, in key-safe modes.
#include "check.h"
#include "theme/rim.h"
#include "theme_fixture.h"

static struct arena arena;

static struct draw_list laid_out_for(const char *scene, bool key_safe, uint32_t key)
{
    struct theme_moment moment = fixture_moment("winner", NULL);
    moment.even = key_safe;
    moment.key_color = key;
    return fixture_scene(scene, moment, &arena);
}

static struct draw_list laid_out(const char *scene, bool key_safe)
{
    return laid_out_for(scene, key_safe, 0x00ff00);
}

static struct draw_list laid_out_over(const char *scene, uint32_t key)
{
    return laid_out_for(scene, true, key);
}

// The border of the index-th box.
static int border_of(const struct draw_list *list, int index)
{
    for (int i = 0; i < list->count; i++) {
        if (list->items[i].kind == DRAW_BOX && index-- == 0) {
            return list->items[i].border;
        }
    }
    return -1;
}

// What is known of the last panel at rest.
static struct draw_note *chip_note(const struct draw_list *list)
{
    struct draw_note *note = NULL;
    for (int i = 0; i < list->count; i++) {
        note = list->items[i].kind == DRAW_PANEL ? list->items[i].note : note;
    }
    return note;
}

static bool is_hidden(const void *context, struct rect pixel)
{
    const struct rect *grounds = context;
    for (int i = 0; i < 4; i++) {
        if (rect_contains(grounds[i], pixel)) {
            return true;
        }
    }
    return false;
}

TEST(a_plate_lies_beside_the_key_if_one_of_its_sides_does)
{
    const struct rect plate = {100, 50, 60, 30};
    const struct rect around[4] = {
        {80, 50, 20, 30}, {160, 50, 20, 30}, {100, 30, 60, 20}, {100, 80, 60, 20}};
    CHECK(!rim_beside_key(plate, is_hidden, around));
    for (int open = 0; open < 4; open++) {
        struct rect grounds[4];
        memcpy(grounds, around, sizeof(grounds));
        grounds[open] = (struct rect){0};
        CHECK(rim_beside_key(plate, is_hidden, grounds));
    }
}

static const char RED_PLATE[] = "{\"type\":\"box\",\"anchor\":\"top-left\",\"width\":400,"
                                "\"height\":80,\"fill\":\"#d2303c\"}";

TEST(a_red_plate_on_the_key_has_a_dark_rim)
{
    struct draw_list list = laid_out(RED_PLATE, true);
    CHECK_INT(border_of(&list, 0), 2);
    uint32_t rim = list.items[1].border_color;
    CHECK_INT(rim >> 24, 255);
    CHECK((rim & 255) < 32 && (rim >> 8 & 255) == (rim & 255));
}

TEST(a_red_plate_has_none_where_nobody_keys_by_colour)
{
    struct draw_list list = laid_out(RED_PLATE, false);
    CHECK_INT(border_of(&list, 0), 0);
}

TEST(a_plate_without_much_colour_has_no_rim)
{
    struct draw_list list = laid_out("{\"type\":\"box\",\"anchor\":\"top-left\","
                                     "\"width\":400,\"height\":80,\"fill\":\"#121d33\"}",
                                     true);
    CHECK_INT(border_of(&list, 0), 0);
}

// Maroon, plum: too little chroma to bleed far, but on the other side of grey from green:
// what lies beside them is no key any more to a keyer of three by three pixels. And over
// magenta it takes their corners.
TEST(a_dull_plate_in_the_keys_own_axis_has_a_rim_and_one_across_has_none)
{
    static const struct {
        const char *fill;
        uint32_t key;
        int rim;
    } rows[] = {{"#5a1020", 0x00ff00, 2}, {"#3a1248", 0x00b140, 2},
                {"#1b2a47", 0x00ff00, 0}, {"#5a1020", 0xff00ff, 2},
                {"#245a2a", 0xff00ff, 2}, {"#808080", 0xff00ff, 0}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct draw_list list = laid_out_over(
            arena_printf(&arena,
                         "{\"type\":\"box\",\"anchor\":\"top-left\",\"width\":400,"
                         "\"height\":80,\"fill\":\"%s\"}",
                         rows[i].fill),
            rows[i].key);
        CHECK_INT(border_of(&list, 0), rows[i].rim);
    }
}

TEST(a_gradient_that_ends_in_a_strong_colour_has_a_rim)
{
    struct draw_list list = laid_out(
        "{\"type\":\"box\",\"anchor\":\"top-left\",\"width\":400,\"height\":80,"
        "\"fill\":{\"from\":\"#121d33\",\"to\":\"#d2303c\",\"direction\":\"right\"}}",
        true);
    CHECK_INT(border_of(&list, 0), 2);
}

TEST(a_chip_within_a_dark_plate_has_none_but_one_at_its_end_has)
{
    static const char scene[] =
        "{\"type\":\"box\",\"anchor\":\"top-left\",\"width\":400,\"height\":80,"
        "\"fill\":\"#121d33\",\"children\":["
        "{\"type\":\"box\",\"anchor\":\"center\",\"width\":80,\"height\":40,"
        "\"fill\":\"#d2303c\"},"
        "{\"type\":\"box\",\"anchor\":\"left\",\"width\":80,\"height\":40,"
        "\"fill\":\"#d2303c\"}]}";
    struct draw_list list = laid_out(scene, true);
    CHECK_INT(border_of(&list, 0), 0);
    CHECK_INT(border_of(&list, 1), 0);
    CHECK_INT(border_of(&list, 2), 2);
}

TEST(a_border_of_the_theme_stays_and_a_thin_strip_keeps_its_colour)
{
    struct draw_list list =
        laid_out("{\"type\":\"box\",\"anchor\":\"top-left\",\"width\":400,\"height\":80,"
                 "\"fill\":\"#d2303c\",\"border\":{\"width\":6,\"color\":\"ink\"}}",
                 true);
    CHECK_INT(border_of(&list, 0), 6);
    list = laid_out("{\"type\":\"box\",\"anchor\":\"top-left\",\"width\":400,"
                    "\"height\":8,\"fill\":\"#d2303c\"}",
                    true);
    CHECK_INT(border_of(&list, 0), 0);
}

TEST(a_plate_of_twelve_pixels_has_room_for_its_rims)
{
    struct draw_list list = laid_out("{\"type\":\"box\",\"anchor\":\"top-left\","
                                     "\"width\":12,\"height\":12,\"fill\":\"#d2303c\"}",
                                     true);
    CHECK_INT(border_of(&list, 0), 2);
}

TEST(a_gradient_of_two_dark_colours_has_no_rim)
{
    struct draw_list list = laid_out(
        "{\"type\":\"box\",\"anchor\":\"top-left\",\"width\":400,\"height\":80,"
        "\"fill\":{\"from\":\"#121d33\",\"to\":\"#0b1322\",\"direction\":\"right\"}}",
        true);
    CHECK_INT(border_of(&list, 0), 0);
}

TEST(what_only_holds_others_together_hides_no_key)
{
    struct draw_list list =
        laid_out("{\"type\":\"box\",\"anchor\":\"top-left\",\"width\":400,\"height\":80,"
                 "\"children\":[{\"type\":\"box\",\"anchor\":\"center\",\"width\":80,"
                 "\"height\":40,\"fill\":\"#d2303c\"}]}",
                 true);
    CHECK_INT(border_of(&list, 0), 2);
}

// What was painted of a panel at rest is used again only while it looks the same.
TEST(a_chip_that_loses_the_plate_below_it_is_painted_anew_with_a_rim)
{
    static const char scene[] =
        "{\"type\":\"box\",\"anchor\":\"top-left\",\"width\":400,\"height\":80,"
        "\"children\":[{\"type\":\"box\",\"width\":400,\"height\":80,\"fill\":"
        "\"#121d33\",\"when\":\"known\"},{\"type\":\"box\",\"anchor\":\"center\","
        "\"width\":80,\"height\":40,\"fill\":\"#d2303c\",\"in\":[{\"type\":\"wipe\","
        "\"from\":\"left\",\"duration\":400}]}]}";
    struct theme *theme = fixture_theme(FIXTURE_HEAD, scene);
    struct theme_memo *memo = theme_memo_create();
    struct values values = fixture_values("{\"known\":\"yes\"}", &arena);
    struct values without = fixture_values("{\"name\":\"Ana\"}", &arena);
    struct theme_moment moment = fixture_moment("winner", &values);
    moment.memo = memo;
    struct draw_list list = fixture_list(theme, &moment, &arena);
    struct draw_note *note = chip_note(&list);
    CHECK(note != NULL);
    note->known = true; // it was painted
    list = fixture_list(theme, &moment, &arena);
    note = chip_note(&list);
    CHECK(note && note->known);
    moment.values = &without;
    list = fixture_list(theme, &moment, &arena);
    CHECK_INT(border_of(&list, 0), 2);
    note = chip_note(&list);
    CHECK(note && !note->known);
    theme_memo_destroy(memo);
    theme_destroy(theme);
}

static const struct check_case cases[] = {
    CASE(a_plate_lies_beside_the_key_if_one_of_its_sides_does),
    CASE(a_red_plate_on_the_key_has_a_dark_rim),
    CASE(a_red_plate_has_none_where_nobody_keys_by_colour),
    CASE(a_plate_without_much_colour_has_no_rim),
    CASE(a_dull_plate_in_the_keys_own_axis_has_a_rim_and_one_across_has_none),
    CASE(a_gradient_that_ends_in_a_strong_colour_has_a_rim),
    CASE(a_chip_within_a_dark_plate_has_none_but_one_at_its_end_has),
    CASE(a_border_of_the_theme_stays_and_a_thin_strip_keeps_its_colour),
    CASE(a_plate_of_twelve_pixels_has_room_for_its_rims),
    CASE(a_gradient_of_two_dark_colours_has_no_rim),
    CASE(what_only_holds_others_together_hides_no_key),
    CASE(a_chip_that_loses_the_plate_below_it_is_painted_anew_with_a_rim),
};

CHECK_MAIN(cases)

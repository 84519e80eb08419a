// What would look wrong on television, found before anybody sees it.
#include "check.h"

#include "base/arena.h"
#include "theme/lint.h"

static struct arena arena;

static struct draw_list list_with_plate(uint32_t color)
{
    struct draw_list list = draw_list_begin(&arena);
    struct draw_item *plate = draw_add(&list, DRAW_BOX);
    plate->rect = (struct rect){200, 800, 800, 120};
    plate->color = color;
    return list;
}

static struct draw_item *add_text(struct draw_list *list, const char *text, int size,
                                  uint32_t ink)
{
    struct draw_item *item = draw_add(list, DRAW_TEXT);
    item->rect = (struct rect){220, 820, 300, size};
    item->baseline = 820 + size;
    item->text = text;
    item->style.size = size;
    item->color = ink;
    return item;
}

static int found_of(const struct draw_list *list, enum lint_kind kind,
                    struct lint_finding *out)
{
    struct lint_finding all[LINT_MAX];
    int count = lint_list(list, 1920, 1080, all), of_kind = 0;
    for (int i = 0; i < count; i++) {
        if (all[i].kind == kind) {
            *out = all[i];
            of_kind++;
        }
    }
    return of_kind;
}

TEST(a_readable_name_on_a_plate_is_nothing_to_tell_of)
{
    struct draw_list list = list_with_plate(0xff121d33);
    struct lint_finding all[LINT_MAX];
    add_text(&list, "OKONKWO", 68, 0xfff6f8fb);
    CHECK_INT(lint_list(&list, 1920, 1080, all), 0);
}

TEST(text_under_32_pixels_at_1080_is_too_small_at_any_size_of_picture)
{
    struct draw_list list = list_with_plate(0xff121d33);
    struct lint_finding found, all[LINT_MAX];
    add_text(&list, "GBR", 28, 0xfff6f8fb);
    CHECK_INT(found_of(&list, LINT_SMALL, &found), 1);
    CHECK_INT(found.found, 28);
    CHECK_STR(found.text, "GBR");
    // The same pixels are enough in a picture of half the height.
    list.items[0].rect = (struct rect){100, 400, 400, 60};
    list.items[1].rect = (struct rect){110, 410, 100, 28};
    list.items[1].baseline = 438;
    CHECK_INT(lint_list(&list, 960, 540, all), 0);
}

TEST(a_picture_that_is_higher_than_wide_is_as_wide_as_a_telephone)
{
    struct draw_list list = list_with_plate(0xff121d33);
    struct lint_finding all[LINT_MAX];
    add_text(&list, "OKONKWO", 34, 0xfff6f8fb);
    CHECK_INT(lint_list(&list, 1080, 1920, all), 0);
}

TEST(letters_that_an_edge_cuts_are_told_with_how_much_and_their_plate_is_not)
{
    struct draw_list list = list_with_plate(0xff121d33);
    struct lint_finding found;
    struct draw_item *text = add_text(&list, "71.25", 100, 0xfff6f8fb);
    CHECK_INT(found_of(&list, LINT_CLIPPED, &found), 0);
    text->clip = (struct rect){200, 800, 290, 120};
    CHECK_INT(found_of(&list, LINT_CLIPPED, &found), 1);
    CHECK_INT(found.found, 30);
    text->clip = (struct rect){0};
    text->rect.h = 50; // a line that is lower than its capitals
    CHECK_INT(found_of(&list, LINT_CLIPPED, &found), 1);
    CHECK_INT(found.found, 16);
    text->rect = (struct rect){990, 820, 300, 100}; // beyond its plate
    text->clip = (struct rect){200, 800, 800, 120};
    CHECK_INT(found_of(&list, LINT_CLIPPED, &found), 1);
    CHECK_INT(found_of(&list, LINT_BARE, &found), 0);
    CHECK_INT(lint_texts_seen(&list), 1);
    text->clip = (struct rect){200, 800, 780, 120};
    CHECK_INT(lint_texts_seen(&list), 0);
}

TEST(a_text_that_has_no_room_at_all_is_told)
{
    struct draw_list list = list_with_plate(0xff121d33);
    struct lint_finding found;
    struct draw_item *text = add_text(&list, "", 68, 0xfff6f8fb);
    text->rect.w = 0;
    CHECK_INT(found_of(&list, LINT_LOST, &found), 1);
    CHECK(!found.text);
}

TEST(a_code_under_its_flag_is_not_seen_and_not_told_of)
{
    struct draw_list list = list_with_plate(0xff121d33);
    struct lint_finding found;
    add_text(&list, "GBR", 28, 0xfff6f8fb);
    struct draw_item *flag = draw_add(&list, DRAW_IMAGE);
    flag->rect = (struct rect){200, 800, 400, 100};
    CHECK_INT(found_of(&list, LINT_SMALL, &found), 0);
}

TEST(contrast_is_measured_to_the_plate_below_and_both_ends_of_its_gradient)
{
    struct draw_list list = list_with_plate(0xfff4b91f);
    struct lint_finding found;
    add_text(&list, "GOLD", 40, 0xffffffff);
    CHECK_INT(found_of(&list, LINT_CONTRAST, &found), 1);
    CHECK(found.found < 2);
    list.items[1].color = 0xff131313;
    CHECK_INT(found_of(&list, LINT_CONTRAST, &found), 0);
    list.items[0].gradient = GRADIENT_DOWN;
    list.items[0].color2 = 0xff202020;
    CHECK_INT(found_of(&list, LINT_CONTRAST, &found), 1);
}

TEST(what_lies_between_the_ends_of_a_gradient_is_a_colour_of_it_too)
{
    struct draw_list list = list_with_plate(0xffffff00);
    struct lint_finding found;
    uint32_t colors[8];
    int count = 0;
    list.items[0].gradient = GRADIENT_RIGHT;
    list.items[0].color2 = 0xff00ffff;
    lint_colors(&list, colors, &count, 8);
    CHECK_INT(colors[1], 0x00ffff);
    CHECK_INT(colors[3], 0x80ff7f); // green, and next to the key
    list.items[0].color = 0xff000000;
    list.items[0].color2 = 0xffffffff;
    add_text(&list, "GREY", 40, 0xff767676); // 4.5:1 to either end
    CHECK_INT(found_of(&list, LINT_CONTRAST, &found), 1);
    CHECK(found.found < 1.5);
}

TEST(on_a_gradient_a_text_is_read_where_it_lies)
{
    struct draw_list list = list_with_plate(0xffffffff);
    struct lint_finding found;
    list.items[0].gradient = GRADIENT_RIGHT;
    list.items[0].color2 = 0xff202020;
    add_text(&list, "LEFT", 40, 0xff131313)->rect.w = 200;
    CHECK_INT(found_of(&list, LINT_CONTRAST, &found), 0);
    list.items[1].rect.x = 780;
    CHECK_INT(found_of(&list, LINT_CONTRAST, &found), 1);
    CHECK(found.found < 2);
}

TEST(a_text_that_runs_on_over_another_plate_is_read_there_too)
{
    struct draw_list list = list_with_plate(0xff121d33);
    struct lint_finding found;
    struct draw_item *light = draw_add(&list, DRAW_BOX);
    light->rect = (struct rect){450, 800, 550, 120};
    light->color = 0xffe8e8e8;
    add_text(&list, "OKONKWO", 68, 0xfff6f8fb); // from 220 to 520, its middle on dark
    CHECK_INT(found_of(&list, LINT_CONTRAST, &found), 1);
    list.items[2].rect.w = 220;
    CHECK_INT(found_of(&list, LINT_CONTRAST, &found), 0);
    arena_reset(&arena);
}

TEST(text_without_a_plate_is_found_translucent_plates_are_none)
{
    struct draw_list list = draw_list_begin(&arena);
    struct lint_finding found;
    add_text(&list, "BARE", 68, 0xfff6f8fb);
    CHECK_INT(found_of(&list, LINT_BARE, &found), 1);
    list = list_with_plate(0xcc121d33);
    add_text(&list, "BARE", 68, 0xfff6f8fb);
    CHECK_INT(found_of(&list, LINT_BARE, &found), 1);
}

static struct draw_list free_text(int outline, uint32_t color, uint32_t ink)
{
    struct draw_list list = draw_list_begin(&arena);
    struct draw_item *behind = add_text(&list, "FREE", 68, color);
    behind->style.outline = outline;
    add_text(&list, "FREE", 68, ink);
    return list;
}

TEST(free_text_with_enough_of_an_outline_is_nothing_to_tell_of)
{
    struct lint_finding found, all[LINT_MAX];
    struct draw_list list = free_text(3, 0xff0c1424, 0xfff6f8fb);
    CHECK_INT(lint_list(&list, 1920, 1080, all), 0);
    list = free_text(2, 0xff0c1424, 0xfff6f8fb);
    CHECK_INT(found_of(&list, LINT_OUTLINE, &found), 1);
    CHECK_INT(found.found, 2);
    CHECK_INT(found.wanted, 3);
    list = free_text(3, 0xffa0a0a0, 0xfff6f8fb);
    CHECK_INT(found_of(&list, LINT_CONTRAST, &found), 1);
    CHECK_INT(found_of(&list, LINT_BARE, &found), 0);
    list = free_text(3, 0x800c1424, 0xfff6f8fb);
    CHECK_INT(found_of(&list, LINT_BARE, &found), 1);
}

TEST(what_lies_outside_the_safe_area_is_told_with_how_far)
{
    struct draw_list list = list_with_plate(0xff121d33);
    struct lint_finding found;
    list.items[0].rect = (struct rect){90, 800, 800, 120};
    CHECK_INT(found_of(&list, LINT_UNSAFE, &found), 1);
    CHECK_INT(found.found, 6);
    // In a panel it is where the panel shows it.
    struct draw_list moved = draw_list_begin(&arena);
    struct draw_item *panel = draw_add(&moved, DRAW_PANEL);
    panel->clip = (struct rect){96, 54, 1728, 972};
    panel->dx = -600;
    struct draw_item *plate = draw_add(&moved, DRAW_BOX);
    plate->rect = (struct rect){200, 800, 800, 120};
    plate->color = 0xff121d33;
    draw_add(&moved, DRAW_END);
    CHECK_INT(found_of(&moved, LINT_UNSAFE, &found), 0);
}

TEST(thin_strokes_are_found_on_the_key_not_on_a_plate)
{
    struct draw_list list = list_with_plate(0xff121d33);
    struct lint_finding found;
    struct draw_item *rule = draw_add(&list, DRAW_BOX);
    rule->rect = (struct rect){220, 840, 400, 2};
    rule->color = 0xfff4b91f;
    CHECK_INT(found_of(&list, LINT_THIN, &found), 0);
    rule->rect.y = 700;
    CHECK_INT(found_of(&list, LINT_THIN, &found), 1);
    CHECK_INT(found.found, 2);
}

TEST(a_strong_colour_wants_a_dark_rim_between_it_and_the_key)
{
    struct lint_finding found;
    struct draw_list bare = list_with_plate(0xffd2303c);
    CHECK_INT(found_of(&bare, LINT_RIM, &found), 1);
    CHECK_INT(found.where.x, 200);

    struct draw_list dark = list_with_plate(0xff121d33);
    CHECK_INT(found_of(&dark, LINT_RIM, &found), 0);
    struct draw_item *inside = draw_add(&dark, DRAW_BOX);
    inside->rect = (struct rect){202, 802, 796, 116};
    inside->color = 0xffd2303c;
    CHECK_INT(found_of(&dark, LINT_RIM, &found), 0);
    inside->rect.w += 2; // one side has no rim
    CHECK_INT(found_of(&dark, LINT_RIM, &found), 1);
}

TEST(a_strong_border_without_a_fill_is_found_beside_the_key)
{
    struct lint_finding found;
    struct draw_list list = list_with_plate(0xff121d33);
    struct draw_item *ring = draw_add(&list, DRAW_BOX);
    ring->rect = (struct rect){190, 790, 820, 140};
    ring->border = 5;
    ring->border_color = 0xffff0000;
    CHECK_INT(found_of(&list, LINT_RIM, &found), 1);
    CHECK_INT(found.where.x, 190);
    ring->border_color = 0xff121d33;
    CHECK_INT(found_of(&list, LINT_RIM, &found), 0);
    ring->border_color = 0xffff0000;
    ring->rect = (struct rect){210, 810, 780, 100}; // the plate is round it
    CHECK_INT(found_of(&list, LINT_RIM, &found), 0);
}

TEST(colours_are_collected_once_each_transparent_ones_not)
{
    struct draw_list list = list_with_plate(0xff121d33);
    uint32_t colors[8];
    int count = 0;
    list.items[0].border = 4;
    list.items[0].border_color = 0xfff4b91f;
    add_text(&list, "A", 40, 0xfff4b91f);
    add_text(&list, "B", 40, 0x00123456);
    lint_colors(&list, colors, &count, 8);
    CHECK_INT(count, 2);
    CHECK_INT(colors[0], 0x121d33);
    CHECK_INT(colors[1], 0xf4b91f);
}

static const struct check_case cases[] = {
    CASE(a_readable_name_on_a_plate_is_nothing_to_tell_of),
    CASE(text_under_32_pixels_at_1080_is_too_small_at_any_size_of_picture),
    CASE(a_picture_that_is_higher_than_wide_is_as_wide_as_a_telephone),
    CASE(letters_that_an_edge_cuts_are_told_with_how_much_and_their_plate_is_not),
    CASE(a_text_that_has_no_room_at_all_is_told),
    CASE(a_code_under_its_flag_is_not_seen_and_not_told_of),
    CASE(contrast_is_measured_to_the_plate_below_and_both_ends_of_its_gradient),
    CASE(what_lies_between_the_ends_of_a_gradient_is_a_colour_of_it_too),
    CASE(on_a_gradient_a_text_is_read_where_it_lies),
    CASE(a_text_that_runs_on_over_another_plate_is_read_there_too),
    CASE(text_without_a_plate_is_found_translucent_plates_are_none),
    CASE(free_text_with_enough_of_an_outline_is_nothing_to_tell_of),
    CASE(what_lies_outside_the_safe_area_is_told_with_how_far),
    CASE(thin_strokes_are_found_on_the_key_not_on_a_plate),
    CASE(a_strong_colour_wants_a_dark_rim_between_it_and_the_key),
    CASE(a_strong_border_without_a_fill_is_found_beside_the_key),
    CASE(colours_are_collected_once_each_transparent_ones_not),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}

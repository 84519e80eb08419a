// Draw lists: grown in an arena, compared, printed for goldens.
#include "check.h"

#include "base/arena.h"
#include "draw/list.h"

static struct draw_list sample(struct arena *arena)
{
    struct draw_list list = draw_list_begin(arena);
    struct draw_item *panel = draw_add(&list, DRAW_PANEL);
    panel->rect = (struct rect){96, 800, 600, 120};
    panel->clip = (struct rect){96, 800, 300, 120};
    panel->dx = -40;
    struct draw_item *box = draw_add(&list, DRAW_BOX);
    box->rect = panel->rect;
    box->color = 0xff121d33;
    box->color2 = 0xff0b1322;
    box->gradient = GRADIENT_DOWN;
    box->radius = 8;
    box->border = 2;
    box->border_color = 0xff2b3d61;
    struct draw_item *text = draw_add(&list, DRAW_TEXT);
    text->rect = (struct rect){120, 820, 200, 64};
    text->baseline = 872;
    text->text = "OKONKWO";
    text->color = 0xfff6f8fb;
    text->opacity = 200;
    text->style =
        (struct text_style){.face = "bold", .size = 62, .tabular = true, .tracking = 1};
    draw_add(&list, DRAW_END);
    struct draw_item *image = draw_add(&list, DRAW_IMAGE);
    image->rect = (struct rect){10, 20, 40, 30};
    image->clip = (struct rect){10, 20, 40, 15};
    image->image = "/somewhere/images/flags/gbr.png";
    return list;
}

TEST(a_list_prints_one_line_an_item)
{
    struct arena arena = {0};
    struct draw_list list = sample(&arena);
    CHECK_STR(draw_list_print(&list, &arena),
              "panel 96,800 600x120 move -40,0 clip 96,800 300x120\n"
              "  box 96,800 600x120 #ff121d33 down to #ff0b1322 radius 8 border 2 "
              "#ff2b3d61\n"
              "  text 120,820 200x64 base 872 bold 62 tabular tracking 1 #fff6f8fb "
              "\"OKONKWO\" opacity 200\n"
              "end\n"
              "image 10,20 40x30 gbr.png clip 10,20 40x15\n");
    arena_finish(&arena);
}

TEST(an_empty_list_prints_nothing)
{
    struct arena arena = {0};
    struct draw_list list = draw_list_begin(&arena);
    CHECK_STR(draw_list_print(&list, &arena), "");
    arena_finish(&arena);
}

TEST(a_list_keeps_its_items_while_it_grows)
{
    struct arena arena = {0};
    struct draw_list list = draw_list_begin(&arena);
    for (int i = 0; i < 1000; i++) {
        struct draw_item *item = draw_add(&list, DRAW_BOX);
        CHECK_INT(item->opacity, 255);
        item->radius = i;
    }
    for (int i = 0; i < 1000; i++) {
        CHECK_INT(list.items[i].radius, i);
    }
    arena_finish(&arena);
}

TEST(lists_differ_by_any_field_and_compare_texts_by_content)
{
    struct arena arena = {0};
    char name[] = "OKONKWO";
    struct draw_list a = sample(&arena);
    struct draw_list b = sample(&arena);
    b.items[2].text = name;
    CHECK(draw_list_equal(&a, &b));
    name[0] = 'A';
    CHECK(!draw_list_equal(&a, &b));
    name[0] = 'O';
    b.items[2].style.tracking = 0;
    CHECK(!draw_list_equal(&a, &b));
    b.items[2].style.tracking = 1;
    b.items[0].dx++;
    CHECK(!draw_list_equal(&a, &b));
    b.items[0].dx--;
    b.count--;
    CHECK(!draw_list_equal(&a, &b));
    arena_finish(&arena);
}

static const struct check_case cases[] = {
    CASE(a_list_prints_one_line_an_item),
    CASE(an_empty_list_prints_nothing),
    CASE(a_list_keeps_its_items_while_it_grows),
    CASE(lists_differ_by_any_field_and_compare_texts_by_content),
};

CHECK_MAIN(cases)

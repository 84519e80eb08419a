// Paint: what of a panel is painted and reported when it changes, and how it looks.
#include "check.h"
#include "golden.h"
#include "studio.h"

static struct draw_list clock_panel(struct studio *studio, const char *clock, int dx)
{
    struct draw_list list = draw_list_begin(&studio->arena);
    struct rect plate = {100, 40, 400, 80};
    add_panel(&list, plate)->dx = dx;
    add_box(&list, plate, 0xff121d33);
    add_text(&list, 120, 100, 48, 0xfff6f8fb, "HOME 2");
    add_text(&list, 360, 100, 48, 0xfff6f8fb, clock);
    draw_add(&list, DRAW_END);
    return list;
}

TEST(the_same_list_paints_nothing)
{
    struct studio studio = studio_open(640, 200);
    struct draw_list list = clock_panel(&studio, "12:34", 0);
    CHECK(studio_paint(&studio, &list));
    list = clock_panel(&studio, "12:34", 0);
    CHECK(!studio_paint(&studio, &list));
    CHECK(damage_empty(&studio.damage));
    studio_close(&studio);
}

TEST(a_panel_that_stays_is_painted_again_when_its_picture_came)
{
    struct studio studio = studio_open(200, 100);
    struct draw_list list = draw_list_begin(&studio.arena);
    struct draw_note note = {.known = false};
    add_panel(&list, (struct rect){10, 10, 100, 50})->note = &note;
    add_box(&list, (struct rect){10, 10, 100, 50}, 0xff121d33);
    struct draw_item *flag = draw_add(&list, DRAW_IMAGE);
    flag->rect = (struct rect){20, 20, 40, 30};
    flag->image = "/no/such/flag.png";
    draw_add(&list, DRAW_END);
    CHECK(studio_paint(&studio, &list));
    CHECK(!studio_paint(&studio, &list));
    flag->form = 1;
    CHECK(studio_paint(&studio, &list));
    CHECK(!studio_paint(&studio, &list));
    studio_close(&studio);
}

TEST(a_new_figure_damages_only_the_clock)
{
    struct studio studio = studio_open(640, 200);
    struct draw_list list = clock_panel(&studio, "12:34", 0);
    studio_paint(&studio, &list);
    list = clock_panel(&studio, "12:35", 0);
    CHECK(studio_paint(&studio, &list));
    CHECK_INT(studio.damage.count, 1);
    CHECK(rect_contains((struct rect){355, 55, 130, 55}, studio.damage.rects[0]));
    studio_close(&studio);
}

TEST(a_wipe_damages_only_the_strip_that_opens)
{
    struct studio studio = studio_open(640, 200);
    struct draw_list list = clock_panel(&studio, "12:34", 0);
    list.items[0].clip = (struct rect){100, 40, 100, 80};
    studio_paint(&studio, &list);
    list = clock_panel(&studio, "12:34", 0);
    list.items[0].clip = (struct rect){100, 40, 140, 80};
    CHECK(studio_paint(&studio, &list));
    CHECK_INT(studio.damage.count, 1);
    CHECK(rect_equal(studio.damage.rects[0], (struct rect){200, 40, 40, 80}));
    studio_close(&studio);
}

TEST(a_panel_with_an_empty_clip_is_not_seen)
{
    struct studio studio = studio_open(640, 200);
    struct draw_list list = clock_panel(&studio, "12:34", 0);
    list.items[0].clip = (struct rect){100, 40, 0, 80};
    studio_paint(&studio, &list);
    struct canvas *nothing = canvas_create(640, 200);
    CHECK(same_picture(studio.canvas, nothing));
    canvas_destroy(nothing);
    studio_close(&studio);
}

TEST(a_panel_that_leaves_is_wiped_away)
{
    struct studio studio = studio_open(640, 200);
    struct draw_list list = clock_panel(&studio, "12:34", 0);
    studio_paint(&studio, &list);
    list.count = 0;
    CHECK(studio_paint(&studio, &list));
    CHECK(rect_equal(studio.damage.rects[0], (struct rect){100, 40, 400, 80}));
    struct canvas *nothing = canvas_create(640, 200);
    CHECK(same_picture(studio.canvas, nothing));
    canvas_destroy(nothing);
    studio_close(&studio);
}

TEST(another_canvas_and_forgetting_paint_everything_again)
{
    struct studio studio = studio_open(640, 200);
    struct draw_list list = clock_panel(&studio, "12:34", 0);
    studio_paint(&studio, &list);
    paint_forget(studio.paint);
    CHECK(studio_paint(&studio, &list));
    CHECK(rect_equal(studio.damage.rects[0], (struct rect){0, 0, 640, 200}));
    struct canvas *other = canvas_create(640, 200);
    struct damage damage = {0};
    CHECK(paint_list(studio.paint, &list, other, &damage));
    CHECK(rect_equal(damage.rects[0], (struct rect){0, 0, 640, 200}));
    CHECK(same_picture(other, studio.canvas));
    studio_close(&studio);
    canvas_destroy(other);
}

static struct draw_list two_panels(struct studio *studio, const char *const words[2],
                                   int below_x)
{
    struct draw_list list = draw_list_begin(&studio->arena);
    add_box(&list, (struct rect){below_x, 30, 300, 300}, 0xffe10600);
    for (int i = 0; i < 2; i++) {
        struct rect plate = {100, 40 + 150 * i, 400, 80};
        add_panel(&list, plate);
        add_box(&list, plate, 0xff121d33);
        add_text(&list, 120, plate.y + 60, 48, 0xfff6f8fb, words[i]);
        draw_add(&list, DRAW_END);
    }
    return list;
}

TEST(two_panels_alike_can_part_ways_and_meet_again)
{
    // Both show one raster; when one of them changes, the other must not.
    static const struct {
        const char *words[2];
        int below_x; // where it moves, both are put on the canvas again
    } frames[] = {
        {{"ONE", "ONE"}, 110}, {{"ONE", "TWO"}, 112}, {{"ONE", "ONE"}, 114},
        {{"SIX", "SIX"}, 114}, {{"SIX", "ONE"}, 114}, {{"ONE", "ONE"}, 116},
    };
    struct studio studio = studio_open(640, 400);
    for (size_t i = 0; i < sizeof(frames) / sizeof(frames[0]); i++) {
        struct draw_list list = two_panels(&studio, frames[i].words, frames[i].below_x);
        studio_paint(&studio, &list);
        CHECK(same_as_from_nothing(&studio, &list));
    }
    studio_close(&studio);
}

TEST(panels_beyond_what_is_kept_are_still_drawn_right)
{
    struct studio studio = studio_open(1000, 700);
    for (int frame = 0; frame < 12 && !check_failed; frame++) {
        static const char *const words[] = {"ONE", "TWO", "THREE", "FOUR", "FIVE"};
        struct draw_list list = draw_list_begin(&studio.arena);
        for (int i = 0; i < 3; i++) {
            struct rect plate = {10 * i, 20 * i, 900 + frame, 650};
            add_panel(&list, plate)->dx = frame;
            add_box(&list, plate, 0xc0121d33);
            add_text(&list, 50 + 300 * i, 300, 80, 0xfff6f8fb,
                     words[(frame * 3 + i) % 5]);
            draw_add(&list, DRAW_END);
        }
        studio_paint(&studio, &list);
        CHECK(same_as_from_nothing(&studio, &list));
    }
    studio_close(&studio);
}

TEST(beside_an_opaque_part_of_a_panel_one_sees_what_is_below)
{
    struct studio studio = studio_open(64, 64);
    struct draw_list list = draw_list_begin(&studio.arena);
    add_box(&list, (struct rect){0, 0, 64, 64}, 0xffe10600);
    add_panel(&list, (struct rect){10, 10, 40, 40})->dx = 3;
    add_box(&list, (struct rect){20, 12, 20, 10}, 0xff121d33);
    add_box(&list, (struct rect){10, 30, 40, 10}, 0x80ffffff);
    draw_add(&list, DRAW_END);
    studio_paint(&studio, &list);
    for (int i = 0; i < 64 * 64; i++) {
        struct rect pixel = {i % 64, i / 64, 1, 1};
        uint32_t found = pixel_of(studio.canvas, pixel.x, pixel.y);
        bool plate = rect_contains((struct rect){23, 12, 20, 10}, pixel);
        bool veil = rect_contains((struct rect){13, 30, 40, 10}, pixel);
        CHECK_INT(found, plate ? 0xff121d33 : veil ? 0xfff08380 : 0xffe10600);
    }
    studio_close(&studio);
}

TEST(a_panel_fades_as_one)
{
    struct studio studio = studio_open(64, 64);
    struct draw_list list = draw_list_begin(&studio.arena);
    add_panel(&list, (struct rect){10, 10, 40, 40})->opacity = 128;
    add_box(&list, (struct rect){10, 10, 40, 40}, 0xff0000ff);
    add_box(&list, (struct rect){10, 10, 40, 40}, 0xffffffff);
    draw_add(&list, DRAW_END);
    studio_paint(&studio, &list);
    CHECK_INT(pixel_of(studio.canvas, 20, 20), 0x80808080);
    studio_close(&studio);
}

TEST(absurd_items_are_left_out)
{
    struct studio studio = studio_open(64, 64);
    struct draw_list list = draw_list_begin(&studio.arena);
    add_box(&list, (struct rect){INT32_MIN, 0, INT32_MAX, 10}, 0xffffffff);
    add_box(&list, (struct rect){INT32_MAX, INT32_MAX, INT32_MAX, 10}, 0xffffffff);
    add_box(&list, (struct rect){0, 0, -5, 10}, 0xffffffff)->radius = INT32_MAX;
    struct draw_item *panel = add_panel(&list, (struct rect){0, 0, 100000, 100000});
    panel->dx = INT32_MIN;
    add_box(&list, (struct rect){0, 0, 64, 64}, 0xffffffff);
    draw_add(&list, DRAW_END);
    draw_add(&list, DRAW_END);
    add_box(&list, (struct rect){0, 0, 10, 10}, 0xff00ff00)->border = INT32_MAX;
    draw_add(&list, DRAW_IMAGE)->rect = (struct rect){0, 0, 20, 20};
    add_panel(&list, (struct rect){20, 20, 10, 10});
    add_box(&list, (struct rect){20, 20, 10, 10}, 0xffff0000);
    studio_paint(&studio, &list);
    CHECK(pixel_of(studio.canvas, 0, 0) >> 24 == 255);
    CHECK(pixel_of(studio.canvas, 25, 25) == 0xffff0000);
    CHECK(pixel_of(studio.canvas, 40, 40) == 0);
    studio_close(&studio);
}

static void check_golden(const struct studio *studio, const char *name)
{
    const struct canvas *canvas = studio->canvas;
    uint32_t *picture = picture_of(canvas);
    enum golden grade =
        golden_check(name, picture, canvas->width, canvas->height, canvas->width);
    free(picture);
    CHECK(grade != GOLDEN_FAILED);
}

TEST(boxes_look_as_they_should)
{
    struct studio studio = studio_open(400, 240);
    struct draw_list list = draw_list_begin(&studio.arena);
    add_box(&list, (struct rect){10, 10, 80, 60}, 0xfff4b91f);
    add_box(&list, (struct rect){100, 10, 80, 60}, 0xff121d33)->radius = 16;
    struct draw_item *down = add_box(&list, (struct rect){190, 10, 80, 60}, 0xff1b2a47);
    down->gradient = GRADIENT_DOWN;
    down->color2 = 0xfff4b91f;
    struct draw_item *right = add_box(&list, (struct rect){280, 10, 110, 60}, 0xffe10600);
    right->gradient = GRADIENT_RIGHT;
    right->color2 = 0x00e10600;
    right->radius = 30;
    struct draw_item *framed = add_box(&list, (struct rect){10, 80, 80, 60}, 0xff121d33);
    framed->border = 4;
    framed->border_color = 0xfff6f8fb;
    struct draw_item *ring = add_box(&list, (struct rect){100, 80, 80, 60}, 0);
    ring->border = 6;
    ring->border_color = 0xfff4b91f;
    ring->radius = 30;
    struct draw_item *thin = add_box(&list, (struct rect){190, 80, 80, 60}, 0xff121d33);
    thin->border = 12;
    thin->border_color = 0x80ffffff;
    thin->radius = 6;
    add_box(&list, (struct rect){280, 80, 110, 60}, 0xff1b2a47)->opacity = 128;
    struct draw_item *cut = add_box(&list, (struct rect){10, 150, 80, 80}, 0xff2b3d61);
    cut->radius = 40;
    cut->clip = (struct rect){10, 150, 60, 50};
    add_box(&list, (struct rect){60, 120, 200, 60}, 0x80ff0000);
    studio_paint(&studio, &list);
    check_golden(&studio, "draw/boxes");
    studio_close(&studio);
}

TEST(a_winner_looks_as_it_should)
{
    struct studio studio = studio_open(960, 200);
    struct draw_list list = draw_list_begin(&studio.arena);
    add_panel(&list, (struct rect){20, 20, 920, 160})->dx = -4;
    add_box(&list, (struct rect){20, 20, 120, 52}, 0xfff4b91f);
    add_text(&list, 36, 58, 34, 0xff131313, "WINNER");
    add_box(&list, (struct rect){140, 20, 600, 52}, 0xff0b1322);
    struct draw_item *label = add_text(&list, 160, 58, 32, 0xfff6f8fb, "200M WOMEN");
    label->style = (struct text_style){.face = "medium", .size = 32, .tracking = 1};
    add_box(&list, (struct rect){20, 72, 920, 108}, 0xff121d33);
    struct draw_item *given = add_text(&list, 40, 146, 50, 0xfff6f8fb, "Martha");
    given->style = (struct text_style){.face = "medium", .size = 50};
    add_text(&list, 180, 146, 64, 0xfff6f8fb, "OKONKWO")->style.tabular = false;
    add_text(&list, 480, 146, 62, 0xfff6f8fb, "\xd7\x9c\xd7\x95\xd7\x99");
    add_text(&list, 700, 152, 92, 0xfff4b91f, "23.18");
    draw_add(&list, DRAW_END);
    studio_paint(&studio, &list);
    check_golden(&studio, "draw/winner");
    studio_close(&studio);
}

static const struct check_case cases[] = {
    CASE(the_same_list_paints_nothing),
    CASE(a_panel_that_stays_is_painted_again_when_its_picture_came),
    CASE(a_new_figure_damages_only_the_clock),
    CASE(a_wipe_damages_only_the_strip_that_opens),
    CASE(a_panel_with_an_empty_clip_is_not_seen),
    CASE(a_panel_that_leaves_is_wiped_away),
    CASE(another_canvas_and_forgetting_paint_everything_again),
    CASE(two_panels_alike_can_part_ways_and_meet_again),
    CASE(panels_beyond_what_is_kept_are_still_drawn_right),
    CASE(beside_an_opaque_part_of_a_panel_one_sees_what_is_below),
    CASE(a_panel_fades_as_one),
    CASE(absurd_items_are_left_out),
    CASE(boxes_look_as_they_should),
    CASE(a_winner_looks_as_it_should),
};

CHECK_MAIN(cases)

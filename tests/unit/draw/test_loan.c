// What a panel lends to the canvas: when, how much of it, and that the picture is right
// whoever reads it.
#include "check.h"
#include "studio.h"

enum { WIDTH = 600, HEIGHT = 300 };

static const uint32_t PLATE = 0xff121d33, RED = 0xffe10600, INK = 0xfff6f8fb;
static const struct rect plate = {0, 20, 400, 200};

static struct studio studio;

// A big opaque panel at dx with a text on it.
static struct draw_list big_panel(int dx, const char *text)
{
    struct draw_list list = draw_list_begin(&studio.arena);
    add_panel(&list, plate)->dx = dx;
    add_box(&list, plate, PLATE);
    add_text(&list, 20, 120, 48, INK, text);
    draw_add(&list, DRAW_END);
    return list;
}

static void open(void)
{
    studio = studio_open(WIDTH, HEIGHT);
}

static void paint(struct draw_list list)
{
    studio_paint(&studio, &list);
    CHECK(same_as_from_nothing(&studio, &list));
}

static bool lent_is(struct rect expected)
{
    struct rect found = studio.canvas->loans[0].rect;
    bool right = studio.canvas->loan_count == 1 && rect_equal(found, expected);
    if (!right) {
        printf("  %d lent, the first %d,%d %dx%d\n", studio.canvas->loan_count, found.x,
               found.y, found.w, found.h);
    }
    return right;
}

TEST(a_big_panel_that_moves_is_lent_and_not_copied)
{
    open();
    for (int dx = -60; dx < 100; dx += 20) {
        paint(big_panel(dx, "FULL"));
        CHECK(lent_is(
            rect_intersect(rect_move(plate, dx, 0), (struct rect){0, 0, WIDTH, HEIGHT})));
        CHECK_INT(pixel_of(studio.canvas, dx + 80, 30), PLATE);
    }
    for (int i = 0; i < studio.canvas->stride * HEIGHT; i++) {
        CHECK_INT(studio.canvas->pixels[i], 0);
    }
    studio_close(&studio);
}

TEST(a_panel_that_moves_down_is_lent_whole_in_every_frame)
{
    open();
    for (int dy = -60; dy < 100; dy += 20) {
        struct draw_list list = big_panel(0, "FULL");
        list.items[0].dy = dy;
        paint(list);
        CHECK(lent_is(
            rect_intersect(rect_move(plate, 0, dy), (struct rect){0, 0, WIDTH, HEIGHT})));
    }
    studio_close(&studio);
}

TEST(what_came_to_rest_stays_lent)
{
    open();
    paint(big_panel(40, "FULL"));
    struct draw_list list = big_panel(40, "FULL");
    CHECK(!studio_paint(&studio, &list));
    CHECK_INT(studio.canvas->loan_count, 1);
    CHECK(same_as_from_nothing(&studio, &list));
    studio_close(&studio);
}

TEST(a_loan_shrinks_under_what_comes_over_it)
{
    open();
    paint(big_panel(0, "FULL"));
    for (int y = 240; y >= 120; y -= 40) {
        struct draw_list list = big_panel(0, "FULL");
        add_box(&list, (struct rect){100, y, 200, 100}, 0x80e10600);
        paint(list);
        CHECK(lent_is((struct rect){0, 20, 400, (y < 220 ? y : 220) - 20}));
        CHECK_INT(studio.damage.count, 1);
        CHECK(studio.damage.rects[0].w == 200);
    }
    // Beside what came over it the plate is the canvas' own now.
    CHECK_INT(studio.canvas->pixels[210 * studio.canvas->stride + 50], PLATE);
    CHECK_INT(studio.canvas->pixels[30 * studio.canvas->stride + 50], 0);
    paint(big_panel(0, "FULL"));
    studio_close(&studio);
}

TEST(a_figure_that_changes_on_a_lent_panel_damages_only_itself)
{
    open();
    paint(big_panel(30, "12:34"));
    paint(big_panel(40, "12:34"));
    CHECK_INT(studio.canvas->loan_count, 1);
    paint(big_panel(40, "12:35"));
    CHECK_INT(studio.damage.count, 1);
    CHECK(rect_contains((struct rect){60, 60, 200, 80}, studio.damage.rects[0]));
    CHECK_INT(studio.canvas->loan_count, 1);
    paint(big_panel(60, "12:36"));
    CHECK_INT(studio.canvas->loan_count, 1);
    studio_close(&studio);
}

TEST(rows_that_were_alike_can_part_ways_and_meet_again)
{
    const uint32_t stripes[][2] = {
        {PLATE, PLATE}, {RED, PLATE}, {RED, RED}, {PLATE, RED}, {PLATE, PLATE}};
    open();
    for (size_t i = 0; i < sizeof(stripes) / sizeof(stripes[0]); i++) {
        struct draw_list list = big_panel(10, "");
        list.count--;
        add_box(&list, (struct rect){0, 20, 400, 10}, stripes[i][0]);
        add_box(&list, (struct rect){0, 100, 400, 1}, stripes[i][1]);
        draw_add(&list, DRAW_END);
        paint(list);
        CHECK_INT(studio.canvas->loan_count, 1);
        CHECK_INT(pixel_of(studio.canvas, 50, 29), stripes[i][0]);
        CHECK_INT(pixel_of(studio.canvas, 50, 99), PLATE);
        CHECK_INT(pixel_of(studio.canvas, 50, 100), stripes[i][1]);
        CHECK_INT(pixel_of(studio.canvas, 50, 101), PLATE);
    }
    studio_close(&studio);
}

TEST(round_corners_are_painted_and_the_rows_between_them_lent)
{
    open();
    struct draw_list list = big_panel(40, "FULL");
    list.items[1].radius = 20;
    paint(list);
    CHECK_INT(studio.canvas->loan_count, 1);
    CHECK(rect_contains(studio.canvas->loans[0].rect, (struct rect){40, 40, 400, 160}));
    CHECK_INT(pixel_of(studio.canvas, 40, 20), 0);
    CHECK_INT(pixel_of(studio.canvas, 240, 20), PLATE);
    studio_close(&studio);
}

TEST(rows_of_another_width_are_painted_and_the_biggest_block_lent)
{
    open();
    struct draw_list list = draw_list_begin(&studio.arena);
    add_box(&list, (struct rect){0, 0, WIDTH, HEIGHT}, RED);
    add_panel(&list, (struct rect){20, 20, 400, 260});
    add_box(&list, (struct rect){20, 20, 150, 60}, INK);
    add_box(&list, (struct rect){20, 80, 400, 140}, PLATE);
    add_box(&list, (struct rect){60, 220, 360, 60}, INK);
    draw_add(&list, DRAW_END);
    paint(list);
    CHECK(lent_is((struct rect){20, 80, 400, 140}));
    CHECK_INT(pixel_of(studio.canvas, 200, 70), RED);
    CHECK_INT(pixel_of(studio.canvas, 30, 230), RED);
    CHECK_INT(pixel_of(studio.canvas, 200, 90), PLATE);
    studio_close(&studio);
}

TEST(what_lies_above_is_painted_and_what_lies_below_is_not_seen)
{
    open();
    struct draw_list list = draw_list_begin(&studio.arena);
    add_box(&list, (struct rect){0, 0, WIDTH, HEIGHT}, RED);
    add_panel(&list, plate);
    add_box(&list, plate, PLATE);
    draw_add(&list, DRAW_END);
    add_panel(&list, (struct rect){20, 160, 480, 40});
    add_box(&list, (struct rect){20, 160, 480, 40}, 0x80ffffff);
    draw_add(&list, DRAW_END);
    paint(list);
    CHECK(lent_is((struct rect){0, 20, 400, 140}));
    CHECK_INT(pixel_of(studio.canvas, 10, 10), RED);
    CHECK_INT(pixel_of(studio.canvas, 10, 30), PLATE);
    CHECK_INT(pixel_of(studio.canvas, 10, 170), PLATE);
    CHECK_INT(pixel_of(studio.canvas, 450, 170), 0xfff08380);
    // What the loan hides was never painted.
    CHECK_INT(studio.canvas->pixels[30 * studio.canvas->stride + 10], 0);
    studio_close(&studio);
}

TEST(a_lent_panel_can_be_covered_fade_and_leave)
{
    open();
    paint(big_panel(30, "FULL"));
    struct draw_list list = big_panel(30, "FULL");
    add_box(&list, (struct rect){0, 0, WIDTH, HEIGHT}, 0x80e10600);
    paint(list);
    CHECK_INT(studio.canvas->loan_count, 0);
    paint(big_panel(40, "FULL"));
    CHECK_INT(studio.canvas->loan_count, 1);
    list = big_panel(40, "FULL");
    list.items[0].opacity = 128;
    paint(list);
    CHECK_INT(studio.canvas->loan_count, 0);
    paint(big_panel(50, "FULL"));
    paint(draw_list_begin(&studio.arena));
    CHECK_INT(studio.canvas->loan_count, 0);
    CHECK_INT(pixel_of(studio.canvas, 100, 100), 0);
    studio_close(&studio);
}

TEST(small_and_translucent_panels_are_copied)
{
    open();
    struct draw_list list = big_panel(40, "FULL");
    list.items[1].color = 0xc0121d33;
    paint(list);
    CHECK_INT(studio.canvas->loan_count, 0);
    list = big_panel(40, "FULL");
    list.items[0].clip = (struct rect){0, 20, 440, 20};
    paint(list);
    CHECK_INT(studio.canvas->loan_count, 0);
    studio_close(&studio);
}

// Strips beside each other, more than can be lent.
static struct draw_list strips(int count, int dy)
{
    struct draw_list list = draw_list_begin(&studio.arena);
    for (int i = 0; i < count; i++) {
        struct rect strip = {0, 110 * i, WIDTH, 100};
        add_panel(&list, strip)->dy = dy;
        add_box(&list, strip, 0xff000000u | (uint32_t)i * 0x203040);
        draw_add(&list, DRAW_END);
    }
    return list;
}

TEST(more_big_panels_than_can_be_lent_are_all_there)
{
    studio = studio_open(WIDTH, 2100);
    for (int dy = 0; dy < 30; dy += 7) {
        paint(strips(CANVAS_LOANS + 3, dy));
        CHECK_INT(studio.canvas->loan_count, CANVAS_LOANS);
    }
    studio_close(&studio);
}

TEST(forgetting_and_another_painter_leave_the_picture_as_it_is)
{
    open();
    struct draw_list list = big_panel(40, "FULL");
    paint(list);
    CHECK_INT(studio.canvas->loan_count, 1);
    paint_forget(studio.paint);
    CHECK_INT(studio.canvas->loan_count, 0);
    CHECK(same_as_from_nothing(&studio, &list));
    paint(list);
    CHECK_INT(studio.canvas->loan_count, 1);
    paint_destroy(studio.paint);
    studio.paint = paint_create(studio.text, NULL);
    CHECK_INT(studio.canvas->loan_count, 0);
    CHECK(same_as_from_nothing(&studio, &list));
    paint(big_panel(60, "FULL"));
    studio_close(&studio);
}

TEST(a_canvas_that_is_left_for_another_keeps_its_picture)
{
    open();
    struct draw_list first = big_panel(40, "12:34");
    paint(first);
    struct canvas *left = studio.canvas;
    studio.canvas = canvas_create(WIDTH, HEIGHT);
    paint(big_panel(40, "12:35"));
    struct canvas *expected = paint_from_nothing(studio.text, &first, WIDTH, HEIGHT);
    CHECK(same_picture(left, expected));
    canvas_destroy(expected);
    canvas_destroy(left);
    paint(big_panel(60, "12:35"));
    studio_close(&studio);
}

TEST(a_row_is_read_run_by_run_through_what_is_lent)
{
    static const uint32_t lent[2][3] = {{0, 0xff000001, 0xff000002},
                                        {0, 0xff000003, 0xff000004}};
    static const uint32_t *const rows[2] = {lent[0], lent[1]};
    struct canvas *canvas = canvas_create(10, 3);
    for (int i = 0; i < canvas->stride * 3; i++) {
        canvas->pixels[i] = 0x80000000 + (uint32_t)i;
    }
    canvas->loans[0] = (struct canvas_loan){{6, 1, 2, 2}, rows, 1};
    canvas->loans[1] = (struct canvas_loan){{2, 1, 1, 1}, rows + 1, 2};
    canvas->loan_count = 2;
    static const struct {
        int x, y, most, count;
        bool lent;
    } runs[] = {
        {0, 0, 10, 10, false}, {0, 1, 10, 2, false}, {2, 1, 8, 1, true},
        {3, 1, 7, 3, false},   {3, 1, 2, 2, false},  {6, 1, 4, 2, true},
        {7, 1, 3, 1, true},    {6, 2, 1, 1, true},   {8, 1, 2, 2, false},
    };
    for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++) {
        struct canvas_run run = canvas_run(canvas, runs[i].x, runs[i].y, runs[i].most);
        CHECK_INT(run.count, runs[i].count);
        CHECK_INT(run.lent, runs[i].lent);
    }
    uint32_t out[10 * 3] = {0};
    canvas_read(canvas, (struct rect){1, 1, 20, 20}, out, 10);
    CHECK_INT(out[0 * 10 + 5], 0);
    CHECK_INT(out[1 * 10 + 0], 0);
    CHECK_INT(out[1 * 10 + 2], 0xff000004);
    CHECK_INT(out[1 * 10 + 7], 0xff000002);
    CHECK_INT(out[2 * 10 + 6], 0xff000003);
    CHECK_INT(out[2 * 10 + 9], 0x80000000 + 2 * canvas->stride + 9);
    canvas_destroy(canvas);
}

static const struct check_case cases[] = {
    CASE(a_big_panel_that_moves_is_lent_and_not_copied),
    CASE(a_panel_that_moves_down_is_lent_whole_in_every_frame),
    CASE(what_came_to_rest_stays_lent),
    CASE(a_loan_shrinks_under_what_comes_over_it),
    CASE(a_figure_that_changes_on_a_lent_panel_damages_only_itself),
    CASE(rows_that_were_alike_can_part_ways_and_meet_again),
    CASE(round_corners_are_painted_and_the_rows_between_them_lent),
    CASE(rows_of_another_width_are_painted_and_the_biggest_block_lent),
    CASE(what_lies_above_is_painted_and_what_lies_below_is_not_seen),
    CASE(a_lent_panel_can_be_covered_fade_and_leave),
    CASE(small_and_translucent_panels_are_copied),
    CASE(more_big_panels_than_can_be_lent_are_all_there),
    CASE(forgetting_and_another_painter_leave_the_picture_as_it_is),
    CASE(a_canvas_that_is_left_for_another_keeps_its_picture),
    CASE(a_row_is_read_run_by_run_through_what_is_lent),
};

CHECK_MAIN(cases)

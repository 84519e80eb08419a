// Rows of a panel that are alike: painted once, and the picture is as if each had been.
#include "check.h"
#include "studio.h"

enum { WIDTH = 320, HEIGHT = 240, ITEMS = 6, PANELS = 300 };

static const uint32_t PLATE = 0xff121d33, INK = 0xfff6f8fb;
static const struct rect screen = {0, 0, WIDTH, HEIGHT};

static uint32_t random_state = 20260704;

static int below(int limit)
{
    random_state = random_state * 1664525 + 1013904223;
    return (int)((random_state >> 8) % (uint32_t)limit);
}

static struct rect some_rect(void)
{
    return (struct rect){below(WIDTH) - 20, below(HEIGHT) - 20, 1 + below(WIDTH),
                         1 + below(HEIGHT)};
}

static uint32_t some_color(void)
{
    uint32_t alpha = below(2) ? 255 : (uint32_t)below(256);
    return alpha << 24 | (uint32_t)below(1 << 24);
}

static void some_box(struct draw_item *box)
{
    box->color2 = some_color();
    box->gradient = (enum draw_gradient)below(3);
    box->radius = below(2) ? below(40) : 0;
    box->border = below(2) ? below(12) : 0;
    box->border_color = some_color();
}

static void some_items(struct draw_list *list)
{
    for (int i = 1 + below(ITEMS); i > 0; i--) {
        struct draw_item *item;
        struct rect rect = some_rect();
        if (below(4) == 0) {
            item = add_text(list, rect.x, rect.y, 20 + below(30), some_color(), "23.18");
        } else {
            item = add_box(list, rect, some_color());
            some_box(item);
        }
        item->opacity = (uint8_t)(below(3) ? 255 : below(256));
        item->clip = below(4) ? (struct rect){0} : some_rect();
    }
}

// The items of a list, without the panel round them.
static bool same_without_panel(const struct studio *studio, struct draw_list *list)
{
    struct draw_list loose = draw_list_begin(list->arena);
    draw_append(&loose, list->items + 1, list->count - 2);
    struct canvas *expected =
        paint_from_nothing(studio->text, &loose, studio->canvas->width, HEIGHT);
    bool same = same_picture(studio->canvas, expected);
    canvas_destroy(expected);
    return same;
}

TEST(a_panel_shows_what_its_items_show_without_one)
{
    struct studio studio = studio_open(WIDTH, HEIGHT);
    for (int i = 0; i < PANELS && !check_failed; i++) {
        arena_reset(&studio.arena);
        struct draw_list list = draw_list_begin(&studio.arena);
        add_panel(&list, screen);
        some_items(&list);
        draw_add(&list, DRAW_END);
        studio_paint(&studio, &list);
        if (!same_without_panel(&studio, &list)) {
            printf("  panel %d\n", i);
            check_failed = true;
        }
    }
    studio_close(&studio);
}

// A plate of the whole picture with a small box on it that may be anywhere.
static struct draw_list plate_with(struct studio *studio, struct rect box, int opacity)
{
    struct draw_list list = draw_list_begin(&studio->arena);
    add_panel(&list, screen)->opacity = (uint8_t)opacity;
    add_box(&list, screen, PLATE);
    add_box(&list, box, INK);
    draw_add(&list, DRAW_END);
    return list;
}

TEST(what_comes_up_in_the_middle_of_a_plate_leaves_the_rest_of_its_rows)
{
    struct studio studio = studio_open(WIDTH, HEIGHT);
    for (int y = 0; y + 6 < HEIGHT; y += 7) {
        struct draw_list list = plate_with(&studio, (struct rect){100, y, 40, 6}, 255);
        studio_paint(&studio, &list);
        CHECK(same_without_panel(&studio, &list));
        CHECK_INT(pixel_of(studio.canvas, WIDTH - 1, y + 3), PLATE);
        CHECK_INT(pixel_of(studio.canvas, WIDTH - 1, HEIGHT - 1), PLATE);
    }
    studio_close(&studio);
}

TEST(a_plate_that_fades_is_whole)
{
    struct studio studio = studio_open(WIDTH, HEIGHT);
    struct rect box = {100, 20, 40, 6};
    struct draw_list list = plate_with(&studio, box, 128);
    studio_paint(&studio, &list);
    uint32_t faded = pixel_of(studio.canvas, 0, 0);
    CHECK(faded >> 24 == 128);
    for (int y = 0; y < HEIGHT; y++) {
        CHECK_INT(pixel_of(studio.canvas, WIDTH - 1, y), faded);
    }
    studio_close(&studio);
}

static const struct check_case cases[] = {
    CASE(a_panel_shows_what_its_items_show_without_one),
    CASE(what_comes_up_in_the_middle_of_a_plate_leaves_the_rest_of_its_rows),
    CASE(a_plate_that_fades_is_whole),
};

CHECK_MAIN(cases)

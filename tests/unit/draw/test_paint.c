// Paint: only what changed is painted and reported, and the canvas never differs from one
// painted from nothing.
#include "check.h"
#include "fonts.h"
#include "golden.h"

#include "base/arena.h"
#include "draw/paint.h"

enum { WIDTH = 260, HEIGHT = 150, PANELS = 5, ITEMS = 6, FRAMES = 600 };

static const struct rect screen = {0, 0, WIDTH, HEIGHT};

// What a test shows; mutated from frame to frame.
struct scene_panel {
    bool there;
    struct rect rect;
    struct rect clip;
    int dx, dy, opacity;
    int count;
    struct draw_item items[ITEMS];
};

struct scene {
    struct scene_panel panels[PANELS];
    struct draw_item loose[2];
};

static uint32_t next(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static int below(uint32_t *seed, int limit)
{
    return (int)(next(seed) % (uint32_t)limit);
}

static uint32_t some_color(uint32_t *seed)
{
    uint32_t rgb = next(seed) & 0xffffff;
    return rgb | (below(seed, 3) ? 0xff000000u : (uint32_t)below(seed, 256) << 24);
}

static struct rect some_rect(uint32_t *seed)
{
    return (struct rect){below(seed, WIDTH) - 20, below(seed, HEIGHT) - 20,
                         1 + below(seed, WIDTH / 2), 1 + below(seed, HEIGHT / 2)};
}

static struct draw_item some_item(uint32_t *seed, struct rect near)
{
    static const char *const texts[] = {"OKONKWO", "23.18", "1:02", "jAy", "", "x"};
    struct draw_item item = {.kind = below(seed, 2) ? DRAW_BOX : DRAW_TEXT};
    item.rect = (struct rect){near.x + below(seed, near.w), near.y + below(seed, near.h),
                              1 + below(seed, near.w), 1 + below(seed, near.h)};
    item.opacity = (uint8_t)(below(seed, 4) ? 255 : below(seed, 256));
    item.color = some_color(seed);
    item.color2 = some_color(seed);
    item.gradient = (enum draw_gradient)below(seed, 3);
    item.radius = below(seed, 3) ? 0 : below(seed, 30);
    item.border = below(seed, 3) ? 0 : below(seed, 8);
    item.border_color = some_color(seed);
    item.style = (struct text_style){"heavy", 14 + 8 * below(seed, 3), below(seed, 2), 0};
    item.text = texts[below(seed, 6)];
    item.baseline = item.rect.y + 12;
    if (below(seed, 5) == 0) {
        item.clip = some_rect(seed);
    }
    return item;
}

static struct scene_panel some_panel(uint32_t *seed)
{
    struct scene_panel panel = {.there = true, .rect = some_rect(seed), .opacity = 255};
    panel.clip = below(seed, 2) ? screen : some_rect(seed);
    panel.count = 1 + below(seed, ITEMS);
    for (int i = 0; i < panel.count; i++) {
        panel.items[i] = some_item(seed, panel.rect);
    }
    if (below(seed, 2)) {
        // A plate behind everything, as real panels have.
        panel.items[0] = (struct draw_item){
            .kind = DRAW_BOX, .rect = panel.rect, .opacity = 255, .color = 0xff121d33};
    }
    return panel;
}

static void mutate(struct scene *scene, uint32_t *seed)
{
    struct scene_panel *panel = &scene->panels[below(seed, PANELS)];
    switch (below(seed, 14)) {
    case 0:
        *panel = some_panel(seed);
        break;
    case 1:
        panel->there = !panel->there;
        break;
    case 2:
        *panel = scene->panels[below(seed, PANELS)];
        panel->dx = below(seed, 60);
        break;
    case 3:
        scene->loose[below(seed, 2)] = some_item(seed, screen);
        break;
    case 4:
        panel->clip.w = panel->clip.w / 2 + below(seed, 40);
        break;
    case 5:
        panel->opacity = below(seed, 2) ? 255 : below(seed, 256);
        break;
    case 6:
    case 7:
    case 8:
        panel->dx += below(seed, 21) - 10;
        panel->dy += below(seed, 11) - 5;
        break;
    case 9:
    case 10:
        if (panel->count > 0) {
            panel->items[below(seed, panel->count)] = some_item(seed, panel->rect);
        }
        break;
    default:
        // A small thing: a figure of a clock.
        if (panel->count > 0) {
            struct draw_item *item = &panel->items[below(seed, panel->count)];
            item->text = below(seed, 2) ? "1:03" : "1:04";
        }
        break;
    }
}

static struct draw_list list_of(const struct scene *scene, struct arena *arena)
{
    struct draw_list list = draw_list_begin(arena);
    *draw_add(&list, DRAW_BOX) = scene->loose[0];
    for (int i = 0; i < PANELS; i++) {
        const struct scene_panel *panel = &scene->panels[i];
        if (!panel->there) {
            continue;
        }
        struct draw_item *item = draw_add(&list, DRAW_PANEL);
        item->rect = panel->rect;
        item->clip = panel->clip;
        item->dx = panel->dx;
        item->dy = panel->dy;
        item->opacity = (uint8_t)panel->opacity;
        for (int k = 0; k < panel->count; k++) {
            *draw_add(&list, DRAW_BOX) = panel->items[k];
        }
        draw_add(&list, DRAW_END);
    }
    *draw_add(&list, DRAW_BOX) = scene->loose[1];
    return list;
}

static bool in_damage(const struct damage *damage, int x, int y)
{
    for (int i = 0; i < damage->count; i++) {
        if (rect_contains(damage->rects[i], (struct rect){x, y, 1, 1})) {
            return true;
        }
    }
    return false;
}

// Every pixel is as painted from nothing, and outside the damage as it was before.
static void check_frame(const struct canvas *canvas, const struct canvas *fresh,
                        const uint32_t *before, const struct damage *damage, int frame)
{
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            size_t at = (size_t)y * (size_t)canvas->stride + (size_t)x;
            if (canvas->pixels[at] != fresh->pixels[at]) {
                printf("  frame %d, pixel %d,%d: %08x, from nothing %08x\n", frame, x, y,
                       (unsigned)canvas->pixels[at], (unsigned)fresh->pixels[at]);
            }
            CHECK(canvas->pixels[at] == fresh->pixels[at]);
            CHECK(canvas->pixels[at] == before[at] || in_damage(damage, x, y));
        }
    }
}

TEST(painting_what_changed_equals_painting_from_nothing)
{
    struct text *text = fonts_for_test();
    struct paint *paint = paint_create(text);
    struct canvas *canvas = canvas_create(WIDTH, HEIGHT);
    size_t size = (size_t)canvas->stride * HEIGHT * sizeof(uint32_t);
    uint32_t *before = calloc(1, size);
    struct scene scene = {0};
    uint32_t seed = 19700101;
    for (int i = 0; i < PANELS; i++) {
        scene.panels[i] = some_panel(&seed);
    }
    for (int frame = 0; frame < FRAMES && !check_failed; frame++) {
        struct arena arena = {0};
        struct damage damage = {0};
        for (int changes = below(&seed, 4); changes > 0; changes--) {
            mutate(&scene, &seed);
        }
        struct draw_list list = list_of(&scene, &arena);
        memcpy(before, canvas->pixels, size);
        bool changed = paint_list(paint, &list, canvas, &damage);
        struct paint *other = paint_create(text);
        struct canvas *fresh = canvas_create(WIDTH, HEIGHT);
        struct damage all = {0};
        paint_list(other, &list, fresh, &all);
        check_frame(canvas, fresh, before, &damage, frame);
        if (changed == damage_empty(&damage)) {
            check_failed = true;
        }
        paint_destroy(other);
        canvas_destroy(fresh);
        arena_finish(&arena);
    }
    free(before);
    canvas_destroy(canvas);
    paint_destroy(paint);
    text_destroy(text);
}

// A painter with everything round it.
struct studio {
    struct arena arena;
    struct text *text;
    struct paint *paint;
    struct canvas *canvas;
    struct damage damage;
};

static struct studio studio_open(int width, int height)
{
    struct studio studio = {.text = fonts_for_test()};
    studio.paint = paint_create(studio.text);
    studio.canvas = canvas_create(width, height);
    return studio;
}

static void studio_close(struct studio *studio)
{
    canvas_destroy(studio->canvas);
    paint_destroy(studio->paint);
    text_destroy(studio->text);
    arena_finish(&studio->arena);
}

static bool studio_paint(struct studio *studio, const struct draw_list *list)
{
    studio->damage = (struct damage){0};
    return paint_list(studio->paint, list, studio->canvas, &studio->damage);
}

static struct draw_item *add_box(struct draw_list *list, struct rect rect, uint32_t color)
{
    struct draw_item *item = draw_add(list, DRAW_BOX);
    item->rect = rect;
    item->color = color;
    return item;
}

static struct draw_item *add_text(struct draw_list *list, int x, int baseline, int size,
                                  uint32_t color, const char *text)
{
    struct draw_item *item = draw_add(list, DRAW_TEXT);
    item->rect = (struct rect){x, baseline - size, 400, size};
    item->baseline = baseline;
    item->style = (struct text_style){"heavy", size, true, 0};
    item->color = color;
    item->text = text;
    return item;
}

static struct draw_item *add_panel(struct draw_list *list, struct rect rect)
{
    struct draw_item *item = draw_add(list, DRAW_PANEL);
    item->rect = rect;
    item->clip = (struct rect){0, 0, 4000, 4000};
    return item;
}

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
    for (int i = 0; i < studio.canvas->stride * 200; i++) {
        CHECK(studio.canvas->pixels[i] == 0);
    }
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
    for (int i = 0; i < studio.canvas->stride * 200; i++) {
        CHECK(studio.canvas->pixels[i] == 0);
    }
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
    CHECK(memcmp(other->pixels, studio.canvas->pixels,
                 (size_t)other->stride * 200 * sizeof(uint32_t)) == 0);
    canvas_destroy(other);
    studio_close(&studio);
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
        struct paint *other = paint_create(studio.text);
        struct canvas *fresh = canvas_create(640, 400);
        struct damage all = {0};
        paint_list(other, &list, fresh, &all);
        CHECK(memcmp(fresh->pixels, studio.canvas->pixels,
                     (size_t)fresh->stride * 400 * sizeof(uint32_t)) == 0);
        canvas_destroy(fresh);
        paint_destroy(other);
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
        struct paint *other = paint_create(studio.text);
        struct canvas *fresh = canvas_create(1000, 700);
        struct damage all = {0};
        paint_list(other, &list, fresh, &all);
        if (memcmp(fresh->pixels, studio.canvas->pixels,
                   (size_t)fresh->stride * 700 * sizeof(uint32_t)) != 0) {
            check_failed = true;
        }
        canvas_destroy(fresh);
        paint_destroy(other);
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
        uint32_t found = studio.canvas->pixels[pixel.y * studio.canvas->stride + pixel.x];
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
    CHECK_INT(studio.canvas->pixels[20 * studio.canvas->stride + 20], 0x80808080);
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
    CHECK(studio.canvas->pixels[0] >> 24 == 255);
    CHECK(studio.canvas->pixels[25 * studio.canvas->stride + 25] == 0xffff0000);
    CHECK(studio.canvas->pixels[40 * studio.canvas->stride + 40] == 0);
    studio_close(&studio);
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
    CHECK(golden_check("draw/boxes", studio.canvas->pixels, 400, 240,
                       studio.canvas->stride) != GOLDEN_FAILED);
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
    label->style = (struct text_style){"medium", 32, false, 1};
    add_box(&list, (struct rect){20, 72, 920, 108}, 0xff121d33);
    struct draw_item *given = add_text(&list, 40, 146, 50, 0xfff6f8fb, "Martha");
    given->style = (struct text_style){"medium", 50, false, 0};
    add_text(&list, 180, 146, 64, 0xfff6f8fb, "OKONKWO")->style.tabular = false;
    add_text(&list, 480, 146, 62, 0xfff6f8fb, "\xd7\x9c\xd7\x95\xd7\x99");
    add_text(&list, 700, 152, 92, 0xfff4b91f, "23.18");
    draw_add(&list, DRAW_END);
    studio_paint(&studio, &list);
    CHECK(golden_check("draw/winner", studio.canvas->pixels, 960, 200,
                       studio.canvas->stride) != GOLDEN_FAILED);
    studio_close(&studio);
}

static const struct check_case cases[] = {
    CASE(painting_what_changed_equals_painting_from_nothing),
    CASE(the_same_list_paints_nothing),
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

// Paint: only what changed is painted and reported, and the canvas never differs from one
// painted from nothing.
#include "check.h"
#include "golden.h"
#include "studio.h"

enum { WIDTH = 480, HEIGHT = 300, PANELS = 5, ITEMS = 6, FRAMES = 400 };

static const struct rect screen = {0, 0, WIDTH, HEIGHT};

// What a test shows; mutated from frame to frame.
struct scene_panel {
    bool there;
    struct rect rect;
    struct rect clip;
    int dx, dy, opacity;
    int count;
    struct draw_item items[ITEMS];
    struct draw_note note; // as long as the items stay
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
    item.style = (struct text_style){.face = "heavy",
                                     .size = 14 + 8 * below(seed, 3),
                                     .tabular = below(seed, 2),
                                     .outline = below(seed, 3),
                                     .hard = below(seed, 2)};
    item.text = texts[below(seed, 6)];
    item.baseline = item.rect.y + 12;
    if (below(seed, 5) == 0) {
        item.clip = some_rect(seed);
    }
    return item;
}

// Every other panel is big enough to be lent to the canvas.
static struct scene_panel some_panel(uint32_t *seed)
{
    struct scene_panel panel = {.there = true, .rect = some_rect(seed), .opacity = 255};
    panel.clip = below(seed, 2) ? screen : some_rect(seed);
    bool big = below(seed, 2);
    if (big) {
        panel.rect = rect_move(screen, below(seed, 40) - 20, below(seed, 40) - 20);
        panel.rect.h -= below(seed, 40);
        panel.clip = screen;
    }
    panel.count = 1 + below(seed, ITEMS);
    for (int i = 0; i < panel.count; i++) {
        panel.items[i] = some_item(seed, panel.rect);
    }
    if (big || below(seed, 2)) {
        // A plate behind everything, as real panels have.
        panel.items[0] = (struct draw_item){
            .kind = DRAW_BOX, .rect = panel.rect, .opacity = 255, .color = 0xff121d33};
        panel.items[0].radius = below(seed, 2) ? 0 : below(seed, 30);
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
            panel->note = (struct draw_note){.known = false};
        }
        break;
    default:
        // A small thing: a figure of a clock.
        if (panel->count > 0) {
            struct draw_item *item = &panel->items[below(seed, panel->count)];
            item->text = below(seed, 2) ? "1:03" : "1:04";
            panel->note = (struct draw_note){.known = false};
        }
        break;
    }
}

static struct draw_list list_of(struct scene *scene, struct arena *arena)
{
    struct draw_list list = draw_list_begin(arena);
    *draw_add(&list, DRAW_BOX) = scene->loose[0];
    for (int i = 0; i < PANELS; i++) {
        struct scene_panel *panel = &scene->panels[i];
        if (!panel->there) {
            continue;
        }
        struct draw_item *item = draw_add(&list, DRAW_PANEL);
        item->rect = panel->rect;
        item->clip = panel->clip;
        item->dx = panel->dx;
        item->dy = panel->dy;
        item->opacity = (uint8_t)panel->opacity;
        item->note = i % 2 ? &panel->note : NULL;
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

static void check_row(const uint32_t *row, const uint32_t *fresh, const uint32_t *before,
                      const struct damage *damage, int y)
{
    for (int x = 0; x < WIDTH; x++) {
        if (row[x] != fresh[x]) {
            printf("  pixel %d,%d: %08x, from nothing %08x\n", x, y, (unsigned)row[x],
                   (unsigned)fresh[x]);
        }
        CHECK(row[x] == fresh[x]);
        CHECK(row[x] == before[x] || in_damage(damage, x, y));
    }
}

// Every pixel is as painted from nothing, and outside the damage as it was before.
static void check_frame(const uint32_t *picture, const uint32_t *fresh,
                        const uint32_t *before, const struct damage *damage, int frame)
{
    for (int y = 0; y < HEIGHT && !check_failed; y++) {
        size_t at = (size_t)y * WIDTH;
        size_t size = WIDTH * sizeof(*picture);
        if (memcmp(picture + at, fresh + at, size) != 0 ||
            memcmp(picture + at, before + at, size) != 0) {
            check_row(picture + at, fresh + at, before + at, damage, y);
        }
    }
    if (check_failed) {
        printf("  in frame %d\n", frame);
    }
}

static bool disjoint(const struct canvas *canvas)
{
    for (int i = 0; i < canvas->loan_count; i++) {
        for (int k = 0; k < i; k++) {
            if (!rect_empty(
                    rect_intersect(canvas->loans[i].rect, canvas->loans[k].rect))) {
                return false;
            }
        }
    }
    return true;
}

// One frame of the walk. Counts what was lent.
static void walk_frame(struct studio *studio, struct scene *scene, int frame, int *lent)
{
    arena_reset(&studio->arena);
    struct draw_list list = list_of(scene, &studio->arena);
    uint32_t *before = picture_of(studio->canvas);
    bool changed = studio_paint(studio, &list);
    uint32_t *after = picture_of(studio->canvas);
    struct canvas *fresh = paint_from_nothing(studio->text, &list, WIDTH, HEIGHT);
    uint32_t *expected = picture_of(fresh);
    *lent += studio->canvas->loan_count;
    check_frame(after, expected, before, &studio->damage, frame);
    if (changed == damage_empty(&studio->damage) || !disjoint(studio->canvas)) {
        check_failed = true;
    }
    canvas_destroy(fresh);
    free(before);
    free(after);
    free(expected);
}

TEST(painting_what_changed_equals_painting_from_nothing)
{
    struct studio studio = studio_open(WIDTH, HEIGHT);
    struct scene scene = {0};
    uint32_t seed = 19700101;
    int lent = 0;
    for (int i = 0; i < PANELS; i++) {
        scene.panels[i] = some_panel(&seed);
    }
    for (int frame = 0; frame < FRAMES && !check_failed; frame++) {
        for (int changes = below(&seed, 4); changes > 0; changes--) {
            mutate(&scene, &seed);
        }
        walk_frame(&studio, &scene, frame, &lent);
    }
    studio_close(&studio);
    if (lent < FRAMES / 8) {
        printf("  only %d parts were lent\n", lent);
        check_failed = true;
    }
}

// Forgets, starts over with another painter, turns to the other canvas, or mostly
// nothing.
static void upset(struct studio *studio, struct canvas **other, int how)
{
    struct canvas *left = studio->canvas;
    if (how == 0) {
        paint_forget(studio->paint);
    } else if (how == 1) {
        paint_destroy(studio->paint);
        studio->paint = paint_create(studio->text, NULL);
    } else if (how == 2) {
        studio->canvas = *other;
        *other = left;
    }
}

static bool shows(const struct canvas *canvas, const uint32_t *expected)
{
    uint32_t *picture = picture_of(canvas);
    bool same = memcmp(picture, expected, sizeof(*picture) * WIDTH * HEIGHT) == 0;
    free(picture);
    return same;
}

TEST(a_canvas_keeps_its_picture_whatever_becomes_of_the_painter)
{
    struct studio studio = studio_open(WIDTH, HEIGHT);
    struct canvas *other = canvas_create(WIDTH, HEIGHT);
    struct scene scene = {0};
    uint32_t seed = 20210612;
    int lent = 0;
    for (int frame = 0; frame < FRAMES / 2 && !check_failed; frame++) {
        scene.panels[0] = frame % 50 ? scene.panels[0] : some_panel(&seed);
        mutate(&scene, &seed);
        struct canvas *left = studio.canvas;
        uint32_t *before = picture_of(left);
        upset(&studio, &other, below(&seed, 8));
        bool kept = shows(left, before);
        walk_frame(&studio, &scene, frame, &lent);
        kept = kept && (left == studio.canvas || shows(left, before));
        check_failed = check_failed || !kept;
        free(before);
    }
    studio_close(&studio);
    canvas_destroy(other);
    if (lent < FRAMES / 16) {
        printf("  only %d parts were lent\n", lent);
        check_failed = true;
    }
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
    CASE(painting_what_changed_equals_painting_from_nothing),
    CASE(a_canvas_keeps_its_picture_whatever_becomes_of_the_painter),
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

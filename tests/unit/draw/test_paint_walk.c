// Paint, by a long walk of changes at random: only what changed is painted and reported,
// and the canvas never differs from one painted from nothing.
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

static const struct check_case cases[] = {
    CASE(painting_what_changed_equals_painting_from_nothing),
    CASE(a_canvas_keeps_its_picture_whatever_becomes_of_the_painter),
};

CHECK_MAIN(cases)

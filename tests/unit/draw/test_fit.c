// A picture on a display of another size: whole, in its shape, and nothing beside it.
#include "check.h"
#include "studio.h"

#include "draw/fit.h"

enum { WIDTH = 64, HEIGHT = 36 };

static const uint32_t INK = 0xff3366cc;

static struct rect whole(const struct canvas *canvas)
{
    return (struct rect){0, 0, canvas->width, canvas->height};
}

static struct damage damage_of(struct rect rect)
{
    struct damage damage = {0};
    damage_add(&damage, rect, (struct rect){0, 0, 4000, 4000});
    return damage;
}

static void fill(struct canvas *canvas, struct rect r, uint32_t color)
{
    canvas->blank = false;
    for (int y = r.y; y < r.y + r.h; y++) {
        for (int x = r.x; x < r.x + r.w; x++) {
            canvas->pixels[y * canvas->stride + x] = color;
        }
    }
}

// Where the fitted picture has anything.
static struct rect inked(const struct canvas *canvas)
{
    int left = canvas->width, top = canvas->height, right = 0, bottom = 0;
    for (int y = 0; y < canvas->height; y++) {
        for (int x = 0; x < canvas->width; x++) {
            if (pixel_of(canvas, x, y)) {
                left = x < left ? x : left;
                top = y < top ? y : top;
                right = x + 1 > right ? x + 1 : right;
                bottom = y + 1;
            }
        }
    }
    return (struct rect){left, top, right - left, bottom - top};
}

static void check_rect(struct rect found, struct rect expected)
{
    CHECK_INT(found.x, expected.x);
    CHECK_INT(found.y, expected.y);
    CHECK_INT(found.w, expected.w);
    CHECK_INT(found.h, expected.h);
}

TEST(a_display_of_the_same_size_shows_the_picture_itself)
{
    struct fit fit = {0};
    struct canvas *canvas = canvas_create(WIDTH, HEIGHT);
    struct damage damage = damage_of((struct rect){4, 4, 8, 8});
    struct damage fitted;
    CHECK(fit_canvas(&fit, canvas, &damage, WIDTH, HEIGHT, &fitted) == canvas);
    check_rect(fitted.rects[0], damage.rects[0]);
    CHECK(!fit.fitted);
    canvas_destroy(canvas);
}

TEST(a_display_of_another_size_or_shape_shows_all_of_it_in_its_own_shape)
{
    static const struct {
        int width, height;
        struct rect place;
    } rows[] = {
        {128, 72, {0, 0, 128, 72}}, {32, 18, {0, 0, 32, 18}},   {80, 45, {0, 0, 80, 45}},
        {64, 48, {0, 6, 64, 36}},   {100, 36, {18, 0, 64, 36}}, {36, 64, {0, 22, 36, 20}},
    };
    struct canvas *canvas = canvas_create(WIDTH, HEIGHT);
    struct damage damage = damage_of(whole(canvas));
    struct fit fit = {0};
    fill(canvas, whole(canvas), INK);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct damage fitted;
        const struct canvas *found =
            fit_canvas(&fit, canvas, &damage, rows[i].width, rows[i].height, &fitted);
        CHECK_INT(found->width, rows[i].width);
        CHECK_INT(found->height, rows[i].height);
        check_rect(inked(found), rows[i].place);
        CHECK(pixel_of(found, rows[i].width / 2, rows[i].height / 2) == INK);
        CHECK(damage_covers(&fitted, whole(found)));
    }
    fit_finish(&fit);
    canvas_destroy(canvas);
}

// Parts of ever other colours on a display of this size.
static bool changes_as_from_nothing(int width, int height)
{
    struct canvas *canvas = canvas_create(WIDTH, HEIGHT);
    struct damage all = damage_of(whole(canvas));
    struct fit fit = {0}, fresh = {0};
    struct damage fitted, ignored;
    bool right = true;
    fit_canvas(&fit, canvas, &all, width, height, &fitted);
    for (int step = 0; step < 24 && right; step++) {
        struct rect part = {step * 7 % 50, step * 5 % 30, 3 + step % 9, 2 + step % 4};
        struct damage damage = damage_of(part);
        fill(canvas, part, 0xff000000 | ((uint32_t)step * 0x9b6f35 & 0xffffff));
        const struct canvas *found =
            fit_canvas(&fit, canvas, &damage, width, height, &fitted);
        const struct canvas *wanted =
            fit_canvas(&fresh, canvas, &all, width, height, &ignored);
        right = same_picture(found, wanted) &&
                rect_area(fitted.rects[0]) * 5 < width * height;
    }
    fit_finish(&fit);
    fit_finish(&fresh);
    canvas_destroy(canvas);
    return right;
}

TEST(what_changes_in_the_picture_changes_on_the_display_and_no_more)
{
    CHECK(changes_as_from_nothing(100, 50));
    CHECK(changes_as_from_nothing(320, 180));
    CHECK(changes_as_from_nothing(50, 40));
}

TEST(a_picture_that_takes_another_size_leaves_nothing_of_the_old_one)
{
    struct canvas *wide = canvas_create(WIDTH, HEIGHT);
    struct canvas *square = canvas_create(HEIGHT, HEIGHT);
    struct fit fit = {0};
    struct damage wide_all = damage_of(whole(wide));
    struct damage part = damage_of((struct rect){0, 0, 2, 2});
    struct damage fitted;
    fill(wide, whole(wide), INK);
    fill(square, whole(square), INK);
    fit_canvas(&fit, wide, &wide_all, 128, 80, &fitted);
    const struct canvas *found = fit_canvas(&fit, square, &part, 128, 80, &fitted);
    check_rect(inked(found), (struct rect){24, 0, 80, 80});
    CHECK(damage_covers(&fitted, whole(found)));
    fit_finish(&fit);
    canvas_destroy(wide);
    canvas_destroy(square);
}

TEST(lent_pixels_are_fitted_too)
{
    struct canvas *canvas = canvas_create(WIDTH, HEIGHT);
    uint32_t row[WIDTH];
    const uint32_t *rows[HEIGHT];
    for (int i = 0; i < WIDTH; i++) {
        row[i] = INK;
    }
    for (int i = 0; i < HEIGHT; i++) {
        rows[i] = row;
    }
    canvas->loans[canvas->loan_count++] = (struct canvas_loan){whole(canvas), rows, 0};
    struct fit fit = {0};
    struct damage all = damage_of(whole(canvas));
    struct damage fitted;
    const struct canvas *found = fit_canvas(&fit, canvas, &all, 32, 18, &fitted);
    CHECK(pixel_of(found, 16, 9) == INK);
    fit_finish(&fit);
    canvas_destroy(canvas);
}

static const struct check_case cases[] = {
    CASE(a_display_of_the_same_size_shows_the_picture_itself),
    CASE(a_display_of_another_size_or_shape_shows_all_of_it_in_its_own_shape),
    CASE(what_changes_in_the_picture_changes_on_the_display_and_no_more),
    CASE(a_picture_that_takes_another_size_leaves_nothing_of_the_old_one),
    CASE(lent_pixels_are_fitted_too),
};

CHECK_MAIN(cases)

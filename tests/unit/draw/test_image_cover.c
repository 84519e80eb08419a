// Pictures that cover their box: cut in their own shape, the face kept.
#include "check.h"

#include <stdlib.h>
#include <unistd.h>

#include "draw/image.h"
#include "image_fixture.h"

TEST(what_covers_a_box_keeps_its_shape_and_its_eyes_where_they_were)
{
    static const struct {
        struct image_size picture, box;
        struct image_part part;
    } cases[] = {
        {{300, 100}, {50, 50}, {100, 0, {100, 100}}}, // wide: as much from each side
        {{100, 130}, {50, 50}, {0, 10, {100, 100}}},  // tall: twice as much from below
        {{100, 400}, {50, 50}, {0, 12, {100, 100}}},  // a whole figure: its head
        {{90, 90}, {138, 144}, {2, 0, {86, 90}}},     {{7, 7}, {7, 7}, {0, 0, {7, 7}}},
        {{4000, 1}, {1, 4000}, {1999, 0, {1, 1}}},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct image_part part = image_cover(cases[i].picture, cases[i].box);
        CHECK_INT(part.x, cases[i].part.x);
        CHECK_INT(part.y, cases[i].part.y);
        CHECK_INT(part.size.width, cases[i].part.size.width);
        CHECK_INT(part.size.height, cases[i].part.size.height);
    }
}

// A tall portrait of three bands: above, the face, below.
static void put_portrait(void)
{
    enum { WIDE = 16, TALL = 24 };
    uint32_t pixels[WIDE * TALL];
    for (int i = 0; i < WIDE * TALL; i++) {
        int y = i / WIDE;
        pixels[i] = y < 2 ? 0xff0000ff : y < 18 ? 0xffff0000 : 0xff00ff00;
    }
    put_png(pixels, WIDE, TALL);
}

TEST(a_portrait_that_covers_its_box_fills_it_with_the_face)
{
    put_portrait();
    struct images *images = images_create();
    struct picture out;
    CHECK(images_get(images, path, (struct image_box){60, 60, true}, &out));
    CHECK_INT(out.width, 60);
    CHECK_INT(out.height, 60);
    CHECK_INT(out.x, 0);
    CHECK_INT(out.y, 0);
    CHECK_INT(out.pixels[0], 0xffff0000);
    CHECK_INT(out.pixels[60 * 59 + 59], 0xffff0000);
    // The same file in the same size, whole, is another picture.
    CHECK(images_get(images, path, (struct image_box){60, 60, false}, &out));
    CHECK_INT(out.width, 40);
    CHECK_INT(out.x, 10);
    unlink(path);
    images_destroy(images);
}

TEST(an_svg_that_covers_its_box_is_cut_and_a_wild_strip_does_no_harm)
{
    static const char *const boxes[] = {"0 0 20 10", "0 0 10 20", "0 0 9000 1",
                                        "0 0 1 9000"};
    for (size_t i = 0; i < sizeof(boxes) / sizeof(boxes[0]); i++) {
        char svg[300];
        struct raster out;
        char error[300];
        snprintf(svg, sizeof(svg),
                 "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%s\">"
                 "<rect width=\"9000\" height=\"9000\" fill=\"#ff0000\"/></svg>",
                 boxes[i]);
        put_svg(svg);
        CHECK(image_file_draw(path, (struct image_box){64, 48, true}, NULL, &out, error,
                              sizeof(error)));
        CHECK_INT(out.width, 64);
        CHECK_INT(out.height, 48);
        CHECK_INT(out.pixels[64 * 24 + 32], 0xffff0000);
        free(out.pixels);
    }
    unlink(path);
}

static void answer_later(void *context, const char *asked, struct image_box box,
                         const struct image_finish *finish)
{
    (void)asked;
    (void)finish;
    *(struct image_box *)context = box;
}

static void answer(struct images *images, struct image_box box)
{
    char error[300];
    struct raster raster;
    CHECK(image_file_draw(path, box, NULL, &raster, error, sizeof(error)));
    images_take(images, path, box, &raster, error);
}

TEST(until_a_portrait_is_decoded_only_one_that_shows_enough_of_it_stands_in)
{
    put_portrait();
    struct image_box asked = {0};
    struct images *images = images_create();
    const struct image_decoder later = {answer_later, &asked};
    struct picture out;
    images_decode_by(images, &later);
    CHECK(!images_get(images, path, (struct image_box){60, 60, true}, &out));
    CHECK(asked.cover);
    answer(images, asked);
    CHECK(images_get(images, path, (struct image_box){60, 60, true}, &out));
    // Another size of it, cut again; but not for the whole picture.
    CHECK(images_get(images, path, (struct image_box){30, 40, true}, &out));
    CHECK_INT(out.width, 30);
    CHECK_INT(out.height, 40);
    CHECK(!images_get(images, path, (struct image_box){50, 50, false}, &out));
    unlink(path);
    images_destroy(images);
}

static const struct check_case cases[] = {
    CASE(what_covers_a_box_keeps_its_shape_and_its_eyes_where_they_were),
    CASE(a_portrait_that_covers_its_box_fills_it_with_the_face),
    CASE(an_svg_that_covers_its_box_is_cut_and_a_wild_strip_does_no_harm),
    CASE(until_a_portrait_is_decoded_only_one_that_shows_enough_of_it_stands_in),
};

CHECK_MAIN(cases)

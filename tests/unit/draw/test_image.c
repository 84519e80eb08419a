// Images: fitted, scaled without fringes, refused where they would be drawn wrongly.
#include "check.h"

#include <stdlib.h>
#include <unistd.h>

#include "draw/image.h"
#include "draw/image_scale.h"
#include "image_fixture.h"

static bool draws(const char *svg, struct picture *out)
{
    struct images *images = images_create();
    put_svg(svg);
    bool drawn = images_get(images, path, (struct image_box){64, 64, false}, out);
    unlink(path);
    images_destroy(images);
    return drawn;
}

TEST(a_picture_keeps_its_shape_in_the_middle_of_its_box)
{
    uint32_t pixels[8 * 4];
    for (int i = 0; i < 8 * 4; i++) {
        pixels[i] = 0xff204060;
    }
    put_png(pixels, 8, 4);
    struct images *images = images_create();
    struct picture out;
    CHECK(images_get(images, path, (struct image_box){100, 100, false}, &out));
    CHECK_INT(out.width, 100);
    CHECK_INT(out.height, 50);
    CHECK_INT(out.x, 0);
    CHECK_INT(out.y, 25);
    CHECK(images_get(images, path, (struct image_box){30, 5, false}, &out));
    CHECK_INT(out.width, 10);
    CHECK_INT(out.x, 10);
    for (int i = 0; i < out.width * out.height; i++) {
        CHECK_INT(out.pixels[i], 0xff204060);
    }
    unlink(path);
    // Kept: the file is not read again.
    CHECK(images_get(images, path, (struct image_box){30, 5, false}, &out));
    images_clear(images);
    CHECK(!images_get(images, path, (struct image_box){30, 5, false}, &out));
    images_destroy(images);
}

TEST(halving_averages_whole_pixels)
{
    const uint32_t pixels[4] = {0xff000000, 0xff0000c8, 0xff00c800, 0xffc80000};
    uint32_t *half =
        image_scale(pixels, (struct image_size){2, 2}, 2, (struct image_size){1, 1});
    CHECK_INT(half[0], 0xff323232);
    free(half);
}

TEST(scaling_an_even_area_changes_nothing_at_any_size)
{
    uint32_t pixels[13 * 7];
    for (int i = 0; i < 13 * 7; i++) {
        pixels[i] = 0x80402010;
    }
    for (int w = 1; w < 40; w += 3) {
        for (int h = 1; h < 20; h += 2) {
            uint32_t *out = image_scale(pixels, (struct image_size){13, 7}, 13,
                                        (struct image_size){w, h});
            for (int i = 0; i < w * h; i++) {
                CHECK_INT(out[i], 0x80402010);
            }
            free(out);
        }
    }
}

TEST(edges_keep_their_colour_when_scaled)
{
    // White beside nothing: no colour may ever exceed its alpha, nor darken.
    uint32_t pixels[16 * 16];
    for (int i = 0; i < 16 * 16; i++) {
        pixels[i] = i % 16 < 7 ? 0xffffffff : 0;
    }
    for (int size = 3; size < 50; size += 4) {
        uint32_t *out = image_scale(pixels, (struct image_size){16, 16}, 16,
                                    (struct image_size){size, size});
        for (int i = 0; i < size * size; i++) {
            CHECK_INT(out[i], (out[i] >> 24) * 0x01010101u);
        }
        free(out);
    }
}

TEST(the_same_size_is_the_same_picture)
{
    uint32_t pixels[9 * 5];
    for (uint32_t i = 0; i < 9 * 5; i++) {
        pixels[i] = 0xff000000 | i * 0x01050301;
    }
    uint32_t *out =
        image_scale(pixels, (struct image_size){9, 5}, 9, (struct image_size){9, 5});
    CHECK(memcmp(out, pixels, sizeof(pixels)) == 0);
    free(out);
}

TEST(a_missing_file_draws_nothing)
{
    struct images *images = images_create();
    struct picture out;
    CHECK(!images_get(images, "/no/such/flag.png", (struct image_box){40, 30, false},
                      &out));
    CHECK(!images_get(images, "/no/such/flag.png", (struct image_box){41, 30, false},
                      &out));
    CHECK(!images_get(images, "", (struct image_box){40, 30, false}, &out));
    CHECK(!images_get(images, NULL, (struct image_box){40, 30, false}, &out));
    images_destroy(images);
}

TEST(an_svg_of_plain_shapes_is_drawn_in_its_own_shape)
{
    struct picture out;
    CHECK(draws("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\">"
                "<rect width=\"20\" height=\"10\" fill=\"#ff0000\"/></svg>",
                &out));
    CHECK_INT(out.width, 64);
    CHECK_INT(out.height, 32);
}

TEST(an_svg_that_would_be_drawn_wrongly_is_refused)
{
    static const char *const insides[] = {
        "<text x=\"1\">7</text>", "<use href=\"#a\"/>",   "<image href=\"x\"/>",
        "<mask id=\"m\"></mask>", "<clipPath id=\"c\"/>", "<filter id=\"f\"/>",
        "<svg:use href=\"#a\"/>",
    };
    for (size_t i = 0; i < sizeof(insides) / sizeof(insides[0]); i++) {
        char svg[300];
        struct picture out;
        snprintf(svg, sizeof(svg),
                 "<svg viewBox=\"0 0 9 9\"><path d=\"M0 0L9 9\"/>%s</svg>", insides[i]);
        CHECK(!draws(svg, &out));
    }
}

TEST(a_strange_svg_draws_nothing_and_harms_nothing)
{
    struct picture out;
    CHECK(!draws("<svg></svg>", &out));
    CHECK(!draws("<svg viewBox=\"0 0 -4 1e400\"><rect/></svg>", &out));
    CHECK(!draws("<svg viewBox=\"0 0 1e400 5\"><rect/></svg>", &out));
    CHECK(!draws("<svg viewBox=\"0 0 nan 5\"><rect/></svg>", &out));
    CHECK(!draws("<svg viewBox=", &out));
    draws("<svg viewBox=\"0 0 1 100000000\"><rect width=\"1\" height=\"1\"/></svg>",
          &out);
    draws("<svg viewBox=\"0 0 1e-30 1e-30\"><rect width=\"1\" height=\"1\"/></svg>",
          &out);
}

TEST(huge_cut_off_and_foreign_files_are_refused)
{
    static const char huge[] =
        "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\0\x01\x08\x06";
    static const char cut_png[] =
        "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x06";
    static const char cut_jpeg[] = "\xff\xd8\xff\xe0\0\x10JFIF";
    static const char gif[] = "GIF89a\x01\0\x01\0";
    static const struct {
        const char *bytes;
        size_t len;
    } files[] = {
        {huge, sizeof(huge) - 1},
        {cut_png, sizeof(cut_png) - 1},
        {cut_jpeg, sizeof(cut_jpeg) - 1},
        {gif, sizeof(gif) - 1},
        {"", 0},
    };
    struct images *images = images_create();
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        struct picture out;
        put_file("test_image.bin", files[i].bytes, files[i].len);
        CHECK(!images_get(images, path, (struct image_box){20, 20, false}, &out));
        images_clear(images);
    }
    unlink(path);
    images_destroy(images);
}

static const struct check_case cases[] = {
    CASE(a_picture_keeps_its_shape_in_the_middle_of_its_box),
    CASE(halving_averages_whole_pixels),
    CASE(scaling_an_even_area_changes_nothing_at_any_size),
    CASE(edges_keep_their_colour_when_scaled),
    CASE(the_same_size_is_the_same_picture),
    CASE(a_missing_file_draws_nothing),
    CASE(an_svg_of_plain_shapes_is_drawn_in_its_own_shape),
    CASE(an_svg_that_would_be_drawn_wrongly_is_refused),
    CASE(a_strange_svg_draws_nothing_and_harms_nothing),
    CASE(huge_cut_off_and_foreign_files_are_refused),
};

CHECK_MAIN(cases)

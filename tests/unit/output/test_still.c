// Stills: PNG that any viewer reads back, with and without alpha.
#include "check.h"

#include <SDL_image.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/str.h"
#include "output/still.h"

enum { W = 33, H = 9, STRIDE = 40 };

static uint32_t picture[STRIDE * H];

static void fill_picture(void)
{
    uint32_t seed = 9;
    for (int i = 0; i < STRIDE * H; i++) {
        seed = seed * 1664525 + 1013904223;
        picture[i] = seed;
    }
}

// What a viewer sees, as 0xAARRGGBB.
static SDL_Surface *read_back(const struct buf *file)
{
    SDL_RWops *source = SDL_RWFromConstMem(file->data, (int)file->len);
    SDL_Surface *loaded = IMG_Load_RW(source, 1);
    SDL_Surface *out =
        loaded ? SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(loaded);
    return out;
}

static void check_round_trip(bool alpha)
{
    struct buf file = {0};
    fill_picture();
    CHECK(still_encode(picture, W, H, STRIDE, alpha, &file));
    // Colour type, at its place in the header: 6 is RGBA, 2 is RGB.
    CHECK_INT(file.data[25], alpha ? 6 : 2);
    SDL_Surface *seen = read_back(&file);
    CHECK(seen && seen->w == W && seen->h == H);
    for (int y = 0; y < H; y++) {
        const uint32_t *row = (const uint32_t *)seen->pixels + y * seen->pitch / 4;
        for (int x = 0; x < W; x++) {
            uint32_t given = picture[y * STRIDE + x];
            CHECK_INT(row[x], alpha ? given : given | 0xff000000);
        }
    }
    SDL_FreeSurface(seen);
    buf_finish(&file);
}

TEST(with_alpha_every_pixel_comes_back)
{
    check_round_trip(true);
}

TEST(without_alpha_the_file_is_rgb)
{
    check_round_trip(false);
}

TEST(a_still_is_appended_to_what_the_buffer_holds)
{
    struct buf file = {0};
    buf_text(&file, "header");
    CHECK(still_encode(picture, 4, 4, STRIDE, true, &file));
    CHECK(memcmp(file.data, "header\x89PNG", 10) == 0);
    buf_finish(&file);
}

TEST(a_picture_without_size_is_refused)
{
    struct buf file = {0};
    CHECK(!still_encode(picture, 0, 4, STRIDE, true, &file));
    CHECK(!still_encode(picture, 4, -1, STRIDE, true, &file));
    CHECK(!still_encode(picture, 1 << 30, 1, STRIDE, true, &file));
    CHECK_INT(file.len, 0);
    buf_finish(&file);
}

TEST(a_still_is_written_to_a_file_and_a_bad_place_is_named)
{
    char error[256] = "";
    char *base = SDL_GetBasePath();
    char path[1024];
    snprintf(path, sizeof(path), "%stest_still.png", base ? base : "");
    SDL_free(base);
    CHECK(still_write(path, picture, W, H, STRIDE, true, error, sizeof(error)));
    SDL_Surface *seen = IMG_Load(path);
    unlink(path);
    CHECK(seen && seen->w == W);
    SDL_FreeSurface(seen);
    CHECK(!still_write("/no/such/place/still.png", picture, W, H, STRIDE, true, error,
                       sizeof(error)));
    CHECK(strstr(error, "/no/such/place/still.png") != NULL);
}

TEST(a_name_that_promises_another_kind_of_picture_is_refused)
{
    static const char *const fine[] = {NULL,          "a.png", "A.PNG",   "out",
                                       "/dev/stdout", "lj.r2", ".jpg.png"};
    static const char *const wrong[] = {"a.jpg", "A.JPEG", "x/y.webp", "a.png.svg"};
    char error[200];
    for (size_t i = 0; i < sizeof(fine) / sizeof(fine[0]); i++) {
        CHECK(still_named(fine[i], error, sizeof(error)));
    }
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        CHECK(!still_named(wrong[i], error, sizeof(error)));
    }
    CHECK_STR(error, "a.png.svg: expected a name that ends in .png, found .svg");
}

static const struct check_case cases[] = {
    CASE(a_name_that_promises_another_kind_of_picture_is_refused),
    CASE(with_alpha_every_pixel_comes_back),
    CASE(without_alpha_the_file_is_rgb),
    CASE(a_still_is_appended_to_what_the_buffer_holds),
    CASE(a_picture_without_size_is_refused),
    CASE(a_still_is_written_to_a_file_and_a_bad_place_is_named),
};

CHECK_MAIN(cases)

// Pictures of a programme: by code, at once or later, and never a hole.
#include "check.h"
#include "golden.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/pictures.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/file.h"

enum { SIDE = 40, LAYER = LAYER_LOWER };

static char folder[1200];

static void put_picture(const char *name)
{
    char path[1400], error[200];
    uint32_t pixels[8 * 8];
    for (int i = 0; i < 8 * 8; i++) {
        pixels[i] = 0xff2040c0;
    }
    snprintf(path, sizeof(path), "%s/images/clubs", folder);
    CHECK(file_make_dir(path, error, sizeof(error)));
    snprintf(path, sizeof(path), "%s/images/%s", folder, name);
    golden_write(path, pixels, 8, 8, 8);
}

static void put_text(const char *name, const char *text)
{
    char path[1400], error[200];
    snprintf(path, sizeof(path), "%s/images/%s", folder, name);
    CHECK(file_write(path, text, strlen(text), error, sizeof(error)));
}

static void make_folder(void)
{
    char *base = SDL_GetBasePath();
    snprintf(folder, sizeof(folder), "%stest_pictures.d", base ? base : "");
    SDL_free(base);
    put_picture("clubs/GRA.png");
    put_picture("clubs/rybnicek.png");
    put_text("clubs/BAD.png", "no picture");
}

static struct pictures *pictures_of_folder(void)
{
    make_folder();
    struct pictures *pictures = pictures_create();
    pictures_folder(pictures, folder);
    return pictures;
}

// A frame that shows this name where it is there; true if it is laid out.
static bool shows(struct pictures *pictures, const char *name, bool before)
{
    struct arena arena = {0};
    struct picture_view view;
    bool shown = false;
    for (int pass = 0; pass < 2; pass++) {
        struct draw_list list = draw_list_begin(&arena);
        pictures_look(pictures, LAYER, pictures_came_ms(pictures, LAYER), &view);
        const char *path = view.theme.find(view.theme.context, name, before);
        shown = path != NULL;
        if (path) {
            struct draw_item *item = draw_add(&list, DRAW_IMAGE);
            item->rect = (struct rect){0, 0, SIDE, SIDE};
            item->image = path;
        }
        if (!pictures_met(pictures, &list)) {
            break;
        }
    }
    arena_finish(&arena);
    return shown;
}

TEST(a_code_is_found_in_any_case_and_with_any_ending)
{
    struct pictures *pictures = pictures_of_folder();
    static const char *const there[] = {"clubs/GRA", "clubs/gra", "clubs/GRA.png",
                                        "images/clubs/GRA", "clubs/RYBNICEK"};
    static const char *const nowhere[] = {"clubs/XYZ", "GRA",      "clubs/../clubs/GRA",
                                          "",          "clubs/..", "//h.example/a.png"};
    for (size_t i = 0; i < sizeof(there) / sizeof(there[0]); i++) {
        CHECK(shows(pictures, there[i], false));
    }
    for (size_t i = 0; i < sizeof(nowhere) / sizeof(nowhere[0]); i++) {
        CHECK(!shows(pictures, nowhere[i], false));
    }
    pictures_destroy(pictures);
}

TEST(a_broken_file_is_left_out_at_once_in_a_still)
{
    struct pictures *pictures = pictures_of_folder();
    CHECK(!shows(pictures, "clubs/BAD", false));
    CHECK(!shows(pictures, "/no/such/file.png", false));
    CHECK(shows(pictures, "clubs/GRA", false));
    CHECK_INT(pictures_came_ms(pictures, LAYER), INT64_MIN);
    pictures_destroy(pictures);
}

static void nothing(void *context)
{
    (void)context;
}

static void wait_for(struct pictures *pictures, int64_t now_ms)
{
    while (!pictures_hear(pictures, now_ms)) {
        clock_sleep_until_ns(clock_now_ns() + 1000000);
    }
}

TEST(on_air_it_comes_later_as_a_change)
{
    struct pictures *pictures = pictures_of_folder();
    pictures_start(pictures, nothing, NULL);
    CHECK(!shows(pictures, "clubs/GRA", false));
    wait_for(pictures, 5000);
    CHECK(shows(pictures, "clubs/GRA", false));
    CHECK_INT(pictures_came_ms(pictures, LAYER), 5000);
    CHECK_INT(pictures_came_ms(pictures, LAYER_BUG), INT64_MIN);
    CHECK(!shows(pictures, "clubs/GRA", true));
    pictures_destroy(pictures);
}

TEST(on_air_a_broken_file_changes_nothing)
{
    struct pictures *pictures = pictures_of_folder();
    pictures_start(pictures, nothing, NULL);
    CHECK(!shows(pictures, "clubs/BAD", false));
    wait_for(pictures, 5000);
    CHECK(!shows(pictures, "clubs/BAD", false));
    CHECK_INT(pictures_came_ms(pictures, LAYER), INT64_MIN);
    pictures_destroy(pictures);
}

TEST(ending_with_pictures_still_wanted_neither_hangs_nor_leaks)
{
    struct pictures *pictures = pictures_of_folder();
    pictures_start(pictures, nothing, NULL);
    for (int size = 1; size < 400; size++) {
        images_want(pictures_images(pictures), "/no/such/file.png",
                    (struct image_box){size, size, false});
    }
    pictures_stop(pictures);
    pictures_stop(pictures);
    pictures_destroy(pictures);
}

static const struct check_case cases[] = {
    CASE(a_code_is_found_in_any_case_and_with_any_ending),
    CASE(a_broken_file_is_left_out_at_once_in_a_still),
    CASE(on_air_it_comes_later_as_a_change),
    CASE(on_air_a_broken_file_changes_nothing),
    CASE(ending_with_pictures_still_wanted_neither_hangs_nor_leaks),
};

CHECK_MAIN(cases)

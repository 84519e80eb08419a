// What each mode sends to the mixer, as pictures: tests/golden/modes.
#include "app/programme.h"
#include "check.h"
#include "golden.h"
#include "panel_png.h"

enum { WIDTH = 640, HEIGHT = 360, REST_MS = 10000, MID_WIPE_MS = 140 };

static struct programme programme;

static void paint(int in_ms)
{
    struct arena arena = {0};
    struct values values = values_begin(&arena);
    values_text(&values, "event", "200m - Women");
    values_text(&values, "name", "Martha Okonkwo");
    values_text(&values, "mark", "23.18");
    values_text(&values, "place", "1");
    values_text(&values, "flag", "GBR");
    values_text(&values, "team", "Leevale AC");
    struct theme_moment moment = {.scene = "winner",
                                  .values = &values,
                                  .in_ms = in_ms,
                                  .out_ms = -1,
                                  .change_ms = -1,
                                  .width = WIDTH,
                                  .height = HEIGHT};
    programme_tell_key(&programme, &moment);
    struct damage damage = {0};
    programme_paint_scene(&programme, &moment, &damage);
    arena_finish(&arena);
}

static bool as_recorded(enum key_mode mode, enum key_range range, int in_ms,
                        const char *what)
{
    struct key key = key_init(mode, 0x00b140, range);
    int width = key_mode_width(mode, WIDTH);
    uint32_t *pixels = xalloc((size_t)width * HEIGHT * sizeof(*pixels));
    char name[64];
    programme.key = key;
    paint(in_ms);
    key_rect(&key, programme.canvas, (struct rect){0, 0, WIDTH, HEIGHT}, pixels, width);
    for (int i = 0; mode == KEY_ALPHA && i < width * HEIGHT; i++) {
        pixels[i] = golden_premultiplied(pixels[i]); // as goldens are kept
    }
    snprintf(name, sizeof(name), "modes/%s%s", key_mode_name(mode), what);
    bool same = panel_png_same(name, pixels, width, HEIGHT);
    free(pixels);
    return same;
}

TEST(every_mode_at_rest)
{
    for (int mode = 0; mode < KEY_MODES; mode++) {
        CHECK(as_recorded((enum key_mode)mode, KEY_RANGE_OWN, REST_MS, ""));
    }
}

TEST(every_mode_in_the_middle_of_the_wipe)
{
    for (int mode = 0; mode < KEY_MODES; mode++) {
        CHECK(as_recorded((enum key_mode)mode, KEY_RANGE_OWN, MID_WIPE_MS, "-wipe"));
    }
}

TEST(limited_range_of_what_mixers_are_given)
{
    CHECK(as_recorded(KEY_CHROMA, KEY_LIMITED, REST_MS, "-limited"));
    CHECK(as_recorded(KEY_SIDE, KEY_LIMITED, REST_MS, "-limited"));
}

static const struct check_case cases[] = {
    CASE(every_mode_at_rest),
    CASE(every_mode_in_the_middle_of_the_wipe),
    CASE(limited_range_of_what_mixers_are_given),
};

int main(void)
{
    char error[512];
    if (!programme_init(&programme, SOURCE_DIR "/themes/stadium", WIDTH, HEIGHT,
                        key_init(KEY_FILL, 0, KEY_FULL), error, sizeof(error))) {
        printf("%s\n", error);
        return 1;
    }
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    programme_finish(&programme);
    return failed;
}

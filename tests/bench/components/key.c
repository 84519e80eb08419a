// The canvas to what the mixer keys: a whole frame with a panel on it, in every mode.
#include <stdlib.h>

#include "component.h"
#include "stage.h"

struct keying {
    struct stage *stage;
    struct key key;
    uint32_t *pixels;
    int width; // of the keyed picture
};

static void *open_keying(const char *mode)
{
    char error[400];
    enum key_mode found;
    struct keying *keying = xalloc(sizeof(*keying));
    struct damage damage = {0};
    if (!key_mode_parse(mode, &found, error, sizeof(error))) {
        component_fail("%s", error);
    }
    keying->stage = stage_open("leaderboard");
    struct theme_moment moment = stage_moment(keying->stage, keying->stage->in_frames);
    programme_paint_scene(&keying->stage->programme, &moment, &damage);
    keying->key = key_init(found, 0x00ff00, KEY_RANGE_OWN);
    keying->width = key_mode_width(found, STAGE_WIDTH);
    keying->pixels =
        xalloc((size_t)keying->width * STAGE_HEIGHT * sizeof(*keying->pixels));
    return keying;
}

static int run(void *state)
{
    struct keying *keying = state;
    key_rect(&keying->key, keying->stage->programme.canvas,
             (struct rect){0, 0, STAGE_WIDTH, STAGE_HEIGHT}, keying->pixels,
             keying->width);
    return 1;
}

static void close_keying(void *state)
{
    struct keying *keying = state;
    free(keying->pixels);
    stage_close(keying->stage);
    free(keying);
}

const struct component component_key = {
    .name = "key",
    .unit = "frame",
    .inputs = {"chroma", "chroma-soft", "luma", "fill", "matte", "side", "alpha",
               "datavideo"},
    .open = open_keying,
    .run = run,
    .close = close_keying,
};

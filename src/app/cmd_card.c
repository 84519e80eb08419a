// The line-up card on the output, until somebody ends it; or as a picture.
#include <SDL2/SDL.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/card.h"
#include "app/commands.h"
#include "app/fitted.h"
#include "app/live.h"
#include "app/programme.h"
#include "app/settings.h"
#include "app/wakeup.h"
#include "base/clock.h"
#include "base/str.h"
#include "output/pace.h"
#include "output/still.h"
#include "output/window.h"

enum { DEFAULT_WIDTH = 1920, DEFAULT_HEIGHT = 1080 };
static const double DEFAULT_RATE = 60;

struct card_run {
    struct programme programme;
    struct card card;
    struct window *window;
    struct window *matte; // NULL: none
    struct key matte_key;
    struct fit fits[2]; // to the sizes of `window` and `matte`
    struct pace pace;
    char mode[96], output[128];
};

static void describe(struct card_run *run, const struct config *config, double rate)
{
    const struct key *key = &run->programme.key;
    snprintf(run->mode, sizeof(run->mode), "%s, %s range%s%s", key_mode_name(key->mode),
             key->limited ? "limited" : "full",
             key->mode == KEY_CHROMA || key->mode == KEY_CHROMA_SOFT ? ", key " : "",
             key->mode == KEY_CHROMA || key->mode == KEY_CHROMA_SOFT
                 ? config->output.key_color
                 : "");
    run->card = (struct card){.theme = run->programme.theme,
                              .measure = &run->programme.measure,
                              .key = key,
                              .width = run->programme.canvas->width,
                              .height = run->programme.canvas->height,
                              .output = run->output[0] ? run->output : NULL,
                              .mode = run->mode,
                              .rate = rate};
}

static bool paint(struct card_run *run, struct damage *damage)
{
    arena_reset(&run->programme.arena);
    struct draw_list list = draw_list_begin(&run->programme.arena);
    card_draw(&run->card, &list);
    return programme_paint_list(&run->programme, &list, damage);
}

static bool write_card(struct card_run *run, const char *path, char *error,
                       size_t error_size)
{
    const struct programme *p = &run->programme;
    struct damage damage = {0};
    int width = key_mode_width(p->key.mode, p->canvas->width), height = p->canvas->height;
    uint32_t *pixels = xalloc((size_t)width * (size_t)height * sizeof(*pixels));
    paint(run, &damage);
    key_rect(&p->key, p->canvas, (struct rect){0, 0, p->canvas->width, height}, pixels,
             width);
    bool ok = still_write(path, pixels, width, height, width, p->key.mode == KEY_ALPHA,
                          error, error_size);
    free(pixels);
    return ok;
}

// Escape, Q or closing the window ends it, as a signal does.
static bool hear(struct card_run *run)
{
    SDL_Event event;
    bool ends = wakeup_stopping();
    while (SDL_PollEvent(&event)) {
        window_event(run->window, &event);
        if (run->matte) {
            window_event(run->matte, &event);
        }
        bool pressed = event.type == SDL_KEYDOWN && !event.key.repeat;
        ends = ends || window_closed(run->window, &event) ||
               (run->matte && window_closed(run->matte, &event)) ||
               (pressed &&
                (event.key.keysym.sym == SDLK_ESCAPE || event.key.keysym.sym == SDLK_q));
    }
    window_follow(run->window);
    if (run->matte) {
        window_follow(run->matte);
    }
    return !ends;
}

static void present(struct card_run *run, const struct damage *damage)
{
    const struct programme *p = &run->programme;
    fitted_show(&run->fits[0], run->window, &p->key, p->canvas, damage);
    if (run->matte) {
        fitted_show(&run->fits[1], run->matte, &run->matte_key, p->canvas, damage);
    }
}

static void settle(struct card_run *run)
{
    window_settle(run->window);
    if (run->matte) {
        window_settle(run->matte);
    }
}

// The card is of its display's size, also when that is another.
static void fit_card(struct card_run *run)
{
    int width = fitted_width(&run->programme.key, run->window);
    int height = window_height(run->window);
    bool fits = width == run->card.width && height == run->card.height;
    if (!fits && programme_resize(&run->programme, width, height)) {
        run->card.width = width;
        run->card.height = height;
    }
}

static void show(struct card_run *run)
{
    bool settled = false, blocks = window_blocks(run->window);
    while (hear(run)) {
        struct damage damage = {0};
        int64_t now_ns = clock_now_ns();
        bool all = window_needs_all(run->window);
        all = (run->matte && window_needs_all(run->matte)) || all;
        run->card.frame = blocks ? run->card.frame + 1 : run->pace.frame;
        if (!blocks) {
            pace_frame(&run->pace, now_ns);
        }
        if (all) {
            fit_card(run);
        }
        paint(run, &damage);
        if (all) {
            programme_damage_all(&run->programme, &damage);
        }
        present(run, &damage);
        if (!settled) {
            settle(run);
            settled = true;
        }
        if (!blocks) {
            window_wait(run->window, wakeup_fd(), pace_next(&run->pace));
            clock_sleep_until_ns(pace_next(&run->pace));
        }
    }
}

static struct window *open_one(const struct card_run *run, const struct live_config *live,
                               const struct key *key, bool second, char *error,
                               size_t error_size)
{
    const struct output_config *output = &live->show->output;
    const struct window_config window = {
        .title = second ? "Strapline line-up card (matte)" : "Strapline line-up card",
        .key = key,
        .display = second ? live->matte : live->display,
        .windowed = live->windowed,
        .second = second,
        .width = key_mode_width(key->mode, output->width),
        .height = output->height,
        .rate = run->pace.rate,
    };
    return window_create(&window, error, error_size);
}

static bool open_windows(struct card_run *run, const struct live_config *live,
                         char *error, size_t error_size)
{
    const struct config *config = live->show;
    struct display display = display_info(live->display);
    run->pace = pace_init(config->output.rate > 0 ? config->output.rate
                          : display.rate > 0      ? display.rate
                                                  : DEFAULT_RATE);
    text_copy(run->output, sizeof(run->output), display.name);
    run->matte_key =
        key_init(KEY_MATTE, 0, run->programme.key.limited ? KEY_LIMITED : KEY_FULL);
    run->window = open_one(run, live, &run->programme.key, false, error, error_size);
    if (run->window && live->matte >= 0) {
        run->matte = open_one(run, live, &run->matte_key, true, error, error_size);
    }
    if (!run->window || (live->matte >= 0 && !run->matte)) {
        return false;
    }
    if (!programme_resize(&run->programme, fitted_width(&run->programme.key, run->window),
                          window_height(run->window))) {
        snprintf(error, error_size, "no canvas of that size");
        return false;
    }
    describe(run, config, run->pace.rate);
    return true;
}

static bool run_window(struct card_run *run, const struct options *options,
                       const struct config *config, char *error, size_t error_size)
{
    struct live_config live = {.show = config};
    bool no_display;
    if (!settings_display(options, config, &live, &no_display, error, error_size)) {
        return false;
    }
    bool ok = wakeup_init() && open_windows(run, &live, error, error_size);
    if (ok) {
        show(run);
    }
    fit_finish(&run->fits[0]);
    fit_finish(&run->fits[1]);
    window_destroy(run->matte);
    window_destroy(run->window);
    wakeup_finish();
    window_video_stop();
    return ok;
}

int cmd_card(const struct options *options)
{
    static struct config config;
    static struct card_run run;
    char error[512], theme_dir[PATH_SIZE];
    config_default(&config);
    bool ok = still_named(options->out, error, sizeof(error)) &&
              (!options->word_count ||
               config_load(options->words[0], &config, error, sizeof(error)));
    if (!config.output.width) {
        config.output.width = DEFAULT_WIDTH;
        config.output.height = DEFAULT_HEIGHT;
    }
    ok = ok && settings_override(options, &config, error, sizeof(error)) &&
         settings_theme(&config, theme_dir, error, sizeof(error)) &&
         programme_load(&run.programme, theme_dir, error, sizeof(error));
    if (ok) {
        programme_set_key(&run.programme, config_key(&config.output));
    }
    if (ok && options->out) {
        ok = programme_resize(&run.programme, config.output.width, config.output.height);
        describe(&run, &config,
                 config.output.rate > 0 ? config.output.rate : DEFAULT_RATE);
        ok = ok && write_card(&run, options->out, error, sizeof(error));
    } else if (ok) {
        ok = run_window(&run, options, &config, error, sizeof(error));
    }
    programme_finish(&run.programme);
    return ok ? 0 : commands_refuse(error);
}

// Where the picture goes: windows and pipe.
#include "app/fitted.h"
#include "app/live_private.h"

#define LOG_MODULE "app"
#include "base/log.h"

enum { DEFAULT_WIDTH = 1920, DEFAULT_HEIGHT = 1080 };

static const double DEFAULT_RATE = 60;

static double rate_of(const struct live_config *config)
{
    double rate = config->show->output.rate;
    if (rate <= 0 && config->window) {
        rate = display_info(config->display).rate;
    }
    return rate > 0 ? rate : DEFAULT_RATE;
}

static struct window *open_window(const struct live *live, const struct key *key,
                                  bool second, int width, int height, char *error,
                                  size_t error_size)
{
    const struct live_config *config = live->config;
    const char *title = config->show->title[0] ? config->show->title : "Strapline";
    char name[CONFIG_NAME + 16];
    snprintf(name, sizeof(name), "%s%s", title, second ? " (matte)" : "");
    width = key_mode_width(key->mode, width);
    const struct window_config window = {
        .title = name,
        .key = key,
        .display = second ? config->matte : config->display,
        .wanted = second ? config->show->output.matte : config->wanted,
        .windowed = config->windowed,
        .second = second,
        .place = second ? (struct rect){0} : live_desk_place(live, width, height),
        .width = width,
        .height = height,
        .rate = live->pace.rate,
    };
    return window_create(&window, error, error_size);
}

// The mixer puts fill and matte together pixel by pixel. A matte that is only fitted to
// its display keys badly, but a fill that nobody sees is worse: the operator is told.
static bool open_matte(struct live *live, int width, int height, char *error,
                       size_t error_size)
{
    const struct key *key = &live->programme.key;
    live->matte_key = key_init(KEY_MATTE, 0, key->limited ? KEY_LIMITED : KEY_FULL);
    live->matte =
        open_window(live, &live->matte_key, true, width, height, error, error_size);
    if (!live->matte) {
        return false;
    }
    const char *trouble = config_matte_trouble(&live->config->show->output);
    if (trouble) {
        log_warn("$.output.matte: %s, found \"%s\"", trouble, key_mode_name(key->mode));
    }
    int found[2] = {window_width(live->matte), window_height(live->matte)};
    if (found[0] != width || found[1] != height) {
        log_warn("$.output.matte.display: expected %dx%d as the fill's, found %dx%d: it "
                 "shows the matte fitted, which keys nothing pixel by pixel",
                 width, height, found[0], found[1]);
    }
    return true;
}

static bool open_windows(struct live *live, int *width, int *height, char *error,
                         size_t error_size)
{
    const struct output_config *output = &live->config->show->output;
    const struct key *key = &live->programme.key;
    const char *alone = config_alpha_trouble(output);
    live->window = open_window(live, key, false, *width, *height, error, error_size);
    if (!live->window) {
        return false;
    }
    if (alone) {
        log_warn("$.output.key: %s", alone);
    }
    *width = fitted_width(key, live->window);
    *height = window_height(live->window);
    if (output->width && (*width != output->width || *height != output->height)) {
        log_warn("the show asks for %dx%d, the display is %dx%d: drawing %dx%d",
                 output->width, output->height, *width, *height, *width, *height);
    }
    return live->config->matte < 0 ||
           open_matte(live, *width, *height, error, error_size);
}

bool live_open_outputs(struct live *live, char *error, size_t error_size)
{
    const struct output_config *output = &live->config->show->output;
    int width = output->width ? output->width : DEFAULT_WIDTH;
    int height = output->height ? output->height : DEFAULT_HEIGHT;
    live->pace = pace_init(rate_of(live->config));
    if (live->config->window && !open_windows(live, &width, &height, error, error_size)) {
        return false;
    }
    if (!programme_resize(&live->programme, width, height)) {
        snprintf(error, error_size, "no canvas of %dx%d", width, height);
        return false;
    }
    if (live->config->pipe) {
        live->pipe = pipe_create(live->config->pipe,
                                 key_mode_width(live->programme.key.mode, width), height,
                                 error, error_size);
    }
    return !live->config->pipe || live->pipe;
}

bool live_needs_all(struct live *live)
{
    bool fill = live->window && window_needs_all(live->window);
    bool matte = live->matte && window_needs_all(live->matte);
    return fill || matte;
}

void live_settle(struct live *live)
{
    if (live->window) {
        window_settle(live->window);
    }
    if (live->matte) {
        window_settle(live->matte);
    }
}

void live_fit_canvas(struct live *live)
{
    const struct canvas *canvas = live->programme.canvas;
    int width = fitted_width(&live->programme.key, live->window);
    int height = window_height(live->window);
    bool fits = width == canvas->width && height == canvas->height;
    if (!fits && !live->pipe && !programme_resize(&live->programme, width, height)) {
        log_error("no canvas of %dx%d", width, height);
    }
}

void live_show(struct live *live, const struct damage *damage)
{
    const struct programme *p = &live->programme;
    live->listens = true; // presenting reads what the display has sent
    if (live->window) {
        fitted_show(&live->fits[0], live->window, &p->key, p->canvas, damage);
    }
    if (live->matte) {
        fitted_show(&live->fits[1], live->matte, &live->matte_key, p->canvas, damage);
    }
    if (live->pipe) {
        pipe_publish(live->pipe, &p->key, p->canvas, damage);
    }
    live->frames++;
}

static void follow_displays(struct live *live)
{
    bool asked = live->window && window_follow(live->window);
    asked = (live->matte && window_follow(live->matte)) || asked;
    live->listens = live->listens || asked;
}

int64_t live_outputs_due_ns(const struct live *live)
{
    int64_t fill_ns = live->window ? window_due_ns(live->window) : INT64_MAX;
    int64_t matte_ns = live->matte ? window_due_ns(live->matte) : INT64_MAX;
    return fill_ns < matte_ns ? fill_ns : matte_ns;
}

static void watch_pipe(struct live *live)
{
    if (live->pipe && !live->pipe_lost && pipe_broken(live->pipe)) {
        live->pipe_lost = true;
        live->quit = live->quit || !live->window;
    }
}

// At the desk windows lie where people put them.
static bool is_mirrored(const struct live *live)
{
    return !live->config->windowed && live->matte &&
           window_meets(live->window, live->matte) &&
           window_meets(live->matte, live->window);
}

// The worst of what is the matter with outputs and files; NULL: nothing.
static const char *trouble(const struct live *live)
{
    const struct fit *fits = live->fits;
    const struct {
        bool is;
        const char *what;
    } rows[] = {
        {live->pipe_lost, "nobody reads the pipe any more"},
        {live->pipe && pipe_stuck(live->pipe),
         "the reader of the pipe takes nothing: its "
         "frames are lost, and counted as late"},
        {(live->window && window_gone(live->window)) ||
             (live->matte && window_gone(live->matte)),
         "a display of the programme is gone; it comes back with its display"},
        {(live->window && window_unseen(live->window)) ||
             (live->matte && window_unseen(live->matte)),
         "the window manager does not show the programme yet; it is asked again"},
        {(live->window && window_lost(live->window)) ||
             (live->matte && window_lost(live->matte)),
         "a window of the programme was destroyed; it is tried to make another"},
        {is_mirrored(live), "the displays of fill and matte show the same part of the "
                            "desktop: give each its own"},
        {fits[0].fitted, "the programme's display has another size than the pipe: it "
                         "shows the picture fitted"},
        {fits[1].fitted, "the matte's display has another size than the fill's: it shows "
                         "the matte fitted, which keys nothing pixel by pixel"},
        {live->record && record_failed(live->record),
         "nothing more is recorded: the disk is full or gone"},
        {live->journal_lost,
         "nothing more is written to the journal: the disk is full or gone"},
        {live_orders_trouble(live), live_orders_trouble(live)},
    };
    const char *worst = NULL;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows) && !worst; i++) {
        worst = rows[i].is ? rows[i].what : NULL;
    }
    return worst;
}

void live_follow_outputs(struct live *live)
{
    watch_pipe(live);
    follow_displays(live);
}

void live_tell_trouble(struct live *live)
{
    const char *now = trouble(live);
    if (now != live->trouble) {
        live->trouble = now;
        show_tell(live->show, now);
    }
}

#include "output/presenter.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/str.h"
#include "output/backdrop.h"

#define LOG_MODULE "window"
#include "base/log.h"

enum { VSYNC_PROBES = 4 };
enum { BANDS = DAMAGE_MAX }; // of a picture that is presented whole

struct presenter {
    SDL_Window *window;
    int width, height;
    bool follows;
    bool blocks;
    struct backdrop backdrop; // without a GPU
    // GPU only
    SDL_Renderer *renderer;
    SDL_Texture *texture;
    uint32_t *keyed; // the picture as last uploaded
};

// SDL has no other way to a Wayland window.
static bool gpu_only(void)
{
    return text_equal(SDL_GetCurrentVideoDriver(), "wayland");
}

bool presenter_gpu_wanted(void)
{
    const char *driver = SDL_GetHint(SDL_HINT_RENDER_DRIVER);
    if (gpu_only()) {
        return true;
    }
    if (!text_empty(driver)) {
        return !text_equal(driver, "software");
    }
    return text_equal(SDL_GetCurrentVideoDriver(), "x11")
               ? file_exists("/dev/dri/renderD128")
               : text_equal(SDL_GetCurrentVideoDriver(), "KMSDRM");
}

// A render node does not mean that this X server uses it.
static bool software_gl(void)
{
    typedef const unsigned char *(*get_string)(unsigned name);
    enum { GL_RENDERER_NAME = 0x1F01 };
    union {
        void *pointer;
        get_string call;
    } found = {.pointer = SDL_GL_GetProcAddress("glGetString")};
    const char *name = found.pointer ? (const char *)found.call(GL_RENDERER_NAME) : NULL;
    return !name || strstr(name, "llvmpipe") || strstr(name, "softpipe") ||
           strstr(name, "SWR");
}

static bool make_texture(struct presenter *p)
{
    SDL_DestroyTexture(p->texture);
    p->texture = SDL_CreateTexture(p->renderer, SDL_PIXELFORMAT_ARGB8888,
                                   SDL_TEXTUREACCESS_STREAMING, p->width, p->height);
    free(p->keyed);
    p->keyed = xalloc((size_t)p->width * (size_t)p->height * sizeof(uint32_t));
    return p->texture != NULL;
}

// Drivers say they wait for the display and do not; only the clock tells.
static bool presenting_waits(struct presenter *p, double rate)
{
    SDL_RenderPresent(p->renderer);
    int64_t start = clock_now_ns();
    for (int i = 0; i < VSYNC_PROBES; i++) {
        SDL_RenderClear(p->renderer);
        SDL_RenderPresent(p->renderer);
    }
    double frames = (double)(clock_now_ns() - start) * rate / 1e9;
    return frames > VSYNC_PROBES * 0.6;
}

static void close_gpu(struct presenter *p)
{
    SDL_DestroyTexture(p->texture);
    SDL_DestroyRenderer(p->renderer);
    free(p->keyed);
    p->texture = NULL;
    p->renderer = NULL;
    p->keyed = NULL;
}

static void try_gpu(struct presenter *p)
{
    p->renderer = SDL_CreateRenderer(p->window, -1,
                                     SDL_RENDERER_ACCELERATED |
                                         (p->follows ? 0u : SDL_RENDERER_PRESENTVSYNC));
    bool forced = !text_empty(SDL_GetHint(SDL_HINT_RENDER_DRIVER));
    if (!p->renderer || (!forced && !gpu_only() && software_gl()) || !make_texture(p)) {
        close_gpu(p);
    }
}

bool presenter_take(struct presenter *presenter, SDL_Window *window)
{
    presenter->window = window;
    if (presenter_gpu_wanted()) {
        try_gpu(presenter);
    }
    if (presenter->renderer) {
        return true;
    }
    presenter->blocks = false;
    if (!SDL_GetWindowSurface(window)) {
        return false;
    }
    presenter->backdrop = backdrop_open(window);
    return true;
}

void presenter_leave(struct presenter *presenter)
{
    close_gpu(presenter);
    backdrop_close(&presenter->backdrop);
}

static void measure(struct presenter *p, double rate)
{
    p->blocks = !p->follows && presenting_waits(p, rate);
    log_info("presenting through the GPU, %s", p->follows  ? "after the first window"
                                               : p->blocks ? "in step with the display"
                                                           : "paced by the clock");
}

struct presenter *presenter_create(SDL_Window *window, int width, int height, double rate,
                                   bool follows)
{
    struct presenter *p = xalloc(sizeof(*p));
    *p = (struct presenter){.width = width, .height = height, .follows = follows};
    if (!presenter_take(p, window)) {
        presenter_destroy(p);
        return NULL;
    }
    if (p->renderer) {
        measure(p, rate);
    }
    return p;
}

void presenter_destroy(struct presenter *presenter)
{
    if (presenter) {
        presenter_leave(presenter);
        free(presenter);
    }
}

bool presenter_blocks(const struct presenter *presenter)
{
    return presenter->blocks;
}

static bool present_texture(struct presenter *p, const struct key *key,
                            const struct canvas *canvas, const struct damage *damage)
{
    for (int i = 0; i < damage->count; i++) {
        struct rect parts[2];
        int count = key_rects(key, canvas->width, damage->rects[i], parts);
        key_rect(key, canvas, damage->rects[i], p->keyed, p->width);
        for (int k = 0; k < count; k++) {
            SDL_UpdateTexture(
                p->texture, &(SDL_Rect){parts[k].x, parts[k].y, parts[k].w, parts[k].h},
                p->keyed + (size_t)parts[k].y * (size_t)p->width + parts[k].x,
                p->width * (int)sizeof(uint32_t));
        }
    }
    SDL_RenderCopy(p->renderer, p->texture, NULL, NULL);
    SDL_RenderPresent(p->renderer);
    return true;
}

// Our pixel order; any other is converted on the way.
static bool usual(const SDL_Surface *surface)
{
    return surface->format->format == SDL_PIXELFORMAT_RGB888 ||
           surface->format->format == SDL_PIXELFORMAT_ARGB8888;
}

static void key_into(SDL_Surface *surface, const struct key *key,
                     const struct canvas *canvas, struct rect r)
{
    uint32_t format = surface->format->format;
    if (usual(surface)) {
        key_rect(key, canvas, r, surface->pixels, surface->pitch / (int)sizeof(uint32_t));
        return;
    }
    int width = key_mode_width(key->mode, canvas->width);
    uint32_t *rows = xalloc((size_t)width * (size_t)canvas->height * sizeof(uint32_t));
    key_rect(key, canvas, r, rows, width);
    struct rect parts[2];
    int count = key_rects(key, canvas->width, r, parts);
    for (int i = 0; i < count; i++) {
        struct rect at = parts[i];
        SDL_ConvertPixels(at.w, at.h, SDL_PIXELFORMAT_ARGB8888,
                          rows + (size_t)at.y * (size_t)width + at.x,
                          width * (int)sizeof(uint32_t), format,
                          (char *)surface->pixels + at.y * surface->pitch +
                              at.x * surface->format->BytesPerPixel,
                          surface->pitch);
    }
    free(rows);
}

static void fill(const struct presenter *p, const struct key *key, int width,
                 struct rect rect, uint32_t color)
{
    struct rect parts[2];
    int count = key_rects(key, width, rect, parts);
    for (int i = 0; i < count; i++) {
        backdrop_fill(&p->backdrop, parts[i], color);
    }
}

// Where all is wanted, the backdrop does the bands that show nothing: a page of the
// surface that nobody touches is no memory. Gives what is left to present.
static struct damage fill_bare(const struct presenter *p, const SDL_Surface *surface,
                               const struct key *key, const struct canvas *canvas,
                               const struct damage *damage)
{
    const struct rect all = {0, 0, canvas->width, canvas->height};
    struct damage rest = {0};
    uint32_t color;
    if (!p->backdrop.connection || !usual(surface) || damage->count != 1 ||
        !rect_equal(damage->rects[0], all) || !key_ground(key, &color)) {
        return *damage;
    }
    for (int band = 0; band < BANDS; band++) {
        int y = all.h * band / BANDS;
        struct rect rect = {0, y, all.w, all.h * (band + 1) / BANDS - y};
        if (canvas_bare(canvas, y, rect.h)) {
            fill(p, key, canvas->width, rect, color);
        } else {
            rest.rects[rest.count++] = rect;
        }
    }
    return rest;
}

static bool present_surface(struct presenter *p, const struct key *key,
                            const struct canvas *canvas, const struct damage *damage)
{
    SDL_Surface *surface = SDL_GetWindowSurface(p->window);
    if (!surface || surface->w < key_mode_width(key->mode, canvas->width) ||
        surface->h < canvas->height) {
        return false;
    }
    SDL_Rect rects[2 * DAMAGE_MAX];
    struct damage rest = fill_bare(p, surface, key, canvas, damage);
    int count = 0;
    if (SDL_MUSTLOCK(surface)) {
        SDL_LockSurface(surface);
    }
    for (int i = 0; i < rest.count; i++) {
        struct rect parts[2];
        int places = key_rects(key, canvas->width, rest.rects[i], parts);
        key_into(surface, key, canvas, rest.rects[i]);
        for (int k = 0; k < places; k++) {
            rects[count++] = (SDL_Rect){parts[k].x, parts[k].y, parts[k].w, parts[k].h};
        }
    }
    if (SDL_MUSTLOCK(surface)) {
        SDL_UnlockSurface(surface);
    }
    return SDL_UpdateWindowSurfaceRects(p->window, rects, count) == 0;
}

bool presenter_present(struct presenter *presenter, const struct key *key,
                       const struct canvas *canvas, const struct damage *damage)
{
    return presenter->renderer ? present_texture(presenter, key, canvas, damage)
                               : present_surface(presenter, key, canvas, damage);
}

void presenter_reset(struct presenter *presenter)
{
    if (presenter->renderer) {
        make_texture(presenter);
    }
}

void presenter_resize(struct presenter *presenter, int width, int height)
{
    presenter->width = width;
    presenter->height = height;
    presenter_reset(presenter);
}

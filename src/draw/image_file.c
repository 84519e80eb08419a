#include "draw/image_file.h"

#include <SDL.h>
#include <SDL_image.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "draw/image_gate.h"
#include "draw/image_scale.h"

// Shapes are drawn in the size they are seen in; a wild strip is not drawn in all its
// length for the little that is seen of it.
static SDL_Surface *draw_shapes(SDL_RWops *source, const struct image_look *look,
                                struct image_box box)
{
    double across = box.width / look->width, down = box.height / look->height;
    double longest = look->width > look->height ? look->width : look->height;
    double limit = IMAGE_MAX_SIDE / longest;
    double scale = (across < down) != box.cover ? across : down;
    scale = scale < limit ? scale : limit;
    int w = (int)(look->width * scale + 0.5), h = (int)(look->height * scale + 0.5);
    return IMG_LoadSizedSVG_RW(source, w < 1 ? 1 : w, h < 1 ? 1 : h);
}

static SDL_Surface *decode(const struct buf *file, const struct image_look *look,
                           struct image_box box)
{
    SDL_RWops *source = SDL_RWFromConstMem(file->data, (int)file->len);
    SDL_Surface *surface = NULL;
    if (look->kind == IMAGE_PNG) {
        surface = IMG_LoadPNG_RW(source);
    } else if (look->kind == IMAGE_JPEG) {
        surface = IMG_LoadJPG_RW(source);
    } else {
        surface = draw_shapes(source, look, box);
    }
    SDL_RWclose(source);
    return surface;
}

struct raster raster_fit(const uint32_t *pixels, struct image_size size, int stride,
                         struct image_box box)
{
    struct image_size room = {box.width, box.height};
    struct image_part part = {.size = size};
    part = box.cover ? image_cover(size, room) : part;
    struct image_size to = box.cover ? room : image_fit(size, room);
    return (struct raster){
        .pixels = image_scale(pixels + (ptrdiff_t)part.y * stride + part.x, part.size,
                              stride, to),
        .width = to.width,
        .height = to.height,
        .x = (box.width - to.width) / 2,
        .y = (box.height - to.height) / 2,
    };
}

static SDL_Surface *to_words(SDL_Surface *decoded)
{
    SDL_Surface *words =
        decoded ? SDL_ConvertSurfaceFormat(decoded, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(decoded);
    return words;
}

static struct raster fit(SDL_Surface *surface, struct image_box box)
{
    int stride = surface->pitch / (int)sizeof(uint32_t);
    image_premultiply(surface->pixels, surface->w, surface->h, stride);
    return raster_fit(surface->pixels, (struct image_size){surface->w, surface->h},
                      stride, box);
}

static void apply(const struct image_finish *finish, const struct raster *raster)
{
    if (finish && finish->apply && raster->pixels) {
        finish->apply(finish->context, raster->pixels,
                      (size_t)raster->width * (size_t)raster->height);
    }
}

bool image_file_draw(const char *path, struct image_box box,
                     const struct image_finish *finish, struct raster *out, char *error,
                     size_t error_size)
{
    char why[300];
    struct buf file = {0};
    struct image_look look;
    SDL_Surface *surface = NULL;
    *out = (struct raster){0};
    if (!file_read_regular(path, IMAGE_MAX_BYTES, &file, error, error_size)) {
        buf_finish(&file);
        return false;
    }
    if (!image_gate(file.data ? file.data : "", file.len, &look, why, sizeof(why))) {
        snprintf(error, error_size, "%s: %s", path, why);
    } else {
        surface = to_words(decode(&file, &look, box));
        if (!surface) {
            snprintf(error, error_size, "%s: cannot be decoded: %s", path,
                     SDL_GetError());
        }
    }
    buf_finish(&file);
    if (surface) {
        *out = fit(surface, box);
        apply(finish, out);
        SDL_FreeSurface(surface);
    }
    return out->pixels != NULL;
}

#include "draw/image_file.h"

#include <SDL.h>
#include <SDL_image.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "draw/image_gate.h"
#include "draw/image_scale.h"

static SDL_Surface *decode(const struct buf *file, const struct image_look *look,
                           int width, int height)
{
    SDL_RWops *source = SDL_RWFromConstMem(file->data, (int)file->len);
    SDL_Surface *surface = NULL;
    if (look->kind == IMAGE_PNG) {
        surface = IMG_LoadPNG_RW(source);
    } else if (look->kind == IMAGE_JPEG) {
        surface = IMG_LoadJPG_RW(source);
    } else {
        double scale = width / look->width;
        scale = height / look->height < scale ? height / look->height : scale;
        int w = (int)(look->width * scale + 0.5), h = (int)(look->height * scale + 0.5);
        surface = IMG_LoadSizedSVG_RW(source, w < 1 ? 1 : w, h < 1 ? 1 : h);
    }
    SDL_RWclose(source);
    return surface;
}

static SDL_Surface *to_words(SDL_Surface *decoded)
{
    SDL_Surface *words =
        decoded ? SDL_ConvertSurfaceFormat(decoded, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(decoded);
    return words;
}

static struct raster fit(SDL_Surface *surface, int width, int height)
{
    struct image_size from = {surface->w, surface->h};
    struct image_size to = image_fit(from, (struct image_size){width, height});
    int stride = surface->pitch / (int)sizeof(uint32_t);
    image_premultiply(surface->pixels, from.width, from.height, stride);
    return (struct raster){
        .pixels = image_scale(surface->pixels, from, stride, to),
        .width = to.width,
        .height = to.height,
        .x = (width - to.width) / 2,
        .y = (height - to.height) / 2,
    };
}

bool image_file_draw(const char *path, int width, int height, struct raster *out,
                     char *error, size_t error_size)
{
    char why[300];
    struct buf file = {0};
    struct image_look look;
    SDL_Surface *surface = NULL;
    *out = (struct raster){0};
    if (!file_read(path, IMAGE_MAX_BYTES, &file, error, error_size)) {
        buf_finish(&file);
        return false;
    }
    if (!image_gate(file.data ? file.data : "", file.len, &look, why, sizeof(why))) {
        snprintf(error, error_size, "%s: %s", path, why);
    } else {
        surface = to_words(decode(&file, &look, width, height));
        if (!surface) {
            snprintf(error, error_size, "%s: cannot be decoded: %s", path,
                     SDL_GetError());
        }
    }
    buf_finish(&file);
    if (surface) {
        *out = fit(surface, width, height);
        SDL_FreeSurface(surface);
    }
    return out->pixels != NULL;
}

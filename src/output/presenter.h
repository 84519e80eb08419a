// presenter.h
// How pixels reach the window: through its surface (no GPU) or a streaming texture (GPU).
// Private to output.
//
// Threads: main only.
#ifndef OUTPUT_PRESENTER_H
#define OUTPUT_PRESENTER_H

#include <SDL2/SDL.h>
#include <stdbool.h>

#include "draw/canvas.h"
#include "draw/damage.h"
#include "output/key.h"

struct presenter;

// True where a GPU is worth trying: a render node is there, or SDL_RENDER_DRIVER asks.
bool presenter_gpu_wanted(void);
// One that follows is presented right after another that waits for the display: two that
// wait would take two of its frames.
struct presenter *presenter_create(SDL_Window *window, int width, int height, double rate,
                                   bool follows);
// Another window in place of the one it had, which leave comes before the end of. False
// if it takes no pictures.
void presenter_leave(struct presenter *presenter);
bool presenter_take(struct presenter *presenter, SDL_Window *window);
void presenter_destroy(struct presenter *presenter); // NULL is fine
bool presenter_blocks(const struct presenter *presenter);
// False if the picture did not reach the window and must be sent whole again.
bool presenter_present(struct presenter *presenter, const struct key *key,
                       const struct canvas *canvas, const struct damage *damage);
void presenter_reset(struct presenter *presenter);
void presenter_resize(struct presenter *presenter, int width, int height);

#endif

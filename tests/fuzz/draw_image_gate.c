// Any bytes as a picture file: the gate must stand, and what it lets through as an SVG
// must not break the decoder.
#include <SDL.h>
#include <SDL_image.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "draw/image_gate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__lsan_default_suppressions(void);

// The decoder keeps its style sheets' texts: some bytes a file.
const char *__lsan_default_suppressions(void)
{
    return "leak:libSDL2";
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { SIDE = 16 };
    char error[200];
    char *file = malloc(size + 1);
    if (!file) {
        return 0;
    }
    memcpy(file, data, size);
    file[size] = '\0';
    struct image_look look;
    bool passes = image_gate(file, size, &look, error, sizeof(error));
    if (passes && (look.width <= 0 || look.height <= 0)) {
        abort();
    }
    if (passes && look.kind == IMAGE_SVG) {
        SDL_RWops *source = SDL_RWFromConstMem(file, (int)size);
        SDL_FreeSurface(IMG_LoadSizedSVG_RW(source, SIDE, SIDE));
        SDL_RWclose(source);
    }
    free(file);
    return 0;
}

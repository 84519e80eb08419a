#include "app/fitted.h"

int fitted_width(const struct key *key, const struct window *window)
{
    int width = window_width(window) / key_mode_width(key->mode, 1);
    return width > 0 ? width : 1;
}

void fitted_show(struct fit *fit, struct window *window, const struct key *key,
                 const struct canvas *canvas, const struct damage *damage)
{
    struct damage fitted;
    canvas = fit_canvas(fit, canvas, damage, fitted_width(key, window),
                        window_height(window), &fitted);
    window_present(window, key, canvas, &fitted);
}

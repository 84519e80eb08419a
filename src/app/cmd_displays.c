#include <stdio.h>

#include "app/commands.h"
#include "output/window.h"

// A show file may name the plug, which stays, or what is plugged in.
static void print(int number, const struct display *display)
{
    bool named = !display->output[0] || display_is(display->name, display->output);
    printf("%d  %-24s %dx%d at %d,%d", number, display->name, display->width,
           display->height, display->x, display->y);
    if (display->rate > 0) {
        printf("  %g Hz", display->rate);
    }
    printf("%s%s\n", named ? "" : "  on ", named ? "" : display->output);
}

int cmd_displays(const struct options *options)
{
    (void)options;
    char error[512];
    if (!window_video_start(error, sizeof(error))) {
        fprintf(stderr, "strapline: %s\n", error);
        return 1;
    }
    struct display all[DISPLAYS_MAX];
    int count = display_list(all);
    for (int i = 0; i < count; i++) {
        print(i, &all[i]);
    }
    window_video_stop();
    return 0;
}

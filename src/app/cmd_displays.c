#include <stdio.h>

#include "app/commands.h"
#include "output/window.h"

int cmd_displays(const struct options *options)
{
    (void)options;
    char error[512];
    if (!window_video_start(error, sizeof(error))) {
        fprintf(stderr, "strapline: %s\n", error);
        return 1;
    }
    int count = display_count();
    for (int i = 0; i < count; i++) {
        struct display display = display_info(i);
        printf("%d  %-24s %dx%d at %d,%d", i, display.name, display.width, display.height,
               display.x, display.y);
        if (display.rate > 0) {
            printf("  %g Hz", display.rate);
        }
        printf("\n");
    }
    window_video_stop();
    return 0;
}

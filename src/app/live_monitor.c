// The operator's window beside the programme.
#include "app/live_private.h"
#include "base/clock.h"

#define LOG_MODULE "monitor"
#include "base/log.h"

static struct rect place_of(const struct display *display)
{
    return (struct rect){display->x, display->y, display->width, display->height};
}

static bool overlap(const struct display *a, const struct display *b)
{
    return a->desktop == b->desktop &&
           !rect_empty(rect_intersect(place_of(a), place_of(b)));
}

// A display that shows neither fill nor matte; -1: none. One that mirrors theirs does.
static int free_display(const struct live_config *config)
{
    struct display all[DISPLAYS_MAX];
    int count = display_list(all);
    for (int i = 0; i < count; i++) {
        bool taken = false;
        for (int k = 0; k < count; k++) {
            bool ours = k == config->display || k == config->matte;
            taken = taken || (ours && overlap(&all[i], &all[k]));
        }
        if (!taken) {
            return i;
        }
    }
    return -1;
}

struct rect live_desk_place(const struct live *live, int width, int height)
{
    const struct live_config *config = live->config;
    struct display display = display_info(config->display);
    struct rect desktop = place_of(&display);
    struct rect corner = {desktop.x, desktop.y, width, height};
    struct rect middle = {desktop.x + (desktop.w - width) / 2,
                          desktop.y + (desktop.h - height) / 2, width, height};
    struct rect place;
    bool moves = config->windowed && config->monitor && free_display(config) < 0 &&
                 !monitor_beside(middle, desktop, &place) &&
                 monitor_beside(corner, desktop, &place);
    return moves ? corner : (struct rect){0};
}

void live_open_monitor(struct live *live)
{
    const struct live_config *config = live->config;
    char error[SHOW_LINE];
    struct monitor_config monitor = {.title = config->show->title,
                                     .display = free_display(config)};
    if (!config->monitor || !live->window) {
        return;
    }
    if (monitor.display < 0 && config->windowed) {
        struct display display = display_info(config->display);
        struct rect desktop = place_of(&display);
        monitor.display = config->display;
        monitor.windowed =
            monitor_beside(window_place(live->window), desktop, &monitor.place);
    }
    if (monitor.display < 0 ||
        (config->windowed && !monitor.windowed && monitor.display == config->display)) {
        log_info("no monitor: there is no place for it off the programme");
        return;
    }
    live->monitor = monitor_create(&monitor, error, sizeof(error));
    if (!live->monitor) {
        log_warn("no monitor: %s", error);
    }
    monitor_settle(live->monitor);
}

// When the programme needs the thread again.
static int64_t needed_ns(const struct live *live, int64_t now_ns)
{
    if (window_blocks(live->window) && live->motion_at_ns <= now_ns) {
        return now_ns + pace_period_ns(&live->pace) / 2; // it was presented just now
    }
    return live->pace.running ? pace_next(&live->pace) : live->motion_at_ns;
}

int64_t live_monitor_due_ns(const struct live *live)
{
    int64_t now_ns = clock_now_ns();
    int64_t due_ns = monitor_due(live->monitor, now_ns);
    if (live->monitor && due_ns <= now_ns) {
        int64_t until_ns = needed_ns(live, now_ns);
        return monitor_has_time(live->monitor, now_ns, until_ns) ? now_ns : until_ns;
    }
    return due_ns;
}

// Displays may come to show the same. At the desk people put windows where they like.
static void keep_off_programme(const struct live *live)
{
    if (!live->config->windowed) {
        monitor_keep_off(live->monitor, live->window, live->matte);
    }
}

void live_draw_monitor(struct live *live)
{
    int64_t now_ns = clock_now_ns();
    if (!live->monitor) {
        return;
    }
    keep_off_programme(live);
    uint64_t version = show_version(live->show);
    if (version != live->monitor_version) {
        live->monitor_version = version;
        monitor_touch(live->monitor);
    }
    if (monitor_due(live->monitor, now_ns) > now_ns ||
        !monitor_has_time(live->monitor, now_ns, needed_ns(live, now_ns))) {
        return;
    }
    struct buf json = {0};
    live->listens = true; // presenting reads what the display has sent
    live_status(live, &json);
    monitor_draw(live->monitor, json.data, live->programme.canvas, &live->hotkeys,
                 now_ns);
    buf_finish(&json);
}

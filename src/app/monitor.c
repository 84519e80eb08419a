#include "app/monitor.h"

#include <SDL2/SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/monitor_preview.h"
#include "app/monitor_values.h"
#include "app/programme.h"
#include "base/clock.h"
#include "output/window.h"

#define LOG_MODULE "monitor"
#include "base/log.h"

enum {
    LEAST_HEIGHT = 320,       // beside 1280x720 with its frame, on a display of 1920x1080
    LEAST_NS = 80000000,      // between two pictures
    SECOND_NS = 1000000000,   // the time of day moves
    FIRST_COST_NS = 10000000, // until it is known what a picture costs
    SPARE_NS = 2000000,
    AT_REST_MS = 3600000,
};

static const char PREVIEW[] = "/programme.png";

struct monitor {
    struct monitor_config config;
    struct programme programme; // its theme and canvas
    struct window *window;
    bool touched, counts, help;
    int64_t drawn_ns, cost_ns;
};

static int width_for(int height)
{
    return height * 16 / 9 & ~1;
}

bool monitor_beside(struct rect programme, struct rect desktop, struct rect *place)
{
    int right = desktop.x + desktop.w - programme.x - programme.w;
    int below = desktop.y + desktop.h - programme.y - programme.h;
    int beside_h = right * 9 / 16 < desktop.h ? right * 9 / 16 : desktop.h;
    int below_h = width_for(below) < desktop.w ? below : desktop.w * 9 / 16;
    bool beside = beside_h >= below_h;
    int height = beside ? beside_h : below_h;
    *place = (struct rect){beside ? programme.x + programme.w : desktop.x,
                           beside ? desktop.y : programme.y + programme.h,
                           width_for(height), height};
    return height >= LEAST_HEIGHT;
}

struct monitor *monitor_create(const struct monitor_config *config, char *error,
                               size_t error_size)
{
    char dir[PATH_SIZE];
    struct monitor *monitor = xalloc(sizeof(*monitor));
    *monitor =
        (struct monitor){.config = *config, .touched = true, .cost_ns = FIRST_COST_NS};
    if (!paths_find("themes/monitor", NULL, dir)) {
        snprintf(error, error_size, "themes/monitor is not there");
        free(monitor);
        return NULL;
    }
    if (!programme_load(&monitor->programme, dir, error, error_size)) {
        free(monitor);
        return NULL;
    }
    programme_set_key(&monitor->programme, key_init(KEY_FILL, 0, KEY_FULL));
    monitor->window =
        window_create(&(struct window_config){.title = "Strapline monitor",
                                              .key = &monitor->programme.key,
                                              .display = config->display,
                                              .windowed = config->windowed,
                                              .second = true,
                                              .place = config->place,
                                              .width = config->place.w,
                                              .height = config->place.h,
                                              .rate = 60},
                      error, error_size);
    if (!monitor->window ||
        !programme_resize(&monitor->programme, window_width(monitor->window),
                          window_height(monitor->window))) {
        monitor_destroy(monitor);
        return NULL;
    }
    return monitor;
}

void monitor_destroy(struct monitor *monitor)
{
    if (monitor) {
        programme_finish(&monitor->programme);
        window_destroy(monitor->window);
        free(monitor);
    }
}

void monitor_settle(struct monitor *monitor)
{
    if (monitor) {
        window_settle(monitor->window);
    }
}

void monitor_event(struct monitor *monitor, const void *sdl_event)
{
    if (monitor) {
        window_event(monitor->window, sdl_event);
        monitor->touched = true;
    }
}

bool monitor_closed(const struct monitor *monitor, const void *sdl_event)
{
    return monitor && window_closed(monitor->window, sdl_event);
}

void monitor_keep_off(struct monitor *monitor, const struct window *fill,
                      const struct window *matte)
{
    if (monitor) {
        window_keep_away(monitor->window, window_meets(monitor->window, fill) ||
                                              window_meets(monitor->window, matte));
    }
}

void monitor_help(struct monitor *monitor)
{
    if (monitor) {
        monitor->help = !monitor->help;
        monitor->touched = true;
    }
}

void monitor_touch(struct monitor *monitor)
{
    if (monitor) {
        monitor->touched = true;
    }
}

int64_t monitor_due(const struct monitor *monitor, int64_t now_ns)
{
    if (!monitor) {
        return INT64_MAX;
    }
    int64_t soon_ns = monitor->drawn_ns + LEAST_NS;
    int64_t due_ns =
        monitor->touched || monitor->counts ? soon_ns : monitor->drawn_ns + SECOND_NS;
    return due_ns < now_ns ? now_ns : due_ns;
}

bool monitor_has_time(const struct monitor *monitor, int64_t now_ns, int64_t until_ns)
{
    return monitor && until_ns - now_ns > 2 * monitor->cost_ns + SPARE_NS;
}

static void lay_out(struct monitor *monitor, const struct monitor_facts *facts,
                    struct draw_list *list)
{
    struct programme *p = &monitor->programme;
    for (int i = 0; i < MONITOR_SCENES; i++) {
        struct values values = values_begin(&p->arena);
        if (i == MONITOR_HELP && !monitor->help) {
            continue;
        }
        monitor_values(facts, (enum monitor_scene)i, &values);
        const struct theme_moment moment = {.scene = MONITOR_SCENE_NAMES[i],
                                            .values = &values,
                                            .in_ms = AT_REST_MS,
                                            .out_ms = -1,
                                            .change_ms = -1,
                                            .width = p->canvas->width,
                                            .height = p->canvas->height};
        theme_layout(p->theme, &moment, &p->measure, list);
    }
}

// Where the theme keeps a place for the programme.
static struct rect preview_place(const struct draw_list *list)
{
    for (int i = 0; i < list->count; i++) {
        const char *image = list->items[i].image;
        size_t len = image ? strlen(image) : 0;
        if (len > sizeof(PREVIEW) &&
            strcmp(image + len - (sizeof(PREVIEW) - 1), PREVIEW) == 0) {
            return list->items[i].rect;
        }
    }
    return (struct rect){0};
}

// Whether time stands in the picture that goes on by tenths: something leaves or comes.
static bool counts_down(const struct json *state)
{
    double ms;
    for (const struct json *item = json_first(json_get(state, "air")); item;
         item = json_next(item)) {
        if (json_double(json_get(item, "remaining_ms"), &ms)) {
            return true;
        }
    }
    return json_count(json_get(state, "announced")) > 0;
}

static void paint(struct monitor *monitor, const struct monitor_facts *facts,
                  const struct canvas *programme)
{
    struct programme *p = &monitor->programme;
    struct damage damage = {0};
    arena_reset(&p->arena);
    struct draw_list list = draw_list_begin(&p->arena);
    window_follow(monitor->window);
    if (window_needs_all(monitor->window)) {
        programme_resize(p, window_width(monitor->window),
                         window_height(monitor->window));
    }
    lay_out(monitor, facts, &list);
    programme_paint_list(p, &list, &damage);
    struct rect place = preview_place(&list);
    monitor_preview(programme, place, p->canvas);
    damage_add(&damage, place, (struct rect){0, 0, p->canvas->width, p->canvas->height});
    window_present(monitor->window, &p->key, p->canvas, &damage);
}

void monitor_draw(struct monitor *monitor, const char *state,
                  const struct canvas *programme, const struct hotkeys *hotkeys,
                  int64_t now_ns)
{
    char error[256], clock[16];
    struct json_doc *doc = json_parse(state, strlen(state), NULL, error, sizeof(error));
    if (!doc) {
        log_error("the state cannot be read: %s", error);
        return;
    }
    clock_local_text(clock, sizeof(clock));
    const struct monitor_facts facts = {.state = json_root(doc),
                                        .hotkeys = hotkeys,
                                        .title = monitor->config.title,
                                        .clock = clock};
    paint(monitor, &facts, programme);
    monitor->counts = counts_down(facts.state);
    monitor->touched = false;
    monitor->drawn_ns = now_ns;
    int64_t cost_ns = clock_now_ns() - now_ns;
    monitor->cost_ns = (monitor->cost_ns * 3 + cost_ns) / 4;
    json_free(doc);
}

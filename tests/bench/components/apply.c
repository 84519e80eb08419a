// Events to the state of the hall, and from there to what is on air.
#include "app/show_setup.h"
#include "component.h"
#include "day.h"

static void *open_day(const char *name)
{
    return day_open(name);
}

static int run_apply(void *state)
{
    const struct day *day = state;
    struct sport_state *hall = sport_create();
    sport_set_wall(hall, day->script->epoch_ms);
    for (int i = 0; i < day->event_count; i++) {
        sport_apply(hall, 0, &day->events[i].event, day->events[i].at_ms);
    }
    sport_destroy(hall);
    return day->event_count;
}

static void live_until(struct show *show, int64_t now_ms)
{
    struct show_wish wish;
    for (int64_t at_ms = show_next(show); at_ms < now_ms; at_ms = show_next(show)) {
        if (!show_step(show, at_ms) && show_next(show) <= at_ms) {
            break;
        }
    }
    while (show_wish(show, &wish)) {
    }
}

static int run_show(void *state)
{
    const struct day *day = state;
    struct show *show = show_setup(&day->config);
    show_set_wall(show, day->script->epoch_ms);
    for (int i = 0; i < day->event_count; i++) {
        int64_t at_ms = day->events[i].at_ms;
        live_until(show, at_ms);
        show_event(show, 0, &day->events[i].event, at_ms, at_ms);
        show_step(show, at_ms);
    }
    show_destroy(show);
    return day->event_count;
}

static void close_day(void *state)
{
    day_close(state);
}

const struct component component_apply = {
    .name = "apply",
    .unit = "event",
    .inputs = {"athletics", "triathlon", "match", "fixture"},
    .open = open_day,
    .run = run_apply,
    .close = close_day,
};

const struct component component_show = {
    .name = "show",
    .unit = "event",
    .inputs = {"athletics", "triathlon", "match", "fixture"},
    .open = open_day,
    .run = run_show,
    .close = close_day,
};

// When the picture is drawn.
#include "app/live_private.h"
#include "base/clock.h"

enum { NS_PER_MS = 1000000 };

// Brings the picture to the moment at_ns and shows what that changes.
static void draw_moment(struct live *live, int64_t at_ns, bool all)
{
    struct damage damage = {0};
    struct director *director = show_director(live->show);
    bool changed =
        programme_paint(&live->programme, director, at_ns / NS_PER_MS, &damage);
    if (all) {
        programme_damage_all(&live->programme, &damage);
    }
    if (changed || all) {
        live_show(live, &damage);
    }
    live->drawn_version = director_version(director);
    live->picture_came = false;
}

static bool has_news(const struct live *live)
{
    return live->picture_came ||
           director_version(show_director(live->show)) != live->drawn_version;
}

// A frame of its own: on a still picture at once, else when the grid says so.
static void draw_frame(struct live *live, int64_t now_ns)
{
    bool blocks = live->window && window_blocks(live->window);
    bool all = live_needs_all(live);
    if (all && live->window) {
        live_fit_canvas(live);
    }
    struct director *director = show_director(live->show);
    if (!all && !has_news(live) && now_ns < live->motion_at_ns) {
        return;
    }
    int64_t at_ns = blocks ? now_ns : pace_frame(&live->pace, now_ns);
    draw_moment(live, at_ns, all);
    int64_t in_ms = programme_next(&live->programme, director, at_ns / NS_PER_MS);
    live->motion_at_ns = in_ms < 0 ? INT64_MAX : at_ns + in_ms * NS_PER_MS;
    if (in_ms != 0) {
        pace_rest(&live->pace);
    }
}

// Draws if something is due. News between two frames is shown at once, but what moves
// stays where the last frame put it: motion keeps its even steps, news does not wait.
// Once between two frames, so that a flood of news cannot starve the motion.
void live_draw(struct live *live)
{
    int64_t now_ns = clock_now_ns();
    bool blocks = live->window && window_blocks(live->window);
    bool between = live->pace.running && !blocks && now_ns < pace_next(&live->pace);
    if (!between) {
        live->told_between = false;
        draw_frame(live, now_ns);
    } else if (!live->told_between && has_news(live)) {
        live->told_between = true;
        draw_moment(live, pace_last(&live->pace), false);
    }
}

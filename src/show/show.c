#include "show/show.h"

#include <stdlib.h>

#include "base/str.h"
#include "show/show_targets.h"

struct show *show_create(const struct show_feed *feeds, int feed_count)
{
    struct show *show = xalloc(sizeof(*show));
    show->state = sport_create();
    show->director = director_create();
    show->feed_count = feed_count < SPORT_FEEDS ? feed_count : SPORT_FEEDS;
    for (int i = 0; i < show->feed_count; i++) {
        show->feeds[i] = (struct feed_state){
            .id = xstrdup(feeds[i].id),
            .type = xstrdup(feeds[i].type),
            .kind = feed_kind_find(feeds[i].type),
            .delay_ms = feeds[i].delay_ms,
            .heard_ms = -1,
            .news_ms = -1,
            .follow_over_ms = -1,
        };
        if (feeds[i].subject && follow_set(show, i, feeds[i].subject)) {
            show->feeds[i].follow_stamp = 0; // the show file's order, not the operator's
            text_copy(show->feeds[i].named, UNIT_EVENT_ID, feeds[i].subject);
        }
    }
    for (int i = 0; i < LAYER_COUNT; i++) {
        show->tick_ms[i] = INT64_MAX;
    }
    show->now_ms = INT64_MIN;
    return show;
}

void show_destroy(struct show *show)
{
    if (!show) {
        return;
    }
    director_destroy(show->director);
    sport_destroy(show->state);
    for (int i = 0; i < show->feed_count; i++) {
        free(show->feeds[i].id);
        free(show->feeds[i].type);
    }
    arena_finish(&show->scratch);
    free(show);
}

struct director *show_director(struct show *show)
{
    return show->director;
}

void show_set_wall(struct show *show, int64_t epoch_ms)
{
    sport_set_wall(show->state, epoch_ms);
}

int64_t feed_now(const struct show *show, int feed)
{
    return show->now_ms - show->feeds[feed].delay_ms;
}

uint64_t show_version(const struct show *show)
{
    return director_version(show->director) + show->changes;
}

// What follows from what was heard, said or has become of time.
static void look_after(struct show *show, int64_t now_ms)
{
    bug_look(show, now_ms);
    clocks_look(show);
    stale_look(show);
    arena_reset(&show->scratch);
}

// A clock stood as told when its message came. A replay has a time of its own, so that is
// told by ours.
static struct event anchored(const struct event *event, int64_t came_ms)
{
    struct event copy = *event;
    if (copy.type == EVENT_MATCH && copy.match.has_clock) {
        copy.match.clock.at_ms = came_ms;
    }
    return copy;
}

static void hear(struct show *show, int feed, const struct event *event,
                 int64_t received_ms, int64_t now_ms)
{
    int delay_ms = show->feeds[feed].delay_ms;
    struct event told = anchored(event, received_ms - delay_ms);
    struct change change = sport_apply(show->state, feed, &told, now_ms - delay_ms);
    feeds_change(show, &change, received_ms);
    asking_told(show, &change);
    follow_look(show, now_ms);
    news_event(show, &change, received_ms, now_ms);
    bug_look(show, now_ms);
    arena_reset(&show->scratch);
}

// After each push of results its unit is asked for, and totals have none.
static bool is_expected(const struct show *show, int feed, const struct event *event)
{
    enum { NOT_FOUND = 404 };
    const struct fetch_event *fetch = &event->fetch;
    return event->type == EVENT_FETCH_FAILED && fetch->status == NOT_FOUND &&
           !fetch->whole_meeting && unit_is_total(show, feed, &fetch->unit);
}

void show_hear(struct show *show, int feed, const struct event *event,
               int64_t received_ms, int64_t now_ms)
{
    if (feed < 0 || feed >= show->feed_count || is_expected(show, feed, event)) {
        return;
    }
    feeds_event(show, feed, event, received_ms);
    if (event->type == EVENT_TRAFFIC) {
        return; // it says nothing of the hall
    }
    if (now_ms > show->now_ms) { // what was due before comes before
        show_step(show, now_ms);
    }
    hear(show, feed, event, received_ms, now_ms);
}

bool show_event(struct show *show, int feed, const struct event *event,
                int64_t received_ms, int64_t now_ms)
{
    uint64_t before = show_version(show);
    if (feed < 0 || feed >= show->feed_count) {
        return false;
    }
    show_step(show, now_ms);
    show_hear(show, feed, event, received_ms, now_ms);
    targets_settle(show, now_ms);
    look_after(show, now_ms);
    return show_version(show) != before;
}

bool air_subject(const struct show *show, enum layer layer, struct arena *arena,
                 struct subject *out)
{
    const struct air *air = director_air(show->director, layer);
    return (air->state == AIR_ENTERING || air->state == AIR_ON) &&
           subject_read(show, air->scene, air->subject, arena, out);
}

bool show_step(struct show *show, int64_t now_ms)
{
    uint64_t before = show_version(show);
    targets_settle(show, show->now_ms); // what was heard before came before
    // A clock that went backwards must not ask again.
    show->now_ms = now_ms > show->now_ms ? now_ms : show->now_ms;
    director_step(show->director, show->now_ms);
    asking_look(show, show->now_ms);
    detail_look(show, show->now_ms);
    look_after(show, show->now_ms);
    return show_version(show) != before;
}

int64_t show_next(const struct show *show)
{
    int64_t next = director_next(show->director);
    int64_t bug_ms = bug_next(show);
    int64_t detail_ms = detail_next(show);
    int64_t asking_ms = asking_next(show);
    next = bug_ms < next ? bug_ms : next;
    next = detail_ms < next ? detail_ms : next;
    next = asking_ms < next ? asking_ms : next;
    for (int i = 0; i < LAYER_COUNT; i++) {
        next = show->tick_ms[i] < next ? show->tick_ms[i] : next;
    }
    return next;
}

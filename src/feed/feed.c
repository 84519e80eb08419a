#include "feed/feed.h"

#include <string.h>

#include "feed/fastpath.h"
#include "feed/minicup.h"
#include "feed/opentrack.h"
#include "feed/triathlon.h"

static const struct feed_ops *const dialects[] = {&opentrack_ops, &triathlon_ops,
                                                  &minicup_ops, &fastpath_ops};
static const char *const types[] = {"opentrack", "triathlon", "minicup", "fastpath"};

struct feed_out feed_out_begin(struct arena *arena)
{
    return (struct feed_out){.arena = arena, .wishes = arena, .events = {.arena = arena}};
}

// Room for one more: an array whose capacity is the power of two above its count.
static void *grown(struct arena *arena, void *items, int count, size_t size)
{
    if (count & (count - 1)) {
        return items;
    }
    void *room = arena_alloc(arena, size * (count ? 2 * (size_t)count : 1));
    if (count) {
        memcpy(room, items, size * (size_t)count);
    }
    return room;
}

void feed_send(struct feed_out *out, const char *text)
{
    out->frames = grown(out->wishes, out->frames, out->frame_count, sizeof(*out->frames));
    out->frames[out->frame_count++] = str_of(arena_strdup(out->wishes, text));
}

struct feed_fetch *feed_want(struct feed_out *out, enum fetch_kind kind)
{
    out->fetches =
        grown(out->wishes, out->fetches, out->fetch_count, sizeof(*out->fetches));
    struct feed_fetch *fetch = &out->fetches[out->fetch_count++];
    *fetch = (struct feed_fetch){.kind = kind};
    return fetch;
}

static struct event *tell_fetch(struct feed_out *out, enum event_type type,
                                const struct feed_fetch *fetch)
{
    struct event *event = event_add(&out->events, type);
    event->backlog = fetch->backlog;
    event->fetch = (struct fetch_event){.whole_meeting = fetch->kind == FETCH_MEETING,
                                        .unit = fetch->unit};
    return event;
}

void feed_fail(struct feed_out *out, const struct feed_fetch *fetch, int status,
               const char *note)
{
    struct event *event = tell_fetch(out, EVENT_FETCH_FAILED, fetch);
    event->fetch.status = status;
    event->fetch.note = note;
}

void feed_unchanged(struct feed_out *out, const struct feed_fetch *fetch)
{
    tell_fetch(out, EVENT_UNCHANGED, fetch);
}

struct feed_choice *feed_choice_add(struct feed_choices *choices)
{
    choices->items =
        grown(choices->arena, choices->items, choices->count, sizeof(*choices->items));
    struct feed_choice *choice = &choices->items[choices->count++];
    *choice = (struct feed_choice){0};
    return choice;
}

const struct feed_ops *feed_find(const char *type)
{
    for (size_t i = 0; i < sizeof(dialects) / sizeof(dialects[0]); i++) {
        if (text_equal(dialects[i]->type, type)) {
            return dialects[i];
        }
    }
    return NULL;
}

const char *const *feed_types(int *count)
{
    *count = (int)(sizeof(types) / sizeof(types[0]));
    return types;
}

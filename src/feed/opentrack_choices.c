// What a competition has to follow: its units.
#include <stdio.h>

#include "feed/opentrack.h"

bool opentrack_choices_fetch(const struct feed_config *config, int step,
                             struct feed_fetch *out, char *error, size_t error_size)
{
    char page[FEED_URL];
    *out = (struct feed_fetch){.kind = FETCH_MEETING};
    (void)step; // everything comes at once
    if (!opentrack_page(config, page, error, error_size) ||
        !opentrack_meeting_url(config, out->url)) {
        return false;
    }
    if (config->token[0]) {
        snprintf(out->header, sizeof(out->header), "Authorization: Token %s",
                 config->token);
    }
    return true;
}

static const char *entries_text(struct arena *arena, int count)
{
    return count ? arena_printf(arena, "%d %s", count, count == 1 ? "entry" : "entries")
                 : NULL;
}

// "800m - Men, Heat 2": the competition names the heat without its event, a unit with it.
static const char *unit_name(struct arena *arena, const struct unit *unit)
{
    const char *event =
        unit->name ? opentrack_without_id(unit->name, unit->key.event) : NULL;
    const char *heat =
        unit->heat_name ? opentrack_without_id(unit->heat_name, unit->key.event) : NULL;
    if (!event || !heat || text_starts(heat, event)) {
        return heat ? heat : event;
    }
    return arena_printf(arena, "%s, %s", event, heat);
}

static void add_unit(struct feed_choices *choices, const struct unit *unit)
{
    struct arena *arena = choices->arena;
    struct feed_choice *choice = feed_choice_add(choices);
    choice->id =
        arena_printf(arena, "%s/%d/%d", unit->key.event, unit->key.round, unit->key.heat);
    choice->name = unit_name(arena, unit);
    choice->state = unit->status;
    choice->note = entries_text(arena, unit->entry_count);
}

enum feed_listing opentrack_choices_body(const struct feed_config *config,
                                         const struct feed_fetch *fetch, int step,
                                         int status, struct str body, const char *note,
                                         struct feed_choices *out, char *error,
                                         size_t error_size)
{
    struct feed_out told = feed_out_begin(out->arena);
    (void)step;
    opentrack_body(config, fetch, status, body, note, &told);
    for (int i = 0; i < told.events.count; i++) {
        const struct event *event = &told.events.items[i];
        if (event->type == EVENT_FETCH_FAILED) {
            text_copy(error, error_size, event->fetch.note);
            return LISTING_FAILED;
        }
        if (event->type == EVENT_UNIT) {
            add_unit(out, &event->unit);
        }
    }
    return LISTING_DONE;
}

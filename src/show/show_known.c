// What could be followed of a feed, so that the operator chooses instead of typing: the
// units that were heard of live or fetched come first, then those that are only announced
// in the programme of the meeting.
#include <string.h>

#include "base/json.h"
#include "base/str.h"
#include "show/show_parts.h"

enum { KNOWN_MAX = 48 };

struct list {
    const struct show *show;
    struct arena *arena;
    struct buf *out;
    int feed, count;
};

// A subject is one word of a cue.
static void put(struct list *list, const char *subject, const char *name)
{
    if (list->count == KNOWN_MAX || text_empty(subject) || strpbrk(subject, " \t\r\n")) {
        return;
    }
    buf_text(list->out, list->count++ ? ",{" : "{");
    json_add_text(list->out, "subject", subject);
    json_add_text(list->out, "name", text_empty(name) ? NULL : name);
    buf_char(list->out, '}');
}

static void put_units(struct list *list, bool heard)
{
    const struct sport_state *state = list->show->state;
    for (int i = sport_unit_count(state) - 1; i >= 0; i--) {
        const struct unit_state *unit = sport_unit_at(state, i);
        bool known = unit->announced || unit->unit;
        if (unit->feed == list->feed && known == heard) {
            put(list,
                arena_printf(list->arena, "%s/%d/%d", unit->key.event, unit->key.round,
                             unit->key.heat),
                unit->name);
        }
    }
}

static void put_races(struct list *list)
{
    const struct sport_state *state = list->show->state;
    for (int i = 0; i < sport_race_count(state); i++) {
        const struct race_state *race = sport_race_at(state, i);
        if (race->feed == list->feed) {
            put(list, race->race->prog, race->race->name);
        }
    }
}

static void put_matches(struct list *list)
{
    const struct sport_state *state = list->show->state;
    for (int i = 0; i < sport_match_count(state); i++) {
        const struct match_state *match = sport_match_at(state, i);
        const char *home = match->teams[SIDE_HOME].name;
        const char *away = match->teams[SIDE_AWAY].name;
        if (match->feed == list->feed) {
            put(list, match->id,
                home && away ? arena_printf(list->arena, "%s - %s", home, away)
                             : match->title);
        }
    }
}

void known_put(const struct show *show, int feed, struct arena *arena, struct buf *out)
{
    struct list list = {.show = show, .arena = arena, .out = out, .feed = feed};
    json_put_key(out, "known");
    buf_char(out, '[');
    put_units(&list, true);
    put_units(&list, false);
    put_races(&list);
    put_matches(&list);
    buf_char(out, ']');
}

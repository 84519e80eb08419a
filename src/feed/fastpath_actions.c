// The packets of a fixture that is over, as REST lists them.
#include "base/json.h"
#include "feed/fastpath.h"

// What the list told so far.
struct telling {
    struct fastpath_view view;
    struct fastpath_match *match;
    struct match_news news;
    struct match_entry *entries;
    int count, room;
    struct feed_out *out;
};

static const struct json *list_of(const struct json *root)
{
    const struct json *list = json_is_array(root) ? root : json_get(root, "content");
    return json_is_array(list) ? list : json_get(root, "actions");
}

// Each replaces what was told of the same action before.
static void put_entry(struct telling *telling, const struct match_entry *entry)
{
    int at = 0;
    while (at < telling->count && !text_equal(telling->entries[at].id, entry->id)) {
        at++;
    }
    if (at < telling->room) {
        telling->entries[at] = *entry;
        telling->count += at == telling->count;
    }
}

static void put_teams(struct telling *telling, const struct fastpath_action *action,
                      const struct fastpath_summary *summary)
{
    struct match_team teams[2] = {0};
    struct match_news *news = &telling->news;
    bool colored = action->act == ACT_COLOURS && action->send != SEND_GONE &&
                   fastpath_colors(action->metadata, telling->view.arena, teams);
    bool met =
        fastpath_match_meet(telling->match, action, summary, telling->view.arena, teams);
    for (int i = 0; (colored || met) && i < 2; i++) {
        const struct match_team *known = &news->teams[i];
        news->has_teams = true;
        news->teams[i] = (struct match_team){
            .id = teams[i].id ? teams[i].id : known->id,
            .name = teams[i].name ? teams[i].name : known->name,
            .color = teams[i].color ? teams[i].color : known->color,
        };
    }
}

// Bare actions do not tell the score: it is what the goals before have made it.
static void put_scores(struct telling *telling)
{
    int score[2] = {0, 0};
    for (int i = 0; i < telling->count; i++) {
        struct match_entry *entry = &telling->entries[i];
        if (entry->kind != ENTRY_GOAL || entry->gone || entry->side == SIDE_NONE) {
            continue;
        }
        for (int side = 0; side < 2; side++) {
            score[side] = entry->has_score ? entry->score[side]
                                           : score[side] + (entry->side == side);
            entry->score[side] = score[side];
        }
        entry->has_score = true;
    }
}

// A packet, or the bare action of one.
static void hear(struct telling *telling, const struct json *item)
{
    struct fastpath_view *view = &telling->view;
    const struct json *object = json_get(item, "fixtureAction");
    struct fastpath_action action;
    struct fastpath_summary summary;
    struct match_entry entry;
    fastpath_action_read(object ? object : item, telling->match->sport, view->arena,
                         view->doubts, &action);
    fastpath_summary_read(item, view->arena, &summary);
    put_teams(telling, &action, &summary);
    if (fastpath_entry(telling->match, &action, &summary, true, view->arena, &entry)) {
        put_entry(telling, &entry);
    }
    fastpath_match_learn(telling->match, &action, &summary);
    fastpath_lineups(telling->match, &action, view->id, true, telling->out);
    if (summary.there && summary.has_score && summary.status) {
        struct match_news news = {.match = view->id};
        fastpath_news(view, &action, &summary, &news);
        news.has_teams = telling->news.has_teams;
        news.teams[0] = telling->news.teams[0];
        news.teams[1] = telling->news.teams[1];
        telling->news = news;
    }
}

const char *fastpath_actions(const struct feed_config *config, const struct json *root,
                             const char *id, struct feed_out *out)
{
    const struct json *list = list_of(root);
    if (!json_is_array(list)) {
        return arena_printf(out->arena, "expected a list of actions, found another %s",
                            json_kind(root));
    }
    struct telling telling = {.out = out};
    int room = json_count(list);
    telling.room = room < MATCH_MAX_ENTRIES ? room : MATCH_MAX_ENTRIES;
    telling.entries =
        arena_alloc(out->arena, sizeof(*telling.entries) * (size_t)(telling.room + 1));
    telling.match = arena_alloc(out->arena, sizeof(*telling.match));
    fastpath_match_init(telling.match, config);
    telling.view = (struct fastpath_view){.config = config,
                                          .match = telling.match,
                                          .id = arena_strdup(out->arena, id),
                                          .arena = out->arena};
    telling.news.match = telling.view.id;
    for (const struct json *item = json_first(list); item; item = json_next(item)) {
        hear(&telling, item);
    }
    put_scores(&telling);
    struct event *event = event_add(&out->events, EVENT_MATCH);
    event->backlog = true;
    event->match = telling.news;
    event->match.has_clock = false; // nobody knows how old that is
    event->match.entries = telling.entries;
    event->match.entry_count = telling.count;
    return NULL;
}

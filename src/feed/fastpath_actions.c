// The packets of a fixture that is over, as REST lists them.
#define LOG_MODULE "fastpath"
#include "base/json.h"
#include "base/log.h"
#include "feed/fastpath.h"
#include "feed/fastpath_pages.h"

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
        fastpath_whistle(view, &action, &summary, &entry);
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
        for (int i = 0; i < news.entry_count; i++) {
            put_entry(telling, &news.entries[i]);
        }
    }
}

static void begin(struct telling *telling, const struct feed_config *config,
                  const char *id, int room)
{
    struct arena *arena = telling->out->arena;
    telling->room = room < MATCH_MAX_ENTRIES ? room : MATCH_MAX_ENTRIES;
    telling->entries =
        arena_alloc(arena, sizeof(*telling->entries) * (size_t)(telling->room + 1));
    telling->match = arena_alloc(arena, sizeof(*telling->match));
    fastpath_match_init(telling->match, config);
    telling->view = (struct fastpath_view){.config = config,
                                           .match = telling->match,
                                           .id = arena_strdup(arena, id),
                                           .arena = arena};
    telling->news.match = telling->view.id;
}

// A part of the list tells neither how it ended nor, of bare actions, how it stood.
static void tell(struct telling *telling, bool whole, bool last)
{
    struct event *event = event_add(&telling->out->events, EVENT_MATCH);
    struct match_news *news = &telling->news;
    if (whole) {
        put_scores(telling);
    }
    event->backlog = true;
    event->match = last ? *news
                        : (struct match_news){.match = news->match,
                                              .has_teams = news->has_teams,
                                              .teams = {news->teams[0], news->teams[1]}};
    event->match.has_clock = false; // nobody knows how old that is
    event->match.entries = telling->entries;
    event->match.entry_count = telling->count;
}

static void want_next(const struct feed_config *config, const struct feed_fetch *fetch,
                      struct feed_out *out)
{
    struct feed_fetch next;
    if (fetch->attempt >= FASTPATH_PAGES) {
        log_warn("%s: the actions of %s come in more than %d pages, the last are missing",
                 config->id, fetch->unit.event, FASTPATH_PAGES);
    } else if (fastpath_actions_fetch(config, fetch->unit.event, fetch->attempt + 1,
                                      &next)) {
        *feed_want(out, FETCH_ENTRIES) = next;
    }
}

const char *fastpath_actions(const struct feed_config *config,
                             const struct feed_fetch *fetch, const struct json *root,
                             struct feed_out *out)
{
    const struct json *list = list_of(root);
    if (!json_is_array(list)) {
        return arena_printf(out->arena, "expected a list of actions, found another %s",
                            json_kind(root));
    }
    int page = fetch->attempt > 0 ? fetch->attempt - 1 : 0;
    bool last = fastpath_more(root, page) != FASTPATH_MORE;
    struct telling telling = {.out = out};
    begin(&telling, config, fetch->unit.event, json_count(list));
    for (const struct json *item = json_first(list); item; item = json_next(item)) {
        hear(&telling, item);
    }
    tell(&telling, last && page == 0, last);
    if (!last) {
        want_next(config, fetch, out);
    }
    return NULL;
}

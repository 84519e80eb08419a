// What the service says. A message is what its keys make it: a match, what happened in
// it, all matches of a category, standings, who plays, or a refusal.
#include "base/json.h"
#include "feed/glance.h"
#include "feed/leaf.h"
#include "feed/minicup_state.h"

enum { PROBLEM = 200 };

#define KEY(text)                                                                        \
    {                                                                                    \
        text, sizeof(text) - 1                                                           \
    }

// A category's standings, which change when a match is over.
static void ask_table(const struct feed *feed, struct feed_out *out)
{
    if (!feed->config.exhibition && feed->category[0]) {
        minicup_send(out, "fetch_category_table", "category", feed->category);
    }
}

// Once a connection. Without a PIN the service tells who plays here only.
static void ask_around(struct feed *feed, const struct match_news *news,
                       struct feed_out *out)
{
    if (feed->asked || feed->config.exhibition) {
        return;
    }
    feed->asked = true;
    for (int i = 0; feed->config.match[0] && !feed->config.pin[0] && i < 2; i++) {
        if (news->teams[i].id) {
            minicup_send(out, "fetch_team_roster", "team", news->teams[i].id);
        }
    }
    ask_table(feed, out);
}

static bool is_followed(const struct feed *feed, const char *match)
{
    const struct feed_config *config = &feed->config;
    return config->exhibition || !config->match[0] || text_equal(config->match, match);
}

static void learn_category(struct feed *feed, const struct json *match,
                           const struct match_news *news, struct arena *arena)
{
    const char *id = leaf_text(match, "category_id", NULL, LEAF_ID, arena);
    if (id && !feed->config.category[0]) {
        text_copy(feed->category, sizeof(feed->category), id);
    }
    if (news->title) {
        text_copy(feed->title, sizeof(feed->title), news->title);
    }
}

// Where several are followed, one that ends says nothing of the others.
static void note_running(struct feed *feed, const struct match_news *news)
{
    bool several = !feed->config.match[0];
    if (news->has_status) {
        feed->running = news->status == MATCH_LIVE || (several && feed->running);
    }
}

static void add_match(struct feed *feed, const struct match_news *news, bool backlog,
                      struct feed_out *out)
{
    struct event *event = event_add(&out->events, EVENT_MATCH);
    event->backlog = backlog;
    event->match = *news;
    feed->fresh = feed->unknown = false;
    note_running(feed, news);
    minicup_playing_hear(&feed->playing, news);
    if (!backlog && news->has_status && news->status == MATCH_OVER) {
        ask_table(feed, out);
    }
}

// The parts of a message about one match, NULL where there are none.
struct parts {
    const struct json *match, *event, *events;
};

// False if one is there but cannot be used.
static bool find_parts(const struct json *root, struct parts *out)
{
    const struct json *match = json_get(root, "match");
    const struct json *event = json_get(root, "event");
    const struct json *events = json_get(root, "events");
    out->match = json_is_object(match) ? match : NULL;
    out->event = json_is_object(event) ? event : NULL;
    out->events = json_is_array(events) ? events : NULL;
    return (!match || json_is_null(match) || out->match) &&
           (!event || json_is_null(event) || out->event) &&
           (!events || json_is_null(events) || out->events);
}

// Events without their match name it.
static bool read_parts(struct minicup_view *view, const struct parts *parts,
                       struct match_news *news)
{
    *news = (struct match_news){0};
    if (parts->match) {
        minicup_match(view, parts->match, news);
    } else {
        const struct json *any = parts->event ? parts->event : json_first(parts->events);
        news->match = leaf_text(any, "match_id", NULL, LEAF_ID, view->arena);
    }
    return news->match;
}

// What happened counts whenever it is told, a score only while it is the newest.
static bool is_overtaken(struct feed *feed, const struct minicup_view *view,
                         const struct json *root, const struct parts *parts)
{
    bool behind =
        minicup_time_behind(&feed->time, json_get(root, "server_time"), view->now_ms);
    return behind && !parts->event && !parts->events;
}

static bool hear_match(struct feed *feed, struct minicup_view *view,
                       const struct json *root, struct feed_out *out)
{
    struct parts parts;
    struct match_news news;
    view->doubts[DOUBT_PART] |= !find_parts(root, &parts);
    if ((!parts.match && !parts.event && !parts.events) ||
        is_overtaken(feed, view, root, &parts)) {
        return false;
    }
    if (!read_parts(view, &parts, &news)) {
        view->doubts[DOUBT_PART] = true;
        return false;
    }
    if (!is_followed(feed, news.match)) {
        return false;
    }
    if (parts.event || parts.events) {
        minicup_entries(view, parts.event, parts.events, parts.match, &news);
        minicup_refresh(feed, view->now_ms, out);
    }
    learn_category(feed, parts.match, &news, view->arena);
    add_match(feed, &news, feed->fresh, out);
    ask_around(feed, &news, out);
    return true;
}

// All that is played in a category, by id. History, whenever it comes.
static bool hear_matches(struct feed *feed, struct minicup_view *view,
                         const struct json *root, struct feed_out *out)
{
    const struct json *matches = json_get(root, "matches");
    struct match_news news = {0};
    int before = out->events.count;
    if (!json_is_object(matches) && !json_is_array(matches)) {
        view->doubts[DOUBT_PART] |= matches && !json_is_null(matches);
        return false;
    }
    for (const struct json *item = json_first(matches); item; item = json_next(item)) {
        if (!minicup_match(view, item, &news)) {
            view->doubts[DOUBT_PART] = true;
        } else if (is_followed(feed, news.match)) {
            learn_category(feed, item, &news, view->arena);
            add_match(feed, &news, true, out);
        }
    }
    feed->fresh = feed->unknown = false; // also when none is played today
    minicup_playing_ask(&feed->playing, matches, out);
    ask_around(feed, &news, out);
    return out->events.count > before || json_count(matches) == 0;
}

static bool hear_table(const struct feed *feed, struct minicup_view *view,
                       const struct json *root, struct feed_out *out)
{
    struct match_table table;
    const struct json *list = json_get(root, "category_table");
    if (!minicup_table(list, view->arena, &table)) {
        view->doubts[DOUBT_PART] |= list && !json_is_null(list);
        return false;
    }
    table.group = feed->category[0] ? arena_strdup(view->arena, feed->category) : NULL;
    table.title = feed->title[0] ? arena_strdup(view->arena, feed->title) : NULL;
    if (table.count > 0) {
        event_add(&out->events, EVENT_TABLE)->table = table;
    }
    return true;
}

// The exhibition's teams have no players; that is nothing to show.
static bool hear_roster(struct minicup_view *view, const struct json *root,
                        struct feed_out *out)
{
    struct match_roster roster;
    const struct json *list = json_get(root, "players");
    const char *team = leaf_text(root, "team", NULL, LEAF_ID, view->arena);
    if (!minicup_players(list, view->arena, &roster) || !team) {
        view->doubts[DOUBT_PART] |= list && !json_is_null(list);
        return false;
    }
    roster.team = team;
    if (roster.count > 0) {
        struct event *event = event_add(&out->events, EVENT_ROSTER);
        event->backlog = true;
        event->roster = roster;
    }
    return true;
}

// The service's own words. What we follow may become known to it later.
static bool hear_refusal(struct feed *feed, const struct json *root, int64_t now_ms,
                         struct feed_out *out)
{
    bool success = true;
    if (!json_bool(json_get(root, "success"), &success) || success) {
        return false;
    }
    const char *words = leaf_text(root, "message", NULL, MINICUP_WORDS, out->arena);
    if (feed->fresh && !feed->config.exhibition) {
        feed->unknown = true;
        feed->again_ms = now_ms + MINICUP_AGAIN_MS;
    }
    struct unit_key unit = minicup_subject(feed);
    struct event *event = event_add(&out->events, EVENT_FETCH_FAILED);
    event->fetch = (struct fetch_event){
        .whole_meeting = !unit.event[0],
        .unit = unit,
        .note = words ? arena_printf(out->arena, "the service says: %s", words)
                      : "the service refuses, without words"};
    return true;
}

bool minicup_is_key(struct str key)
{
    static const struct str keys[] = {
        KEY("server_time"), KEY("logged"), KEY("type_content"),   KEY("success"),
        KEY("message"),     KEY("match"),  KEY("event"),          KEY("events"),
        KEY("matches"),     KEY("team"),   KEY("category_table"), KEY("players")};
    return glance_is_one_of(key, keys, sizeof(keys) / sizeof(keys[0]));
}

static bool is_all_known(const struct json *root)
{
    const struct json *item = json_first(root);
    while (item && minicup_is_key(str_of(json_key(item)))) {
        item = json_next(item);
    }
    return !item;
}

static struct traffic_event hear(struct feed *feed, struct minicup_view *view,
                                 const struct json *root, struct feed_out *out)
{
    minicup_time_hear(&feed->time, json_get(root, "server_time"), view->now_ms);
    if (hear_refusal(feed, root, view->now_ms, out)) {
        return (struct traffic_event){0};
    }
    bool matches = hear_matches(feed, view, root, out);
    bool match = hear_match(feed, view, root, out);
    bool table = hear_table(feed, view, root, out);
    bool roster = hear_roster(view, root, out);
    bool data = matches || match || table || roster;
    view->doubts[DOUBT_KIND] = !data && !is_all_known(root);
    return (struct traffic_event){.data = data, .bad = !data && view->doubts[DOUBT_PART]};
}

void minicup_hear(struct feed *feed, struct str text, int64_t now_ms,
                  struct feed_out *out)
{
    char error[PROBLEM];
    int at = out->events.count;
    event_add(&out->events, EVENT_TRAFFIC);
    struct minicup_view view = {.config = &feed->config,
                                .time = &feed->time,
                                .now_ms = now_ms,
                                .arena = out->arena};
    struct traffic_event traffic = {.bad = true};
    struct json_doc *doc = json_parse(text.data, text.len, NULL, error, sizeof(error));
    const struct json *root = json_root(doc);
    if (json_is_object(root)) {
        out->ready = !feed->greeted;
        feed->greeted = true;
        traffic = hear(feed, &view, root, out);
        minicup_complain(feed, &view, text);
    } else {
        minicup_complain_broken(feed, doc ? "expected an object" : error);
    }
    out->events.items[at].traffic = traffic;
    json_free(doc);
}

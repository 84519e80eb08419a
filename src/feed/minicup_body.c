// Answers to GETs: a match, its history, who plays, or the reason in the operator's
// words. The service wants a login first, which is tried once for each GET.
#include "base/json.h"
#include "feed/minicup.h"
#include "feed/trouble.h"

enum { PROBLEM = 200, NO_SUCH_ID = 500 };

static const struct trouble troubles[] = {
    {401, 401, "the service wants a login", "set pin_env or pin_file"},
    {403, 403, "the service wants a login", "set pin_env or pin_file"},
    {404, 404, "not known there", ""},
};
enum { TROUBLES = sizeof(troubles) / sizeof(troubles[0]) };

bool minicup_is_locked(int status)
{
    return status == 401 || status == 403;
}

const char *minicup_trouble(const struct feed_config *config, bool about, int status,
                            const char *note, struct arena *arena)
{
    if (status == 0) {
        return text_empty(note) ? "no answer" : arena_strdup(arena, note);
    }
    if (status == 200) {
        return NULL;
    }
    if (minicup_is_locked(status) && config->pin[0]) {
        return arena_printf(arena, "not let in after the login (%d)", status);
    }
    if (about && status == NO_SUCH_ID) {
        return "not known there (500)";
    }
    return trouble_text(troubles, TROUBLES, status, NULL, arena);
}

struct json_doc *minicup_parse(struct str body, struct arena *arena, const char **problem)
{
    char error[PROBLEM];
    struct json_doc *doc = json_parse(body.data, body.len, NULL, error, sizeof(error));
    if (trouble_is_page(body)) {
        *problem = trouble_page;
    } else if (!doc) {
        *problem = arena_printf(arena, "not JSON: %s", error);
    }
    return doc;
}

bool minicup_logged_in(const struct json *answer)
{
    bool success = false;
    return json_bool(json_get(answer, "success"), &success) && success;
}

static const char *failed(const struct json *root, const char *expected,
                          struct arena *arena)
{
    return arena_printf(arena, "expected %s, found another %s", expected,
                        json_kind(root));
}

static bool add_roster(const struct json *list, const char *match, const char *team,
                       enum match_side side, struct feed_out *out)
{
    struct match_roster roster;
    if (!minicup_players(list, out->arena, &roster) || roster.count == 0) {
        return false;
    }
    roster.match = match;
    roster.team = team;
    roster.side = side;
    struct event *event = event_add(&out->events, EVENT_ROSTER);
    event->backlog = true;
    event->roster = roster;
    return true;
}

// A match that comes without its players: their team has them.
static void add_rosters(const struct feed_config *config, const struct json *match,
                        const struct match_news *news, struct feed_out *out)
{
    static const char *const keys[] = {"home_team_players", "away_team_players"};
    for (int side = SIDE_HOME; side <= SIDE_AWAY; side++) {
        const char *team = news->teams[side].id;
        struct feed_fetch fetch;
        if (!add_roster(json_get(match, keys[side]), news->match, team,
                        (enum match_side)side, out) &&
            team) {
            struct unit_key unit = minicup_team_unit(team);
            if (config->pin[0] && minicup_fetch(config, FETCH_TEAM, &unit, &fetch)) {
                *feed_want(out, FETCH_TEAM) = fetch;
            }
        }
    }
}

// On its own at the service, in a member at the public site.
static const struct json *match_of(const struct json *root)
{
    const struct json *inner = json_get(root, "match");
    return json_is_object(inner) ? inner : root;
}

static bool read_match(struct minicup_view *view, const struct json *root,
                       const struct feed_fetch *fetch, struct match_news *news)
{
    return minicup_match_still(view, match_of(root), news) &&
           text_equal(news->match, fetch->unit.event);
}

static void want(const struct feed_config *config, enum fetch_kind kind,
                 const struct feed_fetch *after, struct feed_out *out)
{
    struct feed_fetch fetch;
    if (minicup_fetch(config, kind, &after->unit, &fetch)) {
        *feed_want(out, kind) = fetch;
    }
}

static const char *hear_match(struct minicup_view *view, const struct json *root,
                              const struct feed_fetch *fetch, struct feed_out *out)
{
    struct match_news news;
    if (!read_match(view, root, fetch, &news)) {
        return failed(root, "this match", out->arena);
    }
    struct event *event = event_add(&out->events, EVENT_MATCH);
    event->backlog = true;
    event->match = news;
    add_rosters(view->config, match_of(root), &news, out);
    want(view->config, FETCH_ENTRIES, fetch, out);
    return NULL;
}

static const char *hear_rosters(struct minicup_view *view, const struct json *root,
                                const struct feed_fetch *fetch, struct feed_out *out)
{
    struct match_news news;
    if (!read_match(view, root, fetch, &news)) {
        return failed(root, "this match with its players", out->arena);
    }
    add_rosters(view->config, match_of(root), &news, out);
    return NULL;
}

static const char *hear_entries(struct minicup_view *view, const struct json *root,
                                const struct feed_fetch *fetch, struct feed_out *out)
{
    const struct json *list = json_get(root, "events");
    if (!json_is_array(list)) {
        return failed(root, "events", out->arena);
    }
    struct match_news news = {.match = arena_strdup(out->arena, fetch->unit.event)};
    minicup_entries(view, NULL, list, NULL, &news);
    struct event *event = event_add(&out->events, EVENT_MATCH);
    event->backlog = true;
    event->match = news;
    return NULL;
}

static const char *hear_team(struct minicup_view *view, const struct json *root,
                             const struct feed_fetch *fetch, struct feed_out *out)
{
    (void)view;
    if (!json_is_array(json_get(root, "players"))) {
        return failed(root, "a team with its players", out->arena);
    }
    add_roster(json_get(root, "players"), NULL,
               arena_strdup(out->arena, minicup_id(&fetch->unit)), SIDE_NONE, out);
    return NULL;
}

// The GET that the login was for, once more.
static const char *hear_login(struct minicup_view *view, const struct json *root,
                              const struct feed_fetch *fetch, struct feed_out *out)
{
    struct feed_fetch again;
    if (!minicup_logged_in(root)) {
        return "the PIN was not accepted";
    }
    if (minicup_fetch(view->config, fetch->wanted, &fetch->unit, &again)) {
        again.attempt = 1;
        *feed_want(out, fetch->wanted) = again;
    }
    return NULL;
}

static const struct {
    const char *(*hear)(struct minicup_view *view, const struct json *root,
                        const struct feed_fetch *fetch, struct feed_out *out);
} readers[] = {
    [FETCH_UNIT] = {hear_match},     [FETCH_LOGIN] = {hear_login},
    [FETCH_ROSTER] = {hear_rosters}, [FETCH_ENTRIES] = {hear_entries},
    [FETCH_TEAM] = {hear_team},
};
enum { READERS = sizeof(readers) / sizeof(readers[0]) };

static const char *body_problem(struct minicup_view *view, const struct feed_fetch *fetch,
                                struct str body, struct feed_out *out)
{
    const char *problem = "an answer that nobody asked for";
    if ((int)fetch->kind >= READERS || !readers[fetch->kind].hear) {
        return problem;
    }
    struct json_doc *doc = minicup_parse(body, out->arena, &problem);
    if (doc) {
        problem = readers[fetch->kind].hear(view, json_root(doc), fetch, out);
    }
    json_free(doc);
    return problem;
}

static bool want_login(const struct feed_config *config, const struct feed_fetch *fetch,
                       int status, struct feed_out *out)
{
    struct feed_fetch login;
    if (!minicup_is_locked(status) || fetch->kind == FETCH_LOGIN || fetch->attempt > 0 ||
        !minicup_fetch(config, FETCH_LOGIN, &fetch->unit, &login)) {
        return false;
    }
    login.wanted = fetch->kind;
    *feed_want(out, FETCH_LOGIN) = login;
    return true;
}

// Two GETs at once would ask for two logins: so who plays is asked for after what
// happened, unless the way is shut.
static void want_next(const struct feed_config *config, const struct feed_fetch *fetch,
                      int status, struct feed_out *out)
{
    if (fetch->kind == FETCH_ENTRIES && config->pin[0] && !minicup_is_locked(status)) {
        want(config, FETCH_ROSTER, fetch, out);
    }
}

const char *minicup_answer_trouble(const struct feed_config *config,
                                   const struct feed_fetch *fetch, int status,
                                   struct str body, const char *note, struct arena *arena)
{
    (void)body;
    return minicup_trouble(config, fetch->kind != FETCH_LOGIN, status, note, arena);
}

// What follows a match that came follows one that has not changed, too.
static void hear_unchanged(const struct feed_config *config,
                           const struct feed_fetch *fetch, struct feed_out *out)
{
    feed_unchanged(out, fetch);
    if (fetch->kind == FETCH_UNIT) {
        want(config, FETCH_ENTRIES, fetch, out);
    }
}

void minicup_body(const struct feed_config *config, const struct feed_fetch *fetch,
                  int status, struct str body, const char *note, struct feed_out *out)
{
    struct minicup_view view = {.config = config, .arena = out->arena};
    if (want_login(config, fetch, status, out)) {
        return;
    }
    const char *problem = NULL;
    if (status == 200) {
        problem = body_problem(&view, fetch, body, out);
    } else if (status == 304) {
        hear_unchanged(config, fetch, out);
    } else {
        problem = minicup_answer_trouble(config, fetch, status, body, note, out->arena);
    }
    if (problem) {
        feed_fail(out, fetch, status, problem);
    }
    want_next(config, fetch, status, out);
}

#include "feed/minicup_rows.h"

#include "base/json.h"
#include "feed/leaf.h"
#include "sport/when.h"

enum { ROWS_MAX = 1000 };

static const char *const side_words[] = {"home", "away"};
static const char *const entry_words[] = {
    [ENTRY_START] = "start",
    [ENTRY_END] = "end",
    [ENTRY_GOAL] = "goal",
    [ENTRY_INFO] = "info",
};

static struct minicup_view view_of(const struct feed_config *config, struct arena *arena)
{
    return (struct minicup_view){.config = config, .arena = arena};
}

static struct feed_choice *row(struct feed_choices *out, const char *id, const char *name)
{
    struct feed_choice *choice = feed_choice_add(out);
    choice->id = id ? id : "";
    choice->name = name;
    return choice;
}

void minicup_rows_categories(const struct feed_config *config, const struct json *root,
                             struct feed_choices *out)
{
    (void)config;
    const struct json *list = json_get(root, "categories");
    for (const struct json *item = json_first(list); item; item = json_next(item)) {
        const char *id = leaf_text(item, "id", NULL, LEAF_ID, out->arena);
        if (id && out->count < ROWS_MAX) {
            row(out, id, leaf_text(item, "name", NULL, LEAF_TITLE, out->arena))->note =
                "category";
        }
    }
}

static const char *score_text(const struct match_news *news, struct arena *arena)
{
    bool before = news->has_status && news->status == MATCH_BEFORE;
    return news->has_score && !before
               ? arena_printf(arena, "%d:%d", news->score[0], news->score[1])
               : NULL;
}

// Before the start there is no period; people still want to read a word.
static const char *state_text(const struct match_news *news)
{
    if (news->has_status && news->status == MATCH_BEFORE) {
        return "not started";
    }
    return text_empty(news->period) ? news->status_word : news->period;
}

// A whole match, or the short form that lists have.
static void add_match(const struct feed_config *config, const struct json *object,
                      struct feed_choices *out)
{
    struct match_news news;
    struct minicup_view view = view_of(config, out->arena);
    if (!minicup_match(&view, object, &news) || out->count >= ROWS_MAX) {
        return;
    }
    const char *name = leaf_text(object, "name", NULL, LEAF_TITLE, out->arena);
    const char *home = news.teams[SIDE_HOME].name, *away = news.teams[SIDE_AWAY].name;
    if (!name && home && away) {
        name = arena_printf(out->arena, "%s vs. %s", home, away);
    }
    struct feed_choice *choice = row(out, news.match, name);
    choice->when = leaf_text(object, "date", NULL, LEAF_TITLE, out->arena);
    choice->state = state_text(&news);
    choice->note = score_text(&news, out->arena);
    if (!choice->note && !choice->when) {
        choice->note = leaf_text(object, "location", NULL, LEAF_TITLE, out->arena);
    }
}

void minicup_rows_matches(const struct feed_config *config, const struct json *root,
                          struct feed_choices *out)
{
    const struct json *list = json_get(root, "matches");
    for (const struct json *item = json_first(list); item; item = json_next(item)) {
        add_match(config, item, out);
    }
}

static const char *player_note(const struct match_player *player, struct arena *arena)
{
    if (player->goals < 0) {
        return player->number ? arena_printf(arena, "number %s", player->number) : NULL;
    }
    const char *goals = arena_printf(arena, "%d %s", player->goals,
                                     player->goals == 1 ? "goal" : "goals");
    return player->number ? arena_printf(arena, "number %s, %s", player->number, goals)
                          : goals;
}

static void add_players(const struct json *list, const char *state,
                        struct feed_choices *out)
{
    struct match_roster roster;
    minicup_players(list, out->arena, &roster);
    for (int i = 0; i < roster.count; i++) {
        struct feed_choice *choice =
            row(out, roster.players[i].id, roster.players[i].name);
        choice->state = state;
        choice->note = player_note(&roster.players[i], out->arena);
    }
}

void minicup_rows_match(const struct feed_config *config, const struct json *root,
                        struct feed_choices *out)
{
    static const char *const lists[] = {"home_team_players", "away_team_players"};
    struct minicup_view view = view_of(config, out->arena);
    const struct json *inner = json_get(root, "match");
    const struct json *match = json_is_object(inner) ? inner : root;
    struct match_news news;
    add_match(config, match, out);
    minicup_match(&view, match, &news);
    for (int i = 0; i < 2; i++) {
        const struct match_team *team = &news.teams[i];
        if (team->name) {
            struct feed_choice *choice = row(out, team->id, team->name);
            choice->state = side_words[i];
            choice->note = team->short_name
                               ? arena_printf(out->arena, "team, %s", team->short_name)
                               : "team";
        }
        add_players(json_get(match, lists[i]), side_words[i], out);
    }
}

// "1st half 02:07"
static const char *entry_when(const struct feed_config *config,
                              const struct match_entry *entry, struct arena *arena)
{
    static const char *const halves[] = {"1st half", "2nd half"};
    static const int places[] = {1, 3}; // of the halves in config->periods
    const char *half = "";
    if (entry->period == 1 || entry->period == 2) {
        const char *own = config->periods[places[entry->period - 1]];
        half = own[0] ? own : halves[entry->period - 1];
    }
    if (entry->offset_ms < 0) {
        return half;
    }
    return arena_printf(arena, "%s%s%s", half, half[0] ? " " : "",
                        span_match(arena, entry->offset_ms));
}

static const char *entry_note(const struct match_entry *entry, struct arena *arena)
{
    const char *side = entry->side == SIDE_NONE ? NULL : side_words[entry->side];
    if (!entry->has_score) {
        return side;
    }
    return arena_printf(arena, "%d:%d%s%s", entry->score[0], entry->score[1],
                        side ? " " : "", side ? side : "");
}

void minicup_rows_events(const struct feed_config *config, const struct json *root,
                         struct feed_choices *out)
{
    struct minicup_view view = view_of(config, out->arena);
    struct match_news news = {0};
    minicup_entries(&view, NULL, json_get(root, "events"), NULL, &news);
    for (int i = 0; i < news.entry_count; i++) {
        const struct match_entry *entry = &news.entries[i];
        struct feed_choice *choice =
            row(out, entry->id, entry->player ? entry->player : entry->text);
        choice->when = entry_when(config, entry, out->arena);
        choice->state = entry_words[entry->kind];
        choice->note = entry_note(entry, out->arena);
    }
}

void minicup_rows_team(const struct feed_config *config, const struct json *root,
                       struct feed_choices *out)
{
    const char *trainer = leaf_text(root, "trainer_name", NULL, LEAF_NAME, out->arena);
    struct feed_choice *choice =
        row(out, leaf_text(root, "id", NULL, LEAF_ID, out->arena),
            leaf_text(root, "name", NULL, LEAF_NAME, out->arena));
    choice->state = "team";
    choice->note = trainer ? arena_printf(out->arena, "trainer %s", trainer) : NULL;
    add_players(json_get(root, "players"), "player", out);
    minicup_rows_matches(config, root, out);
}

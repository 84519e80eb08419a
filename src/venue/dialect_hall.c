// The Litovel Minicup's live service: a guest subscribes to a match, a category, or both,
// is told how it stands, and from then on what happens. Exhibitions need no asking.
#include <string.h>

#include "base/json.h"
#include "net/hall_server.h"
#include "venue/dialect.h"

struct viewer {
    char match[VENUE_SUBSCRIPTION];    // "" = none
    char category[VENUE_SUBSCRIPTION]; // "" = none
    bool exhibition;                   // is told everything
};

static const char exhibition[] = "/ws/exhibition";

static bool serves(const char *path)
{
    return text_equal(path, "/ws/live") || text_equal(path, exhibition);
}

// Pages of strangers may not listen in.
static bool admits(const struct http_request *request)
{
    static const char *const known[] = {"localhost", "127.", "192.", "10."};
    const char *host = request->origin ? strstr(request->origin, "://") : NULL;
    for (size_t i = 0; host && i < sizeof(known) / sizeof(known[0]); i++) {
        if (text_starts(host + 3, known[i])) {
            return true;
        }
    }
    return !request->origin;
}

static void stamp(const struct day *day, struct buf *out, const char *content)
{
    buf_printf(out, "\"type_content\": [%s\"server_time\"], \"server_time\": %.6f}",
               content, day_epoch(day));
}

static bool open(const struct day *day, struct guest *guest)
{
    struct buf hello = {0};
    buf_char(&hello, '{');
    stamp(day, &hello, "");
    guest_send(guest, &hello);
    struct viewer *viewer = guest->own;
    viewer->exhibition = text_equal(ws_client_path(guest->client), exhibition);
    return viewer->exhibition;
}

static void refuse(struct guest *guest, const char *message)
{
    struct buf out = {0};
    buf_text(&out, "{\"success\": false, \"message\": ");
    json_put_text(&out, message);
    buf_char(&out, '}');
    guest_send(guest, &out);
}

static struct json_doc *parse(struct str text)
{
    return json_parse(text.data, text.len, NULL, NULL, 0);
}

// The newest thing that was said of this match, as a whole document; NULL if nothing was.
// Before the first push that is what REST answers.
static struct json_doc *newest(const struct day *day, const char *match,
                               const struct json **found)
{
    for (int i = day->told - 1; i >= 0; i--) {
        const struct script_line *line = &day->script->lines[i];
        if (line->kind != SCRIPT_TEXT) {
            continue;
        }
        struct json_doc *doc = parse(day_text(day, line));
        const struct json *told = json_get(json_root(doc), "match");
        const char *id = json_text(json_get(told, "id"), day->arena);
        if (text_equal(id, match)) {
            *found = told;
            return doc;
        }
        json_free(doc);
    }
    struct str page = day_answer(day, arena_printf(day->arena, "/api/match/%s", match));
    struct json_doc *doc = page.len ? parse(page) : NULL;
    *found = json_root(doc);
    return doc;
}

static bool subscribe(const struct day *day, struct guest *guest, const char *match)
{
    struct viewer *viewer = guest->own;
    const struct json *found = NULL;
    struct json_doc *doc = match ? newest(day, match, &found) : NULL;
    if (!found) {
        refuse(guest, "Match matching query does not exist.");
        return false;
    }
    text_copy(viewer->match, sizeof(viewer->match), match);
    struct buf out = {0};
    buf_text(&out, "{\"match\": ");
    hall_put_match(&out, found);
    buf_text(&out, ", ");
    stamp(day, &out, "\"match\", ");
    guest_send(guest, &out);
    json_free(doc);
    return true;
}

static bool subscribe_category(const struct day *day, struct guest *guest,
                               const char *category)
{
    struct viewer *viewer = guest->own;
    struct str page = day_answer(
        day, arena_printf(day->arena, "/api/category/%s", category ? category : ""));
    if (!page.len) {
        refuse(guest, "Category matching query does not exist.");
        return false;
    }
    text_copy(viewer->category, sizeof(viewer->category), category);
    struct json_doc *listing = parse(page);
    const struct json *matches = json_get(json_root(listing), "matches");
    struct buf out = {0};
    buf_text(&out, "{\"matches\": {");
    for (const struct json *row = json_first(matches); row; row = json_next(row)) {
        const char *id = json_text(json_get(row, "id"), day->arena);
        const struct json *found = NULL;
        struct json_doc *doc = id ? newest(day, id, &found) : NULL;
        if (found && !text_equal(json_string(json_get(found, "state")), "end")) {
            json_put_key(&out, id);
            hall_put_match(&out, found);
        }
        json_free(doc);
    }
    buf_text(&out, "}, ");
    stamp(day, &out, "\"matches\", ");
    guest_send(guest, &out);
    json_free(listing);
    return true;
}

static void tell_roster(const struct day *day, struct guest *guest, const char *team)
{
    struct str page = day_answer(
        day, arena_printf(day->arena, "/api/team-detail/%s", team ? team : ""));
    if (!page.len) {
        refuse(guest, "TeamInfo matching query does not exist.");
        return;
    }
    struct json_doc *doc = parse(page);
    struct buf out = {0};
    buf_text(&out, "{\"players\": ");
    json_put_value(&out, json_get(json_root(doc), "players"));
    buf_text(&out, ", \"team\": ");
    json_put_value(&out, json_get(json_root(doc), "id"));
    buf_text(&out, ", ");
    stamp(day, &out, "\"team_players\", ");
    guest_send(guest, &out);
    json_free(doc);
}

// Standings are pushed to nobody: a text of the day that has them is the answer to
// whoever asks from then on, the first also before.
static void tell_table(const struct day *day, struct guest *guest)
{
    struct json_doc *table = NULL;
    for (int i = 0; i < day->script->count && (i < day->told || !table); i++) {
        const struct script_line *line = &day->script->lines[i];
        struct json_doc *doc = line->kind == SCRIPT_TEXT ? parse(line->text) : NULL;
        bool found = json_get(json_root(doc), "category_table") != NULL;
        json_free(found ? table : doc);
        table = found ? doc : table;
    }
    if (!table) {
        refuse(guest, "CategoryInfo matching query does not exist.");
        return;
    }
    struct buf out = {0};
    buf_text(&out, "{\"category_table\": ");
    json_put_value(&out, json_get(json_root(table), "category_table"));
    buf_text(&out, ", ");
    stamp(day, &out, "\"category_table\", ");
    guest_send(guest, &out);
    json_free(table);
}

static bool text(const struct day *day, struct guest *guest, struct str said)
{
    struct json_doc *doc = parse(said);
    const struct json *root = json_root(doc);
    const char *action = json_string(json_get(root, "action"));
    const char *match = json_text(json_get(root, "match"), day->arena);
    bool begins = false;
    if (!doc) {
        refuse(guest, "Expecting value: line 1 column 1 (char 0)");
    } else if (text_equal(action, "subscribe")) {
        begins = subscribe(day, guest, match);
    } else if (text_equal(action, "subscribe_category")) {
        begins = subscribe_category(day, guest,
                                    json_text(json_get(root, "category"), day->arena));
    } else if (text_equal(action, "unsubscribe")) {
        *(struct viewer *)guest->own = (struct viewer){0};
    } else if (text_equal(action, "fetch_team_roster")) {
        tell_roster(day, guest, json_text(json_get(root, "team"), day->arena));
    } else if (text_equal(action, "fetch_category_table")) {
        tell_table(day, guest);
    } else if (text_equal(action, "goal") || text_equal(action, "state_change") ||
               text_equal(action, "delete_event")) {
        refuse(guest, "Not enough perms to perform action.");
    } else {
        refuse(guest,
               arena_printf(day->arena, "Unknown action %s.", action ? action : "None"));
    }
    json_free(doc);
    return begins;
}

// How often a guest is told of a match: whoever follows it and its category, too, is told
// everything twice.
static int times(const struct day *day, const struct viewer *viewer,
                 const struct json *match)
{
    const char *id = json_text(json_get(match, "id"), day->arena);
    const char *category = json_text(json_get(match, "category_id"), day->arena);
    if (!id || viewer->exhibition) {
        return id != NULL;
    }
    return text_equal(viewer->match, id) +
           (viewer->category[0] && text_equal(viewer->category, category));
}

static void tell(const struct day *day, struct guest *guest,
                 const struct script_line *line)
{
    if (guest_leaves(guest, line) || line->kind != SCRIPT_TEXT) {
        return;
    }
    struct str said = day_text(day, line);
    struct json_doc *doc = parse(said);
    for (int i = times(day, guest->own, json_get(json_root(doc), "match")); i > 0; i--) {
        ws_client_send(guest->client, said);
    }
    json_free(doc);
}

static void tick(const struct day *day, struct guest *guest, int64_t second)
{
    (void)day;
    (void)second;
    ws_client_ping(guest->client);
}

const struct dialect dialect_hall = {
    .size = sizeof(struct viewer),
    .serves = serves,
    .admits = admits,
    .open = open,
    .text = text,
    .tell = tell,
    .tick = tick,
};

// FastPath: one socket a fixture. A guest shows its token, is told all packets but the
// first so many, which its address names, and then what happens, with a heartbeat every
// ten seconds.
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "venue/dialect.h"

enum { HEARTBEAT_S = 10, CLOSE_POLICY = 1008 };

struct listener {
    bool admitted;
    long skip; // packets that it does not want any more
    char fixture[VENUE_SUBSCRIPTION];
};

// "/media/soccer/fixtures/ID/actions" and the betting feed's address without /media.
static bool serves(const char *path)
{
    return strstr(path, "/fixtures/") && text_ends(path, "/actions");
}

static bool admits(const struct http_request *request)
{
    return request->accept &&
           strstr(request->accept, "application/vnd.imggaming.dde.api");
}

static long start_position(const char *query)
{
    const char *found = strstr(query, "startPosition=");
    long position = found ? strtol(found + 14, NULL, 10) : 0;
    return position > 0 ? position : 0;
}

static bool open(const struct day *day, struct guest *guest)
{
    (void)day;
    struct listener *listener = guest->own;
    const char *id = strstr(ws_client_path(guest->client), "/fixtures/") + 10;
    listener->skip = start_position(ws_client_query(guest->client));
    text_copy(listener->fixture, sizeof(listener->fixture), id);
    listener->fixture[strcspn(listener->fixture, "/")] = '\0';
    return false;
}

static struct json_doc *parse(struct str text)
{
    return json_parse(text.data, text.len, NULL, NULL, 0);
}

enum packet { PACKET_OTHER, PACKET_ACTION, PACKET_STATUS };

// A status packet names no fixture: it is everybody's.
static enum packet packet_of(const struct listener *listener, struct str text)
{
    struct json_doc *doc = parse(text);
    const struct json *action = json_get(json_root(doc), "fixtureAction");
    const char *fixture = json_string(json_get(action, "fixtureId"));
    enum packet packet = PACKET_OTHER;
    if (json_get(json_root(doc), "eventElementType")) {
        packet = PACKET_STATUS;
    } else if (action && (!fixture || text_equal(fixture, listener->fixture))) {
        packet = PACKET_ACTION;
    }
    json_free(doc);
    return packet;
}

// A packet for somebody who has shown a token.
static void tell_packet(const struct day *day, struct guest *guest,
                        const struct script_line *line, bool live)
{
    struct listener *listener = guest->own;
    enum packet packet = packet_of(listener, line->text);
    bool wanted =
        packet == PACKET_ACTION ? listener->skip-- <= 0 : live && packet == PACKET_STATUS;
    if (wanted) {
        ws_client_send(guest->client, day_text(day, line));
    }
}

static void tell_backlog(const struct day *day, struct guest *guest)
{
    for (int i = 0; i < day->told; i++) {
        const struct script_line *line = &day->script->lines[i];
        if (line->kind == SCRIPT_TEXT) {
            tell_packet(day, guest, line, false);
        }
    }
}

static bool known(const struct day *day, const struct listener *listener)
{
    for (int i = 0; i < day->script->count; i++) {
        const struct script_line *line = &day->script->lines[i];
        if (line->kind == SCRIPT_TEXT &&
            packet_of(listener, line->text) == PACKET_ACTION) {
            return true;
        }
    }
    return false;
}

static bool text(const struct day *day, struct guest *guest, struct str said)
{
    struct listener *listener = guest->own;
    if (listener->admitted) {
        return false; // whatever follows the token is ignored
    }
    struct json_doc *doc = parse(said);
    const char *token = json_string(json_get(json_root(doc), "authToken"));
    bool admitted = token && token[0];
    json_free(doc);
    if (!admitted) {
        guest_say(guest, "{\"message\":\"Authentication message had incorrect format\","
                         "\"level\":\"ERROR\"}");
        ws_client_close(guest->client, CLOSE_POLICY, "");
        return false;
    }
    listener->admitted = true;
    guest_say(guest, "{\"message\":\"Authorisation accepted\",\"level\":\"INFO\"}");
    if (!known(day, listener)) {
        guest_say(guest, arena_printf(day->arena,
                                      "{\"message\":\"Could not find fixture topic %s\","
                                      "\"level\":\"WARN\"}",
                                      listener->fixture));
        return false;
    }
    tell_backlog(day, guest);
    return true;
}

static void tell(const struct day *day, struct guest *guest,
                 const struct script_line *line)
{
    const struct listener *listener = guest->own;
    if (!guest_leaves(guest, line) && line->kind == SCRIPT_TEXT && listener->admitted) {
        tell_packet(day, guest, line, true);
    }
}

static void tick(const struct day *day, struct guest *guest, int64_t second)
{
    const struct listener *listener = guest->own;
    if (!listener->admitted || second % HEARTBEAT_S != 0) {
        return;
    }
    const char *now = arena_printf(day->arena, "{{iso+%.3f}}", (double)day->now_ms / 1e3);
    struct str iso = script_expand(str_of(now), day->epoch_ms, day->arena);
    guest_say(guest,
              arena_printf(day->arena,
                           "{\"message\":\"Heartbeat sent at %s\",\"level\":\"INFO\"}",
                           iso.data));
}

const struct dialect dialect_fixture = {
    .size = sizeof(struct listener),
    .serves = serves,
    .admits = admits,
    .open = open,
    .text = text,
    .tell = tell,
    .tick = tick,
};

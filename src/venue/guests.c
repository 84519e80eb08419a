#include "venue/guests.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "net/answer.h"

enum { CLOSE_NORMAL = 1000 };

static const struct dialect *const dialects[] = {&dialect_pusher, &dialect_timing,
                                                 &dialect_hall, &dialect_fixture};

static const struct dialect *dialect_of(const char *path)
{
    for (size_t i = 0; i < sizeof(dialects) / sizeof(dialects[0]); i++) {
        if (dialects[i]->serves(path)) {
            return dialects[i];
        }
    }
    return NULL;
}

bool guests_accept(const struct http_request *request)
{
    const struct dialect *dialect = dialect_of(request->path);
    return dialect && (!dialect->admits || dialect->admits(request));
}

bool guests_open(struct guests *guests, const struct day *day, struct ws_client *client)
{
    const struct dialect *dialect = dialect_of(ws_client_path(client));
    if (!dialect) {
        ws_client_close(client, CLOSE_NORMAL, "");
        return false;
    }
    struct guest *guest = xalloc(sizeof(*guest));
    guest->client = client;
    guest->dialect = dialect;
    guest->number = ++guests->admitted;
    guest->own = xalloc(dialect->size + 1);
    guest->next = guests->first;
    guests->first = guest;
    ws_client_set_data(client, guest);
    return dialect->open(day, guest);
}

bool guests_text(const struct day *day, struct ws_client *client, struct str text)
{
    struct guest *guest = ws_client_data(client);
    return guest && guest->dialect->text(day, guest, text);
}

void guests_closed(struct guests *guests, struct ws_client *client)
{
    struct guest *guest = ws_client_data(client);
    struct guest **at = &guests->first;
    while (*at && *at != guest) {
        at = &(*at)->next;
    }
    if (*at) {
        *at = guest->next;
    }
    if (guest) {
        free(guest->own);
        free(guest);
    }
}

void guests_tell(struct guests *guests, const struct day *day,
                 const struct script_line *line)
{
    for (struct guest *guest = guests->first; guest; guest = guest->next) {
        guest->dialect->tell(day, guest, line);
    }
}

void guests_tick(struct guests *guests, const struct day *day, int64_t second)
{
    for (struct guest *guest = guests->first; guest; guest = guest->next) {
        if (guest->dialect->tick) {
            guest->dialect->tick(day, guest, second);
        }
    }
}

void guest_say(struct guest *guest, const char *text)
{
    ws_client_send(guest->client, str_of(text));
}

void guest_send(struct guest *guest, struct buf *text)
{
    ws_client_send(guest->client, (struct str){text->data, text->len});
    buf_finish(text);
}

struct str day_text(const struct day *day, const struct script_line *line)
{
    return script_expand(line->text, day->epoch_ms, day->arena);
}

double day_epoch(const struct day *day)
{
    return (double)(day->epoch_ms + day->now_ms) / 1000.0;
}

struct str day_answer(const struct day *day, const char *path)
{
    const struct script_line *line = answer_find(day->script, 0, NULL, path, day->now_ms);
    return line ? day_text(day, line) : (struct str){0};
}

bool guest_leaves(struct guest *guest, const struct script_line *line)
{
    if (line->kind != SCRIPT_LINK || strcmp(line->name, "closed") != 0) {
        return false;
    }
    // 1005 and 1006 are never sent: they say that nothing was.
    bool sayable = line->code >= CLOSE_NORMAL && line->code != 1005 && line->code != 1006;
    ws_client_close(guest->client, sayable ? line->code : CLOSE_NORMAL, "");
    return true;
}

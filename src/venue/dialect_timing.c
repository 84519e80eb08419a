// World Triathlon's timing socket: all the races of the world on one channel, nothing
// said on arrival and nothing heard.
#include "base/json.h"
#include "venue/dialect.h"

static bool serves(const char *path)
{
    return text_equal(path, "/timing");
}

static bool open(const struct day *day, struct guest *guest)
{
    (void)day;
    (void)guest;
    return true;
}

static bool text(const struct day *day, struct guest *guest, struct str said)
{
    (void)day;
    (void)guest;
    (void)said;
    return false;
}

static bool is_timing(struct str said)
{
    struct json_doc *doc = json_parse(said.data, said.len, NULL, NULL, 0);
    bool timing = json_get(json_root(doc), "prog_id") != NULL;
    json_free(doc);
    return timing;
}

static void tell(const struct day *day, struct guest *guest,
                 const struct script_line *line)
{
    if (guest_leaves(guest, line)) {
        return;
    }
    if (line->kind == SCRIPT_TEXT && is_timing(line->text)) {
        ws_client_send(guest->client, day_text(day, line));
    }
}

const struct dialect dialect_timing = {
    .serves = serves,
    .open = open,
    .text = text,
    .tell = tell,
};

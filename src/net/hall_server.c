#include "net/hall_server.h"

#include "base/json.h"
#include "base/str.h"

void hall_put_match(struct buf *out, const struct json *match)
{
    buf_char(out, '{');
    for (const struct json *item = json_first(match); item; item = json_next(item)) {
        if (!text_ends(json_key(item), "_team_players")) {
            json_put_key(out, json_key(item));
            json_put_value(out, item);
        }
    }
    buf_char(out, '}');
}

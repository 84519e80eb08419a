// JSON of our own, and what was read as JSON again.
#include <stdlib.h>

#include "base/json_item.h"
#include "base/str.h"
#include "base/utf8.h"

void json_put_text(struct buf *buf, const char *text)
{
    if (!text) {
        buf_text(buf, "null");
        return;
    }
    buf_char(buf, '"');
    for (uint32_t c; (c = utf8_next(&text));) {
        if (c == '"' || c == '\\') {
            buf_char(buf, '\\');
            buf_char(buf, (char)c);
        } else if (c < 0x20) {
            buf_printf(buf, "\\u%04x", (unsigned)c);
        } else {
            char bytes[4];
            buf_append(buf, bytes, (size_t)utf8_put(bytes, c));
        }
    }
    buf_char(buf, '"');
}

void json_put_key(struct buf *buf, const char *key)
{
    if (buf->len && buf->data[buf->len - 1] != '{') {
        buf_char(buf, ',');
    }
    json_put_text(buf, key);
    buf_char(buf, ':');
}

void json_add_text(struct buf *buf, const char *key, const char *text)
{
    json_put_key(buf, key);
    json_put_text(buf, text);
}

void json_add_number(struct buf *buf, const char *key, int64_t number)
{
    json_put_key(buf, key);
    buf_printf(buf, "%lld", (long long)number);
}

void json_add_bool(struct buf *buf, const char *key, bool value)
{
    json_put_key(buf, key);
    buf_text(buf, value ? "true" : "false");
}

void json_put_value(struct buf *buf, const struct json *value)
{
    char *text = value ? cJSON_PrintUnformatted(item_of(value)) : NULL;
    buf_text(buf, text ? text : "null");
    free(text);
}

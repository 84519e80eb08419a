#include "net/ws_handshake.h"

#include <ctype.h>
#include <libwebsockets.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SWITCHING_PROTOCOLS = 101, FIRST_FINAL = 200, SHA1_BYTES = 20, STATUS_AT = 9 };

void ws_key(char out[WS_KEY_TEXT], const unsigned char bytes[WS_KEY_BYTES])
{
    // libwebsockets ends the text only where it has room to spare.
    lws_b64_encode_string((const char *)bytes, WS_KEY_BYTES, out, WS_KEY_TEXT);
    out[WS_KEY_TEXT - 1] = '\0';
}

void ws_request(struct buf *out, const char *authority, const char *path, const char *key,
                const char *lines)
{
    buf_printf(out,
               "GET %s HTTP/1.1\r\n"
               "Pragma: no-cache\r\n"
               "Cache-Control: no-cache\r\n"
               "Host: %s\r\n"
               "Upgrade: websocket\r\n"
               "Connection: Upgrade\r\n"
               "Sec-WebSocket-Key: %s\r\n"
               "Sec-WebSocket-Version: 13\r\n"
               "%s\r\n",
               path, authority, key, lines ? lines : "");
}

static struct str trim(struct str text)
{
    while (text.len && isspace((unsigned char)text.data[0])) {
        text.data++;
        text.len--;
    }
    while (text.len && isspace((unsigned char)text.data[text.len - 1])) {
        text.len--;
    }
    return text;
}

// What stands before the next `end` or all there is; *rest moves behind it.
static struct str split(struct str *rest, char end)
{
    const char *at = rest->len ? memchr(rest->data, end, rest->len) : NULL;
    struct str part = {rest->data, at ? (size_t)(at - rest->data) : rest->len};
    size_t used = part.len + (at ? 1 : 0);
    rest->data += used;
    rest->len -= used;
    return part;
}

static bool same(struct str text, const char *word)
{
    size_t i = 0;
    while (i < text.len && word[i] &&
           tolower((unsigned char)text.data[i]) == tolower((unsigned char)word[i])) {
        i++;
    }
    return i == text.len && !word[i];
}

static bool is_websocket(const struct ws_answer *answer, struct str value)
{
    (void)answer;
    return same(value, "websocket");
}

static bool names_upgrade(const struct ws_answer *answer, struct str value)
{
    (void)answer;
    while (value.len) {
        if (same(trim(split(&value, ',')), "upgrade")) {
            return true;
        }
    }
    return false;
}

static bool is_accepted(const struct ws_answer *answer, struct str value)
{
    char text[80], expected[32] = "";
    unsigned char hash[SHA1_BYTES];
    int len = snprintf(text, sizeof(text), "%s258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                       answer->key);
    lws_SHA1((const unsigned char *)text, (size_t)len, hash);
    lws_b64_encode_string((const char *)hash, SHA1_BYTES, expected, sizeof(expected));
    return value.len == strlen(expected) && memcmp(value.data, expected, value.len) == 0;
}

static bool is_nothing(const struct ws_answer *answer, struct str value)
{
    (void)answer;
    return value.len == 0;
}

enum { UPGRADE = 1, CONNECTION = 2, ACCEPT = 4, ALL = UPGRADE | CONNECTION | ACCEPT };

static const struct rule {
    const char *name;
    bool (*fits)(const struct ws_answer *answer, struct str value);
    int what;    // is there if it fits
    bool strict; // each line of that name has to
} rules[] = {
    {"Upgrade", is_websocket, UPGRADE, true},
    {"Connection", names_upgrade, CONNECTION, false},
    {"Sec-WebSocket-Accept", is_accepted, ACCEPT, true},
    {"Sec-WebSocket-Extensions", is_nothing, 0, true},
    {"Sec-WebSocket-Protocol", is_nothing, 0, true},
};

// False: the line forbids itself. What it stands for is added to *seen.
static bool line_fits(const struct ws_answer *answer, struct str line, int *seen)
{
    struct str name = split(&line, ':');
    struct str value = trim(line);
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        if (same(name, rules[i].name)) {
            bool fits = rules[i].fits(answer, value);
            *seen |= fits ? rules[i].what : 0;
            return fits || !rules[i].strict;
        }
    }
    return true;
}

static bool is_yes(const struct ws_answer *answer)
{
    struct str rest = {answer->head.data, answer->head.len};
    int seen = 0;
    split(&rest, '\n'); // the status
    while (rest.len) {
        if (!line_fits(answer, split(&rest, '\n'), &seen)) {
            return false;
        }
    }
    return seen == ALL;
}

// "HTTP/1.1 101 ..."; 0 if it is something else.
static int status_of(const struct buf *head)
{
    const char *at = head->data;
    bool fits = head->len > STATUS_AT + 3 && isdigit((unsigned char)at[7]) &&
                at[8] == ' ' && isspace((unsigned char)at[STATUS_AT + 3]);
    for (int i = 0; fits && i < 3; i++) {
        fits = isdigit((unsigned char)at[STATUS_AT + i]);
    }
    return fits ? atoi(at + STATUS_AT) : 0;
}

static enum ws_answer_result judge(struct ws_answer *answer)
{
    answer->status = status_of(&answer->head);
    if (answer->status < 100) {
        return WS_ANSWER_BAD;
    }
    if (answer->status == SWITCHING_PROTOCOLS) {
        return is_yes(answer) ? WS_ANSWER_YES : WS_ANSWER_BAD;
    }
    if (answer->status < FIRST_FINAL) {
        buf_clear(&answer->head); // the one that counts comes behind it
        return WS_ANSWER_MORE;
    }
    return WS_ANSWER_NO;
}

static bool begins_like_http(const struct buf *head)
{
    static const char start[] = "HTTP/1.";
    size_t len = head->len < sizeof(start) - 1 ? head->len : sizeof(start) - 1;
    return memcmp(head->data, start, len) == 0;
}

static bool is_whole(const struct buf *head)
{
    return text_ends(head->data, "\n\r\n") || text_ends(head->data, "\n\n");
}

enum ws_answer_result ws_answer_take(struct ws_answer *answer, struct str *bytes)
{
    enum ws_answer_result result = WS_ANSWER_MORE;
    while (result == WS_ANSWER_MORE && bytes->len) {
        char c = *bytes->data++;
        bytes->len--;
        buf_char(&answer->head, c);
        if (!c || answer->head.len > WS_ANSWER_MAX || !begins_like_http(&answer->head)) {
            result = WS_ANSWER_BAD;
        } else if (c == '\n' && is_whole(&answer->head)) {
            result = judge(answer);
        }
    }
    return result;
}

void ws_answer_finish(struct ws_answer *answer)
{
    buf_finish(&answer->head);
    *answer = (struct ws_answer){0};
}

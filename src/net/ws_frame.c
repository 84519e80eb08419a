#include "net/ws_frame.h"

#include <string.h>

// What is too large is skipped to its end, which must come while the show lasts.
enum { MESSAGE_MOST = 128 << 20 };

enum {
    FINAL = 0x80,
    RESERVED = 0x70,
    OPCODE = 0x0F,
    CONTROL = 0x08,
    MASKED = 0x80,
    LENGTH = 0x7F,
    LENGTH_16 = 126, // the length is in the next two bytes
    LENGTH_64 = 127, // in the next eight
    SHORT_HEAD = 2,
    PROTOCOL_ERROR = 1002
};

static struct str take(struct str *bytes, uint64_t len)
{
    struct str part = {bytes->data, len < bytes->len ? (size_t)len : bytes->len};
    bytes->data += part.len;
    bytes->len -= part.len;
    return part;
}

static bool take_head(struct ws_reader *reader, struct str *bytes, size_t size)
{
    while (reader->head_len < size && bytes->len) {
        reader->head[reader->head_len++] = (unsigned char)*take(bytes, 1).data;
    }
    return reader->head_len >= size;
}

static const char *control_fault(int opcode, bool final, int length)
{
    if (opcode > WS_PONG) {
        return "unknown opcode";
    }
    if (!final) {
        return "control frame in pieces";
    }
    return length > WS_CONTROL_MAX ? "control frame too long" : NULL;
}

static const char *data_fault(const struct ws_reader *reader, int opcode)
{
    if (opcode > WS_BINARY) {
        return "unknown opcode";
    }
    if (opcode == WS_CONTINUATION) {
        return reader->in_message ? NULL : "continuation of nothing";
    }
    return reader->in_message ? "message inside a message" : NULL;
}

// What is wrong with a frame that begins like this, NULL if nothing is.
static const char *head_fault(const struct ws_reader *reader)
{
    int first = reader->head[0], second = reader->head[1];
    if (first & RESERVED) {
        return "reserved bits";
    }
    if (second & MASKED) {
        return "masked";
    }
    return first & CONTROL
               ? control_fault(first & OPCODE, (first & FINAL) != 0, second & LENGTH)
               : data_fault(reader, first & OPCODE);
}

static size_t head_size(const struct ws_reader *reader)
{
    int length = reader->head[1] & LENGTH;
    return length == LENGTH_16   ? SHORT_HEAD + 2
           : length == LENGTH_64 ? SHORT_HEAD + 8
                                 : SHORT_HEAD;
}

static uint64_t payload_length(const struct ws_reader *reader)
{
    size_t size = head_size(reader);
    if (size == SHORT_HEAD) {
        return reader->head[1] & LENGTH;
    }
    uint64_t length = 0;
    for (size_t i = SHORT_HEAD; i < size; i++) {
        length = length << 8 | reader->head[i];
    }
    return length;
}

// Bytes of the message in front of a frame that begins like this.
static uint64_t length_before(const struct ws_reader *reader)
{
    bool goes_on = (reader->head[0] & OPCODE) == WS_CONTINUATION;
    return goes_on ? reader->message_len : 0;
}

// False: more bytes are needed, or `why` says what is wrong.
static bool begin_frame(struct ws_reader *reader, struct str *bytes)
{
    if (!take_head(reader, bytes, SHORT_HEAD)) {
        return false;
    }
    reader->why = head_fault(reader);
    if (reader->why || !take_head(reader, bytes, head_size(reader))) {
        return false;
    }
    reader->left = payload_length(reader);
    if (reader->left > MESSAGE_MOST - length_before(reader)) {
        reader->why = "length beyond all bounds";
        return false;
    }
    reader->opcode = (enum ws_opcode)(reader->head[0] & OPCODE);
    if (!(reader->opcode & CONTROL)) {
        reader->message_len = length_before(reader) + reader->left;
    }
    reader->final = (reader->head[0] & FINAL) != 0;
    reader->in_frame = true;
    reader->begun = false;
    reader->control_len = 0;
    if (reader->opcode == WS_TEXT || reader->opcode == WS_BINARY) {
        reader->binary = reader->opcode == WS_BINARY;
        reader->in_message = true;
    }
    return true;
}

static void end_frame(struct ws_reader *reader)
{
    reader->in_frame = false;
    reader->head_len = 0;
    if (!(reader->opcode & CONTROL) && reader->final) {
        reader->in_message = false;
    }
}

static enum ws_heard control_next(struct ws_reader *reader, struct str *bytes,
                                  struct str *payload)
{
    struct str part = take(bytes, reader->left);
    if (part.len) {
        memcpy(reader->control + reader->control_len, part.data, part.len);
    }
    reader->control_len += part.len;
    reader->left -= part.len;
    if (reader->left) {
        return WS_HEARD_MORE;
    }
    end_frame(reader);
    *payload = (struct str){reader->control, reader->control_len};
    if (reader->opcode == WS_CLOSE && payload->len == 1) {
        reader->why = "goodbye with half a code";
        return WS_HEARD_BAD;
    }
    return reader->opcode == WS_PING   ? WS_HEARD_PING
           : reader->opcode == WS_PONG ? WS_HEARD_PONG
                                       : WS_HEARD_CLOSE;
}

static enum ws_heard piece_next(struct ws_reader *reader, struct str *bytes,
                                struct str *payload)
{
    struct str part = take(bytes, reader->left);
    reader->left -= part.len;
    struct piece piece = {
        .data = part.data,
        .len = part.len,
        .first = !reader->begun && reader->opcode != WS_CONTINUATION,
        .final = reader->final && !reader->left,
        .binary = reader->binary,
    };
    reader->begun = true;
    if (!reader->left) {
        end_frame(reader);
    }
    switch (assemble_add(&reader->assemble, &piece, payload)) {
    case ASSEMBLE_TEXT:
        reader->lent = true;
        return WS_HEARD_TEXT;
    case ASSEMBLE_BINARY:
        return WS_HEARD_BINARY;
    case ASSEMBLE_TOO_LARGE:
        return WS_HEARD_TOO_LARGE;
    case ASSEMBLE_MORE:
        break;
    }
    return WS_HEARD_MORE;
}

static enum ws_heard data_next(struct ws_reader *reader, struct str *bytes,
                               struct str *payload)
{
    size_t max = reader->assemble.max ? reader->assemble.max : ASSEMBLE_MAX;
    bool whole = !reader->begun && reader->final && reader->opcode == WS_TEXT &&
                 reader->left <= bytes->len && reader->left <= max;
    if (whole) {
        *payload = take(bytes, reader->left);
        end_frame(reader);
        return WS_HEARD_TEXT;
    }
    if (!bytes->len && reader->left) {
        return WS_HEARD_MORE;
    }
    if (reader->lent) {
        reader->lent = false;
        return WS_HEARD_LENT;
    }
    return piece_next(reader, bytes, payload);
}

enum ws_heard ws_reader_next(struct ws_reader *reader, struct str *bytes,
                             struct str *payload)
{
    enum ws_heard heard = WS_HEARD_MORE;
    do {
        if (!reader->in_frame && !begin_frame(reader, bytes)) {
            return reader->why ? WS_HEARD_BAD : WS_HEARD_MORE;
        }
        heard = reader->opcode & CONTROL ? control_next(reader, bytes, payload)
                                         : data_next(reader, bytes, payload);
    } while (heard == WS_HEARD_MORE && bytes->len);
    return heard;
}

void ws_reader_reset(struct ws_reader *reader)
{
    struct assemble assemble = reader->assemble;
    assemble_reset(&assemble);
    *reader = (struct ws_reader){.assemble = assemble};
}

void ws_reader_finish(struct ws_reader *reader)
{
    assemble_finish(&reader->assemble);
}

int ws_goodbye_code(struct str payload)
{
    if (payload.len < 2) {
        return 0;
    }
    int code = (unsigned char)payload.data[0] << 8 | (unsigned char)payload.data[1];
    bool reserved =
        code < 1000 || (code >= 1004 && code <= 1006) || (code >= 1016 && code < 3000);
    return reserved ? PROTOCOL_ERROR : code;
}

struct str ws_goodbye(char room[WS_CONTROL_MAX + 1], int code, const char *reason)
{
    room[0] = (char)(code >> 8);
    room[1] = (char)code;
    text_copy(room + 2, WS_CONTROL_MAX - 1, reason ? reason : "");
    return (struct str){room, code ? 2 + strlen(room + 2) : 0};
}

static void write_head(struct buf *out, enum ws_opcode opcode, size_t len)
{
    int bytes = len < LENGTH_16 ? 0 : len <= UINT16_MAX ? 2 : 8;
    buf_char(out, (char)(FINAL | opcode));
    buf_char(out, (char)(MASKED | (bytes == 0   ? (int)len
                                   : bytes == 2 ? LENGTH_16
                                                : LENGTH_64)));
    for (int i = bytes - 1; i >= 0; i--) {
        buf_char(out, (char)((uint64_t)len >> (8 * i)));
    }
}

void ws_frame_write(struct buf *out, enum ws_opcode opcode, struct str payload,
                    const unsigned char mask[WS_MASK])
{
    write_head(out, opcode, payload.len);
    buf_append(out, (const char *)mask, WS_MASK);
    size_t start = out->len;
    if (payload.len) {
        buf_append(out, payload.data, payload.len);
    }
    for (size_t i = 0; i < payload.len; i++) {
        out->data[start + i] = (char)(out->data[start + i] ^ mask[i % WS_MASK]);
    }
}

#include "check.h"
#include "net/ws_frame.h"

#include <stdlib.h>

// A server's frame: its first byte, then a length as short as can be.
static void frame(struct buf *out, int first, const char *payload, size_t len)
{
    buf_char(out, (char)first);
    buf_char(out, (char)(len < 126 ? (int)len : len <= 0xFFFF ? 126 : 127));
    for (int i = len < 126 ? 0 : len <= 0xFFFF ? 2 : 8; i > 0; i--) {
        buf_char(out, (char)((uint64_t)len >> (8 * (i - 1))));
    }
    buf_append(out, payload, len);
}

static void say(struct buf *out, int first, const char *payload)
{
    frame(out, first, payload, strlen(payload));
}

static struct buf said;

static void tell(const char *kind, struct str payload)
{
    buf_text(&said, said.len ? " " : "");
    buf_text(&said, kind);
    buf_char(&said, '(');
    buf_append(&said, payload.data, payload.len);
    buf_char(&said, ')');
}

// As a connection does: texts are kept until they must be told.
static void hear(struct ws_reader *reader, struct str bytes)
{
    static const char *const names[] = {
        [WS_HEARD_BINARY] = "binary", [WS_HEARD_TOO_LARGE] = "too large",
        [WS_HEARD_PING] = "ping",     [WS_HEARD_PONG] = "pong",
        [WS_HEARD_CLOSE] = "close",
    };
    struct str texts[100], payload = {0};
    int count = 0;
    enum ws_heard heard = WS_HEARD_TEXT;
    while (heard != WS_HEARD_MORE && heard != WS_HEARD_BAD) {
        heard = ws_reader_next(reader, &bytes, &payload);
        if (heard == WS_HEARD_TEXT && count < 100) {
            texts[count++] = payload;
            continue;
        }
        for (int i = 0; i < count; i++) {
            tell("text", texts[i]);
        }
        count = 0;
        if (heard == WS_HEARD_BAD) {
            tell("bad", str_of(reader->why));
        } else if (heard != WS_HEARD_MORE && heard != WS_HEARD_LENT) {
            bool known = heard == WS_HEARD_PING || heard == WS_HEARD_PONG ||
                         heard == WS_HEARD_CLOSE;
            tell(names[heard], known ? payload : str_of(""));
        }
    }
}

// What is heard of the bytes, however they are cut into two reads, or into single bytes.
static const char *heard(const struct buf *bytes)
{
    static char first[4000];
    for (size_t cut = 0; cut <= bytes->len + 1; cut++) {
        struct ws_reader reader = {0};
        buf_clear(&said);
        for (size_t at = 0; at < bytes->len;) {
            size_t len = cut > bytes->len ? 1 : at < cut ? cut : bytes->len - at;
            char *read = malloc(len); // its end is watched
            memcpy(read, bytes->data + at, len);
            hear(&reader, (struct str){read, len});
            free(read);
            at = reader.why ? bytes->len : at + len;
        }
        ws_reader_finish(&reader);
        if (cut == 0) {
            snprintf(first, sizeof(first), "%s", said.data ? said.data : "");
        } else if (strcmp(first, said.data ? said.data : "") != 0) {
            printf("  cut at %zu: %s\n", cut, said.data);
            snprintf(first, sizeof(first), "depends on where it was cut");
            break;
        }
    }
    return first;
}

static const char *heard_of(int first, const char *payload)
{
    struct buf bytes = {0};
    say(&bytes, first, payload);
    const char *line = heard(&bytes);
    buf_finish(&bytes);
    return line;
}

TEST(texts_of_one_read_come_in_order_however_the_network_cut_them)
{
    struct buf bytes = {0};
    say(&bytes, 0x81, "one");
    say(&bytes, 0x81, "");
    say(&bytes, 0x81, "three");
    CHECK_STR(heard(&bytes), "text(one) text() text(three)");
    buf_finish(&bytes);
}

TEST(a_text_that_came_whole_is_not_copied)
{
    struct buf bytes = {0};
    struct ws_reader reader = {0};
    struct str payload = {0};
    say(&bytes, 0x81, "in place");
    struct str slice = {bytes.data, bytes.len};
    CHECK_INT(ws_reader_next(&reader, &slice, &payload), WS_HEARD_TEXT);
    CHECK(payload.data == bytes.data + 2);
    CHECK_INT(payload.len, 8);
    CHECK(reader.assemble.buf.data == NULL);
    CHECK_INT(ws_reader_next(&reader, &slice, &payload), WS_HEARD_MORE);
    buf_finish(&bytes);
}

TEST(fragments_become_one_text_and_pings_may_come_between_them)
{
    struct buf bytes = {0};
    say(&bytes, 0x01, "one ");
    say(&bytes, 0x00, "");
    say(&bytes, 0x89, "still there?");
    say(&bytes, 0x00, "two ");
    say(&bytes, 0x8A, "yes");
    say(&bytes, 0x80, "three");
    say(&bytes, 0x81, "next");
    say(&bytes, 0x01, "");
    say(&bytes, 0x80, "");
    CHECK_STR(heard(&bytes),
              "ping(still there?) pong(yes) text(one two three) text(next) text()");
    buf_finish(&bytes);
}

TEST(lengths_of_all_three_kinds_are_read)
{
    static const size_t lengths[] = {125, 126, 127, 255, 256, 0xFFFF, 0x10000, 70000};
    for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        struct buf bytes = {0};
        struct ws_reader reader = {0};
        struct str payload = {0};
        char *text = malloc(lengths[i]);
        memset(text, 'x', lengths[i]);
        frame(&bytes, 0x81, text, lengths[i]);
        struct str head = {bytes.data, bytes.len - 1};
        struct str tail = {bytes.data + bytes.len - 1, 1};
        CHECK_INT(ws_reader_next(&reader, &head, &payload), WS_HEARD_MORE);
        CHECK_INT(ws_reader_next(&reader, &tail, &payload), WS_HEARD_TEXT);
        CHECK_INT(payload.len, lengths[i]);
        struct str whole = {bytes.data, bytes.len};
        CHECK_INT(ws_reader_next(&reader, &whole, &payload), WS_HEARD_TEXT);
        CHECK(payload.len == lengths[i] && payload.data >= bytes.data);
        ws_reader_finish(&reader);
        buf_finish(&bytes);
        free(text);
    }
}

TEST(a_message_that_is_binary_or_too_large_is_left_out_and_the_next_one_is_read)
{
    struct buf bytes = {0};
    say(&bytes, 0x82, "01");
    say(&bytes, 0x02, "0");
    say(&bytes, 0x89, "p");
    say(&bytes, 0x80, "1");
    say(&bytes, 0x81, "after");
    CHECK_STR(heard(&bytes), "binary() ping(p) binary() text(after)");
    struct ws_reader reader = {.assemble = {.max = 5}};
    buf_clear(&bytes);
    buf_clear(&said);
    say(&bytes, 0x01, "123");
    say(&bytes, 0x00, "456");
    say(&bytes, 0x80, "789");
    say(&bytes, 0x81, "after");
    hear(&reader, (struct str){bytes.data, bytes.len});
    CHECK_STR(said.data, "too large() text(after)");
    ws_reader_finish(&reader);
    buf_finish(&bytes);
}

TEST(a_length_of_many_megabytes_is_waited_out_without_memory)
{
    static const unsigned char head[] = {0x81, 127, 0, 0, 0, 0, 0x07, 0x80, 0, 0};
    struct ws_reader reader = {0};
    struct str payload = {0};
    char *much = calloc(1, ASSEMBLE_MAX + 1);
    struct str slice = {(const char *)head, sizeof(head)};
    CHECK_INT(ws_reader_next(&reader, &slice, &payload), WS_HEARD_MORE);
    slice = (struct str){much, ASSEMBLE_MAX + 1};
    CHECK_INT(ws_reader_next(&reader, &slice, &payload), WS_HEARD_TOO_LARGE);
    for (int i = 0; i < 20; i++) {
        slice = (struct str){much, ASSEMBLE_MAX};
        CHECK_INT(ws_reader_next(&reader, &slice, &payload), WS_HEARD_MORE);
    }
    CHECK_INT(reader.assemble.buf.capacity, 0);
    ws_reader_finish(&reader);
    free(much);
}

TEST(whoever_breaks_the_rules_is_not_read_any_further)
{
    CHECK_STR(heard_of(0xC1, "x"), "bad(reserved bits)");
    CHECK_STR(heard_of(0x91, "x"), "bad(reserved bits)");
    CHECK_STR(heard_of(0x83, "x"), "bad(unknown opcode)");
    CHECK_STR(heard_of(0x8B, "x"), "bad(unknown opcode)");
    CHECK_STR(heard_of(0x09, "x"), "bad(control frame in pieces)");
    CHECK_STR(heard_of(0x80, "x"), "bad(continuation of nothing)");
    CHECK_STR(heard_of(0x88, "x"), "bad(goodbye with half a code)");
    char longer[127];
    memset(longer, 'p', sizeof(longer));
    longer[126] = '\0';
    CHECK_STR(heard_of(0x89, longer), "bad(control frame too long)");
    struct buf bytes = {0};
    say(&bytes, 0x81, "before");
    say(&bytes, 0x01, "half");
    say(&bytes, 0x81, "another");
    say(&bytes, 0x81, "never heard");
    CHECK_STR(heard(&bytes), "text(before) bad(message inside a message)");
    buf_clear(&bytes);
    buf_append(&bytes, "\x81\x82maskab", 8);
    CHECK_STR(heard(&bytes), "bad(masked)");
    buf_clear(&bytes);
    buf_append(&bytes, "\x81\x7F\x80\0\0\0\0\0\0\1x", 11);
    CHECK_STR(heard(&bytes), "bad(length beyond all bounds)");
    // A frame that no show is long enough for would swallow all that follows.
    buf_clear(&bytes);
    buf_append(&bytes, "\x81\x7F\x40\0\0\0\0\0\0\0x", 11);
    CHECK_STR(heard(&bytes), "bad(length beyond all bounds)");
    buf_finish(&bytes);
}

TEST(a_message_in_pieces_without_an_end_does_not_hold_the_connection)
{
    static char mebibyte[1 << 20];
    struct buf bytes = {0};
    struct ws_reader reader = {0};
    int pieces = 0;
    buf_clear(&said);
    while (!reader.why && pieces < 1000) {
        buf_clear(&bytes);
        frame(&bytes, pieces ? 0x00 : 0x01, mebibyte, sizeof(mebibyte));
        say(&bytes, 0x89, "?");
        hear(&reader, (struct str){bytes.data, bytes.len});
        pieces++;
    }
    CHECK_INT(pieces, 129);
    CHECK(strstr(said.data, "ping(?) too large() ping(?) ping(?) ping(?)"));
    CHECK_STR(reader.why ? reader.why : "", "length beyond all bounds");
    ws_reader_finish(&reader);
    buf_finish(&bytes);
}

TEST(many_messages_in_pieces_are_not_one_without_an_end)
{
    static char mebibyte[1 << 20];
    struct buf bytes = {0};
    struct ws_reader reader = {0};
    buf_clear(&said);
    for (int i = 0; i < 200; i++) {
        buf_clear(&bytes);
        frame(&bytes, 0x01, mebibyte, sizeof(mebibyte));
        say(&bytes, 0x80, "end");
        hear(&reader, (struct str){bytes.data, bytes.len});
        CHECK(!reader.why);
        buf_clear(&said);
    }
    ws_reader_finish(&reader);
    buf_finish(&bytes);
}

TEST(half_a_message_does_not_survive_a_new_connection)
{
    struct buf bytes = {0};
    struct ws_reader reader = {0};
    buf_clear(&said);
    say(&bytes, 0x01, "half");
    hear(&reader, (struct str){bytes.data, bytes.len});
    hear(&reader, (struct str){bytes.data, 1}); // of the next head
    ws_reader_reset(&reader);
    buf_clear(&bytes);
    say(&bytes, 0x81, "whole");
    hear(&reader, (struct str){bytes.data, bytes.len});
    CHECK_STR(said.data, "text(whole)");
    ws_reader_finish(&reader);
    buf_finish(&bytes);
}

TEST(a_goodbye_has_a_code_a_reserved_one_or_none)
{
    CHECK_INT(ws_goodbye_code((struct str){"", 0}), 0);
    CHECK_INT(ws_goodbye_code((struct str){"\x03\xE8", 2}), 1000);
    CHECK_INT(ws_goodbye_code((struct str){"\x0F\xA1why", 5}), 4001);
    CHECK_INT(ws_goodbye_code((struct str){"\x03\xED", 2}), 1002); // 1005
    CHECK_INT(ws_goodbye_code((struct str){"\x00\x01", 2}), 1002);
    CHECK_INT(ws_goodbye_code((struct str){"\x0B\xB7", 2}), 1002); // 2999
    buf_finish(&said);
}

static const struct check_case cases[] = {
    CASE(texts_of_one_read_come_in_order_however_the_network_cut_them),
    CASE(a_text_that_came_whole_is_not_copied),
    CASE(fragments_become_one_text_and_pings_may_come_between_them),
    CASE(lengths_of_all_three_kinds_are_read),
    CASE(a_message_that_is_binary_or_too_large_is_left_out_and_the_next_one_is_read),
    CASE(a_length_of_many_megabytes_is_waited_out_without_memory),
    CASE(whoever_breaks_the_rules_is_not_read_any_further),
    CASE(a_message_in_pieces_without_an_end_does_not_hold_the_connection),
    CASE(many_messages_in_pieces_are_not_one_without_an_end),
    CASE(half_a_message_does_not_survive_a_new_connection),
    CASE(a_goodbye_has_a_code_a_reserved_one_or_none),
};

CHECK_MAIN(cases)

#include "check.h"
#include "net/ws_frame.h"

#include <stdlib.h>

static const unsigned char mask[WS_MASK] = {0x12, 0x34, 0x56, 0x78};

TEST(what_we_send_is_masked_and_reads_back)
{
    static const size_t lengths[] = {0, 1, 125, 126, 0xFFFF, 0x10000};
    for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        struct buf out = {0};
        size_t len = lengths[i], head = len < 126 ? 2 : len <= 0xFFFF ? 4 : 10;
        char *text = malloc(len + 1);
        for (size_t at = 0; at < len; at++) {
            text[at] = (char)at;
        }
        ws_frame_write(&out, WS_TEXT, (struct str){text, len}, mask);
        CHECK_INT(out.len, head + WS_MASK + len);
        CHECK_INT((unsigned char)out.data[0], 0x81);
        CHECK_INT((unsigned char)out.data[1] & 0x80, 0x80);
        CHECK(memcmp(out.data + head, mask, WS_MASK) == 0);
        for (size_t at = 0; at < len; at++) { // as a server would, without the mask
            out.data[head + at] = (char)(out.data[head + WS_MASK + at] ^ mask[at % 4]);
        }
        out.data[1] = (char)(out.data[1] & 0x7F);
        struct ws_reader reader = {0};
        struct str slice = {out.data, head + len}, payload = {0};
        CHECK_INT(ws_reader_next(&reader, &slice, &payload), WS_HEARD_TEXT);
        CHECK(payload.len == len && memcmp(payload.data, text, len) == 0);
        buf_finish(&out);
        free(text);
    }
}

TEST(our_goodbye_carries_a_code_and_as_much_of_a_reason_as_fits)
{
    char room[WS_CONTROL_MAX + 1], story[300];
    CHECK_INT(ws_goodbye(room, 0, NULL).len, 0);
    struct str goodbye = ws_goodbye(room, 1000, "bye");
    CHECK_INT(goodbye.len, 2 + 3);
    CHECK_INT(ws_goodbye_code(goodbye), 1000);
    CHECK(memcmp(goodbye.data + 2, "bye", 3) == 0);
    memset(story, 'x', sizeof(story) - 1);
    story[299] = '\0';
    CHECK_INT(ws_goodbye(room, 1002, story).len, WS_CONTROL_MAX);
}

TEST(a_goodbye_is_a_frame_of_its_own_kind)
{
    char room[WS_CONTROL_MAX + 1];
    struct buf out = {0};
    ws_frame_write(&out, WS_CLOSE, ws_goodbye(room, 1000, "bye"), mask);
    CHECK_INT(out.len, 2 + WS_MASK + 2 + 3);
    CHECK_INT((unsigned char)out.data[0], 0x88);
    CHECK_INT((unsigned char)(out.data[6] ^ mask[0]) << 8 |
                  (unsigned char)(out.data[7] ^ mask[1]),
              1000);
    buf_finish(&out);
}

static const struct check_case cases[] = {
    CASE(what_we_send_is_masked_and_reads_back),
    CASE(our_goodbye_carries_a_code_and_as_much_of_a_reason_as_fits),
    CASE(a_goodbye_is_a_frame_of_its_own_kind),
};

CHECK_MAIN(cases)

// What the folder of fetched pictures says of itself, and what becomes of a broken one.
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "app/picture_index.h"
#include "base/buf.h"

static const char FILE_A[] = "0123456789abcdef0123456789abcdef.png";

static struct picture_entry *put(struct picture_index *index, const char *address,
                                 int64_t bytes, int64_t used_s)
{
    struct picture_entry *entry = picture_index_add(index, address);
    snprintf(entry->file, sizeof(entry->file), "%s", FILE_A);
    entry->bytes = bytes;
    entry->fetched_s = used_s;
    entry->used_s = used_s;
    return entry;
}

static bool read_text(struct picture_index *index, const char *text)
{
    char error[200];
    return picture_index_read(index, text, strlen(text), error, sizeof(error));
}

TEST(what_is_written_is_read_again)
{
    struct picture_index index = {0}, again;
    struct buf text = {0};
    picture_entry_said(put(&index, "https://h.example/a?b=\"c\"", 5, 7), "W/\"x\"",
                       "Sat, 01 Jan 2022 10:00:00 GMT");
    put(&index, "http://127.0.0.1/b", 6, 8)->file[0] = '\0';
    picture_index_print(&index, &text);
    CHECK(read_text(&again, text.data));
    CHECK_INT(again.count, 2);
    const struct picture_entry *entry =
        picture_index_find(&again, "https://h.example/a?b=\"c\"");
    CHECK(entry);
    if (entry) {
        CHECK_STR(entry->file, FILE_A);
        CHECK_STR(entry->etag, "W/\"x\"");
        CHECK_STR(entry->modified, "Sat, 01 Jan 2022 10:00:00 GMT");
        CHECK_INT(entry->bytes, 5);
        CHECK_INT(entry->fetched_s, 7);
    }
    CHECK(!picture_index_find(&again, "https://h.example/a"));
    buf_finish(&text);
    picture_index_finish(&index);
    picture_index_finish(&again);
}

TEST(a_broken_index_is_empty)
{
    static const char *const broken[] = {
        "",
        "[]",
        "{",
        "{\"version\":1}",
        "{\"version\":2,\"pictures\":[]}",
        "{\"version\":1,\"pictures\":{}}",
        "null",
    };
    for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        struct picture_index index;
        CHECK(!read_text(&index, broken[i]));
        CHECK_INT(index.count, 0);
        picture_index_finish(&index);
    }
}

TEST(entries_that_cannot_be_ours_are_left_out)
{
    static const char *const rows[] = {
        "{\"address\":\"file:///etc/passwd\"}",
        "{\"address\":\"https://h/\",\"file\":\"../../etc/passwd\"}",
        "{\"address\":\"https://h/\",\"file\":\"index.json\"}",
        "{\"address\":\"https://h/\",\"file\":\"0123456789abcdef0123456789abcdef.gif\"}",
        "{\"address\":\"https://h/\",\"bytes\":-5}",
        "{\"address\":\"https://h/\",\"bytes\":99999999999}",
        "{\"address\":7}",
        "7",
        "null",
        "[]",
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct picture_index index;
        char text[300];
        snprintf(text, sizeof(text), "{\"version\":1,\"pictures\":[%s]}", rows[i]);
        CHECK(read_text(&index, text));
        CHECK_INT(index.count, 0);
        picture_index_finish(&index);
    }
}

TEST(a_header_that_could_carry_another_is_not_kept)
{
    struct picture_index index = {0};
    char longest[PICTURE_TAG + 1];
    struct picture_entry *entry = put(&index, "https://h/", 1, 1);
    picture_entry_said(entry, "\"a\"\r\nCookie: x", "Mon\n");
    CHECK_STR(entry->etag, "");
    CHECK_STR(entry->modified, "");
    memset(longest, 'a', PICTURE_TAG);
    longest[PICTURE_TAG] = '\0';
    picture_entry_said(entry, longest, "");
    CHECK_STR(entry->etag, "");
    picture_index_finish(&index);
}

TEST(the_least_recently_used_go_first_when_there_are_too_many)
{
    struct picture_index index = {0};
    char address[64];
    for (int i = 0; i < PICTURE_ENTRIES; i++) {
        snprintf(address, sizeof(address), "https://h/%d", i);
        put(&index, address, 10, 1000 + (i * 7919) % PICTURE_ENTRIES);
    }
    CHECK(!picture_index_surplus(&index));
    put(&index, "https://h/new", 10, 9999);
    put(&index, "https://h/old", 10, 3);
    for (int i = 0; i < 2; i++) {
        struct picture_entry *surplus = picture_index_surplus(&index);
        CHECK(surplus && surplus->used_s == (i == 0 ? 3 : 1000));
        picture_index_remove(&index, surplus);
    }
    CHECK(!picture_index_surplus(&index));
    CHECK(picture_index_find(&index, "https://h/new"));
    picture_index_finish(&index);
}

TEST(the_least_recently_used_go_first_when_they_are_too_large)
{
    struct picture_index index = {0};
    put(&index, "https://h/1", PICTURE_TOTAL_BYTES / 2, 30);
    put(&index, "https://h/2", PICTURE_TOTAL_BYTES / 2, 10);
    CHECK(!picture_index_surplus(&index));
    put(&index, "https://h/3", 1, 20);
    CHECK_STR(picture_index_surplus(&index)->address, "https://h/2");
    picture_index_finish(&index);
}

static const struct check_case cases[] = {
    CASE(what_is_written_is_read_again),
    CASE(a_broken_index_is_empty),
    CASE(entries_that_cannot_be_ours_are_left_out),
    CASE(a_header_that_could_carry_another_is_not_kept),
    CASE(the_least_recently_used_go_first_when_there_are_too_many),
    CASE(the_least_recently_used_go_first_when_they_are_too_large),
};

CHECK_MAIN(cases)

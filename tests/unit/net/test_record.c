#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "check.h"
#include "net/record.h"

static char path[] = "/tmp/strapline-record-XXXXXX";
static char error[400];

static struct record *start(void)
{
    unlink(path);
    return record_create(path, 5000000000, error, sizeof(error));
}

static int64_t after(int ms)
{
    return 5000000000 + (int64_t)ms * 1000000;
}

TEST(what_was_recorded_is_read_back_word_for_word)
{
    struct record *record = start();
    CHECK(record);
    record_epoch(record, after(500), 1790000000500);
    record_epoch(record, after(600), 1); // once is enough
    record_link(record, after(0), "track", "open", 0);
    record_text(record, after(120), "track", str_of("{\"event\":\"a\",\"data\":\"{}\"}"));
    record_answer(record, after(250), "track", "event/12/1/1/json/", 404,
                  str_of("{\"detail\":\"nothing\\nhere\"}"));
    record_cue(record, after(1999), "dismiss lower");
    record_text(record, after(2000), "track", str_of("\x01 \t\n \"\\ \x7f \xc3\xa9 🏃"));
    record_link(record, after(2500), "track", "closed", 4201);
    record_hook(record, after(2600), "tri",
                str_of("{\"subscription\":\"timing.store\"}"));
    record_hook(record, after(2700), "tri", str_of("no JSON"));
    record_link(record, after(2800), "tri", "refused", 404);
    record_destroy(record);

    struct script *script = script_load(path, error, sizeof(error));
    CHECK(script);
    CHECK_INT(script->count, 9);
    CHECK_INT(script->epoch_ms, 1790000000000);
    const struct script_line *line = script->lines;
    CHECK_INT(line[0].kind, SCRIPT_LINK);
    CHECK_STR(line[0].name, "open");
    CHECK_INT(line[1].at_ms, 120);
    CHECK_STR(line[1].text.data, "{\"event\":\"a\",\"data\":\"{}\"}");
    CHECK_INT(line[2].kind, SCRIPT_ANSWER);
    CHECK_INT(line[2].code, 404);
    CHECK_STR(line[2].name, "event/12/1/1/json/");
    CHECK_STR(line[2].text.data, "{\"detail\":\"nothing\\nhere\"}");
    CHECK_INT(line[3].at_ms, 1999);
    CHECK_STR(line[3].name, "dismiss lower");
    CHECK_STR(line[4].text.data, "\x01 \t\n \"\\ \x7f \xc3\xa9 🏃");
    CHECK_INT(line[5].code, 4201);
    CHECK_INT(line[6].kind, SCRIPT_HOOK);
    CHECK_STR(line[6].feed, "tri");
    CHECK_STR(line[6].text.data, "{\"subscription\":\"timing.store\"}");
    CHECK_STR(line[7].text.data, "no JSON");
    CHECK_STR(line[8].name, "refused");
    CHECK_INT(line[8].code, 404);
    script_destroy(script);
}

TEST(bytes_that_are_no_text_are_replaced_and_the_line_stays_readable)
{
    struct record *record = start();
    CHECK(record);
    char all[256];
    for (int i = 0; i < 256; i++) {
        all[i] = (char)i;
    }
    record_text(record, after(0), "track", (struct str){all, sizeof(all)});
    record_text(record, after(0), "track", (struct str){NULL, 0});
    record_text(record, after(0), "track", (struct str){"a\0b", 3});
    record_destroy(record);

    struct script *script = script_load(path, error, sizeof(error));
    CHECK(script);
    CHECK_INT(script->count, 3);
    // NUL and the 128 bytes that are no UTF-8 by themselves become U+FFFD.
    CHECK_INT(script->lines[0].text.len, 127 + 129 * 3);
    CHECK_INT(script->lines[1].text.len, 0);
    CHECK_STR(script->lines[2].text.data, "a\xEF\xBF\xBD"
                                          "b");
    script_destroy(script);
}

TEST(a_message_from_before_the_start_counts_as_the_start)
{
    struct record *record = start();
    CHECK(record);
    record_cue(record, 1, "clear");
    record_destroy(record);
    struct script *script = script_load(path, error, sizeof(error));
    CHECK(script);
    CHECK_INT(script->lines[0].at_ms, 0);
    script_destroy(script);
}

enum { WRITERS = 4, LINES = 500 };

static void *write_many(void *argument)
{
    struct record *record = argument;
    for (int i = 0; i < LINES; i++) {
        record_text(record, after(i), "track", str_of("{\"some\":\"text\"}"));
    }
    return NULL;
}

TEST(lines_of_many_threads_never_mix)
{
    struct record *record = start();
    CHECK(record);
    pthread_t writers[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        pthread_create(&writers[i], NULL, write_many, record);
    }
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(writers[i], NULL);
    }
    record_destroy(record);
    struct script *script = script_load(path, error, sizeof(error));
    CHECK_STR(error, "");
    CHECK(script);
    CHECK_INT(script->count, WRITERS * LINES);
    for (int i = 0; i < script->count; i++) {
        CHECK_STR(script->lines[i].text.data, "{\"some\":\"text\"}");
        CHECK_INT(script->lines[i].at_ms, i / WRITERS);
    }
    script_destroy(script);
}

TEST(a_file_that_cannot_be_made_is_told_by_name)
{
    char message[200];
    CHECK(!record_create("/nowhere/day.jsonl", 0, message, sizeof(message)));
    CHECK_STR(message,
              "/nowhere/day.jsonl: cannot be recorded to: No such file or directory");
}

TEST(a_full_disk_ends_the_recording_and_nothing_else)
{
    struct record *record = record_create("/dev/full", 0, error, sizeof(error));
    CHECK(record);
    record_cue(record, 0, "clear");
    record_cue(record, 1, "clear");
    record_destroy(record);
}

static const struct check_case cases[] = {
    CASE(what_was_recorded_is_read_back_word_for_word),
    CASE(bytes_that_are_no_text_are_replaced_and_the_line_stays_readable),
    CASE(a_message_from_before_the_start_counts_as_the_start),
    CASE(lines_of_many_threads_never_mix),
    CASE(a_file_that_cannot_be_made_is_told_by_name),
    CASE(a_full_disk_ends_the_recording_and_nothing_else),
};

int main(void)
{
    close(mkstemp(path));
    int result = check_run(cases, (int)(sizeof(cases) / sizeof(cases)[0]));
    unlink(path);
    return result;
}

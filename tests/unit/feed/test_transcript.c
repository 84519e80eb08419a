// Conversations with servers of every make, as files in tests/transcripts.
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/str.h"
#include "check.h"
#include "feed/feed.h"

enum { NAME = 256, FILES = 100, FILE_BYTES = 1 << 20 };

static const char folder[] = SOURCE_DIR "/tests/transcripts";
static const char *const retries[] = {"backoff", "now", "later", "slow", "stop"};

// One conversation on its way.
struct talk {
    struct feed_config config;
    const struct feed_ops *ops;
    struct feed *feed;
    int64_t now_ms;
    struct buf *found; // the transcript as it really went
};

static void say_fetch(const struct feed_fetch *fetch, struct buf *found)
{
    if (fetch->kind == FETCH_MEETING) {
        buf_text(found, "> fetch meeting");
    } else {
        buf_printf(found, "> fetch unit %s/%d/%d", fetch->unit.event, fetch->unit.round,
                   fetch->unit.heat);
    }
    buf_printf(found, "%s after %d ms %s\n", fetch->backlog ? " backlog" : "",
               fetch->delay_ms, fetch->url);
}

static void say(const struct feed_out *out, struct buf *found)
{
    for (int i = 0; i < out->events.count; i++) {
        buf_printf(found, "> %s\n", event_print(&out->events.items[i], out->arena));
    }
    for (int i = 0; i < out->frame_count; i++) {
        buf_printf(found, "> text %.*s\n", (int)out->frames[i].len, out->frames[i].data);
    }
    for (int i = 0; i < out->fetch_count; i++) {
        say_fetch(&out->fetches[i], found);
    }
    if (out->ready) {
        buf_text(found, "> ready\n");
    }
    if (out->close) {
        buf_printf(found, "> close, retry %s: %s\n", retries[out->retry], out->reason);
    }
}

static struct feed *feed_of(struct talk *talk)
{
    if (!talk->feed) {
        talk->ops = feed_find("opentrack");
        talk->feed = talk->ops->create(&talk->config);
    }
    return talk->feed;
}

static void hear_text(struct talk *talk, const char *text)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    talk->ops->text(feed_of(talk), str_of(text), talk->now_ms, &out);
    say(&out, talk->found);
    arena_finish(&arena);
}

static void hear_open(struct talk *talk)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    struct feed *feed = feed_of(talk);
    talk->ops->open(feed, talk->now_ms, &out);
    say(&out, talk->found);
    arena_finish(&arena);
}

static void hear_close(struct talk *talk, const char *rest)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    char *reason;
    long code = strtol(rest, &reason, 10);
    struct feed *feed = feed_of(talk);
    talk->ops->closed(feed, (int)code, *reason ? reason + 1 : NULL, talk->now_ms, &out);
    say(&out, talk->found);
    buf_printf(talk->found, "> retry %s: %s\n", retries[out.retry], out.reason);
    arena_finish(&arena);
}

static void pass_time(struct talk *talk, const char *until)
{
    int64_t until_ms = (int64_t)(strtod(until, NULL) * 1000 + 0.5);
    struct feed *feed = feed_of(talk);
    for (int64_t due; (due = talk->ops->next_due(feed)) <= until_ms;) {
        struct arena arena = {0};
        struct feed_out out = feed_out_begin(&arena);
        talk->now_ms = due;
        talk->ops->tick(feed, due, &out);
        say(&out, talk->found);
        arena_finish(&arena);
    }
    talk->now_ms = until_ms;
}

static bool configure(struct talk *talk, const char *line)
{
    char field[32];
    int used = 0;
    if (sscanf(line, "%31s %n", field, &used) != 1) {
        return false;
    }
    const char *value = line + used;
    struct {
        const char *name;
        char *out;
        size_t size;
    } fields[] = {
        {"competition", talk->config.competition, FEED_URL},
        {"rest", talk->config.rest, FEED_URL},
        {"channel", talk->config.channels[0], FEED_CHANNEL},
        {"channel2", talk->config.channels[1], FEED_CHANNEL},
    };
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        if (text_equal(fields[i].name, field)) {
            return text_copy(fields[i].out, fields[i].size, value);
        }
    }
    return false;
}

static bool play_line(struct talk *talk, const char *line)
{
    if (line[0] == '>') {
        return true; // an answer of another day
    }
    buf_printf(talk->found, "%s\n", line);
    if (line[0] == '#' || line[0] == '\0') {
        return true;
    }
    if (text_starts(line, ": ")) {
        return configure(talk, line + 2);
    }
    feed_of(talk);
    if (text_starts(line, "@ ")) {
        pass_time(talk, line + 2);
    } else if (text_equal(line, "< open")) {
        hear_open(talk);
    } else if (text_starts(line, "< text ")) {
        hear_text(talk, line + strlen("< text "));
    } else if (text_starts(line, "< close")) {
        hear_close(talk, line + strlen("< close"));
    } else {
        printf("  no line of a transcript: %s\n", line);
        return false;
    }
    return true;
}

static bool play(char *text, struct buf *found)
{
    struct talk talk = {.found = found};
    bool ok = true;
    for (char *line = text, *end; ok && (end = strchr(line, '\n')); line = end + 1) {
        *end = '\0';
        ok = play_line(&talk, line);
        *end = '\n';
    }
    if (talk.feed) {
        talk.ops->destroy(talk.feed);
    }
    return ok;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(a, b);
}

static int list(char names[FILES][NAME])
{
    int count = 0;
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        if (text_ends(entry->d_name, ".txt") && count < FILES) {
            text_copy(names[count++], NAME, entry->d_name);
        }
    }
    if (dir) {
        closedir(dir);
    }
    qsort(names, (size_t)count, NAME, by_name);
    return count;
}

static bool load(const char *name, struct buf *text)
{
    char path[600], error[700];
    bool ok = file_join(path, sizeof(path), folder, name) &&
              file_read(path, FILE_BYTES, text, error, sizeof(error));
    if (!ok) {
        printf("  %s\n", error);
    }
    return ok;
}

static bool went_as_written(const char *name)
{
    struct buf text = {0}, found = {0};
    bool ok =
        load(name, &text) && play(text.data, &found) && text_equal(text.data, found.data);
    if (!ok) {
        printf("  %s went otherwise:\n%s--- end of %s\n", name,
               found.data ? found.data : "", name);
    }
    buf_finish(&text);
    buf_finish(&found);
    return ok;
}

TEST(every_conversation_goes_as_it_is_written)
{
    static char names[FILES][NAME];
    int count = list(names);
    bool ok = true;
    CHECK(count >= 12);
    for (int i = 0; i < count; i++) {
        ok = went_as_written(names[i]) && ok;
    }
    CHECK(ok);
}

// A cut message is never half believed: it is counted as bad, and nothing else happens.
static bool cut_everywhere(const struct feed_config *config, const char *text)
{
    const struct feed_ops *ops = feed_find("opentrack");
    struct feed *feed = ops->create(config);
    struct arena arena = {0};
    bool ok = true;
    for (size_t len = 0; ok && len < strlen(text); len++) {
        struct feed_out out = feed_out_begin(&arena);
        char *cut =
            malloc(len + 1); // exactly as long, so that a sanitizer sees each step
        memcpy(cut, text, len);
        ops->text(feed, (struct str){cut, len}, 0, &out);
        ok = out.events.count == 1 && out.events.items[0].traffic.bad &&
             out.fetch_count == 0 && out.frame_count == 0;
        free(cut);
        arena_reset(&arena);
    }
    arena_finish(&arena);
    ops->destroy(feed);
    return ok;
}

TEST(a_message_cut_at_any_byte_changes_nothing)
{
    static char names[FILES][NAME];
    int count = list(names), messages = 0;
    struct feed_config config = {.competition = "https://host.example/x/2026/GBR/meet/"};
    for (int i = 0; i < count; i++) {
        struct buf text = {0};
        CHECK(load(names[i], &text));
        for (char *line = strtok(text.data, "\n"); line; line = strtok(NULL, "\n")) {
            if (text_starts(line, "< text {\"event\":\"")) {
                messages++;
                CHECK(cut_everywhere(&config, line + strlen("< text ")));
            }
        }
        buf_finish(&text);
    }
    CHECK(messages > 40);
}

static const struct check_case cases[] = {
    CASE(every_conversation_goes_as_it_is_written),
    CASE(a_message_cut_at_any_byte_changes_nothing),
};

CHECK_MAIN(cases)

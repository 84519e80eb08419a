// Conversations with servers of every make, as files in tests/transcripts.
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "talk.h"

enum { NAME = 256, FILES = 200, CUT_BYTES = 2000 };

static const char folder[] = SOURCE_DIR "/tests/transcripts";

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
              file_read(path, TALK_BYTES, text, error, sizeof(error));
    if (!ok) {
        printf("  %s\n", error);
    }
    return ok;
}

static bool went_as_written(const char *name)
{
    struct buf text = {0}, found = {0};
    bool ok = load(name, &text) && talk_play(text.data, &found) &&
              text_equal(text.data, found.data);
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
    const struct feed_ops *ops = feed_find(config->type[0] ? config->type : "opentrack");
    struct feed *feed = ops->create(config);
    struct arena arena = {0};
    struct feed_out opened = feed_out_begin(&arena);
    ops->open(feed, 0, &opened);
    bool ok = true;
    for (size_t len = 0; ok && len < strlen(text); len++) {
        struct feed_out out = feed_out_begin(&arena);
        char *cut =
            malloc(len + 1); // exactly as long, so that a sanitizer sees each step
        memcpy(cut, text, len);
        ops->text(feed, (struct str){cut, len}, 0, &out);
        ok = out.events.count == 1 && out.events.items[0].traffic.bad &&
             out.fetch_count == 0 && out.frame_count == 0;
        if (!ok) {
            printf("  believed: %.*s\n", (int)len, text);
        }
        free(cut);
        arena_reset(&arena);
    }
    arena_finish(&arena);
    ops->destroy(feed);
    return ok;
}

// Counts the messages of a file that were tried.
static bool cut_file(const char *name, int *messages)
{
    static struct feed_config config; // big
    struct buf text = {0};
    config = (struct feed_config){.competition = "https://host.example/x/2026/GBR/meet/"};
    bool ok = load(name, &text);
    for (char *line = ok ? strtok(text.data, "\n") : NULL; ok && line;
         line = strtok(NULL, "\n")) {
        if (text_starts(line, ": ")) {
            ok = talk_configure(&config, line + 2);
        } else if (text_starts(line, "< text {\"") && strlen(line) < CUT_BYTES) {
            ok = cut_everywhere(&config, line + strlen("< text "));
            ++*messages;
        }
    }
    buf_finish(&text);
    return ok;
}

TEST(a_message_cut_at_any_byte_changes_nothing)
{
    static char names[FILES][NAME];
    int count = list(names), messages = 0;
    bool ok = true;
    for (int i = 0; i < count; i++) {
        ok = cut_file(names[i], &messages) && ok;
    }
    CHECK(ok);
    CHECK(messages > 40);
}

static const struct check_case cases[] = {
    CASE(every_conversation_goes_as_it_is_written),
    CASE(a_message_cut_at_any_byte_changes_nothing),
};

CHECK_MAIN(cases)

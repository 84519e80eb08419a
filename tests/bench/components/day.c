#include "day.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/stand_in.h"
#include "component.h"
#include "net/replay.h"
#include "net/wishes.h"

static void drop_events(void *context, int feed, const struct event_list *events,
                        int64_t at_ms)
{
    (void)context;
    (void)feed;
    (void)events;
    (void)at_ms;
}

static void drop_cue(void *context, const char *words, int64_t at_ms)
{
    (void)context;
    (void)words;
    (void)at_ms;
}

static struct script *load(const char *path)
{
    char error[400];
    struct script *script = script_load(path, error, sizeof(error));
    if (!script) {
        component_fail("%s", error);
    }
    return script;
}

// The day as a recording of it would be: its servers' words are all there.
static struct script *recorded(const struct script *script, const struct config *config)
{
    char error[400];
    char path[] = "/tmp/strapline-components-XXXXXX";
    int file = mkstemp(path);
    struct record *record =
        file >= 0 ? record_create(path, 0, error, sizeof(error)) : NULL;
    if (!record) {
        component_fail("%s: no file can be made", path);
    }
    close(file);
    const struct replay_sink sink = {drop_events, drop_cue, NULL};
    struct replay *replay =
        replay_create(script, config->feeds, config->feed_count, &sink);
    replay_record(replay, record);
    replay_step(replay, script->length_ms);
    replay_destroy(replay);
    record_destroy(record);
    struct script *copy = load(path);
    unlink(path);
    return copy;
}

static bool is_link(const struct script_line *line, const char *word)
{
    return line->kind == SCRIPT_LINK && strcmp(line->name, word) == 0;
}

void day_tell(const struct day *day, struct feed *feed, const struct day_message *message,
              struct feed_out *out)
{
    const struct script_line *line = message->line;
    if (line->kind == SCRIPT_TEXT) {
        day->ops->text(feed, line->text, line->at_ms, out);
    } else if (line->kind == SCRIPT_ANSWER) {
        day->ops->body(day->config.feeds, &message->fetch, line->code, line->text, "",
                       out);
    } else if (is_link(line, "open")) {
        day->ops->open(feed, line->at_ms, out);
    } else if (is_link(line, "closed")) {
        day->ops->closed(feed, line->code, "", line->at_ms, out);
    }
}

static void keep_events(struct day *day, const struct event_list *events, int64_t at_ms)
{
    for (int i = 0; i < events->count; i++) {
        if (day->event_count == day->event_capacity) {
            day->event_capacity = day->event_capacity * 2 + 256;
            day->events =
                xrealloc(day->events, (size_t)day->event_capacity * sizeof(*day->events));
        }
        day->events[day->event_count++] = (struct day_event){events->items[i], at_ms};
    }
}

// Hears the day once: which answers belong to which wishes, and what is said in all.
static void listen(struct day *day)
{
    struct feed *feed = day->ops->create(day->config.feeds);
    struct wishes asked = {0};
    for (int i = 0; i < day->script->count; i++) {
        struct day_message message = {.line = &day->script->lines[i]};
        if (message.line->kind == SCRIPT_ANSWER) {
            const struct wish *wish = wishes_match(&asked, 0, message.line->name);
            if (!wish) {
                continue;
            }
            message.fetch = wish->fetch;
        }
        struct feed_out out = feed_out_begin(&day->arena);
        day_tell(day, feed, &message, &out);
        keep_events(day, &out.events, message.line->at_ms);
        for (int k = 0; k < out.fetch_count; k++) {
            wishes_note(&asked, 0, &out.fetches[k]);
        }
        day->messages[day->message_count++] = message;
    }
    wishes_finish(&asked);
    day->ops->destroy(feed);
}

struct day *day_open(const char *name)
{
    char file[PATH_SIZE], path[PATH_SIZE], show[PATH_SIZE], error[400];
    snprintf(file, sizeof(file), "assets/demo/%s.jsonl", name);
    bool found = paths_find(file, NULL, path);
    snprintf(file, sizeof(file), "assets/demo/%s.json", name);
    if (!found || !paths_find(file, NULL, show)) {
        component_fail("%s is not there", file);
    }
    struct day *day = xalloc(sizeof(*day));
    struct script *script = load(path);
    stand_in_secrets(show, script);
    if (!config_load(show, &day->config, error, sizeof(error))) {
        component_fail("%s", error);
    }
    day->script = recorded(script, &day->config);
    day->ops = feed_find(day->config.feeds[0].type);
    day->messages = xalloc((size_t)day->script->count * sizeof(*day->messages));
    script_destroy(script);
    listen(day);
    return day;
}

void day_close(struct day *day)
{
    script_destroy(day->script);
    free(day->messages);
    free(day->events);
    arena_finish(&day->arena);
    free(day);
}

// talk.h
// A conversation with a server as a file: what comes in is played to a dialect, and
// everything it says and wants is written below, as it went. For tests.
//
//     : type triathlon             settings, before anything else; without: opentrack
//     : prog_id 281501
//     @ 4.5s                       time passes until then, ticks included
//     < awake                      its thread is awake for another feed's sake
//     < connect                    address, headers and path of the next connection
//     < open
//     < text {...}                 a text; @triathlon/x.json: from tests/fixtures
//     < close 1001 going away
//     < refused 204                the upgrade was answered with this status
//     < body 200 {...}             the answer to the last GET that was wanted,
//     < body roster 200 {...}      to the last of this kind,
//     < body 0 no answer in 10 s   none came
//     < detail 12/1/1              the operator wants this unit, race, match, athlete
//     < hook {...}                 a webhook's body
//     < list                       the listing of what can be followed
//     < page 200 {...}             the answer to its last GET
//
// Threads: one.
#ifndef TESTS_TALK_H
#define TESTS_TALK_H

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/str.h"
#include "check.h"
#include "feed/feed.h"
#include "talk_say.h"
#include "talk_settings.h"

enum { TALK_BYTES = 1 << 20 };

static inline bool talk_begin(struct talk *talk)
{
    if (!talk->feed) {
        const char *type = talk->config.type;
        talk->ops = feed_find(type[0] ? type : "opentrack");
        talk->feed = talk->ops ? talk->ops->create(&talk->config) : NULL;
    }
    return talk->feed;
}

// What follows the step's word: the text itself, or the fixture that it names.
static inline struct str talk_content(const char *rest, struct buf *file)
{
    char path[600], error[700];
    if (rest[0] != '@') {
        return str_of(rest);
    }
    bool ok = file_join(path, sizeof(path), SOURCE_DIR "/tests/fixtures", rest + 1) &&
              file_read(path, TALK_BYTES, file, error, sizeof(error));
    if (!ok) {
        printf("  %s\n", error);
    }
    return (struct str){file->data, file->len};
}

static inline bool talk_connect(struct talk *talk, const char *rest)
{
    char url[FEED_URL] = "", error[200] = "";
    (void)rest;
    if (!talk->ops->address(&talk->config, url, error, sizeof(error))) {
        buf_printf(talk->found, "> no address: %s\n", error);
        return true;
    }
    buf_printf(talk->found, "> address %s\n", url);
    if (talk->ops->headers) {
        char headers[FEED_URL] = "";
        talk->ops->headers(&talk->config, headers);
        for (char *h = headers, *end; (end = strstr(h, "\r\n")); h = end + 2) {
            buf_printf(talk->found, "> header %.*s\n", (int)(end - h), h);
        }
    }
    if (talk->ops->path) {
        char path[FEED_URL] = "";
        talk->ops->path(talk->feed, path);
        buf_printf(talk->found, "> path %s\n", path);
    }
    return true;
}

static inline bool talk_open(struct talk *talk, const char *rest)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    (void)rest;
    talk->ops->open(talk->feed, talk->now_ms, &out);
    talk_say(talk, &out);
    arena_finish(&arena);
    return true;
}

static inline bool talk_text(struct talk *talk, const char *rest)
{
    struct arena arena = {0};
    struct buf file = {0};
    struct feed_out out = feed_out_begin(&arena);
    talk->ops->text(talk->feed, talk_content(rest, &file), talk->now_ms, &out);
    talk_say(talk, &out);
    buf_finish(&file);
    arena_finish(&arena);
    return true;
}

// A close, or an upgrade that was refused: both with a number and words.
static inline bool talk_end(struct talk *talk, const char *rest, bool refused)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    char *reason;
    int code = (int)strtol(rest, &reason, 10);
    const char *words = *reason ? reason + 1 : NULL;
    (refused ? talk->ops->refused : talk->ops->closed)(talk->feed, code, words,
                                                       talk->now_ms, &out);
    talk_say(talk, &out);
    buf_printf(talk->found, "> retry %s: %s\n", talk_retries[out.retry],
               out.reason ? out.reason : "");
    arena_finish(&arena);
    return true;
}

static inline bool talk_close(struct talk *talk, const char *rest)
{
    return talk_end(talk, rest, false);
}

static inline bool talk_refused(struct talk *talk, const char *rest)
{
    return talk->ops->refused && talk_end(talk, rest, true);
}

static inline bool talk_body(struct talk *talk, const char *rest)
{
    enum fetch_kind kind = talk->last_kind;
    for (int i = 0; i < TALK_KINDS; i++) {
        size_t len = strlen(talk_kinds[i]);
        if (text_starts(rest, talk_kinds[i]) && rest[len] == ' ') {
            kind = (enum fetch_kind)i;
            rest += len + 1;
        }
    }
    if (!talk->asked[kind]) {
        return false;
    }
    char *after;
    int status = (int)strtol(rest, &after, 10);
    after += *after == ' ';
    struct arena arena = {0};
    struct buf file = {0};
    struct feed_out out = feed_out_begin(&arena);
    const struct feed_fetch fetch = talk->last[kind];
    struct str body = status ? talk_content(after, &file) : str_of("");
    talk->ops->body(&talk->config, &fetch, status, body, status ? NULL : after, &out);
    talk_say(talk, &out);
    buf_finish(&file);
    arena_finish(&arena);
    return true;
}

// "12/1/1", or what has no rounds and heats.
static inline bool talk_detail(struct talk *talk, const char *rest)
{
    struct unit_key unit = {0};
    struct feed_fetch fetch;
    if (sscanf(rest, "%40[^/]/%d/%d", unit.event, &unit.round, &unit.heat) != 3) {
        unit = (struct unit_key){0};
        text_copy(unit.event, sizeof(unit.event), rest);
    }
    if (talk->ops->unit_fetch(&talk->config, &unit, &fetch)) {
        talk_want(talk, &fetch);
    } else {
        buf_text(talk->found, "> nobody answers that\n");
    }
    return true;
}

static inline bool talk_hook(struct talk *talk, const char *rest)
{
    struct arena arena = {0};
    struct buf file = {0};
    struct feed_out out = feed_out_begin(&arena);
    if (talk->ops->hook) {
        talk->ops->hook(&talk->config, talk_content(rest, &file), &out);
        talk_say(talk, &out);
    }
    buf_finish(&file);
    arena_finish(&arena);
    return talk->ops->hook;
}

static inline void talk_ask_page(struct talk *talk)
{
    struct feed_fetch fetch = {.kind = FETCH_CHOICES};
    char error[300] = "";
    if (talk->ops->choices_fetch(&talk->config, talk->page, &fetch, error,
                                 sizeof(error))) {
        talk_want(talk, &fetch);
    } else {
        buf_printf(talk->found, "> no listing: %s\n", error);
    }
}

static inline bool talk_list(struct talk *talk, const char *rest)
{
    (void)rest;
    talk->page = 0;
    if (talk->ops->choices_fetch) {
        talk_ask_page(talk);
    }
    return talk->ops->choices_fetch;
}

static inline bool talk_page(struct talk *talk, const char *rest)
{
    if (!talk->asked[FETCH_CHOICES] || !talk->ops->choices_body) {
        return false;
    }
    char *after, error[300] = "";
    int status = (int)strtol(rest, &after, 10);
    after += *after == ' ';
    struct arena arena = {0};
    struct buf file = {0};
    struct feed_choices rows = {.arena = &arena};
    const struct feed_fetch fetch = talk->last[FETCH_CHOICES];
    enum feed_listing listing =
        talk->ops->choices_body(&talk->config, &fetch, talk->page, status,
                                status ? talk_content(after, &file) : str_of(""),
                                status ? NULL : after, &rows, error, sizeof(error));
    for (int i = 0; i < rows.count; i++) {
        const struct feed_choice *row = &rows.items[i];
        buf_printf(talk->found, "> choice %s | %s | %s | %s | %s\n", row->id, row->name,
                   row->when ? row->when : "-", row->state ? row->state : "-",
                   row->note ? row->note : "-");
    }
    buf_printf(talk->found, "> listing %s%s%s\n", talk_listings[listing],
               error[0] ? ": " : "", error);
    if (listing == LISTING_MORE) {
        talk->page++;
        talk_ask_page(talk);
    }
    buf_finish(&file);
    arena_finish(&arena);
    return true;
}

static inline void talk_tick(struct talk *talk)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    talk->ops->tick(talk->feed, talk->now_ms, &out);
    talk_say(talk, &out);
    arena_finish(&arena);
}

static inline bool talk_awake(struct talk *talk, const char *rest)
{
    (void)rest;
    talk_tick(talk);
    return true;
}

static inline bool talk_pass_time(struct talk *talk, const char *until)
{
    int64_t until_ms = (int64_t)(strtod(until, NULL) * 1000 + 0.5);
    for (int64_t due; (due = talk->ops->next_due(talk->feed)) <= until_ms;) {
        talk->now_ms = due > talk->now_ms ? due : talk->now_ms;
        talk_tick(talk);
    }
    talk->now_ms = until_ms;
    return true;
}

static inline bool talk_step(struct talk *talk, const char *line)
{
    static const struct {
        const char *word;
        bool (*hear)(struct talk *talk, const char *rest);
    } steps[] = {
        {"@ ", talk_pass_time},      {"< awake", talk_awake}, {"< connect", talk_connect},
        {"< open", talk_open},       {"< text ", talk_text},  {"< close", talk_close},
        {"< refused", talk_refused}, {"< body ", talk_body},  {"< hook ", talk_hook},
        {"< list", talk_list},       {"< page ", talk_page},  {"< detail ", talk_detail},
    };
    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
        if (text_starts(line, steps[i].word)) {
            return steps[i].hear(talk, line + strlen(steps[i].word));
        }
    }
    return false;
}

static inline bool talk_line(struct talk *talk, const char *line)
{
    if (line[0] == '>') {
        return true; // an answer of another day
    }
    buf_printf(talk->found, "%s\n", line);
    if (line[0] == '#' || line[0] == '\0') {
        return true;
    }
    bool ok = text_starts(line, ": ") ? talk_configure(&talk->config, line + 2)
                                      : talk_begin(talk) && talk_step(talk, line);
    if (!ok) {
        printf("  not possible in a transcript: %s\n", line);
    }
    return ok;
}

// Plays the whole file; what it really said is appended to found.
static inline bool talk_play(char *text, struct buf *found)
{
    static struct talk talk; // big
    talk = (struct talk){.found = found};
    bool ok = true;
    for (char *line = text, *end; ok && (end = strchr(line, '\n')); line = end + 1) {
        *end = '\0';
        ok = talk_line(&talk, line);
        *end = '\n';
    }
    if (talk.feed) {
        talk.ops->destroy(talk.feed);
    }
    return ok;
}

#endif

// talk_settings.h
// The settings at the top of a transcript: ": NAME VALUE". For tests.
//
// Threads: one.
#ifndef TESTS_TALK_SETTINGS_H
#define TESTS_TALK_SETTINGS_H

#include <stdio.h>

#include "base/str.h"
#include "feed/feed.h"

// Texts of the configuration by name. Those that are yes or no are below.
static inline bool talk_set_text(struct feed_config *config, const char *name,
                                 const char *value)
{
    struct {
        const char *name;
        char *out;
        size_t size;
    } fields[] = {
        {"type", config->type, sizeof(config->type)},
        {"url", config->url, FEED_URL},
        {"rest", config->rest, FEED_URL},
        {"competition", config->competition, FEED_URL},
        {"channel", config->channels[0], FEED_CHANNEL},
        {"channel2", config->channels[1], FEED_CHANNEL},
        {"token", config->token, sizeof(config->token)},
        {"prog_id", config->prog_id, FEED_ID},
        {"event", config->event, FEED_ID},
        {"match", config->match, FEED_ID},
        {"category", config->category, FEED_ID},
        {"pin", config->pin, FEED_ID},
        {"public_rest", config->public_rest, FEED_URL},
        {"sport", config->sport, FEED_ID},
        {"fixture", config->fixture, FEED_ID},
        {"clock", config->clock, sizeof(config->clock)},
        {"period0", config->periods[0], FEED_PERIOD},
        {"period1", config->periods[1], FEED_PERIOD},
        {"period2", config->periods[2], FEED_PERIOD},
        {"period3", config->periods[3], FEED_PERIOD},
        {"period4", config->periods[4], FEED_PERIOD},
    };
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        if (text_equal(fields[i].name, name)) {
            return text_copy(fields[i].out, fields[i].size, value);
        }
    }
    return false;
}

static inline bool talk_configure(struct feed_config *config, const char *line)
{
    char name[32];
    int used = 0;
    if (sscanf(line, "%31s %n", name, &used) != 1) {
        return false;
    }
    struct {
        const char *name;
        bool *out;
    } flags[] = {
        {"sandbox", &config->sandbox},     {"exhibition", &config->exhibition},
        {"betting", &config->betting},     {"bearer", &config->bearer},
        {"live_only", &config->live_only}, {"keep_clock", &config->keep_clock},
    };
    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
        if (text_equal(flags[i].name, name)) {
            *flags[i].out = true;
            return true;
        }
    }
    return talk_set_text(config, name, line + used);
}

#endif

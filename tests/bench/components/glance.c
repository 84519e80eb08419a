// Texts of a flood to what they are worth: each is told by a glance, most by a comparison
// with an earlier one.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "component.h"
#include "feed/glance.h"
#include "feed/minicup.h"
#include "feed/triathlon.h"

enum { TEXTS = 128, TEXT = 1000, ROWS = 6 };

struct flood {
    const struct feed_ops *ops;
    struct feed_config config;
    struct str texts[TEXTS];
    struct arena arena;
};

static void write_score(char out[TEXT], int number)
{
    snprintf(
        out, TEXT,
        "{\"server_time\": 1700000%03d.25, \"type_content\": [\"match\"], \"match\": "
        "{\"id\": 7, \"home_team_id\": 1, \"home_team_name\": \"Lhota\", "
        "\"away_team_id\": 2, \"away_team_name\": \"Jiskra\", \"score\": [%d, 1], "
        "\"half_length\": 600.0, \"state\": \"half_first\", "
        "\"first_half_start\": 1699999%03d.5, \"second_half_start\": null}}",
        number, number % 10, number);
}

// The first two change places each time.
static void write_board(char out[TEXT], int number)
{
    int len = snprintf(out, TEXT,
                       "{\"date\":\"2026-06-14T10:10:%02dZ\",\"prog_id\":\"7\","
                       "\"status\":\"live\",\"athletes\":[",
                       number % 60);
    for (int row = 0; row < ROWS; row++) {
        len +=
            snprintf(out + len, (size_t)(TEXT - len),
                     "%s{\"id\":\"%d\",\"name\":\"Anna Berg\",\"segment_id\":\"2\","
                     "\"time\":\"00:18:%02d.000\",\"position\":\"%d\",\"status\":null}",
                     row ? "," : "", row < 2 ? (row + number) % 2 : row,
                     10 + (row + number) % 50, row + 1);
    }
    snprintf(out + len, (size_t)(TEXT - len), "]}");
}

// "match", "race", or "others": scores that a race's feed hears.
static void *open_flood(const char *name)
{
    struct flood *flood = xalloc(sizeof(*flood));
    flood->ops = strcmp(name, "match") == 0 ? &minicup_ops : &triathlon_ops;
    snprintf(flood->config.match, sizeof(flood->config.match), "7");
    snprintf(flood->config.prog_id, sizeof(flood->config.prog_id), "7");
    for (int i = 0; i < TEXTS; i++) {
        char text[TEXT];
        (strcmp(name, "race") == 0 ? write_board : write_score)(text, i);
        flood->texts[i] = str_of(arena_strdup(&flood->arena, text));
    }
    return flood;
}

static int run(void *state)
{
    const struct flood *flood = state;
    struct glance_memory memory = {0};
    for (int i = 0; i < TEXTS; i++) {
        struct glance glance =
            flood->ops->glance(&flood->config, flood->texts[i], &memory);
        if (glance.kind == GLANCE_UNSURE) {
            component_fail("no glance of: %s", flood->texts[i].data);
        }
    }
    return TEXTS;
}

static void close_flood(void *state)
{
    struct flood *flood = state;
    arena_finish(&flood->arena);
    free(flood);
}

const struct component component_glance = {
    .name = "glance",
    .unit = "text",
    .inputs = {"match", "race", "others"},
    .open = open_flood,
    .run = run,
    .close = close_flood,
};

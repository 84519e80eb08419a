#include "show/scene_names.h"

#include <string.h>

#include "base/str.h"

static const char *const SCOREBUG[] = {
    "home.name", "home.short",    "home.score", "home.color", "home.logo", "home.points",
    "away.name", "away.short",    "away.score", "away.color", "away.logo", "away.points",
    "clock",     "clock.running", "period",     "status",     "note",      NULL};
static const char *const RACECLOCK[] = {"race", "clock", "segment", "status", NULL};
static const char *const WINNER[] = {
    "event",        "heat",          "name",        "mark",          "unit",
    "status",       "place",         "bib",         "team",          "country",
    "flag",         "image",         "kind",        "runners",       "family",
    "wind",         "note",          "remark",      "second.place",  "second.name",
    "second.bib",   "second.mark",   "second.gap",  "second.team",   "second.country",
    "second.flag",  "second.image",  "second.kind", "second.family", "second.runners",
    "third.place",  "third.name",    "third.bib",   "third.mark",    "third.gap",
    "third.team",   "third.country", "third.flag",  "third.image",   "third.kind",
    "third.family", "third.runners", NULL};
static const char *const ATTEMPT[] = {
    "event", "heat", "bib",     "name", "family",  "attempt", "attempts", "mark", "valid",
    "wind",  "team", "country", "flag", "runners", "note",    "remark",   "rank", "best",
    "lead",  "t1",   "t2",      "t3",   "t4",      "t5",      "t6",       NULL};
static const char *const HEIGHT[] = {
    "event",   "heat", "bib",     "name", "family", "height", "attempts", "valid", "team",
    "country", "flag", "runners", "note", "remark", "rank",   "best",     "lead",  NULL};
static const char *const GOAL[] = {"team.name", "team.short", "team.color", "team.logo",
                                   "player",    "family",     "number",     "minute",
                                   "score",     "note",       NULL};
static const char *const ATHLETE[] = {
    "bib",     "name",  "family", "team", "country", "flag",  "image", "color", "kind",
    "runners", "event", "heat",   "pb",   "sb",      "place", "mark",  "note",  NULL};
static const char *const LEADERBOARD[] = {"race",   "point", "passed", "starters",
                                          "status", "clock", NULL};
static const char *const LEADERBOARD_ROWS[] = {
    "pos",  "bib", "name", "family", "kind",  "team", "country",
    "flag", "gap", "time", "state",  "moved", NULL};
static const char *const RESULTS[] = {"event", "heat", "status", "wind", NULL};
static const char *const RESULTS_ROWS[] = {"place", "lane",    "bib",  "name", "family",
                                           "team",  "country", "flag", "kind", "runners",
                                           "mark",  "unit",    "gap",  "note", "points",
                                           "total", "current", "out",  NULL};
static const char *const SERIES[] = {"event",       "heat",          "status", "target",
                                     "target.name", "target.family", NULL};
static const char *const SERIES_ROWS[] = {
    "place", "bib",     "name", "family",  "team",    "country", "flag",
    "kind",  "runners", "best", "best.at", "wind",    "note",    "t1",
    "t2",    "t3",      "t4",   "t5",      "t6",      "w1",      "w2",
    "w3",    "w4",      "w5",   "w6",      "current", "out",     NULL};
static const char *const HEIGHTS[] = {
    "event", "heat", "status", "height", "heights.count", "h1",  "h2",  "h3", "h4", "h5",
    "h6",    "h7",   "h8",     "h9",     "h10",           "h11", "h12", NULL};
static const char *const HEIGHTS_ROWS[] = {
    "place", "bib",  "name", "family", "team", "country", "flag", "kind", "runners",
    "best",  "note", "c1",   "c2",     "c3",   "c4",      "c5",   "c6",   "c7",
    "c8",    "c9",   "c10",  "c11",    "c12",  "current", "out",  NULL};
static const char *const STARTLIST[] = {"event", "heat", "time", NULL};
static const char *const STARTLIST_ROWS[] = {"lane", "order",   "bib",  "name", "family",
                                             "team", "country", "flag", "kind", "runners",
                                             "pb",   "sb",      NULL};
static const char *const SPLITS[] = {"race",  "bib",  "name",    "family",
                                     "kind",  "team", "country", "flag",
                                     "image", "pos",  "status",  NULL};
static const char *const SPLITS_ROWS[] = {"point", "time", "total", "gap", "pos", NULL};
static const char *const MATCH_ROWS[] = {"minute", "side",  "type", "player", "family",
                                         "number", "score", "text", NULL};
static const char *const TABLE[] = {"title", NULL};
static const char *const TABLE_ROWS[] = {"pos",    "team",   "short",   "color",
                                         "played", "won",    "drawn",   "lost",
                                         "score",  "points", "playing", NULL};
static const char *const NONE[] = {NULL};

static const struct {
    const char *scene;
    const char *const *names[2]; // its own, and its rows'
} TABLES[] = {
    {"scorebug", {SCOREBUG, NONE}},
    {"raceclock", {RACECLOCK, NONE}},
    {"winner", {WINNER, NONE}},
    {"attempt", {ATTEMPT, NONE}},
    {"height", {HEIGHT, NONE}},
    {"goal", {GOAL, NONE}},
    {"athlete", {ATHLETE, NONE}},
    {"leaderboard", {LEADERBOARD, LEADERBOARD_ROWS}},
    {"results", {RESULTS, RESULTS_ROWS}},
    {"series", {SERIES, SERIES_ROWS}},
    {"heights", {HEIGHTS, HEIGHTS_ROWS}},
    {"startlist", {STARTLIST, STARTLIST_ROWS}},
    {"splits", {SPLITS, SPLITS_ROWS}},
    {"match", {SCOREBUG, MATCH_ROWS}},
    {"table", {TABLE, TABLE_ROWS}},
};

const char *const *scene_value_names(const struct scene *scene, bool row)
{
    for (size_t i = 0; i < sizeof(TABLES) / sizeof(TABLES[0]); i++) {
        if (text_equal(TABLES[i].scene, scene->name)) {
            return TABLES[i].names[row];
        }
    }
    return NONE;
}

static const char DIGITS[] = "0123456789";

// "t#" is one name of "t4".
static bool is_called(const char *value, const char *name)
{
    size_t stem = strcspn(value, DIGITS);
    bool numbered = value[stem] && text_equal(name + strcspn(name, "#"), "#");
    return text_equal(value, name) ||
           (numbered && strlen(name) == stem + 1 && strncmp(value, name, stem) == 0);
}

bool scene_has_value(const struct scene *scene, bool row, const char *name)
{
    const char *const *names = scene_value_names(scene, row);
    bool has = false;
    for (int i = 0; names[i] && !has; i++) {
        has = is_called(names[i], name);
    }
    return has;
}

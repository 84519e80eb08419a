// director_script.h
// Plays a script to a director and says where it did not go as written. Time is a
// number; the director is looked at exactly when it asks for it, like the main thread
// does. Entrances take 0.3 s and exits 0.2 s. Rules are the table's, unless set.
//
//   at 0.0 news winner track/1/1/1 name=Ada -> shown    a feed's proposal
//   at 0.0 old 70 winner track/1/1/1 name=Ada           the same, born 70 s before
//   at 1.0 update winner track/1/1/1 wind=+1.4          enrichment, merged
//   at 1.0 whole winner track/1/1/1 name=Ada            all that is known
//   at 1.0 tick lower clock=0:07                        values that follow time
//   at 0.0 fits leaderboard 10                         rows on a page; all, if not said
//   at 0.0 rule winner announce=3 cooldown=10           as in the show file; auto=0
//   at 0.0 news leaderboard tri/1 bibs=7,9,4             rows with these bibs
//   at 1.0 retract winner track/1/1/1 taken back        no longer so, for this reason
//   at 2.0 cue pin lower                                must be obeyed; JSON as well
//   at 2.0 refused pin: winner is pinned already        must be refused with that reason
//   at 2.0 put winner name=Ada                          take with values of one's own
//   at 2.0 lower on winner track/1/1/1                  what must be on a layer
//   at 2.0 override lower name Ada    waiting track/1 name Ada    value board rows.2.bib
//   9 at 2.0 value lower wind +1.4    value lower before.name Ada    reason lower ...
//   at 2.0 queue track/1 track/2    page lower 2/3, turned -1    selected lower    auto
//   off at 2.0 pinned lower    loose lower    held track/1    last TEXT    next 8.3|never
//   at 2.0 announced track/1 in 3.0    announced none   waits track/2 winner comes first
//   at 2.0 fate track/1 TEXT                            the last decision on that subject
#ifndef TESTS_DIRECTOR_SCRIPT_H
#define TESTS_DIRECTOR_SCRIPT_H

#include "director_expect.h"

// Looks at the director exactly when it asks for it, up to `until`.
static void let_time_pass(struct script *script, int64_t until)
{
    for (int64_t next; (next = director_next(script->director)) <= until;) {
        if (next <= script->now_ms) {
            found(script, "it asks for a look at %lld, which is past", (long long)next);
            return;
        }
        script->now_ms = next;
        director_step(script->director, next);
    }
    script->now_ms = until;
    director_step(script->director, until);
    if (director_step(script->director, until)) {
        found(script, "a second look at the same moment changed something");
    }
}

static const struct script_verb {
    const char *verb;
    void (*say)(struct script *script, const char *verb, const char *text);
} script_verbs[] = {
    {"news", script_propose},    {"old", script_propose},
    {"update", script_propose},  {"whole", script_propose},
    {"tick", script_tick},       {"fits", script_fits},
    {"rule", script_rule},       {"retract", script_retract},
    {"cue", script_cue},         {"refused", script_cue},
    {"put", script_put},         {"pinned", expect_fact},
    {"loose", expect_fact},      {"reason", expect_fact},
    {"page", expect_fact},       {"value", expect_fact},
    {"override", expect_fact},   {"announced", expect_announced},
    {"waits", expect_waits},     {"fate", expect_fate},
    {"waiting", expect_waiting}, {"queue", expect_queue},
    {"held", expect_held},       {"flows", expect_held},
    {"last", expect_last},       {"next", expect_next},
    {"auto", expect_auto},       {"selected", expect_selected},
};

// What a line does; one that begins with a layer's name says what must be there.
static void script_line(struct script *script, const char *verb, const char *text)
{
    for (size_t i = 0; i < sizeof(script_verbs) / sizeof(script_verbs[0]); i++) {
        if (strcmp(verb, script_verbs[i].verb) == 0) {
            script_verbs[i].say(script, verb, text);
            return;
        }
    }
    if (layer_find(verb) >= 0) {
        expect_layer(script, verb, text);
    } else {
        found(script, "\"%s\" is no line of a script", verb);
    }
}

static int64_t script_walked[RULES_MAX]; // by the last script

static void script_begin(struct script *script)
{
    int count;
    const struct scene *scenes = scene_table(&count);
    *script = (struct script){.director = director_create()};
    for (int i = 0; i < count; i++) {
        director_set_timing(script->director, &scenes[i],
                            (struct scene_timing){.in_ms = 300, .out_ms = 200});
    }
}

static void script_end(struct script *script)
{
    int count;
    rules_table(&count);
    for (int i = 0; i < count; i++) {
        script_walked[i] = rules_walked(script->director, i);
    }
    director_destroy(script->director);
    arena_finish(&script->arena);
}

// "at 1.5 VERB ...", when it is that late.
static void script_play(struct script *script, const char *line)
{
    if (strcmp(next_word(script, &line), "at") != 0) {
        found(script, "a line without \"at\"");
        return;
    }
    double seconds = atof(next_word(script, &line));
    let_time_pass(script, (int64_t)(seconds * 1000 + 0.5));
    const char *verb = next_word(script, &line);
    if (!script->found[0]) {
        script_line(script, verb, line);
    }
}

static void check_totals(struct script *script)
{
    struct director_totals totals = director_totals(script->director);
    if (!script->found[0] &&
        totals.proposed != totals.shown + totals.merged + totals.dropped +
                               director_waiting_count(script->director)) {
        found(script, "proposals that are not accounted for");
    }
}

static bool goes_as_written(const char *text)
{
    struct script script;
    script_begin(&script);
    const char *line = "";
    while (*text && !script.found[0]) {
        size_t len = strcspn(text, "\n");
        line = arena_strndup(&script.arena, text, len);
        text += len + (text[len] == '\n');
        script_play(&script, line);
    }
    check_totals(&script);
    bool ok = !script.found[0];
    if (!ok) {
        printf("  %s\n  found: %s\n", line, script.found);
    }
    script_end(&script);
    return ok;
}

#endif

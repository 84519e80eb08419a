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

#include <stdarg.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "check.h"
#include "show/director.h"
#include "show/director_rules.h"

struct script {
    struct director *director;
    struct arena arena;
    int64_t now_ms;
    char found[400]; // what was found instead, "" while all is well
};

static void found(struct script *script, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void found(struct script *script, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(script->found, sizeof(script->found), format, args);
    va_end(args);
}

// The next word of *text, which moves behind it; "" at the end.
static const char *next_word(struct script *script, const char **text)
{
    *text += strspn(*text, " ");
    size_t len = strcspn(*text, " ");
    const char *word = arena_strndup(&script->arena, *text, len);
    *text += len;
    *text += strspn(*text, " ");
    return word;
}

static void add_bibs(struct script *script, struct values *values, const char *bibs)
{
    while (*bibs) {
        size_t len = strcspn(bibs, ",");
        values_text(values_add_row(values), "bib",
                    arena_strndup(&script->arena, bibs, len));
        bibs += len + (bibs[len] == ',');
    }
}

static struct values script_values(struct script *script, const char **text)
{
    struct values values = values_begin(&script->arena);
    while (**text && !text_starts(*text, "->")) {
        const char *word = next_word(script, text);
        const char *equals = strchr(word, '=');
        if (text_starts(word, "bibs=")) {
            add_bibs(script, &values, word + 5);
        } else if (text_starts(word, "rows=")) {
            for (int i = atoi(word + 5); i > 0; i--) {
                values_number(values_add_row(&values), "pos", i);
            }
        } else if (equals) {
            const char *name =
                arena_strndup(&script->arena, word, (size_t)(equals - word));
            values_text(&values, name, equals + 1);
        }
    }
    return values;
}

static void script_propose(struct script *script, const char *verb, const char *text)
{
    static const char *const outcomes[] = {"shown", "merged", "waiting", "dropped"};
    int64_t born = script->now_ms;
    if (strcmp(verb, "old") == 0) {
        born -= atoi(next_word(script, &text)) * 1000;
    }
    struct proposal proposal = {
        .scene = scene_find(next_word(script, &text)),
        .subject = next_word(script, &text),
        .reason = "script",
        .born_ms = born,
        .update_only = strcmp(verb, "update") == 0 || strcmp(verb, "whole") == 0,
        .whole = strcmp(verb, "whole") == 0,
    };
    struct values values = script_values(script, &text);
    proposal.values = &values;
    enum outcome outcome = director_propose(script->director, &proposal, script->now_ms);
    if (text_starts(text, "-> ") && strcmp(text + 3, outcomes[outcome]) != 0) {
        found(script, "%s", outcomes[outcome]);
    }
}

static void script_cue(struct script *script, const char *verb, const char *text)
{
    bool refused = strcmp(verb, "refused") == 0;
    const char *reason = refused ? strstr(text, ": ") : NULL;
    size_t len = reason ? (size_t)(reason - text) : strlen(text);
    struct cue cue;
    char error[200];
    struct str words = {arena_strndup(&script->arena, text, len), len};
    if (!cue_read(words, &script->arena, &cue, error, sizeof(error))) {
        found(script, "%s", error);
        return;
    }
    const char *why = NULL;
    bool obeyed = director_cue(script->director, &cue, script->now_ms, &why);
    if (obeyed == refused || (refused && reason && strcmp(why, reason + 2) != 0)) {
        found(script, "%s", obeyed ? "obeyed" : why);
    }
}

static void script_put(struct script *script, const char *text)
{
    struct cue cue = {.kind = CUE_TAKE, .layer = -1, .has_values = true};
    text_copy(cue.scene, sizeof(cue.scene), next_word(script, &text));
    cue.values = script_values(script, &text);
    const char *why = NULL;
    if (!director_cue(script->director, &cue, script->now_ms, &why)) {
        found(script, "%s", why);
    }
}

static void script_tick(struct script *script, const char *text)
{
    enum layer layer = (enum layer)layer_find(next_word(script, &text));
    struct values values = script_values(script, &text);
    director_tick(script->director, layer, &values);
}

static void script_retract(struct script *script, const char *text)
{
    const struct scene *scene = scene_find(next_word(script, &text));
    const char *subject = next_word(script, &text);
    if (!director_retract(script->director, scene, subject, text, script->now_ms)) {
        found(script, "nothing to retract");
    }
}

static void script_rule(struct script *script, const char *text)
{
    static const struct {
        const char *key;
        size_t offset;
    } spans[] = {{"hold", offsetof(struct scene_rule, hold_ms)},
                 {"min", offsetof(struct scene_rule, min_ms)},
                 {"ceiling", offsetof(struct scene_rule, ceiling_ms)},
                 {"max_age", offsetof(struct scene_rule, max_age_ms)},
                 {"cooldown", offsetof(struct scene_rule, cooldown_ms)},
                 {"announce", offsetof(struct scene_rule, announce_ms)}};
    const struct scene *scene = scene_find(next_word(script, &text));
    struct scene_rule rule = *director_rule(script->director, scene);
    while (*text) {
        const char *word = next_word(script, &text);
        const char *value = strchr(word, '=') + 1;
        for (size_t i = 0; i < sizeof(spans) / sizeof(spans[0]); i++) {
            if (text_starts(word, spans[i].key)) {
                *(int *)(void *)((char *)&rule + spans[i].offset) =
                    (int)(atof(value) * 1000 + 0.5);
            }
        }
        rule.automatic = text_starts(word, "auto") ? atoi(value) != 0 : rule.automatic;
        rule.priority = text_starts(word, "priority") ? atoi(value) : rule.priority;
    }
    director_set_rule(script->director, scene, &rule);
}

static void script_fits(struct script *script, const char *text)
{
    const struct scene *scene = scene_find(next_word(script, &text));
    struct scene_timing timing = {
        .in_ms = 300, .out_ms = 200, .page_rows = atoi(next_word(script, &text))};
    director_set_timing(script->director, scene, timing);
}

static void expect_layer(struct script *script, int layer, const char *text)
{
    static const char *const states[] = {"off", "entering", "on", "leaving"};
    const struct air *air = director_air(script->director, (enum layer)layer);
    const char *is = air->state == AIR_OFF
                         ? "off"
                         : arena_printf(&script->arena, "%s %s %s", states[air->state],
                                        air->scene->name, air->subject);
    // The line may leave out scene and subject.
    size_t len = strlen(text);
    if (strncmp(is, text, len) != 0 || (is[len] && is[len] != ' ')) {
        found(script, "%s", is);
    }
}

static void expect_queue(struct script *script, const char *text)
{
    struct buf is = {0};
    for (int i = 0; i < director_waiting_count(script->director); i++) {
        buf_printf(&is, "%s%s", i ? " " : "",
                   director_waiting(script->director, i)->subject);
    }
    if (strcmp(is.data ? is.data : "", text) != 0) {
        found(script, "%s", is.data ? is.data : "nothing waits");
    }
    buf_finish(&is);
}

static void expect_held(struct script *script, const char *subject, bool held)
{
    for (int i = 0; i < director_waiting_count(script->director); i++) {
        const struct waiting *waiting = director_waiting(script->director, i);
        if (strcmp(waiting->subject, subject) == 0) {
            if (waiting->held != held) {
                found(script, "%s", held ? "it flows" : "it is held");
            }
            return;
        }
    }
    found(script, "it does not wait");
}

// "name", "rows.3.name"
static const char *value_at(const struct values *values, const char *name)
{
    if (values && text_starts(name, "rows.")) {
        int row = atoi(name + 5);
        const char *dot = strchr(name + 5, '.');
        return dot && row > 0 && row <= values->row_count
                   ? values_get(&values->rows[row - 1], dot + 1)
                   : NULL;
    }
    return values_get(values, name);
}

static void expect_waiting(struct script *script, const char *text)
{
    const char *subject = next_word(script, &text);
    const char *name = next_word(script, &text);
    for (int i = 0; i < director_waiting_count(script->director); i++) {
        const struct waiting *waiting = director_waiting(script->director, i);
        if (strcmp(waiting->subject, subject) == 0) {
            const char *is = value_at(waiting->values, name);
            if (strcmp(is ? is : "", text) != 0) {
                found(script, "%s", is ? is : "nothing");
            }
            return;
        }
    }
    found(script, "it does not wait");
}

static void expect_text(struct script *script, const char *is, const char *expected)
{
    if (strcmp(is ? is : "", expected) != 0) {
        found(script, "%s", is ? is : "nothing");
    }
}

// "2/3", or while that is what moved last "2/3, turned 1".
static void expect_page(struct script *script, const struct air *air, const char *text)
{
    const char *is = arena_printf(&script->arena, "%d/%d", air->page + 1, air->pages);
    if (air->before && air->turned) {
        is = arena_printf(&script->arena, "%s, turned %d", is, air->turned);
    }
    expect_text(script, is, text);
}

// "track/1 in 3.0 attempt..." in the order they come on; "none".
static void expect_announced(struct script *script, const char *text)
{
    const struct waiting *said;
    struct buf is = {0};
    for (int i = 0; (said = director_announced(script->director, i)); i++) {
        buf_printf(&is, "%s%s in %.1f", i ? " " : "", said->subject,
                   (double)(said->on_ms - script->now_ms) / 1000);
    }
    expect_text(script, is.data ? arena_strdup(&script->arena, is.data) : "none", text);
    buf_finish(&is);
}

static void expect_waits(struct script *script, const char *text)
{
    const char *subject = next_word(script, &text);
    char why[400] = "it does not wait";
    for (int i = 0; i < director_waiting_count(script->director); i++) {
        const struct waiting *waiting = director_waiting(script->director, i);
        if (strcmp(waiting->subject, subject) == 0) {
            director_why_waits(script->director, waiting, why, sizeof(why));
        }
    }
    expect_text(script, arena_strdup(&script->arena, why), text);
}

static void expect_fate(struct script *script, const char *text)
{
    const char *subject = next_word(script, &text);
    const char *is = "";
    for (int i = 0; i < director_decision_count(script->director); i++) {
        const struct decision *decision = director_decision(script->director, i);
        is = strcmp(decision->subject, subject) == 0 ? decision->text : is;
    }
    expect_text(script, is, text);
}

// A fact about a layer: "value lower name Ada".
static void expect_fact(struct script *script, const char *verb, const char *text)
{
    const struct air *air =
        director_air(script->director, (enum layer)layer_find(next_word(script, &text)));
    if (strcmp(verb, "pinned") == 0 || strcmp(verb, "loose") == 0) {
        expect_text(script, air->pinned ? "pinned" : "loose", verb);
    } else if (strcmp(verb, "reason") == 0) {
        expect_text(script, air->reason, text);
    } else if (strcmp(verb, "page") == 0) {
        expect_page(script, air, text);
    } else {
        const char *name = next_word(script, &text);
        const struct values *values = air->values;
        if (text_starts(name, "before.")) {
            values = air->before;
            name += strlen("before.");
        }
        if (strcmp(verb, "override") == 0) {
            expect_text(script, values_get(air->overrides, name), text);
            return;
        }
        expect_text(script, value_at(values, name), text);
    }
}

static void expect_next(struct script *script, const char *text)
{
    int64_t next = director_next(script->director);
    const char *is = next == INT64_MAX
                         ? "never"
                         : arena_printf(&script->arena, "%.3f", (double)next / 1000);
    if (next == INT64_MAX || strcmp(text, "never") == 0) {
        expect_text(script, is, text);
    } else if (next != (int64_t)(atof(text) * 1000 + 0.5)) {
        found(script, "%s", is);
    }
}

static const char *last_decision(struct script *script)
{
    int count = director_decision_count(script->director);
    return count ? director_decision(script->director, count - 1)->text : "";
}

static void script_line(struct script *script, const char *verb, const char *text)
{
    static const char *const proposals[] = {"news", "old", "update", "whole"};
    static const char *const facts[] = {"pinned", "loose", "reason",
                                        "page",   "value", "override"};
    for (size_t i = 0; i < 4; i++) {
        if (strcmp(verb, proposals[i]) == 0) {
            script_propose(script, verb, text);
            return;
        }
    }
    for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
        if (strcmp(verb, facts[i]) == 0) {
            expect_fact(script, verb, text);
            return;
        }
    }
    int selected = director_selected(script->director);
    if (strcmp(verb, "cue") == 0 || strcmp(verb, "refused") == 0) {
        script_cue(script, verb, text);
    } else if (strcmp(verb, "put") == 0) {
        script_put(script, text);
    } else if (strcmp(verb, "tick") == 0) {
        script_tick(script, text);
    } else if (strcmp(verb, "fits") == 0) {
        script_fits(script, text);
    } else if (strcmp(verb, "rule") == 0) {
        script_rule(script, text);
    } else if (strcmp(verb, "announced") == 0) {
        expect_announced(script, text);
    } else if (strcmp(verb, "waits") == 0) {
        expect_waits(script, text);
    } else if (strcmp(verb, "fate") == 0) {
        expect_fate(script, text);
    } else if (strcmp(verb, "retract") == 0) {
        script_retract(script, text);
    } else if (layer_find(verb) >= 0) {
        expect_layer(script, layer_find(verb), text);
    } else if (strcmp(verb, "waiting") == 0) {
        expect_waiting(script, text);
    } else if (strcmp(verb, "queue") == 0) {
        expect_queue(script, text);
    } else if (strcmp(verb, "held") == 0 || strcmp(verb, "flows") == 0) {
        expect_held(script, text, strcmp(verb, "held") == 0);
    } else if (strcmp(verb, "last") == 0) {
        expect_text(script, last_decision(script), text);
    } else if (strcmp(verb, "next") == 0) {
        expect_next(script, text);
    } else if (strcmp(verb, "auto") == 0) {
        expect_text(script, director_auto(script->director) ? "on" : "off", text);
    } else if (strcmp(verb, "selected") == 0) {
        expect_text(script, selected < 0 ? "none" : layer_names[selected], text);
    } else {
        found(script, "\"%s\" is no line of a script", verb);
    }
}

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

static int64_t script_walked[RULES_MAX]; // by the last script

static bool goes_as_written(const char *text)
{
    struct script script = {.director = director_create()};
    int count;
    const struct scene *scenes = scene_table(&count);
    for (int i = 0; i < count; i++) {
        director_set_timing(script.director, &scenes[i],
                            (struct scene_timing){.in_ms = 300, .out_ms = 200});
    }
    const char *line = "";
    while (*text && !script.found[0]) {
        size_t len = strcspn(text, "\n");
        line = arena_strndup(&script.arena, text, len);
        text += len + (text[len] == '\n');
        const char *rest = line;
        if (strcmp(next_word(&script, &rest), "at") != 0) {
            found(&script, "a line without \"at\"");
            break;
        }
        double seconds = atof(next_word(&script, &rest));
        let_time_pass(&script, (int64_t)(seconds * 1000 + 0.5));
        const char *verb = next_word(&script, &rest);
        if (!script.found[0]) {
            script_line(&script, verb, rest);
        }
    }
    struct director_totals totals = director_totals(script.director);
    if (!script.found[0] &&
        totals.proposed != totals.shown + totals.merged + totals.dropped +
                               director_waiting_count(script.director)) {
        found(&script, "proposals that are not accounted for");
    }
    bool ok = !script.found[0];
    if (!ok) {
        printf("  %s\n  found: %s\n", line, script.found);
    }
    rules_table(&count);
    for (int i = 0; i < count; i++) {
        script_walked[i] = rules_walked(script.director, i);
    }
    director_destroy(script.director);
    arena_finish(&script.arena);
    return ok;
}

#endif

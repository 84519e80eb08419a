// director_moves.h
// What a line of a script does to the director; see director_script.h.
#ifndef TESTS_DIRECTOR_MOVES_H
#define TESTS_DIRECTOR_MOVES_H

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

static void script_put(struct script *script, const char *verb, const char *text)
{
    (void)verb;
    struct cue cue = {.kind = CUE_TAKE, .layer = -1, .has_values = true};
    text_copy(cue.scene, sizeof(cue.scene), next_word(script, &text));
    cue.values = script_values(script, &text);
    const char *why = NULL;
    if (!director_cue(script->director, &cue, script->now_ms, &why)) {
        found(script, "%s", why);
    }
}

static void script_tick(struct script *script, const char *verb, const char *text)
{
    (void)verb;
    enum layer layer = (enum layer)layer_find(next_word(script, &text));
    struct values values = script_values(script, &text);
    director_tick(script->director, layer, &values);
}

static void script_retract(struct script *script, const char *verb, const char *text)
{
    (void)verb;
    const struct scene *scene = scene_find(next_word(script, &text));
    const char *subject = next_word(script, &text);
    if (!director_retract(script->director, scene, subject, text, script->now_ms)) {
        found(script, "nothing to retract");
    }
}

static void script_rule(struct script *script, const char *verb, const char *text)
{
    (void)verb;
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

static void script_fits(struct script *script, const char *verb, const char *text)
{
    (void)verb;
    const struct scene *scene = scene_find(next_word(script, &text));
    struct scene_timing timing = {
        .in_ms = 300, .out_ms = 200, .page_rows = atoi(next_word(script, &text))};
    director_set_timing(script->director, scene, timing);
}

#endif

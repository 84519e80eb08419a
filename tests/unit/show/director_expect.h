// director_expect.h
// What a line of a script expects of the director; see director_script.h.
#ifndef TESTS_DIRECTOR_EXPECT_H
#define TESTS_DIRECTOR_EXPECT_H

#include "director_moves.h"

static void expect_layer(struct script *script, const char *layer, const char *text)
{
    static const char *const states[] = {"off", "entering", "on", "leaving"};
    const struct air *air = director_air(script->director, (enum layer)layer_find(layer));
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

static void expect_queue(struct script *script, const char *verb, const char *text)
{
    (void)verb;
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

static void expect_held(struct script *script, const char *verb, const char *subject)
{
    bool held = strcmp(verb, "held") == 0;
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

static void expect_waiting(struct script *script, const char *verb, const char *text)
{
    (void)verb;
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
static void expect_announced(struct script *script, const char *verb, const char *text)
{
    (void)verb;
    const struct waiting *said;
    struct buf is = {0};
    for (int i = 0; (said = director_announced(script->director, i)); i++) {
        buf_printf(&is, "%s%s in %.1f", i ? " " : "", said->subject,
                   (double)(said->on_ms - script->now_ms) / 1000);
    }
    expect_text(script, is.data ? arena_strdup(&script->arena, is.data) : "none", text);
    buf_finish(&is);
}

static void expect_waits(struct script *script, const char *verb, const char *text)
{
    (void)verb;
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

static void expect_fate(struct script *script, const char *verb, const char *text)
{
    (void)verb;
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
        } else if (text_starts(name, "earlier.")) {
            values = air->earlier;
            name += strlen("earlier.");
        }
        if (strcmp(verb, "override") == 0) {
            expect_text(script, values_get(air->overrides, name), text);
            return;
        }
        expect_text(script, value_at(values, name), text);
    }
}

static void expect_next(struct script *script, const char *verb, const char *text)
{
    (void)verb;
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

static void expect_last(struct script *script, const char *verb, const char *text)
{
    (void)verb;
    int count = director_decision_count(script->director);
    const char *last = count ? director_decision(script->director, count - 1)->text : "";
    expect_text(script, last, text);
}

static void expect_auto(struct script *script, const char *verb, const char *text)
{
    (void)verb;
    expect_text(script, director_auto(script->director) ? "on" : "off", text);
}

static void expect_selected(struct script *script, const char *verb, const char *text)
{
    (void)verb;
    int selected = director_selected(script->director);
    expect_text(script, selected < 0 ? "none" : layer_names[selected], text);
}

#endif

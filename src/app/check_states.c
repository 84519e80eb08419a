// A scene in the states that its sample does not show: with each value that it names and
// the sample lacks, without each that it has, and with each text that it asks for, beside
// the sample's values and beside all that there may be.
#include <stdio.h>

#include "app/check.h"
#include "base/str.h"

enum { CHOICES = 512 };

struct choice {
    const char *name;
    const char *text; // NULL: without it
    bool row, made_up;
};

struct choices {
    const struct values *sample;
    struct arena arena;
    struct choice list[CHOICES];
    int count;
};

// What some value says when nobody knows better. NULL: colours come from feeds and are
// kept off the key.
static const char *example_of(const char *name)
{
    return text_ends(name, "color") ? NULL : text_ends(name, "flag") ? "GBR" : "12";
}

static bool is_known(const struct choices *choices, const struct choice *choice)
{
    for (int i = 0; i < choices->count; i++) {
        const struct choice *other = &choices->list[i];
        if (other->row == choice->row && text_equal(other->name, choice->name) &&
            text_equal(other->text, choice->text)) {
            return true;
        }
    }
    return false;
}

static void take(void *context, const char *name, bool row, const char *text)
{
    struct choices *choices = context;
    const struct values *sample = choices->sample;
    const struct values *where = row && sample->row_count ? &sample->rows[0] : sample;
    const char *now = values_get(where, name);
    bool lacks = !text && !now;
    struct choice choice = {name, lacks ? example_of(name) : text, row, lacks};
    bool same = (lacks && !choice.text) || (text && text_equal(text, now));
    if (!same && !is_known(choices, &choice) && choices->count < CHOICES) {
        choice.text = choice.text ? arena_strdup(&choices->arena, choice.text) : NULL;
        choices->list[choices->count++] = choice;
    }
}

static void apply(const struct choice *choice, struct values *values)
{
    bool row = choice->row && values->row_count;
    struct values *where = row ? &values->rows[0] : values;
    if (choice->text) {
        values_read(where, choice->name, choice->text);
    } else {
        values_text(where, choice->name, NULL);
    }
}

// "with status official", "without flag"
static void say(const struct choice *choice, struct buf *out)
{
    bool telling = choice->text && !choice->made_up;
    buf_printf(out, " %s %s%s%s", choice->text ? "with" : "without", choice->name,
               telling ? " " : "", telling ? choice->text : "");
}

// NULL choice: nothing is changed.
static void look_at(struct check_look *look, const char *scene, const struct values *from,
                    enum check_state state, const struct choice *choice)
{
    bool all = state == CHECK_CROWDED;
    struct arena arena = {0};
    struct values values = values_copy(from, &arena);
    struct buf place = {0};
    buf_printf(&place, "scene %s%s", scene, all ? " with all values" : "");
    if (choice) {
        apply(choice, &values);
        buf_text(&place, all ? "," : "");
        say(choice, &place);
    }
    check_look_at(look, scene, &values, place.data, state);
    buf_finish(&place);
    arena_finish(&arena);
}

// A remark that is squeezed by points, what is shown only where two things hold: pairs
// are found by one change beside all other values, ten times as fast as by trying each
// pair.
static void look_at_full(struct check_look *look, const char *scene,
                         const struct choices *choices)
{
    struct arena arena = {0};
    struct values full = values_copy(choices->sample, &arena);
    for (int i = 0; i < choices->count; i++) {
        if (choices->list[i].made_up) {
            apply(&choices->list[i], &full);
        }
    }
    look_at(look, scene, &full, CHECK_CROWDED, NULL);
    for (int i = 0; i < choices->count; i++) {
        if (!choices->list[i].made_up) {
            look_at(look, scene, &full, CHECK_CROWDED, &choices->list[i]);
        }
    }
    arena_finish(&arena);
}

void check_states(struct check_look *look, const char *scene, const struct values *sample)
{
    struct choices choices = {.sample = sample};
    theme_choices(look->programme->theme, scene, take, &choices);
    for (int i = 0; i < choices.count; i++) {
        look_at(look, scene, sample, CHECK_CHANGED, &choices.list[i]);
    }
    check_lists(look, scene, sample);
    look_at_full(look, scene, &choices);
    arena_finish(&choices.arena);
}

#include "theme/uses.h"

#include <string.h>

#include "base/hash.h"
#include "base/str.h"

// With this seed few values of one scene have a bit in common.
enum { SEED = 6, BITS = 64 };

uint64_t uses_name(const char *name)
{
    return (uint64_t)1 << hash_text(SEED, name) % BITS;
}

bool uses_meet(const struct uses *a, const struct uses *b)
{
    return (a->names & b->names) != 0 || (a->rows && b->rows);
}

static void add_value(struct uses *uses, const struct bind_value *value)
{
    uses->names |= value->name ? uses_name(value->name) : 0;
}

static void add_text(struct uses *uses, const struct bind *text)
{
    for (int i = 0; i < text->count; i++) {
        add_value(uses, &text->parts[i].value);
    }
}

static void add_conditions(struct uses *uses, const struct conditions *conditions)
{
    for (int i = 0; i < conditions->count; i++) {
        const struct condition *condition = &conditions->list[i];
        add_value(uses, &condition->value);
        for (int k = 0; k < condition->text_count; k++) {
            add_text(uses, &condition->texts[k]);
        }
        uses->rows = uses->rows || condition->kind == CONDITION_SOME ||
                     condition->kind == CONDITION_NONE;
    }
}

static void add_fill(struct uses *uses, const struct fill *fill)
{
    add_value(uses, &fill->from.value);
    add_value(uses, &fill->to.value);
}

static void add_variant(struct uses *uses, const struct variant *variant)
{
    add_conditions(uses, &variant->conditions);
    add_fill(uses, &variant->fill);
    add_value(uses, &variant->color.value);
}

static void add_run(struct uses *uses, const struct run *run)
{
    add_conditions(uses, &run->conditions);
    add_text(uses, &run->text);
    for (int i = 0; i < run->shorter_count; i++) {
        add_text(uses, &run->shorter[i]);
    }
    add_value(uses, &run->color.value);
}

static void add_own(struct uses *uses, const struct element *element)
{
    add_conditions(uses, &element->conditions);
    add_fill(uses, &element->fill);
    add_value(uses, &element->border_color.value);
    for (int i = 0; i < element->variant_count; i++) {
        add_variant(uses, &element->variants[i]);
    }
    for (int i = 0; i < element->run_count; i++) {
        add_run(uses, &element->runs[i]);
    }
    for (int i = 0; i < element->image_count; i++) {
        add_text(uses, &element->images[i]);
    }
    for (int i = 0; i < element->key_count; i++) {
        add_value(uses, &element->keys[i]);
    }
    uses->rows = uses->rows || element->type == ELEMENT_ROWS;
}

void uses_find(struct element *root)
{
    struct uses uses = {.rows = false};
    add_own(&uses, root);
    for (int i = 0; i < root->child_count; i++) {
        struct element *child = &root->children[i];
        uses_find(child);
        uses.names |= child->uses.names;
        uses.rows = uses.rows || child->uses.rows;
    }
    root->uses = uses;
}

// Mostly it stands in the same place.
static const struct value *counterpart(const struct values *values, int index,
                                       const char *name)
{
    const struct value *there = index < values->count ? &values->items[index] : NULL;
    return there && strcmp(there->name, name) == 0 ? there : values_find(values, name);
}

static uint64_t differing(const struct values *values, const struct values *others)
{
    uint64_t names = 0;
    for (int i = 0; i < values->count; i++) {
        const struct value *value = &values->items[i];
        const struct value *other = counterpart(others, i, value->name);
        if (!other || other->kind != value->kind ||
            !text_equal(other->text, value->text)) {
            names |= uses_name(value->name);
        }
    }
    return names;
}

uint64_t uses_changed(const struct values *before, const struct values *now)
{
    return differing(before, now) | differing(now, before);
}

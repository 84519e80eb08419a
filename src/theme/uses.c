#include "theme/uses.h"

#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "theme/element_values.h"

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

static void add_value(void *context, const struct bind_value *value,
                      const struct condition *condition)
{
    struct uses *uses = context;
    uses->names |= value->name ? uses_name(value->name) : 0;
    uses->rows = uses->rows || (condition && (condition->kind == CONDITION_SOME ||
                                              condition->kind == CONDITION_NONE));
}

void uses_find(struct element *root)
{
    struct uses uses = {.rows = root->type == ELEMENT_ROWS};
    element_values(root, add_value, &uses);
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

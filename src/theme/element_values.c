#include "theme/element_values.h"

#include <stddef.h>

struct listener {
    element_value *tell;
    void *context;
};

// The family name that is told beside a name is named with it.
static void add_named(const struct listener *to, const struct bind_value *value,
                      const struct condition *condition)
{
    to->tell(to->context, value, condition);
    if (value->family) {
        to->tell(to->context, &(struct bind_value){.name = value->family}, NULL);
    }
}

static void add_value(const struct listener *to, const struct bind_value *value)
{
    if (value->name) {
        add_named(to, value, NULL);
    }
}

static void add_text(const struct listener *to, const struct bind *text)
{
    for (int i = 0; i < text->count; i++) {
        add_value(to, &text->parts[i].value);
    }
}

static void add_conditions(const struct listener *to, const struct conditions *conditions)
{
    for (int i = 0; i < conditions->count; i++) {
        const struct condition *condition = &conditions->list[i];
        add_named(to, &condition->value, condition);
        for (int k = 0; k < condition->text_count; k++) {
            add_text(to, &condition->texts[k]);
        }
    }
}

static void add_fill(const struct listener *to, const struct fill *fill)
{
    add_value(to, &fill->from.value);
    add_value(to, &fill->to.value);
}

static void add_variant(const struct listener *to, const struct variant *variant)
{
    add_conditions(to, &variant->conditions);
    add_fill(to, &variant->fill);
    add_value(to, &variant->color.value);
}

static void add_run(const struct listener *to, const struct run *run)
{
    add_conditions(to, &run->conditions);
    add_text(to, &run->text);
    for (int i = 0; i < run->shorter_count; i++) {
        add_text(to, &run->shorter[i]);
    }
    add_value(to, &run->color.value);
}

void element_values(const struct element *element, element_value *tell, void *context)
{
    const struct listener to = {tell, context};
    add_conditions(&to, &element->conditions);
    add_fill(&to, &element->fill);
    add_value(&to, &element->border_color.value);
    for (int i = 0; i < element->variant_count; i++) {
        add_variant(&to, &element->variants[i]);
    }
    for (int i = 0; i < element->run_count; i++) {
        add_run(&to, &element->runs[i]);
    }
    for (int i = 0; i < element->image_count; i++) {
        add_text(&to, &element->images[i]);
    }
    for (int i = 0; i < element->key_count; i++) {
        add_value(&to, &element->keys[i]);
    }
}

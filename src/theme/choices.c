// What a scene looks different for: values that are there or not, and texts that they are
// compared with.
#include <string.h>

#include "theme/element_values.h"
#include "theme/parts.h"

struct search {
    theme_choice *tell;
    void *context;
    const struct element *element;
    bool row; // it stands in a row
};

// What tells a list's rows apart is a value of theirs.
static bool is_of_row(const struct search *search, const struct bind_value *value)
{
    const struct element *element = search->element;
    bool key = false;
    for (int i = 0; i < element->key_count; i++) {
        key = key || value == &element->keys[i];
    }
    return search->row || key;
}

// A pattern's star and marks stand for something.
static void tell_literal(const struct search *search, const char *name, bool row,
                         const char *text)
{
    char example[THEME_CHOICE];
    size_t len = 0;
    for (; *text && len + 1 < sizeof(example); text++) {
        if (*text != '*') {
            example[len++] = *text == '?' ? '1' : *text;
        }
    }
    example[len] = '\0';
    if (len) {
        search->tell(search->context, name, row, example);
    }
}

static void tell_value(void *context, const struct bind_value *value,
                       const struct condition *condition)
{
    // Filters tell figures from words, and records from remarks.
    static const char *const kinds[] = {"9.99", "DNF", "PB", "Protest"};
    const struct search *search = context;
    if (!value->name) {
        return;
    }
    bool row = is_of_row(search, value);
    search->tell(search->context, value->name, row, NULL);
    for (int i = 0; condition && i < condition->text_count; i++) {
        const struct bind *text = &condition->texts[i];
        if (text->count == 1 && text->parts[0].literal) {
            tell_literal(search, value->name, row, text->parts[0].literal);
        }
    }
    bool sorts = condition && value->filter_count && !condition->text_count;
    for (size_t i = 0; sorts && i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        search->tell(search->context, value->name, row, kinds[i]);
    }
}

static void walk(struct search *search, const struct element *element)
{
    search->element = element;
    element_values(element, tell_value, search);
    bool outside = search->row;
    search->row = outside || element->type == ELEMENT_ROWS;
    for (int i = 0; i < element->child_count; i++) {
        walk(search, &element->children[i]);
    }
    search->row = outside;
}

void theme_choices(const struct theme *theme, const char *scene, theme_choice *tell,
                   void *context)
{
    for (int i = 0; i < theme->scene_count; i++) {
        if (strcmp(theme->scenes[i].name, scene) == 0) {
            struct search search = {.tell = tell, .context = context};
            walk(&search, &theme->scenes[i].root);
        }
    }
}

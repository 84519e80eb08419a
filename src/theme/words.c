// Which values a scene's texts show, so that somebody can say how long they take to be
// read. A list is looked over rather than read, and is not among them.
#include "theme/words.h"

#include "base/str.h"

static void add_text(const struct bind *text, struct buf *out)
{
    for (int i = 0; i < text->count; i++) {
        const char *name = text->parts[i].value.name;
        if (!text->parts[i].literal && name &&
            !text_has_word(out->data ? out->data : "", name)) {
            buf_printf(out, "%s%s", out->len ? " " : "", name);
        }
    }
}

static void add_element(const struct element *element, struct buf *out)
{
    if (element->type == ELEMENT_ROWS) {
        return;
    }
    for (int i = 0; i < element->run_count; i++) {
        add_text(&element->runs[i].text, out);
    }
    for (int i = 0; i < element->child_count; i++) {
        add_element(&element->children[i], out);
    }
}

const char *words_of(const struct element *root, struct arena *arena)
{
    struct buf text = {0};
    add_element(root, &text);
    const char *words = arena_strdup(arena, text.data ? text.data : "");
    buf_finish(&text);
    return words;
}

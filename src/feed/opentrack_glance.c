// A text without an event's name is nothing that this server says.
#include "feed/glance.h"
#include "feed/opentrack.h"

static void take(void *context, const struct json_span *member)
{
    bool *named = context;
    *named = *named || json_span_is(member->key, "event");
}

struct glance opentrack_glance(const struct feed_config *config, struct str text,
                               struct glance_memory *memory)
{
    static const struct glance nameless = {.kind = GLANCE_OTHERS, .bad = true};
    struct json_marks marks;
    bool named = false;
    (void)config;
    if (glance_recall(memory, text)) {
        return nameless;
    }
    struct json_skim skim = glance_walk(text, &marks, take, &named);
    if (named || !json_skim_sure(&skim)) {
        return (struct glance){0};
    }
    glance_remember_words(memory, text, &nameless);
    return nameless;
}

// A text without an event's name is nothing that this server says.
#include "base/json_skim.h"
#include "feed/opentrack.h"

struct glance opentrack_glance(const struct feed_config *config, struct str text)
{
    struct json_marks marks;
    struct json_span member;
    (void)config;
    if (!json_marks_find(text, &marks)) {
        return (struct glance){0};
    }
    struct json_skim skim = json_skim_of(&marks);
    while (json_skim_next(&skim, &member)) {
        if (json_span_is(member.key, "event")) {
            return (struct glance){0};
        }
    }
    return json_skim_sure(&skim) ? (struct glance){.kind = GLANCE_OTHERS, .bad = true}
                                 : (struct glance){0};
}

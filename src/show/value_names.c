#include "show/value_names.h"

#include "base/str.h"
#include "show/scene_names.h"

enum { NEAR_MAX = 512 };

// What layout adds to each list that has more than one page, and where rows go.
static const char *const OF_LISTS[] = {"page", "pages", "row", "rows"};
enum { OF_LISTS_COUNT = sizeof(OF_LISTS) / sizeof(OF_LISTS[0]) };

bool value_name_of_lists(const char *name)
{
    bool found = false;
    for (int i = 0; i < OF_LISTS_COUNT; i++) {
        found = found || text_equal(OF_LISTS[i], name);
    }
    return found;
}

bool value_name_known(const char *name)
{
    int count;
    const struct scene *scenes = scene_table(&count);
    bool known = value_name_of_lists(name);
    for (int i = 0; i < count && !known; i++) {
        known = scene_has_value(&scenes[i], false, name) ||
                scene_has_value(&scenes[i], true, name);
    }
    return known;
}

const char *value_name_near(const char *name)
{
    const char *known[NEAR_MAX];
    int count, found = 0;
    const struct scene *scenes = scene_table(&count);
    for (int i = 0; i < OF_LISTS_COUNT; i++) {
        known[found++] = OF_LISTS[i];
    }
    for (int i = 0; i < 2 * count; i++) {
        const char *const *names = scene_value_names(&scenes[i / 2], i % 2);
        for (; *names && found < NEAR_MAX; names++) {
            known[found++] = *names;
        }
    }
    return text_nearest(name, known, found);
}

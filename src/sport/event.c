#include "sport/event.h"

#include <string.h>

#include "base/arena.h"

enum { FIRST_CAPACITY = 2 };

struct event *event_add(struct event_list *list, enum event_type type)
{
    if (list->count == list->capacity) {
        int capacity = list->capacity ? list->capacity * 2 : FIRST_CAPACITY;
        struct event *items =
            arena_room(list->arena, (size_t)capacity * sizeof(struct event));
        if (list->count) {
            memcpy(items, list->items, (size_t)list->count * sizeof(struct event));
        }
        list->items = items;
        list->capacity = capacity;
    }
    struct event *event = &list->items[list->count++];
    *event = (struct event){.type = type};
    return event;
}

// monitor_values.h
// The state document as values of the monitor's scenes: what the operator reads. The same
// document that the web page shows.
//
// Threads: pure functions.
#ifndef APP_MONITOR_VALUES_H
#define APP_MONITOR_VALUES_H

#include "app/hotkeys.h"
#include "base/json.h"
#include "show/values.h"

// In the order in which they are painted.
enum monitor_scene {
    MONITOR_BACK,
    MONITOR_HEAD,
    MONITOR_AIR,
    MONITOR_OUTPUT,
    MONITOR_ANNOUNCED,
    MONITOR_QUEUE,
    MONITOR_FEEDS,
    MONITOR_LOG,
    MONITOR_HELP,
    MONITOR_SCENES
};

extern const char *const MONITOR_SCENE_NAMES[MONITOR_SCENES];

struct monitor_facts {
    const struct json *state;
    const struct hotkeys *hotkeys;
    const char *title;
    const char *clock; // time of day, "12:34:56"
};

// `out` is empty and has an arena.
void monitor_values(const struct monitor_facts *facts, enum monitor_scene scene,
                    struct values *out);

#endif

// components [COMPONENT]...: runs the cases of these components, or of all, and prints
// "case NAME COUNT UNIT" for each. Under callgrind (--instr-atstart=no) each case leaves
// a dump that bears its name; components.py makes a table of them.
#include <SDL2/SDL.h>
#include <SDL2/SDL_ttf.h>
#include <cjson/cJSON.h>
#include <gnu/libc-version.h>
#include <pixman.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <valgrind/callgrind.h>

#include "base/log.h"
#include "component.h"

static const struct component *const COMPONENTS[] = {
    &component_glance,   &component_decode,  &component_apply, &component_show,
    &component_director, &component_layout,  &component_paint, &component_change,
    &component_key,      &component_present,
};
enum { COMPONENT_COUNT = sizeof(COMPONENTS) / sizeof(COMPONENTS[0]), NAME_SIZE = 80 };

void component_fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("components: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(1);
}

// What the counts depend on besides our own sources.
static void print_versions(void)
{
    SDL_version sdl;
    SDL_GetVersion(&sdl);
    const SDL_version *ttf = TTF_Linked_Version();
    int free_type[3], shaper[3];
    TTF_Init();
    TTF_GetFreeTypeVersion(&free_type[0], &free_type[1], &free_type[2]);
    TTF_GetHarfBuzzVersion(&shaper[0], &shaper[1], &shaper[2]);
    TTF_Quit();
    printf("version compiler %s\n", BENCH_COMPILER);
    printf("version glibc %s\n", gnu_get_libc_version());
    printf("version pixman %s\n", pixman_version_string());
    printf("version SDL %d.%d.%d\n", sdl.major, sdl.minor, sdl.patch);
    printf("version SDL_ttf %d.%d.%d\n", ttf->major, ttf->minor, ttf->patch);
    printf("version FreeType %d.%d.%d\n", free_type[0], free_type[1], free_type[2]);
    printf("version HarfBuzz %d.%d.%d\n", shaper[0], shaper[1], shaper[2]);
    printf("version cJSON %s\n", cJSON_Version());
}

static void run_case(const struct component *component, const char *input)
{
    char name[NAME_SIZE];
    snprintf(name, sizeof(name), "%s/%s", component->name, input);
    void *state = component->open(input);
    component->run(state);
    CALLGRIND_START_INSTRUMENTATION;
    int count = component->run(state);
    CALLGRIND_STOP_INSTRUMENTATION;
    CALLGRIND_DUMP_STATS_AT(name);
    component->close(state);
    if (count <= 0) {
        component_fail("%s did nothing", name);
    }
    printf("case %s %d %s\n", name, count, component->unit);
    fflush(stdout);
}

static bool wanted(const struct component *component, char **names, int count)
{
    bool found = count == 0;
    for (int i = 0; i < count; i++) {
        found |= strcmp(names[i], component->name) == 0;
    }
    return found;
}

int main(int argc, char **argv)
{
    log_set_level(LOG_LEVEL_ERROR);
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    print_versions();
    for (int i = 0; i < COMPONENT_COUNT; i++) {
        const struct component *component = COMPONENTS[i];
        bool due = wanted(component, argv + 1, argc - 1);
        for (int k = 0; due && component->inputs[k]; k++) {
            run_case(component, component->inputs[k]);
        }
    }
    return 0;
}

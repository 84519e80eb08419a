// component.h
// One part of the program, run over inputs of our own, for callgrind to count. What a
// case needs is made by open(); run() does the work once and says how many things it did.
//
// run() is called once uncounted, so that caches are as in a show, and once counted.
#ifndef BENCH_COMPONENT_H
#define BENCH_COMPONENT_H

enum { COMPONENT_INPUTS = 9 }; // NULL behind the last

struct component {
    const char *name;
    const char *unit; // of what run() did: "message"
    const char *inputs[COMPONENT_INPUTS];
    void *(*open)(const char *input);
    int (*run)(void *state);
    void (*close)(void *state);
};

extern const struct component component_glance, component_decode, component_apply,
    component_show, component_director, component_layout, component_paint,
    component_change, component_key, component_present;

// Ends the program with a line for a person.
_Noreturn void component_fail(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

#endif

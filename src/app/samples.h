// samples.h
// Values of a scene from a JSON file: what `still --data` takes, and the bundled samples.
//
// Threads: main only.
#ifndef APP_SAMPLES_H
#define APP_SAMPLES_H

#include <stdbool.h>
#include <stddef.h>

#include "app/paths.h"
#include "show/values.h"

// The bundled sample of a scene. False if there is none.
bool samples_find(const char *scene, char out[PATH_SIZE]);
bool samples_load(const char *path, struct values *values, char *error,
                  size_t error_size);

#endif

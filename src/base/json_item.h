// json_item.h
// What a struct json is, for the files of base/json alone: a cJSON.
//
// Threads: pure functions.
#ifndef BASE_JSON_ITEM_H
#define BASE_JSON_ITEM_H

#include <cjson/cJSON.h>

#include "base/json.h"

static inline const cJSON *item_of(const struct json *value)
{
    return (const cJSON *)(const void *)value;
}

static inline const struct json *json_of(const cJSON *item)
{
    return (const struct json *)(const void *)item;
}

#endif

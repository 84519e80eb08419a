#include "app/config_parts.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/json.h"

enum { MS_PER_S = 1000, DAY_S = 86400, MINUTE_S = 60 };

// A time of a rule: seconds in the show file.
static const struct span {
    const char *key;
    size_t offset;
    double max_s;
} spans[] = {
    {"hold", offsetof(struct scene_rule, hold_ms), DAY_S},
    {"min", offsetof(struct scene_rule, min_ms), DAY_S},
    {"ceiling", offsetof(struct scene_rule, ceiling_ms), DAY_S},
    {"max_age", offsetof(struct scene_rule, max_age_ms), DAY_S},
    {"page", offsetof(struct scene_rule, page_ms), DAY_S},
    {"cooldown", offsetof(struct scene_rule, cooldown_ms), DAY_S},
    {"announce", offsetof(struct scene_rule, announce_ms), MINUTE_S},
};

enum { SPAN_COUNT = sizeof(spans) / sizeof(spans[0]) };

static int *place_of(struct scene_rule *rule, const struct span *span)
{
    return (int *)(void *)((char *)rule + span->offset);
}

static bool refuse(struct schema *schema, const struct json *object, const char *key,
                   const char *expected)
{
    return schema_fail(schema, key, expected,
                       json_text(json_get(object, key), &schema->arena));
}

static bool set_spans(struct schema *schema, const struct json *object,
                      struct scene_rule *rule, const double seconds[SPAN_COUNT])
{
    for (int i = 0; i < SPAN_COUNT; i++) {
        if (!(seconds[i] >= 0 && seconds[i] <= spans[i].max_s)) {
            return refuse(
                schema, object, spans[i].key,
                arena_printf(&schema->arena, "seconds from 0 to %.0f", spans[i].max_s));
        }
        *place_of(rule, &spans[i]) = (int)(seconds[i] * MS_PER_S + 0.5);
    }
    return true;
}

// What one value says of another. A ceiling that is not given makes room for the hold.
static bool agree(struct schema *schema, const struct json *object,
                  struct scene_rule *rule)
{
    if (rule->page_ms > 0 && rule->page_ms < MS_PER_S) {
        return schema_fail(schema, "page", "0 or at least 1 second", "less");
    }
    if (!json_get(object, "ceiling") && rule->ceiling_ms < rule->hold_ms * 2) {
        rule->ceiling_ms = rule->hold_ms * 2;
    }
    if (json_get(object, "ceiling") && rule->ceiling_ms < rule->hold_ms) {
        return refuse(schema, object, "ceiling",
                      arena_printf(&schema->arena, "at least the hold of %g seconds",
                                   (double)rule->hold_ms / MS_PER_S));
    }
    if (json_get(object, "min") && rule->hold_ms > 0 && rule->min_ms > rule->hold_ms) {
        return refuse(schema, object, "min",
                      arena_printf(&schema->arena, "at most the hold of %g seconds",
                                   (double)rule->hold_ms / MS_PER_S));
    }
    return true;
}

static bool read_rule(struct schema *schema, const struct json *object,
                      struct scene_rule *rule)
{
    double priority = rule->priority;
    double seconds[SPAN_COUNT];
    struct schema_field fields[SPAN_COUNT + 2] = {
        {"auto", SCHEMA_BOOL, &rule->automatic, sizeof(rule->automatic)},
        {"priority", SCHEMA_NUMBER, &priority, sizeof(priority)}};
    for (int i = 0; i < SPAN_COUNT; i++) {
        seconds[i] = (double)*place_of(rule, &spans[i]) / MS_PER_S;
        fields[i + 2] = (struct schema_field){spans[i].key, SCHEMA_NUMBER, &seconds[i],
                                              sizeof(seconds[i])};
    }
    if (!schema_object(schema, object, fields, SPAN_COUNT + 2) ||
        !set_spans(schema, object, rule, seconds)) {
        return false;
    }
    if (!(priority >= -1000 && priority <= 1000)) {
        return refuse(schema, object, "priority", "a number from -1000 to 1000");
    }
    rule->priority = (int)priority;
    return agree(schema, object, rule);
}

bool config_read_rules(struct schema *schema, const struct json *object,
                       struct config *config)
{
    const char *names[CONFIG_RULES];
    int count;
    const struct scene *scenes = scene_table(&count);
    for (int i = 0; i < count && i < CONFIG_RULES; i++) {
        names[i] = scenes[i].name;
    }
    for (const struct json *item = json_first(object); item; item = json_next(item)) {
        const struct scene *scene = scene_find(json_key(item));
        size_t depth = schema_enter(schema, "rules");
        if (!scene || config->rule_count == CONFIG_RULES) {
            return schema_unknown(schema, NULL, json_key(item), names, count);
        }
        schema_enter(schema, scene->name);
        struct rule_config *row = &config->rules[config->rule_count++];
        *row = (struct rule_config){.scene = scene, .rule = scene->rule};
        if (!read_rule(schema, item, &row->rule)) {
            return false;
        }
        schema_leave(schema, depth);
    }
    return true;
}

#include "app/config_parts.h"

#include "base/json.h"

static const double MS_PER_S = 1000.0;

struct seconds {
    const char *key;
    double value;
    int *out_ms;
};

static bool read_rule(struct schema *schema, const struct json *object,
                      struct scene_rule *rule)
{
    double priority = rule->priority;
    struct seconds times[] = {{"hold", rule->hold_ms / MS_PER_S, &rule->hold_ms},
                              {"min", rule->min_ms / MS_PER_S, &rule->min_ms},
                              {"ceiling", rule->ceiling_ms / MS_PER_S, &rule->ceiling_ms},
                              {"max_age", rule->max_age_ms / MS_PER_S, &rule->max_age_ms},
                              {"page", rule->page_ms / MS_PER_S, &rule->page_ms}};
    const struct schema_field fields[] = {
        {"auto", SCHEMA_BOOL, &rule->automatic, sizeof(rule->automatic)},
        {"priority", SCHEMA_NUMBER, &priority, sizeof(priority)},
        {"hold", SCHEMA_NUMBER, &times[0].value, sizeof(double)},
        {"min", SCHEMA_NUMBER, &times[1].value, sizeof(double)},
        {"ceiling", SCHEMA_NUMBER, &times[2].value, sizeof(double)},
        {"max_age", SCHEMA_NUMBER, &times[3].value, sizeof(double)},
        {"page", SCHEMA_NUMBER, &times[4].value, sizeof(double)},
    };
    if (!schema_object(schema, object, fields, SCHEMA_COUNT(fields))) {
        return false;
    }
    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
        if (!(times[i].value >= 0 && times[i].value <= 86400)) {
            return schema_fail(schema, times[i].key, "seconds from 0 to 86400",
                               json_text(json_get(object, times[i].key), &schema->arena));
        }
        *times[i].out_ms = (int)(times[i].value * MS_PER_S + 0.5);
    }
    if (!(priority >= -1000 && priority <= 1000)) {
        return schema_fail(schema, "priority", "a number from -1000 to 1000",
                           "one outside");
    }
    if (rule->page_ms > 0 && rule->page_ms < MS_PER_S) {
        return schema_fail(schema, "page", "0 or at least 1 second", "less");
    }
    rule->priority = (int)priority;
    // A hold longer than the default ceiling is meant as written.
    if (!json_get(object, "ceiling") && rule->ceiling_ms < rule->hold_ms * 2) {
        rule->ceiling_ms = rule->hold_ms * 2;
    }
    return true;
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

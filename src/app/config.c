#include "app/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/schema.h"
#include "base/file.h"
#include "base/json.h"
#include "base/str.h"
#include "output/key.h"

enum { SHOW_FILE_MAX = 1 << 20, SIZE_MIN = 16, SIZE_MAX_PX = 8192 };

static const double MS_PER_S = 1000.0;

void config_default(struct config *config)
{
    *config = (struct config){.theme = "themes/stadium",
                              .output = {.key = "chroma", .key_color = "#00ff00"},
                              .control = {.listen = "127.0.0.1:7400"},
                              .hotkeys = hotkeys_default()};
}

bool config_size(const char *text, int *width, int *height)
{
    int w, h;
    char end;
    if (sscanf(text, "%dx%d%c", &w, &h, &end) != 2 || w < SIZE_MIN || h < SIZE_MIN ||
        w > SIZE_MAX_PX || h > SIZE_MAX_PX) {
        return false;
    }
    *width = w;
    *height = h;
    return true;
}

static bool read_output(struct schema *schema, const struct json *object,
                        struct output_config *output)
{
    char size[CONFIG_NAME] = "";
    double rate = 0;
    const struct schema_field fields[] = {
        {"display", SCHEMA_TEXT, output->display, sizeof(output->display)},
        {"size", SCHEMA_TEXT, size, sizeof(size)},
        {"rate", SCHEMA_NUMBER, &rate, sizeof(rate)},
        {"key", SCHEMA_TEXT, output->key, sizeof(output->key)},
        {"key_color", SCHEMA_TEXT, output->key_color, sizeof(output->key_color)},
    };
    if (!schema_object(schema, object, fields, SCHEMA_COUNT(fields))) {
        return false;
    }
    enum key_mode mode;
    uint32_t color;
    char why[SCHEMA_ERROR];
    if (size[0] && !config_size(size, &output->width, &output->height)) {
        return schema_fail(schema, "size", "a size such as \"1920x1080\"", size);
    }
    if (json_get(object, "rate") && !(rate >= 1 && rate <= 240)) {
        return schema_fail(schema, "rate", "frames a second from 1 to 240",
                           json_text(json_get(object, "rate"), &schema->arena));
    }
    output->rate = rate;
    if (!key_mode_parse(output->key, &mode, why, sizeof(why))) {
        return schema_say(schema, "key", why);
    }
    if (!key_color_parse(output->key_color, &color)) {
        return schema_fail(schema, "key_color", "a colour such as \"#00ff00\"",
                           output->key_color);
    }
    return true;
}

// NAME_env or NAME_file beside the secret's place. A missing variable is fatal where
// nothing works without it.
static bool read_secret(struct schema *schema, const char *name, const char *env,
                        const char *file, bool needed, char *out, size_t size)
{
    char key[CONFIG_NAME];
    if (env[0]) {
        const char *value = getenv(env);
        if (!value && needed) {
            snprintf(key, sizeof(key), "%s_env", name);
            return schema_fail(schema, key,
                               "the name of an environment variable that is set", env);
        }
        text_copy(out, size, value ? value : "");
    } else if (file[0]) {
        char why[SCHEMA_ERROR];
        struct buf text = {0};
        snprintf(key, sizeof(key), "%s_file", name);
        bool ok = file_read(file, size - 1, &text, why, sizeof(why));
        if (ok) {
            text_copy(out, size, text.data ? text.data : "");
            out[strcspn(out, "\r\n")] = '\0';
        }
        buf_finish(&text);
        return ok || schema_say(schema, key, why);
    }
    return true;
}

static bool read_channels(struct schema *schema, const struct json *array,
                          struct feed_config *feed)
{
    int count = 0;
    for (const struct json *item = json_first(array); item; item = json_next(item)) {
        if (!json_is_string(item) || count == FEED_CHANNELS ||
            !text_copy(feed->channels[count++], FEED_CHANNEL, json_string(item))) {
            return schema_fail(schema, "channels", "at most 8 channel names, as strings",
                               json_kind(item));
        }
    }
    return true;
}

static bool check_feed(struct schema *schema, const struct json *object,
                       const struct feed_config *feed, const char *separator)
{
    int count;
    const char *const *types = feed_types(&count);
    char why[SCHEMA_ERROR], address[FEED_URL];
    if (!feed->id[0]) {
        return schema_fail(schema, "id", "a name for this feed",
                           json_kind(json_get(object, "id")));
    }
    const struct feed_ops *ops = feed_find(feed->type);
    if (!ops) {
        return schema_unknown(schema, "type", feed->type, types, count);
    }
    if (separator[0] && separator[1]) {
        return schema_fail(schema, "separator", "one character", separator);
    }
    return ops->address(feed, address, why, sizeof(why)) || schema_say(schema, NULL, why);
}

static bool read_feed(struct schema *schema, const struct json *object,
                      struct feed_config *feed)
{
    char token_env[CONFIG_NAME] = "", token_file[PATH_SIZE] = "", separator[8] = "";
    double delay = 0;
    const struct json *channels = NULL;
    const struct schema_field fields[] = {
        {"id", SCHEMA_TEXT, feed->id, sizeof(feed->id)},
        {"type", SCHEMA_TEXT, feed->type, sizeof(feed->type)},
        {"url", SCHEMA_TEXT, feed->url, sizeof(feed->url)},
        {"rest", SCHEMA_TEXT, feed->rest, sizeof(feed->rest)},
        {"ca_file", SCHEMA_TEXT, feed->ca_file, sizeof(feed->ca_file)},
        {"insecure", SCHEMA_BOOL, &feed->insecure, sizeof(feed->insecure)},
        {"delay_ms", SCHEMA_NUMBER, &delay, sizeof(delay)},
        {"competition", SCHEMA_TEXT, feed->competition, sizeof(feed->competition)},
        {"key", SCHEMA_TEXT, feed->key, sizeof(feed->key)},
        {"cluster", SCHEMA_TEXT, feed->cluster, sizeof(feed->cluster)},
        {"separator", SCHEMA_TEXT, separator, sizeof(separator)},
        {"channels", SCHEMA_ARRAY, &channels, sizeof(channels)},
        {"token_env", SCHEMA_TEXT, token_env, sizeof(token_env)},
        {"token_file", SCHEMA_TEXT, token_file, sizeof(token_file)},
        {"user_agent", SCHEMA_TEXT, feed->user_agent, sizeof(feed->user_agent)},
        {"nocache", SCHEMA_BOOL, &feed->nocache, sizeof(feed->nocache)},
    };
    if (!schema_object(schema, object, fields, SCHEMA_COUNT(fields)) ||
        !read_channels(schema, channels, feed) ||
        !read_secret(schema, "token", token_env, token_file, true, feed->token,
                     sizeof(feed->token))) {
        return false;
    }
    if (delay < 0 || delay > 60000) {
        return schema_fail(schema, "delay_ms", "milliseconds from 0 to 60000",
                           json_text(json_get(object, "delay_ms"), &schema->arena));
    }
    feed->delay_ms = (int)delay;
    feed->separator = separator[0];
    return check_feed(schema, object, feed, separator);
}

static bool read_feeds(struct schema *schema, const struct json *array,
                       struct config *config)
{
    int index = 0;
    for (const struct json *item = json_first(array); item;
         item = json_next(item), index++) {
        size_t depth = schema_enter_index(schema, "feeds", index);
        if (config->feed_count == CONFIG_FEEDS) {
            return schema_fail(schema, NULL, "at most 16 feeds", "more");
        }
        struct feed_config *feed = &config->feeds[config->feed_count];
        if (!read_feed(schema, item, feed)) {
            return false;
        }
        for (int i = 0; i < config->feed_count; i++) {
            if (text_equal(config->feeds[i].id, feed->id)) {
                return schema_fail(schema, "id", "a name no other feed has", feed->id);
            }
        }
        config->feed_count++;
        schema_leave(schema, depth);
    }
    return true;
}

struct seconds {
    const char *key;
    double value;
    int *out_ms;
};

static bool read_rule(struct schema *schema, const struct json *object,
                      struct scene_rule *rule)
{
    double priority = rule->priority;
    struct seconds times[] = {
        {"hold", rule->hold_ms / MS_PER_S, &rule->hold_ms},
        {"min", rule->min_ms / MS_PER_S, &rule->min_ms},
        {"ceiling", rule->ceiling_ms / MS_PER_S, &rule->ceiling_ms},
        {"max_age", rule->max_age_ms / MS_PER_S, &rule->max_age_ms}};
    const struct schema_field fields[] = {
        {"auto", SCHEMA_BOOL, &rule->automatic, sizeof(rule->automatic)},
        {"priority", SCHEMA_NUMBER, &priority, sizeof(priority)},
        {"hold", SCHEMA_NUMBER, &times[0].value, sizeof(double)},
        {"min", SCHEMA_NUMBER, &times[1].value, sizeof(double)},
        {"ceiling", SCHEMA_NUMBER, &times[2].value, sizeof(double)},
        {"max_age", SCHEMA_NUMBER, &times[3].value, sizeof(double)},
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
    rule->priority = (int)priority;
    // A hold longer than the default ceiling is meant as written.
    if (!json_get(object, "ceiling") && rule->ceiling_ms < rule->hold_ms * 2) {
        rule->ceiling_ms = rule->hold_ms * 2;
    }
    return true;
}

static bool read_rules(struct schema *schema, const struct json *object,
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

static bool read_hotkeys(struct schema *schema, const struct json *object,
                         struct hotkeys *hotkeys)
{
    char why[SCHEMA_ERROR];
    schema_enter(schema, "hotkeys");
    for (const struct json *item = json_first(object); item; item = json_next(item)) {
        const char *key = json_string(item);
        if (!key) {
            return schema_fail(schema, json_key(item), "the name of a key",
                               json_kind(item));
        }
        if (!hotkeys_set(hotkeys, json_key(item), key, why, sizeof(why))) {
            return schema_say(schema, json_key(item), why);
        }
    }
    return hotkeys_check(hotkeys, why, sizeof(why)) || schema_say(schema, NULL, why);
}

// "ADDR:PORT"; whether the address can be had is the server's to say.
static bool is_listen(const char *text)
{
    const char *colon = strrchr(text, ':');
    long long port;
    return colon && colon > text && text_int(colon + 1, 0, 65535, &port);
}

static bool read_control(struct schema *schema, const struct json *object,
                         struct control_config *control)
{
    char token_env[CONFIG_NAME] = "", token_file[PATH_SIZE] = "";
    const struct schema_field fields[] = {
        {"listen", SCHEMA_TEXT, control->listen, sizeof(control->listen)},
        {"token_env", SCHEMA_TEXT, token_env, sizeof(token_env)},
        {"token_file", SCHEMA_TEXT, token_file, sizeof(token_file)},
    };
    schema_enter(schema, "control");
    if (!schema_object(schema, object, fields, SCHEMA_COUNT(fields))) {
        return false;
    }
    if (control->listen[0] && !is_listen(control->listen)) {
        return schema_fail(schema, "listen", "an address such as \"127.0.0.1:7400\"",
                           control->listen);
    }
    return read_secret(schema, "token", token_env, token_file, false, control->token,
                       sizeof(control->token));
}

static bool read_show(struct schema *schema, const struct json *root,
                      struct config *config)
{
    const struct json *output = NULL, *feeds = NULL, *rules = NULL, *hotkeys = NULL,
                      *control = NULL;
    const struct schema_field fields[] = {
        {"title", SCHEMA_TEXT, config->title, sizeof(config->title)},
        {"theme", SCHEMA_TEXT, config->theme, sizeof(config->theme)},
        {"timezone", SCHEMA_TEXT, config->timezone, sizeof(config->timezone)},
        {"output", SCHEMA_OBJECT, &output, sizeof(output)},
        {"feeds", SCHEMA_ARRAY, &feeds, sizeof(feeds)},
        {"rules", SCHEMA_OBJECT, &rules, sizeof(rules)},
        {"hotkeys", SCHEMA_OBJECT, &hotkeys, sizeof(hotkeys)},
        {"control", SCHEMA_OBJECT, &control, sizeof(control)},
    };
    if (!schema_object(schema, root, fields, SCHEMA_COUNT(fields))) {
        return false;
    }
    size_t depth = schema_enter(schema, "output");
    if (output && !read_output(schema, output, &config->output)) {
        return false;
    }
    schema_leave(schema, depth);
    if (!read_feeds(schema, feeds, config) || !read_rules(schema, rules, config)) {
        return false;
    }
    depth = schema->path.len;
    if (hotkeys && !read_hotkeys(schema, hotkeys, &config->hotkeys)) {
        return false;
    }
    schema_leave(schema, depth);
    return !control || read_control(schema, control, &config->control);
}

bool config_parse(const char *text, size_t len, const char *name, struct config *config,
                  char *error, size_t error_size)
{
    char why[SCHEMA_ERROR];
    const struct json_limits limits = {.max_bytes = SHOW_FILE_MAX, .comments = true};
    config_default(config);
    text_copy(config->file, sizeof(config->file), name);
    struct json_doc *doc = json_parse(text, len, &limits, why, sizeof(why));
    if (!doc) {
        snprintf(error, error_size, "%s:%s", name, why);
        return false;
    }
    struct schema schema;
    schema_begin(&schema, name, error, error_size);
    bool ok = read_show(&schema, json_root(doc), config);
    schema_end(&schema);
    json_free(doc);
    return ok;
}

bool config_load(const char *path, struct config *config, char *error, size_t error_size)
{
    struct buf text = {0};
    bool ok = file_read(path, SHOW_FILE_MAX, &text, error, error_size) &&
              config_parse(text.data ? text.data : "", text.len, path, config, error,
                           error_size);
    buf_finish(&text);
    return ok;
}

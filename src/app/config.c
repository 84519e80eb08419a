#include "app/config.h"

#include <stdio.h>
#include <string.h>

#include "app/config_parts.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"
#include "base/str.h"
#include "output/key.h"

enum { SHOW_FILE_MAX = 1 << 20 };

void config_default(struct config *config)
{
    *config = (struct config){.theme = "themes/stadium",
                              .output = {.key = "chroma", .key_color = "#00ff00"},
                              .control = {.listen = "127.0.0.1:7400"},
                              .hotkeys = hotkeys_default()};
}

// One key, several in an array, or none in an empty one.
static bool read_hotkey(struct schema *schema, const struct json *item,
                        struct hotkeys *hotkeys)
{
    char why[SCHEMA_ERROR];
    const char *action = json_key(item);
    const struct json *key = json_is_array(item) ? json_first(item) : item;
    if (!hotkeys_free(hotkeys, action, why, sizeof(why))) {
        return schema_say(schema, action, why);
    }
    for (; key; key = json_is_array(item) ? json_next(key) : NULL) {
        const char *name = json_string(key);
        if (!name) {
            return schema_fail(schema, action, "the name of a key, or an array of them",
                               json_kind(key));
        }
        if (!hotkeys_add(hotkeys, action, name, why, sizeof(why))) {
            return schema_say(schema, action, why);
        }
    }
    return true;
}

static bool read_hotkeys(struct schema *schema, const struct json *object,
                         struct hotkeys *hotkeys)
{
    char why[SCHEMA_ERROR];
    schema_enter(schema, "hotkeys");
    for (const struct json *item = json_first(object); item; item = json_next(item)) {
        if (!read_hotkey(schema, item, hotkeys)) {
            return false;
        }
    }
    return hotkeys_check(hotkeys, why, sizeof(why)) || schema_say(schema, NULL, why);
}

bool config_is_listen(const char *text)
{
    const char *colon = strrchr(text, ':');
    long long port;
    return colon && colon > text && text_int(colon + 1, 0, 65535, &port);
}

static bool check_pair(struct schema *schema, const struct control_config *control)
{
    if (!control->cert[0] != !control->cert_key[0]) {
        return schema_fail(schema, control->cert[0] ? "cert_key" : "cert",
                           "the other file of the pair, in PEM", "nothing");
    }
    const char *const pair[] = {control->cert, control->cert_key};
    for (int i = 0; i < 2; i++) {
        if (pair[i][0] && !file_exists(pair[i])) {
            return schema_fail(schema, i ? "cert_key" : "cert",
                               "a PEM file that can be read", pair[i]);
        }
    }
    return true;
}

static bool read_control(struct schema *schema, const struct json *object,
                         struct control_config *control)
{
    char token_env[CONFIG_NAME] = "", token_file[PATH_SIZE] = "";
    const struct schema_field fields[] = {
        {"listen", SCHEMA_TEXT, control->listen, sizeof(control->listen)},
        {"token_env", SCHEMA_TEXT, token_env, sizeof(token_env)},
        {"token_file", SCHEMA_TEXT, token_file, sizeof(token_file)},
        {"lines", SCHEMA_TEXT, control->lines, sizeof(control->lines)},
        {"osc", SCHEMA_TEXT, control->osc, sizeof(control->osc)},
        {"insecure", SCHEMA_BOOL, &control->insecure, sizeof(control->insecure)},
        {"cert", SCHEMA_TEXT, control->cert, sizeof(control->cert)},
        {"cert_key", SCHEMA_TEXT, control->cert_key, sizeof(control->cert_key)},
    };
    schema_enter(schema, "control");
    if (!schema_object(schema, object, fields, SCHEMA_COUNT(fields))) {
        return false;
    }
    static const char *const names[] = {"listen", "lines", "osc"};
    const char *const given[] = {control->listen, control->lines, control->osc};
    for (int i = 0; i < 3; i++) {
        if (given[i][0] && !config_is_listen(given[i])) {
            return schema_fail(schema, names[i], "an address such as \"127.0.0.1:7400\"",
                               given[i]);
        }
    }
    if (!check_pair(schema, control)) {
        return false;
    }
    return config_read_secret(schema, "token", token_env, token_file, false,
                              control->token, sizeof(control->token));
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
        {"resume", SCHEMA_TEXT, config->resume, sizeof(config->resume)},
        {"output", SCHEMA_OBJECT, &output, sizeof(output)},
        {"feeds", SCHEMA_ARRAY, &feeds, sizeof(feeds)},
        {"rules", SCHEMA_OBJECT, &rules, sizeof(rules)},
        {"hotkeys", SCHEMA_OBJECT, &hotkeys, sizeof(hotkeys)},
        {"control", SCHEMA_OBJECT, &control, sizeof(control)},
    };
    if (!schema_object(schema, root, fields, SCHEMA_COUNT(fields))) {
        return false;
    }
    if (config->timezone[0] && !clock_has_zone(config->timezone)) {
        return schema_fail(schema, "timezone", "a time zone such as \"Europe/London\"",
                           config->timezone);
    }
    size_t depth = schema_enter(schema, "output");
    if (output && !config_read_output(schema, output, &config->output)) {
        return false;
    }
    schema_leave(schema, depth);
    if (!config_read_feeds(schema, feeds, config) ||
        !config_read_rules(schema, rules, config)) {
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
    text_copy(config->doubts, sizeof(config->doubts),
              schema.doubts.len ? schema.doubts.data : "");
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

#include "app/config_parts.h"

#include <string.h>

#include "base/json.h"

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

// Before anything else: another type has other keys.
static bool check_type(struct schema *schema, const struct json *object)
{
    int count;
    const char *const *types = feed_types(&count);
    const char *type = json_string(json_get(object, "type"));
    return !type || feed_find(type) || schema_unknown(schema, "type", type, types, count);
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
    if (!check_type(schema, object) ||
        !schema_object(schema, object, fields, SCHEMA_COUNT(fields)) ||
        !read_channels(schema, channels, feed) ||
        !config_read_secret(schema, "token", token_env, token_file, true, feed->token,
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

bool config_read_feeds(struct schema *schema, const struct json *array,
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

// What all feeds have in common in the show file; config_dialect.c has each type's own.
#include <string.h>

#include "app/config_dialect.h"
#include "app/config_parts.h"
#include "base/file.h"
#include "base/json.h"

enum { MAX_DELAY_MS = 60000 };

// Before anything else: another type has other keys.
static const struct dialect *find_dialect(struct schema *schema,
                                          const struct json *object)
{
    int count;
    const char *const *types = feed_types(&count);
    const char *type = json_string(json_get(object, "type"));
    const struct dialect *dialect = type ? dialect_find(type) : NULL;
    if (!type) {
        schema_fail(schema, "type", "the kind of feed, as a string",
                    json_kind(json_get(object, "type")));
    } else if (!dialect) {
        schema_unknown(schema, "type", type, types, count);
    }
    return dialect;
}

static bool read_secret(struct schema *schema, const struct dialect *dialect,
                        const struct dialect_keys *keys, struct feed_config *feed)
{
    char *out = (char *)feed + dialect->secret_offset;
    if (!config_read_secret(schema, dialect->secret, keys->secret_env, keys->secret_file,
                            dialect->secret_needed, out, dialect->secret_size)) {
        return false;
    }
    return out[0] || !dialect->secret_missing ||
           schema_say(schema, NULL, dialect->secret_missing);
}

static bool check_feed(struct schema *schema, const struct json *object,
                       struct feed_config *feed, double delay)
{
    char why[SCHEMA_ERROR];
    const struct feed_ops *ops = feed_find(feed->type);
    if (!feed->id[0] || strpbrk(feed->id, "/ \t\r\n")) {
        return schema_fail(schema, "id",
                           "a name for this feed, without blanks and slashes",
                           feed->id[0] ? feed->id : json_kind(json_get(object, "id")));
    }
    if (!(delay >= 0 && delay <= MAX_DELAY_MS)) {
        return schema_fail(schema, "delay_ms", "milliseconds from 0 to 60000",
                           json_text(json_get(object, "delay_ms"), &schema->arena));
    }
    feed->delay_ms = (int)delay;
    if (feed->ca_file[0] && !file_exists(feed->ca_file)) {
        return schema_fail(schema, "ca_file", "a PEM file that can be read",
                           feed->ca_file);
    }
    char address[FEED_URL];
    return ops->address(feed, address, why, sizeof(why)) || schema_say(schema, NULL, why);
}

static bool read_feed(struct schema *schema, const struct json *object,
                      struct feed_config *feed)
{
    const struct dialect *dialect =
        json_is_object(object) ? find_dialect(schema, object) : NULL;
    double delay = 0;
    struct dialect_keys keys = {0};
    struct schema_field fields[DIALECT_FIELDS] = {
        {"id", SCHEMA_TEXT, feed->id, sizeof(feed->id)},
        {"type", SCHEMA_TEXT, feed->type, sizeof(feed->type)},
        {"url", SCHEMA_TEXT, feed->url, sizeof(feed->url)},
        {"rest", SCHEMA_TEXT, feed->rest, sizeof(feed->rest)},
        {"ca_file", SCHEMA_TEXT, feed->ca_file, sizeof(feed->ca_file)},
        {"insecure", SCHEMA_BOOL, &feed->insecure, sizeof(feed->insecure)},
        {"delay_ms", SCHEMA_NUMBER, &delay, sizeof(delay)},
        {"user_agent", SCHEMA_TEXT, feed->user_agent, sizeof(feed->user_agent)},
        {"nocache", SCHEMA_BOOL, &feed->nocache, sizeof(feed->nocache)},
    };
    int count = 0;
    while (fields[count].key) {
        count++;
    }
    if (!json_is_object(object)) {
        return schema_fail(schema, NULL, "an object", json_kind(object));
    }
    if (!dialect) {
        return false;
    }
    count += dialect->fields(feed, &keys, fields + count);
    return schema_object(schema, object, fields, count) &&
           read_secret(schema, dialect, &keys, feed) &&
           dialect->finish(schema, &keys, feed) &&
           check_feed(schema, object, feed, delay);
}

// A name has one feed. A webhook's path may have several, as one subscription tells of
// all races, but one token.
static bool check_unique(struct schema *schema, const struct config *config,
                         const struct feed_config *feed)
{
    for (int i = 0; i < config->feed_count; i++) {
        const struct feed_config *other = &config->feeds[i];
        if (text_equal(other->id, feed->id)) {
            return schema_fail(schema, "id", "a name no other feed has", feed->id);
        }
        if (feed->webhook_path[0] &&
            text_equal(other->webhook_path, feed->webhook_path) &&
            !text_equal(other->webhook_token, feed->webhook_token)) {
            return schema_fail(schema, "webhook.token_env",
                               "the token that the path's other feed has", "another");
        }
    }
    return true;
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
        if (!read_feed(schema, item, feed) || !check_unique(schema, config, feed)) {
            return false;
        }
        config->feed_count++;
        schema_leave(schema, depth);
    }
    return true;
}

#include "app/config_dialect.h"

#include <string.h>

#include "app/config_parts.h"
#include "base/json.h"

static int write_fields(struct schema_field *out, const struct schema_field *fields,
                        size_t size)
{
    memcpy(out, fields, size);
    return (int)(size / sizeof(*fields));
}

static int opentrack_fields(struct feed_config *feed, struct dialect_keys *keys,
                            struct schema_field *out)
{
    const struct schema_field fields[] = {
        {"competition", SCHEMA_TEXT, feed->competition, sizeof(feed->competition)},
        {"key", SCHEMA_TEXT, feed->key, sizeof(feed->key)},
        {"cluster", SCHEMA_TEXT, feed->cluster, sizeof(feed->cluster)},
        {"separator", SCHEMA_TEXT, keys->separator, sizeof(keys->separator)},
        {"channels", SCHEMA_ARRAY, &keys->channels, sizeof(keys->channels)},
        {"token_env", SCHEMA_TEXT, keys->secret_env, sizeof(keys->secret_env)},
        {"token_file", SCHEMA_TEXT, keys->secret_file, sizeof(keys->secret_file)},
    };
    return write_fields(out, fields, sizeof(fields));
}

static bool opentrack_finish(struct schema *schema, const struct dialect_keys *keys,
                             struct feed_config *feed)
{
    int count = 0;
    for (const struct json *item = json_first(keys->channels); item;
         item = json_next(item)) {
        if (!json_is_string(item) || count == FEED_CHANNELS ||
            !text_copy(feed->channels[count++], FEED_CHANNEL, json_string(item))) {
            return schema_fail(schema, "channels", "at most 8 channel names, as strings",
                               json_kind(item));
        }
    }
    feed->separator = keys->separator[0];
    return !feed->separator || !keys->separator[1] ||
           schema_fail(schema, "separator", "one character", keys->separator);
}

static int triathlon_fields(struct feed_config *feed, struct dialect_keys *keys,
                            struct schema_field *out)
{
    const struct schema_field fields[] = {
        {"prog_id", SCHEMA_TEXT, feed->prog_id, sizeof(feed->prog_id)},
        {"event", SCHEMA_TEXT, feed->event, sizeof(feed->event)},
        {"sandbox", SCHEMA_BOOL, &feed->sandbox, sizeof(feed->sandbox)},
        {"webhook", SCHEMA_OBJECT, &keys->webhook, sizeof(keys->webhook)},
        {"apikey_env", SCHEMA_TEXT, keys->secret_env, sizeof(keys->secret_env)},
        {"apikey_file", SCHEMA_TEXT, keys->secret_file, sizeof(keys->secret_file)},
    };
    return write_fields(out, fields, sizeof(fields));
}

// Who knows the path could otherwise send results: so a token that was asked for must be
// there.
static bool read_webhook(struct schema *schema, const struct json *object,
                         struct feed_config *feed)
{
    char env[CONFIG_NAME] = "", file[PATH_SIZE] = "";
    const struct schema_field fields[] = {
        {"path", SCHEMA_TEXT, feed->webhook_path, sizeof(feed->webhook_path)},
        {"token_env", SCHEMA_TEXT, env, sizeof(env)},
        {"token_file", SCHEMA_TEXT, file, sizeof(file)},
    };
    size_t depth = schema_enter(schema, "webhook");
    if (!schema_object(schema, object, fields, SCHEMA_COUNT(fields)) ||
        !config_read_secret(schema, "token", env, file, true, feed->webhook_token,
                            sizeof(feed->webhook_token))) {
        return false;
    }
    const char *path = feed->webhook_path;
    if (path[0] != '/' || !path[1] || text_starts(path, "/api/") ||
        text_equal(path, "/ws") || text_equal(path, "/metrics")) {
        return schema_fail(schema, "path",
                           "a path of its own such as \"/hooks/triathlon\"",
                           path[0] ? path : NULL);
    }
    schema_leave(schema, depth);
    return true;
}

static bool triathlon_finish(struct schema *schema, const struct dialect_keys *keys,
                             struct feed_config *feed)
{
    if (!feed->prog_id[0]) {
        return schema_fail(schema, "prog_id",
                           "the race's number; strapline feeds triathlon lists them",
                           NULL);
    }
    return !keys->webhook || read_webhook(schema, keys->webhook, feed);
}

static bool read_periods(struct schema *schema, const struct json *array,
                         struct feed_config *feed)
{
    int count = 0;
    for (const struct json *item = json_first(array); item; item = json_next(item)) {
        if (!json_is_string(item) || count == FEED_PERIODS ||
            !text_copy(feed->periods[count++], FEED_PERIOD, json_string(item))) {
            return schema_fail(
                schema, "periods", "at most 12 names of periods, each at most 31 bytes",
                json_is_string(item) ? json_string(item) : json_kind(item));
        }
    }
    return true;
}

static int minicup_fields(struct feed_config *feed, struct dialect_keys *keys,
                          struct schema_field *out)
{
    const struct schema_field fields[] = {
        {"match", SCHEMA_TEXT, feed->match, sizeof(feed->match)},
        {"category", SCHEMA_TEXT, feed->category, sizeof(feed->category)},
        {"public_rest", SCHEMA_TEXT, feed->public_rest, sizeof(feed->public_rest)},
        {"exhibition", SCHEMA_BOOL, &feed->exhibition, sizeof(feed->exhibition)},
        {"periods", SCHEMA_ARRAY, &keys->periods, sizeof(keys->periods)},
        {"pin_env", SCHEMA_TEXT, keys->secret_env, sizeof(keys->secret_env)},
        {"pin_file", SCHEMA_TEXT, keys->secret_file, sizeof(keys->secret_file)},
    };
    return write_fields(out, fields, sizeof(fields));
}

static bool minicup_finish(struct schema *schema, const struct dialect_keys *keys,
                           struct feed_config *feed)
{
    return read_periods(schema, keys->periods, feed);
}

static int fastpath_fields(struct feed_config *feed, struct dialect_keys *keys,
                           struct schema_field *out)
{
    const struct schema_field fields[] = {
        {"sport", SCHEMA_TEXT, feed->sport, sizeof(feed->sport)},
        {"fixture", SCHEMA_TEXT, feed->fixture, sizeof(feed->fixture)},
        {"betting", SCHEMA_BOOL, &feed->betting, sizeof(feed->betting)},
        {"bearer", SCHEMA_BOOL, &feed->bearer, sizeof(feed->bearer)},
        {"clock", SCHEMA_TEXT, feed->clock, sizeof(feed->clock)},
        {"keep_clock", SCHEMA_BOOL, &feed->keep_clock, sizeof(feed->keep_clock)},
        {"periods", SCHEMA_ARRAY, &keys->periods, sizeof(keys->periods)},
        {"token_env", SCHEMA_TEXT, keys->secret_env, sizeof(keys->secret_env)},
        {"token_file", SCHEMA_TEXT, keys->secret_file, sizeof(keys->secret_file)},
    };
    return write_fields(out, fields, sizeof(fields));
}

static bool fastpath_finish(struct schema *schema, const struct dialect_keys *keys,
                            struct feed_config *feed)
{
    static const char *const ways[] = {"up", "down", "none"};
    bool known = !feed->clock[0];
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        known = known || text_equal(feed->clock, ways[i]);
    }
    if (!known) {
        return schema_unknown(schema, "clock", feed->clock, ways, 3);
    }
    return read_periods(schema, keys->periods, feed);
}

#define SECRET(member)                                                                   \
    offsetof(struct feed_config, member), sizeof(((struct feed_config *)0)->member)

// A race is followed without its key and a match without its PIN, only poorer; a fixture
// is not without its token.
static const struct dialect dialects[] = {
    {"opentrack", "token", SECRET(token), true, NULL, opentrack_fields, opentrack_finish},
    {"triathlon", "apikey", SECRET(token), false, NULL, triathlon_fields,
     triathlon_finish},
    {"minicup", "pin", SECRET(pin), false, NULL, minicup_fields, minicup_finish},
    {"fastpath", "token", SECRET(token), true,
     "expected token_env or token_file: FastPath says nothing without a token",
     fastpath_fields, fastpath_finish},
};

const struct dialect *dialect_find(const char *type)
{
    for (size_t i = 0; i < sizeof(dialects) / sizeof(dialects[0]); i++) {
        if (text_equal(dialects[i].type, type) && feed_find(type)) {
            return &dialects[i];
        }
    }
    return NULL;
}

// Where a competition's things are: the server's address, channels, and pages.
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "feed/opentrack.h"
#include "feed/pusher.h"
#include "feed/url.h"

// Public, in OpenTrack's own documentation of live data.
static const struct {
    const char *name, *key;
} known_keys[] = {
    {"live", "2b94ba526eda8332e32a"},
    {"test", "62fbd6418ed94ae09473"},
};

static const char *app_key(const struct feed_config *config)
{
    const char *key = config->key[0] ? config->key : known_keys[0].name;
    for (size_t i = 0; i < sizeof(known_keys) / sizeof(known_keys[0]); i++) {
        if (text_equal(key, known_keys[i].name)) {
            return known_keys[i].key;
        }
    }
    return key;
}

static bool word(const char *text)
{
    for (; *text; text++) {
        if (!isalnum((unsigned char)*text) && *text != '-' && *text != '_') {
            return false;
        }
    }
    return true;
}

// The path from "/x/" on, cut behind the slug: three parts follow the x. Pages below the
// competition's own are what people have in their address bar.
static const char *competition_path(char *path)
{
    char *x = path;
    while ((x = strchr(x, '/')) && strncmp(x, "/x/", 3) != 0) {
        x++;
    }
    char *at = x ? x + 2 : NULL;
    for (int part = 0; part < 3 && at; part++) {
        size_t len = strcspn(at + 1, "/");
        at = len ? at + 1 + len : NULL;
    }
    if (!at) {
        return NULL;
    }
    *at = '\0';
    return x + 1;
}

static bool competition(const struct feed_config *config, struct url *url,
                        const char **from_x, char *error, size_t size)
{
    *from_x = NULL;
    if (url_split(config->competition, url) && !url->web_socket) {
        *from_x = competition_path(url->path);
    }
    if (!*from_x) {
        snprintf(error, size,
                 "competition: expected https://HOST/x/YEAR/COUNTRY/NAME/, found \"%s\"",
                 config->competition);
    }
    return *from_x != NULL;
}

bool opentrack_page(const struct feed_config *config, char out[FEED_URL], char *error,
                    size_t error_size)
{
    struct url page = {0}, rest = {0};
    const char *from_x;
    const char *origin = page.origin;
    const char *field = "competition", *text = config->competition;
    const struct url *judged = &page;
    if (config->rest[0]) {
        field = "rest";
        text = config->rest;
        judged = &rest;
        origin = rest.origin;
        if (!url_read(field, text, false, config->insecure, &rest, error, error_size)) {
            return false;
        }
    }
    bool own_path = url_has_path(&rest);
    if (!own_path && !competition(config, &page, &from_x, error, error_size)) {
        return false;
    }
    const char *path = own_path ? rest.path : page.path;
    int len =
        snprintf(out, FEED_URL, "%s%s%s", origin, path, text_ends(path, "/") ? "" : "/");
    if (len >= FEED_URL) {
        snprintf(error, error_size, "%s: too long", field);
        return false;
    }
    return url_check_clear(judged, field, text, config->insecure, error, error_size);
}

static char separator_of(const struct feed_config *config)
{
    return config->separator ? config->separator : '-';
}

static bool derive_root(const struct feed_config *config, char out[FEED_CHANNEL],
                        char *error, size_t error_size)
{
    struct url url;
    const char *from_x;
    if (!competition(config, &url, &from_x, error, error_size)) {
        return false;
    }
    if (!text_copy(out, FEED_CHANNEL, from_x)) {
        snprintf(error, error_size, "competition: too long for a channel, set channels");
        return false;
    }
    for (char *slash = out; (slash = strchr(slash, '/'));) {
        *slash = separator_of(config);
    }
    return true;
}

bool opentrack_root(const struct feed_config *config, char out[FEED_CHANNEL])
{
    char ignored[FEED_URL * 2];
    return derive_root(config, out, ignored, sizeof(ignored));
}

int opentrack_channels(const struct feed_config *config, char out[][FEED_CHANNEL],
                       char *error, size_t error_size)
{
    int count = 0;
    for (int i = 0; i < FEED_CHANNELS; i++) {
        if (config->channels[i][0]) {
            text_copy(out[count++], FEED_CHANNEL, config->channels[i]);
        }
    }
    if (count == 0) {
        char root[FEED_CHANNEL];
        if (!derive_root(config, root, error, error_size)) {
            return 0;
        }
        int len = snprintf(out[count++], FEED_CHANNEL, "%s%coverview", root,
                           separator_of(config));
        if (len >= FEED_CHANNEL) {
            snprintf(error, error_size,
                     "competition: too long for a channel, set channels");
            return 0;
        }
    }
    for (int i = 0; i < count; i++) {
        char why[PUSHER_NOTE];
        if (!pusher_check_channel(out[i], why, sizeof(why))) {
            snprintf(error, error_size, "channels: %s", why);
            return 0;
        }
    }
    return count;
}

static bool join(char out[FEED_URL], char *error, size_t error_size, const char *base,
                 const char *key)
{
    int len = snprintf(out, FEED_URL,
                       "%s/app/%s?protocol=7&client=strapline&version=" STRAPLINE_VERSION,
                       base, key);
    if (len >= FEED_URL) {
        snprintf(error, error_size, "url: too long");
        return false;
    }
    return true;
}

static bool socket_address(const struct feed_config *config, char out[FEED_URL],
                           char *error, size_t error_size)
{
    const char *key = app_key(config);
    const char *cluster = config->cluster[0] ? config->cluster : "eu";
    if (!word(key)) {
        snprintf(error, error_size,
                 "key: expected \"live\", \"test\" or an app key, found \"%s\"", key);
        return false;
    }
    if (!word(cluster)) {
        snprintf(error, error_size, "cluster: expected a name like \"eu\", found \"%s\"",
                 cluster);
        return false;
    }
    if (!config->url[0]) {
        char base[96];
        snprintf(base, sizeof(base), "wss://ws-%s.pusher.com:443", cluster);
        return join(out, error, error_size, base, key);
    }
    struct url url;
    if (!url_read("url", config->url, true, config->insecure, &url, error, error_size)) {
        return false;
    }
    if (url.query || url_has_path(&url)) {
        return text_copy(out, FEED_URL, config->url);
    }
    return join(out, error, error_size, url.origin, key);
}

bool opentrack_address(const struct feed_config *config, char out[FEED_URL], char *error,
                       size_t error_size)
{
    char channels[FEED_CHANNELS][FEED_CHANNEL];
    char page[FEED_URL];
    // With channels of its own a feed may do without a competition: then nothing is
    // fetched.
    bool pages = config->competition[0] || config->rest[0] || !config->channels[0][0];
    return opentrack_channels(config, channels, error, error_size) > 0 &&
           (!pages || opentrack_page(config, page, error, error_size)) &&
           socket_address(config, out, error, error_size);
}

bool opentrack_meeting_url(const struct feed_config *config, char out[FEED_URL])
{
    char page[FEED_URL], ignored[FEED_URL * 2];
    return opentrack_page(config, page, ignored, sizeof(ignored)) &&
           snprintf(out, FEED_URL, "%sjson/", page) < FEED_URL;
}

bool opentrack_unit_url(const struct feed_config *config, const struct unit_key *unit,
                        char out[FEED_URL])
{
    char ignored[FEED_URL * 2];
    struct buf url = {0};
    bool ok = opentrack_page(config, out, ignored, sizeof(ignored));
    if (ok) {
        buf_printf(&url, "%sevent/", out);
        url_put_part(&url, unit->event);
        buf_printf(&url, "/%d/%d/json/", unit->round, unit->heat);
        ok = text_copy(out, FEED_URL, url.data);
    }
    buf_finish(&url);
    return ok;
}

// Where the service and the public site are, and what is asked for there.
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "feed/minicup.h"
#include "feed/url.h"

static const char own_socket[] = "wss://live.minicup.tatranlitovel.cz";
static const char own_rest[] = "https://live.minicup.tatranlitovel.cz";
static const char own_public[] = "https://minicup.tatranlitovel.cz/api/v1";
static const char team_prefix[] = "team/";

static const struct {
    const char *service, *site; // NULL: nobody answers that
} pages[] = {
    [FETCH_UNIT] = {"match", "match/detail"},
    [FETCH_ROSTER] = {"match", NULL},
    [FETCH_ENTRIES] = {"match-events", "match/events"},
    [FETCH_TEAM] = {"team-detail", NULL},
};
enum { PAGES = sizeof(pages) / sizeof(pages[0]) };

static bool socket_address(const struct feed_config *config, char out[FEED_URL],
                           char *error, size_t size)
{
    struct url url;
    const char *text = config->url[0] ? config->url : own_socket;
    if (!url_read("url", text, true, config->insecure, &url, error, size)) {
        return false;
    }
    if (url.query || url_has_path(&url)) {
        return text_copy(out, FEED_URL, text);
    }
    if (snprintf(out, FEED_URL, "%s%s", url.origin,
                 config->exhibition ? "/ws/exhibition" : "/ws/live") >= FEED_URL) {
        snprintf(error, size, "url: too long");
        return false;
    }
    return true;
}

// Whoever follows a match and its category is sent everything twice.
static bool check_subject(const struct feed_config *config, char *error, size_t size)
{
    bool match = config->match[0], category = config->category[0];
    if (!config->exhibition && match == category) {
        snprintf(error, size, "match: expected either a match or a category, found %s",
                 match ? "both" : "neither");
        return false;
    }
    return true;
}

bool minicup_check_rest(const struct feed_config *config, char *error, size_t error_size)
{
    struct url ignored;
    return (!config->rest[0] || url_read("rest", config->rest, false, config->insecure,
                                         &ignored, error, error_size)) &&
           (!config->public_rest[0] ||
            url_read("public_rest", config->public_rest, false, config->insecure,
                     &ignored, error, error_size));
}

bool minicup_address(const struct feed_config *config, char out[FEED_URL], char *error,
                     size_t error_size)
{
    return check_subject(config, error, error_size) &&
           minicup_check_rest(config, error, error_size) &&
           socket_address(config, out, error, error_size);
}

static const char *public_base(const struct feed_config *config)
{
    if (config->public_rest[0] || config->url[0] || config->rest[0]) {
        return config->public_rest;
    }
    return own_public;
}

bool minicup_is_public(const struct feed_config *config)
{
    return !config->pin[0] && public_base(config)[0];
}

// Without a slash at its end.
static bool base_of(const struct feed_config *config, char out[FEED_URL])
{
    struct url url;
    if (minicup_is_public(config)) {
        text_copy(out, FEED_URL, public_base(config));
    } else if (config->rest[0]) {
        text_copy(out, FEED_URL, config->rest);
    } else if (!config->url[0]) {
        text_copy(out, FEED_URL, own_rest);
    } else if (!url_split(config->url, &url)) {
        return false;
    } else if (snprintf(out, FEED_URL, "%s%s", url.tls ? "https" : "http",
                        strchr(url.origin, ':')) >= FEED_URL) {
        return false;
    }
    for (size_t len = strlen(out); len && out[len - 1] == '/'; len--) {
        out[len - 1] = '\0';
    }
    return true;
}

bool minicup_page(const struct feed_config *config, const char *page, const char *id,
                  struct feed_fetch *out)
{
    char base[FEED_URL];
    struct buf url = {0};
    if (!base_of(config, base)) {
        return false;
    }
    bool public = minicup_is_public(config);
    buf_printf(&url, "%s%s/%s", base, public ? "" : "/api", page);
    if (id) {
        buf_char(&url, '/');
        url_put_part(&url, id);
    }
    out->cookies = !public;
    bool fits = text_copy(out->url, sizeof(out->url), url.data);
    buf_finish(&url);
    return fits;
}

static bool login(const struct feed_config *config, struct feed_fetch *out)
{
    struct buf post = {0};
    buf_char(&post, '{');
    json_add_text(&post, "pin", config->pin);
    buf_char(&post, '}');
    bool fits = text_copy(out->post, sizeof(out->post), post.data);
    buf_finish(&post);
    return fits && config->pin[0] && minicup_page(config, "login", NULL, out);
}

bool minicup_fetch(const struct feed_config *config, enum fetch_kind kind,
                   const struct unit_key *unit, struct feed_fetch *out)
{
    *out = (struct feed_fetch){.kind = kind, .unit = *unit, .backlog = true};
    if (kind == FETCH_LOGIN) {
        return login(config, out);
    }
    if ((int)kind >= PAGES) {
        return false;
    }
    const char *page = minicup_is_public(config) ? pages[kind].site : pages[kind].service;
    const char *id = minicup_id(unit);
    return page && id[0] && minicup_page(config, page, id, out);
}

const char *minicup_id(const struct unit_key *unit)
{
    bool team = text_starts(unit->event, team_prefix);
    return unit->event + (team ? strlen(team_prefix) : 0);
}

struct unit_key minicup_team_unit(const char *team)
{
    struct unit_key unit = {0};
    snprintf(unit.event, sizeof(unit.event), "%s%s", team_prefix, team);
    return unit;
}

bool minicup_unit_fetch(const struct feed_config *config, const struct unit_key *unit,
                        struct feed_fetch *out)
{
    bool team = text_starts(unit->event, team_prefix);
    return minicup_fetch(config, team ? FETCH_TEAM : FETCH_UNIT, unit, out);
}

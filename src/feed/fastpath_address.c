// Where streams and fixtures are, and what is sent with a request.
#include <stdio.h>
#include <string.h>

#include "feed/fastpath.h"
#include "feed/url.h"

static const char own_socket[] = "wss://dde-streams.data.srarena.io";
static const char own_rest[] = "https://dde-api.data.srarena.io";
static const char streams[] = "://dde-streams.";
static const char api[] = "://dde-api.";
const char fastpath_paged[] = "paged: true";
static const char accept[] = "Accept: application/vnd.imggaming.dde.api+json;version=1";

static const char *socket_text(const struct feed_config *config)
{
    return config->url[0] ? config->url : own_socket;
}

// A whole address, as against a base.
static bool is_whole(const struct url *url)
{
    return url_has_path(url) || url->query;
}

bool fastpath_can_resume(const struct feed_config *config)
{
    struct url url;
    return url_split(socket_text(config), &url) && !is_whole(&url);
}

// What stands between two marks of a path, or from the start if there is no first mark.
static void between(const char *path, const char *from, const char *to, char out[FEED_ID])
{
    const char *begin = strstr(path, from);
    begin = begin ? begin + strlen(from) : path;
    const char *end = strstr(begin, to);
    size_t len = end ? (size_t)(end - begin) : strcspn(begin, "/");
    if (len >= FEED_ID) {
        len = 0;
    }
    memcpy(out, begin, len);
    out[len] = '\0';
}

void fastpath_fixture_id(const struct feed_config *config, char out[FEED_ID])
{
    struct url url;
    text_copy(out, FEED_ID, config->fixture);
    if (!out[0] && url_split(socket_text(config), &url) &&
        strstr(url.path, "/fixtures/")) {
        between(url.path, "/fixtures/", "/", out);
    }
}

// "soccer", "v2/volleyball"
static void sport_of(const struct feed_config *config, char out[FEED_ID])
{
    struct url url;
    text_copy(out, FEED_ID, config->sport);
    if (!out[0] && url_split(socket_text(config), &url) &&
        strstr(url.path, "/fixtures/")) {
        const char *skip = text_starts(url.path, "/media/") ? "/media/" : "/";
        between(url.path, skip, "/fixtures/", out);
    }
}

static void put_sport(struct buf *buf, const char *sport)
{
    while (*sport) {
        char part[FEED_ID];
        size_t len = strcspn(sport, "/");
        memcpy(part, sport, len);
        part[len] = '\0';
        buf_char(buf, '/');
        url_put_part(buf, part);
        sport += len + (sport[len] == '/');
    }
}

// Tennis has other addresses, and none of them is known over REST.
static bool is_tennis(const struct feed_config *config)
{
    return text_equal(fastpath_sport(config->sport)->name, "tennis");
}

static void put_stream(struct buf *buf, const struct feed_config *config)
{
    if (is_tennis(config)) {
        put_sport(buf, config->sport);
        buf_text(buf, "/events/");
        url_put_part(buf, config->fixture);
        buf_text(buf, "/stream");
        return;
    }
    buf_text(buf, config->betting ? "" : "/media");
    put_sport(buf, config->sport);
    buf_text(buf, "/fixtures/");
    url_put_part(buf, config->fixture);
    buf_text(buf, "/actions");
}

static bool check_sport(const char *sport, char *error, size_t size)
{
    bool good = sport[0] && sport[0] != '/' && !strstr(sport, "//") &&
                !strstr(sport, "..") && !text_ends(sport, "/");
    if (!good) {
        snprintf(error, size,
                 "sport: expected it as in the address, \"soccer\" or \"v2/volleyball\", "
                 "found \"%s\"",
                 sport);
    }
    return good;
}

// A base needs to be told what is followed; a whole address says so itself.
static bool check_subject(const struct feed_config *config, const struct url *url,
                          char *error, size_t size)
{
    if (is_whole(url)) {
        return true;
    }
    if (!config->fixture[0]) {
        snprintf(error, size,
                 "fixture: expected a fixture's id (strapline feeds fastpath)");
        return false;
    }
    return check_sport(config->sport, error, size);
}

bool fastpath_address(const struct feed_config *config, char out[FEED_URL], char *error,
                      size_t error_size)
{
    struct url url, rest;
    const char *text = socket_text(config);
    if (!url_read("url", text, true, config->insecure, &url, error, error_size) ||
        !check_subject(config, &url, error, error_size) ||
        (config->rest[0] && !url_read("rest", config->rest, false, config->insecure,
                                      &rest, error, error_size))) {
        return false;
    }
    struct buf address = {0};
    buf_text(&address, is_whole(&url) ? text : url.origin);
    if (!is_whole(&url)) {
        put_stream(&address, config);
    }
    bool fits = text_copy(out, FEED_URL, address.data);
    buf_finish(&address);
    if (!fits) {
        snprintf(error, error_size, "url: expected a shorter address");
    }
    return fits;
}

void fastpath_path(const struct feed_config *config, int64_t position, char out[FEED_URL])
{
    struct url url;
    struct buf path = {0};
    const char *text = socket_text(config);
    out[0] = '\0';
    if (!url_split(text, &url)) {
        return;
    }
    if (is_whole(&url)) {
        const char *rest = text + strlen(url.origin);
        buf_text(&path, *rest == '/' ? "" : "/");
        buf_append(&path, rest, strcspn(rest, "#"));
    } else {
        put_stream(&path, config);
        buf_printf(&path, "?startPosition=%lld", (long long)position);
    }
    text_copy(out, FEED_URL, path.data);
    buf_finish(&path);
}

void fastpath_headers(const struct feed_config *config, char out[FEED_URL])
{
    bool bearer = config->bearer && config->token[0];
    snprintf(out, FEED_URL, "%s\r\n%s%s%s", accept,
             bearer ? "Authorization: Bearer " : "", bearer ? config->token : "",
             bearer ? "\r\n" : "");
}

// Streams and API stand beside each other; another server is taken to serve both.
static bool rest_base(const struct feed_config *config, struct buf *out)
{
    struct url url;
    const char *text = config->rest;
    if (!text[0] && !config->url[0]) {
        text = own_rest;
    }
    if (text[0]) {
        size_t len = strlen(text);
        while (len && text[len - 1] == '/') {
            len--;
        }
        buf_append(out, text, len);
        return len > 0;
    }
    if (!url_split(config->url, &url)) {
        return false;
    }
    const char *host = strchr(url.origin, ':');
    bool ours = text_starts(host, streams);
    buf_printf(out, "%s%s%s", url.tls ? "https" : "http", ours ? api : "",
               host + (ours ? strlen(streams) : 0));
    return true;
}

static bool put_header(const struct feed_config *config, const char *more,
                       struct feed_fetch *out)
{
    int len =
        snprintf(out->header, sizeof(out->header), "%s%s%s%s%s%s",
                 config->token[0] ? "Authorization: Bearer " : "", config->token,
                 config->token[0] ? "\r\n" : "", accept, more[0] ? "\r\n" : "", more);
    return len < (int)sizeof(out->header);
}

bool fastpath_rest_fetch(const struct feed_config *config, const char *path,
                         const char *more_headers, struct feed_fetch *out, char *error,
                         size_t error_size)
{
    char sport[FEED_ID];
    struct buf url = {0};
    sport_of(config, sport);
    if (!check_sport(sport, error, error_size)) {
        return false;
    }
    bool ok = rest_base(config, &url);
    put_sport(&url, sport);
    buf_text(&url, path);
    ok = ok && text_copy(out->url, sizeof(out->url), url.data) &&
         put_header(config, more_headers, out);
    buf_finish(&url);
    if (!ok) {
        snprintf(error, error_size, "rest: expected a shorter address");
    }
    return ok;
}

static bool page_fetch(const struct feed_config *config, enum fetch_kind kind,
                       const char *id, const char *page, const char *more_headers,
                       struct feed_fetch *out)
{
    char ignored[FEED_URL];
    struct buf path = {0};
    *out = (struct feed_fetch){.kind = kind};
    buf_text(&path, "/fixtures/");
    url_put_part(&path, id);
    buf_text(&path, page);
    bool ok = id[0] && text_copy(out->unit.event, sizeof(out->unit.event), id) &&
              fastpath_rest_fetch(config, path.data, more_headers, out, ignored,
                                  sizeof(ignored));
    buf_finish(&path);
    return ok;
}

bool fastpath_fixture_fetch(const struct feed_config *config, const char *id,
                            struct feed_fetch *out)
{
    return !is_tennis(config) && page_fetch(config, FETCH_UNIT, id, "", "", out);
}

bool fastpath_actions_fetch(const struct feed_config *config, const char *id, int attempt,
                            struct feed_fetch *out)
{
    char page[80] = "/actions";
    if (attempt > 0) {
        snprintf(page, sizeof(page), "/actions?size=%d&page=%d&paged=true",
                 FASTPATH_ACTION_PAGE, attempt - 1);
    }
    bool ok = page_fetch(config, FETCH_ENTRIES, id, page,
                         attempt > 0 ? fastpath_paged : "", out);
    out->backlog = true;
    out->attempt = attempt;
    // That a page is as it was would not say whether another follows.
    out->whole = attempt > 0;
    out->delay_ms = attempt > 0 ? FASTPATH_PAGE_MS : 0;
    return ok;
}

bool fastpath_unit_fetch(const struct feed_config *config, const struct unit_key *unit,
                         struct feed_fetch *out)
{
    return fastpath_fixture_fetch(config, unit->event, out);
}

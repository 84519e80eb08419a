// Where the live timing is: the socket for all races, the API's pages for one.
#include <stdio.h>

#include "feed/triathlon.h"
#include "feed/url.h"

static const char socket_base[] = "wss://socket.api.triathlon.org";
static const char rest_base[] = "https://api.triathlon.org";
static const char version[] = "/v1";

static bool too_long(const char *field, char *error, size_t size)
{
    snprintf(error, size, "%s: too long", field);
    return false;
}

static bool check_prog(const struct feed_config *config, char *error, size_t size)
{
    if (!config->prog_id[0]) {
        snprintf(error, size,
                 "prog_id: expected the number of a race, as `strapline feeds triathlon "
                 "--event ID` lists them");
    }
    return config->prog_id[0];
}

bool triathlon_address(const struct feed_config *config, char out[FEED_URL], char *error,
                       size_t error_size)
{
    struct url url;
    char page[FEED_URL];
    const char *text = config->url[0] ? config->url : socket_base;
    if (!check_prog(config, error, error_size) ||
        !url_read("url", text, true, config->insecure, &url, error, error_size) ||
        !triathlon_rest_url(config, false, "", page, error, error_size)) {
        return false;
    }
    if (url.query || url_has_path(&url)) {
        return text_copy(out, FEED_URL, text);
    }
    return snprintf(out, FEED_URL, "%s/timing", url.origin) < FEED_URL ||
           too_long("url", error, error_size);
}

// A bare server has its API below /v1; an address with a path names the API's root. The
// other form is for those who meant it otherwise.
bool triathlon_rest_url(const struct feed_config *config, bool other, const char *path,
                        char out[FEED_URL], char *error, size_t error_size)
{
    struct url url;
    const char *text = config->rest[0] ? config->rest : rest_base;
    if (!url_read("rest", text, false, config->insecure, &url, error, error_size)) {
        return false;
    }
    size_t len = url_has_path(&url) ? str_of(url.path).len : 0;
    len -= len && text_ends(url.path, "/");
    url.path[len] = '\0';
    const char *middle = (len == 0) != other ? version : "";
    if (other && text_ends(url.path, version)) {
        url.path[len - str_of(version).len] = '\0';
        middle = "";
    }
    return snprintf(out, FEED_URL, "%s%s%s%s", url.origin, url.path, middle, path) <
               FEED_URL ||
           too_long("rest", error, error_size);
}

static bool fetch_page(const struct feed_config *config, const char *folder,
                       const char *id, struct feed_fetch *out)
{
    char ignored[FEED_URL * 2];
    struct buf path = {0};
    if (text_empty(id) || (!config->token[0] && !config->rest[0])) {
        return false;
    }
    buf_text(&path, folder);
    url_put_part(&path, id);
    bool ok = triathlon_rest_url(config, out->attempt & TRIATHLON_OTHER_FORM, path.data,
                                 out->url, ignored, sizeof(ignored));
    if (config->token[0]) {
        snprintf(out->header, sizeof(out->header), "apikey: %s", config->token);
    }
    buf_finish(&path);
    return ok;
}

bool triathlon_timing_fetch(const struct feed_config *config, const char *prog,
                            int attempt, struct feed_fetch *out)
{
    *out = (struct feed_fetch){.kind = FETCH_UNIT, .attempt = attempt};
    return !text_empty(prog) &&
           text_copy(out->unit.event, sizeof(out->unit.event), prog) &&
           fetch_page(config, "/live/timing/", prog, out);
}

bool triathlon_athlete_fetch(const struct feed_config *config,
                             const struct unit_key *unit, int attempt,
                             struct feed_fetch *out)
{
    *out = (struct feed_fetch){
        .kind = FETCH_ATHLETE, .unit = *unit, .attempt = attempt, .backlog = true};
    return fetch_page(config, "/athletes/", race_person_id(unit->event), out);
}

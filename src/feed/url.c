#include "feed/url.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *prefix;
    bool tls, web_socket;
} schemes[] = {
    {"https://", true, false},
    {"http://", false, false},
    {"wss://", true, true},
    {"ws://", false, true},
};

static bool keep(char *out, size_t size, const char *from, size_t len)
{
    if (len >= size) {
        return false;
    }
    memcpy(out, from, len);
    out[len] = '\0';
    return true;
}

static bool printable(const char *text)
{
    for (; *text; text++) {
        if ((unsigned char)*text <= ' ' || *text == 0x7F || strchr("\"\\<>", *text)) {
            return false;
        }
    }
    return true;
}

// "host", "host:80", "[::1]:80"
static bool split_host(const char *authority, size_t len, struct url *out)
{
    const char *end = authority + len;
    const char *from = authority;
    const char *stop = NULL;
    if (len && *authority == '[') {
        from++;
        stop = memchr(authority, ']', len);
        if (!stop || (stop + 1 < end && stop[1] != ':')) {
            return false;
        }
    } else {
        stop = memchr(authority, ':', len);
    }
    const char *port = !stop ? end : *stop == ']' ? stop + 1 : stop;
    for (const char *digit = port + 1; digit < end; digit++) {
        if (!isdigit((unsigned char)*digit)) {
            return false;
        }
    }
    size_t host_len = (size_t)((stop ? stop : end) - from);
    if (host_len == 0 || !keep(out->host, sizeof(out->host), from, host_len)) {
        return false;
    }
    for (char *c = out->host; *c; c++) {
        *c = (char)tolower((unsigned char)*c);
    }
    return true;
}

bool url_split(const char *text, struct url *out)
{
    *out = (struct url){0};
    const char *authority = NULL;
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]) && !authority; i++) {
        if (text_starts(text, schemes[i].prefix)) {
            authority = text + strlen(schemes[i].prefix);
            out->tls = schemes[i].tls;
            out->web_socket = schemes[i].web_socket;
        }
    }
    if (!authority || !printable(text)) {
        return false;
    }
    size_t len = strcspn(authority, "/?#");
    const char *path = authority + len;
    size_t path_len = strcspn(path, "?#");
    out->query = path[path_len] == '?';
    // A login in an address is a secret in the wrong place, and makes hosts ambiguous.
    return !memchr(authority, '@', len) && split_host(authority, len, out) &&
           keep(out->origin, sizeof(out->origin), text, (size_t)(path - text)) &&
           keep(out->path, sizeof(out->path), path, path_len);
}

static bool is_loopback(const struct url *url)
{
    if (text_equal(url->host, "localhost") || text_equal(url->host, "::1")) {
        return true;
    }
    int dots = 0;
    for (const char *c = url->host; *c; c++) {
        dots += *c == '.';
        if (*c != '.' && !isdigit((unsigned char)*c)) {
            return false;
        }
    }
    return dots == 3 && text_starts(url->host, "127.");
}

bool url_check_clear(const struct url *url, const char *field, const char *text,
                     bool insecure, char *error, size_t size)
{
    if (url->tls || insecure || is_loopback(url)) {
        return true;
    }
    snprintf(
        error, size,
        "%s: expected %s:// beyond this machine (or \"insecure\": true), found \"%s\"",
        field, url->web_socket ? "wss" : "https", text);
    return false;
}

bool url_read(const char *field, const char *text, bool web_socket, bool insecure,
              struct url *out, char *error, size_t size)
{
    if (!url_split(text, out) || out->web_socket != web_socket) {
        snprintf(error, size, "%s: expected %s://HOST, found \"%s\"", field,
                 web_socket ? "wss" : "https", text);
        return false;
    }
    return url_check_clear(out, field, text, insecure, error, size);
}

bool url_has_path(const struct url *url)
{
    return url->path[0] && !text_equal(url->path, "/");
}

void url_put_part(struct buf *buf, const char *part)
{
    for (; *part; part++) {
        unsigned char c = (unsigned char)*part;
        if (isalnum(c) || strchr("-._~", c)) {
            buf_char(buf, (char)c);
        } else {
            buf_printf(buf, "%%%02X", c);
        }
    }
}

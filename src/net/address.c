#include "net/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

struct scheme {
    const char *name;
    int port;
    bool tls;
};

static const struct scheme schemes[] = {
    {"ws", 80, false},
    {"wss", 443, true},
    {"http", 80, false},
    {"https", 443, true},
};

static void lower(char *text)
{
    for (; *text; text++) {
        if (*text >= 'A' && *text <= 'Z') {
            *text = (char)(*text - 'A' + 'a');
        }
    }
}

static bool take(char *out, size_t size, const char *from, size_t len)
{
    if (len >= size) {
        return false;
    }
    memcpy(out, from, len);
    out[len] = '\0';
    return true;
}

// The scheme's row, with *rest behind "://"; NULL if it is none of ours.
static const struct scheme *take_scheme(const char *text, const char **rest)
{
    const char *colon = strstr(text, "://");
    char name[8];
    if (!colon || !take(name, sizeof(name), text, (size_t)(colon - text))) {
        return NULL;
    }
    lower(name);
    *rest = colon + 3;
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        if (strcmp(schemes[i].name, name) == 0) {
            return &schemes[i];
        }
    }
    return NULL;
}

// A host without blanks, controls or anything that could end a header line.
static bool host_is_clean(const char *host)
{
    for (; *host; host++) {
        unsigned char c = (unsigned char)*host;
        if (c <= ' ' || c >= 0x7F || strchr("\"<>\\^`{|}%", c)) {
            return false;
        }
    }
    return true;
}

// "host", "host:port", "[v6]" or "[v6]:port".
static bool take_authority(const char *text, size_t len, struct address *out)
{
    const char *end = text + len;
    const char *port = NULL;
    bool bracket = len > 0 && *text == '[';
    if (bracket) {
        const char *close = memchr(text, ']', len);
        if (!close || (close + 1 < end && close[1] != ':') ||
            !take(out->host, sizeof(out->host), text + 1, (size_t)(close - text - 1))) {
            return false;
        }
        port = close + 1 < end ? close + 2 : NULL;
    } else {
        const char *colon = memchr(text, ':', len);
        if (!take(out->host, sizeof(out->host), text,
                  (size_t)((colon ? colon : end) - text))) {
            return false;
        }
        port = colon ? colon + 1 : NULL;
    }
    if (port) {
        char digits[8];
        long long number = 0;
        if (!take(digits, sizeof(digits), port, (size_t)(end - port)) ||
            !text_int(digits, 1, 65535, &number)) {
            return false;
        }
        out->port = (int)number;
    }
    lower(out->host);
    unsigned char bytes[sizeof(struct in6_addr)];
    return out->host[0] && host_is_clean(out->host) &&
           (!bracket || inet_pton(AF_INET6, out->host, bytes) == 1);
}

static bool take_path(const char *text, struct address *out)
{
    size_t len = strcspn(text, "#");
    size_t slash = *text == '/' ? 0 : 1; // "?query" and nothing both lack it
    out->path[0] = '/';
    if (!take(out->path + slash, sizeof(out->path) - slash, text, len)) {
        return false;
    }
    for (const char *c = out->path; *c; c++) {
        if ((unsigned char)*c <= ' ' || *c == 0x7F) {
            return false;
        }
    }
    return true;
}

// As a Host header wants it: brackets round v6, the scheme's own port left out.
static void put_authority(struct address *out, int usual_port)
{
    bool v6 = strchr(out->host, ':') != NULL;
    int len =
        snprintf(out->authority, sizeof(out->authority), v6 ? "[%s]" : "%s", out->host);
    if (out->port != usual_port) {
        snprintf(out->authority + len, sizeof(out->authority) - (size_t)len, ":%d",
                 out->port);
    }
}

bool address_parse(const char *text, struct address *out, char *error, size_t error_size)
{
    *out = (struct address){0};
    const char *rest = NULL;
    const struct scheme *scheme = take_scheme(text, &rest);
    if (!scheme) {
        snprintf(error, error_size,
                 "\"%.200s\": expected an address with ws://, wss://, http:// or "
                 "https:// in front",
                 text);
        return false;
    }
    size_t authority = strcspn(rest, "/?#");
    if (memchr(rest, '@', authority)) {
        snprintf(error, error_size,
                 "an address with a name or password in it is not used; secrets come "
                 "from the environment or a file");
        return false;
    }
    memcpy(out->scheme, scheme->name, strlen(scheme->name));
    out->tls = scheme->tls;
    out->port = scheme->port;
    if (!take_authority(rest, authority, out)) {
        snprintf(error, error_size,
                 "\"%.200s\": expected host or host:port, found "
                 "\"%.*s\"",
                 text, authority < 200 ? (int)authority : 200, rest);
        return false;
    }
    if (!take_path(rest + authority, out)) {
        snprintf(error, error_size,
                 "\"%.200s\": the path is too long or holds blanks or control "
                 "characters",
                 text);
        return false;
    }
    put_authority(out, scheme->port);
    return true;
}

bool address_is_loopback(const char *host)
{
    struct in_addr v4;
    struct in6_addr v6;
    if (inet_pton(AF_INET, host, &v4) == 1) {
        return ntohl(v4.s_addr) >> 24 == 127;
    }
    if (inet_pton(AF_INET6, host, &v6) == 1) {
        return IN6_IS_ADDR_LOOPBACK(&v6) != 0;
    }
    return text_equal_nocase(host, "localhost");
}

bool address_is_numeric(const char *host)
{
    unsigned char bytes[sizeof(struct in6_addr)];
    return inet_pton(AF_INET, host, bytes) == 1 || inet_pton(AF_INET6, host, bytes) == 1;
}

bool address_allowed(const struct address *address, bool insecure, char *error,
                     size_t error_size)
{
    if (address->tls || insecure || address_is_loopback(address->host)) {
        return true;
    }
    snprintf(error, error_size,
             "%s://%s leaves this machine unencrypted: expected %ss://, or \"insecure\": "
             "true in the show file",
             address->scheme, address->authority, address->scheme);
    return false;
}

// Who may ask: the token, our own Host, our own Origin.
#include <string.h>

#include "show/api_parts.h"

enum { TOKEN_MAX = 256, ENCODED_MAX = (TOKEN_MAX + 2) / 3 * 4 + 1 };

static bool has_bearer(const struct api_request *request, const char *token)
{
    static const char scheme[] = "bearer ";
    const char *given = request->authorization;
    for (size_t i = 0; i + 1 < sizeof(scheme); i++) {
        if (!given || !given[i] || (given[i] | 0x20) != (scheme[i] | 0x20)) {
            return false;
        }
    }
    return text_same_secret(given + sizeof(scheme) - 1, token);
}

// base64url without the closing "=", which no subprotocol may hold.
static void encode(const char *text, char out[ENCODED_MAX])
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    size_t len = strnlen(text, TOKEN_MAX);
    uint32_t bits = 0;
    int count = 0;
    for (size_t i = 0; i < len; i++) {
        bits = bits << 8 | (unsigned char)text[i];
        for (count += 8; count >= 6; count -= 6) {
            *out++ = letters[bits >> (count - 6) & 63];
        }
    }
    if (count) {
        *out++ = letters[bits << (6 - count) & 63];
    }
    *out = '\0';
}

// A browser's WebSocket cannot send Authorization; the token comes as an offered
// subprotocol beside the real one.
static bool offers_token(const char *protocols, const char *token)
{
    static const char prefix[] = "token.";
    char expected[ENCODED_MAX], given[ENCODED_MAX];
    encode(token, expected);
    for (const char *at = protocols; at && *at;) {
        at += strspn(at, " \t,");
        size_t len = strcspn(at, " \t,");
        if (len >= sizeof(prefix) && len < sizeof(given) + sizeof(prefix) - 1 &&
            strncmp(at, prefix, sizeof(prefix) - 1) == 0) {
            size_t rest = len - (sizeof(prefix) - 1);
            memcpy(given, at + sizeof(prefix) - 1, rest);
            given[rest] = '\0';
            if (text_same_secret(given, expected)) {
                return true;
            }
        }
        at += len;
    }
    return false;
}

static bool has_token(const struct api_request *request, const struct api_access *access)
{
    return !access->token || has_bearer(request, access->token) ||
           offers_token(request->protocols, access->token);
}

// A page of another site may send requests from the operator's browser; its Origin tells.
static bool own_origin(const char *origin, const char *host)
{
    static const struct {
        const char *scheme, *port;
    } defaults[] = {{"http://", ":80"}, {"https://", ":443"}};
    if (!origin) {
        return true;
    }
    const char *site = strstr(origin, "://");
    if (!site || !host) {
        return false;
    }
    char given[256], ours[256];
    bool fits =
        text_copy(given, sizeof(given), site + 3) && text_copy(ours, sizeof(ours), host);
    // Browsers leave the default port out, some clients name it.
    for (int i = 0; fits && i < 4; i++) {
        char *text = i & 1 ? ours : given;
        const char *port = defaults[i >> 1].port;
        if (text_starts(origin, defaults[i >> 1].scheme) && text_ends(text, port)) {
            text[strlen(text) - strlen(port)] = '\0';
        }
    }
    return fits && text_equal_nocase(given, ours);
}

// A foreign name that was made to point here (DNS rebinding) would pass as its own
// origin, so on loopback only loopback's names are answered.
static bool own_host(const struct api_request *request, const struct api_access *access)
{
    static const char *const names[] = {"127.0.0.1", "localhost", "[::1]"};
    const char *host = request->host;
    if (!access->loopback || !host) {
        return true;
    }
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        char name[16];
        size_t len = strlen(names[i]);
        text_copy(name, len + 1, host);
        if (text_equal_nocase(name, names[i]) && (!host[len] || host[len] == ':')) {
            return true;
        }
    }
    return false;
}

bool api_admits(const struct api_request *request, const struct api_access *access,
                bool open, struct api_reply *out)
{
    if (!open && !has_token(request, access)) {
        api_fail(out, 401,
                 "expected the header Authorization: Bearer with the show's token");
    } else if (!own_host(request, access)) {
        api_fail(out, 403, "expected the Host of this machine, found a foreign one");
    } else if (!own_origin(request->origin, request->host)) {
        api_fail(out, 403, "expected no Origin or our own, found a foreign one");
    } else {
        return true;
    }
    return false;
}

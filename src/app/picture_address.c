#include "app/picture_address.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "net/address.h"

static bool same_host(const char *base, const char *host)
{
    struct address address;
    char ignored[ADDRESS_TEXT];
    return base[0] && address_parse(base, &address, ignored, sizeof(ignored)) &&
           strcmp(address.host, host) == 0;
}

static bool is_its_server(const struct feed_config *feed, const char *host)
{
    return same_host(feed->rest, host) || same_host(feed->public_rest, host) ||
           same_host(feed->competition, host) || same_host(feed->url, host);
}

static struct picture_terms terms_of(const char *host, const struct feed_config *feeds,
                                     int feed_count)
{
    struct picture_terms terms = {.ca_file = ""};
    for (int i = 0; i < feed_count; i++) {
        const struct feed_config *feed = &feeds[i];
        if ((feed->ca_file[0] || feed->insecure) && is_its_server(feed, host)) {
            terms.ca_file = feed->ca_file[0] ? feed->ca_file : terms.ca_file;
            terms.insecure = terms.insecure || feed->insecure;
        }
    }
    return terms;
}

bool picture_address(const char *text, const struct feed_config *feeds, int feed_count,
                     char *out, size_t out_size, struct picture_terms *terms, char *error,
                     size_t error_size)
{
    struct address address;
    const char *scheme = text_starts(text, "//") ? "https:" : "";
    if (snprintf(out, out_size, "%s%s", scheme, text) >= (int)out_size) {
        snprintf(error, error_size, "expected an address of less than %zu bytes",
                 out_size);
        return false;
    }
    if (!address_parse(out, &address, error, error_size)) {
        return false;
    }
    *terms = terms_of(address.host, feeds, feed_count);
    if (!address.tls && !terms->insecure && !address_is_loopback(address.host)) {
        const char *rest = text + strlen("http");
        if (snprintf(out, out_size, "https%s", rest) >= (int)out_size) {
            return false;
        }
    }
    return true;
}

#include "net/ws_words.h"

#include <stdio.h>
#include <string.h>

enum { SWITCHING_PROTOCOLS = 101 };

struct word {
    const char *part; // of what lws says
    const char *text;
};

// The first row that fits.
static const struct word words[] = {
    {"mismatch", "certificate is for another name"},
    {"expired", "certificate has expired"},
    {"not yet valid", "certificate is not valid yet"},
    {"preverify_ok=0", "certificate not trusted"},
    {"Unable to connect", "connection refused, or nobody there"},
    {"imed out", "no answer"},
    {"SSL", "no secure connection"},
    {"tls", "no secure connection"},
    {"read failed", "the server closed before it answered"},
    {"Peer hung up", "the server closed before it answered"},
    {"HS:", "not a WebSocket server"},
    {"problems parsing header", "not a WebSocket server"},
};

void ws_words(char *out, size_t size, struct str said, const char *complaint, int status)
{
    if (status && status != SWITCHING_PROTOCOLS) {
        snprintf(out, size, "answered %d instead of opening a WebSocket", status);
        return;
    }
    char text[400];
    snprintf(text, sizeof(text), "%.*s %s", (int)said.len, said.len ? said.data : "",
             complaint);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (strstr(text, words[i].part)) {
            snprintf(out, size, "%s", words[i].text);
            return;
        }
    }
    snprintf(out, size, "no connection%s%.*s", said.len ? ": " : "", (int)said.len,
             said.len ? said.data : "");
}

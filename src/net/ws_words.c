#include "net/ws_words.h"

#include <stdio.h>
#include <string.h>

struct word {
    const char *part; // of what lws says
    const char *text;
};

// The first row that fits.
static const struct word words[] = {
    {"Unable to connect", "connection refused, or nobody there"},
    {"imed out", "no answer"},
    {"read failed", "the server closed before it answered"},
    {"Peer hung up", "the server closed before it answered"},
};

void ws_words(char *out, size_t size, struct str said, int status)
{
    if (status) {
        snprintf(out, size, "answered %d instead of opening a WebSocket", status);
        return;
    }
    char text[200];
    snprintf(text, sizeof(text), "%.*s", (int)said.len, said.len ? said.data : "");
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (strstr(text, words[i].part)) {
            snprintf(out, size, "%s", words[i].text);
            return;
        }
    }
    snprintf(out, size, "no connection%s%s", text[0] ? ": " : "", text);
}

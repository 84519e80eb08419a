// ws_words.h
// Why a connection did not come about, in words for the operator.
//
// Threads: pure function.
#ifndef NET_WS_WORDS_H
#define NET_WS_WORDS_H

#include <stddef.h>

#include "base/str.h"

// `said` is what lws tells with CLIENT_CONNECTION_ERROR, status the HTTP answer to the
// upgrade, 0 if there was none.
void ws_words(char *out, size_t size, struct str said, int status);

#endif

// Requests to the API, and what they are to be answered with.
#ifndef TESTS_API_ASKS_H
#define TESTS_API_ASKS_H

#include <stdlib.h>

#include "base/arena.h"
#include "check.h"
#include "show/api.h"

static const struct api_access open_access = {.loopback = true};
static const struct api_access token_access = {.token = "s3cret"};
static const struct api_known state = {
    .state = "{\"version\":7}", .fresh = true, .keys = "[{\"action\":\"take\"}]"};
static const struct api_known nothing = {.state = NULL};

#endif

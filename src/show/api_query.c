#include <string.h>

#include "show/api_parts.h"

bool api_query_int(const char *query, const char *name, long long min, long long max,
                   long long *out)
{
    size_t len = strlen(name);
    for (const char *at = query; at && *at;) {
        size_t part = strcspn(at, "&");
        char number[24];
        if (part > len && part - len - 1 < sizeof(number) &&
            strncmp(at, name, len) == 0 && at[len] == '=') {
            memcpy(number, at + len + 1, part - len - 1);
            number[part - len - 1] = '\0';
            return text_int(number, min, max, out);
        }
        at += part;
        at += *at == '&';
    }
    return false;
}

#include "net/library.h"

#include <curl/curl.h>

void library_start(void)
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

void library_stop(void)
{
    curl_global_cleanup();
}

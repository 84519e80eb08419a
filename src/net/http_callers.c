// Who is connected. When there are too many, the one that has been asking longest makes
// room: a request takes milliseconds, so that is one that holds its place on purpose.
// What has become of a caller that asked well, a WebSocket, stays.
#include <string.h>

#include "net/http_lws.h"

static int find(const struct http_callers *callers, const struct lws *wsi)
{
    for (int i = 0; i < callers->count; i++) {
        if (callers->items[i].wsi == wsi) {
            return i;
        }
    }
    return -1;
}

static void let_go(struct http_callers *callers)
{
    for (int i = 0; i < callers->count; i++) {
        struct http_caller *caller = &callers->items[i];
        if (!caller->stays && !caller->going) {
            caller->going = true;
            callers->going++;
            lws_set_timeout(caller->wsi, PENDING_TIMEOUT_USER_REASON_BASE,
                            LWS_TO_KILL_ASYNC);
            return;
        }
    }
}

bool callers_full(const struct http_callers *callers)
{
    return callers->count == HTTP_CALLERS;
}

void callers_add(struct http_callers *callers, struct lws *wsi)
{
    if (callers_full(callers)) {
        return;
    }
    callers->items[callers->count++] = (struct http_caller){.wsi = wsi};
    if (callers->count - callers->going > HTTP_MAX_CONNECTIONS) {
        let_go(callers);
    }
}

void callers_keep(struct http_callers *callers, const struct lws *wsi)
{
    int i = find(callers, wsi);
    if (i >= 0) {
        callers->items[i].stays = true;
    }
}

void callers_remove(struct http_callers *callers, const struct lws *wsi)
{
    int i = find(callers, wsi);
    if (i >= 0) {
        callers->going -= callers->items[i].going;
        callers->count--;
        memmove(&callers->items[i], &callers->items[i + 1],
                (size_t)(callers->count - i) * sizeof(callers->items[0]));
    }
}

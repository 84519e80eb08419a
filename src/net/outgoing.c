#include "net/outgoing.h"

#include <libwebsockets.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

void outgoing_drop_first(struct outgoing *outgoing)
{
    struct outgoing_text *sent = outgoing->first;
    outgoing->first = sent->next;
    outgoing->last = outgoing->first ? outgoing->last : NULL;
    outgoing->queued -= sent->len;
    free(sent);
}

static void drop_older(struct outgoing *outgoing)
{
    struct outgoing_text **at = &outgoing->first;
    outgoing->last = NULL;
    while (*at) {
        struct outgoing_text *waiting = *at;
        if (waiting->newest) {
            *at = waiting->next;
            outgoing->queued -= waiting->len;
            free(waiting);
        } else {
            outgoing->last = waiting;
            at = &waiting->next;
        }
    }
}

void outgoing_add(struct outgoing *outgoing, struct str text, bool newest)
{
    if (newest) {
        drop_older(outgoing);
    }
    struct outgoing_text *added = xalloc(sizeof(*added) + LWS_PRE + text.len);
    added->newest = newest;
    added->len = text.len;
    if (text.len) {
        memcpy(added->bytes + LWS_PRE, text.data, text.len);
    }
    if (outgoing->last) {
        outgoing->last->next = added;
    } else {
        outgoing->first = added;
    }
    outgoing->last = added;
    outgoing->queued += text.len;
}

void outgoing_finish(struct outgoing *outgoing)
{
    while (outgoing->first) {
        outgoing_drop_first(outgoing);
    }
}

#include "net/frames.h"

#include <libwebsockets.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

bool frames_push(struct frames *frames, struct str text)
{
    if (frames->count >= FRAMES_MAX || text.len > FRAMES_MAX_BYTES - frames->bytes) {
        return false;
    }
    struct frame *frame = xalloc(sizeof(*frame) + LWS_PRE + text.len);
    frame->len = text.len;
    if (text.len) {
        memcpy(frame->bytes + LWS_PRE, text.data, text.len);
    }
    *(frames->last ? &frames->last->next : &frames->first) = frame;
    frames->last = frame;
    frames->count++;
    frames->bytes += text.len;
    return true;
}

struct frame *frames_pop(struct frames *frames)
{
    struct frame *frame = frames->first;
    if (frame) {
        frames->first = frame->next;
        frames->last = frame->next ? frames->last : NULL;
        frames->count--;
        frames->bytes -= frame->len;
    }
    return frame;
}

void frames_clear(struct frames *frames)
{
    for (struct frame *frame; (frame = frames_pop(frames));) {
        free(frame);
    }
}

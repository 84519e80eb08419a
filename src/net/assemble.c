#include "net/assemble.h"

void assemble_reset(struct assemble *assemble)
{
    assemble->dropping = false;
    assemble->done = false;
    if (assemble->buf.capacity > ASSEMBLE_KEEP) {
        buf_finish(&assemble->buf);
    } else {
        buf_clear(&assemble->buf);
    }
}

enum assemble_result assemble_add(struct assemble *assemble, const struct piece *piece,
                                  struct str *whole)
{
    size_t max = assemble->max ? assemble->max : ASSEMBLE_MAX;
    if (piece->first || assemble->done) {
        assemble_reset(assemble);
    }
    assemble->done = piece->final;
    if (assemble->dropping) {
        return ASSEMBLE_MORE;
    }
    if (piece->len > max - assemble->buf.len) {
        assemble_reset(assemble);
        assemble->dropping = true;
        assemble->done = piece->final;
        return ASSEMBLE_TOO_LARGE;
    }
    if (piece->len) {
        buf_append(&assemble->buf, piece->data, piece->len);
    }
    if (!piece->final) {
        return ASSEMBLE_MORE;
    }
    *whole =
        (struct str){assemble->buf.data ? assemble->buf.data : "", assemble->buf.len};
    return piece->binary ? ASSEMBLE_BINARY : ASSEMBLE_TEXT;
}

void assemble_finish(struct assemble *assemble)
{
    buf_finish(&assemble->buf);
    *assemble = (struct assemble){0};
}

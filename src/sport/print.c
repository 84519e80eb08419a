#include "sport/print.h"

#include "base/buf.h"
#include "base/json.h"

void print_text(struct buf *buf, const char *label, const char *text)
{
    if (text) {
        buf_printf(buf, " %s ", label);
        json_put_text(buf, text);
    }
}

void print_number(struct buf *buf, const char *label, int number)
{
    if (number) {
        buf_printf(buf, " %s %d", label, number);
    }
}

void print_known(struct buf *buf, const char *label, int64_t number)
{
    if (number != -1) {
        buf_printf(buf, " %s %lld", label, (long long)number);
    }
}

void print_key(struct buf *buf, const struct unit_key *key)
{
    buf_printf(buf, " %s/%d/%d", key->event, key->round, key->heat);
}

// What the operator ordered that stands, kept in a file whenever it changes, so that a
// program that starts again after a crash has it. live_resume.c obeys it then.
#include <stdlib.h>

#include "app/kept_orders.h"
#include "app/live_private.h"
#include "app/orders_file.h"
#include "base/clock.h"

#define LOG_MODULE "orders"
#include "base/log.h"

enum { NS_PER_MS = 1000000 };

struct live_orders {
    struct orders_file *file;
    bool kept;             // anything, since the start
    bool none;             // the show is over
    uint64_t kept_version; // of the show
    struct buf lines;      // as kept, with times of our own
    struct arena arena;    // of one look
    struct buf found;      // in the file, until it was obeyed
    char told[SHOW_LINE];
    bool tells; // that is still to be said
};

static int64_t epoch_ms(void)
{
    return clock_wall_ms() - clock_now_ns() / NS_PER_MS;
}

bool live_open_orders(struct live *live, char *error, size_t error_size)
{
    if (!live->config->resume) {
        return true;
    }
    struct live_orders *orders = xalloc(sizeof(*orders));
    live->orders = orders;
    orders->file =
        orders_file_open(live->config->resume, &orders->found, error, error_size);
    if (orders->file) {
        orders_file_ring(orders->file, live_wake, live);
    }
    return orders->file != NULL;
}

void live_tell_orders(struct live *live, const char *text)
{
    struct live_orders *orders = live->orders;
    log_warn("%s", text);
    text_copy(orders->told, sizeof(orders->told), text);
    orders->tells = true;
    live->trouble = NULL; // so that it is said anew
}

void live_begin_orders(struct live *live)
{
    struct live_orders *orders = live->orders;
    char error[SHOW_LINE];
    if (!orders) {
        return;
    }
    struct resume *resume = &live->resume;
    struct str text = {orders->found.data, orders->found.len};
    resume->orders = orders_begin(&resume->arena);
    if (!kept_orders_read(text, live->config->resume, clock_wall_ms(), epoch_ms(),
                          &resume->orders, error, sizeof(error))) {
        live_tell_orders(live, error);
    }
    buf_finish(&orders->found);
    live_begin_resume(live);
}

void live_heed(struct live *live, const struct cue *cue)
{
    struct live_orders *orders = live->orders;
    if (orders && orders->tells) { // he has seen it
        orders->tells = false;
        if (live->trouble == orders->told) {
            live->trouble = NULL;
            show_tell(live->show, NULL);
        }
    }
    live_overrule(live, cue);
}

static int put_lines(const struct orders *orders, int room, int64_t epoch,
                     struct buf *out)
{
    int count = orders->count < room ? orders->count : room;
    for (int i = 0; i < count; i++) {
        order_print(&orders->items[i], epoch, out);
    }
    return count;
}

// What waits is still ordered.
static int put_all(const struct live *live, const struct orders *now, int64_t epoch,
                   struct buf *out)
{
    buf_text(out, "");
    int count = put_lines(now, ORDERS_MAX, epoch, out);
    return count + put_lines(&live->resume.orders, ORDERS_MAX - count, epoch, out);
}

static void keep(struct live *live)
{
    struct live_orders *orders = live->orders;
    struct buf lines = {0}, text = {0};
    struct orders now = orders_of(live->show, &orders->arena);
    int count = put_all(live, &now, 0, &lines);
    if (!orders->kept || !text_equal(lines.data, orders->lines.data)) {
        put_all(live, &now, epoch_ms(), &text);
        orders_file_put(orders->file, text.data, count);
        orders->kept = true;
        struct buf old = orders->lines;
        orders->lines = lines;
        lines = old;
    }
    buf_finish(&lines);
    buf_finish(&text);
    arena_reset(&orders->arena);
}

// At once, for what follows may take longer than who waits for the end allows.
static void keep_none(struct live_orders *orders)
{
    if (!orders->none) {
        orders_file_put(orders->file, "", 0);
        orders->none = true;
    }
}

void live_keep_orders(struct live *live)
{
    struct live_orders *orders = live->orders;
    uint64_t version = show_version(live->show);
    if (!orders || (orders->kept && version == orders->kept_version && !live->ended)) {
        return;
    }
    orders->kept_version = version;
    if (live->ended) {
        keep_none(orders);
    } else {
        keep(live);
    }
}

const char *live_orders_trouble(const struct live *live)
{
    const struct live_orders *orders = live->orders;
    const char *trouble = orders ? orders_file_trouble(orders->file) : NULL;
    return !trouble && orders && orders->tells ? orders->told : trouble;
}

void live_close_orders(struct live *live)
{
    struct live_orders *orders = live->orders;
    if (!orders) {
        return;
    }
    if (orders->file && live->ended) {
        keep_none(orders);
    }
    orders_file_close(orders->file);
    arena_finish(&live->resume.arena);
    arena_finish(&orders->arena);
    buf_finish(&orders->lines);
    buf_finish(&orders->found);
    free(orders);
}

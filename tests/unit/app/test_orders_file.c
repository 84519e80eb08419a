// The file of standing orders: what is put there is what the next one finds.
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>

#include "app/kept_orders.h"
#include "app/orders_file.h"
#include "base/arena.h"
#include "base/clock.h"
#include "folder.h"

enum { ROUNDS = 200 };

static const int64_t HOUR_MS = 3600000;
static char error[512];

static struct orders_file *open_file(const char *name, struct buf *kept)
{
    buf_clear(kept);
    return orders_file_open(in(name), kept, error, sizeof(error));
}

// How many orders the text has, so long after it was written; -1: `error` says why none.
static int orders_in(const struct buf *text, int64_t later_ms)
{
    struct arena arena = {0};
    struct orders orders = orders_begin(&arena);
    bool read =
        kept_orders_read((struct str){text->data, text->len}, "FILE",
                         clock_wall_ms() + later_ms, 0, &orders, error, sizeof(error));
    arena_finish(&arena);
    return read ? orders.count : -1;
}

TEST(the_newest_orders_are_found_by_the_next_program)
{
    struct buf kept = {0};
    struct orders_file *file = open_file("orders", &kept);
    CHECK_INT(orders_in(&kept, 0), 0);
    for (int i = 0; i < ROUNDS; i++) {
        orders_file_put(file, "{\"cue\":\"auto off\"}\n", 1);
    }
    orders_file_put(file, "{\"cue\":\"bug off\"}\n{\"cue\":\"board off\"}\n", 2);
    CHECK(!orders_file_trouble(file));
    orders_file_close(file);
    file = open_file("orders", &kept);
    CHECK_INT(orders_in(&kept, 0), 2);
    orders_file_close(file);
    file = open_file("orders", &kept);
    CHECK_INT(orders_in(&kept, 0), 2); // nothing was put since
    orders_file_put(file, "", 0);
    orders_file_close(file);
    file = open_file("orders", &kept);
    CHECK_INT(orders_in(&kept, 0), 0);
    orders_file_close(file);
    buf_finish(&kept);
}

TEST(orders_are_good_for_six_hours)
{
    struct buf kept = {0};
    struct orders_file *file = open_file("aged", &kept);
    orders_file_put(file, "{\"cue\":\"auto off\"}\n", 1);
    orders_file_close(file);
    file = open_file("aged", &kept);
    CHECK_INT(orders_in(&kept, 6 * HOUR_MS - 60000), 1);
    CHECK_INT(orders_in(&kept, 6 * HOUR_MS + 60000), -1);
    CHECK_STR(error,
              "FILE: the operator's orders are 6 h 01 min old, so they are not obeyed");
    CHECK_INT(orders_in(&kept, -3 * HOUR_MS), 1); // a clock that was put back
    orders_file_close(file);
    buf_finish(&kept);
}

static atomic_int rings;

static void ring(void *context)
{
    atomic_fetch_add((atomic_int *)context, 1);
}

static void wait_rings(int count)
{
    for (int i = 0; i < 1000 && atomic_load(&rings) < count; i++) {
        clock_sleep_until_ns(clock_now_ns() + 10000000);
    }
}

static void limit_files(rlim_t most)
{
    struct rlimit limit;
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = most;
    setrlimit(RLIMIT_FSIZE, &limit);
}

TEST(a_full_disk_is_told_and_over_when_there_is_room_again)
{
    struct buf kept = {0};
    struct orders_file *file = open_file("full", &kept);
    orders_file_ring(file, ring, &rings);
    signal(SIGXFSZ, SIG_IGN);
    limit_files(8);
    orders_file_put(file, "{\"cue\":\"auto off\"}\n", 1);
    wait_rings(1);
    const char *trouble = orders_file_trouble(file);
    limit_files(RLIM_INFINITY);
    CHECK_STR(trouble, "the operator's orders are not kept: the disk is full or gone");
    orders_file_put(file, "{\"cue\":\"auto off\"}\n", 1);
    wait_rings(2);
    CHECK(!orders_file_trouble(file));
    orders_file_close(file);
    file = open_file("full", &kept);
    CHECK_INT(orders_in(&kept, 0), 1);
    orders_file_close(file);
    buf_finish(&kept);
}

static const struct check_case cases[] = {
    CASE(the_newest_orders_are_found_by_the_next_program),
    CASE(orders_are_good_for_six_hours),
    CASE(a_full_disk_is_told_and_over_when_there_is_room_again),
};

CHECK_MAIN_IN_FOLDER(cases)

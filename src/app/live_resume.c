// The operator's orders of before a crash, obeyed again. What feeds must tell of first
// waits for that, and what he does meanwhile has it over that.
#include "app/live_private.h"
#include "base/clock.h"

#define LOG_MODULE "orders"
#include "base/log.h"

enum { NS_PER_MS = 1000000 };

static const int64_t NS_PER_S = 1000000000;
// No feed that is well takes longer to tell what it knows.
static const int64_t PATIENCE_NS = 60 * NS_PER_S;
static const int64_t ASK_NS = 5 * NS_PER_S;
// Less would only flash.
static const int64_t LEAST_MS = 1000;
static const char BY[] = "restart";

// What was to leave meanwhile, or in a moment, has left.
static void drop_past(struct orders *orders, int64_t now_ms)
{
    int kept = 0;
    for (int i = 0; i < orders->count; i++) {
        if (orders->items[i].until_ms > now_ms + LEAST_MS) {
            orders->items[kept++] = orders->items[i];
        }
    }
    orders->count = kept;
}

static void obey_again(struct live *live, const struct order *order, struct cue *cue)
{
    struct arena arena = {0};
    text_copy(cue->by, sizeof(cue->by), BY);
    struct obeyed done = live_obey(live, cue);
    if (done.ok) {
        live->resume.obeyed++;
        order_obeyed(live->show, order);
    } else {
        struct buf text = {0};
        buf_printf(&text, "not so again after the restart: %s: %s",
                   order_text(order, &arena), done.why);
        live_tell_orders(live, text.data);
        buf_finish(&text);
    }
    arena_finish(&arena);
}

// A layer is selected again for what stood there, not for what comes later: the corner's
// is there as soon as its feed tells, all else that is to come is among the orders.
static bool may_come(const struct orders *orders, const struct order *order)
{
    bool may = order->cue.kind != CUE_LAYER || order->cue.layer == LAYER_BUG;
    for (int i = 0; !may && i < orders->count; i++) {
        const struct order *other = &orders->items[i];
        may = other->cue.kind == CUE_TAKE && (int)other->scene->layer == order->cue.layer;
    }
    return may;
}

// Those that can be. What the one before brought on air may be what the next is about.
static void obey_ready(struct live *live)
{
    struct orders *before = &live->resume.orders;
    int kept = 0;
    for (int i = 0; i < before->count; i++) {
        struct order *order = &before->items[i];
        struct cue cue;
        enum order_turn turn = order_turn(live->show, order, before->arena, &cue);
        if (turn == ORDER_NOW || turn == ORDER_PARTLY) {
            obey_again(live, order, &cue);
        }
        if ((turn == ORDER_WAITS && may_come(before, order)) || turn == ORDER_PARTLY) {
            before->items[kept++] = *order;
        }
    }
    before->count = kept;
}

static void ask(struct live *live, int64_t now_ns)
{
    struct resume *resume = &live->resume;
    if (now_ns < resume->ask_ns) {
        return;
    }
    resume->ask_ns = now_ns + ASK_NS;
    for (int i = 0; i < resume->orders.count; i++) {
        order_ask(live->show, &resume->orders.items[i]);
    }
}

// A correction waits for as long as it takes until its subject is seen again.
static bool has_deadline(const struct order *order)
{
    return order->cue.kind != CUE_SET;
}

static void give_up(struct live *live)
{
    struct orders *before = &live->resume.orders;
    struct arena arena = {0};
    struct buf text = {0};
    int kept = 0;
    for (int i = 0; i < before->count; i++) {
        struct order *order = &before->items[i];
        if (!has_deadline(order)) {
            before->items[kept++] = *order;
        } else if (order->cue.kind == CUE_TAKE) { // its pin goes with it
            buf_printf(&text, "%s%s", text.len ? ", " : "", order_text(order, &arena));
        }
    }
    before->count = kept;
    if (text.len) {
        live_tell_orders(
            live, arena_printf(&arena,
                               "not back on air after the restart, because no feed "
                               "tells of it: %s",
                               text.data));
    }
    buf_finish(&text);
    arena_finish(&arena);
}

static bool waits_for_feeds(const struct resume *resume)
{
    bool waits = false;
    for (int i = 0; i < resume->orders.count; i++) {
        waits = waits || has_deadline(&resume->orders.items[i]);
    }
    return waits;
}

void live_begin_resume(struct live *live)
{
    struct resume *resume = &live->resume;
    resume->began_ns = resume->ask_ns = clock_now_ns();
    live_follow_resume(live);
}

void live_follow_resume(struct live *live)
{
    struct resume *resume = &live->resume;
    int obeyed = resume->obeyed;
    int64_t now_ns = clock_now_ns();
    if (!resume->orders.count) {
        return;
    }
    drop_past(&resume->orders, now_ns / NS_PER_MS);
    obey_ready(live);
    if (resume->obeyed > obeyed) {
        log_info("%d of the operator's orders of before the restart obeyed, %d wait",
                 resume->obeyed - obeyed, resume->orders.count);
    }
    if (waits_for_feeds(resume)) {
        ask(live, now_ns);
        if (now_ns - resume->began_ns > PATIENCE_NS) {
            give_up(live);
        }
    }
}

int64_t live_resume_due_ns(const struct live *live)
{
    return waits_for_feeds(&live->resume) ? live->resume.ask_ns : INT64_MAX;
}

static bool meet(enum layer a, enum layer b)
{
    return a == b || layers_meet(a, b);
}

// What a take brings; NULL: nothing.
static const struct scene *taken(const struct live *live, const struct cue *cue)
{
    const struct waiting *head = director_head(show_director(live->show), NULL);
    return cue->scene[0] ? scene_find(cue->scene) : head ? head->scene : NULL;
}

// Whether he has decided anew what is on that layer.
static bool decides(const struct live *live, const struct cue *cue, enum layer layer)
{
    const struct scene *scene;
    switch (cue->kind) {
    case CUE_TAKE:
        scene = taken(live, cue);
        return scene && meet(scene->layer, layer);
    case CUE_DISMISS:
        return cue->layer < 0 || cue->layer == (int)layer;
    case CUE_BUG:
    case CUE_BUG_TOGGLE:
        return layer == LAYER_BUG;
    case CUE_BOARD:
    case CUE_BOARD_TOGGLE:
        return meet(LAYER_BOARD, layer);
    case CUE_CALL:
        return meet(LAYER_LOWER, layer);
    case CUE_DETAIL:
        return meet(LAYER_FULL, layer);
    case CUE_CLEAR:
        return true;
    default:
        return false;
    }
}

static bool is_overruled(const struct live *live, const struct order *order,
                         const struct cue *cue)
{
    return order->cue.kind == CUE_LAYER
               ? cue->kind == CUE_LAYER ||
                     decides(live, cue, (enum layer)order->cue.layer)
               : has_deadline(order) && order->scene &&
                     decides(live, cue, order->scene->layer);
}

void live_overrule(struct live *live, const struct cue *cue)
{
    struct orders *orders = &live->resume.orders;
    int kept = 0;
    for (int i = 0; i < orders->count; i++) {
        const struct order *order = &orders->items[i];
        if (!is_overruled(live, order, cue)) {
            orders->items[kept++] = *order;
        }
    }
    orders->count = kept;
}

// The operator's standing orders, read off the show, and when one of them can be obeyed
// by a show that was just begun.
#include <string.h>

#include "base/str.h"
#include "show/director_override.h"
#include "show/orders.h"
#include "show/show_subject.h"

struct orders orders_begin(struct arena *arena)
{
    return (struct orders){
        .arena = arena,
        .items = arena_alloc(arena, ORDERS_MAX * sizeof(struct order)),
    };
}

struct order *orders_add(struct orders *orders)
{
    if (orders->count == ORDERS_MAX) {
        return NULL;
    }
    struct order *order = &orders->items[orders->count++];
    *order = (struct order){.cue = {.layer = -1}, .until_ms = INT64_MAX};
    order->rows = values_begin(orders->arena);
    return order;
}

static void add_switch(struct orders *orders, enum cue_kind kind)
{
    struct order *order = orders_add(orders);
    if (order) {
        order->cue.kind = kind; // off
    }
}

// In the order in which he said so: the last one counts.
static void add_follows(const struct show *show, struct orders *orders)
{
    for (int said = 0;;) {
        int next = -1;
        for (int i = 0; i < show->feed_count; i++) {
            int stamp = show->feeds[i].follow_stamp;
            bool sooner = next < 0 || stamp < show->feeds[next].follow_stamp;
            next = stamp > said && sooner ? i : next;
        }
        const char *what = next < 0 ? NULL : follow_text(show, next, orders->arena);
        struct order *order = what ? orders_add(orders) : NULL;
        if (!order) {
            return;
        }
        said = show->feeds[next].follow_stamp;
        order->cue.kind = CUE_FOLLOW;
        text_copy(order->cue.feed, sizeof(order->cue.feed), show->feeds[next].id);
        text_copy(order->cue.subject, sizeof(order->cue.subject), what);
    }
}

static struct order *add_about(struct orders *orders, enum cue_kind kind,
                               const struct scene *scene, const char *subject)
{
    // A longer one cannot be said in a cue.
    struct order *order = strlen(subject) < CUE_WORD ? orders_add(orders) : NULL;
    if (order) {
        order->cue.kind = kind;
        order->scene = scene;
        order->subject = arena_strdup(orders->arena, subject);
    }
    return order;
}

// On air or waiting; NULL: neither.
static const struct values *shown_of(const struct show *show, const struct scene *scene,
                                     const char *subject)
{
    if (show_stands(show, scene, subject)) {
        return director_air(show->director, scene->layer)->values;
    }
    for (int i = 0; i < director_waiting_count(show->director); i++) {
        const struct waiting *waiting = director_waiting(show->director, i);
        if (waiting->scene == scene && text_equal(waiting->subject, subject)) {
            return waiting->values;
        }
    }
    return NULL;
}

// Both in the cue's own words.
static void name_both(struct order *order)
{
    struct cue *cue = &order->cue;
    text_copy(cue->scene, sizeof(cue->scene), order->scene->name);
    text_copy(cue->subject, sizeof(cue->subject), order->subject);
}

static bool is_of_feed(struct show *show, const struct scene *scene, const char *text)
{
    struct subject subject;
    return subject_read(show, scene, text, &show->scratch, &subject);
}

// What enters holds from when it stands, which is soon.
static int64_t leaves_at(const struct show *show, const struct air *air)
{
    int hold_ms = director_rule(show->director, air->scene)->hold_ms;
    bool enters = air->state == AIR_ENTERING;
    return air->pinned             ? INT64_MAX
           : enters && hold_ms > 0 ? air->entered_ms + hold_ms
                                   : air->hold_until_ms;
}

static void add_take(struct show *show, enum layer layer, struct orders *orders)
{
    const struct air *air = director_air(show->director, layer);
    struct order *order = add_about(orders, CUE_TAKE, air->scene, air->subject);
    if (!order) {
        return;
    }
    name_both(order);
    order->until_ms = leaves_at(show, air);
    order->cue.has_values = air->own || !is_of_feed(show, air->scene, air->subject);
    if (order->cue.has_values) {
        order->cue.values =
            values_copy(director_live(show->director, layer), orders->arena);
    }
}

static bool is_put_up(const struct air *air)
{
    bool stands = air->state == AIR_ENTERING || air->state == AIR_ON;
    return stands && (air->cued || air->pinned);
}

static void add_sets(struct show *show, struct orders *orders)
{
    struct corrected corrected;
    for (int i = 0; director_corrected(show->director, i, &corrected); i++) {
        // What was his own and is gone is not known to who starts anew.
        bool known = is_of_feed(show, corrected.scene, corrected.subject) ||
                     shown_of(show, corrected.scene, corrected.subject);
        struct order *order =
            known ? add_about(orders, CUE_SET, corrected.scene, corrected.subject) : NULL;
        if (order) {
            name_both(order);
            order->cue.has_values = true;
            order->cue.values = values_copy(corrected.said, orders->arena);
            order->cue.live = values_begin(orders->arena);
            order->rows = values_copy(corrected.rows, orders->arena);
        }
    }
}

struct orders orders_of(struct show *show, struct arena *arena)
{
    struct orders orders = orders_begin(arena);
    if (!director_auto(show->director)) {
        add_switch(&orders, CUE_AUTO);
    }
    add_follows(show, &orders); // which switches on, so first
    if (show->off[LAYER_BUG]) {
        add_switch(&orders, CUE_BUG);
    }
    if (show->off[LAYER_BOARD]) {
        add_switch(&orders, CUE_BOARD);
    }
    for (int i = 0; i < LAYER_COUNT; i++) {
        const struct air *air = director_air(show->director, (enum layer)i);
        if (is_put_up(air)) {
            add_take(show, (enum layer)i, &orders);
        }
        struct order *pin = is_put_up(air) && air->pinned
                                ? add_about(&orders, CUE_PIN, air->scene, air->subject)
                                : NULL;
        if (pin) {
            pin->cue.layer = i;
        }
    }
    add_sets(show, &orders);
    return orders;
}

static enum order_turn turn_take(struct show *show, const struct order *order)
{
    struct values values = values_begin(&show->scratch);
    if (order->cue.has_values) {
        return ORDER_NOW;
    }
    if (show_stands(show, order->scene, order->subject)) {
        return ORDER_DONE;
    }
    return shown_of(show, order->scene, order->subject) ||
                   subject_values(show, order->scene, order->subject, &values)
               ? ORDER_NOW
               : ORDER_WAITS;
}

static enum order_turn turn_pin(const struct show *show, const struct order *order)
{
    const struct air *air = director_air(show->director, order->scene->layer);
    return !show_stands(show, order->scene, order->subject) ? ORDER_WAITS
           : air->pinned                                    ? ORDER_DONE
                                                            : ORDER_NOW;
}

// Where rows moved meanwhile, else somebody else would be corrected. What cannot be said
// of a row yet stays in the order.
static void follow_rows(struct order *order, const struct values *shown,
                        struct arena *arena, struct values *now)
{
    struct values rest = values_begin(arena);
    *now = values_begin(arena);
    for (int i = 0; i < order->cue.values.count; i++) {
        const struct value *value = &order->cue.values.items[i];
        const char *key = values_get(&order->rows, value->name);
        int row = key ? override_row(shown, key) : -1;
        struct override override = override_read(value->name, value->text);
        if (!key) {
            values_text(now, value->name, value->text);
        } else if (row >= 0) {
            values_text(now, arena_printf(arena, "rows.%d.%s", row + 1, override.name),
                        value->text);
        } else {
            values_text(&rest, value->name, value->text);
        }
    }
    order->cue.values = rest;
}

// Of what was his own and did not come back, nobody will tell.
static enum order_turn turn_set(struct show *show, struct order *order,
                                struct arena *arena, struct cue *now)
{
    const struct values *shown = shown_of(show, order->scene, order->subject);
    if (!shown) {
        return is_of_feed(show, order->scene, order->subject) ? ORDER_WAITS : ORDER_DONE;
    }
    follow_rows(order, shown, arena, &now->values);
    return !now->values.count            ? ORDER_WAITS
           : order->cue.values.count > 0 ? ORDER_PARTLY
                                         : ORDER_NOW;
}

enum order_turn order_turn(struct show *show, struct order *order, struct arena *arena,
                           struct cue *now)
{
    *now = order->cue;
    switch (order->scene ? order->cue.kind : CUE_QUIT) {
    case CUE_TAKE:
        return turn_take(show, order);
    case CUE_PIN:
        return turn_pin(show, order);
    case CUE_SET:
        return turn_set(show, order, arena, now);
    default:
        return ORDER_NOW;
    }
}

void order_ask(struct show *show, const struct order *order)
{
    struct subject subject;
    if (order->cue.kind == CUE_TAKE && order->scene &&
        subject_read(show, order->scene, order->subject, &show->scratch, &subject) &&
        subject.unit.event[0]) {
        wish_add(show, subject.feed, &subject.unit);
    }
}

const char *order_text(const struct order *order, struct arena *arena)
{
    if (!order->scene) {
        return cue_print(&order->cue, arena);
    }
    const char *verb = order->cue.kind == CUE_PIN   ? "the pin of "
                       : order->cue.kind == CUE_SET ? "what was set of "
                                                    : "";
    return arena_printf(arena, "%s%s %s", verb, order->scene->name, order->subject);
}

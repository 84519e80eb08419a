// The operator's standing orders, read off the show.
#include <string.h>

#include "base/str.h"
#include "show/orders_parts.h"

// Each may be a long list, and all are written at every change.
enum { AWAY_MAX = 12 };

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
    order->said = values_begin(orders->arena);
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

// Both in the cue's own words.
static void name_both(struct order *order)
{
    struct cue *cue = &order->cue;
    text_copy(cue->scene, sizeof(cue->scene), order->scene->name);
    text_copy(cue->subject, sizeof(cue->subject), order->subject);
}

// What enters holds from when it stands, which is soon.
static int64_t leaves_at(const struct show *show, const struct air *air)
{
    int hold_ms = director_rule(show->director, air->scene)->hold_ms;
    bool enters = air->state == AIR_ENTERING;
    return air->pinned                ? INT64_MAX
           : enters && air->leaves_ms ? air->leaves_ms
           : enters && hold_ms > 0    ? air->entered_ms + hold_ms
                                      : air->hold_until_ms;
}

// Of what a feed told, too: it may take a while to tell it anew. What stands in the
// corner is nothing without its clock, and a clock that stands still is wrong.
static void put_values(struct show *show, struct order *order, bool own,
                       const struct values *values)
{
    order->cue.has_values = own || !order_is_of_feed(show, order->scene, order->subject);
    if (order->cue.has_values) {
        order->cue.values = values_copy(values, order->said.arena);
    } else if (order->scene->layer != LAYER_BUG) {
        order->said = values_copy(values, order->said.arena);
        values_text(&order->said, "clock", NULL);
    }
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
    put_values(show, order, air->own, director_live(show->director, layer));
}

// For the moment until what is there has left.
static void add_coming(struct show *show, struct orders *orders)
{
    const struct waiting *coming = director_coming(show->director);
    struct order *order =
        coming ? add_about(orders, CUE_TAKE, coming->scene, coming->subject) : NULL;
    if (order) {
        name_both(order);
        put_values(show, order, false, coming->values);
    }
}

static void add_veto(struct orders *orders, const struct dismissed *away)
{
    struct order *order = add_about(orders, CUE_VETO, away->scene, away->subject);
    if (order) {
        name_both(order);
        order->said = values_copy(away->values, orders->arena);
        values_text(&order->said, "clock", NULL);
    }
}

// In the order in which he did that, as they will be again.
static void add_away(struct show *show, struct orders *orders)
{
    struct dismissed away = {0};
    int newest[AWAY_MAX], count = 0;
    if (!show->off[LAYER_BUG] && bug_unwanted(show, &away.scene, &away.subject)) {
        add_veto(orders, &away);
    }
    for (int i = 0; count < AWAY_MAX && director_dismissed(show->director, i, &away);
         i++) {
        // Of the corner it is decided above; what is not a feed's never comes by itself.
        if (away.scene->layer != LAYER_BUG &&
            order_is_of_feed(show, away.scene, away.subject)) {
            newest[count++] = i;
        }
    }
    while (count && director_dismissed(show->director, newest[--count], &away)) {
        add_veto(orders, &away);
    }
}

static void add_chosen(const struct show *show, struct orders *orders)
{
    int layer = director_chosen(show->director);
    struct order *order = layer >= 0 ? orders_add(orders) : NULL;
    if (order) {
        order->cue.kind = CUE_LAYER;
        order->cue.layer = layer;
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
        bool known = order_is_of_feed(show, corrected.scene, corrected.subject) ||
                     order_shown(show, corrected.scene, corrected.subject);
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
    add_coming(show, &orders);
    add_sets(show, &orders);
    add_away(show, &orders);
    add_chosen(show, &orders);
    return orders;
}

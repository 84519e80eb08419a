// When one of the operator's standing orders can be obeyed by a show that was just begun.
#include "base/str.h"
#include "show/director_override.h"
#include "show/orders_parts.h"

const struct values *order_shown(const struct show *show, const struct scene *scene,
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

bool order_is_of_feed(struct show *show, const struct scene *scene, const char *text)
{
    struct subject subject;
    return subject_read(show, scene, text, &show->scratch, &subject);
}

static void say(const struct order *order, struct cue *now)
{
    now->has_values = now->said = true;
    now->values = order->said;
}

// As it was said before the crash, if nobody has said it since.
static enum order_turn turn_take(struct show *show, const struct order *order,
                                 struct cue *now)
{
    struct values values = values_begin(&show->scratch);
    if (order->cue.has_values) {
        return ORDER_NOW;
    }
    if (show_stands(show, order->scene, order->subject)) {
        return ORDER_DONE;
    }
    if (order_shown(show, order->scene, order->subject) ||
        subject_values(show, order->scene, order->subject, &values)) {
        return ORDER_NOW;
    }
    if (!order->said.count) {
        return ORDER_WAITS;
    }
    say(order, now);
    return ORDER_NOW;
}

static enum order_turn turn_layer(const struct show *show, const struct order *order)
{
    int layer = order->cue.layer;
    const struct air *air = director_air(show->director, (enum layer)layer);
    bool stands = air->state == AIR_ENTERING || air->state == AIR_ON;
    return !stands                                    ? ORDER_WAITS
           : director_chosen(show->director) == layer ? ORDER_DONE
                                                      : ORDER_NOW;
}

// What is there already, or waits, has come since.
static enum order_turn turn_veto(const struct show *show, const struct order *order,
                                 struct cue *now)
{
    say(order, now);
    return order_shown(show, order->scene, order->subject) ? ORDER_DONE : ORDER_NOW;
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
    const struct values *shown = order_shown(show, order->scene, order->subject);
    if (!shown) {
        return order_is_of_feed(show, order->scene, order->subject) ? ORDER_WAITS
                                                                    : ORDER_DONE;
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
    bool layer = order->cue.kind == CUE_LAYER;
    switch (order->scene || layer ? order->cue.kind : CUE_QUIT) {
    case CUE_TAKE:
        return turn_take(show, order, now);
    case CUE_VETO:
        return turn_veto(show, order, now);
    case CUE_LAYER:
        return turn_layer(show, order);
    case CUE_PIN:
        return turn_pin(show, order);
    case CUE_SET:
        return turn_set(show, order, arena, now);
    default:
        return ORDER_NOW;
    }
}

void order_obeyed(struct show *show, const struct order *order)
{
    if (order->cue.kind == CUE_TAKE && order->scene) {
        order_ask(show, order);
        if (order->until_ms != INT64_MAX) {
            director_leave_at(show->director, order->scene, order->subject,
                              order->until_ms);
        }
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
    const char *verb = order->cue.kind == CUE_PIN    ? "the pin of "
                       : order->cue.kind == CUE_VETO ? "the veto of "
                       : order->cue.kind == CUE_SET  ? "what was set of "
                                                     : "";
    return arena_printf(arena, "%s%s %s", verb, order->scene->name, order->subject);
}

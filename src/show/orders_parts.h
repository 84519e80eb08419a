// orders_parts.h
// What the files of standing orders share: show_orders.c reads them off the show,
// show_orders_turn.c tells when one can be obeyed, orders_line.c has them as lines.
//
// Threads: main only.
#ifndef SHOW_ORDERS_PARTS_H
#define SHOW_ORDERS_PARTS_H

#include "show/orders.h"
#include "show/show_subject.h"

// What is on air or waits of it; NULL: neither.
const struct values *order_shown(const struct show *show, const struct scene *scene,
                                 const char *subject);
// Whether a feed speaks of it; else it is the operator's own.
bool order_is_of_feed(struct show *show, const struct scene *scene, const char *text);

#endif

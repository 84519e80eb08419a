// kept_orders.h
// The text of a file of standing orders: a header line, which says what it is, when it
// was written and how many orders follow, and then a line each as show/orders.h has them.
//
//   {"strapline":"standing orders","at":1780315200.250,"orders":2}
//
// Threads: any; plain text.
#ifndef APP_KEPT_ORDERS_H
#define APP_KEPT_ORDERS_H

#include "show/orders.h"

enum { KEPT_ORDERS_BYTES = 4 << 20 };

void kept_orders_put_header(struct buf *out, int count, int64_t wall_ms);
// Nothing, or with such a header: it may be written over.
bool kept_orders_are(struct str text);
// False with a line for a person, which names `path`, if they are broken, of something
// else or too old to be obeyed. wall_ms is now; epoch_ms as in show_set_wall().
bool kept_orders_read(struct str text, const char *path, int64_t wall_ms,
                      int64_t epoch_ms, struct orders *out, char *error,
                      size_t error_size);

#endif

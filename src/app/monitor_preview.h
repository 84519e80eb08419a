// monitor_preview.h
// The programme, smaller, on the operator's screen, with the safe areas of EBU R 95
// drawn over it. Costs the same for every size of programme.
//
// Threads: main only.
#ifndef APP_MONITOR_PREVIEW_H
#define APP_MONITOR_PREVIEW_H

#include "draw/canvas.h"

// Fills `place` of `out`. What is transparent shows a grey that no key colour is.
void monitor_preview(const struct canvas *programme, struct rect place,
                     struct canvas *out);

#endif

// hem.h
// The edge that a wipe, a slide or a flip cuts through a plate beside the key. There the
// last pixels are the plate's own ground, or a dark rim where that is a strong colour,
// and not the figure or the flag that the cut happens to run through: they would bleed
// into the key. Only where the output is keyed, and only while something is cut.
//
// Threads: plain data on one thread's stack.
#ifndef THEME_HEM_H
#define THEME_HEM_H

#include "theme/motion.h"
#include "theme/node.h"

enum { HEM_PLATES = 64 };

// Plates that no other holds, as they are seen at the moment.
struct hems {
    struct {
        const struct node *node;
        struct rect place, seen; // absolute: whole, and what is left of it
    } plates[HEM_PLATES];
    int count;
};

// The panel is shown in this pose. Parents come before what is in them. NULL: no hems.
void hems_note(struct hems *hems, const struct node *panel, const struct pose *pose);
// Appends the hems of all cuts that have the key beside them.
void hems_finish(const struct hems *hems, const struct frame *frame,
                 struct draw_list *out);

#endif

#include "theme/rim.h"

#include "theme/tint.h"

enum { GROUNDS = 64 };

static const double WIDTH = 2, LEAST_PLATE = 12; // design pixels

// What was painted before, and hides the key.
struct grounds {
    struct rect rects[GROUNDS];
    int count;
};

bool rim_wanted(const struct frame *frame)
{
    return frame->even && frame->key;
}

int rim_width(const struct frame *frame)
{
    return frame_px(frame, WIDTH);
}

uint32_t rim_color(void)
{
    return 0xFF141414;
}

static bool shaded(const struct node *node)
{
    return node->element->fill.gradient != GRADIENT_NONE;
}

bool rim_hides(const struct node *node)
{
    return node->filled && node->fill >> 24 == 255 &&
           (!shaded(node) || node->fill2 >> 24 == 255);
}

bool rim_strong(const struct frame *frame, const struct node *node)
{
    return tint_bleeds(node->fill, frame->key) ||
           (shaded(node) && tint_bleeds(node->fill2, frame->key));
}

bool rim_beside_key(struct rect plate,
                    bool (*hidden)(const void *grounds, struct rect pixel),
                    const void *grounds)
{
    int x = plate.x + plate.w / 2, y = plate.y + plate.h / 2;
    return !hidden(grounds, (struct rect){plate.x - 1, y, 1, 1}) ||
           !hidden(grounds, (struct rect){plate.x + plate.w, y, 1, 1}) ||
           !hidden(grounds, (struct rect){x, plate.y - 1, 1, 1}) ||
           !hidden(grounds, (struct rect){x, plate.y + plate.h, 1, 1});
}

static bool hidden(const void *context, struct rect pixel)
{
    const struct grounds *grounds = context;
    for (int i = 0; i < grounds->count; i++) {
        if (rect_contains(grounds->rects[i], pixel)) {
            return true;
        }
    }
    return false;
}

static bool wants_rim(const struct frame *frame, const struct node *node,
                      const struct grounds *grounds)
{
    int least = frame_px(frame, LEAST_PLATE);
    return rim_hides(node) && node->element->border <= 0 && node->rect.w >= least &&
           node->rect.h >= least && rim_strong(frame, node) &&
           rim_beside_key(node->rect, hidden, grounds);
}

// What is known of a panel at rest holds only as long as its rims are the same.
static void mark(const struct frame *frame, struct grounds *grounds, struct node *node,
                 struct resting *panel)
{
    if (node->hidden) {
        return;
    }
    panel = node->resting ? node->resting : panel;
    bool rim = wants_rim(frame, node, grounds);
    if (rim != node->rim && panel) {
        panel->note = (struct draw_note){.known = false};
    }
    node->rim = rim;
    if (rim_hides(node) && grounds->count < GROUNDS) {
        grounds->rects[grounds->count++] = node->rect;
    }
    for (int i = 0; i < node->child_count; i++) {
        mark(frame, grounds, &node->children[i], panel);
    }
}

void rims_mark(const struct frame *frame, struct node *root)
{
    struct grounds grounds = {.count = 0};
    mark(frame, &grounds, root, NULL);
}

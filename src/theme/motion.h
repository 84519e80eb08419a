// motion.h
// How an element comes, changes and goes, as a pure function of time: wipes, slides and
// flips cut or move it, never fade it. Poses combine, so a dismissal in the middle of an
// entrance goes on from where it is, and nothing ever leaves the element's own place.
//
// Threads: pure functions.
#ifndef THEME_MOTION_H
#define THEME_MOTION_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/list.h"
#include "theme/reader.h"

enum { MOTION_MAX = 8 };

enum motion_type {
    MOTION_WIPE,  // opens from an edge, closes to one
    MOTION_SLIDE, // moves in from an edge, cut at its place
    MOTION_FLIP,  // opens from its middle line, like a split flap
    MOTION_MOVE,  // change: from where and how large it was before
};

enum motion_ease { EASE_LINEAR, EASE_IN, EASE_OUT, EASE_IN_OUT };
enum motion_edge { EDGE_LEFT, EDGE_TOP, EDGE_RIGHT, EDGE_BOTTOM };
enum motion_phase { PHASE_IN, PHASE_OUT, PHASE_CHANGE };

struct motion {
    enum motion_type type;
    enum motion_edge edge; // where from, or where to
    int delay_ms;
    int duration_ms;
    enum motion_ease ease;
};

struct motions {
    struct motion *list;
    int count;
};

// Reads object[key], a list of motions; absent is none.
bool motions_read(struct reader *reader, const struct json *object,
                  enum motion_phase phase, struct motions *out);
int motions_end_ms(const struct motions *motions);
// How far it has come, 0 to 1, by the motion that is the other way of `out`; `other` if
// it has none.
double motions_came(const struct motions *in, const struct motion *out, int64_t at_ms,
                    double other);

// 0 before its delay, 1 once it is over. A step is taken in its first instant already,
// so that its first frame shows something.
double motion_progress(const struct motion *motion, int64_t at_ms);
double motion_ease(enum motion_ease ease, double t);

// Where a panel is shown: its place at rest, moved, cut.
struct pose {
    struct rect rest;
    int dx, dy; // with its parent and from its former place
    int slide_x, slide_y;
    struct rect shown;  // part of rest that wipes leave
    struct rect window; // absolute; what the parent leaves
    bool even;
};

// `window` is what can be seen of the parent.
struct pose pose_begin(struct rect rest, int dx, int dy, struct rect window, bool even);
// One motion, 0 to 1 of its way: in, out, and out before what comes in its place.
void pose_come(struct pose *pose, const struct motion *motion, double progress);
void pose_go(struct pose *pose, const struct motion *motion, double progress);
void pose_make_way(struct pose *pose, const struct motion *motion, double progress);
void pose_enter(struct pose *pose, const struct motions *motions, int64_t at_ms);
// From as far as it has come, 0 to 1, so that it never stands still in between.
void pose_leave(struct pose *pose, const struct motion *motion, int64_t at_ms,
                double came);
int pose_dx(const struct pose *pose);
int pose_dy(const struct pose *pose);
struct rect pose_clip(const struct pose *pose);

// To whole or even pixels: nearest, not less, not more.
int pixels_near(double px, bool even);
int pixels_up(double px, bool even);
int pixels_down(double px, bool even);

#endif

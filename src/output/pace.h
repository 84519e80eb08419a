// pace.h
// The frame grid: while anything moves, frames are due at origin + n * period, whatever
// the frame before took. A late frame skips grid points and is counted, so that the
// picture never lags behind its own time.
//
// Threads: plain data, one owner. Times are clock_now_ns().
#ifndef OUTPUT_PACE_H
#define OUTPUT_PACE_H

#include <stdbool.h>
#include <stdint.h>

struct pace {
    double rate;  // frames a second
    bool running; // a grid is kept
    int64_t origin_ns;
    int64_t frame; // grid point of the last frame
    int64_t late;  // grid points that had to be skipped
};

// Rates as broadcasters write them: 59.94 and 29.97 mean 60000/1001 and 30000/1001.
struct pace pace_init(double rate);
double pace_rate(double written);
int64_t pace_period_ns(const struct pace *pace);

// A frame is about to be drawn. Returns the time it stands for: now on a still screen
// (which starts a grid), else the grid point that is due.
int64_t pace_frame(struct pace *pace, int64_t now_ns);
// When the next frame of the running grid is due.
int64_t pace_next(const struct pace *pace);
// The time that the last frame of the running grid stood for.
int64_t pace_last(const struct pace *pace);
// Nothing moves any more.
void pace_rest(struct pace *pace);

#endif

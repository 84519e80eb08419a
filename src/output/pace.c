#include "output/pace.h"

#include <math.h>

static const double NS_PER_S = 1e9;

double pace_rate(double written)
{
    static const double broadcast[] = {24, 30, 60, 120};
    for (int i = 0; i < 4; i++) {
        double exact = broadcast[i] * 1000.0 / 1001.0;
        if (fabs(written - exact) < 0.005) {
            return exact;
        }
    }
    return written;
}

struct pace pace_init(double rate)
{
    return (struct pace){.rate = pace_rate(rate)};
}

int64_t pace_period_ns(const struct pace *pace)
{
    return (int64_t)(NS_PER_S / pace->rate + 0.5);
}

// Multiplied afresh for each point, so that no rounding adds up over an evening.
static int64_t point_ns(const struct pace *pace, int64_t frame)
{
    return pace->origin_ns + (int64_t)((double)frame * NS_PER_S / pace->rate);
}

int64_t pace_frame(struct pace *pace, int64_t now_ns)
{
    if (!pace->running) {
        *pace = (struct pace){
            .rate = pace->rate, .late = pace->late, .running = true, .origin_ns = now_ns};
        return now_ns;
    }
    int64_t due = pace->frame + 1;
    int64_t behind = (now_ns - point_ns(pace, due)) / pace_period_ns(pace);
    if (behind > 0) {
        pace->late += behind;
        due += behind;
    }
    pace->frame = due;
    return point_ns(pace, due);
}

int64_t pace_next(const struct pace *pace)
{
    return point_ns(pace, pace->frame + 1);
}

int64_t pace_last(const struct pace *pace)
{
    return point_ns(pace, pace->frame);
}

void pace_rest(struct pace *pace)
{
    pace->running = false;
}

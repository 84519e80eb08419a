#include "net/rate.h"

#include "base/str.h"

static const double NS_PER_S = 1e9;

static int place_of(const struct rate *rate, const char *peer)
{
    int oldest = 0;
    for (int i = 0; i < RATE_PEERS; i++) {
        if (text_equal(rate->items[i].peer, peer)) {
            return i;
        }
        if (rate->items[i].at_ns < rate->items[oldest].at_ns) {
            oldest = i;
        }
    }
    return oldest;
}

bool rate_spend(struct rate *rate, const char *peer, double points, int64_t now_ns)
{
    if (rate->per_s <= 0) {
        return true;
    }
    int i = place_of(rate, peer);
    if (!text_equal(rate->items[i].peer, peer)) {
        text_copy(rate->items[i].peer, sizeof(rate->items[i].peer), peer);
        rate->items[i].points = rate->burst;
        rate->items[i].at_ns = now_ns;
    }
    int64_t passed_ns = now_ns - rate->items[i].at_ns;
    double left = rate->items[i].points + (double)passed_ns / NS_PER_S * rate->per_s;
    left = left < rate->burst ? left : rate->burst;
    bool enough = left >= points;
    rate->items[i].points = enough ? left - points : left;
    rate->items[i].at_ns = now_ns;
    return enough;
}

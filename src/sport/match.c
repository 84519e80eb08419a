#include "sport/match.h"

enum {
    SECOND_MS = 1000,
    SLEW_PART = 4,
    // The slowest second, while a quarter of the speed is given back, and some room.
    LOOK_MS = SECOND_MS * SLEW_PART / (SLEW_PART - 1) + 10,
};

static bool ticking(const struct match_ticker *ticker)
{
    return ticker->known && ticker->said.running && !ticker->held &&
           ticker->said.way != CLOCK_NONE;
}

static int way_sign(const struct match_clock *clock)
{
    return clock->way == CLOCK_DOWN ? -1 : 1;
}

static int64_t within(const struct match_clock *said, int64_t ms)
{
    int64_t top = said->limit_ms > said->value_ms ? said->limit_ms : said->value_ms;
    if (said->way == CLOCK_UP && said->limit_ms > 0 && ms > top) {
        return top;
    }
    return ms > 0 ? ms : 0;
}

// What is left of the difference to what was said.
static int64_t slew_left(const struct match_ticker *ticker, int64_t now_ms)
{
    int64_t since = now_ms > ticker->slew_at_ms ? now_ms - ticker->slew_at_ms : 0;
    int64_t given = since / SLEW_PART;
    if (ticker->slew_ms > 0) {
        return ticker->slew_ms > given ? ticker->slew_ms - given : 0;
    }
    return ticker->slew_ms < -given ? ticker->slew_ms + given : 0;
}

static int64_t exact(const struct match_ticker *ticker, int64_t now_ms)
{
    const struct match_clock *said = &ticker->said;
    if (!ticking(ticker)) {
        return within(said, said->value_ms);
    }
    int64_t since = now_ms > said->at_ms ? now_ms - said->at_ms : 0;
    int64_t gone = since + slew_left(ticker, now_ms);
    return within(said, said->value_ms + way_sign(said) * gone);
}

static void take(struct match_ticker *ticker, const struct match_clock *said,
                 int64_t slew_ms)
{
    ticker->said = *said;
    ticker->slew_ms = slew_ms;
    ticker->slew_at_ms = said->at_ms;
    ticker->known = true;
}

// Whether it runs on as before, so that a difference is nothing but noise if it is small.
static bool runs_on(const struct match_ticker *ticker, const struct match_clock *said)
{
    return ticking(ticker) && said->running && said->way == ticker->said.way &&
           !said->set;
}

void match_ticker_hear(struct match_ticker *ticker, const struct match_clock *said,
                       bool new_period, int64_t now_ms)
{
    if (new_period || !runs_on(ticker, said)) {
        take(ticker, said, 0);
        return;
    }
    int64_t at_ms = said->at_ms < now_ms ? said->at_ms : now_ms;
    int64_t shown_ms = exact(ticker, at_ms);
    int64_t ahead_ms = (shown_ms - said->value_ms) * way_sign(said);
    if (ahead_ms > MATCH_SLEW_MS || ahead_ms < -MATCH_SLEW_MS) {
        take(ticker, said, 0);
    } else if (ahead_ms < 0 || ahead_ms > MATCH_CUT_MS) {
        take(ticker, said, ahead_ms);
    } else {
        ticker->said.limit_ms = said->limit_ms;
    }
}

void match_ticker_hold(struct match_ticker *ticker, bool held, int64_t now_ms)
{
    if (held == ticker->held) {
        return;
    }
    struct match_clock stands = ticker->said;
    stands.value_ms = exact(ticker, now_ms);
    stands.at_ms = now_ms;
    bool known = ticker->known;
    take(ticker, &stands, 0);
    ticker->known = known;
    ticker->held = held;
}

bool match_ticker_read(const struct match_ticker *ticker, int64_t now_ms, int64_t *ms)
{
    if (!ticker->known || ticker->said.way == CLOCK_NONE) {
        return false;
    }
    int64_t value = exact(ticker, now_ms);
    bool down = ticker->said.way == CLOCK_DOWN;
    *ms = down ? (value + SECOND_MS - 1) / SECOND_MS * SECOND_MS : value;
    return true;
}

static int64_t second(const struct match_ticker *ticker, int64_t now_ms)
{
    int64_t ms = 0;
    match_ticker_read(ticker, now_ms, &ms);
    return ms / SECOND_MS;
}

int64_t match_ticker_next(const struct match_ticker *ticker, int64_t now_ms)
{
    int64_t shown = second(ticker, now_ms);
    const int64_t from_ms = now_ms > ticker->said.at_ms ? now_ms : ticker->said.at_ms;
    int64_t late = from_ms + LOOK_MS;
    if (!ticking(ticker) || second(ticker, late) == shown) {
        return INT64_MAX;
    }
    int64_t early = now_ms;
    while (late - early > 1) {
        int64_t middle = early + (late - early) / 2;
        if (second(ticker, middle) == shown) {
            early = middle;
        } else {
            late = middle;
        }
    }
    return late;
}

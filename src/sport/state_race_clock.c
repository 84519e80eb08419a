// The race clock, section 1.4 of the feed notes: start times are wrong in every sample
// that was published, so nothing is believed that the athletes' times contradict.
#include <stdlib.h>

#include "sport/state_race.h"

static int64_t largest_time(const struct race *race)
{
    int64_t largest = 0;
    for (int i = 0; i < race->athlete_count; i++) {
        int64_t time_ms = race->athletes[i].time_ms;
        largest = time_ms > largest ? time_ms : largest;
    }
    return largest;
}

static bool sane(int64_t ms, int64_t largest_ms)
{
    return ms >= 0 && ms <= RACE_CLOCK_MAX_MS && ms >= largest_ms - RACE_CLOCK_DOUBT_MS;
}

static void take(struct race_clock *clock, int64_t zero_ms)
{
    clock->zero_ms = zero_ms;
    clock->doubted = false;
}

// The server's own idea. It can only be late, so what is ahead is taken; what is behind
// by more than a little only when it is said twice, or the start was changed.
static void hear_server(struct race_clock *clock, int64_t zero_ms, bool moved)
{
    int64_t behind_ms = zero_ms - clock->zero_ms;
    bool believed = clock->trust == TRUST_SERVER && !moved;
    bool noise =
        clock->trust != TRUST_NONE && behind_ms >= 0 && behind_ms < RACE_CLOCK_SLACK_MS;
    int64_t again_ms = zero_ms - clock->doubt_zero_ms;
    bool again = clock->doubted && again_ms > -RACE_CLOCK_SLACK_MS &&
                 again_ms < RACE_CLOCK_SLACK_MS;
    clock->trust = TRUST_SERVER;
    if (noise) {
        clock->doubted = false;
    } else if (behind_ms <= 0 || !believed || again) {
        take(clock, zero_ms);
    } else {
        clock->doubted = true;
        clock->doubt_zero_ms = zero_ms;
    }
}

// A start or a date in a wrong zone is off by much; the leader tells which clock is
// right.
static bool leaps(const struct race_clock *clock, int64_t server_ms, int64_t largest_ms,
                  int64_t now_ms, bool moved)
{
    int64_t shown_ms = now_ms - clock->zero_ms;
    int64_t leap_ms = llabs(server_ms - shown_ms);
    bool nearer = llabs(server_ms - largest_ms) < llabs(shown_ms - largest_ms);
    return clock->trust == TRUST_SERVER && leap_ms > RACE_CLOCK_JUMP_MS &&
           !(moved && nearer);
}

// Somebody was just timed: it is at least as late as that. Only a new time says when.
static void hear_leader(struct race_clock *clock, int64_t largest_ms, int64_t now_ms)
{
    int64_t zero_ms = now_ms - largest_ms;
    int64_t ahead_ms = zero_ms - clock->zero_ms;
    bool risen = largest_ms > clock->largest_ms;
    if (largest_ms <= 0 ||
        (clock->trust == TRUST_SERVER && ahead_ms > -RACE_CLOCK_DOUBT_MS)) {
        return;
    }
    if (clock->trust == TRUST_NONE || ahead_ms < 0) {
        take(clock, zero_ms);
    } else if (clock->trust == TRUST_SNAPSHOT && risen &&
               ahead_ms > RACE_CLOCK_DOUBT_MS) {
        take(clock, zero_ms);
    }
    bool anchored = clock->trust == TRUST_NONE || risen;
    clock->trust = anchored ? TRUST_LEADER : clock->trust;
}

// Of unknown age. Our own wall clock may be wrong too, but then it shows.
static void hear_snapshot(struct race_clock *clock, const struct race *race,
                          int64_t server_ms, int64_t now_ms, int64_t wall_ms, bool moved)
{
    int64_t largest_ms = largest_time(race);
    bool server = sane(server_ms, largest_ms);
    bool has_wall = wall_ms > 0 && race->has_start && race->start.zoned;
    int64_t own_ms = has_wall ? wall_ms - race->start.epoch_ms : RACE_UNKNOWN;
    bool own = sane(own_ms, largest_ms) &&
               (!server || own_ms >= server_ms - RACE_CLOCK_DOUBT_MS);
    int64_t ms = own ? own_ms : server ? server_ms : largest_ms;
    if (clock->trust > TRUST_SNAPSHOT || (!own && !server && largest_ms <= 0)) {
        return;
    }
    if (clock->trust == TRUST_NONE || moved || now_ms - ms < clock->zero_ms) {
        take(clock, now_ms - ms);
        clock->trust = TRUST_SNAPSHOT;
    }
}

// Whether a push says something of now. The same one again, or one of the same instant,
// came later and would only hold the clock back.
static bool fresh_date(const struct race_clock *clock, const struct race *race)
{
    return !race->has_date || !clock->has_date || race->date.epoch_ms != clock->date_ms;
}

// Who was just timed was timed since the last push. A clock that is later by much more
// has a start that is too early, by a zone mostly. One new time may be old, of a mat that
// was cut off; two that agree are not.
static bool starts_early(struct race_clock *clock, int64_t server_ms, int64_t largest_ms,
                         int64_t now_ms)
{
    int64_t zero_ms = now_ms - largest_ms;
    int64_t room_ms = now_ms - clock->pushed_ms + RACE_CLOCK_JUMP_MS;
    if (clock->pushed && largest_ms > clock->largest_ms) {
        bool agrees = clock->early > 0 &&
                      llabs(zero_ms - clock->early_zero_ms) < RACE_CLOCK_DOUBT_MS;
        bool early = sane(server_ms, largest_ms) && server_ms - largest_ms > room_ms;
        clock->early = early ? 1 + agrees : 0;
        clock->early_zero_ms = zero_ms;
    }
    clock->pushed = true;
    clock->pushed_ms = now_ms;
    return clock->early > 1;
}

static void hear_push(struct race_clock *clock, const struct race *race,
                      int64_t server_ms, int64_t now_ms, bool moved)
{
    if (!fresh_date(clock, race)) {
        return;
    }
    int64_t largest_ms = largest_time(race);
    clock->early = moved ? 0 : clock->early;
    bool early = starts_early(clock, server_ms, largest_ms, now_ms);
    if (early && clock->trust != TRUST_LEADER &&
        now_ms - clock->zero_ms - largest_ms > RACE_CLOCK_JUMP_MS) {
        clock->trust = TRUST_NONE;
    }
    if (!early && sane(server_ms, largest_ms) &&
        !leaps(clock, server_ms, largest_ms, now_ms, moved)) {
        hear_server(clock, now_ms - server_ms, moved);
    } else {
        hear_leader(clock, largest_ms, now_ms);
    }
    clock->has_date = race->has_date;
    clock->date_ms = race->date.epoch_ms;
}

void race_clock_hear(struct race_clock *clock, const struct race *race, bool live,
                     int64_t now_ms, int64_t wall_ms)
{
    if (race->status == RACE_BEFORE) {
        *clock = (struct race_clock){0};
    }
    if (race->status != RACE_LIVE) {
        return;
    }
    bool comparable =
        race->has_date && race->has_start && race->date.zoned == race->start.zoned;
    int64_t server_ms =
        comparable ? race->date.epoch_ms - race->start.epoch_ms : RACE_UNKNOWN;
    bool moved =
        clock->has_start && race->has_start && race->start.epoch_ms != clock->start_ms;
    if (live) {
        hear_push(clock, race, server_ms, now_ms, moved);
    } else {
        hear_snapshot(clock, race, server_ms, now_ms, wall_ms, moved);
    }
    clock->largest_ms = largest_time(race);
    clock->has_start = clock->has_start || race->has_start;
    clock->start_ms = race->has_start ? race->start.epoch_ms : clock->start_ms;
}

bool race_state_clock(const struct race_state *race, int64_t now_ms, int64_t *ms)
{
    if (!race->clock_known || !race->race || race->race->status != RACE_LIVE) {
        return false;
    }
    int64_t clock_ms = now_ms - race->clock_zero_ms;
    if (clock_ms > RACE_CLOCK_MAX_MS) {
        return false;
    }
    *ms = clock_ms > 0 ? clock_ms : 0;
    return true;
}

// Which of two messages about a race is the newer, where dates jump, repeat or are not
// told.
#define LOG_MODULE "sport"

#include "base/log.h"
#include "base/str.h"
#include "sport/state_race.h"

int race_rank(const char *point)
{
    return text_empty(point) ? -1 : race_point_rank(point);
}

// Further on the course, more of them there, or nearer to its end.
static bool advances(const struct race *fresh, const struct race *known)
{
    if (fresh->status != known->status) {
        return fresh->status > known->status;
    }
    int fresh_rank = race_rank(fresh->point);
    int known_rank = race_rank(known->point);
    return fresh_rank != known_rank ? fresh_rank > known_rank
                                    : fresh->passed > known->passed;
}

bool race_order_old_zone(const struct race_slot *slot, const struct race *fresh)
{
    int64_t stamp = fresh->date.epoch_ms;
    return slot->moved && fresh->has_date &&
           stamp - slot->stamp > slot->moved_by_ms / 2 &&
           (fresh->fetched || stamp <= slot->moved_from_ms);
}

// Dates say nothing here, so what is told must: an answer that knows less than a push
// did was made before it.
static bool is_behind(const struct race_slot *slot, const struct race *fresh)
{
    bool old = race_order_old_zone(slot, fresh);
    bool other = slot->dated && fresh->has_date && slot->zoned != fresh->date.zoned;
    return (old || (other && fresh->fetched)) && advances(&slot->told, fresh);
}

// What is official stays so until a push says otherwise.
static bool reopens(const struct race_slot *slot, const struct race *fresh, bool snapshot)
{
    return (snapshot || fresh->fetched) && slot->told.status == RACE_OFFICIAL &&
           fresh->status < RACE_OFFICIAL;
}

// One that is late knows less. Two pushes, one after the other, that are older by their
// dates and know more come from a timer that was put right.
static bool is_another_zone(struct race_slot *slot, const struct race *fresh,
                            int64_t back_ms)
{
    int64_t stamp = fresh->date.epoch_ms;
    bool late = back_ms > RACE_ZONE_LEAST_MS && advances(fresh, &slot->told);
    bool again = late && slot->late_stamp && stamp > slot->late_stamp;
    if (!fresh->fetched) {
        slot->late_stamp = late ? stamp : 0;
    }
    return late && (back_ms > RACE_ZONE_JUMP_MS || (again && !fresh->fetched));
}

int64_t race_order_stamp(struct race_slot *slot, const struct race *fresh, bool snapshot,
                         bool *stale)
{
    bool older = slot->dated && fresh->has_date && fresh->date.epoch_ms < slot->stamp;
    *stale = is_behind(slot, fresh) || (!older && reopens(slot, fresh, snapshot));
    if (*stale) {
        return INT64_MIN;
    }
    if (!fresh->has_date || race_order_old_zone(slot, fresh)) {
        return slot->stamp; // by arrival
    }
    slot->moved = slot->moved && !fresh->fetched;
    int64_t stamp = fresh->date.epoch_ms;
    int64_t back_ms = slot->dated ? slot->stamp - stamp : 0;
    bool jump = is_another_zone(slot, fresh, back_ms);
    if (jump) {
        log_warn("race %s: the timer's date is back by %lld min, which is taken as "
                 "another time zone",
                 fresh->prog, (long long)(back_ms / 60000));
    }
    if (jump) {
        slot->moved = true;
        slot->moved_from_ms = slot->stamp;
        slot->moved_by_ms = back_ms;
        slot->late_stamp = 0;
    }
    if (jump || (slot->dated && slot->zoned != fresh->date.zoned)) {
        slot->list_stamp = INT64_MIN;
        trails_forget_stamps(&slot->trails);
    } else {
        *stale = back_ms > 0;
    }
    slot->dated = true;
    slot->zoned = fresh->date.zoned;
    return stamp;
}

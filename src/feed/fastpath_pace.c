// What is news, and what is the past told again.
//
// Each connection begins with the past, and so does the venue's after a cut. It is over
// when a packet is young by the server's clock; or after a silence. Where the server has
// not told its time yet, packets that come as fast as they happened, behind a pause, are
// news too: the past comes faster. No clock of ours is asked, it may be minutes off.
#include "feed/fastpath_flow.h"

void fastpath_pace_time(struct fastpath_pace *pace, int64_t when_ms, int64_t now_ms)
{
    pace->known = true;
    pace->offset_ms = when_ms - now_ms;
}

void fastpath_pace_begin(struct fastpath_pace *pace)
{
    pace->live = pace->heard = pace->anchored = false;
}

void fastpath_pace_cut(struct fastpath_pace *pace, bool cut, int64_t now_ms)
{
    pace->cut = cut;
    pace->cut_ms = now_ms;
    fastpath_pace_begin(pace);
}

bool fastpath_pace_age(const struct fastpath_pace *pace,
                       const struct fastpath_action *action, int64_t now_ms,
                       int64_t *age_ms)
{
    if (!pace->known || !action->timed) {
        return false;
    }
    *age_ms = now_ms + pace->offset_ms - action->when_ms;
    return true;
}

static bool is_young(int64_t age_ms)
{
    return age_ms > -FASTPATH_FRESH_MS && age_ms < FASTPATH_FRESH_MS;
}

static bool ran_ahead(const struct fastpath_pace *pace,
                      const struct fastpath_action *action, int64_t now_ms)
{
    int64_t happened_ms = action->when_ms - pace->anchor_when_ms;
    int64_t passed_ms = now_ms - pace->anchor_ms;
    return happened_ms > passed_ms + FASTPATH_PACE_MS || happened_ms < -FASTPATH_PACE_MS;
}

// Every packet is judged anew: one that runs ahead of the clock belongs to the past.
static bool keeps_pace(struct fastpath_pace *pace, const struct fastpath_action *action,
                       bool paused, int64_t now_ms)
{
    if (!action->timed || action->delayed) {
        return false;
    }
    if (pace->anchored && !ran_ahead(pace, action, now_ms)) {
        return true;
    }
    pace->anchored = paused;
    pace->anchor_ms = now_ms;
    pace->anchor_when_ms = action->when_ms;
    return false;
}

static bool judge(struct fastpath_pace *pace, const struct fastpath_action *action,
                  bool paused, bool behind, int64_t now_ms)
{
    int64_t age_ms;
    if (fastpath_pace_age(pace, action, now_ms, &age_ms)) {
        pace->live = is_young(age_ms) && !action->delayed;
        return pace->live;
    }
    return keeps_pace(pace, action, paused, now_ms) && !behind;
}

bool fastpath_pace_hear(struct fastpath_pace *pace, const struct fastpath_action *action,
                        bool behind, int64_t now_ms)
{
    bool paused = pace->heard && now_ms - pace->heard_ms >= FASTPATH_PAUSE_MS;
    fastpath_pace_tick(pace, now_ms);
    bool news = pace->live || judge(pace, action, paused, behind, now_ms);
    pace->heard = true;
    pace->heard_ms = now_ms;
    if (pace->cut && (news || now_ms - pace->cut_ms >= FASTPATH_CUT_MS)) {
        pace->cut = false;
    }
    return news && !action->delayed;
}

int64_t fastpath_pace_due(const struct fastpath_pace *pace)
{
    bool waits = !pace->live && pace->heard && !pace->cut;
    return waits ? pace->heard_ms + FASTPATH_QUIET_MS : INT64_MAX;
}

void fastpath_pace_tick(struct fastpath_pace *pace, int64_t now_ms)
{
    if (now_ms >= fastpath_pace_due(pace)) {
        pace->live = true;
    }
}

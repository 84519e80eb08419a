// What packets told so far: who is who, and which way the clock goes.

#include "feed/fastpath.h"

enum { SURE_VOTES = 3, MOST_VOTES = 6, SURE_GUESSES = 2 };

static const struct {
    const char *word;
    enum clock_way way;
} ways[] = {{"up", CLOCK_UP}, {"down", CLOCK_DOWN}, {"none", CLOCK_NONE}};

void fastpath_match_init(struct fastpath_match *match, const struct feed_config *config)
{
    *match =
        (struct fastpath_match){.sport = fastpath_sport(config->sport), .running = -1};
}

void fastpath_match_reconnect(struct fastpath_match *match, bool whole)
{
    match->connection++;
    match->has_score = false; // what rose meanwhile is no goal of the next packet
    match->clock_ms = -1;
    if (whole) {
        match->running = -1;
        match->ended = false;
    }
}

enum clock_way fastpath_match_way(const struct fastpath_match *match,
                                  const struct feed_config *config)
{
    enum clock_way way = match->sport->way;
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        if (text_equal(ways[i].word, config->clock)) {
            return ways[i].way;
        }
    }
    if (!match->sport->name[0] && !match->clocked) {
        return CLOCK_NONE;
    }
    bool other = match->votes >= SURE_VOTES && way != CLOCK_NONE;
    return !other ? way : way == CLOCK_UP ? CLOCK_DOWN : CLOCK_UP;
}

static const enum match_side other_side[] = {SIDE_AWAY, SIDE_HOME};

enum match_side fastpath_match_side(const struct fastpath_match *match, const char *team)
{
    for (int side = SIDE_HOME; team && side <= SIDE_AWAY; side++) {
        if (text_equal(match->teams[side], team)) {
            return (enum match_side)side;
        }
    }
    // Where one of two is known, who is not that is the other.
    for (int side = SIDE_HOME; team && side <= SIDE_AWAY; side++) {
        if (match->teams[side][0] && !match->teams[other_side[side]][0]) {
            return other_side[side];
        }
    }
    return SIDE_NONE;
}

// Old packets have no flag for the home team; whose ball it is, they tell twice.
static enum match_side guess_side(struct fastpath_match *match,
                                  const struct fastpath_action *action,
                                  const struct fastpath_summary *summary)
{
    if (action->act != ACT_POSSESSION || action->send == SEND_GONE || !action->team ||
        summary->possession < 0) {
        return SIDE_NONE;
    }
    enum match_side side = summary->possession ? SIDE_HOME : SIDE_AWAY;
    bool same = text_equal(match->guessed, action->team) && match->guess == side;
    match->guesses = same ? match->guesses + 1 : 1;
    match->guess = side;
    text_copy(match->guessed, sizeof(match->guessed), action->team);
    return match->guesses >= SURE_GUESSES ? side : SIDE_NONE;
}

bool fastpath_match_meet(struct fastpath_match *match,
                         const struct fastpath_action *action,
                         const struct fastpath_summary *summary, struct arena *arena,
                         struct match_team out[2])
{
    enum match_side side = action->side;
    if (side == SIDE_NONE) {
        side = fastpath_match_side(match, action->team);
    }
    if (side == SIDE_NONE) {
        side = guess_side(match, action, summary);
    }
    if (side == SIDE_NONE || !action->team) {
        return false;
    }
    const char *name = action->name ? action->name : "";
    bool known = text_equal(match->teams[side], action->team) &&
                 (!name[0] || text_equal(match->names[side], name));
    if (known) {
        return false;
    }
    text_copy(match->teams[side], sizeof(match->teams[side]), action->team);
    text_copy(match->names[side], sizeof(match->names[side]), name);
    out[side].id = arena_strdup(arena, action->team);
    out[side].name = action->name;
    return true;
}

static void learn_running(struct fastpath_match *match,
                          const struct fastpath_action *action)
{
    if (action->send == SEND_GONE) {
        return;
    }
    if (action->act == ACT_START_CLOCK || action->act == ACT_START_PERIOD) {
        match->running = 1;
    } else if (action->act == ACT_STOP_CLOCK || action->act == ACT_END_PERIOD ||
               action->act == ACT_END_MATCH) {
        match->running = 0;
    }
}

// A clock that goes against its sport's way, again and again, is believed.
static void learn_way(struct fastpath_match *match, const struct fastpath_action *action,
                      const struct fastpath_summary *summary)
{
    int64_t before_ms = match->clock_ms;
    bool same_period = match->clock_period == summary->period;
    if (summary->clock_ms < 0) {
        return;
    }
    match->clocked = match->clocked || summary->clock_ms > 0;
    match->clock_ms = summary->clock_ms;
    match->clock_period = summary->period;
    if (before_ms < 0 || before_ms == summary->clock_ms || !same_period ||
        action->act == ACT_ADJUST_CLOCK || action->act == ACT_START_PERIOD) {
        return;
    }
    bool up = summary->clock_ms > before_ms;
    bool against = up != (match->sport->way == CLOCK_UP);
    int votes = match->votes + (against ? 1 : -1);
    match->votes = votes < 0 ? 0 : votes > MOST_VOTES ? MOST_VOTES : votes;
}

static uint64_t bit(int id)
{
    return id < 64 ? (uint64_t)1 << id : 0;
}

static void learn_sets(struct fastpath_match *match,
                       const struct fastpath_summary *summary)
{
    for (int i = 0; match->sport->sets && i < summary->period_count; i++) {
        match->sets |= summary->periods[i].open ? 0 : bit(summary->periods[i].id);
    }
}

bool fastpath_match_set_ended(const struct fastpath_match *match, int id)
{
    return (match->sets & bit(id)) != 0;
}

void fastpath_match_learn(struct fastpath_match *match,
                          const struct fastpath_action *action,
                          const struct fastpath_summary *summary)
{
    learn_running(match, action);
    learn_way(match, action, summary);
    learn_sets(match, summary);
    if (summary->tally) {
        text_copy(match->tally, sizeof(match->tally), summary->tally);
    }
    if (action->act == ACT_END_MATCH) {
        match->ended = action->send != SEND_GONE && action->send != SEND_PENDING;
    }
    if (summary->has_score) {
        match->has_score = true;
        match->score[0] = summary->score[0];
        match->score[1] = summary->score[1];
    }
}

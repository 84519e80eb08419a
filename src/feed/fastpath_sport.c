// What differs between sports, and the words for what happens in them.
#include <ctype.h>
#include <string.h>

#include "feed/fastpath.h"

// The last row is for sports that nobody has met.
static const struct fastpath_sport sports[] = {
    {"soccer", CLOCK_UP, true, false, "half", "full time", "penalties", 45, 15},
    {"football", CLOCK_UP, true, false, "half", "full time", "penalties", 45, 15},
    {"handball", CLOCK_UP, true, false, "half", "full time", "7 m throws", 30, 5},
    {"futsal", CLOCK_DOWN, true, false, "half", "full time", "penalties", 20, 5},
    {"beachsoccer", CLOCK_DOWN, true, false, "period", "full time", "penalties", 12, 3},
    {"fieldhockey", CLOCK_DOWN, true, false, "quarter", "full time", "shoot-out", 15, 0},
    {"icehockey", CLOCK_DOWN, true, false, "period", "final", "shoot-out", 20, 5},
    {"floorball", CLOCK_DOWN, true, false, "period", "final", "shoot-out", 20, 10},
    {"waterpolo", CLOCK_DOWN, true, false, "quarter", "final", "penalties", 8, 0},
    {"basketball", CLOCK_DOWN, false, false, "quarter", "final", "shoot-out", 10, 5},
    {"americanfootball", CLOCK_DOWN, false, false, "quarter", "final", "shoot-out", 15,
     10},
    {"rugby", CLOCK_UP, false, false, "half", "full time", "kicks", 40, 10},
    {"rugbyunion", CLOCK_UP, false, false, "half", "full time", "kicks", 40, 10},
    {"rugbyleague", CLOCK_UP, false, false, "half", "full time", "kicks", 40, 5},
    {"volleyball", CLOCK_NONE, false, true, "set", "final", "tie-break", 0, 0},
    {"beachvolleyball", CLOCK_NONE, false, true, "set", "final", "tie-break", 0, 0},
    {"tennis", CLOCK_NONE, false, true, "set", "final", "tie-break", 0, 0},
    {"tabletennis", CLOCK_NONE, false, true, "game", "final", "tie-break", 0, 0},
    {"badminton", CLOCK_NONE, false, true, "game", "final", "tie-break", 0, 0},
    {"snooker", CLOCK_NONE, false, true, "frame", "final", "tie-break", 0, 0},
    {"darts", CLOCK_NONE, false, true, "set", "final", "tie-break", 0, 0},
    {"", CLOCK_UP, false, false, "period", "final", "shoot-out", 0, 0},
};
enum { SPORTS = sizeof(sports) / sizeof(sports[0]) };

const char *fastpath_letters(const char *word, struct arena *arena)
{
    char *out = arena_strdup(arena, word ? word : "");
    size_t len = 0;
    for (const char *c = out; *c; c++) {
        if (isalnum((unsigned char)*c)) {
            out[len++] = (char)tolower((unsigned char)*c);
        }
    }
    out[len] = '\0';
    return out;
}

const struct fastpath_sport *fastpath_sport(const char *name)
{
    struct arena arena = {0};
    const char *slash = strrchr(name, '/');
    const char *letters = fastpath_letters(slash ? slash + 1 : name, &arena);
    int i = 0;
    while (i < SPORTS - 1 && !text_equal(sports[i].name, letters)) {
        i++;
    }
    arena_finish(&arena);
    return &sports[i];
}

static const struct {
    const char *letters;
    enum fastpath_act act;
} acts[] = {
    {"goal", ACT_GOAL},
    {"goalscored", ACT_GOAL},
    {"penaltygoal", ACT_GOAL},
    {"fieldgoal", ACT_GOAL},
    {"penaltycornergoal", ACT_GOAL},
    {"penaltystrokegoal", ACT_GOAL},
    {"powerplaygoal", ACT_GOAL},
    {"shorthandedgoal", ACT_GOAL},
    {"emptynetgoal", ACT_GOAL},
    {"owngoal", ACT_OWN_GOAL},
    {"shot", ACT_SHOT},
    {"shotontarget", ACT_SHOT},
    {"throw", ACT_SHOT},
    {"attempt", ACT_SHOT},
    {"7mthrow", ACT_SHOT},
    {"7metrethrow", ACT_SHOT},
    {"penalty", ACT_SHOT},
    {"penaltyshot", ACT_SHOT},
    {"penaltykick", ACT_SHOT},
    {"penaltytaken", ACT_SHOT},
    {"startperiod", ACT_START_PERIOD},
    {"periodstart", ACT_START_PERIOD},
    {"endperiod", ACT_END_PERIOD},
    {"periodend", ACT_END_PERIOD},
    {"startclock", ACT_START_CLOCK},
    {"clockstart", ACT_START_CLOCK},
    {"clockstarted", ACT_START_CLOCK},
    {"stopclock", ACT_STOP_CLOCK},
    {"clockstop", ACT_STOP_CLOCK},
    {"clockstopped", ACT_STOP_CLOCK},
    {"adjustclock", ACT_ADJUST_CLOCK},
    {"clockadjusted", ACT_ADJUST_CLOCK},
    {"endmatch", ACT_END_MATCH},
    {"endfixture", ACT_END_MATCH},
    {"matchend", ACT_END_MATCH},
    {"fixtureend", ACT_END_MATCH},
    {"teamcolours", ACT_COLOURS},
    {"teamcolors", ACT_COLOURS},
    {"lineups", ACT_LINEUPS},
    {"lineup", ACT_LINEUPS},
    {"possession", ACT_POSSESSION},
    {"substitutionin", ACT_LISTED},
    {"substitutionout", ACT_LISTED},
    {"substitution", ACT_LISTED},
    {"yellowcard", ACT_LISTED},
    {"secondyellowcard", ACT_LISTED},
    {"secondyellow", ACT_LISTED},
    {"redcard", ACT_LISTED},
    {"bluecard", ACT_LISTED},
    {"greencard", ACT_LISTED},
    {"card", ACT_LISTED},
    {"penaltyawarded", ACT_LISTED},
    {"penaltymissed", ACT_LISTED},
    {"missedpenalty", ACT_LISTED},
    {"penaltysaved", ACT_LISTED},
    {"goaldisallowed", ACT_LISTED},
    {"disallowedgoal", ACT_LISTED},
    {"suspension", ACT_LISTED},
    {"twominutesuspension", ACT_LISTED},
    {"2minutesuspension", ACT_LISTED},
    {"disqualification", ACT_LISTED},
    {"timeout", ACT_LISTED},
    {"technicaltimeout", ACT_LISTED},
    {"videocheck", ACT_LISTED},
    {"videocheckunderway", ACT_LISTED},
    {"videocheckresult", ACT_LISTED},
    {"videocheckover", ACT_LISTED},
    {"matchdelayed", ACT_LISTED},
};

static enum fastpath_act find(const char *letters)
{
    for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++) {
        if (text_equal(acts[i].letters, letters)) {
            return acts[i].act;
        }
    }
    return ACT_OTHER;
}

// A shot went in if its sub-type says no more than that.
static enum fastpath_act judge_shot(const char *sub)
{
    return text_equal(sub, "goal") || text_equal(sub, "scored") ? ACT_GOAL : ACT_OTHER;
}

enum fastpath_act fastpath_act(const struct fastpath_sport *sport, const char *type,
                               const char *subtype, struct arena *arena)
{
    enum fastpath_act act = find(fastpath_letters(type, arena));
    const char *sub = fastpath_letters(subtype, arena);
    if (act == ACT_SHOT) {
        act = judge_shot(sub);
    }
    if (act == ACT_GOAL && text_starts(sub, "own")) {
        act = ACT_OWN_GOAL;
    }
    bool goal = act == ACT_GOAL || act == ACT_OWN_GOAL;
    return goal && !sport->goals ? ACT_OTHER : act;
}

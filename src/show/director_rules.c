// The rule book. Read a row as: a thing that is FROM, when this happens, becomes TO, by
// doing that, and the log says why. What has no row changes nothing.
//
//   nowhere -> waiting -> (announced ->) entering -> on -> leaving -> nowhere
//
// When time itself makes something happen is told by director_prospect.c.
#include "show/director_rules.h"

#include "show/director_parts.h"

#define NOTHING_TO_UPDATE "neither on air nor waiting: nothing to update"

static const struct rule_row rules[] = {
    // What is said of something that nobody sees lines up, unless it is no news.
    {LIFE_NOWHERE, SAID_NEWS, LIFE_WAITING, act_line_up, NULL},
    {LIFE_NOWHERE, SAID_BY_HAND, LIFE_WAITING, act_line_up, NULL},
    {LIFE_NOWHERE, SAID_UPDATE, LIFE_NOWHERE, act_refuse, NOTHING_TO_UPDATE},

    // What was dismissed or vetoed stays away until it says something new.
    {LIFE_AWAY, SAID_NEWS, LIFE_WAITING, act_line_up, NULL},
    {LIFE_AWAY, SAID_BY_HAND, LIFE_WAITING, act_line_up, NULL},
    {LIFE_AWAY, SAID_NOTHING_NEW, LIFE_AWAY, act_refuse,
     "dismissed, and says nothing new"},
    {LIFE_AWAY, SAID_UPDATE, LIFE_AWAY, act_refuse, NOTHING_TO_UPDATE},

    // What waits keeps its place, and is as young as its newest news.
    {LIFE_WAITING, SAID_NEWS, LIFE_WAITING, act_renew, "updated while waiting"},
    {LIFE_WAITING, SAID_BY_HAND, LIFE_WAITING, act_renew, "updated while waiting"},
    {LIFE_WAITING, SAID_UPDATE, LIFE_WAITING, act_renew, "updated while waiting"},
    {LIFE_WAITING, SAID_NO_MORE, LIFE_NOWHERE, act_drop, NULL},
    {LIFE_WAITING, CUED_TAKE, LIFE_WAITING, act_take, NULL}, // and comes on at once
    {LIFE_WAITING, CUED_VETO, LIFE_AWAY, act_veto, "vetoed by the operator"},
    {LIFE_WAITING, CUED_CLEAR, LIFE_NOWHERE, act_drop, "cleared by the operator"},
    {LIFE_WAITING, TOO_OLD, LIFE_NOWHERE, act_drop, "waited too long"},
    {LIFE_WAITING, TOO_MANY, LIFE_NOWHERE, act_drop,
     "too many wait: the last in line goes"},
    {LIFE_WAITING, NEXT_IN_TIME, LIFE_ANNOUNCED, act_announce, "announced"},
    {LIFE_WAITING, FREE, LIFE_ENTERING, act_come_on, NULL},

    // What is announced has its countdown, whatever is said of it meanwhile.
    {LIFE_ANNOUNCED, SAID_NEWS, LIFE_ANNOUNCED, act_renew, "updated while announced"},
    {LIFE_ANNOUNCED, SAID_BY_HAND, LIFE_WAITING, act_renew, "updated while announced"},
    {LIFE_ANNOUNCED, SAID_UPDATE, LIFE_ANNOUNCED, act_renew, "updated while announced"},
    {LIFE_ANNOUNCED, SAID_NO_MORE, LIFE_NOWHERE, act_drop, NULL},
    {LIFE_ANNOUNCED, CUED_TAKE, LIFE_WAITING, act_take, NULL}, // and comes on at once
    {LIFE_ANNOUNCED, CUED_VETO, LIFE_AWAY, act_veto, "vetoed by the operator"},
    {LIFE_ANNOUNCED, CUED_CLEAR, LIFE_NOWHERE, act_drop, "cleared by the operator"},
    {LIFE_ANNOUNCED, NOT_NEXT, LIFE_WAITING, act_withdraw, "no longer announced"},
    {LIFE_ANNOUNCED, FREE, LIFE_ENTERING, act_come_on, NULL},

    // What enters is changed in place, and goes when something will not have it.
    {LIFE_ENTERING, SAID_NEWS, LIFE_ENTERING, act_change, "updated on air"},
    {LIFE_ENTERING, SAID_BY_HAND, LIFE_ENTERING, act_change, "updated on air"},
    {LIFE_ENTERING, SAID_UPDATE, LIFE_ENTERING, act_change, "updated on air"},
    {LIFE_ENTERING, SAID_NO_MORE, LIFE_ENTERING, act_unsay, "leaves"},
    {LIFE_ENTERING, CUED_PIN, LIFE_ENTERING, act_pin, NULL},
    {LIFE_ENTERING, CUED_UNPIN, LIFE_ENTERING, act_unpin, NULL},
    {LIFE_ENTERING, CUED_PAGE, LIFE_ENTERING, act_turn, NULL},
    {LIFE_ENTERING, CUED_DISMISS, LIFE_LEAVING, act_dismiss, "dismissed by the operator"},
    {LIFE_ENTERING, CUED_CLEAR, LIFE_NOWHERE, act_cut, "cut by the operator"},
    {LIFE_ENTERING, OUSTED, LIFE_LEAVING, act_leave,
     "makes room for what the operator took"},
    {LIFE_ENTERING, COVERED, LIFE_LEAVING, act_leave, "makes room for the full panel"},
    {LIFE_ENTERING, UNSAID, LIFE_LEAVING, act_leave, NULL},
    {LIFE_ENTERING, ARRIVED, LIFE_ON, act_stand, NULL},

    // What is on goes when its time is over, or for something better.
    {LIFE_ON, SAID_NEWS, LIFE_ON, act_change, "updated on air"},
    {LIFE_ON, SAID_BY_HAND, LIFE_ON, act_change, "updated on air"},
    {LIFE_ON, SAID_UPDATE, LIFE_ON, act_change, "updated on air"},
    {LIFE_ON, SAID_NO_MORE, LIFE_ON, act_unsay, "leaves"},
    {LIFE_ON, CUED_PIN, LIFE_ON, act_pin, NULL},
    {LIFE_ON, CUED_UNPIN, LIFE_ON, act_unpin, NULL},
    {LIFE_ON, CUED_PAGE, LIFE_ON, act_turn, NULL},
    {LIFE_ON, CUED_DISMISS, LIFE_LEAVING, act_dismiss, "dismissed by the operator"},
    {LIFE_ON, CUED_CLEAR, LIFE_NOWHERE, act_cut, "cut by the operator"},
    {LIFE_ON, OUSTED, LIFE_LEAVING, act_leave, "makes room for what the operator took"},
    {LIFE_ON, COVERED, LIFE_LEAVING, act_leave, "makes room for the full panel"},
    {LIFE_ON, OUTRANKED, LIFE_LEAVING, act_leave, "makes room for what outranks it"},
    {LIFE_ON, UNSAID, LIFE_LEAVING, act_leave, NULL},
    {LIFE_ON, PAGE_READ, LIFE_ON, act_turn, NULL},
    {LIFE_ON, TIME_UP, LIFE_LEAVING, act_leave, "its time is over"},

    // What leaves goes all the way; only what it did not say yet lines up again.
    {LIFE_LEAVING, SAID_NEWS, LIFE_WAITING, act_line_up, NULL},
    {LIFE_LEAVING, SAID_BY_HAND, LIFE_WAITING, act_line_up, NULL},
    {LIFE_LEAVING, SAID_NOTHING_NEW, LIFE_LEAVING, act_refuse,
     "has just been shown, and says nothing new"},
    {LIFE_LEAVING, SAID_UPDATE, LIFE_LEAVING, act_refuse, NOTHING_TO_UPDATE},
    {LIFE_LEAVING, CUED_DISMISS, LIFE_LEAVING, act_keep_away, NULL},
    {LIFE_LEAVING, CUED_CLEAR, LIFE_NOWHERE, act_cut, "cut by the operator"},
    {LIFE_LEAVING, GONE, LIFE_NOWHERE, act_vacate, NULL},
};

enum { RULE_COUNT = sizeof(rules) / sizeof(rules[0]) };

const struct rule_row *rules_table(int *count)
{
    *count = RULE_COUNT;
    return rules;
}

int64_t rules_walked(const struct director *director, int row)
{
    return director->walked[row];
}

static enum life life_of(struct director *director, const struct thing *thing)
{
    static const enum life lives[] = {[AIR_OFF] = LIFE_NOWHERE,
                                      [AIR_ENTERING] = LIFE_ENTERING,
                                      [AIR_ON] = LIFE_ON,
                                      [AIR_LEAVING] = LIFE_LEAVING};
    const struct proposal *proposal = thing->proposal;
    if (thing->item) {
        return thing->item->said.number ? LIFE_ANNOUNCED : LIFE_WAITING;
    }
    if (!proposal) {
        return lives[thing->lane->air.state];
    }
    bool shown = lane_shows(thing->lane, proposal->scene, proposal->subject);
    if (shown && lane_stands(thing->lane)) {
        return lives[thing->lane->air.state];
    }
    return memory_dismissed(director, proposal->scene, proposal->subject) ? LIFE_AWAY
           : shown                                                        ? LIFE_LEAVING
                                                                          : LIFE_NOWHERE;
}

bool rules_happen(struct director *director, enum happening happening,
                  struct thing *thing, int64_t now_ms)
{
    static const enum air_state airs[] = {
        [LIFE_ENTERING] = AIR_ENTERING, [LIFE_ON] = AIR_ON, [LIFE_LEAVING] = AIR_LEAVING};
    enum life life = life_of(director, thing);
    for (int i = 0; i < RULE_COUNT; i++) {
        const struct rule_row *row = &rules[i];
        if (row->from != life || row->happening != happening) {
            continue;
        }
        thing->says = row->says;
        row->act(director, thing, now_ms);
        if (row->to >= LIFE_ENTERING) {
            thing->lane->air.state = airs[row->to];
        }
        director->walked[i]++;
        return true;
    }
    return false;
}

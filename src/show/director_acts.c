// What the rows of the rule book do, and what the log says of it.
#include <stdio.h>

#include "base/str.h"
#include "show/director_parts.h"

static void note(struct director *director, enum outcome outcome, const char *subject,
                 const struct thing *thing, int64_t now_ms)
{
    char text[DIRECTOR_REASON];
    bool both = thing->says && !text_empty(thing->detail);
    snprintf(text, sizeof(text), "%s%s%s", thing->says ? thing->says : "",
             both ? ": " : "", thing->detail ? thing->detail : "");
    director_note(director, outcome, subject, text, now_ms);
}

void act_refuse(struct director *director, struct thing *thing, int64_t now_ms)
{
    const struct proposal *proposal = thing->proposal;
    thing->dropped = true;
    director->totals.dropped++;
    // What keeps a memory fresh, every few seconds, would fill the log.
    if (!proposal->update_only ||
        !director_remembers(director, proposal->scene, proposal->subject)) {
        note(director, OUTCOME_DROPPED, proposal->subject, thing, now_ms);
    }
}

void act_line_up(struct director *director, struct thing *thing, int64_t now_ms)
{
    thing->serial = queue_add(director, thing->proposal, now_ms);
}

void act_renew(struct director *director, struct thing *thing, int64_t now_ms)
{
    director->totals.merged++;
    if (queue_update(director, thing->item, thing->proposal)) {
        thing->detail = thing->proposal->reason;
        note(director, OUTCOME_MERGED, thing->item->said.subject, thing, now_ms);
    }
}

void act_change(struct director *director, struct thing *thing, int64_t now_ms)
{
    director->totals.merged++;
    if (lane_update(director, thing->lane, thing->proposal, now_ms)) {
        thing->detail = thing->proposal->reason;
        note(director, OUTCOME_MERGED, thing->lane->air.subject, thing, now_ms);
    }
}

void act_take(struct director *director, struct thing *thing, int64_t now_ms)
{
    (void)now_ms;
    queue_take(director, thing->item);
}

void act_drop(struct director *director, struct thing *thing, int64_t now_ms)
{
    struct item *item = thing->item;
    queue_remove(director, item);
    director->totals.dropped++;
    note(director, OUTCOME_DROPPED, item->said.subject, thing, now_ms);
    item_free(item);
}

void act_veto(struct director *director, struct thing *thing, int64_t now_ms)
{
    const struct item *item = thing->item;
    memory_dismiss(director, item->said.scene, item->said.subject, &item->values);
    act_drop(director, thing, now_ms);
}

void act_announce(struct director *director, struct thing *thing, int64_t now_ms)
{
    struct item *item = thing->item;
    item->said.number = ++director->announcements;
    item->due_ms = now_ms + rule_of(director, item->said.scene)->announce_ms;
    thing->detail = item->said.reason;
    note(director, OUTCOME_ANNOUNCED, item->said.subject, thing, now_ms);
}

void act_withdraw(struct director *director, struct thing *thing, int64_t now_ms)
{
    thing->item->said.number = 0;
    note(director, OUTCOME_WAITING, thing->item->said.subject, thing, now_ms);
}

void act_come_on(struct director *director, struct thing *thing, int64_t now_ms)
{
    struct item *item = thing->item;
    queue_remove(director, item);
    lane_enter(director, thing->lane, item, now_ms);
    const struct air *air = &thing->lane->air;
    struct memory *dismissed = memory_dismissed(director, air->scene, air->subject);
    if (dismissed) {
        memory_finish(dismissed);
    }
    director->totals.shown++;
    director_note(director, OUTCOME_SHOWN, air->subject, air->reason, now_ms);
    queue_count_turn(director, thing->lane, item);
    item_free(item);
}

void act_stand(struct director *director, struct thing *thing, int64_t now_ms)
{
    (void)now_ms;
    lane_stand(director, thing->lane);
    director_changed(director);
}

void act_turn(struct director *director, struct thing *thing, int64_t now_ms)
{
    lane_turn_to(director, thing->lane, thing->page, now_ms);
    director_changed(director);
}

void act_pin(struct director *director, struct thing *thing, int64_t now_ms)
{
    (void)now_ms;
    thing->lane->air.pinned = true;
    director_changed(director);
}

void act_unpin(struct director *director, struct thing *thing, int64_t now_ms)
{
    (void)now_ms;
    thing->lane->air.pinned = false;
    director_changed(director);
}

void act_unsay(struct director *director, struct thing *thing, int64_t now_ms)
{
    struct lane *lane = thing->lane;
    lane->retracted = true;
    thing->says = lane->air.pinned ? "leaves when it is unpinned" : thing->says;
    note(director, OUTCOME_DROPPED, lane->air.subject, thing, now_ms);
}

void act_leave(struct director *director, struct thing *thing, int64_t now_ms)
{
    struct air *air = &thing->lane->air;
    air->left_ms = now_ms;
    air->pinned = false;
    director_changed(director);
    if (thing->says) {
        note(director, OUTCOME_LEFT, air->subject, thing, now_ms);
    }
}

// One that waits to come again with the same words is dismissed with it.
void act_keep_away(struct director *director, struct thing *thing, int64_t now_ms)
{
    const struct air *air = &thing->lane->air;
    const struct values *live = lane_live(thing->lane);
    struct item *again = queue_find(director, air->scene, air->subject);
    memory_dismiss(director, air->scene, air->subject, live);
    if (again && values_equal(&again->values, live)) {
        struct thing echo = {.lane = thing->lane,
                             .item = again,
                             .detail = "it says no more than what was dismissed"};
        rules_happen(director, CUED_VETO, &echo, now_ms);
    }
}

void act_dismiss(struct director *director, struct thing *thing, int64_t now_ms)
{
    act_keep_away(director, thing, now_ms);
    act_leave(director, thing, now_ms);
}

void act_vacate(struct director *director, struct thing *thing, int64_t now_ms)
{
    const struct scene *scene = thing->lane->air.scene;
    director->rested_ms[scene_index(scene)] =
        now_ms + rule_of(director, scene)->cooldown_ms;
    lane_vacate(director, thing->lane);
    director_changed(director);
}

void act_cut(struct director *director, struct thing *thing, int64_t now_ms)
{
    note(director, OUTCOME_LEFT, thing->lane->air.subject, thing, now_ms);
    act_vacate(director, thing, now_ms);
}

// What messages of a race become: a leaderboard at each new point and when the results
// are official, the winner, and the scenes on air kept up to date.
#include "base/str.h"
#include "show/scene_parts.h"
#include "show/show_targets.h"

static const char *title(const struct race *race)
{
    const char *name = race_title(race);
    return name ? name : race->prog;
}

static void propose(struct show *show, const struct change *change, const char *scene,
                    const char *reason, int64_t received_ms, int64_t now_ms)
{
    struct values values = values_begin(&show->scratch);
    const struct scene *found = scene_find(scene);
    const char *subject = subject_whole(&show->scratch, show->feeds[change->feed].id,
                                        change->race->race->prog);
    targets_settle(show, now_ms);
    if (!subject_values(show, found, subject, &values)) {
        return;
    }
    if (show->off[found->layer]) {
        director_note(show->director, OUTCOME_DROPPED, subject,
                      switch_off_text(found->layer), now_ms);
    } else {
        director_propose(show->director,
                         &(struct proposal){.scene = found,
                                            .subject = subject,
                                            .values = &values,
                                            .reason = reason,
                                            .born_ms = received_ms},
                         now_ms);
    }
}

static const char *update_reason(struct show *show, const struct change *change)
{
    const struct race *race = change->race->race;
    const struct race_board *board = change->race->board;
    if (change->novelty == CORRECTION) {
        return arena_printf(&show->scratch, "timing corrected, %s", title(race));
    }
    if (race->status == RACE_OFFICIAL) {
        return arena_printf(&show->scratch, "results official, %s", title(race));
    }
    if (change->novelty == NEWS && board && board->point_name && board->passed > 0) {
        return arena_printf(&show->scratch, "%d through at %s, %s", board->passed,
                            board->point_name, title(race));
    }
    return arena_printf(&show->scratch, "timing read, %s", title(race));
}

static void new_point(struct show *show, const struct change *change, int64_t received_ms,
                      int64_t now_ms)
{
    const struct race_board *board = change->race->board;
    const char *point = board ? board->point_name : NULL;
    if (!point && board) {
        point = board->point;
    }
    propose(show, change, "leaderboard",
            arena_printf(&show->scratch, "first at %s, %s", point ? point : "a point",
                         title(change->race->race)),
            received_ms, now_ms);
}

// Then what is told of the race changes it, and there is nothing to propose.
static bool board_stands(struct show *show, const struct change *change)
{
    const struct air *air = director_air(show->director, LAYER_BOARD);
    const struct scene *scene = scene_find("leaderboard");
    return (air->state == AIR_ENTERING || air->state == AIR_ON) && air->scene == scene &&
           text_equal(air->subject,
                      subject_whole(&show->scratch, show->feeds[change->feed].id,
                                    change->race->race->prog));
}

// The order at a point that everybody knows is news when its first is another.
static void new_leader(struct show *show, const struct change *change,
                       int64_t received_ms, int64_t now_ms)
{
    const struct race_athlete *leader = change->race->board->rows[0].athlete;
    propose(show, change, "leaderboard",
            arena_printf(&show->scratch, "%s leads, %s",
                         leader->name ? leader->name : "another",
                         title(change->race->race)),
            received_ms, now_ms);
}

static void new_winner(struct show *show, const struct change *change,
                       int64_t received_ms, int64_t now_ms)
{
    const char *what =
        change->novelty == CORRECTION ? "another winner" : "first at the finish";
    propose(show, change, "winner",
            arena_printf(&show->scratch, "%s, %s", what, title(change->race->race)),
            received_ms, now_ms);
}

void race_told(struct show *show, const struct change *change, int64_t received_ms,
               int64_t now_ms)
{
    const struct race *race = change->race->race;
    struct show_unsettled told = {.feed = change->feed};
    if (change->novelty == DUPLICATE ||
        !text_copy(told.unit.event, sizeof(told.unit.event), race->prog)) {
        return;
    }
    text_copy(told.reason, sizeof(told.reason), update_reason(show, change));
    targets_withdraw(show, change->feed, &told.unit, LAYER_LOWER, "nobody is first",
                     now_ms);
    targets_later(show, &told, now_ms);
    if (change->new_leader && is_followed(show, change->feed, race->prog) &&
        !board_stands(show, change)) {
        new_leader(show, change, received_ms, now_ms);
    }
    if (change->novelty == HISTORY || !is_followed(show, change->feed, race->prog)) {
        return;
    }
    if (change->new_point && change->novelty == NEWS) {
        new_point(show, change, received_ms, now_ms);
    }
    if (change->made_official) {
        propose(show, change, "leaderboard", update_reason(show, change), received_ms,
                now_ms);
    }
    if (change->new_winner) {
        new_winner(show, change, received_ms, now_ms);
    }
}

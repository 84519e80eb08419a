// director_parts.h
// The director's insides, for its own files only: director_rules has the rule book,
// director_acts what its rows do, director_prospect when time makes something happen,
// director.c what is proposed and when to look; director_air what is on a layer,
// director_page how its list is leafed through, director_reading how long that takes,
// director_time what time and second thoughts do to it, director_queue what waits,
// director_line in which order, director_room who has room beside whom,
// director_announce what is about to come, director_why why something waits,
// director_memory what was said, director_cues and director_takes what the operator may
// do, director_set what he sets by hand, director_corrected of whom, director_override
// how, director_log what became of it all.
//
// Threads: main only.
#ifndef SHOW_DIRECTOR_PARTS_H
#define SHOW_DIRECTOR_PARTS_H

#include "base/arena.h"
#include "show/director.h"
#include "show/director_override.h"
#include "show/director_rules.h"

enum {
    DIRECTOR_SCENES = 16,
    DIRECTOR_DISMISSED = 32,
    DIRECTOR_OVERRIDES = 32,
    DIRECTOR_READ_MS = 3000,              // a page is not shown for less before it leaves
    DIRECTOR_ROUNDS = 4 * DIRECTOR_QUEUE, // of one look
    DIRECTOR_TURNS = 2,            // a feed has so many before another has its turn
    DIRECTOR_HELD_AGE_MS = 300000, // what waits for the operator gets this long
    LANE_VALUES = 3,
};

// One thing that waits.
struct item {
    struct waiting said;          // as the outside sees it
    struct arena arena;           // owns values
    struct values values;         // as the feeds say
    struct arena corrected_arena; // owns corrected
    struct values corrected;      // said.values, if the operator corrected any
    uint64_t serial;              // of the proposal that opened it
    int64_t news_ms; // of the newest proposal that joined it: it ages from here
    int64_t due_ms;  // the countdown's end, if announced
    bool taken;      // the operator wants it next
    bool by_hand;    // it was never a feed's: it does not come on by itself
    bool own;        // its values are the operator's own
    bool kept;       // they are of before a crash
};

// What a layer shows. Values and those before them take turns in three arenas.
struct lane {
    struct air air;
    uint64_t serial;
    struct arena arenas[LANE_VALUES];
    struct values values[LANE_VALUES];
    int current;
    bool corrected; // by the operator; then this is what the feeds say:
    struct arena live_arena;
    struct values live;
    int64_t least_until_ms;           // what is on can be read until then
    bool retracted;                   // goes as soon as it is not pinned
    char turn_feed[DIRECTOR_SUBJECT]; // whose automatic turn it was last
    int turns;                        // how many that feed has had in a row
    int before_page;                  // of air.before
    int pages_seen;                   // from the first on, each until it was turned
    int64_t page_ms;                  // when the page came
    int64_t repaged_ms;               // when it last changed in place
};

// What was said of a subject.
struct memory {
    const struct scene *scene; // NULL: empty
    char subject[DIRECTOR_SUBJECT];
    struct arena arena;
    struct values values;
    uint64_t stamp;
};

struct director {
    struct scene_rule rules[DIRECTOR_SCENES];
    struct scene_timing timings[DIRECTOR_SCENES];
    char *words[DIRECTOR_SCENES]; // names of values that are read, NULL: all
    struct lane lanes[LAYER_COUNT];
    struct item *queue[DIRECTOR_QUEUE + 1]; // in the order they come on
    int queue_count;
    struct memory known[DIRECTOR_SCENES]; // the last of each scene
    struct memory dismissed[DIRECTOR_DISMISSED];
    struct overrides overrides[DIRECTOR_OVERRIDES];
    struct decision decisions[DIRECTOR_LOG]; // a ring
    int64_t decision_total;
    int64_t outcomes[OUTCOME_COUNT]; // decisions by what came of them
    int64_t announcements;
    int64_t rested_ms[DIRECTOR_SCENES]; // from when on it may come on by itself again
    int64_t walked[RULES_MAX];          // how often each row of the rule book was used
    struct director_totals totals;
    bool automatic;
    bool quiet; // automation is off since the cut
    int chosen; // layer the operator selected, -1: none
    int64_t now_ms;
    uint64_t serial;
    uint64_t version;
    char why[DIRECTOR_REASON + DIRECTOR_SUBJECT];
};

int scene_index(const struct scene *scene);
const struct scene_rule *rule_of(const struct director *director,
                                 const struct scene *scene);
const struct scene_timing *timing_of(const struct director *director,
                                     const struct scene *scene);
void director_changed(struct director *director);
void director_advance(struct director *director, int64_t now_ms);

// The old values with the news in them, in `arena`.
struct values proposal_values(const struct proposal *proposal, const struct values *old,
                              struct arena *arena);

// air: standing means entering or on, where news update it in place.
bool lane_stands(const struct lane *lane);
bool lane_shows(const struct lane *lane, const struct scene *scene, const char *subject);
void lane_enter(struct director *director, struct lane *lane, const struct item *item,
                int64_t now_ms);
void lane_stand(struct director *director, struct lane *lane);
void lane_vacate(struct director *director, struct lane *lane);
// True if it shows something else now.
bool lane_update(struct director *director, struct lane *lane,
                 const struct proposal *proposal, int64_t now_ms);
// By air.leaves_ms, if it stands and that was said.
void lane_end_hold(struct lane *lane);
void lane_extend(struct lane *lane, const struct scene_rule *rule, int64_t hold_ms,
                 int64_t now_ms);
void lane_finish(struct lane *lane);
// What the feeds say of what is there.
const struct values *lane_live(const struct lane *lane);
// `values` is what the feeds say now: kept, and corrected as the operator wants it.
void lane_correct(struct director *director, struct lane *lane, struct values *values);
// Shows again what the feeds say, corrected as it is now.
void lane_recorrect(struct director *director, struct lane *lane, int64_t now_ms);
// An update now joins the motion of the last one.
bool lane_joins(const struct lane *lane, int64_t now_ms);
// The arena that holds neither what is shown nor what that replaced.
int lane_free(const struct lane *lane);
// What is shown is about to be replaced: it may be on its way itself.
void lane_cut(struct lane *lane, int64_t now_ms);

// prospect: what time alone will make happen, at the soonest.
struct prospect {
    enum happening happening;
    int64_t at_ms;     // INT64_MIN: now; INT64_MAX: not by time alone
    struct item *item; // to which, or for which
};

struct prospect lane_prospect(const struct director *director, const struct lane *lane);
struct prospect item_prospect(const struct director *director, struct item *item);
// When the layer is free for an item that comes on by itself, as things are now;
// INT64_MIN: it is, INT64_MAX: not by time alone.
int64_t free_at(const struct director *director, const struct lane *lane,
                const struct item *item);

// When its exit is over.
int64_t lane_gone_at(const struct director *director, const struct lane *lane);
// When the item's countdown lets it come on; INT64_MAX: it has none yet.
int64_t item_due_at(const struct director *director, const struct item *item);

// room: a full panel and what is below it have none beside each other, and never cross.
// What keeps others off this layer, NULL: nothing.
const struct air *room_holder(const struct director *director, enum layer layer);
// Something stands in this layer's room, whoever makes it leave.
bool room_stands(const struct director *director, enum layer layer);
// When the last that leaves this layer's room is gone; INT64_MIN: nothing leaves.
int64_t room_gone_at(const struct director *director, enum layer layer);
// The panel that comes by itself where this layer is below it, NULL: none.
struct item *room_panel(const struct director *director, enum layer layer);
// What needs this layer's room now: what the operator took, else a panel that is due;
// NULL: nothing.
struct item *room_wanted(const struct director *director, enum layer layer);

// reading: the whole, its list as far as it fits on a page; and what is different in it.
// `names`, between blanks, are those whose words are shown; NULL: all.
int64_t reading_ms(const struct values *values, const char *names, int page_rows);
int64_t reading_change_ms(const struct values *before, const struct values *after,
                          const char *names);
const char *words_shown(const struct director *director, const struct scene *scene);

// page
// Counts the pages of what a layer shows now, whatever has changed.
void lane_count_pages(struct director *director, struct lane *lane, int64_t now_ms);
// The page's time begins; what changed in place may be read as well.
void lane_begin_page(struct director *director, struct lane *lane, int64_t now_ms);
void lane_reread_page(struct director *director, struct lane *lane, int64_t now_ms);
// When the page turns by itself, INT64_MAX: it does not.
int64_t lane_turns_at(const struct director *director, const struct lane *lane);
void lane_turn_to(struct director *director, struct lane *lane, int page, int64_t now_ms);
// Another list in the same place: none of its pages was there yet.
void lane_first_page(struct director *director, struct lane *lane, int64_t now_ms);

// queue
struct item *queue_find(const struct director *director, const struct scene *scene,
                        const char *subject);
// The first of a layer that may come on now; `any`: whether it may or not.
struct item *queue_first(const struct director *director, enum layer layer, bool any);
struct item *queue_newest(const struct director *director, const struct scene *scene);
// What `take` without words means: what is announced, else the foremost.
struct item *queue_head(const struct director *director);
bool item_flows(const struct director *director, const struct item *item);
// From when on it may come on by itself, or be announced: its scene rests after it left.
int64_t item_ready_at(const struct director *director, const struct item *item);
int64_t item_drop_at(const struct director *director, const struct item *item);
// Gives the new item's serial: when the queue is full one goes, perhaps it.
uint64_t queue_add(struct director *director, const struct proposal *proposal,
                   int64_t now_ms);
// True if it says something else now.
bool queue_update(struct director *director, struct item *item,
                  const struct proposal *proposal);
void queue_take(struct director *director, struct item *item);
// Takes it out without a word; the caller frees it.
void queue_remove(struct director *director, struct item *item);
void item_free(struct item *item);
// line
void queue_reorder(struct director *director);
// A feed that has had its turns gives way to others of the same priority.
void queue_count_turn(struct director *director, struct lane *lane,
                      const struct item *item);
// Who goes when there is no room: the last in line of the feed that has the most.
struct item *queue_victim(const struct director *director);
// announce: when what is announced comes on, as things are now.
void queue_see_countdowns(struct director *director);
// What would be shown of it, corrected as it is now.
void item_correct(struct director *director, struct item *item);

// set and corrected
struct overrides *director_overrides(struct director *director, const struct scene *scene,
                                     const char *subject); // NULL: all is live
// NULL: there is no room for another subject.
struct overrides *director_begin_overrides(struct director *director,
                                           const struct scene *scene,
                                           const char *subject);
// Whatever is on air or waits of this subject shows what is corrected of it now.
void director_settle_overrides(struct director *director, const struct scene *scene,
                               const char *subject, int64_t now_ms);
void director_drop_overrides(struct director *director, const struct scene *scene,
                             const char *subject, int64_t now_ms);
// Those of subjects that nothing brings back.
void director_forget_overrides(struct director *director);
bool cue_set(struct director *director, const struct cue *cue, int64_t now_ms);

// cues and takes
// The lane that a cue means, if something stands there.
struct lane *cue_lane(struct director *director, const struct cue *cue);
bool director_refuse(struct director *director, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
bool cue_take(struct director *director, const struct cue *cue, int64_t now_ms);
// What waits for a layer, or was last known for it.
bool take_layer(struct director *director, enum layer layer, int64_t now_ms);

// memory
void memory_know(struct director *director, const struct proposal *proposal);
void memory_forget(struct director *director, const struct scene *scene,
                   const char *subject);
void memory_dismiss(struct director *director, const struct scene *scene,
                    const char *subject, const struct values *values);
// Whether `take SCENE` would bring it back.
bool memory_knows(const struct director *director, const struct scene *scene,
                  const char *subject);
// What was dismissed under this subject, NULL if nothing.
struct memory *memory_dismissed(struct director *director, const struct scene *scene,
                                const char *subject);
void memory_finish(struct memory *memory);

#endif

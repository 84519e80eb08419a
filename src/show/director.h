// director.h
// Who decides what is on air: one state machine a layer, a queue of proposals, and the
// operator's cues. Pure: time is an argument, and it says when it next needs a look.
// Every proposal ends as shown, merged, waiting or dropped with a reason; nothing else.
//
// Threads: main only.
#ifndef SHOW_DIRECTOR_H
#define SHOW_DIRECTOR_H

#include <stdbool.h>
#include <stdint.h>

#include "show/cue.h"
#include "show/scene.h"

enum {
    DIRECTOR_QUEUE = 64,
    DIRECTOR_LOG = 64,
    DIRECTOR_SUBJECT = 160,
    DIRECTOR_REASON = 160
};

enum air_state { AIR_OFF, AIR_ENTERING, AIR_ON, AIR_LEAVING };

struct proposal {
    const struct scene *scene;
    const char *subject;
    const struct values *values; // copied by the director
    const char *reason;          // "results arrived, event 12 heat 1"
    int64_t born_ms;
    bool update_only; // enrichment or correction: changes what is shown or waits, starts
                      // nothing
    bool whole;  // an update_only that knows everything: what it lacks is no longer so
    bool manual; // by the operator: comes on even with auto off
    bool again;  // comes on although it was dismissed and says nothing new
    bool own;    // values of the operator's own, whatever a feed says
    bool kept;   // values that a feed said before a crash
};

// The last three only stand in the log of decisions: CUE is what the operator did.
enum outcome {
    OUTCOME_SHOWN,
    OUTCOME_MERGED,
    OUTCOME_WAITING,
    OUTCOME_DROPPED,
    OUTCOME_CUE,
    OUTCOME_ANNOUNCED,
    OUTCOME_LEFT,
    OUTCOME_COUNT
};

const char *outcome_name(enum outcome outcome); // "shown"

// proposed = shown + merged + dropped + those that wait, always.
struct director_totals {
    int64_t proposed, shown, merged, dropped;
};

// What is on a layer, as plain data. Texts and values live until the layer changes.
struct air {
    enum air_state state;
    const struct scene *scene; // NULL when off
    char subject[DIRECTOR_SUBJECT];
    char reason[DIRECTOR_REASON];
    const struct values *values;
    const struct values *before;    // what the last update replaced, NULL
    const struct values *earlier;   // what `before` had replaced, NULL
    const struct values *overrides; // what the operator corrected of it, as in
                                    // "rows.3.name"; NULL: all is live
    bool pinned;
    bool cued;          // put up by the operator
    bool own;           // with values of his own
    bool kept;          // as it was said before a crash: no feed has said it since
    int page;           // of a list, 0..
    int pages;          // as many as the theme needs; 0: no list
    int turned;         // page of `values` less page of `before`
    int earlier_turned; // page of `before` less page of `earlier`
    int64_t entered_ms; // entering began
    int64_t on_ms;      // it stood; -1 before
    int64_t left_ms;    // leaving began; -1 before
    int64_t changed_ms; // last update in place; -1
    int64_t cut_ms;     // how long the one before it had been there
    int64_t hold_until_ms;
    int64_t leaves_ms; // its hold ends then, however late it came on; 0: as the rule says
};

struct waiting {
    const struct scene *scene;
    char subject[DIRECTOR_SUBJECT];
    char reason[DIRECTOR_REASON];
    const struct values *values;
    const struct values *overrides; // as on air
    int64_t born_ms;
    bool held;      // automation is off (or the rule's): waits for take
    int64_t number; // of its announcement, from 1, never reused; 0: not announced
    int64_t on_ms;  // announced: when it comes on, as things are now
};

struct decision {   // newest last; what became of a proposal or cue
    int64_t number; // counts from 1, never reused
    int64_t at_ms;
    enum outcome outcome;
    char subject[DIRECTOR_SUBJECT];
    char text[DIRECTOR_REASON];
};

// What the operator corrected of a subject. A row's value is named with the number that
// the row has now.
struct corrected {
    const struct scene *scene;
    const char *subject;
    const struct values *said; // name, or rows.3.name, -> text
    const struct values *rows; // rows.3.name -> what tells that row from the others
};

// What stays away until it says something other than this.
struct dismissed {
    const struct scene *scene;
    const char *subject;
    const struct values *values;
};

// How long a scene's entrance and exit take, and how much of its list fits; the theme
// knows.
struct scene_timing {
    int in_ms, out_ms;
    int page_rows; // rows on a page, 0: all fit on one
};

struct director;

struct director *director_create(void);
void director_destroy(struct director *director); // NULL is fine
void director_set_rule(struct director *director, const struct scene *scene,
                       const struct scene_rule *rule);
void director_set_timing(struct director *director, const struct scene *scene,
                         struct scene_timing timing);

// Names, between blanks, of the values whose words the theme shows, for how long they
// take to be read; all of them unless told.
void director_set_words(struct director *director, const struct scene *scene,
                        const char *names);

enum outcome director_propose(struct director *director, const struct proposal *proposal,
                              int64_t now_ms);
// Values that only follow time, such as a clock, put over those that stand on a layer. No
// news: nothing is decided or logged, no hold begins again, no change is animated. False
// if nothing stands there or nothing is different.
bool director_tick(struct director *director, enum layer layer,
                   const struct values *values);
// What was said is no longer so, or its time is over: it leaves, or is dropped from the
// queue, and `take` does not bring it back. What is pinned goes when it is unpinned.
// False if it is neither on air nor waiting.
bool director_retract(struct director *director, const struct scene *scene,
                      const char *subject, const char *why, int64_t now_ms);
// What stands, or is entering, leaves then: the rest of a hold that began before a crash.
void director_leave_at(struct director *director, const struct scene *scene,
                       const char *subject, int64_t at_ms);
// Cues that concern the director. False with a reason for the operator if it had no
// effect.
bool director_cue(struct director *director, const struct cue *cue, int64_t now_ms,
                  const char **why);
// Lets time pass. Returns true if anything changed.
bool director_step(struct director *director, int64_t now_ms);
// When step must be called again at the latest; INT64_MAX if only news can change
// anything.
int64_t director_next(const struct director *director);

bool director_auto(const struct director *director);
// Why it is off, for the operator; NULL if it is on.
const char *director_auto_reason(const struct director *director);
const struct scene_rule *director_rule(const struct director *director,
                                       const struct scene *scene);
const struct air *director_air(const struct director *director, enum layer layer);
// What the feeds say of what is on a layer, or the operator's own, without corrections.
const struct values *director_live(const struct director *director, enum layer layer);
// False behind the last.
bool director_corrected(const struct director *director, int index,
                        struct corrected *out);
// What was dismissed or vetoed and has said nothing new since, the newest first. False
// behind the last.
bool director_dismissed(const struct director *director, int index,
                        struct dismissed *out);
int director_waiting_count(const struct director *director);
const struct waiting *director_waiting(const struct director *director, int index);
// What comes on by itself next unless the operator vetoes it, the soonest first; it waits
// until then, so it is among the above. NULL behind the last.
const struct waiting *director_announced(const struct director *director, int index);
// What `take` without words means now, NULL if nothing waits; with a scene, what it means
// of this scene.
const struct waiting *director_head(const struct director *director,
                                    const struct scene *scene);
// What the operator took that only waits for others to leave; NULL: nothing.
const struct waiting *director_coming(const struct director *director);
int64_t director_outcomes(const struct director *director, enum outcome outcome);
// Why it waits and is not on air: "winner track/1 is pinned".
void director_why_waits(const struct director *director, const struct waiting *waiting,
                        char *out, size_t size);
int director_decision_count(const struct director *director);
const struct decision *director_decision(const struct director *director, int index);
// Something for the log that never became a proposal: cues, news that is none.
void director_note(struct director *director, enum outcome outcome, const char *subject,
                   const char *text, int64_t now_ms);
struct director_totals director_totals(const struct director *director);
// Whether an update of this subject would reach anything: what is on air, waits, was
// dismissed or was the last of its scene.
bool director_remembers(const struct director *director, const struct scene *scene,
                        const char *subject);
// The subject that `take SCENE` would show again, NULL if none.
const char *director_last(const struct director *director, const struct scene *scene);
// The layer that cues without one mean, -1 if nothing is on air.
int director_selected(const struct director *director);
// The one that the operator selected, if anything stands there; -1.
int director_chosen(const struct director *director);
// Grows with every change of what the above functions tell.
uint64_t director_version(const struct director *director);

#endif

// show_parts.h
// The show's insides, for its own files only; show_subject.h and show_targets.h have the
// rest: show.c has its life and its clock, show_news what events become (show_race,
// show_match: of races and matches), show_targets what is on air or waits and is kept up
// to date, show_clock what ticks, show_follow and show_bug what is followed and stands in
// the corner, show_feeds what is heard of the connections, show_data whether they tell of
// the sport, show_asking which GETs keep what is on air fresh, show_cue and show_switch
// what the operator asks of it, show_panel and show_detail the panels that he opens,
// show_call and show_card the cards he calls up, show_stale which of his cues come too
// late, show_orders what he ordered that stands, show_subject what a subject names
// (show_form how it is written), show_status the state as JSON.
//
// Threads: main only.
#ifndef SHOW_SHOW_PARTS_H
#define SHOW_SHOW_PARTS_H

#include "base/arena.h"
#include "show/show.h"

enum {
    SHOW_WISHES = 32,
    SHOW_LINE = 256,
    SHOW_UNSETTLED = 4,
    SHOW_OWED = 8,
    SHOW_ASK_MAX_MS = 30000,  // what has said nothing new for long is asked for so often
    SHOW_ASK_LOST_MS = 60000, // no answer for so long: it is asked for again
    SHOW_FRESH_MS = 10000,    // a copy younger than this is shown without asking
    SHOW_ANSWER_MS = 10000,   // the operator does not wait longer for an answer
    SHOW_RESULT_MS = 120000   // a bug stays this long after the match
};

enum show_sport { SHOW_ATHLETICS, SHOW_RACE, SHOW_MATCH };

// How feeds of a type behave. What "stale" means differs: a race is silent for minutes
// between two timing points, a match is not.
struct feed_kind {
    const char *type;
    enum show_sport sport;
    const char *noun; // what its subjects are called
    bool asks;        // corrections are not pushed: what is on air is asked for again,
    int64_t ask_ms;   // this often; else only panels are
    int64_t live_ms;  // news within this time: live
    int64_t stale_ms; // none for longer, while what is followed is on: stale
    int64_t mute_ms;  // nothing at all for longer: stale; -1: silence means nothing
    int64_t blind_ms; // nothing at all for longer, while the link is not up: stale
};

struct feed_state {
    char *id;
    char *type;
    const struct feed_kind *kind;
    int delay_ms;
    enum link_state link;
    char link_note[SHOW_LINE];
    char fetch_note[SHOW_LINE]; // of the last GET, "" if it came
    char notice[SHOW_LINE];     // its trouble, "" when that is over
    int notice_stamp;           // the higher, the later
    int64_t heard_ms;           // anything at all; -1: never
    int64_t news_ms;            // of the sport; -1: never
    int64_t messages, bad, gaps, reconnects;
    bool was_up;
    bool connect; // after a refusal: to be told to the network
    // The race or match that counts: told by show file or operator, or found; "" none.
    char follow[UNIT_EVENT_ID];
    char named[UNIT_EVENT_ID];   // by the show file, which decides what the feed asks for
    struct unit_key follow_unit; // athletics: the heat behind that event
    bool follow_told;
    int follow_stamp;       // the higher, the later the operator said so
    bool follow_began;      // it was seen when it was not over yet
    int64_t follow_over_ms; // when it was seen to be over; -1
};

// What should stand in the corner now.
struct show_bug {
    const struct scene *scene; // NULL: nothing
    int feed;
    char id[UNIT_EVENT_ID];
};

// A panel that was asked for.
struct show_detail {
    bool waits;                // for the answer
    const struct scene *scene; // NULL: by what the unit turns out to be
    char subject[DIRECTOR_SUBJECT];
    int feed;
    struct unit_key unit;
    int64_t asked_ms;
    char trouble[SHOW_LINE]; // of tries that went wrong meanwhile, "" none
};

// A layer's unit, asked for again and again.
struct show_asking {
    int64_t at_ms; // the last time
    bool waits;    // for that answer: no other is asked for meanwhile
};

// What a cue may mean, so that one that comes too late is known.
enum {
    SHOW_SCENES = 32,
    WATCH_HEAD = 0, // what `take` brings
    WATCH_ANNOUNCED,
    WATCH_SELECTED,
    WATCH_AUTO,
    WATCH_LAYER, // and its pin, and each scene's newest:
    WATCH_PIN = WATCH_LAYER + LAYER_COUNT,
    WATCH_SCENE = WATCH_PIN + LAYER_COUNT,
    WATCH_COUNT = WATCH_SCENE + SHOW_SCENES
};

// What is on air or waits and is about this is to be worked out anew.
struct show_unsettled {
    int feed;
    struct unit_key unit;
    bool match; // so that the tables are, too
    char reason[SHOW_LINE];
};

// Results that came without a name or a mark, until their unit tells it.
struct show_owed {
    int feed;
    struct unit_key unit;
    int64_t received_ms;
};

struct show_watch {
    uint64_t seen;
    uint64_t version; // when that was new
};

struct show {
    struct sport_state *state;
    struct director *director;
    struct feed_state feeds[SPORT_FEEDS];
    int feed_count;
    struct show_wish wishes[SHOW_WISHES];
    int wish_count;
    struct show_asking asking[LAYER_COUNT]; // for the unit of what is there
    int64_t tick_ms[LAYER_COUNT]; // when the clock of what is there next shows another
                                  // second; INT64_MAX: it has none
    struct show_detail detail;
    struct show_bug bug;
    bool bug_offered;         // to the director
    bool bug_seen;            // it was on air since
    bool bug_away;            // the operator does not want it
    struct show_bug bug_kept; // he did not before a crash, and it was not due yet since
    bool off[LAYER_COUNT];    // switched off: nothing comes there by itself
    int follows;              // how often the operator said what to follow
    int64_t now_ms;
    char answer[SHOW_LINE]; // to the last cue, until something else is to be told
    char notice[SHOW_LINE]; // the app's own trouble, "" when that is over
    int notices;            // of feeds, ever
    char why[SHOW_LINE];
    uint64_t changes; // of what the director does not know
    struct show_unsettled unsettled[SHOW_UNSETTLED];
    int unsettled_count;
    struct show_owed owed[SHOW_OWED];
    int owed_count;
    struct show_watch watches[WATCH_COUNT];
    bool stale;           // the last cue came too late
    struct arena scratch; // of one call
};

struct subject; // of show_subject.h

// What the clocks of a feed show: the moment that its pictures are of.
int64_t feed_now(const struct show *show, int feed);

const struct feed_kind *feed_kind_find(const char *type);
void feeds_event(struct show *show, int feed, const struct event *event,
                 int64_t received_ms);
// What came of an event: also what a GET or a webhook brings keeps a race or match fresh.
void feeds_change(struct show *show, const struct change *change, int64_t received_ms);
const char *feed_data(const struct show *show, int feed, int64_t now_ms);
const char *feed_note(const struct show *show, int feed, struct arena *arena);
void feed_trouble(struct show *show, int feed, const char *text);

void news_event(struct show *show, const struct change *change, int64_t received_ms,
                int64_t now_ms);
// What a fetched unit changes on air: "Ada Fen was disqualified, Zoe Quill wins; unit
// 12/1/1 fetched" where it is the winner, else what was said.
const char *winner_reason(struct show *show, const struct change *change,
                          const char *fetched);
void race_told(struct show *show, const struct change *change, int64_t received_ms,
               int64_t now_ms);
void match_told(struct show *show, const struct change *change, int64_t received_ms,
                int64_t now_ms);
// Goals of matches of this feed that are not followed: those that wait, and those on air
// that are not the operator's.
void match_goals_drop(struct show *show, int feed, int64_t now_ms);

// Ticks every clock on air that shows another second now.
void clocks_look(struct show *show);

// What is followed: finds one where nobody said which, and sees when it ends.
void follow_look(struct show *show, int64_t now_ms);
// Why this one cannot be followed, NULL if it can.
const char *follow_refusal(const struct show *show, int feed, const char *id,
                           struct arena *arena);
// From now on this one. False if it cannot be an id.
bool follow_set(struct show *show, int feed, const char *id);
// Whether news of it may come on by itself.
bool is_followed(const struct show *show, int feed, const char *id);
// As the operator writes it: "281501", "12/1/1"; NULL if nothing.
const char *follow_text(const struct show *show, int feed, struct arena *arena);
// "known":[{"subject","name"}]: what `follow` may name, the likeliest first.
void known_put(const struct show *show, int feed, struct arena *arena, struct buf *out);
// What the operator followed last, on any feed. False if nothing.
bool follow_subject(const struct show *show, struct subject *out);
// What is followed, as far as it is known; NULL.
const struct race_state *followed_race(const struct show *show, int feed);
const struct match_state *followed_match(const struct show *show, int feed);

// Puts up what should stand in the corner, and takes away what should no longer.
void bug_look(struct show *show, int64_t now_ms);
int64_t bug_next(const struct show *show); // when time alone may change that
bool bug_stands(const struct show *show);
bool bug_waits(struct show *show); // for its turn, or the operator
// It may come again, though it was there before.
void bug_renew(struct show *show);
// What the operator does not want in the corner, as a subject; false: nothing.
bool bug_unwanted(struct show *show, const struct scene **scene, const char **subject);
// A veto, also one of what was to stay out of the corner before a crash.
bool veto_cue(struct show *show, const struct cue *cue, int64_t now_ms, const char **why);

// bug on, board off and the like.
bool switch_layer(struct show *show, const struct cue *cue, int64_t now_ms,
                  const char **why);
// After a cue: what the operator put there is no longer off.
void switch_heard(struct show *show);
// Said of news that does not come on.
const char *switch_off_text(enum layer layer);
// What `take SCENE` means when nothing was said of it yet; NULL.
const char *switch_subject(struct show *show, const struct scene *scene);
// Sees what cues would mean now.
void stale_look(struct show *show);
// Why the cue would surprise who gave it, NULL if it would not. In the scratch.
const char *stale_reason(struct show *show, const struct cue *cue);
// True or false as given, with a line for the operator.
bool cue_answer(struct show *show, bool obeyed, const char **why, const char *text);
// It is on air and does not leave.
bool show_stands(const struct show *show, const struct scene *scene, const char *subject);

// The panel of what is on air: opened, or dismissed where it stands.
bool detail_cue(struct show *show, const struct cue *cue, int64_t now_ms,
                const char **why);
// What `take SCENE` means for a panel: what is on air below it, else what another panel
// is about, else what is followed. NULL: nothing.
const char *panel_subject(struct show *show, const struct scene *scene);
// A panel of which nothing is known yet: asked for. False if its subject names nothing.
bool panel_take(struct show *show, const struct scene *scene, const char *text,
                int64_t now_ms, const char **why);
// Asks who the athlete of a race is that the subject names, unless it is known; puts what
// is known of them into values of theirs; shows it where it is on air.
void person_ask(struct show *show, const struct scene *scene, const char *text);
void person_values(const struct show *show, const struct subject *subject,
                   struct values *out);
void person_told(struct show *show, int feed, int64_t now_ms);
// Shows a panel, at once or when the answer comes.
bool detail_open(struct show *show, const struct show_detail *wish, int64_t now_ms,
                 const char **why);
// What came of asking: answers and failures alike.
void asking_told(struct show *show, const struct change *change);
void asking_look(struct show *show, int64_t now_ms);
int64_t asking_next(const struct show *show);
void detail_told(struct show *show, const struct change *change, int64_t now_ms);
void detail_look(struct show *show, int64_t now_ms);
int64_t detail_next(const struct show *show);
void detail_forget(struct show *show);

// A card by the number, in what is followed, on air, or the only one that knows it.
bool call_cue(struct show *show, const struct cue *cue, int64_t now_ms, const char **why);
// Puts up an athlete's card by its subject.
bool card_put(struct show *show, int feed, const struct unit_key *unit,
              const char *subject, int64_t now_ms, const char **why);
// Whether next and prev go from one card to another.
bool card_steps(const struct show *show);
bool card_step(struct show *show, const struct cue *cue, int64_t now_ms,
               const char **why);
// How old what is known of it is; INT64_MAX: nothing is.
int64_t copy_age(const struct show *show, int feed, const struct unit_key *unit);
void wish_add(struct show *show, int feed, const struct unit_key *unit);
// The totals of a combined event, which stand in the competition and on no page of their
// own.
bool unit_is_total(const struct show *show, int feed, const struct unit_key *unit);
// Those of this event, or of the one that it is a part of.
void totals_ask(struct show *show, int feed, const char *event);
#endif

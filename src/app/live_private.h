// live_private.h
// The parts of a running show. Only live*.c know them: live.c has the loop, live_hear.c
// what comes in, live_draw.c the picture, live_outputs.c where it goes, live_publish.c
// the state for who watches, live_monitor.c the operator's monitor, live_orders.c what he
// ordered that outlives a crash, live_resume.c how it comes back, live_parts.c the rest.
//
// Threads: main only, but for live_wake(), which any thread may call.
#ifndef APP_LIVE_PRIVATE_H
#define APP_LIVE_PRIVATE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "app/held.h"
#include "app/live.h"
#include "app/monitor.h"
#include "app/network.h"
#include "app/outbox.h"
#include "app/picture_store.h"
#include "app/programme.h"
#include "base/inbox.h"
#include "draw/fit.h"
#include "net/replay.h"
#include "output/pace.h"
#include "output/pipe.h"
#include "output/window.h"
#include "show/orders.h"

enum { SHOW_LINE = 512 };

// Standing orders of before a crash that are still to be obeyed.
struct resume {
    struct arena arena; // owns them
    struct orders orders;
    int obeyed;
    int64_t began_ns;
    int64_t ask_ns; // what they wait for is asked for then
};

struct live {
    const struct live_config *config;
    struct programme programme;
    struct show *show;
    struct hotkeys hotkeys;
    struct window *window; // NULL: none
    struct window *matte;  // NULL: none; shows the alpha of what `window` shows
    struct key matte_key;
    struct fit fits[2];       // to the sizes of `window` and `matte`
    const char *trouble;      // with the outputs, as the operator was told; NULL: none
    struct monitor *monitor;  // NULL: none
    uint64_t monitor_version; // of the show, that it was touched for
    atomic_bool waits_in_sdl; // only an SDL event ends the window's sleep
    struct pipe_out *pipe;    // NULL: none
    bool pipe_lost;           // nobody reads it any more
    struct inbox *inbox;
    struct outbox *outbox;
    struct network network;
    struct picture_store *store; // NULL: no pictures of addresses
    bool picture_came;           // one that the picture may lack
    struct record *record;       // NULL: none
    struct replay *replay;       // NULL: the real feeds
    FILE *journal;               // NULL: none
    bool journal_lost;           // its disk is full or gone
    int64_t journal_number;      // newest decision written
    struct pace pace;
    int64_t start_ns;
    int64_t ends_at_ns;     // 0: never
    int64_t turned_ns;      // the last turn of the loop,
    int64_t rested_ns;      // and its end
    int64_t wall_due_ns;    // when the wall clock is looked at again
    int64_t slept_ns;       // of the machine, as last looked at
    int64_t stalled_ns;     // what was heard between these two waited in a stopped
    int64_t caught_up_ns;   // process; 0: nothing did
    int64_t motion_at_ns;   // when the picture next changes by itself; INT64_MAX
    uint64_t drawn_version; // of the director
    bool told_between;      // news was shown since the last frame of the grid
    int64_t frames;
    struct held held;           // feeds with a delay
    int64_t early_told_ns;      // when it was last said that there is no room for more
    uint64_t published_version; // of the show, to who watches
    int64_t published_ns;
    unsigned long long asked[2]; // tickets: status, still
    bool backlog; // more in the inbox than one turn could take, or a key was heard
    bool listens; // the windows may have something to say
    bool quit;
    bool ended;                 // by the operator: nothing of it is to come back
    struct live_orders *orders; // NULL: none are kept
    struct resume resume;
};

// With its theme. NULL with a line for a person.
struct live *live_create(const struct live_config *config, char *error,
                         size_t error_size);
// Window, pipe and show; from then on there is a picture.
bool live_open(struct live *live, char *error, size_t error_size);
// Shuts down in the written order. False if the pipe's command failed.
bool live_destroy(struct live *live);

// live_hear.c
void live_hear_keys(struct live *live); // if the windows may have something to say
void live_drain(struct live *live);     // of the inbox, what one turn can take
void live_speak(struct live *live, const char *words);
struct obeyed {
    bool ok;
    bool stale;
    char why[SHOW_LINE]; // or what else is to be said, "" nothing
};
struct obeyed live_obey(struct live *live, const struct cue *cue);
// live_stall.c
void live_notice_stall(struct live *live); // at the start of each turn
// If its events are too old to be news.
void live_mark_history(const struct live *live, struct msg *msg);
// live_draw.c
void live_draw(struct live *live);

// live_publish.c
void live_publish(struct live *live); // the state, to who watches, if it is time
int64_t live_publish_due_ns(const struct live *live); // INT64_MAX: never

// live_outputs.c
bool live_open_outputs(struct live *live, char *error, size_t error_size);
// Fullscreen, once there is a picture.
void live_settle(struct live *live);
// Some window lost its pixels. Clears the mark.
bool live_needs_all(struct live *live);
// The canvas follows the window's size, unless a pipe needs it as it is.
void live_fit_canvas(struct live *live);
// Presents and publishes what changed, and counts the frame.
void live_show(struct live *live, const struct damage *damage);
// Follows displays and looks after the pipe, without which a programme that has no window
// ends.
void live_follow_outputs(struct live *live);
// Tells the operator what is the matter with outputs and files, and when it is over.
void live_tell_trouble(struct live *live);
int64_t live_outputs_due_ns(const struct live *live); // INT64_MAX: never

// live_orders.c
bool live_open_orders(struct live *live, char *error, size_t error_size);
void live_begin_orders(struct live *live); // those that were kept
void live_keep_orders(struct live *live);  // if there are others now
// Before a cue of the operator's is obeyed.
void live_heed(struct live *live, const struct cue *cue);
// Something for the operator, until his next cue.
void live_tell_orders(struct live *live, const char *text);
// What is the matter with them; NULL: nothing.
const char *live_orders_trouble(const struct live *live);
void live_close_orders(struct live *live);

// live_resume.c
void live_begin_resume(struct live *live);
void live_follow_resume(struct live *live);          // those that can be obeyed now
int64_t live_resume_due_ns(const struct live *live); // INT64_MAX: never
// The operator's word now has it over what he said before the crash.
void live_overrule(struct live *live, const struct cue *cue);

// live_pictures.c
void live_open_pictures(struct live *live);
void live_hear_pictures(struct live *live);

// live_monitor.c
void live_open_monitor(struct live *live); // no monitor is no fault
// Where the programme's window makes room for the monitor; empty: in the middle it does.
struct rect live_desk_place(const struct live *live, int width, int height);
// If it is time for it and there is time.
void live_draw_monitor(struct live *live);
int64_t live_monitor_due_ns(const struct live *live);

// live_parts.c
void live_wake(void *live);
void live_follow_wall(struct live *live); // which may be put right
bool live_reload_theme(struct live *live, char *error, size_t error_size);
void live_status(const struct live *live, struct buf *out); // the state document
void live_put_status(struct live *live);
void live_put_still(struct live *live);

int64_t live_replay_ms(const struct live *live); // the recording's own time
int64_t live_replay_next_ns(const struct live *live);

bool live_open_journal(struct live *live, char *error, size_t error_size);
void live_write_journal(struct live *live);

#endif

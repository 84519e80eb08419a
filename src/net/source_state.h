// source_state.h
// The inside of a source, shared by its parts: source.c (made, told, ended),
// source_link.c (the connection), source_feed.c (what the feed is told and wishes),
// source_answer.c (its GETs), source_chatter.c (what is only counted) and source_msg.c
// (what goes to the main thread). Each calls only those named after it.
//
// Threads: as the members say.
#ifndef NET_SOURCE_STATE_H
#define NET_SOURCE_STATE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "net/backoff.h"
#include "net/burst.h"
#include "net/copies.h"
#include "net/loop_lws.h"
#include "net/source.h"
#include "net/ws.h"

struct source {
    const struct feed_ops *ops;
    struct feed_config config;
    int index;
    struct source_parts parts;
    struct ws *ws;
    struct loop_hook hook;
    struct copies copies; // the rest thread's, as what follows
    int64_t lost;         // messages that the inbox dropped when copies were last right
    struct last_answer {
        uint64_t page, said; // hashes of the address and of all that came
    } last[8];
    int oldest;                 // of them
    char login_note[WS_REASON]; // why a login was refused: it is not tried again, "" none
    atomic_bool login_forgiven; // until the next connection
    atomic_bool asked_again;    // the operator wants a connection after a refusal
    atomic_bool news;           // was told since the last answer, by something else
    // Everything below: the loop's thread only.
    struct feed *feed;
    struct arena wishes; // of the message at hand
    struct backoff backoff;
    struct chatter {
        int count, bad;   // not told yet
        int64_t heard_ns; // the last of it
        int64_t told_ns;
        bool planned;
        lws_sorted_usec_list_t timer;
    } chatter;
    bool more; // of this round is in the inbox that nobody was woken for
    lws_sorted_usec_list_t tick;
    int64_t tick_ms; // when it is planned for
    lws_sorted_usec_list_t retry;
    bool started;
    bool open;    // the WebSocket is
    bool was_up;  // a session has been established before
    bool refused; // no attempt is planned
    bool closing; // we said goodbye, for `reason`
    enum feed_retry closing_retry;
    char reason[WS_REASON];
    char trouble[WS_REASON * 2]; // why there is no connection, until there is one again
    int64_t unfit;
    int64_t passed; // texts of bursts that were only counted
    struct burst_kinds kinds;
    int64_t texts_ns; // when those at hand came
};

// source_answer.c: the rest thread.
void source_issue(struct source *source, const struct feed_fetch *fetch); // any thread

// source_msg.c, any thread. A message for the inbox, and an empty out on its arena.
struct msg *source_begin(const struct source *source, int64_t received_ns,
                         struct feed_out *out);
// Puts what out has into msg. False: there is nothing in it, and msg is gone.
bool source_seal(struct msg *msg, const struct feed_out *out);
// What a sealed msg says may be another thing than the last answers: they are no measure
// of what is news any more.
void source_note_news(struct source *source, const struct msg *msg);
// Hands msg to the main thread; from then on it and out are not ours.
void source_deliver(struct source *source, struct msg *msg, const struct feed_out *out);

// source_chatter.c, the loop's thread. The same, but chatter is kept for the message that
// comes next, and of a burst all but the first wake the main thread together, when the
// round is over.
void source_deliver_later(struct source *source, struct msg *msg, struct feed_out *out);
// So many messages more that are only counted.
void chatter_add(struct source *source, int count, int bad, int64_t now_ns);

// source_feed.c, the loop's thread. A message whose wishes are done by source_perform.
struct msg *source_listen(struct source *source, int64_t now_ns, struct feed_out *out);
// Gives msg away, then does what the feed wishes.
void source_perform(struct source *source, struct msg *msg, struct feed_out *out);
void source_hear_texts(void *source, const struct str *texts, int count);
void source_hear_unfit(void *source, const char *why);
void source_plan_tick(struct source *source);
void source_roused(void *source);         // the thread is awake: what is due soon is done
void source_watch(struct source *source); // how much silence is borne
void source_schedule(struct source *source, lws_sorted_usec_list_t *timer, sul_cb_t run,
                     int64_t delay_ms);
bool source_has_link(const struct event_list *events, enum link_state link);
void source_add_link(struct event_list *events, enum link_state link, bool reconnect,
                     const char *note);

// source_link.c, the loop's thread.
void source_connect(struct source *source);
struct ws_events source_ws_events(struct source *source);

#endif

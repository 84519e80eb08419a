// What is heard of the connections, and what is wrong with them, for the operator.
#include <stdio.h>

#include "base/str.h"
#include "show/show_subject.h"

// Each keeps its own, so that the end of the newest brings back what it hid.
void feed_trouble(struct show *show, int feed, const char *text)
{
    struct feed_state *state = &show->feeds[feed];
    snprintf(state->notice, sizeof(state->notice), "%s: %s", state->id, text);
    state->notice_stamp = ++show->notices;
    show->answer[0] = '\0';
    show->changes++;
}

void show_tell(struct show *show, const char *text)
{
    if (!text && !show->notice[0]) {
        return;
    }
    text_copy(show->notice, sizeof(show->notice), text ? text : "");
    show->answer[0] = '\0';
    show->changes++;
}

static void trouble_over(struct show *show, int feed)
{
    struct feed_state *state = &show->feeds[feed];
    if (state->fetch_note[0] || state->notice[0]) {
        state->fetch_note[0] = state->notice[0] = '\0';
        show->changes++;
    }
}

static const char *newest_trouble(const struct show *show)
{
    const struct feed_state *newest = NULL;
    for (int i = 0; i < show->feed_count; i++) {
        const struct feed_state *state = &show->feeds[i];
        if (state->notice[0] && (!newest || state->notice_stamp > newest->notice_stamp)) {
            newest = state;
        }
    }
    return newest ? newest->notice : NULL;
}

// A feed's row tells its trouble as well; what is wrong here is told nowhere else.
const char *show_notice(const struct show *show)
{
    return show->answer[0]   ? show->answer
           : show->notice[0] ? show->notice
                             : newest_trouble(show);
}

// Of a category the service tells who plays: a match that ended meanwhile is not among
// them. One that the show file names is asked for by its feed.
static void ask_again(struct show *show, int feed)
{
    const struct feed_state *state = &show->feeds[feed];
    struct unit_key unit = {.round = 0};
    text_copy(unit.event, sizeof(unit.event), state->follow);
    if (state->kind->sport == SHOW_MATCH && unit.event[0] &&
        !text_equal(state->follow, state->named)) {
        wish_add(show, feed, &unit);
    }
}

static void hear_link(struct show *show, int feed, const struct link_event *link)
{
    struct feed_state *state = &show->feeds[feed];
    if (state->link == LINK_UP && link->link != LINK_UP) {
        state->gaps++; // what is said meanwhile is never said again
    }
    if (state->link != LINK_UP && link->link == LINK_UP) {
        state->reconnects += state->was_up || link->reconnect;
        if (state->was_up) {
            ask_again(show, feed);
        }
        state->was_up = true;
        // Of a match's GETs the connection has asked anew: that answer may be here
        // already.
        if (state->kind->sport != SHOW_MATCH || !state->fetch_note[0]) {
            trouble_over(show, feed);
        }
    }
    state->link = link->link;
    text_copy(state->link_note, sizeof(state->link_note), link->note ? link->note : "");
    if (link->link == LINK_REFUSED) {
        struct arena arena = {0};
        feed_trouble(show, feed,
                     arena_printf(&arena, "%s; following something on it tries again",
                                  link->note ? link->note : "refused"));
        arena_finish(&arena);
    }
    show->changes++;
}

static void hear_traffic(struct show *show, int feed, const struct traffic_event *traffic,
                         int64_t received_ms)
{
    struct feed_state *state = &show->feeds[feed];
    state->messages += 1 + traffic->others;
    state->bad += traffic->bad + traffic->others_bad;
    state->gaps += traffic->gap;
    state->heard_ms = received_ms;
    if (traffic->data && !traffic->bad) {
        state->news_ms = received_ms;
    }
    show->changes++;
}

static void hear_fetch_failed(struct show *show, int feed,
                              const struct fetch_event *fetch)
{
    char text[SHOW_LINE];
    const char *note = fetch->note ? fetch->note : "no answer";
    if (fetch->whole_meeting) {
        snprintf(text, sizeof(text), "competition not fetched: %.180s", note);
    } else {
        struct arena arena = {0};
        snprintf(text, sizeof(text), "%s not fetched: %.180s",
                 unit_text(show, feed, &fetch->unit, &arena), note);
        arena_finish(&arena);
    }
    text_copy(show->feeds[feed].fetch_note, SHOW_LINE, text);
    feed_trouble(show, feed, text);
}

// What came by a GET, as against by push: it works again.
static bool is_fetched(const struct event *event)
{
    bool whole = event->type == EVENT_UNIT || event->type == EVENT_MEETING ||
                 event->type == EVENT_ROSTER || event->type == EVENT_UNCHANGED ||
                 event->type == EVENT_PERSON;
    bool race = event->type == EVENT_RACE && (event->backlog || event->race.has_splits);
    return whole || race ||
           (event->type == EVENT_MATCH && event->backlog && !event->match.pushed);
}

void feeds_event(struct show *show, int feed, const struct event *event,
                 int64_t received_ms)
{
    if (event->type == EVENT_LINK) {
        hear_link(show, feed, &event->link);
    } else if (event->type == EVENT_TRAFFIC) {
        hear_traffic(show, feed, &event->traffic, received_ms);
    } else if (event->type == EVENT_FETCH_FAILED) {
        hear_fetch_failed(show, feed, &event->fetch);
    } else if (is_fetched(event)) {
        trouble_over(show, feed);
    }
}

void feeds_change(struct show *show, const struct change *change, int64_t received_ms)
{
    struct feed_state *state = &show->feeds[change->feed];
    if (change->type != EVENT_RACE && change->type != EVENT_MATCH) {
        return;
    }
    state->heard_ms = received_ms;
    if (change->novelty != DUPLICATE) {
        state->news_ms = received_ms;
    }
}

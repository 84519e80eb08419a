// Packets of a fixture: in order, what is news at once, what is the past when it is over.
#include "base/json.h"
#define LOG_MODULE "fastpath"
#include "base/log.h"
#include "feed/fastpath_state.h"
#include "feed/fastpath_tennis.h"
#include "feed/leaf.h"

struct fastpath_view fastpath_view_of(const struct feed *feed, int64_t now_ms,
                                      struct arena *arena)
{
    return (struct fastpath_view){
        .config = &feed->config,
        .match = &feed->match,
        .id = arena_strdup(arena, feed->id),
        .now_ms = now_ms,
        .arena = arena,
    };
}

// A packet, taken apart.
struct packet {
    struct fastpath_action action;
    struct fastpath_summary summary;
    bool tennis, alarm; // the venue is cut off
};

static void read_packet(const struct feed *feed, const struct json *root,
                        struct fastpath_view *view, struct packet *out)
{
    out->tennis = fastpath_tennis_told(feed->match.sport, root);
    out->alarm = out->tennis && fastpath_tennis_alarm(root);
    if (out->tennis) {
        fastpath_tennis_read(root, view->arena, &out->action, &out->summary);
        view->doubts[FASTPATH_DOUBT_STATUS] |=
            !fastpath_status_known(out->summary.status, view->arena);
        return;
    }
    fastpath_action_read(json_get(root, "fixtureAction"), feed->match.sport, view->arena,
                         view->doubts, &out->action);
    fastpath_summary_read(root, view->arena, &out->summary);
    view->doubts[FASTPATH_DOUBT_STATUS] |=
        !fastpath_status_known(out->summary.status, view->arena);
}

int64_t fastpath_held_due(const struct feed *feed)
{
    int64_t due_ms = INT64_MAX;
    for (int i = 0; i < FASTPATH_HELD; i++) {
        const struct fastpath_held *held = &feed->held[i];
        int wait_ms = held->behind ? FASTPATH_QUIET_MS : FASTPATH_PAUSE_MS;
        due_ms = held->there ? feed->pace.heard_ms + wait_ms : due_ms;
    }
    return due_ms;
}

// The clock of a packet that was on its way for a while is carried on; beyond that it is
// more probable that somebody's clock is wrong.
static int64_t clock_age(const struct feed *feed, const struct fastpath_action *action,
                         int64_t now_ms)
{
    int64_t age_ms;
    bool known = fastpath_pace_age(&feed->pace, action, now_ms, &age_ms);
    return known && age_ms > 0 && age_ms <= FASTPATH_CLOCK_MS ? age_ms : 0;
}

static void tell_one(struct feed *feed, struct fastpath_held *held, struct feed_out *out)
{
    struct json_doc *doc = json_parse(held->text.data, held->text.len, NULL, NULL, 0);
    struct fastpath_view view = fastpath_view_of(feed, held->at_ms, out->arena);
    struct packet packet;
    held->there = false;
    read_packet(feed, json_root(doc), &view, &packet);
    view.age_ms = clock_age(feed, &packet.action, held->at_ms);
    struct event *event = event_add(&out->events, EVENT_MATCH);
    event->backlog = true;
    event->match.pushed = true;
    fastpath_news(&view, &packet.action, &packet.summary, &event->match);
    json_free(doc);
}

void fastpath_tell_held(struct feed *feed, struct feed_out *out)
{
    for (int i = 0; i < FASTPATH_HELD; i++) {
        if (feed->held[i].there) {
            tell_one(feed, &feed->held[i], out);
        }
    }
}

// News supersede what is held; but of where they begin, the past must have been told.
static void release(struct feed *feed, struct feed_out *out)
{
    for (int i = 0; i < FASTPATH_HELD; i++) {
        if (feed->held[i].there && !feed->held[i].behind) {
            tell_one(feed, &feed->held[i], out);
        }
        feed->held[i].there = false;
    }
}

static void hold(struct feed *feed, const struct json *root,
                 const struct fastpath_summary *summary, int64_t now_ms)
{
    bool whole = summary->has_score && summary->status;
    struct fastpath_held *held = &feed->held[whole ? 0 : 1];
    feed->held[1].there = false;
    buf_clear(&held->text);
    json_put_value(&held->text, root);
    held->there = true;
    held->behind = fastpath_order_behind(&feed->order);
    held->at_ms = now_ms;
}

// Who is who, in whose colours.
static void put_teams(struct feed *feed, const struct json *root,
                      const struct packet *packet, struct match_news *news,
                      struct arena *arena)
{
    if (packet->tennis) {
        news->has_teams = fastpath_tennis_teams(root, arena, news->teams);
        return;
    }
    bool met = fastpath_match_meet(&feed->match, &packet->action, &packet->summary, arena,
                                   news->teams);
    bool colored = packet->action.act == ACT_COLOURS &&
                   packet->action.send != SEND_GONE &&
                   fastpath_colors(packet->action.metadata, arena, news->teams);
    news->has_teams = met || colored;
}

static void put_entry(struct feed *feed, const struct packet *packet,
                      const struct fastpath_view *view, bool newest,
                      struct match_news *news)
{
    struct match_entry entry;
    struct arena *arena = view->arena;
    if (fastpath_entry(&feed->match, &packet->action, &packet->summary, newest, arena,
                       &entry)) {
        fastpath_whistle(view, &packet->action, &packet->summary, &entry);
        news->entries = arena_copy(arena, &entry, sizeof(entry));
        news->entry_count = 1;
    }
}

// One packet whose place is known. `fresh`: it is news.
static void tell_packet(struct feed *feed, const struct json *root, struct packet *packet,
                        struct fastpath_view *view, bool newest, bool fresh,
                        struct feed_out *out)
{
    struct match_news news = {.match = view->id};
    bool summary = newest && (packet->summary.there || packet->summary.status);
    put_teams(feed, root, packet, &news, out->arena);
    put_entry(feed, packet, view, newest, &news);
    if (newest) {
        fastpath_match_learn(&feed->match, &packet->action, &packet->summary);
    }
    if (summary && fresh) {
        fastpath_news(view, &packet->action, &packet->summary, &news);
    } else if (summary) {
        hold(feed, root, &packet->summary, view->now_ms);
    }
    if ((summary && fresh) || news.has_teams || news.entry_count) {
        struct event *event = event_add(&out->events, EVENT_MATCH);
        event->backlog = !fresh;
        event->match = news;
        event->match.pushed = true;
    }
    fastpath_lineups(&feed->match, &packet->action, view->id, !fresh, out);
}

static void tell_missing(const struct feed *feed, int missing)
{
    int64_t total = feed->order.missing;
    int64_t before = total - missing;
    // Once a doubling: a bad line must not fill the log.
    if (missing && (before == 0 || (before ^ total) > before)) {
        log_warn("%s: %lld packets are missing so far", feed->config.id,
                 (long long)total);
    }
}

static void ask_whole(struct feed *feed, struct feed_out *out)
{
    feed->connected = false;
    out->close = true;
    out->retry = FEED_RETRY_NOW;
    out->reason = "packets are missing, all are asked for again";
}

// A whole address may not tell which fixture it is of.
static void learn_id(struct feed *feed, const struct json *root,
                     struct fastpath_view *view)
{
    const char *id = leaf_text(json_get(root, "fixtureAction"), "fixtureId", NULL,
                               FASTPATH_ID, view->arena);
    if (!feed->id[0] && id) {
        text_copy(feed->id, sizeof(feed->id), id);
        view->id = arena_strdup(view->arena, feed->id);
    }
}

// Whether the packet is news. It may be the end of what the operator was told.
static bool hear_pace(struct feed *feed, const struct fastpath_action *action,
                      int64_t now_ms, struct feed_out *out)
{
    bool was_cut = feed->pace.cut;
    bool behind = fastpath_order_behind(&feed->order);
    bool fresh = fastpath_pace_hear(&feed->pace, action, behind, now_ms);
    if (was_cut && !feed->pace.cut) {
        fastpath_tell_cut(feed, false, out);
    } else if (feed->noted) {
        fastpath_note(feed, NULL, out);
    }
    return fresh;
}

static void set_cut(struct feed *feed, bool cut, int64_t now_ms, struct feed_out *out)
{
    if (feed->pace.cut != cut) {
        fastpath_tell_cut(feed, cut, out);
    }
    fastpath_pace_cut(&feed->pace, cut, now_ms);
}

// Of an alarm of the past nobody knows whether it still holds. What the venue tells later
// of the time of a cut says so; any other message ends it.
static void hear_tennis(struct feed *feed, const struct packet *packet, int64_t now_ms,
                        struct feed_out *out)
{
    fastpath_pace_tick(&feed->pace, now_ms);
    if (packet->alarm && (feed->pace.live || feed->pace.cut)) {
        set_cut(feed, true, now_ms, out);
    } else if (!packet->alarm && !packet->action.delayed && feed->pace.cut) {
        set_cut(feed, false, now_ms, out);
    }
}

bool fastpath_packet(struct feed *feed, const struct json *root, struct str text,
                     struct fastpath_view *view, struct feed_out *out)
{
    struct packet packet;
    int missing;
    bool finished;
    read_packet(feed, root, view, &packet);
    fastpath_authorise(feed, out);
    learn_id(feed, root, view);
    enum fastpath_place place = fastpath_order_hear(
        &feed->order, packet.action.seq, fastpath_order_what(&packet.action, text),
        packet.action.when_ms, &missing);
    tell_missing(feed, missing);
    if (place == PLACE_HOLE) {
        ask_whole(feed, out);
        return true;
    }
    if (packet.tennis) {
        hear_tennis(feed, &packet, view->now_ms, out);
    }
    if (packet.alarm) {
        return missing > 0;
    }
    bool fresh = hear_pace(feed, &packet.action, view->now_ms, out);
    if (place == PLACE_AGAIN || place == PLACE_KNOWN) {
        return false;
    }
    if (fresh) {
        release(feed, out);
    }
    if (view->now_ms - feed->opened_ms < FASTPATH_QUIET_MS) {
        view->age_ms = clock_age(feed, &packet.action, view->now_ms);
    }
    if (place == PLACE_NEXT) {
        feed->finished = json_bool(json_get(root, "finished"), &finished) && finished;
    }
    tell_packet(feed, root, &packet, view, place == PLACE_NEXT, fresh, out);
    return missing > 0;
}

// How it stands, from the newest packet's summary.
#include "base/json.h"
#include "feed/fastpath.h"

static const struct {
    const char *word;
    enum match_status status;
} statuses[] = {
    {"scheduled", MATCH_BEFORE},  {"live", MATCH_LIVE},
    {"completed", MATCH_OVER},    {"postponed", MATCH_BROKEN},
    {"abandoned", MATCH_BROKEN},  {"cancelled", MATCH_BROKEN},
    {"canceled", MATCH_BROKEN},   {"suspended", MATCH_BROKEN},
    {"unverified", MATCH_BROKEN},
};

// Whoever watches for the feed has stopped, for a while or for good. The match goes on,
// and viewers are told nothing of it.
static const struct collection {
    const char *word, *text;
    bool over; // nobody will know a result
} lost[] = {
    {"collectiondropped", "coverage dropped", true},
    {"collectionsuspended", "coverage suspended", false},
};

// NULL: somebody watches.
static const struct collection *find_lost(const struct fastpath_summary *summary,
                                          struct arena *arena)
{
    const char *word = fastpath_letters(summary->collection, arena);
    for (size_t i = 0; i < sizeof(lost) / sizeof(lost[0]); i++) {
        if (text_equal(lost[i].word, word)) {
            return &lost[i];
        }
    }
    return NULL;
}

// Between two periods none is open. The list may have been cut: then the last one of it
// is no neighbour of the current one.
static bool in_break(const struct fastpath_summary *summary)
{
    const struct fastpath_period *at = fastpath_period_at(summary);
    return at && !at->open && at->id >= summary->period - 1;
}

static bool find_status(const char *word, enum match_status *out)
{
    for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
        if (text_equal(statuses[i].word, word)) {
            *out = statuses[i].status;
            return true;
        }
    }
    return false;
}

bool fastpath_status_known(const char *status, struct arena *arena)
{
    enum match_status ignored;
    return !status || find_status(fastpath_letters(status, arena), &ignored);
}

static bool read_status(const struct fastpath_view *view,
                        const struct fastpath_summary *summary, enum match_status *out)
{
    const char *word = fastpath_letters(summary->status, view->arena);
    bool known = find_status(word, out);
    const struct collection *gone = find_lost(summary, view->arena);
    if (gone && gone->over) {
        *out = MATCH_BROKEN;
        return true;
    }
    if ((!known || *out == MATCH_LIVE) && view->match->ended) {
        *out = MATCH_OVER;
        return true;
    }
    if (known && *out == MATCH_LIVE && in_break(summary)) {
        *out = MATCH_BREAK;
    }
    return known;
}

static void put_status(const struct fastpath_view *view,
                       const struct fastpath_summary *summary, struct match_news *out)
{
    const struct collection *gone = find_lost(summary, view->arena);
    out->has_status = read_status(view, summary, &out->status);
    out->status_word = summary->status;
    if (gone && summary->reason) {
        out->unwatched = arena_printf(view->arena, "%s: %s", gone->text, summary->reason);
    } else if (gone || summary->collection) {
        out->unwatched = gone ? gone->text : "";
    }
}

static void put_period(const struct fastpath_view *view,
                       const struct fastpath_summary *summary, struct match_news *out)
{
    const struct fastpath_period *at = fastpath_period_at(summary);
    bool cut = at && !at->open && at->id < summary->period - 1;
    at = cut ? NULL : at;
    int number = at ? at->id : summary->period;
    if (out->has_status && out->status == MATCH_BEFORE) {
        out->period = "";
        return;
    }
    if (out->has_status && out->status == MATCH_OVER) {
        out->period = view->match->sport->end;
    } else if (at && out->has_status && out->status == MATCH_BREAK) {
        out->period = fastpath_break_name(view, at);
    } else {
        out->period = fastpath_period_name(view, number, at);
    }
    out->period_number = number;
}

static int sets_won(const struct fastpath_summary *summary, enum match_side side)
{
    int won = 0;
    for (int i = 0; i < summary->period_count; i++) {
        const struct fastpath_period *set = &summary->periods[i];
        won += !set->open && set->points[side] > set->points[!side];
    }
    return won;
}

// Nobody can have won more sets than there were: then it is points that are counted.
static void put_score(const struct fastpath_view *view,
                      const struct fastpath_summary *summary, struct match_news *out)
{
    bool points = view->match->sport->sets && summary->period_count > 0 &&
                  summary->score[0] + summary->score[1] > summary->period_count;
    out->has_score = summary->has_score;
    for (int side = 0; summary->has_score && side < 2; side++) {
        out->score[side] =
            points ? sets_won(summary, (enum match_side)side) : summary->score[side];
    }
}

static bool put_points(const struct fastpath_period *period, struct match_news *out)
{
    out->has_points = period && period->points[0] >= 0 && period->points[1] >= 0;
    for (int side = 0; out->has_points && side < 2; side++) {
        out->points[side] = period->points[side];
    }
    return out->has_points;
}

static void put_small_score(const struct fastpath_view *view,
                            const struct fastpath_summary *summary,
                            struct match_news *out)
{
    const struct fastpath_period *at = fastpath_period_at(summary);
    out->note = summary->note ? summary->note : "";
    for (int i = 0; i < summary->period_count; i++) {
        const struct fastpath_period *period = &summary->periods[i];
        if (period->type == PERIOD_SHOOTOUT && put_points(period, out)) {
            out->note =
                arena_printf(view->arena, "%s %d:%d", view->match->sport->shootout,
                             out->points[0], out->points[1]);
            return;
        }
    }
    // Behind a set its last points stand, until the next one opens.
    if (view->match->sport->sets && at && !put_points(at, out)) {
        out->has_points = true;
        out->points[0] = out->points[1] = -1;
    }
}

static bool is_running(const struct fastpath_view *view,
                       const struct fastpath_summary *summary,
                       const struct match_news *news)
{
    const char *word = fastpath_letters(summary->clock_state, view->arena);
    const struct fastpath_period *at = fastpath_period_at(summary);
    bool lost_sight = find_lost(summary, view->arena) != NULL;
    bool played = lost_sight ? view->config->keep_clock
                             : !news->has_status || news->status == MATCH_LIVE;
    if (text_equal(word, "running") || text_equal(word, "stopped")) {
        return played && word[0] == 'r';
    }
    if (view->match->running >= 0) {
        return played && view->match->running;
    }
    return played && news->has_status && at && at->open;
}

static void put_clock(const struct fastpath_view *view,
                      const struct fastpath_action *action,
                      const struct fastpath_summary *summary, struct match_news *out)
{
    const struct fastpath_period *at = fastpath_period_at(summary);
    struct match_clock *clock = &out->clock;
    clock->at_ms = view->now_ms;
    // A shoot-out has none, whatever is sent.
    if (at && at->type == PERIOD_SHOOTOUT) {
        out->has_clock = true;
        return;
    }
    clock->way = fastpath_match_way(view->match, view->config);
    out->has_clock = clock->way != CLOCK_NONE && summary->clock_ms >= 0;
    if (!out->has_clock) {
        return;
    }
    clock->running = is_running(view, summary, out);
    clock->value_ms = summary->clock_ms;
    clock->set = action->act == ACT_ADJUST_CLOCK;
    if (clock->running && view->age_ms > 0) {
        int64_t gone = clock->way == CLOCK_DOWN ? -view->age_ms : view->age_ms;
        clock->value_ms = clock->value_ms + gone > 0 ? clock->value_ms + gone : 0;
    }
}

// In sets, what happened is how they ended; the summary tells of all of them, whenever
// one begins to listen. One that is open again has not ended.
static void add_sets(const struct fastpath_view *view,
                     const struct fastpath_summary *summary, struct match_news *out)
{
    int count = out->entry_count;
    struct match_entry *entries =
        arena_alloc(view->arena, sizeof(*entries) * (size_t)(count + FASTPATH_PERIODS));
    for (int i = 0; i < count; i++) {
        entries[i] = out->entries[i];
    }
    for (int i = 0; i < summary->period_count; i++) {
        const struct fastpath_period *set = &summary->periods[i];
        bool told = set->points[0] >= 0 && set->points[1] >= 0;
        if (set->open && !fastpath_match_set_ended(view->match, set->id)) {
            continue;
        }
        entries[count++] = (struct match_entry){
            .id = arena_printf(view->arena, "set/%d", set->id),
            .kind = ENTRY_END,
            .period = set->id,
            .offset_ms = -1,
            .side = SIDE_NONE,
            .text = fastpath_period_name(view, set->id, set),
            .has_score = told && !set->open,
            .score = {told ? set->points[0] : 0, told ? set->points[1] : 0},
            .gone = set->open,
        };
    }
    out->entries = entries;
    out->entry_count = count;
}

// The end of a match in sets, told without a score, as where one retires: no set and no
// game goes on.
static void put_end(const struct fastpath_view *view, struct match_news *out)
{
    bool over = out->has_status && out->status == MATCH_OVER;
    if (over && view->match->tally[0]) {
        out->period = view->match->sport->end;
        out->note = arena_strdup(view->arena, view->match->tally);
    }
}

void fastpath_news(const struct fastpath_view *view, const struct fastpath_action *action,
                   const struct fastpath_summary *summary, struct match_news *out)
{
    bool told = summary->there || summary->status || summary->collection;
    out->match = view->id;
    if (told || view->match->ended) {
        put_status(view, summary, out);
    }
    if (summary->there) {
        put_period(view, summary, out);
        put_score(view, summary, out);
        put_small_score(view, summary, out);
        put_clock(view, action, summary, out);
        if (view->match->sport->sets && summary->period_count > 0) {
            add_sets(view, summary, out);
        }
    } else {
        put_end(view, out);
    }
}

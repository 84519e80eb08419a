#include "net/replay.h"

#include <stdlib.h>
#include <string.h>

#define LOG_MODULE "replay"
#include "base/log.h"
#include "net/answer.h"
#include "net/player_host.h"
#include "net/rest.h"

static int player_of(const struct replay *replay, const char *id)
{
    for (int i = 0; i < replay->player_count; i++) {
        if (replay->players[i].feed && strcmp(replay->players[i].config->id, id) == 0) {
            return i;
        }
    }
    return -1;
}

// A GET that nobody waits for, made up from what its path says. False if that is nothing.
static bool make_up(const struct player *player, const char *path, struct feed_fetch *out)
{
    struct unit_key unit = {0};
    bool unit_page = answer_unit(path, &unit);
    const char *name = strrchr(path, '/');
    name = name ? name + 1 : path;
    if (!unit_page && !*name) {
        *out = (struct feed_fetch){.kind = FETCH_MEETING, .backlog = true};
        return true;
    }
    if (!unit_page && !text_copy(unit.event, sizeof(unit.event), name)) {
        return false;
    }
    return player->ops->unit_fetch(player->config, &unit, out) &&
           (unit_page || answer_matches(out->url, path));
}

// An answer of a recording: to the wish that it answered then. A recorded feed and a
// replayed one do not tick at the very same time: the wish may have been another one.
static void tell_recorded(struct replay *replay, int feed, const struct script_line *line)
{
    const struct wish *match = wishes_match(&replay->wishes, feed, line->name);
    const struct wish *asked = wishes_match(&replay->asked, feed, line->name);
    struct wish wish = {.feed = feed};
    if (match) {
        wish = wishes_take(&replay->wishes, match);
    } else if (asked) {
        wish = *asked;
    } else if (!make_up(&replay->players[feed], line->name, &wish.fetch)) {
        return;
    }
    player_answer(replay, &wish, line, line->at_ms);
}

static void tell_link(struct replay *replay, int feed, const struct script_line *line)
{
    if (strcmp(line->name, "closed") == 0) {
        player_closed(replay, feed, line->code, line->at_ms);
    } else if (strcmp(line->name, "refused") == 0) {
        player_refused(replay, feed, line->code, line->at_ms);
    } else if (!replay->players[feed].open) {
        player_open(replay, feed, line->at_ms);
    }
}

static void tell_line(struct replay *replay, const struct script_line *line)
{
    if (line->kind == SCRIPT_CUE) {
        if (replay->record) {
            record_cue(replay->record, line->at_ms * 1000000, line->name);
        }
        replay->sink.cue(replay->sink.context, line->name, line->at_ms);
        return;
    }
    int feed = player_of(replay, line->feed);
    if (feed < 0) {
        return;
    }
    bool open = replay->players[feed].open;
    if (line->kind == SCRIPT_LINK) {
        tell_link(replay, feed, line);
    } else if (line->kind == SCRIPT_HOOK) {
        player_hook(replay, feed, line->text, line->at_ms);
    } else if (line->kind == SCRIPT_ANSWER && replay->players[feed].recorded) {
        tell_recorded(replay, feed, line);
    } else if (line->kind == SCRIPT_TEXT && open) {
        player_text(replay, feed, line->text, line->at_ms);
    } else if (line->kind == SCRIPT_PUSH && open) {
        player_pusher_push(replay, feed, line);
    }
}

static void answer_wish(struct replay *replay, const struct wish *due)
{
    struct wish wish = wishes_take(&replay->wishes, due);
    const char *id = replay->players[wish.feed].config->id;
    int64_t at_ms = replay->told_ms;
    player_answer(replay, &wish,
                  answer_find(replay->script, 0, id, wish.fetch.url, at_ms), at_ms);
}

static bool ticks(const struct player *player)
{
    return player->feed && player->told && (player->open || player->ops->polls);
}

static int64_t tick_due(const struct replay *replay, int *feed)
{
    int64_t first = INT64_MAX;
    for (int i = 0; i < replay->player_count; i++) {
        const struct player *player = &replay->players[i];
        if (!ticks(player)) {
            continue;
        }
        int64_t due = player->ops->next_due(player->feed);
        due = due > player->tick_floor ? due : player->tick_floor;
        due = due > replay->told_ms ? due : replay->told_ms;
        if (due < first) {
            first = due;
            *feed = i;
        }
    }
    return first;
}

static int64_t self_due(const struct replay *replay, int *feed)
{
    int64_t first = INT64_MAX;
    for (int i = 0; i < replay->player_count; i++) {
        if (replay->players[i].self_ms < first) {
            first = replay->players[i].self_ms;
            *feed = i;
        }
    }
    return first;
}

static int64_t line_due(const struct replay *replay)
{
    return replay->next_line < replay->script->count
               ? replay->script->lines[replay->next_line].at_ms
               : INT64_MAX;
}

static int64_t wish_due(const struct replay *replay)
{
    const struct wish *wish = wishes_next(&replay->wishes);
    return wish ? wish->due_ms : INT64_MAX;
}

static void open_day(struct replay *replay)
{
    replay->opened = true;
    for (int i = 0; i < replay->player_count; i++) {
        const struct player *player = &replay->players[i];
        if (player->feed && player->told && !player->recorded) {
            player_open(replay, i, 0);
        }
    }
}

// Does the first of what is due. At one time: first what the servers say, then answers,
// then what hosts do by themselves, then timers.
static bool do_next(struct replay *replay, int64_t now_ms)
{
    int alone = -1, ticking = -1;
    int64_t line = line_due(replay);
    int64_t wish = wish_due(replay);
    int64_t self = self_due(replay, &alone);
    int64_t timer = tick_due(replay, &ticking);
    if (line <= now_ms && line <= wish && line <= self && line <= timer) {
        replay->told_ms = line;
        tell_line(replay, &replay->script->lines[replay->next_line++]);
    } else if (wish <= now_ms && wish <= self && wish <= timer) {
        replay->told_ms = wish > replay->told_ms ? wish : replay->told_ms;
        answer_wish(replay, wishes_next(&replay->wishes));
    } else if (self <= now_ms && self <= timer) {
        replay->told_ms = self;
        player_self(replay, alone, self);
    } else if (timer <= now_ms) {
        replay->told_ms = timer;
        player_tick(replay, ticking, timer);
    } else {
        return false;
    }
    return true;
}

void replay_step(struct replay *replay, int64_t now_ms)
{
    if (!replay->opened && now_ms >= 0) {
        open_day(replay);
    }
    while (do_next(replay, now_ms)) {
    }
    replay->told_ms = now_ms > replay->told_ms ? now_ms : replay->told_ms;
}

int64_t replay_next(const struct replay *replay)
{
    if (!replay->opened) {
        return 0;
    }
    int feed;
    int64_t line = line_due(replay);
    int64_t wish = wish_due(replay);
    int64_t self = self_due(replay, &feed);
    int64_t next = line < wish ? line : wish;
    next = next != INT64_MAX && self < next ? self : next;
    int64_t timer = tick_due(replay, &feed);
    return next != INT64_MAX && timer < next ? timer : next;
}

void replay_fetch_unit(struct replay *replay, int feed, const struct unit_key *unit,
                       int64_t now_ms)
{
    if (feed < 0 || feed >= replay->player_count || !replay->players[feed].feed) {
        return;
    }
    const struct player *player = &replay->players[feed];
    struct feed_fetch fetch = {.kind = FETCH_UNIT};
    if (!player->ops->unit_fetch(player->config, unit, &fetch)) {
        return;
    }
    bool follows = player->recorded &&
                   answer_find(replay->script, replay->next_line, player->config->id,
                               fetch.url, now_ms + REST_TIMEOUT_MS);
    wishes_note(&replay->asked, feed, &fetch);
    wishes_add(&replay->wishes, feed, &fetch,
               follows ? INT64_MAX : now_ms + fetch.delay_ms + REPLAY_ANSWER_MS);
}

void replay_record(struct replay *replay, struct record *record)
{
    replay->record = record;
    if (record) {
        record_epoch(record, 0, replay->script->epoch_ms);
    }
}

// Which feeds the script speaks of, and how.
static void survey(struct replay *replay)
{
    for (int i = 0; i < replay->script->count; i++) {
        const struct script_line *line = &replay->script->lines[i];
        int feed = line->feed ? player_of(replay, line->feed) : -1;
        if (feed >= 0) {
            replay->players[feed].told = true;
            replay->players[feed].recorded |=
                line->kind == SCRIPT_LINK && strcmp(line->name, "closed") != 0;
        } else if (line->feed) {
            log_debug("line %d: no feed \"%s\" in the show", line->number, line->feed);
        }
    }
}

struct replay *replay_create(const struct script *script, const struct feed_config *feeds,
                             int feed_count, const struct replay_sink *sink)
{
    struct replay *replay = xalloc(sizeof(*replay));
    replay->script = script;
    replay->sink = *sink;
    replay->players = xalloc((size_t)feed_count * sizeof(*replay->players));
    replay->player_count = feed_count;
    for (int i = 0; i < feed_count; i++) {
        struct player *player = &replay->players[i];
        player->config = &feeds[i];
        player->ops = feed_find(feeds[i].type);
        player->host = player_host_find(feeds[i].type);
        player->feed = player->ops ? player->ops->create(&feeds[i]) : NULL;
        player->self_ms = INT64_MAX;
    }
    survey(replay);
    return replay;
}

void replay_destroy(struct replay *replay)
{
    if (!replay) {
        return;
    }
    for (int i = 0; i < replay->player_count; i++) {
        struct player *player = &replay->players[i];
        if (player->feed) {
            player->ops->destroy(player->feed);
        }
    }
    wishes_finish(&replay->wishes);
    wishes_finish(&replay->asked);
    free(replay->players);
    free(replay);
}

// The names that will come: whether fonts have their letters, and whether they fit.
#include <stdio.h>

#include "app/asking.h"
#include "app/check.h"
#include "app/check_fit.h"
#include "app/progress.h"
#include "base/file.h"
#include "base/str.h"
#include "show/scene_parts.h"

enum { BODY_MAX = 8 << 20 };

struct preflight {
    struct report *report;
    struct check_fit *fit;
    struct check_used *used;
    const struct feed_config *feed;
    const struct feed_ops *ops;
    int status; // of the server's answer; 0: none
    bool answered, failed;
};

static void check_name(struct preflight *preflight, enum check_who who, const char *name)
{
    check_fit_name(preflight->fit, preflight->feed->id, who,
                   &(struct check_name){.whole = name});
}

static void check_person(struct preflight *preflight, enum check_who who,
                         const char *name, const char *family)
{
    check_fit_name(preflight->fit, preflight->feed->id, who,
                   &(struct check_name){.whole = name, .family = family});
}

static void check_flag(struct preflight *preflight,
                       const struct meeting_competitor *competitor)
{
    struct person person = {0};
    char picture[32];
    person_know(&person, NULL, competitor);
    if (person.flag) {
        static const char *const endings[] = {"png", "svg"};
        for (int i = 0; i < 2; i++) {
            snprintf(picture, sizeof(picture), "flags/%s.%s", person.flag, endings[i]);
            check_use(preflight->report, preflight->used, picture, preflight->feed->id);
        }
    }
}

// A relay has a name of its own, or goes by its club's, and has runners.
static void check_relay(struct preflight *preflight,
                        const struct meeting_competitor *relay)
{
    check_name(preflight, CHECK_RELAY, relay->team_name ? relay->team_name : relay->team);
    check_name(preflight, CHECK_RUNNERS, relay->runners);
}

static void check_meeting(struct preflight *preflight,
                          const struct meeting_event *meeting)
{
    for (int i = 0; i < meeting->competitor_count; i++) {
        const struct meeting_competitor *one = &meeting->competitors[i];
        char name[512];
        snprintf(name, sizeof(name), "%s%s%s", one->first_name ? one->first_name : "",
                 one->first_name && one->last_name ? " " : "",
                 one->last_name ? one->last_name : "");
        progress_show("names", i, meeting->competitor_count);
        check_flag(preflight, one);
        if (!name[0]) {
            check_relay(preflight, one);
            continue;
        }
        check_person(preflight, CHECK_PERSON, name, one->last_name);
        check_name(preflight, CHECK_CLUB, one->team_name ? one->team_name : one->team);
    }
    progress_end();
}

static void check_team(struct preflight *preflight, const struct match_team *team)
{
    const char *in_short = text_empty(team->short_name) ? team->name : team->short_name;
    check_fit_name(preflight->fit, preflight->feed->id, CHECK_TEAM,
                   &(struct check_name){.whole = team->name, .short_name = in_short});
    check_name(preflight, CHECK_TEAM_SHORT, in_short);
}

static void check_event(struct preflight *preflight, const struct event *event)
{
    if (event->type == EVENT_MEETING) {
        preflight->answered = true;
        check_meeting(preflight, &event->meeting);
    } else if (event->type == EVENT_RACE) {
        preflight->answered = true;
        for (int i = 0; i < event->race.athlete_count; i++) {
            const struct meeting_competitor one = {.country =
                                                       event->race.athletes[i].country};
            check_flag(preflight, &one);
            check_name(preflight, CHECK_RACER, event->race.athletes[i].name);
        }
    } else if (event->type == EVENT_ROSTER) {
        for (int i = 0; i < event->roster.count; i++) {
            const struct match_player *player = &event->roster.players[i];
            check_person(preflight, CHECK_PLAYER, player->name, player->last_name);
        }
    } else if (event->type == EVENT_MATCH) {
        preflight->answered = true;
        for (int side = 0; side < 2; side++) {
            check_team(preflight, &event->match.teams[side]);
        }
    } else if (event->type == EVENT_FETCH_FAILED) {
        report_add(preflight->report, SEVERITY_WARNING, preflight->feed->id,
                   "names could not be looked at: %s",
                   event->fetch.note ? event->fetch.note : "no answer");
        preflight->failed = true;
    }
}

static void take(void *context, const struct feed_fetch *fetch, int status,
                 struct str body, const char *note)
{
    struct preflight *preflight = context;
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    preflight->status = status;
    preflight->ops->body(preflight->feed, fetch, status, body, note, &out);
    for (int i = 0; i < out.events.count; i++) {
        check_event(preflight, &out.events.items[i]);
    }
    arena_finish(&arena);
}

// The meeting, or the race, match or fixture that the show file names.
static bool first_fetch(const struct preflight *preflight, struct feed_fetch *out)
{
    const struct feed_config *feed = preflight->feed;
    char error[512];
    struct unit_key unit = {0};
    if (feed->competition[0]) {
        return preflight->ops->choices_fetch(feed, 0, out, error, sizeof(error));
    }
    text_copy(unit.event, sizeof(unit.event),
              feed->prog_id[0] ? feed->prog_id
              : feed->match[0] ? feed->match
                               : feed->fixture);
    return unit.event[0] && preflight->ops->unit_fetch(feed, &unit, out);
}

static void finish(struct preflight *preflight)
{
    const char *id = preflight->feed->id;
    if (preflight->failed) {
        return; // told
    }
    if (preflight->answered) {
        report_add(preflight->report, SEVERITY_NOTE, id,
                   "%d names of people and clubs looked at%s",
                   check_fit_names(preflight->fit),
                   check_fit_full(preflight->fit) ? "; too many faults to go on" : "");
    } else if (preflight->status >= 400) {
        report_add(preflight->report, SEVERITY_WARNING, id,
                   "names could not be looked at: the server answered %d",
                   preflight->status);
    } else {
        report_add(preflight->report, SEVERITY_WARNING, id,
                   "names could not be looked at: the answer has none");
    }
}

static void look_at(struct preflight *preflight, struct asking *asking, const char *file)
{
    struct feed_fetch fetch = {0};
    struct buf body = {0};
    char error[512];
    if (!first_fetch(preflight, &fetch)) {
        report_add(preflight->report, SEVERITY_NOTE, preflight->feed->id,
                   "it names no meeting, race or match whose names could be looked at");
        return;
    }
    if (asking) {
        asking_get(asking, preflight->feed, &fetch, take, preflight);
    } else if (file_read(file, BODY_MAX, &body, error, sizeof(error))) {
        take(preflight, &fetch, 200, (struct str){body.data, body.len}, NULL);
    } else {
        report_add(preflight->report, SEVERITY_ERROR, file, "%s", error);
        preflight->failed = true;
    }
    buf_finish(&body);
    finish(preflight);
}

void check_names(struct report *report, struct programme *programme,
                 const struct config *config, const char *file, struct check_used *used)
{
    int count = file && config->feed_count > 1 ? 1 : config->feed_count;
    struct asking *asking = file || !count ? NULL : asking_create();
    for (int i = 0; i < count && (file || asking); i++) {
        struct preflight preflight = {.report = report,
                                      .fit = check_fit_create(report, programme),
                                      .used = used,
                                      .feed = &config->feeds[i],
                                      .ops = feed_find(config->feeds[i].type)};
        look_at(&preflight, asking, file);
        check_fit_destroy(preflight.fit);
    }
    asking_destroy(asking);
}

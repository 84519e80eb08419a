// The names that will come: whether fonts have their letters, and whether they fit.
#include <stdio.h>
#include <string.h>

#include "app/asking.h"
#include "app/check.h"
#include "app/progress.h"
#include "app/samples.h"
#include "base/file.h"
#include "base/str.h"
#include "show/scene_parts.h"
#include "theme/letters.h"

enum { BODY_MAX = 8 << 20, TOLD = 40 };

// Where names are tried.
static const struct {
    const char *scene, *key;
} PLACES[] = {
    {"winner", "name"},  {"attempt", "name"}, {"attempt", "team"},
    {"athlete", "name"}, {"goal", "player"},  {"goal", "team.name"},
};

enum who { PERSON, CLUB, PLAYER, TEAM, WHOS };

// Rows of PLACES that a kind of name is tried in.
static const unsigned TRIED[WHOS] = {
    [PERSON] = 1u << 0 | 1u << 1 | 1u << 3,
    [CLUB] = 1u << 2,
    [PLAYER] = 1u << 4,
    [TEAM] = 1u << 5,
};

struct preflight {
    struct report *report;
    struct programme *programme;
    struct check_used *used;
    const struct feed_config *feed;
    const struct feed_ops *ops;
    int names, told;
    bool answered;
};

static void check_letters(struct preflight *preflight, const char *name)
{
    const struct theme *theme = preflight->programme->theme;
    for (int i = 0; i < theme_face_count(theme); i++) {
        const char *face, *path;
        uint32_t missing;
        theme_face(theme, i, &face, &path);
        if (text_missing(preflight->programme->text, face, name, &missing)) {
            preflight->told++;
            report_add(preflight->report, SEVERITY_WARNING, preflight->feed->id,
                       "\"%s\": no font of face \"%s\" has U+%04X, a box is drawn", name,
                       face, (unsigned)missing);
            return;
        }
    }
}

// With the scene's sample, so that there is as much beside the name as on air.
static struct draw_list lay_out(const struct preflight *preflight, int place,
                                const char *name, struct arena *arena)
{
    struct values values = values_begin(arena);
    struct draw_list list = draw_list_begin(arena);
    char path[PATH_SIZE], error[512];
    if (samples_find(PLACES[place].scene, path)) {
        samples_load(path, &values, error, sizeof(error));
    }
    values_text(&values, PLACES[place].key, name);
    check_lay_out(preflight->programme, PLACES[place].scene, &values, &list);
    return list;
}

static int times(const struct draw_list *list, int from, const char *text)
{
    int count = 0;
    for (int i = from; i < list->count; i++) {
        count +=
            list->items[i].kind == DRAW_TEXT && text_equal(list->items[i].text, text);
    }
    return count;
}

// What a scene shows of a name: all its texts that it does not show of another. Who is
// third may be called the same, and comes after.
static const char *shown_as(const struct preflight *preflight, int place,
                            const char *name, struct arena *arena)
{
    struct draw_list with = lay_out(preflight, place, name, arena);
    struct draw_list without = lay_out(preflight, place, "Q", arena);
    struct buf shown = {0};
    for (int i = 0; i < with.count; i++) {
        const struct draw_item *item = &with.items[i];
        if (item->kind == DRAW_TEXT &&
            times(&with, i, item->text) > times(&without, 0, item->text)) {
            buf_printf(&shown, "%s%s", shown.len ? " " : "", item->text);
        }
    }
    const char *text = arena_strdup(arena, shown.data ? shown.data : "");
    buf_finish(&shown);
    return text;
}

static void check_fit(struct preflight *preflight, int place, const char *name)
{
    struct arena arena = {0};
    const char *shown = shown_as(preflight, place, name, &arena);
    bool cut = strstr(shown, "\xe2\x80\xa6") != NULL;
    size_t whole = strlen(letters_upper(name, &arena));
    if (cut || strlen(letters_upper(shown, &arena)) < whole) {
        preflight->told++;
        report_add(preflight->report, cut ? SEVERITY_WARNING : SEVERITY_NOTE,
                   preflight->feed->id, "\"%s\" is %s in %s: \"%s\"", name,
                   cut ? "cut" : "abbreviated", PLACES[place].scene, shown);
    }
    arena_finish(&arena);
}

static void check_name(struct preflight *preflight, enum who who, const char *name)
{
    if (text_empty(name) || preflight->told >= TOLD) {
        return;
    }
    preflight->names++;
    check_letters(preflight, name);
    for (int i = 0; i < (int)(sizeof(PLACES) / sizeof(PLACES[0])); i++) {
        if (TRIED[who] >> i & 1 &&
            theme_has_scene(preflight->programme->theme, PLACES[i].scene)) {
            check_fit(preflight, i, name);
        }
    }
}

static void check_flag(struct preflight *preflight,
                       const struct meeting_competitor *competitor)
{
    struct person person = {0};
    char picture[32];
    person_know(&person, NULL, competitor);
    if (person.flag) {
        snprintf(picture, sizeof(picture), "flags/%s.png", person.flag);
        check_use(preflight->report, preflight->used, picture, preflight->feed->id);
    }
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
        check_name(preflight, PERSON, name);
        check_name(preflight, CLUB, one->team_name ? one->team_name : one->team);
    }
    progress_end();
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
            check_name(preflight, PERSON, event->race.athletes[i].name);
        }
    } else if (event->type == EVENT_ROSTER) {
        for (int i = 0; i < event->roster.count; i++) {
            check_name(preflight, PLAYER, event->roster.players[i].name);
        }
    } else if (event->type == EVENT_MATCH) {
        preflight->answered = true;
        for (int side = 0; side < 2; side++) {
            check_name(preflight, TEAM, event->match.teams[side].name);
        }
    } else if (event->type == EVENT_FETCH_FAILED) {
        report_add(preflight->report, SEVERITY_WARNING, preflight->feed->id,
                   "names could not be looked at: %s",
                   event->fetch.note ? event->fetch.note : "no answer");
        preflight->answered = true;
    }
}

static void take(void *context, const struct feed_fetch *fetch, int status,
                 struct str body, const char *note)
{
    struct preflight *preflight = context;
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
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
    if (!preflight->answered) {
        report_add(preflight->report, SEVERITY_WARNING, preflight->feed->id,
                   "names could not be looked at: the answer has none");
    } else if (preflight->names) {
        report_add(preflight->report, SEVERITY_NOTE, preflight->feed->id,
                   "%d names of people and clubs looked at%s", preflight->names,
                   preflight->told >= TOLD ? "; too many faults to go on" : "");
    }
}

void check_names(struct report *report, struct programme *programme,
                 const struct config *config, const char *file, struct check_used *used)
{
    struct asking *asking = file || !config->feed_count ? NULL : asking_create();
    for (int i = 0; i < config->feed_count; i++) {
        struct preflight preflight = {.report = report,
                                      .programme = programme,
                                      .used = used,
                                      .feed = &config->feeds[i],
                                      .ops = feed_find(config->feeds[i].type)};
        struct feed_fetch fetch = {0};
        struct buf body = {0};
        char error[512];
        if (!first_fetch(&preflight, &fetch) || (file && i > 0)) {
            continue;
        }
        if (asking) {
            asking_get(asking, preflight.feed, &fetch, take, &preflight);
        } else if (file && file_read(file, BODY_MAX, &body, error, sizeof(error))) {
            take(&preflight, &fetch, 200, (struct str){body.data, body.len}, NULL);
        } else if (file) {
            report_add(report, SEVERITY_ERROR, file, "%s", error);
            preflight.answered = true;
        }
        buf_finish(&body);
        finish(&preflight);
    }
    asking_destroy(asking);
}

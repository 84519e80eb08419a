// What a subject names: FEED/EVENT/ROUND/HEAT, and for attempts /BIB/ROUND or
// /BIB/HEIGHT/NUMBER behind it, for athletes /BIB; FEED/bib/BIB; FEED/RACE, for athletes
// and splits /BIB behind it; FEED/MATCH, and for goals /goal/ID behind it, for players
// /h7 or /a7; FEED/table/GROUP.
#include <limits.h>
#include <string.h>

#include "base/str.h"
#include "show/show_parts.h"

// The part of *text up to the next slash or the end; *text moves behind it.
static const char *first_part(struct arena *arena, const char **text)
{
    size_t len = strcspn(*text, "/");
    const char *part = arena_strndup(arena, *text, len);
    *text += len + ((*text)[len] == '/');
    return part;
}

// Cuts the last part off `text`. NULL if there is no slash.
static const char *last_part(char *text)
{
    char *slash = strrchr(text, '/');
    if (!slash) {
        return NULL;
    }
    *slash = '\0';
    return slash + 1;
}

static bool number_of(const char *text, int *out)
{
    long long number = 0;
    if (!text_int(text, 0, INT_MAX, &number)) {
        return false;
    }
    *out = (int)number;
    return true;
}

static int feed_of(const struct show *show, const char **text)
{
    for (int i = 0; i < show->feed_count; i++) {
        size_t len = strlen(show->feeds[i].id);
        if (text_starts(*text, show->feeds[i].id) && (*text)[len] == '/') {
            *text += len + 1;
            return i;
        }
    }
    return -1;
}

static bool read_unit(struct arena *arena, const char **text, struct subject *out)
{
    return text_copy(out->unit.event, sizeof(out->unit.event), first_part(arena, text)) &&
           number_of(first_part(arena, text), &out->unit.round) &&
           number_of(first_part(arena, text), &out->unit.heat);
}

static bool read_heat(struct arena *arena, const char *text, struct subject *out)
{
    return read_unit(arena, &text, out) && !*text;
}

static bool read_attempt(struct arena *arena, const char *text, struct subject *out)
{
    bool unit = read_unit(arena, &text, out);
    char *rest = arena_strdup(arena, text);
    const char *last = last_part(rest);
    out->bib = rest;
    return unit && last && number_of(last, &out->round);
}

static bool read_height(struct arena *arena, const char *text, struct subject *out)
{
    bool unit = read_unit(arena, &text, out);
    char *rest = arena_strdup(arena, text);
    const char *last = last_part(rest);
    out->height = last ? last_part(rest) : NULL;
    out->bib = rest;
    return unit && out->height && number_of(last, &out->number);
}

static bool read_whole(struct arena *arena, const char *text, struct subject *out)
{
    (void)arena;
    return *text && !strchr(text, '/') &&
           text_copy(out->unit.event, sizeof(out->unit.event), text);
}

static bool read_goal(struct arena *arena, const char *text, struct subject *out)
{
    const char *match = first_part(arena, &text);
    bool goal = text_equal(first_part(arena, &text), "goal");
    out->goal = arena_strdup(arena, text);
    return goal && *text && read_whole(arena, match, out);
}

// FEED/UNIT/BIB, or FEED/bib/BIB for whatever is known of that bib.
static bool read_athlete(struct arena *arena, const char *text, struct subject *out)
{
    bool no_event = text_starts(text, "bib/");
    if (no_event) {
        text += strlen("bib/");
    } else if (!read_unit(arena, &text, out)) {
        return false;
    }
    out->bib = arena_strdup(arena, text);
    return *text && !strchr(text, '/');
}

// RACE/BIB, MATCH/h7
static bool read_person(struct arena *arena, const char *text, struct subject *out)
{
    const char *whole = first_part(arena, &text);
    out->bib = arena_strdup(arena, text);
    return *text && !strchr(text, '/') && read_whole(arena, whole, out);
}

static bool read_player(struct arena *arena, const char *text, struct subject *out)
{
    return read_person(arena, text, out) && strchr("ha", out->bib[0]) && out->bib[1];
}

// table/GROUP, or table for the only one there is
static bool read_table(struct arena *arena, const char *text, struct subject *out)
{
    bool table = text_equal(first_part(arena, &text), "table");
    out->group = *text ? arena_strdup(arena, text) : NULL;
    return table;
}

static bool winner_values(const struct show *show, const struct subject *subject,
                          struct values *out)
{
    return scene_winner_values(show->state, subject->feed, &subject->unit, out);
}

static bool results_values(const struct show *show, const struct subject *subject,
                           struct values *out)
{
    return scene_results_values(show->state, subject->feed, &subject->unit, out);
}

static bool series_values(const struct show *show, const struct subject *subject,
                          struct values *out)
{
    return scene_series_values(show->state, subject->feed, &subject->unit, out);
}

static bool heights_values(const struct show *show, const struct subject *subject,
                           struct values *out)
{
    return scene_heights_values(show->state, subject->feed, &subject->unit, out);
}

static bool startlist_values(const struct show *show, const struct subject *subject,
                             struct values *out)
{
    return scene_startlist_values(show->state, subject->feed, &subject->unit, out);
}

static bool attempt_values(const struct show *show, const struct subject *subject,
                           struct values *out)
{
    const struct attempt_state *attempt =
        sport_attempt(show->state, subject->feed, &subject->unit, subject->bib,
                      subject->round, subject->height, subject->number);
    if (!attempt) {
        return false;
    }
    return attempt->said.vertical ? scene_height_values(show->state, attempt, out)
                                  : scene_attempt_values(show->state, attempt, out);
}

static const struct race_state *race_of(const struct show *show,
                                        const struct subject *subject)
{
    return sport_race(show->state, subject->feed, subject->unit.event);
}

static const struct match_state *match_of(const struct show *show,
                                          const struct subject *subject)
{
    return sport_match(show->state, subject->feed, subject->unit.event);
}

static bool finish_values(const struct show *show, const struct subject *subject,
                          struct values *out)
{
    const struct race_state *race = race_of(show, subject);
    return race && scene_finish_values(race, out);
}

static bool raceclock_values(const struct show *show, const struct subject *subject,
                             struct values *out)
{
    const struct race_state *race = race_of(show, subject);
    return race && scene_raceclock_values(race, feed_now(show, subject->feed), out);
}

static bool leaderboard_values(const struct show *show, const struct subject *subject,
                               struct values *out)
{
    const struct race_state *race = race_of(show, subject);
    return race && scene_leaderboard_values(race, feed_now(show, subject->feed), out);
}

static bool scorebug_values(const struct show *show, const struct subject *subject,
                            struct values *out)
{
    const struct match_state *match = match_of(show, subject);
    return match && scene_scorebug_values(match, feed_now(show, subject->feed), out);
}

static bool goal_values(const struct show *show, const struct subject *subject,
                        struct values *out)
{
    const struct match_state *match = match_of(show, subject);
    return match && scene_goal_values(match, subject->goal, out);
}

static bool splits_values(const struct show *show, const struct subject *subject,
                          struct values *out)
{
    const struct race_state *race = race_of(show, subject);
    return race && scene_splits_values(race, subject->bib, out);
}

static bool match_values(const struct show *show, const struct subject *subject,
                         struct values *out)
{
    const struct match_state *match = match_of(show, subject);
    return match && scene_match_values(match, feed_now(show, subject->feed), out);
}

static bool table_values(const struct show *show, const struct subject *subject,
                         struct values *out)
{
    return scene_table_values(show->state, subject->feed, subject->group, out);
}

static bool athlete_values(const struct show *show, const struct subject *subject,
                           struct values *out)
{
    return scene_athlete_values(show->state, subject->feed, &subject->unit, subject->bib,
                                out);
}

static bool racer_values(const struct show *show, const struct subject *subject,
                         struct values *out)
{
    const struct race_state *race = race_of(show, subject);
    return race && scene_racer_values(race, subject->bib, out);
}

static bool player_values(const struct show *show, const struct subject *subject,
                          struct values *out)
{
    const struct match_state *match = match_of(show, subject);
    enum match_side side = subject->bib[0] == 'a' ? SIDE_AWAY : SIDE_HOME;
    return match && scene_player_values(match, side, subject->bib + 1, out);
}

// How subjects are written, and what is told of them, by scene and sport.
static const struct form {
    const char *scene;
    enum show_sport sport;
    bool (*read)(struct arena *arena, const char *text, struct subject *out);
    bool (*values)(const struct show *show, const struct subject *subject,
                   struct values *out);
} forms[] = {
    {"winner", SHOW_ATHLETICS, read_heat, winner_values},
    {"attempt", SHOW_ATHLETICS, read_attempt, attempt_values},
    {"height", SHOW_ATHLETICS, read_height, attempt_values},
    {"results", SHOW_ATHLETICS, read_heat, results_values},
    {"series", SHOW_ATHLETICS, read_heat, series_values},
    {"heights", SHOW_ATHLETICS, read_heat, heights_values},
    {"startlist", SHOW_ATHLETICS, read_heat, startlist_values},
    {"winner", SHOW_RACE, read_whole, finish_values},
    {"raceclock", SHOW_RACE, read_whole, raceclock_values},
    {"leaderboard", SHOW_RACE, read_whole, leaderboard_values},
    {"splits", SHOW_RACE, read_person, splits_values},
    {"scorebug", SHOW_MATCH, read_whole, scorebug_values},
    {"match", SHOW_MATCH, read_whole, match_values},
    {"table", SHOW_MATCH, read_table, table_values},
    {"athlete", SHOW_ATHLETICS, read_athlete, athlete_values},
    {"athlete", SHOW_RACE, read_person, racer_values},
    {"athlete", SHOW_MATCH, read_player, player_values},
    {"goal", SHOW_MATCH, read_goal, goal_values},
};

static const struct form *form_of(const struct scene *scene, enum show_sport sport)
{
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (forms[i].sport == sport && strcmp(forms[i].scene, scene->name) == 0) {
            return &forms[i];
        }
    }
    return NULL;
}

bool subject_read(const struct show *show, const struct scene *scene, const char *text,
                  struct arena *arena, struct subject *out)
{
    *out = (struct subject){.feed = feed_of(show, &text)};
    const struct form *form =
        out->feed >= 0 ? form_of(scene, show->feeds[out->feed].kind->sport) : NULL;
    if (!form || !form->read(arena, text, out)) {
        return false;
    }
    if (out->bib && !out->unit.event[0]) {
        call_event(show, out);
    }
    return true;
}

bool subject_values(const struct show *show, const struct scene *scene, const char *text,
                    struct values *out)
{
    struct subject subject;
    if (!subject_read(show, scene, text, out->arena, &subject)) {
        return false;
    }
    const struct form *form = form_of(scene, show->feeds[subject.feed].kind->sport);
    return form && form->values(show, &subject, out);
}

const char *unit_text(const struct show *show, int feed, const struct unit_key *unit,
                      struct arena *arena)
{
    const struct feed_kind *kind = show->feeds[feed].kind;
    return kind->sport == SHOW_ATHLETICS
               ? arena_printf(arena, "%s %s/%d/%d", kind->noun, unit->event, unit->round,
                              unit->heat)
               : arena_printf(arena, "%s %s", kind->noun, unit->event);
}

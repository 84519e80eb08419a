// What is told of a subject.
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "show/show_form.h"

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
    bool known = race && scene_splits_values(race, subject->bib, out);
    person_values(show, subject, out);
    return known;
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
    bool known = race && scene_racer_values(race, subject->bib, out);
    person_values(show, subject, out);
    return known;
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
    {"winner", SHOW_ATHLETICS, form_heat, winner_values},
    {"attempt", SHOW_ATHLETICS, form_attempt, attempt_values},
    {"height", SHOW_ATHLETICS, form_height, attempt_values},
    {"results", SHOW_ATHLETICS, form_heat, results_values},
    {"series", SHOW_ATHLETICS, form_heat, series_values},
    {"heights", SHOW_ATHLETICS, form_heat, heights_values},
    {"startlist", SHOW_ATHLETICS, form_heat, startlist_values},
    {"winner", SHOW_RACE, form_whole, finish_values},
    {"raceclock", SHOW_RACE, form_whole, raceclock_values},
    {"leaderboard", SHOW_RACE, form_whole, leaderboard_values},
    {"splits", SHOW_RACE, form_person, splits_values},
    {"scorebug", SHOW_MATCH, form_whole, scorebug_values},
    {"match", SHOW_MATCH, form_whole, match_values},
    {"table", SHOW_MATCH, form_table, table_values},
    {"athlete", SHOW_ATHLETICS, form_athlete, athlete_values},
    {"athlete", SHOW_RACE, form_person, racer_values},
    {"athlete", SHOW_MATCH, form_player, player_values},
    {"goal", SHOW_MATCH, form_goal, goal_values},
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
    *out = (struct subject){.feed = form_feed(show, &text)};
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

bool subject_put_up(struct show *show, const struct scene *scene, const char *text,
                    const char *reason, int64_t now_ms)
{
    struct values values = values_begin(&show->scratch);
    if (!subject_values(show, scene, text, &values)) {
        return false;
    }
    director_propose(show->director,
                     &(struct proposal){.scene = scene,
                                        .subject = arena_strdup(&show->scratch, text),
                                        .values = &values,
                                        .reason = reason,
                                        .born_ms = now_ms,
                                        .manual = true},
                     now_ms);
    return true;
}

const char *unit_text(const struct show *show, int feed, const struct unit_key *unit,
                      struct arena *arena)
{
    const struct feed_kind *kind = show->feeds[feed].kind;
    const char *slash = strchr(unit->event, '/');
    if (kind->sport == SHOW_ATHLETICS) {
        return arena_printf(arena, "%s %s/%d/%d", kind->noun, unit->event, unit->round,
                            unit->heat);
    }
    // "athlete/8001", "team/241"
    return slash ? arena_printf(arena, "%.*s %s", (int)(slash - unit->event), unit->event,
                                slash + 1)
                 : arena_printf(arena, "%s %s", kind->noun, unit->event);
}

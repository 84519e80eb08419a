// Who won, as announced; who they are and who came next, once the unit tells.
#include <stdio.h>

#include "base/str.h"
#include "show/scene_parts.h"

// Where the values come from.
struct winner_view {
    const struct sport_state *state;
    const struct unit_state *unit;
    struct standing standings[SCENE_STANDINGS];
    int count;
    // The one of the standings that won, NULL: only the push is believed.
    const struct standing *winner;
    // Results are out and they are what is shown.
    bool published;
    // The mark that counts is the push's, which is newer than the results.
    bool corrected;
};

static bool announced_as(const struct winner_view *view, const struct standing *standing)
{
    return person_named(view->unit->winner, standing->entry->name);
}

static struct mark announced_mark(const struct winner_view *view)
{
    enum discipline discipline = view->unit->unit ? unit_discipline(view->unit->unit)
                                                  : discipline_of(view->unit->event_code);
    return mark_parse(view->unit->winner_mark, discipline_measures(discipline));
}

static bool same_mark(const struct winner_view *view, const struct standing *standing)
{
    struct mark mark = announced_mark(view);
    return !mark_valid(&mark) || mark_compare(&mark, &standing->best) == 0;
}

// Among those who share the first place, the one who was announced.
static const struct standing *first_of(const struct winner_view *view)
{
    const struct standing *first = NULL;
    for (int i = 0; i < view->count && view->standings[i].place == 1; i++) {
        const struct standing *standing = &view->standings[i];
        if (mark_valid(&standing->best) && (!first || announced_as(view, standing))) {
            first = standing;
        }
    }
    return first;
}

static const struct standing *by_name(const struct winner_view *view)
{
    for (int i = 0; i < view->count; i++) {
        if (announced_as(view, &view->standings[i])) {
            return &view->standings[i];
        }
    }
    return NULL;
}

// Children are not placed: with results out and nobody first, who was announced is.
static const struct standing *unplaced_first(const struct winner_view *view)
{
    for (int i = 0; i < view->count; i++) {
        if (view->standings[i].place > 0) {
            return NULL;
        }
    }
    const struct standing *named = by_name(view);
    return named && mark_valid(&named->best) && same_mark(view, named) ? named : NULL;
}

static const struct standing *published_first(const struct winner_view *view)
{
    if (view->unit->unit->results == RESULTS_NONE) {
        return NULL;
    }
    const struct standing *first = first_of(view);
    return first ? first : unplaced_first(view);
}

// The same winner's mark is corrected, and it still wins: all else stands until the unit
// tells.
static bool only_mark_corrected(const struct winner_view *view,
                                const struct standing *first)
{
    struct mark mark = announced_mark(view);
    if (!first || !announced_as(view, first) || !mark_valid(&mark) ||
        mark.kind != first->best.kind) {
        return false;
    }
    for (int i = 0; i < view->count; i++) {
        const struct standing *other = &view->standings[i];
        if (other != first && other->place > 0 && mark_valid(&other->best) &&
            mark_compare(&other->best, &mark) < 0) {
            return false;
        }
    }
    return true;
}

static bool knows_winner(const struct winner_view *view)
{
    struct mark mark = announced_mark(view);
    for (int i = 0; i < view->count && view->standings[i].place == 1; i++) {
        const struct standing *standing = &view->standings[i];
        bool named = announced_as(view, standing) && !view->unit->mark_corrected;
        if (named || (mark_valid(&mark) && same_mark(view, standing))) {
            return true;
        }
    }
    return false;
}

// However late it was fetched: a page that is as it was before the push, and has neither
// its winner nor its mark at the first place, comes out of the server's cache. So does
// one that has not the mark that a second push has corrected.
static bool is_newer(const struct winner_view *view)
{
    const struct unit_state *unit = view->unit;
    bool as_before = unit->unit_changed_ms < unit->announced_at_ms;
    return !unit->announced ||
           (unit->unit_at_ms >= unit->announced_at_ms &&
            (!as_before || text_empty(unit->winner) || knows_winner(view)));
}

// Published results win over the push unless the push is newer and says otherwise. A
// unit that says nothing yet, or of other people, never blanks what was announced.
static void look(struct winner_view *view)
{
    const struct unit_state *unit = view->unit;
    if (!unit->unit) {
        return;
    }
    view->count = unit_rank(unit->unit, view->standings, SCENE_STANDINGS);
    const struct standing *first = published_first(view);
    bool newer = is_newer(view);
    bool agrees = first && announced_as(view, first) && same_mark(view, first);
    view->corrected = !newer && !agrees && only_mark_corrected(view, first);
    view->published = first && (newer || agrees || view->corrected);
    view->winner = view->published ? first : by_name(view);
}

static void put_place(struct values *out, const char *prefix, int place)
{
    char text[16];
    snprintf(text, sizeof(text), "%d", place);
    scene_text(out, prefix, "place", place > 0 ? text : NULL);
}

static void put_person(struct values *out, const struct winner_view *view,
                       const char *prefix, const struct standing *standing)
{
    const struct entry *entry = standing->entry;
    struct person person = {.name = *prefix ? NULL : view->unit->winner};
    person_know(&person, entry,
                sport_competitor(view->state, view->unit->feed, entry->bib));
    if (text_empty(person.name) && scene_is_team(view->unit, entry)) {
        person.name = person.team;
    }
    person_put(out, prefix, &person);
    scene_text(out, prefix, "bib", entry->bib);
    scene_kind(out, prefix, view->unit, entry);
}

static struct mark winning_mark(const struct winner_view *view)
{
    return view->corrected ? announced_mark(view) : view->winner->best;
}

static void put_follower(struct values *out, const struct winner_view *view,
                         const char *prefix, const struct standing *standing)
{
    char gap[MARK_TEXT + 2] = "";
    put_person(out, view, prefix, standing);
    put_place(out, prefix, standing->place);
    scene_text(out, prefix, "mark", standing->best.text);
    struct mark best = winning_mark(view);
    if (standing->best.kind == MARK_TIME && mark_compare(&best, &standing->best) < 0) {
        mark_gap(&best, &standing->best, gap, sizeof(gap));
    }
    scene_text(out, prefix, "gap", gap);
}

static void put_followers(struct values *out, const struct winner_view *view)
{
    static const char *const prefixes[] = {"second.", "third."};
    int found = 0;
    for (int i = 0; i < view->count && found < 2; i++) {
        const struct standing *standing = &view->standings[i];
        if (standing != view->winner && standing->place > 0 &&
            mark_valid(&standing->best)) {
            put_follower(out, view, prefixes[found++], standing);
        }
    }
}

static void put_wind(struct values *out, const struct winner_view *view)
{
    const struct unit *unit = view->unit->unit;
    const struct trial *trial = view->winner->best_trial;
    if (!unit_has_wind(unit)) {
        return;
    }
    if (unit_is_jump(unit)) {
        if (!view->corrected && trial && trial->has_wind) {
            scene_wind(out, trial->wind);
        }
    } else if (unit->has_wind) {
        scene_wind(out, unit->wind);
    } else if (view->winner->entry->has_wind) {
        scene_wind(out, view->winner->entry->wind);
    }
}

static void put_mark(struct values *out, const struct mark *mark, const char *said)
{
    values_text(out, "mark", mark->text[0] ? mark->text : said);
    values_text(out, "unit", mark->kind == MARK_DISTANCE ? "m" : NULL);
}

static void put_results(struct values *out, const struct winner_view *view)
{
    const struct unit *unit = view->unit->unit;
    struct mark mark = winning_mark(view);
    put_mark(out, &mark, NULL);
    values_text(out, "status",
                unit->results == RESULTS_OFFICIAL ? "OFFICIAL" : "PROVISIONAL");
    put_place(out, "", view->winner->place);
    put_wind(out, view);
    scene_note(out, view->corrected ? NULL : view->winner->entry->note);
    put_followers(out, view);
}

bool scene_winner_values(const struct sport_state *state, int feed,
                         const struct unit_key *unit, struct values *out)
{
    struct winner_view view = {.state = state, .unit = sport_unit(state, feed, unit)};
    if (!view.unit) {
        return false;
    }
    look(&view);
    if (!view.unit->announced && !view.published) {
        return false;
    }
    scene_unit(out, state, view.unit);
    struct mark mark = announced_mark(&view);
    values_text(out, "name", view.unit->winner);
    put_mark(out, &mark, view.unit->winner_mark);
    if (view.winner) {
        put_person(out, &view, "", view.winner);
    } else {
        scene_kind(out, "", view.unit, NULL);
    }
    if (view.published) {
        put_results(out, &view);
    }
    return values_get(out, "name") != NULL;
}

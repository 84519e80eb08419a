// Which panel tells the whole story of what is on air or followed.
#include "base/arena.h"
#include "base/str.h"
#include "show/scene_parts.h"
#include "show/show_subject.h"

static bool subject_put(struct show_detail *out, const char *subject)
{
    return text_copy(out->subject, sizeof(out->subject), subject);
}

static bool wish_unit(struct show *show, const struct subject *subject,
                      struct show_detail *out)
{
    const char *id = show->feeds[subject->feed].id;
    return subject_put(out, subject_winner(&show->scratch, id, &subject->unit));
}

static bool wish_match(struct show *show, const struct subject *subject,
                       struct show_detail *out)
{
    const char *id = show->feeds[subject->feed].id;
    if (out->scene == scene_find("table")) {
        return subject_put(out, subject_whole(&show->scratch, id, "table"));
    }
    out->scene = out->scene ? out->scene : scene_find("match");
    return subject_put(out, subject_whole(&show->scratch, id, subject->unit.event));
}

// Of the one who is meant, else of the first.
static bool wish_race(struct show *show, const struct subject *subject,
                      struct show_detail *out)
{
    struct arena *arena = &show->scratch;
    const char *id = show->feeds[subject->feed].id, *prog = subject->unit.event;
    const struct race_state *race = sport_race(show->state, subject->feed, prog);
    const struct race_athlete *leader = race ? race_leader(race) : NULL;
    const char *word = subject->bib ? subject->bib
                       : leader     ? race_word(arena, leader)
                                    : NULL;
    out->scene = out->scene ? out->scene : scene_find("splits");
    return word && subject_put(out, subject_splits(arena, id, prog, word));
}

// `scene`: the one that is wanted, NULL: the one that fits.
static bool wish_of(struct show *show, const struct subject *subject,
                    const struct scene *scene, struct show_detail *out)
{
    static bool (*const wishes[])(struct show *, const struct subject *,
                                  struct show_detail *) = {
        [SHOW_ATHLETICS] = wish_unit,
        [SHOW_RACE] = wish_race,
        [SHOW_MATCH] = wish_match,
    };
    *out = (struct show_detail){
        .scene = scene, .feed = subject->feed, .unit = subject->unit};
    return subject->unit.event[0] &&
           wishes[show->feeds[subject->feed].kind->sport](show, subject, out);
}

static const char *why_none(struct show *show, const struct subject *subject)
{
    struct arena *arena = &show->scratch;
    return subject->unit.event[0]
               ? arena_printf(arena, "%s: nobody has been timed yet",
                              unit_text(show, subject->feed, &subject->unit, arena))
               : arena_printf(arena, "no event of bib %s is known", subject->bib);
}

static bool stands(const struct show *show, enum layer layer)
{
    const struct air *air = director_air(show->director, layer);
    return air->state == AIR_ENTERING || air->state == AIR_ON;
}

static bool dismiss(struct show *show, int64_t now_ms, const char **why)
{
    const struct cue cue = {.kind = CUE_DISMISS, .layer = LAYER_FULL};
    detail_forget(show);
    return director_cue(show->director, &cue, now_ms, why);
}

// A leaderboard stands all the time: what the operator put up later, over nothing that
// they selected, is what they look at.
static bool is_put_over_board(const struct show *show)
{
    const struct air *card = director_air(show->director, LAYER_LOWER);
    const struct air *board = director_air(show->director, LAYER_BOARD);
    return director_chosen(show->director) < 0 && stands(show, LAYER_LOWER) &&
           card->cued && card->entered_ms > board->entered_ms;
}

// The layer that is selected or, where that is the panels' own, the bug that stands
// beside them.
static int layer_below(const struct show *show)
{
    int layer = director_selected(show->director);
    if (layer == LAYER_BOARD && is_put_over_board(show)) {
        return LAYER_LOWER;
    }
    if (layer == LAYER_FULL) {
        return stands(show, LAYER_BUG) ? LAYER_BUG : -1;
    }
    return layer;
}

// What the operator has just taken and not selected away from is what they mean, also
// while something still leaves for it.
static const struct waiting *coming(const struct show *show)
{
    const struct waiting *waiting =
        director_chosen(show->director) < 0 ? director_coming(show->director) : NULL;
    return waiting && waiting->scene->layer != LAYER_FULL ? waiting : NULL;
}

static bool below(struct show *show, struct subject *out)
{
    const struct waiting *taken = coming(show);
    if (taken) {
        return subject_read(show, taken->scene, taken->subject, &show->scratch, out);
    }
    int layer = layer_below(show);
    const struct air *air =
        layer >= 0 ? director_air(show->director, (enum layer)layer) : NULL;
    return air && air->scene &&
           subject_read(show, air->scene, air->subject, &show->scratch, out);
}

// A bug stands all the time: what the operator follows says more of what is meant, unless
// the bug was selected.
static bool is_corner(const struct show *show)
{
    return layer_below(show) == LAYER_BUG && director_chosen(show->director) != LAYER_BUG;
}

static bool is_panel(const struct show *show, const struct show_detail *wish)
{
    const struct air *air = director_air(show->director, LAYER_FULL);
    return stands(show, LAYER_FULL) && text_equal(air->subject, wish->subject);
}

bool detail_cue(struct show *show, const struct cue *cue, int64_t now_ms,
                const char **why)
{
    (void)cue;
    int layer = director_selected(show->director);
    struct subject subject;
    struct show_detail wish;
    if (layer == LAYER_FULL && stands(show, LAYER_FULL)) {
        return dismiss(show, now_ms, why);
    }
    bool follows = !coming(show) && (layer_below(show) < 0 || is_corner(show));
    if (!(follows && follow_subject(show, &subject)) && !below(show, &subject)) {
        return cue_answer(show, false, why,
                          layer_below(show) < 0 ? "nothing is on air"
                                                : "what is on air comes from no feed");
    }
    if (!wish_of(show, &subject, NULL, &wish)) {
        return cue_answer(show, false, why, why_none(show, &subject));
    }
    return is_panel(show, &wish) ? dismiss(show, now_ms, why)
                                 : detail_open(show, &wish, now_ms, why);
}

// The standings that a feed tells of, though no match of it is on air or followed: of the
// feed that the operator followed last, else of the first that has any.
static const char *any_table(struct show *show)
{
    int best = -1;
    for (int i = 0; i < show->feed_count; i++) {
        int stamp = best < 0 ? -1 : show->feeds[best].follow_stamp;
        if (sport_table(show->state, i, NULL) && show->feeds[i].follow_stamp > stamp) {
            best = i;
        }
    }
    return best < 0 ? NULL : subject_whole(&show->scratch, show->feeds[best].id, "table");
}

static bool on_panel(struct show *show, struct subject *out)
{
    return air_subject(show, LAYER_FULL, &show->scratch, out);
}

static bool followed(struct show *show, struct subject *out)
{
    return follow_subject(show, out);
}

// What this panel would be about, where what is on air or followed has one of its kind.
static const char *subject_for(struct show *show, const struct scene *scene,
                               bool (*find)(struct show *, struct subject *))
{
    struct subject subject, own;
    struct show_detail wish;
    bool fits = find(show, &subject) && wish_of(show, &subject, scene, &wish) &&
                subject_read(show, scene, wish.subject, &show->scratch, &own);
    bool told = scene != scene_find("table") || !fits ||
                sport_table(show->state, wish.feed, NULL);
    return fits && told ? arena_strdup(&show->scratch, wish.subject) : NULL;
}

const char *panel_subject(struct show *show, const struct scene *scene)
{
    static bool (*const finds[])(struct show *, struct subject *) = {below, on_panel,
                                                                     followed, below};
    const char *subject = NULL;
    for (size_t i = is_corner(show) ? 1 : 0;
         scene->layer == LAYER_FULL && !subject && i < sizeof(finds) / sizeof(finds[0]);
         i++) {
        subject = subject_for(show, scene, finds[i]);
    }
    return !subject && scene == scene_find("table") ? any_table(show) : subject;
}

bool panel_take(struct show *show, const struct scene *scene, const char *text,
                int64_t now_ms, const char **why)
{
    struct show_detail wish = {.scene = scene};
    struct subject subject;
    if (!subject_read(show, scene, text, &show->scratch, &subject) ||
        !subject.unit.event[0] || !subject_put(&wish, text)) {
        return false;
    }
    wish.feed = subject.feed;
    wish.unit = subject.unit;
    return detail_open(show, &wish, now_ms, why);
}

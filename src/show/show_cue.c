// What the operator asks of the show. What concerns only what is on air is the
// director's; what needs the state of the hall or a GET is here.
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "show/show_parts.h"

// True or false as given, with a line for the operator.
static bool answer(struct show *show, bool obeyed, const char **why, const char *text)
{
    text_copy(show->why, sizeof(show->why), text);
    *why = show->why;
    return obeyed;
}

static bool waits(const struct show *show, const struct scene *scene, const char *subject)
{
    for (int i = 0; i < director_waiting_count(show->director); i++) {
        const struct waiting *waiting = director_waiting(show->director, i);
        if (waiting->scene == scene &&
            (!subject || text_equal(waiting->subject, subject))) {
            return true;
        }
    }
    return false;
}

static bool stands(const struct show *show, const struct scene *scene,
                   const char *subject)
{
    const struct air *air = director_air(show->director, scene->layer);
    return (air->state == AIR_ENTERING || air->state == AIR_ON) && air->scene == scene &&
           text_equal(air->subject, subject);
}

// What neither waits nor is on air is taken from what is known of the hall now.
static bool take(struct show *show, const struct cue *cue, int64_t now_ms,
                 const char **why)
{
    struct arena *arena = &show->scratch;
    const struct scene *scene = cue->scene[0] ? scene_find(cue->scene) : NULL;
    const char *named = cue->subject[0] ? cue->subject : NULL;
    if (!scene || cue->has_values || waits(show, scene, named)) {
        return director_cue(show->director, cue, now_ms, why);
    }
    const char *subject = named ? named : director_last(show->director, scene);
    struct values values = values_begin(arena);
    if (!subject || stands(show, scene, subject) ||
        !subject_values(show, scene, subject, &values)) {
        return director_cue(show->director, cue, now_ms, why);
    }
    director_propose(show->director,
                     &(struct proposal){.scene = scene,
                                        .subject = arena_strdup(arena, subject),
                                        .values = &values,
                                        .reason = "put up by the operator",
                                        .born_ms = now_ms,
                                        .manual = true},
                     now_ms);
    return true;
}

static bool detail(struct show *show, const struct cue *cue, int64_t now_ms,
                   const char **why)
{
    (void)cue;
    (void)now_ms;
    int layer = director_selected(show->director);
    struct subject subject;
    if (layer < 0) {
        return answer(show, false, why, "nothing is on air");
    }
    if (!air_subject(show, (enum layer)layer, &show->scratch, &subject)) {
        return answer(show, false, why, "what is on air comes from no feed");
    }
    wish_add(show, subject.feed, &subject.unit);
    return answer(show, true, why,
                  arena_printf(&show->scratch, "asked for %s, to complete what is on air",
                               unit_text(&show->scratch, &subject.unit)));
}

static bool unknown_feed(struct show *show, const char *id, const char **why)
{
    const char *ids[SPORT_FEEDS];
    for (int i = 0; i < show->feed_count; i++) {
        ids[i] = show->feeds[i].id;
    }
    const char *near = text_nearest(id, ids, show->feed_count);
    return answer(show, false, why,
                  arena_printf(&show->scratch, "no feed is called %s%s%s", id,
                               near ? ", did you mean " : "", near ? near : ""));
}

// "follow track 12/1/1", or with the feed's name before it, as subjects have it.
static bool follow(struct show *show, const struct cue *cue, int64_t now_ms,
                   const char **why)
{
    (void)now_ms;
    struct arena *arena = &show->scratch;
    const struct scene *scene = scene_find("winner");
    struct subject subject;
    bool known = false;
    for (int i = 0; i < show->feed_count; i++) {
        known = known || text_equal(show->feeds[i].id, cue->feed);
    }
    if (!known) {
        return unknown_feed(show, cue->feed, why);
    }
    const char *whole = arena_printf(arena, "%s/%s", cue->feed, cue->subject);
    if (!subject_read(show, scene, whole, arena, &subject) &&
        !subject_read(show, scene, cue->subject, arena, &subject)) {
        return answer(show, false, why,
                      "expected a unit as EVENT/ROUND/HEAT, like 12/1/1");
    }
    wish_add(show, subject.feed, &subject.unit);
    return answer(show, true, why,
                  arena_printf(arena, "asked for %s", unit_text(arena, &subject.unit)));
}

static bool call(struct show *show, const struct cue *cue, int64_t now_ms,
                 const char **why)
{
    (void)now_ms;
    return answer(show, false, why,
                  arena_printf(&show->scratch,
                               "no card for bib %s: call-up comes with the athlete scene",
                               cue->subject));
}

static bool not_ours(struct show *show, const struct cue *cue, int64_t now_ms,
                     const char **why)
{
    (void)cue;
    (void)now_ms;
    return answer(show, false, why, "this is for the program, not for the show");
}

static const struct {
    enum cue_kind kind;
    bool (*obey)(struct show *show, const struct cue *cue, int64_t now_ms,
                 const char **why);
} cues[] = {
    {CUE_TAKE, take}, {CUE_DETAIL, detail},         {CUE_FOLLOW, follow},
    {CUE_CALL, call}, {CUE_THEME_RELOAD, not_ours}, {CUE_QUIT, not_ours},
};

static bool obey(struct show *show, const struct cue *cue, int64_t now_ms,
                 const char **why)
{
    for (size_t i = 0; i < sizeof(cues) / sizeof(cues[0]); i++) {
        if (cues[i].kind == cue->kind) {
            return cues[i].obey(show, cue, now_ms, why);
        }
    }
    return director_cue(show->director, cue, now_ms, why);
}

bool show_cue(struct show *show, const struct cue *cue, int64_t now_ms, const char **why)
{
    *why = NULL;
    show_step(show, now_ms);
    bool obeyed = obey(show, cue, now_ms, why);
    const char *words = cue_print(cue, &show->scratch);
    director_note(show->director, OUTCOME_CUE, "operator",
                  *why ? arena_printf(&show->scratch, "%s: %s", words, *why) : words,
                  now_ms);
    arena_reset(&show->scratch);
    return obeyed;
}

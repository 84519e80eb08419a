// Two operators at once: a cue that was decided on an older state is refused when what it
// means has changed since. What a cue may mean is watched; each watch remembers the
// version that changed it last.

#include "base/hash.h"
#include "show/show_parts.h"

// What a watch sees, as a number that differs when that differs.
static uint64_t see_waiting(const struct waiting *waiting)
{
    return waiting ? hash_text(hash_text(1, waiting->scene->name), waiting->subject) : 0;
}

static uint64_t see_head(const struct show *show, int of)
{
    (void)of;
    return see_waiting(director_head(show->director, NULL));
}

static uint64_t see_scene(const struct show *show, int of)
{
    int count;
    const struct scene *scene = &scene_table(&count)[of];
    const struct waiting *waiting = director_head(show->director, scene);
    return waiting ? see_waiting(waiting)
                   : hash_text(2, director_last(show->director, scene));
}

static uint64_t see_announced(const struct show *show, int of)
{
    (void)of;
    return see_waiting(director_announced(show->director, 0));
}

static uint64_t see_layer(const struct show *show, int of)
{
    const struct air *air = director_air(show->director, (enum layer)of);
    return air->state == AIR_OFF
               ? 0
               : hash_text(hash_text(1, air->scene->name), air->subject);
}

static uint64_t see_pin(const struct show *show, int of)
{
    return director_air(show->director, (enum layer)of)->pinned;
}

static uint64_t see_selected(const struct show *show, int of)
{
    (void)of;
    return (uint64_t)(director_selected(show->director) + 1);
}

static uint64_t see_auto(const struct show *show, int of)
{
    (void)of;
    return director_auto(show->director);
}

static const struct sight {
    int first, count; // among the watches
    uint64_t (*see)(const struct show *show, int of);
    const char *changed; // for the operator
} sights[] = {
    {WATCH_HEAD, 1, see_head, "another is next in line"},
    {WATCH_ANNOUNCED, 1, see_announced, "another is announced"},
    {WATCH_SELECTED, 1, see_selected, "another layer is meant"},
    {WATCH_AUTO, 1, see_auto, "automation was switched"},
    {WATCH_LAYER, LAYER_COUNT, see_layer, "that layer shows something else"},
    {WATCH_PIN, LAYER_COUNT, see_pin, "it was pinned or unpinned"},
    {WATCH_SCENE, SHOW_SCENES, see_scene, "another of that scene is the newest"},
};

enum { SIGHT_COUNT = sizeof(sights) / sizeof(sights[0]) };

void stale_look(struct show *show)
{
    uint64_t version = show_version(show);
    int scene_count;
    scene_table(&scene_count);
    for (int i = 0; i < SIGHT_COUNT; i++) {
        const struct sight *sight = &sights[i];
        for (int of = 0; of < sight->count; of++) {
            struct show_watch *watch = &show->watches[sight->first + of];
            uint64_t seen = sight->first == WATCH_SCENE && of >= scene_count
                                ? 0
                                : sight->see(show, of);
            if (seen != watch->seen) {
                *watch = (struct show_watch){.seen = seen, .version = version};
            }
        }
    }
}

// What the cue means, as numbers of watches.
struct meaning {
    int watches[4];
    int count;
};

static void add(struct meaning *meaning, int watch)
{
    meaning->watches[meaning->count++] = watch;
}

static void mean_take(const struct show *show, const struct cue *cue,
                      struct meaning *meaning)
{
    (void)show;
    const struct scene *scene = scene_find(cue->scene);
    int count;
    if (!cue->scene[0]) {
        add(meaning, WATCH_HEAD);
    } else if (scene && !cue->subject[0] && !cue->has_values) {
        add(meaning, WATCH_SCENE + (int)(scene - scene_table(&count)));
    }
}

static void mean_veto(const struct show *show, const struct cue *cue,
                      struct meaning *meaning)
{
    (void)show;
    if (!cue->scene[0] && !cue->subject[0]) {
        add(meaning, WATCH_ANNOUNCED);
    }
}

static void mean_layer(const struct show *show, const struct cue *cue,
                       struct meaning *meaning)
{
    int layer = cue->layer >= 0 ? cue->layer : director_selected(show->director);
    if (cue->scene[0]) {
        return;
    }
    if (cue->layer < 0) {
        add(meaning, WATCH_SELECTED);
    }
    if (layer >= 0) {
        add(meaning, WATCH_LAYER + layer);
    }
    if (layer >= 0 && cue->kind == CUE_PIN_TOGGLE) {
        add(meaning, WATCH_PIN + layer);
    }
}

static void mean_toggle(const struct show *show, const struct cue *cue,
                        struct meaning *meaning)
{
    (void)show;
    add(meaning, cue->kind == CUE_AUTO_TOGGLE  ? WATCH_AUTO
                 : cue->kind == CUE_BUG_TOGGLE ? WATCH_LAYER + LAYER_BUG
                                               : WATCH_LAYER + LAYER_BOARD);
}

static const struct {
    enum cue_kind kind;
    void (*mean)(const struct show *show, const struct cue *cue, struct meaning *meaning);
} meanings[] = {
    {CUE_TAKE, mean_take},         {CUE_VETO, mean_veto},
    {CUE_DISMISS, mean_layer},     {CUE_PIN, mean_layer},
    {CUE_UNPIN, mean_layer},       {CUE_PIN_TOGGLE, mean_layer},
    {CUE_NEXT, mean_layer},        {CUE_PREV, mean_layer},
    {CUE_DETAIL, mean_layer},      {CUE_SET, mean_layer},
    {CUE_UNSET, mean_layer},       {CUE_AUTO_TOGGLE, mean_toggle},
    {CUE_BUG_TOGGLE, mean_toggle}, {CUE_BOARD_TOGGLE, mean_toggle},
};

static const char *changed_text(int watch)
{
    const char *text = "";
    for (int i = 0; i < SIGHT_COUNT; i++) {
        bool in = watch >= sights[i].first && watch < sights[i].first + sights[i].count;
        text = in ? sights[i].changed : text;
    }
    return text;
}

const char *stale_reason(struct show *show, const struct cue *cue)
{
    struct meaning meaning = {.count = 0};
    if (!cue->based_on) {
        return NULL;
    }
    if (cue->based_on > show_version(show)) {
        return arena_printf(
            &show->scratch,
            "the state is at version %llu, so it cannot be based on %llu: "
            "look again",
            (unsigned long long)show_version(show), (unsigned long long)cue->based_on);
    }
    for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++) {
        if (meanings[i].kind == cue->kind) {
            meanings[i].mean(show, cue, &meaning);
        }
    }
    for (int i = 0; i < meaning.count; i++) {
        if (show->watches[meaning.watches[i]].version > cue->based_on) {
            return arena_printf(
                &show->scratch, "not done: %s since version %llu, look again",
                changed_text(meaning.watches[i]), (unsigned long long)cue->based_on);
        }
    }
    return NULL;
}

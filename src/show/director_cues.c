// What the operator may do. Each cue either does something and says true, or leaves
// everything as it is and says why.
#include <stdarg.h>
#include <stdio.h>

#include "base/str.h"
#include "show/director_parts.h"

bool director_refuse(struct director *director, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(director->why, sizeof(director->why), format, args);
    va_end(args);
    return false;
}

static int foremost(const struct director *director, bool leaving)
{
    for (int i = LAYER_COUNT - 1; i >= 0; i--) {
        const struct lane *lane = &director->lanes[i];
        if (leaving ? lane->air.state == AIR_LEAVING : lane_stands(lane)) {
            return i;
        }
    }
    return -1;
}

int director_chosen(const struct director *director)
{
    int layer = director->chosen;
    return layer >= 0 && lane_stands(&director->lanes[layer]) ? layer : -1;
}

int director_selected(const struct director *director)
{
    if (director_chosen(director) >= 0) {
        return director_chosen(director);
    }
    int layer = foremost(director, false);
    return layer >= 0 ? layer : foremost(director, true);
}

struct lane *cue_lane(struct director *director, const struct cue *cue)
{
    int layer = cue->layer >= 0 ? cue->layer : director_selected(director);
    if (layer < 0) {
        director_refuse(director, "nothing is on air");
        return NULL;
    }
    struct lane *lane = &director->lanes[layer];
    if (lane->air.state == AIR_OFF) {
        director_refuse(director, "nothing is on air on layer %s", layer_names[layer]);
        return NULL;
    }
    if (lane->air.state == AIR_LEAVING) {
        director_refuse(director, "%s is leaving already", lane->air.scene->name);
        return NULL;
    }
    return lane;
}

static bool happens(struct director *director, enum happening happening,
                    struct lane *lane, int64_t now_ms)
{
    return rules_happen(director, happening, &(struct thing){.lane = lane}, now_ms);
}

static bool dismiss(struct director *director, const struct cue *cue, int64_t now_ms)
{
    int layer = cue->layer >= 0 ? cue->layer : director_selected(director);
    if (layer >= 0 && director->lanes[layer].air.state == AIR_LEAVING) {
        // It goes anyway; but now it also stays away.
        happens(director, CUED_DISMISS, &director->lanes[layer], now_ms);
    }
    struct lane *lane = cue_lane(director, cue);
    return lane && happens(director, CUED_DISMISS, lane, now_ms);
}

static bool set_pin(struct director *director, struct lane *lane, bool pinned,
                    int64_t now_ms)
{
    if (lane->air.pinned == pinned) {
        return director_refuse(director, "%s is %s", lane->air.scene->name,
                               pinned ? "pinned already" : "not pinned");
    }
    return happens(director, pinned ? CUED_PIN : CUED_UNPIN, lane, now_ms);
}

static bool pin(struct director *director, const struct cue *cue, int64_t now_ms)
{
    struct lane *lane = cue_lane(director, cue);
    return lane && set_pin(director, lane, cue->kind == CUE_PIN, now_ms);
}

static bool pin_toggle(struct director *director, const struct cue *cue, int64_t now_ms)
{
    struct lane *lane = cue_lane(director, cue);
    return lane && set_pin(director, lane, !lane->air.pinned, now_ms);
}

static bool turn_page(struct director *director, const struct cue *cue, int64_t now_ms)
{
    struct lane *lane = cue_lane(director, cue);
    if (!lane) {
        return false;
    }
    const struct air *air = &lane->air;
    int page = air->page + (cue->kind == CUE_NEXT ? 1 : -1);
    if (air->pages < 2) {
        return director_refuse(director, "%s has %s", air->scene->name,
                               air->pages ? "only one page" : "no pages");
    }
    if (page < 0 || page >= air->pages) {
        return director_refuse(director, "%s is at its %s page, %d of %d",
                               air->scene->name, page < 0 ? "first" : "last",
                               air->page + 1, air->pages);
    }
    const struct scene_rule *rule = rule_of(director, air->scene);
    rules_happen(director, CUED_PAGE, &(struct thing){.lane = lane, .page = page},
                 now_ms);
    lane_extend(lane, rule, rule->hold_ms, now_ms);
    return true;
}

static bool clear(struct director *director, const struct cue *cue, int64_t now_ms)
{
    (void)cue;
    for (int i = 0; i < LAYER_COUNT; i++) {
        happens(director, CUED_CLEAR, &director->lanes[i], now_ms);
    }
    while (director->queue_count) {
        struct item *item = director->queue[0];
        struct lane *lane = &director->lanes[item->said.scene->layer];
        rules_happen(director, CUED_CLEAR, &(struct thing){.lane = lane, .item = item},
                     now_ms);
    }
    director->automatic = false;
    director->quiet = true;
    director->chosen = -1;
    director_changed(director);
    return true;
}

static bool set_auto(struct director *director, bool on)
{
    if (director->automatic == on) {
        return director_refuse(director, "automation is %s already", on ? "on" : "off");
    }
    director->automatic = on;
    director->quiet = false;
    queue_reorder(director); // who is held has changed
    return true;
}

static bool automation(struct director *director, const struct cue *cue, int64_t now_ms)
{
    (void)now_ms;
    bool toggle = cue->kind == CUE_AUTO_TOGGLE;
    return set_auto(director, toggle ? !director->automatic : cue->on);
}

static bool select_layer(struct director *director, const struct cue *cue, int64_t now_ms)
{
    (void)now_ms;
    int now = director_selected(director);
    int chosen = cue->layer;
    for (int i = 1; chosen < 0 && i <= LAYER_COUNT; i++) {
        int layer = (now + i) % LAYER_COUNT;
        chosen = lane_stands(&director->lanes[layer]) ? layer : -1;
    }
    if (chosen < 0 || !lane_stands(&director->lanes[chosen])) {
        return director_refuse(director, "nothing is on air%s%s",
                               chosen < 0 ? "" : " on layer ",
                               chosen < 0 ? "" : layer_names[chosen]);
    }
    if (director->chosen == chosen) {
        return director_refuse(director, "layer %s is selected already",
                               layer_names[chosen]);
    }
    director->chosen = chosen;
    director_changed(director);
    return true;
}

static bool layer_switch(struct director *director, const struct cue *cue, int64_t now_ms)
{
    bool bug = cue->kind == CUE_BUG || cue->kind == CUE_BUG_TOGGLE;
    bool toggle = cue->kind == CUE_BUG_TOGGLE || cue->kind == CUE_BOARD_TOGGLE;
    enum layer layer = bug ? LAYER_BUG : LAYER_BOARD;
    struct lane *lane = &director->lanes[layer];
    bool on = toggle ? !lane_stands(lane) : cue->on;
    if (on == lane_stands(lane)) {
        return director_refuse(director, "the %s is %s already", layer_names[layer],
                               on ? "on" : "off");
    }
    return on ? take_layer(director, layer, now_ms)
              : happens(director, CUED_DISMISS, lane, now_ms);
}

static bool cue_names(const struct cue *cue, const struct waiting *said)
{
    return (!cue->scene[0] || said->scene == scene_find(cue->scene)) &&
           (!cue->subject[0] || text_equal(said->subject, cue->subject));
}

// Without words the one that comes on next; by its subject, or scene, also one that only
// waits. A race's board and its winner share a subject: what is about to come is meant.
static struct item *vetoed(struct director *director, const struct cue *cue)
{
    const struct waiting *said = director_announced(director, 0);
    for (int i = 1; said && !cue_names(cue, said); i++) {
        said = director_announced(director, i);
    }
    if (said) {
        return queue_find(director, said->scene, said->subject);
    }
    bool named = cue->scene[0] || cue->subject[0];
    for (int i = 0; named && i < director->queue_count; i++) {
        if (cue_names(cue, &director->queue[i]->said)) {
            return director->queue[i];
        }
    }
    return NULL;
}

// As it was dismissed before a crash.
static bool keep_away(struct director *director, const struct cue *cue)
{
    const struct scene *scene = scene_find(cue->scene);
    const struct lane *lane = scene ? &director->lanes[scene->layer] : NULL;
    if (!scene || (lane_stands(lane) && lane_shows(lane, scene, cue->subject)) ||
        queue_find(director, scene, cue->subject)) {
        return director_refuse(director, "%s %s is on air or waiting", cue->scene,
                               cue->subject);
    }
    memory_dismiss(director, scene, cue->subject, &cue->values);
    return true;
}

static bool veto(struct director *director, const struct cue *cue, int64_t now_ms)
{
    if (cue->said) {
        return keep_away(director, cue);
    }
    struct item *item = vetoed(director, cue);
    if (!item && (cue->scene[0] || cue->subject[0])) {
        return director_refuse(director, "%s%s%s is neither announced nor waiting",
                               cue->scene, cue->scene[0] && cue->subject[0] ? " " : "",
                               cue->subject);
    }
    if (!item) {
        return director_refuse(director, "nothing is announced");
    }
    struct lane *lane = &director->lanes[item->said.scene->layer];
    return rules_happen(director, CUED_VETO, &(struct thing){.lane = lane, .item = item},
                        now_ms);
}

static const struct {
    enum cue_kind kind;
    bool (*obey)(struct director *director, const struct cue *cue, int64_t now_ms);
} cues[] = {
    {CUE_TAKE, cue_take},
    {CUE_DISMISS, dismiss},
    {CUE_PIN, pin},
    {CUE_UNPIN, pin},
    {CUE_PIN_TOGGLE, pin_toggle},
    {CUE_NEXT, turn_page},
    {CUE_PREV, turn_page},
    {CUE_CLEAR, clear},
    {CUE_AUTO, automation},
    {CUE_AUTO_TOGGLE, automation},
    {CUE_LAYER, select_layer},
    {CUE_BUG, layer_switch},
    {CUE_BUG_TOGGLE, layer_switch},
    {CUE_BOARD, layer_switch},
    {CUE_BOARD_TOGGLE, layer_switch},
    {CUE_VETO, veto},
    {CUE_SET, cue_set},
    {CUE_UNSET, cue_set},
};

bool director_cue(struct director *director, const struct cue *cue, int64_t now_ms,
                  const char **why)
{
    director_advance(director, now_ms);
    now_ms = director->now_ms;
    director_refuse(director, "this is not for the director");
    bool obeyed = false;
    for (size_t i = 0; i < sizeof(cues) / sizeof(cues[0]); i++) {
        if (cues[i].kind == cue->kind) {
            obeyed = cues[i].obey(director, cue, now_ms);
            break;
        }
    }
    director_advance(director, now_ms);
    *why = obeyed ? NULL : director->why;
    return obeyed;
}

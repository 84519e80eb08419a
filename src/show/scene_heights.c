// Who cleared what: one column a bar, the last twelve that somebody tried or passed. A
// jump-off has columns of its own, because its bars go down as well as up and repeat.
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "show/scene_panel.h"

enum {
    BARS_SHOWN = 12,
    BARS_MAX = UNIT_MAX_HEIGHTS * 2,
    SIGNS_MAX = 6, // at one bar
    FAILURES_OUT = 3,
};

struct bar {
    const char *height;
    int32_t cm;
    bool used;
};

struct card {
    struct bar bars[BARS_MAX];
    int count;
    char (*signs)[BARS_MAX][SIGNS_MAX + 1]; // of each standing
};

// Where an athlete is while the trials are read in the order of time.
struct jumper {
    int bar; // -1 before the first
    int streak;
    bool out;
};

static int32_t cm_of(const char *height)
{
    struct mark mark = mark_parse(height, MEASURES_DISTANCE);
    return mark.kind == MARK_DISTANCE ? mark.value : 0;
}

static int bar_from(const struct card *card, int from, int32_t cm)
{
    for (int i = from; i < card->count; i++) {
        if (card->bars[i].cm == cm) {
            return i;
        }
    }
    return -1;
}

static int add_bar(struct card *card, int at, const char *height, int32_t cm)
{
    if (card->count == BARS_MAX || cm <= 0) {
        return -1;
    }
    memmove(&card->bars[at + 1], &card->bars[at],
            (size_t)(card->count - at) * sizeof(card->bars[0]));
    card->bars[at] = (struct bar){.height = height, .cm = cm};
    card->count++;
    return at;
}

// The bars as told, with those that only trials tell of at their place in the climb.
static void list_bars(struct card *card, const struct unit *unit)
{
    for (int i = 0; i < unit->height_count; i++) {
        add_bar(card, card->count, unit->heights[i], cm_of(unit->heights[i]));
    }
    for (int i = 0; i < unit->trial_count; i++) {
        int32_t cm = cm_of(unit->trials[i].height);
        int at = 0;
        while (at < card->count && card->bars[at].cm < cm) {
            at++;
        }
        if (bar_from(card, 0, cm) < 0) {
            add_bar(card, at, unit->trials[i].height, cm);
        }
    }
}

// Who is out jumps on only in a jump-off.
static int bar_of(struct card *card, const struct jumper *jumper,
                  const struct trial *trial)
{
    int32_t cm = cm_of(trial->height);
    if (jumper->out) {
        int bar = bar_from(card, jumper->bar + 1, cm);
        return bar >= 0 ? bar : add_bar(card, card->count, trial->height, cm);
    }
    int bar = bar_from(card, jumper->bar < 0 ? 0 : jumper->bar, cm);
    return bar >= 0 ? bar : bar_from(card, 0, cm);
}

static char sign_of(char c)
{
    const char *sign = strchr("oOxXrR-", c);
    return !sign || !*sign ? '\0' : *sign == '-' ? '-' : (char)(*sign | 0x20);
}

static void jump(struct card *card, struct jumper *jumper, char (*cells)[SIGNS_MAX + 1],
                 const struct trial *trial)
{
    int bar = bar_of(card, jumper, trial);
    for (const char *c = trial->result; bar >= 0 && c && *c; c++) {
        char sign = sign_of(*c);
        size_t len = strlen(cells[bar]);
        if (sign && len < SIGNS_MAX) {
            cells[bar][len] = sign;
        }
        jumper->bar = bar;
        jumper->streak = sign == 'x'   ? jumper->streak + 1
                         : sign == 'o' ? 0
                                       : jumper->streak;
        jumper->out = jumper->out || sign == 'r' || jumper->streak >= FAILURES_OUT;
        card->bars[bar].used = true;
    }
}

static int find(const struct panel *panel, const char *bib)
{
    for (int i = 0; i < panel->count && !text_empty(bib); i++) {
        if (text_equal(panel->standings[i].entry->bib, bib)) {
            return i;
        }
    }
    return -1;
}

// The bar that is up now stands there before the unit tells of it.
static void show_bar(struct card *card, const char *height)
{
    int first = height ? bar_from(card, 0, cm_of(height)) : -1;
    for (int i = first; i >= 0; i = bar_from(card, i + 1, card->bars[i].cm)) {
        if (card->bars[i].used) {
            return;
        }
    }
    if (first >= 0) {
        card->bars[first].used = true;
    }
}

static void fill(struct card *card, const struct panel *panel)
{
    struct jumper jumpers[SCENE_STANDINGS];
    for (int i = 0; i < panel->count; i++) {
        jumpers[i] = (struct jumper){.bar = -1};
    }
    list_bars(card, panel->unit);
    for (int i = 0; i < panel->unit->trial_count; i++) {
        const struct trial *trial = &panel->unit->trials[i];
        int who = find(panel, trial->bib);
        if (who >= 0 && trial->height) {
            jump(card, &jumpers[who], card->signs[who], trial);
        }
    }
    show_bar(card, panel->bar);
}

// Which bars are shown, in their order. Returns how many.
static int choose(const struct card *card, int shown[BARS_SHOWN])
{
    int used = 0, count = 0;
    for (int i = 0; i < card->count; i++) {
        used += card->bars[i].used;
    }
    int skip = used > BARS_SHOWN ? used - BARS_SHOWN : 0;
    for (int i = 0; i < card->count; i++) {
        if (card->bars[i].used && skip-- <= 0) {
            shown[count++] = i;
        }
    }
    return count;
}

static void put_bars(struct values *out, const struct panel *panel,
                     const struct card *card, const int *shown, int count)
{
    char name[8];
    values_printf(out, "heights.count", "%d", count);
    values_text(out, "height", panel->bar ? mark_from_cm(cm_of(panel->bar)).text : NULL);
    for (int i = 0; i < count; i++) {
        snprintf(name, sizeof(name), "h%d", i + 1);
        values_text(out, name, mark_from_cm(card->bars[shown[i]].cm).text);
    }
}

static void put_cells(struct values *row, char (*cells)[SIGNS_MAX + 1], const int *shown,
                      int count)
{
    char name[8];
    for (int i = 0; i < count; i++) {
        snprintf(name, sizeof(name), "c%d", i + 1);
        values_text(row, name, cells[shown[i]]);
    }
}

bool scene_heights_values(const struct sport_state *state, int feed,
                          const struct unit_key *unit, struct values *out)
{
    struct panel panel;
    int shown[BARS_SHOWN];
    if (!panel_look(&panel, state, feed, unit) ||
        unit_discipline(panel.unit) != DISCIPLINE_VERTICAL) {
        return false;
    }
    struct card card = {.count = 0};
    card.signs = arena_alloc(out->arena, sizeof(*card.signs) * (size_t)panel.count);
    fill(&card, &panel);
    int count = choose(&card, shown);
    panel_head(out, &panel);
    put_bars(out, &panel, &card, shown, count);
    for (int i = 0; i < panel.count; i++) {
        struct values *row = values_add_row(out);
        panel_standing(row, &panel, &panel.standings[i]);
        values_text(row, "best", panel.standings[i].best.text);
        put_cells(row, card.signs[i], shown, count);
        values_text(row, "note", panel.standings[i].entry->note);
    }
    return true;
}

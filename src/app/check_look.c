// One scene as a viewer would see it in one of its states, at rest.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/check.h"
#include "base/str.h"

enum { AT_REST_MS = 3600000 };

static const struct {
    enum severity severity;
    const char *what, *unit; // unit NULL: no figures
} FINDINGS[] = {
    [LINT_SMALL] = {SEVERITY_WARNING, "too small to read on a telephone", " px"},
    [LINT_CONTRAST] = {SEVERITY_WARNING, "too little contrast to its plate", ":1"},
    [LINT_BARE] = {SEVERITY_ERROR,
                   "without a plate or an outline on the key colour, keyers eat it",
                   NULL},
    [LINT_OUTLINE] = {SEVERITY_WARNING, "on the key colour with an outline too thin",
                      " px"},
    [LINT_UNSAFE] = {SEVERITY_WARNING, "outside the graphics safe area (EBU R 95)",
                     " px"},
    [LINT_THIN] = {SEVERITY_WARNING, "a stroke on the key colour that vanishes", " px"},
    [LINT_RIM] = {SEVERITY_WARNING,
                  "a strong colour beside the key colour, where it bleeds: give what is "
                  "round it a dark fill and a padding of 2",
                  NULL},
    [LINT_CUT] = {SEVERITY_NOTE, "does not fit and is cut", NULL},
    [LINT_CLIPPED] = {SEVERITY_WARNING, "reaches over the edge of its place", NULL},
    [LINT_LOST] = {SEVERITY_WARNING, "no room is left for a text", NULL},
};

static const char BARE_OVER_CAMERA[] =
    "without a plate or an outline, on whatever the camera shows";

// With a matte, or an alpha channel, the mixer needs no colour to know what is ours: what
// is said of the key colour does not hold, and text on nothing is only hard to read. Nor
// does black, which a luma key takes, have a colour that bleeds.
static bool is_for_chroma(enum lint_kind kind)
{
    return kind == LINT_OUTLINE || kind == LINT_THIN || kind == LINT_RIM;
}

static enum theme_keying keying_of(const struct programme *programme)
{
    struct theme_moment moment = {.scene = NULL};
    programme_tell_key(programme, &moment);
    return moment.keying;
}

// What reaches over an edge takes all in it along: only the kind counts, not how far.
static bool reaches(enum lint_kind kind)
{
    return kind == LINT_UNSAFE || kind == LINT_CLIPPED;
}

static bool is_alike(const struct lint_finding *one, const struct lint_finding *other)
{
    return one->kind == other->kind && (reaches(one->kind) || one->found == other->found);
}

// How many of one kind and measure there are from this one on.
static int alike(const struct lint_finding *found, int count, int at)
{
    int many = 0;
    for (int i = at; i < count; i++) {
        many += is_alike(&found[i], &found[at]);
    }
    return many;
}

// The one that reaches farthest stands for all.
static const struct lint_finding *worst_of(const struct lint_finding *found, int count,
                                           int at)
{
    const struct lint_finding *worst = &found[at];
    for (int i = at; i < count; i++) {
        if (reaches(found[i].kind) && found[i].kind == worst->kind &&
            found[i].found > worst->found) {
            worst = &found[i];
        }
    }
    return worst;
}

// True if the scene's earlier states, or this one, told of it.
static bool was_told(struct check_look *look, const struct lint_finding *finding)
{
    for (int i = 0; i < look->told_count; i++) {
        if (is_alike(&look->told[i], finding)) {
            return true;
        }
    }
    if (look->told_count < CHECK_TOLD) {
        look->told[look->told_count++] = *finding;
    }
    return false;
}

static void tell(const struct check_look *look, const char *place,
                 const struct lint_finding *found, int many)
{
    bool keyed = keying_of(look->programme) == THEME_BY_COLOR;
    enum severity severity = FINDINGS[found->kind].severity;
    const char *what = FINDINGS[found->kind].what, *unit = FINDINGS[found->kind].unit;
    char figures[96] = "", more[32] = "";
    if (unit) {
        snprintf(figures, sizeof(figures), ": found %g%s, expected %g%s",
                 floor(found->found * 10) / 10, unit, found->wanted, unit);
    }
    if (many > 1) {
        snprintf(more, sizeof(more), "and %d more ", many - 1);
    }
    if (found->kind == LINT_BARE && !keyed) {
        severity = SEVERITY_WARNING;
        what = BARE_OVER_CAMERA;
    }
    report_add(look->report, severity, place, "%s%s%sat %d,%d %s%s%s",
               found->text ? "\"" : "", found->text ? found->text : "",
               found->text ? "\" " : "", found->where.x, found->where.y, more, what,
               figures);
}

static void collect_colors(struct report *report, const struct draw_list *list,
                           const char *place, struct check_colors *colors)
{
    int before = colors->count;
    lint_colors(list, colors->rgb, &colors->count, CHECK_COLORS);
    for (int i = before; i < colors->count; i++) {
        colors->where[i] = arena_strdup(&report->arena, place);
    }
}

// The flags are the sample's; who will come is for the start lists to say.
static void collect_pictures(struct report *report, const struct theme *theme,
                             const struct draw_list *list, const char *place,
                             struct check_used *used)
{
    char own[PATH_SIZE + 16];
    int len = snprintf(own, sizeof(own), "%s/images/", theme_dir(theme));
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_IMAGE && strncmp(item->image, own, (size_t)len) == 0 &&
            strncmp(item->image + len, "flags/", 6) != 0) {
            check_use(report, used, item->image + len, place);
        }
    }
}

static bool is_told_letter(struct check_look *look, uint32_t letter)
{
    for (int i = 0; i < look->letter_count; i++) {
        if (look->letters[i] == letter) {
            return true;
        }
    }
    if (look->letter_count < CHECK_LETTERS) {
        look->letters[look->letter_count++] = letter;
    }
    return false;
}

// Letters and signs that no font has: the theme's own words, which no start list brings.
static void check_letters(struct check_look *look, const struct draw_list *list,
                          const char *place)
{
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind != DRAW_TEXT) {
            continue;
        }
        struct text_gap gap =
            text_missing(look->programme->text, item->style.face, item->text, true);
        if (gap.code_point && !is_told_letter(look, gap.code_point)) {
            report_add(look->report, SEVERITY_WARNING, place,
                       "\"%s\" at %d,%d: no font of face \"%s\" has U+%04X: %s",
                       item->text, item->rect.x, item->rect.y, item->style.face,
                       (unsigned)gap.code_point, gap.instead);
        }
    }
}

static void lay_out(struct programme *programme, const char *scene,
                    const struct values *values, struct theme_memo *memo,
                    struct draw_list *out)
{
    struct theme_moment moment = {.scene = scene,
                                  .values = values,
                                  .in_ms = AT_REST_MS,
                                  .out_ms = -1,
                                  .change_ms = -1,
                                  .width = programme->canvas->width,
                                  .height = programme->canvas->height,
                                  .memo = memo};
    programme_tell_key(programme, &moment);
    theme_layout(programme->theme, &moment, &programme->measure, out);
}

void check_lay_out(struct programme *programme, const char *scene,
                   const struct values *values, struct draw_list *out)
{
    lay_out(programme, scene, values, NULL, out);
}

// A text made up for a state is cut because it was made up; and what never comes together
// leaves too little room.
static bool counts(enum lint_kind kind, enum check_state state)
{
    bool crowding =
        kind == LINT_CUT || kind == LINT_SMALL || kind == LINT_LOST || reaches(kind);
    return state == CHECK_SAMPLE ||
           (state == CHECK_CROWDED ? !crowding : kind != LINT_CUT);
}

static void lint(struct check_look *look, const struct draw_list *list, const char *place,
                 enum check_state state)
{
    struct lint_finding found[LINT_MAX];
    const struct canvas *canvas = look->programme->canvas;
    bool keyed = keying_of(look->programme) == THEME_BY_COLOR;
    int count = lint_list(list, canvas->width, canvas->height, found);
    for (int i = 0; i < count; i++) {
        if (counts(found[i].kind, state) && (keyed || !is_for_chroma(found[i].kind)) &&
            !was_told(look, &found[i])) {
            tell(look, place, worst_of(found, count, i), alike(found, count, i));
        }
    }
}

void check_look_at(struct check_look *look, const char *scene,
                   const struct values *values, const char *place, enum check_state state)
{
    struct draw_list list = draw_list_begin(&look->arena);
    // A state differs from the one before in one value: what does not is kept.
    lay_out(look->programme, scene, values, look->programme->memo, &list);
    check_letters(look, &list, place);
    collect_colors(look->report, &list, place, look->colors);
    collect_pictures(look->report, look->programme->theme, &list, place, look->used);
    check_plates(&list);
    lint(look, &list, place, state);
    arena_reset(&look->arena);
}

#include "app/check_fit.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/str.h"

enum { TOLD = 100, SEEN = 1 << 15 };

// Where names are tried.
static const struct row {
    enum check_who who;
    const char *scene, *key;
    const char *kind; // what the scene is told beside it; NULL: a person's
} ROWS[] = {
    {CHECK_PERSON, "attempt", "name", NULL},
    {CHECK_PERSON, "winner", "name", NULL},
    {CHECK_PERSON, "height", "name", NULL},
    {CHECK_PERSON, "athlete", "name", NULL},
    {CHECK_PERSON, "startlist", "rows.name", NULL},
    {CHECK_PERSON, "results", "rows.name", NULL},
    {CHECK_PERSON, "series", "rows.name", NULL},
    {CHECK_PERSON, "heights", "rows.name", NULL},
    {CHECK_RACER, "leaderboard", "rows.name", NULL},
    {CHECK_RACER, "winner", "name", NULL},
    {CHECK_RACER, "splits", "name", NULL},
    {CHECK_CLUB, "attempt", "team", NULL},
    {CHECK_CLUB, "winner", "team", NULL},
    {CHECK_CLUB, "height", "team", NULL},
    {CHECK_CLUB, "athlete", "team", NULL},
    {CHECK_CLUB, "startlist", "rows.team", NULL},
    {CHECK_CLUB, "results", "rows.team", NULL},
    {CHECK_CLUB, "series", "rows.team", NULL},
    {CHECK_CLUB, "heights", "rows.team", NULL},
    {CHECK_RELAY, "winner", "name", "team"},
    {CHECK_RELAY, "startlist", "rows.name", "team"},
    {CHECK_RELAY, "results", "rows.name", "team"},
    {CHECK_RUNNERS, "winner", "runners", "team"},
    {CHECK_RUNNERS, "startlist", "rows.runners", "team"},
    {CHECK_RUNNERS, "results", "rows.runners", "team"},
    {CHECK_PLAYER, "goal", "player", NULL},
    {CHECK_TEAM, "goal", "team.name", NULL},
    {CHECK_TEAM, "table", "rows.team", NULL},
    {CHECK_TEAM, "match", "home.name", NULL},
    {CHECK_TEAM_SHORT, "scorebug", "home.short", NULL},
};
enum { ROW_COUNT = sizeof(ROWS) / sizeof(ROWS[0]) };

struct check_fit {
    struct report *report;
    struct programme *programme;
    struct check_stage stages[ROW_COUNT];
    uint64_t seen[SEEN];
    int names, told;
};

static const char *const RESULTS[] = {
    [CHECK_ABBREVIATED] = "abbreviated", [CHECK_CUT] = "cut"};

struct verdict {
    struct buf told[CHECK_RESULTS];
    struct text_gap missing;
    const char *face; // that lacks it
};

// Where a much longer one fitted, in whichever part of it, this one does: thousands of
// names are told in seconds. Letters that a font may lack are always looked at.
static bool surely_fits(const struct check_stage *stage, const char *name, int width)
{
    for (const char *c = name; *c; c++) {
        if (*c < ' ' || *c > '~') {
            return false;
        }
    }
    return width * 5 <= stage->fits * 3;
}

static void try_in(struct check_fit *fit, int row, const struct check_name *name,
                   int width, struct verdict *verdict)
{
    struct arena arena = {0};
    struct check_stage *stage = &fit->stages[row];
    if (!stage->scene) {
        check_stage_init(stage, fit->programme, ROWS[row].scene, ROWS[row].key,
                         ROWS[row].kind);
    }
    if (surely_fits(stage, name->whole, width)) {
        return;
    }
    struct check_shown shown = check_stage_try(stage, fit->programme, name, &arena);
    if (shown.missing.code_point && !verdict->missing.code_point) {
        verdict->missing = shown.missing;
        verdict->face = arena_strdup(&fit->report->arena, shown.face);
    }
    if (shown.result != CHECK_WHOLE) {
        struct buf *told = &verdict->told[shown.result];
        buf_printf(told, "%s in %s: \"%s\"", told->len ? "," : "", ROWS[row].scene,
                   shown.text);
    }
    arena_finish(&arena);
}

static void tell(struct check_fit *fit, const char *place, const char *name,
                 const struct verdict *verdict)
{
    if (verdict->missing.code_point) {
        fit->told++;
        report_add(fit->report, SEVERITY_WARNING, place,
                   "\"%s\": no font of face \"%s\" has U+%04X: %s", name, verdict->face,
                   (unsigned)verdict->missing.code_point, verdict->missing.instead);
    }
    for (int result = CHECK_CUT; result > CHECK_WHOLE; result--) {
        if (verdict->told[result].len) {
            fit->told++;
            report_add(fit->report,
                       result == CHECK_CUT ? SEVERITY_WARNING : SEVERITY_NOTE, place,
                       "\"%s\" is %s%s", name, RESULTS[result],
                       verdict->told[result].data);
        }
    }
}

// A full table only means that some are looked at again.
static bool is_new(struct check_fit *fit, enum check_who who, const char *name)
{
    uint64_t hash = hash_text((uint64_t)who + 1, name);
    for (uint64_t i = 0; i < 64; i++) {
        uint64_t *slot = &fit->seen[(hash + i) % SEEN];
        if (*slot == hash) {
            return false;
        }
        if (!*slot) {
            *slot = hash;
            return true;
        }
    }
    return true;
}

struct check_fit *check_fit_create(struct report *report, struct programme *programme)
{
    struct check_fit *fit = xalloc(sizeof(*fit));
    memset(fit, 0, sizeof(*fit));
    fit->report = report;
    fit->programme = programme;
    return fit;
}

void check_fit_destroy(struct check_fit *fit)
{
    if (fit) {
        for (int i = 0; i < ROW_COUNT; i++) {
            check_stage_finish(&fit->stages[i]);
        }
        free(fit);
    }
}

void check_fit_name(struct check_fit *fit, const char *place, enum check_who who,
                    const struct check_name *name)
{
    struct verdict verdict = {.face = NULL};
    if (text_empty(name->whole) || check_fit_full(fit) ||
        !is_new(fit, who, name->whole)) {
        return;
    }
    int width = check_stage_width(fit->programme, name->whole);
    fit->names++;
    for (int row = 0; row < ROW_COUNT; row++) {
        if (ROWS[row].who == who &&
            theme_has_scene(fit->programme->theme, ROWS[row].scene)) {
            try_in(fit, row, name, width, &verdict);
        }
    }
    tell(fit, place, name->whole, &verdict);
    for (int result = CHECK_WHOLE; result < CHECK_RESULTS; result++) {
        buf_finish(&verdict.told[result]);
    }
}

int check_fit_names(const struct check_fit *fit)
{
    return fit->names;
}

bool check_fit_full(const struct check_fit *fit)
{
    return fit->told >= TOLD;
}

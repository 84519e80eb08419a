#include "base/str.h"
#include "sport/athletics_rank.h"

// The trials of one athlete, walked in order of time.
struct walk {
    struct contender *contender;
    int32_t bar_cm;
    int failures;        // so far, before any jump-off
    int failures_at_bar; // of them at this height
    int streak;          // in a row, across heights
    int32_t best_cm;     // with the jump-off
};

static bool is_published(const struct unit *unit)
{
    return unit->results != RESULTS_NONE;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

// "r" says that an athlete stopped, not that the marks so far are void.
static void take_retirement(struct contender *contender)
{
    struct mark *best = &contender->standing.best;
    if (best->kind == MARK_DNF && text_equal(best->text, "r")) {
        contender->standing.out = true;
        *best = (struct mark){0};
    }
}

static void settle_without_mark(struct contender *contender, bool over, const char *word)
{
    if (contender->standing.best.kind != MARK_NONE) {
        return;
    }
    contender->living = !over;
    if (over) {
        contender->standing.best = mark_parse(word, MEASURES_DISTANCE);
    }
}

// Keeps the series falling; the worst of more than SERIES_MAX goes.
static void series_insert(struct contender *contender, int32_t cm)
{
    int at = contender->series_count;
    while (at > 0 && contender->series[at - 1] < cm) {
        at--;
    }
    if (at == SERIES_MAX) {
        return;
    }
    int last =
        contender->series_count < SERIES_MAX ? contender->series_count++ : SERIES_MAX - 1;
    for (int i = last; i > at; i--) {
        contender->series[i] = contender->series[i - 1];
    }
    contender->series[at] = cm;
}

// The performance is the server's last word: a better one leads the series, and what
// lies above a worse one was taken back.
static void series_obey(struct contender *contender, int32_t cm)
{
    int above = 0;
    while (above < contender->series_count && contender->series[above] > cm) {
        above++;
    }
    contender->series_count -= above;
    for (int i = 0; i < contender->series_count; i++) {
        contender->series[i] = contender->series[i + above];
    }
    if (contender->series_count == 0 || contender->series[0] != cm) {
        series_insert(contender, cm);
    }
}

static const struct trial *trial_of_distance(const struct unit *unit, const char *bib,
                                             int32_t cm)
{
    for (int i = 0; i < unit->trial_count; i++) {
        const struct trial *trial = &unit->trials[i];
        if (!text_equal(trial->bib, bib)) {
            continue;
        }
        struct mark mark = mark_parse(trial->result, MEASURES_DISTANCE);
        if (mark.kind == MARK_DISTANCE && mark.value == cm) {
            return trial;
        }
    }
    return NULL;
}

void contender_throws(const struct unit *unit, struct contender *contender)
{
    struct standing *standing = &contender->standing;
    const char *bib = standing->entry->bib;
    int tries = 0;
    take_retirement(contender);
    for (int i = 0; bib && i < unit->trial_count; i++) {
        const struct trial *trial = &unit->trials[i];
        if (!text_equal(trial->bib, bib) || text_empty(trial->result)) {
            continue;
        }
        tries++;
        struct mark mark = mark_parse(trial->result, MEASURES_DISTANCE);
        if (mark.kind == MARK_DISTANCE) {
            series_insert(contender, mark.value);
        }
        standing->out |= text_equal_nocase(trial->result, "r");
    }
    if (standing->best.kind == MARK_NONE && contender->series_count > 0) {
        standing->best = mark_from_cm(contender->series[0]);
    }
    if (standing->best.kind == MARK_DISTANCE) {
        series_obey(contender, standing->best.value);
        standing->best_trial = trial_of_distance(unit, bib, standing->best.value);
    }
    bool all_taken = unit->rounds > 0 && tries >= unit->rounds;
    bool over = tries > 0 && (standing->out || all_taken || is_published(unit));
    settle_without_mark(contender, over || (standing->out && tries == 0), "NM");
}

static void walk_clearance(struct walk *walk)
{
    struct contender *contender = walk->contender;
    walk->streak = 0;
    if (walk->bar_cm > contender->cleared_cm) {
        contender->cleared_cm = walk->bar_cm;
        contender->standing.failures_at_best = walk->failures_at_bar;
        contender->standing.failures_total = walk->failures;
    }
}

static void walk_failure(struct walk *walk)
{
    walk->failures++;
    walk->failures_at_bar++;
    if (++walk->streak == 3) {
        walk->contender->standing.out = true;
    }
}

// Whatever an athlete jumps after being out is a jump-off.
static void walk_attempt(struct walk *walk, char result)
{
    struct contender *contender = walk->contender;
    bool jumped = result == 'o' || result == 'x';
    if (result == 'o' && walk->bar_cm > walk->best_cm) {
        walk->best_cm = walk->bar_cm;
    }
    if (jumped && contender->standing.out) {
        if (contender->jump_off_count < JUMP_OFF_MAX) {
            contender->jump_off[contender->jump_off_count++] = result;
        }
    } else if (result == 'o') {
        walk_clearance(walk);
    } else if (result == 'x') {
        walk_failure(walk);
    } else if (result == 'r') {
        contender->standing.out = true;
    }
}

static bool has_clearance(const char *result)
{
    for (; result && *result; result++) {
        if (lower(*result) == 'o') {
            return true;
        }
    }
    return false;
}

static const struct trial *trial_over(const struct unit *unit, const char *bib,
                                      int32_t cm)
{
    for (int i = 0; i < unit->trial_count; i++) {
        const struct trial *trial = &unit->trials[i];
        if (!text_equal(trial->bib, bib) || !has_clearance(trial->result)) {
            continue;
        }
        if (mark_parse(trial->height, MEASURES_DISTANCE).value == cm) {
            return trial;
        }
    }
    return NULL;
}

// One trial is one attempt; a server that joins them ("xxo") is understood too.
static int walk_trials(const struct unit *unit, struct walk *walk)
{
    const char *bib = walk->contender->standing.entry->bib;
    int tries = 0;
    for (int i = 0; bib && i < unit->trial_count; i++) {
        const struct trial *trial = &unit->trials[i];
        if (!text_equal(trial->bib, bib)) {
            continue;
        }
        struct mark bar = mark_parse(trial->height, MEASURES_DISTANCE);
        if (bar.value != walk->bar_cm) {
            walk->bar_cm = bar.value;
            walk->failures_at_bar = 0;
        }
        for (const char *at = trial->result; at && *at; at++) {
            walk_attempt(walk, lower(*at));
            tries++;
        }
    }
    return tries;
}

void contender_jumps(const struct unit *unit, struct contender *contender)
{
    struct standing *standing = &contender->standing;
    struct walk walk = {.contender = contender};
    bool retired = false;
    take_retirement(contender);
    retired = standing->out;
    standing->out = false;
    int tries = walk_trials(unit, &walk);
    standing->out |= retired;
    if (standing->best.kind == MARK_NONE && walk.best_cm > 0) {
        standing->best = mark_from_cm(walk.best_cm);
    }
    if (standing->best.kind == MARK_DISTANCE) {
        standing->best_trial =
            trial_over(unit, standing->entry->bib, standing->best.value);
        if (contender->cleared_cm == 0) {
            contender->cleared_cm = standing->best.value;
        }
    }
    settle_without_mark(contender, standing->out || (tries > 0 && is_published(unit)),
                        "NH");
}

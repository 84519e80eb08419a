// What became of every proposal and cue, newest last.
#include "base/str.h"
#include "show/director_parts.h"

const char *outcome_name(enum outcome outcome)
{
    static const char *const names[] = {
        [OUTCOME_SHOWN] = "shown",     [OUTCOME_MERGED] = "merged",
        [OUTCOME_WAITING] = "waiting", [OUTCOME_DROPPED] = "dropped",
        [OUTCOME_CUE] = "cue",         [OUTCOME_ANNOUNCED] = "announced",
        [OUTCOME_LEFT] = "left"};
    return names[outcome];
}

void director_note(struct director *director, enum outcome outcome, const char *subject,
                   const char *text, int64_t now_ms)
{
    struct decision *decision =
        &director->decisions[director->decision_total++ % DIRECTOR_LOG];
    director->outcomes[outcome]++;
    decision->number = director->decision_total;
    decision->at_ms = now_ms;
    decision->outcome = outcome;
    text_copy(decision->subject, sizeof(decision->subject), subject ? subject : "");
    text_copy(decision->text, sizeof(decision->text), text ? text : "");
    director_changed(director);
}

int64_t director_outcomes(const struct director *director, enum outcome outcome)
{
    return director->outcomes[outcome];
}

int director_decision_count(const struct director *director)
{
    return director->decision_total < DIRECTOR_LOG ? (int)director->decision_total
                                                   : DIRECTOR_LOG;
}

const struct decision *director_decision(const struct director *director, int index)
{
    int count = director_decision_count(director);
    if (index < 0 || index >= count) {
        return NULL;
    }
    int64_t place = director->decision_total - count + index;
    return &director->decisions[place % DIRECTOR_LOG];
}

struct director_totals director_totals(const struct director *director)
{
    return director->totals;
}

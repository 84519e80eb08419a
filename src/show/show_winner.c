// Why another name stands on the winner's popup, for the operator.
#include "base/str.h"
#include "show/show_targets.h"

// Who the popup on air is of, when another has won.
struct ousted {
    char name[DIRECTOR_SUBJECT], bib[DIRECTOR_SUBJECT];
};

static bool winner_on_air(struct show *show, const struct change *change,
                          struct ousted *out)
{
    const struct air *air = director_air(show->director, LAYER_LOWER);
    const char *subject =
        subject_winner(&show->scratch, show->feeds[change->feed].id, &change->unit);
    bool stands = air->scene == scene_find("winner") && !air->overrides && !air->own &&
                  text_equal(air->subject, subject) &&
                  (air->state == AIR_ENTERING || air->state == AIR_ON);
    const char *name = stands ? values_get(air->values, "name") : NULL;
    const char *bib = stands ? values_get(air->values, "bib") : NULL;
    text_copy(out->bib, sizeof(out->bib), bib ? bib : "");
    return name && text_copy(out->name, sizeof(out->name), name);
}

static bool is_disqualified(const struct show *show, const struct change *change,
                            const char *bib)
{
    const struct unit_state *unit = sport_unit(show->state, change->feed, &change->unit);
    const struct entry *entry =
        unit && unit->unit && *bib ? unit_entry(unit->unit, bib) : NULL;
    return entry && entry->performance &&
           mark_parse(entry->performance, MEASURES_UNKNOWN).kind == MARK_DQ;
}

const char *winner_reason(struct show *show, const struct change *change,
                          const char *fetched)
{
    struct ousted ousted;
    struct values values = values_begin(&show->scratch);
    bool known = winner_on_air(show, change, &ousted) &&
                 scene_winner_values(show->state, change->feed, &change->unit, &values);
    const char *name = known ? values_get(&values, "name") : NULL;
    const char *bib = known ? values_get(&values, "bib") : NULL;
    if (!name || text_equal(name, ousted.name) ||
        (*ousted.bib && bib && text_equal(bib, ousted.bib))) {
        return fetched;
    }
    const char *how = is_disqualified(show, change, ousted.bib) ? "was disqualified"
                                                                : "is no longer first";
    return arena_printf(&show->scratch, "%s %s, %s wins; %s", ousted.name, how, name,
                        fetched);
}

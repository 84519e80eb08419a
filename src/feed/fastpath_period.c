// What periods are called: while they are played, between them, and when the whistle
// goes.
#include "base/arena.h"
#include "base/str.h"
#include "feed/fastpath.h"

static const char *ordinal(int number)
{
    static const char *const ends[] = {"th", "st", "nd", "rd"};
    bool teen = number % 100 > 10 && number % 100 < 14;
    return teen || number % 10 > 3 ? ends[0] : ends[number % 10];
}

static bool is_named_by_show(const struct fastpath_view *view, int number)
{
    return number >= 1 && number <= FEED_PERIODS && view->config->periods[number - 1][0];
}

const char *fastpath_period_name(const struct fastpath_view *view, int number,
                                 const struct fastpath_period *period)
{
    if (is_named_by_show(view, number)) {
        return arena_strdup(view->arena, view->config->periods[number - 1]);
    }
    if (period && period->label) {
        return period->label;
    }
    return number < 1 ? NULL
                      : arena_printf(view->arena, "%d%s %s", number, ordinal(number),
                                     view->match->sport->part);
}

// Behind the last regular period it may be over: that is for the next packet to tell.
const char *fastpath_break_name(const struct fastpath_view *view,
                                const struct fastpath_period *last)
{
    static const struct {
        const char *part;
        int count;
        const char *text;
    } breaks[] = {
        {"half", 2, "half-time"}, {"period", 3, "break"}, {"quarter", 4, "break"}};
    for (size_t i = 0; i < sizeof(breaks) / sizeof(breaks[0]); i++) {
        if (text_equal(breaks[i].part, view->match->sport->part) &&
            last->id < breaks[i].count) {
            return breaks[i].text;
        }
    }
    return fastpath_period_name(view, last->id, last);
}

static const char *end_name(const struct fastpath_view *view, int number,
                            const struct fastpath_period *period)
{
    const struct fastpath_sport *sport = view->match->sport;
    const char *name = fastpath_period_name(view, number, period);
    bool regular = !period || period->type == PERIOD_REGULAR;
    if (!name || is_named_by_show(view, number)) {
        return name;
    }
    if (regular && text_equal(sport->part, "half") && number <= 2) {
        return number == 1 ? "half-time" : sport->end;
    }
    return arena_printf(view->arena, "end of %s", name);
}

// Where the list has no goals, nothing else says how it stood when the whistle went.
static void put_standing(const struct fastpath_sport *sport,
                         const struct fastpath_period *period, struct match_entry *entry)
{
    bool told = period && period->score[0] >= 0 && period->score[1] >= 0;
    if (told && !sport->goals) {
        entry->has_score = true;
        entry->score[0] = period->score[0];
        entry->score[1] = period->score[1];
    }
}

void fastpath_whistle(const struct fastpath_view *view,
                      const struct fastpath_action *action,
                      const struct fastpath_summary *summary, struct match_entry *entry)
{
    const struct fastpath_period *period = fastpath_period_find(summary, action->period);
    const char *name = NULL;
    if (entry->kind == ENTRY_START) {
        name = fastpath_period_name(view, action->period, period);
    } else if (entry->kind == ENTRY_END) {
        name = end_name(view, action->period, period);
        put_standing(view->match->sport, period, entry);
    }
    entry->text = name ? name : entry->text;
}

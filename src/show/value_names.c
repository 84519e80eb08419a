#include "show/value_names.h"

#include <string.h>

#include "base/str.h"

enum { NAME_BYTES = 64 };

static const char *const NAMES[] = {"attempt",
                                    "attempts",
                                    "away.color",
                                    "away.logo",
                                    "away.name",
                                    "away.points",
                                    "away.score",
                                    "away.short",
                                    "best",
                                    "best.at",
                                    "bib",
                                    "c#",
                                    "clock",
                                    "clock.running",
                                    "color",
                                    "country",
                                    "current",
                                    "drawn",
                                    "event",
                                    "flag",
                                    "gap",
                                    "h#",
                                    "heat",
                                    "height",
                                    "heights.count",
                                    "home.color",
                                    "home.logo",
                                    "home.name",
                                    "home.points",
                                    "home.score",
                                    "home.short",
                                    "image",
                                    "kind",
                                    "lane",
                                    "lead",
                                    "lost",
                                    "mark",
                                    "minute",
                                    "moved",
                                    "name",
                                    "note",
                                    "number",
                                    "order",
                                    "out",
                                    "page",
                                    "pages",
                                    "passed",
                                    "pb",
                                    "period",
                                    "place",
                                    "played",
                                    "player",
                                    "playing",
                                    "point",
                                    "points",
                                    "pos",
                                    "race",
                                    "rank",
                                    "remark",
                                    "row",
                                    "rows",
                                    "runners",
                                    "sb",
                                    "score",
                                    "second.country",
                                    "second.flag",
                                    "second.gap",
                                    "second.image",
                                    "second.kind",
                                    "second.mark",
                                    "second.name",
                                    "second.place",
                                    "second.runners",
                                    "second.team",
                                    "segment",
                                    "short",
                                    "side",
                                    "starters",
                                    "state",
                                    "status",
                                    "t#",
                                    "target",
                                    "target.name",
                                    "team",
                                    "team.color",
                                    "team.logo",
                                    "team.name",
                                    "team.short",
                                    "text",
                                    "third.country",
                                    "third.flag",
                                    "third.gap",
                                    "third.image",
                                    "third.kind",
                                    "third.mark",
                                    "third.name",
                                    "third.place",
                                    "third.runners",
                                    "third.team",
                                    "time",
                                    "title",
                                    "total",
                                    "type",
                                    "unit",
                                    "valid",
                                    "w#",
                                    "wind",
                                    "won"};

enum { COUNT = sizeof(NAMES) / sizeof(NAMES[0]) };

// "t12" -> "t#"
static void without_number(const char *name, char out[NAME_BYTES])
{
    text_copy(out, NAME_BYTES, name);
    size_t len = strlen(out), digits = 0;
    while (digits < len && out[len - digits - 1] >= '0' && out[len - digits - 1] <= '9') {
        digits++;
    }
    if (digits > 0) {
        out[len - digits] = '#';
        out[len - digits + 1] = '\0';
    }
}

bool value_name_known(const char *name)
{
    char plain[NAME_BYTES];
    bool known = false;
    without_number(name, plain);
    for (int i = 0; i < COUNT; i++) {
        known = known || text_equal(NAMES[i], plain);
    }
    return known;
}

const char *value_name_near(const char *name)
{
    return text_nearest(name, NAMES, COUNT);
}

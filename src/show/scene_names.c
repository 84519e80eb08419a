#include "show/scene_names.h"

#include "base/str.h"

static const struct {
    const char *scene;
    const char *names;
    const char *row_names;
} table[] = {
    {"scorebug",
     "home.name home.short home.score home.color home.logo home.points away.name "
     "away.short "
     "away.score away.color away.logo away.points clock clock.running period status note",
     ""},
    {"raceclock", "race clock segment status", ""},
    {"winner",
     "event heat name mark status place team country flag wind note runners second.name "
     "second.mark second.team second.country second.flag third.name third.mark "
     "third.team "
     "third.country third.flag",
     ""},
    {"attempt",
     "event heat bib name attempt attempts mark valid wind team country flag note rank "
     "best t1 t2 t3 t4 t5 t6",
     ""},
    {"height",
     "event heat bib name height attempts valid team country flag note rank best", ""},
    {"goal", "team.name team.short team.color team.logo player number minute score", ""},
    {"athlete", "bib name team country flag event pb sb image place mark note", ""},
    {"leaderboard", "race point passed starters status clock",
     "pos bib name country flag gap time state moved"},
    {"results", "event heat status wind",
     "place lane bib name team country flag mark gap note points total runners current "
     "out"},
    {"series", "event heat status target target.name",
     "place bib name team country flag best best.at wind t1 t2 t3 t4 t5 t6 w1 w2 w3 w4 "
     "w5 "
     "w6 current out"},
    {"heights", "event heat status heights.count h1 h2 h3 h4 h5 h6 h7 h8 h9 h10 h11 h12",
     "place bib name team country flag best c1 c2 c3 c4 c5 c6 c7 c8 c9 c10 c11 c12 "
     "current out"},
    {"startlist", "event heat time", "lane order bib name team country flag pb sb"},
    {"splits", "race bib name country flag pos status", "point time total gap pos"},
    {"match",
     "home.name home.short home.color home.logo home.score away.name away.short "
     "away.color "
     "away.logo "
     "away.score period clock status",
     "minute side type player number score text"},
    {"table", "title", "pos team short color played won drawn lost score points playing"},
};

const char *scene_value_names(const struct scene *scene, bool row)
{
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        if (text_equal(table[i].scene, scene->name)) {
            return row ? table[i].row_names : table[i].names;
        }
    }
    return "";
}

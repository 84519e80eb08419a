// stadium_cases.h
// What the scenes of themes/stadium are given in tests: invented people, in the shapes
// that come on air.
#ifndef TESTS_STADIUM_CASES_H
#define TESTS_STADIUM_CASES_H

struct stadium_case {
    const char *name;
    const char *scene;
    const char *values;
};

#define WINNER_PUSH                                                                      \
    "\"event\":\"200m - Women\",\"heat\":\"Heat 2\",\"name\":\"Martha Okonkwo\","        \
    "\"mark\":\"23.18\""
#define ATTEMPT_PUSH                                                                     \
    "\"event\":\"Javelin - Men\",\"bib\":\"301\",\"name\":\"Victor Halloran\","          \
    "\"attempt\":\"4\",\"mark\":\"71.25\",\"valid\":\"o\""

static const struct stadium_case stadium_cases[] = {
    {"winner_push", "winner", "{" WINNER_PUSH "}"},
    {"winner_full", "winner",
     "{" WINNER_PUSH ",\"place\":\"1\",\"team\":\"Leevale AC\",\"flag\":\"GBR\","
     "\"wind\":\"+1.4\",\"status\":\"official\",\"note\":\"PB\","
     "\"second.name\":\"Joan Pereira\",\"second.mark\":\"23.60\","
     "\"second.gap\":\"+0.42\",\"second.flag\":\"POR\",\"third.name\":\"Anna Lindqvist\","
     "\"third.mark\":\"24.01\",\"third.gap\":\"+0.83\",\"third.flag\":\"SWE\"}"},
    {"winner_disqualified", "winner",
     "{\"event\":\"1500m\",\"name\":\"Siân Ní Bhriain-Llewellyn van der Merwe\","
     "\"mark\":\"DQ\",\"flag\":\"ZZZ\",\"note\":\"(.177)\"}"},
    {"winner_relay", "winner",
     "{\"event\":\"4x400m - Mixed\",\"name\":\"Thames Hare and Hounds A\","
     "\"mark\":\"3:12.60\",\"status\":\"provisional\",\"kind\":\"team\","
     "\"runners\":\"Ottoline Braithwaite-Jones, Imogen Farquharson, Nneka "
     "Adeyemi-Clarke, Philippa van der Westhuizen\",\"second.kind\":\"team\","
     "\"second.name\":\"Oxford University\",\"second.mark\":\"3:14.20\"}"},
    {"attempt_push", "attempt", "{" ATTEMPT_PUSH "}"},
    {"attempt_full", "attempt",
     "{" ATTEMPT_PUSH ",\"attempts\":\"6\",\"heat\":\"Final\",\"team\":\"Leevale AC\","
     "\"flag\":\"IRL\",\"rank\":\"2\",\"best\":\"72.10\",\"t1\":\"66.80\",\"t2\":\"x\","
     "\"t3\":\"72.10\",\"t4\":\"71.25\"}"},
    {"attempt_foul", "attempt",
     "{\"event\":\"Long Jump - Women\",\"name\":\"Nguyễn Thị Ánh Tuyết\",\"bib\":\"7\","
     "\"attempt\":\"2\",\"mark\":\"x\",\"valid\":\"x\",\"wind\":\"+1.3\"}"},
    {"attempt_pass", "attempt",
     "{\"event\":\"Shot Put\",\"name\":\"Łukasz Żółć\",\"valid\":\"-\"}"},
    {"attempt_retired", "attempt",
     "{\"event\":\"Shot Put\",\"name\":\"Łukasz Żółć\",\"valid\":\"r\",\"mark\":\"r\"}"},
    {"height_cleared", "height",
     "{\"event\":\"High Jump - Women\",\"bib\":\"112\",\"name\":\"Maranga Mokaya\","
     "\"height\":\"1.85\",\"attempts\":\"xo\",\"valid\":\"o\",\"team\":\"Oxford\","
     "\"flag\":\"KEN\",\"rank\":\"1\",\"best\":\"1.85\",\"note\":\"PB\"}"},
    {"height_failed", "height",
     "{\"event\":\"Pole Vault\",\"name\":\"Bartholomew Featherstonehaugh-Montgomery\","
     "\"height\":\"4.35\",\"attempts\":\"xxx\",\"valid\":\"x\"}"},
};

enum { STADIUM_CASES = sizeof(stadium_cases) / sizeof(stadium_cases[0]) };

#endif

// stadium_cases.h
// What the scenes of themes/stadium are given in tests: invented people, in the shapes
// that come on air.
#ifndef TESTS_STADIUM_CASES_H
#define TESTS_STADIUM_CASES_H

#include <string.h>

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

#define BUG                                                                                \
    "\"home.name\":\"Tatran Hůrka\",\"home.short\":\"HŮRK\",\"home.color\":\"#2a7fd8\"," \
    "\"away.name\":\"Sokol Pečky\",\"away.short\":\"ČERVENOKOSTELEC\","                  \
    "\"away.color\":\"#d2303c\""
#define BOARD                                                                            \
    "\"race\":\"Elite "                                                                  \
    "Women\",\"point\":\"T2\",\"starters\":\"12\",\"clock\":\"1:24:58\""
#define ROW(bib, name, flag)                                                             \
    "{\"bib\":\"" bib "\",\"name\":\"" name "\",\"country\":\"" flag                     \
    "\",\"flag\":\"" flag "\","
#define CARVALHAL ROW("31", "Inês Carvalhal", "POR")
#define LINDHOLM ROW("12", "Elsa Lindholm", "SWE")
#define TANABE ROW("7", "Haruka Tanabe", "JPN")
#define DUMONTIER ROW("44", "Manon Dumontier", "FRA")
#define MOKOENA ROW("19", "Lerato Mokoena-Dlamini", "RSA")
#define CERNOHORSKA ROW("23", "Žaneta Černohorská", "CZE")
#define SALGADO ROW("2", "Itzel Salgado", "MEX")
#define WOJCIK ROW("58", "Agnieszka Wójcik", "POL")
#define STASTNA ROW("61", "Řehořka Šťastná", "CZE")
#define BROEK ROW("5", "Fenna van den Broek", "NED")
#define TAMAHORI ROW("16", "Kiri Tamahori", "NZL")
#define WHITLOCK ROW("33", "Georgie Whitlock", "GBR")

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
    {"winner_triathlon", "winner",
     "{\"event\":\"Elite Women\",\"name\":\"Inês Carvalhal\",\"mark\":\"1:52:07\","
     "\"status\":\"unofficial\",\"place\":\"1\",\"country\":\"POR\",\"flag\":\"POR\","
     "\"second.name\":\"Elsa Lindholm\",\"second.mark\":\"1:52:19\","
     "\"second.gap\":\"+0:12\",\"second.flag\":\"SWE\",\"third.name\":\"Žaneta "
     "Černohorská\",\"third.mark\":\"2:54:16\",\"third.gap\":\"+1:02:09\"}"},
    {"scorebug_before", "scorebug",
     "{" BUG ",\"home.score\":\"0\",\"away.score\":\"0\"}"},
    {"scorebug_running", "scorebug",
     "{" BUG ",\"home.score\":\"12\",\"away.score\":\"9\",\"clock\":\"07:41\","
     "\"clock.running\":\"true\",\"period\":\"1st half\"}"},
    {"scorebug_goal", "scorebug",
     "{" BUG ",\"home.score\":\"13\",\"away.score\":\"10\",\"clock\":\"07:41\","
     "\"clock.running\":\"true\",\"period\":\"1st half\"}"},
    {"scorebug_hundred", "scorebug",
     "{" BUG ",\"home.score\":\"100\",\"away.score\":\"98\",\"clock\":\"39:59\","
     "\"period\":\"4th quarter\",\"status\":\"time-out\"}"},
    {"scorebug_half_time", "scorebug",
     "{\"home.name\":\"AB\",\"home.score\":\"3\",\"home.color\":\"#00ff00\","
     "\"away.short\":\"ŽŘ\",\"away.score\":\"3\",\"away.color\":\"#000000\","
     "\"clock\":\"30:00\",\"period\":\"half-time\",\"status\":\"Half-time\"}"},
    {"scorebug_sets", "scorebug",
     "{" BUG ",\"home.score\":\"2\",\"away.score\":\"1\",\"home.points\":\"21\","
     "\"away.points\":\"9\",\"period\":\"set 4\"}"},
    {"scorebug_shootout", "scorebug",
     "{" BUG ",\"home.score\":\"2\",\"away.score\":\"2\",\"home.points\":\"4\","
     "\"away.points\":\"3\",\"period\":\"full time\",\"note\":\"Penalty shoot-out\"}"},
    {"raceclock_minutes", "raceclock",
     "{\"race\":\"Elite Women\",\"clock\":\"9:59\",\"segment\":\"Swim\"}"},
    {"raceclock_hours", "raceclock",
     "{\"race\":\"Elite Women\",\"clock\":\"1:21:07\",\"segment\":\"Transition 2\","
     "\"status\":\"unofficial\"}"},
    {"goal_full", "goal",
     "{\"team.name\":\"Sokol Červené Pečky\",\"team.short\":\"PEČKY\","
     "\"team.color\":\"#ffd400\",\"player\":\"Žofie "
     "Příhodová\",\"number\":\"17\",\"minute\":\"8'\",\"score\":\"12:10\"}"},
    {"goal_team", "goal",
     "{\"team.name\":\"Sokol Červené Pečky\",\"team.short\":\"PEČKY\","
     "\"team.color\":\"#00ff00\",\"minute\":\"8'\",\"score\":\"100:98\"}"},
    {"goal_own", "goal",
     "{\"team.name\":\"Sokol Červené Pečky\",\"team.short\":\"PEČKY\","
     "\"team.color\":\"#ffd400\",\"player\":\"Maximiliana "
     "Vandersteenhoven-Castellanos\",\"number\":\"17\",\"minute\":\"8'\","
     "\"score\":\"12:10\",\"note\":\"own goal\"}"},
    {"goal_own_team", "goal",
     "{\"team.name\":\"Sokol Červené Pečky\",\"minute\":\"8'\","
     "\"note\":\"own goal\"}"},
    {"leaderboard_t2", "leaderboard",
     "{" BOARD ",\"passed\":\"9\",\"rows\":["                       //
     CARVALHAL "\"pos\":\"1\",\"time\":\"1:20:44\"},"               //
     LINDHOLM "\"pos\":\"2\",\"gap\":\"+0:12\",\"moved\":\"+2\"},"  //
     TANABE "\"pos\":\"3\",\"gap\":\"+0:31\"},"                     //
     DUMONTIER "\"pos\":\"3\",\"gap\":\"+0:31\",\"moved\":\"-1\"}," //
     MOKOENA "\"pos\":\"5\",\"gap\":\"+0:46\"},"                    //
     CERNOHORSKA "\"pos\":\"6\",\"gap\":\"+59:59\"},"               //
     SALGADO "\"pos\":\"7\",\"gap\":\"+1:02:09\"},"                 //
     WOJCIK "\"pos\":\"8\",\"gap\":\"+1:02:10\"},"                  //
     STASTNA "\"pos\":\"9\",\"gap\":\"+1:03:00\"},"                 //
     BROEK "\"x\":\"\"}," TAMAHORI "\"state\":\"LAP\"}," WHITLOCK
     "\"state\":\"DNF\"}]}"}, //
    {"leaderboard_later", "leaderboard",
     "{" BOARD ",\"passed\":\"10\",\"rows\":["                       //
     TANABE "\"pos\":\"1\",\"time\":\"1:20:40\"},"                   //
     CARVALHAL "\"pos\":\"2\",\"gap\":\"+0:04\"},"                   //
     MOKOENA "\"pos\":\"3\",\"gap\":\"+0:31\"},"                     //
     TAMAHORI "\"pos\":\"4\",\"gap\":\"+0:32\"},"                    //
     LINDHOLM "\"pos\":\"5\",\"gap\":\"+0:33\"},"                    //
     SALGADO "\"pos\":\"6\",\"gap\":\"+1:02:01\"},"                  //
     CERNOHORSKA "\"pos\":\"7\",\"gap\":\"+1:02:09\"},"              //
     WHITLOCK "\"pos\":\"8\",\"gap\":\"+1:02:10\"},"                 //
     STASTNA "\"pos\":\"9\",\"gap\":\"+1:03:00\"},"                  //
     BROEK "\"pos\":\"10\",\"gap\":\"+1:03:20\"},"                   //
     DUMONTIER "\"state\":\"DNF\"}," WOJCIK "\"state\":\"DSQ\"}]}"}, //
    {"leaderboard_nobody", "leaderboard",
     "{" BOARD ",\"rows\":[" CARVALHAL "\"state\":\"DNF\"}," LINDHOLM
     "\"state\":\"DNF\"}," TANABE "\"state\":\"DNS\"}]}"},
    {"leaderboard_waiting", "leaderboard",
     "{" BOARD ",\"passed\":\"0\",\"rows\":[" CARVALHAL "\"x\":\"\"}," LINDHOLM
     "\"x\":\"\"}]}"},
    {"winner_nameless", "winner",
     "{\"event\":\"4x100m - Women\",\"team\":\"Harbour Harriers\",\"country\":\"NZL\","
     "\"flag\":\"NZL\",\"mark\":\"45.18\"}"},
};

// The case of that name; the first if there is none.
static inline const struct stadium_case *stadium_case(const char *name)
{
    for (size_t i = 0; i < sizeof(stadium_cases) / sizeof(stadium_cases[0]); i++) {
        if (strcmp(stadium_cases[i].name, name) == 0) {
            return &stadium_cases[i];
        }
    }
    return &stadium_cases[0];
}

enum { STADIUM_CASES = sizeof(stadium_cases) / sizeof(stadium_cases[0]) };

#endif

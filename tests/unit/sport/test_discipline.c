#include "check.h"
#include "sport/athletics.h"

struct row {
    const char *code;
    enum discipline discipline;
    bool wind;
    bool jump;
    bool relay;
};

static const struct row rows[] = {
    {"HJ", DISCIPLINE_VERTICAL, false, false, false},
    {" pv ", DISCIPLINE_VERTICAL, false, false, false},
    {"SHJ", DISCIPLINE_VERTICAL, false, false, false},
    {"LJ", DISCIPLINE_HORIZONTAL, true, true, false},
    {"tj", DISCIPLINE_HORIZONTAL, true, true, false},
    {"SLJ", DISCIPLINE_HORIZONTAL, false, true, false},
    {"STJ", DISCIPLINE_HORIZONTAL, false, true, false},
    {"SP", DISCIPLINE_HORIZONTAL, false, false, false},
    {"SP7.26K", DISCIPLINE_HORIZONTAL, false, false, false},
    {"DT1.5K", DISCIPLINE_HORIZONTAL, false, false, false},
    {"JT800", DISCIPLINE_HORIZONTAL, false, false, false},
    {"HT4kg", DISCIPLINE_HORIZONTAL, false, false, false},
    {"WT", DISCIPLINE_HORIZONTAL, false, false, false},
    {"SSP3K", DISCIPLINE_HORIZONTAL, false, false, false},
    {"TART", DISCIPLINE_HORIZONTAL, false, false, false},
    {"BT", DISCIPLINE_HORIZONTAL, false, false, false},
    {"60", DISCIPLINE_TRACK, true, false, false},
    {"100", DISCIPLINE_TRACK, true, false, false},
    {"200", DISCIPLINE_TRACK, true, false, false},
    {"300", DISCIPLINE_TRACK, false, false, false},
    {"1500", DISCIPLINE_TRACK, false, false, false},
    {"110H", DISCIPLINE_TRACK, true, false, false},
    {"60H76.2cm", DISCIPLINE_TRACK, true, false, false},
    {"80SH", DISCIPLINE_TRACK, true, false, false},
    {"400H", DISCIPLINE_TRACK, false, false, false},
    {"100Y", DISCIPLINE_TRACK, true, false, false},
    {"3000SC", DISCIPLINE_TRACK, false, false, false},
    {"3000W", DISCIPLINE_TRACK, false, false, false},
    {"100W", DISCIPLINE_TRACK, false, false, false},
    {"MILE", DISCIPLINE_TRACK, false, false, false},
    {"2MILE", DISCIPLINE_TRACK, false, false, false},
    {"5K", DISCIPLINE_TRACK, false, false, false},
    {"1.5K", DISCIPLINE_TRACK, false, false, false},
    {"10KW", DISCIPLINE_TRACK, false, false, false},
    {"HM", DISCIPLINE_TRACK, false, false, false},
    {"MAR", DISCIPLINE_TRACK, false, false, false},
    {"XC", DISCIPLINE_TRACK, false, false, false},
    {"4x100", DISCIPLINE_TRACK, false, false, true},
    {"4X400", DISCIPLINE_TRACK, false, false, true},
    {"4xDMR", DISCIPLINE_TRACK, false, false, true},
    {"4xRELAY", DISCIPLINE_TRACK, false, false, true},
    {"10x50", DISCIPLINE_TRACK, false, false, true},
    {"24HR", DISCIPLINE_TIMED, false, false, false},
    {"T26", DISCIPLINE_TIMED, false, false, false},
    {"DEC", DISCIPLINE_COMBINED, false, false, false},
    {"PENWT", DISCIPLINE_COMBINED, false, false, false},
    {"HEP", DISCIPLINE_COMBINED, false, false, false},
    {"H3", DISCIPLINE_COMBINED, false, false, false},
    {"L3", DISCIPLINE_TRACK, false, false, false},
    {"", DISCIPLINE_UNKNOWN, false, false, false},
    {NULL, DISCIPLINE_UNKNOWN, false, false, false},
    {"HJX", DISCIPLINE_UNKNOWN, false, false, false},
    {"4x", DISCIPLINE_UNKNOWN, false, false, false},
    {"SPK", DISCIPLINE_UNKNOWN, false, false, false},
    {"100?", DISCIPLINE_UNKNOWN, false, false, false},
    {"99999999999999999999", DISCIPLINE_UNKNOWN, false, false, false},
    {"1111111111111111111111111111111111111111", DISCIPLINE_UNKNOWN, false, false, false},
    {"\xc3\xa9", DISCIPLINE_UNKNOWN, false, false, false},
};

TEST(an_event_code_tells_discipline_wind_jumps_and_relays)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct row *row = &rows[i];
        bool met = discipline_of(row->code) == row->discipline &&
                   discipline_has_wind(row->code) == row->wind &&
                   discipline_is_jump(row->code) == row->jump &&
                   discipline_is_relay(row->code) == row->relay;
        if (!met) {
            printf("  code \"%s\"\n", row->code ? row->code : "(null)");
        }
        CHECK(met);
    }
}

TEST(each_discipline_measures_one_thing)
{
    CHECK_INT(discipline_measures(DISCIPLINE_TRACK), MEASURES_TIME);
    CHECK_INT(discipline_measures(DISCIPLINE_HORIZONTAL), MEASURES_DISTANCE);
    CHECK_INT(discipline_measures(DISCIPLINE_VERTICAL), MEASURES_DISTANCE);
    CHECK_INT(discipline_measures(DISCIPLINE_TIMED), MEASURES_DISTANCE);
    CHECK_INT(discipline_measures(DISCIPLINE_COMBINED), MEASURES_POINTS);
    CHECK_INT(discipline_measures(DISCIPLINE_UNKNOWN), MEASURES_UNKNOWN);
}

TEST(results_are_published_when_the_status_begins_with_official_or_provisional)
{
    CHECK_INT(results_status_of("official"), RESULTS_OFFICIAL);
    CHECK_INT(results_status_of("official_results"), RESULTS_OFFICIAL);
    CHECK_INT(results_status_of("Provisional"), RESULTS_PROVISIONAL);
    CHECK_INT(results_status_of("provisional_results"), RESULTS_PROVISIONAL);
    CHECK_INT(results_status_of("unofficial"), RESULTS_NONE);
    CHECK_INT(results_status_of("in_progress"), RESULTS_NONE);
    CHECK_INT(results_status_of(""), RESULTS_NONE);
    CHECK_INT(results_status_of(NULL), RESULTS_NONE);
}

TEST(a_unit_key_is_its_event_round_and_heat)
{
    struct unit_key key = {.event = "01", .round = 1, .heat = 2};
    struct unit_key same = {.event = "01", .round = 1, .heat = 2};
    struct unit_key other = {.event = "1", .round = 1, .heat = 2};
    CHECK(unit_key_equal(&key, &same));
    CHECK(!unit_key_equal(&key, &other));
    same.heat = 1;
    CHECK(!unit_key_equal(&key, &same));
}

static const struct check_case cases[] = {
    CASE(an_event_code_tells_discipline_wind_jumps_and_relays),
    CASE(each_discipline_measures_one_thing),
    CASE(results_are_published_when_the_status_begins_with_official_or_provisional),
    CASE(a_unit_key_is_its_event_round_and_heat),
};

CHECK_MAIN(cases)

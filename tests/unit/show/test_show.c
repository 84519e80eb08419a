// The show as a whole: events, cues and time in; what is on air and wishes out. The
// meeting and its people are invented.
#include <stdlib.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/str.h"
#include "check.h"
#include "show/show.h"

enum { TRACK, FIELD };

struct hall {
    struct show *show;
    int64_t now_ms;
};

static struct hall hall_open(void)
{
    static const struct show_feed feeds[] = {{.id = "track", .type = "opentrack"},
                                             {.id = "field", .type = "opentrack"}};
    struct hall hall = {.show = show_create(feeds, 2), .now_ms = 1000};
    int count;
    const struct scene *scenes = scene_table(&count);
    for (int i = 0; i < count; i++) {
        director_set_timing(show_director(hall.show), &scenes[i],
                            (struct scene_timing){.in_ms = 300, .out_ms = 200});
    }
    return hall;
}

static void hall_close(struct hall *hall)
{
    show_destroy(hall->show);
}

static bool hear(struct hall *hall, int feed, const struct event *event)
{
    return show_event(hall->show, feed, event, hall->now_ms, hall->now_ms);
}

static struct unit_key key(const char *event, int heat)
{
    struct unit_key unit = {.round = 1, .heat = heat};
    text_copy(unit.event, sizeof(unit.event), event);
    return unit;
}

static bool result(struct hall *hall, const char *winner, const char *mark, bool backlog)
{
    struct event event = {.type = EVENT_RESULT, .backlog = backlog};
    event.result = (struct result_event){
        .unit = key("12", 1), .heat_name = "800m - Men", .winner = winner, .mark = mark};
    return hear(hall, TRACK, &event);
}

static bool throw_of(struct hall *hall, const char *bib, int round, const char *mark)
{
    struct event event = {.type = EVENT_ATTEMPT};
    event.attempt = (struct attempt_event){.unit = key("01", 1),
                                           .heat_name = "Hammer - Men",
                                           .event_code = "HT",
                                           .bib = bib,
                                           .name = "Robin Croft",
                                           .round = round,
                                           .result = mark};
    return hear(hall, TRACK, &event);
}

static bool jump_of(struct hall *hall, const char *attempts)
{
    struct event event = {.type = EVENT_ATTEMPT};
    event.attempt = (struct attempt_event){.unit = key("14", 1),
                                           .heat_name = "High Jump - Men",
                                           .event_code = "HJ",
                                           .bib = "112",
                                           .name = "Maro Okada",
                                           .vertical = true,
                                           .height = "1.85",
                                           .attempts = attempts,
                                           .result = attempts + strlen(attempts) - 1};
    return hear(hall, TRACK, &event);
}

static bool unit(struct hall *hall, const char *winner, const char *mark, bool backlog)
{
    struct entry entries[] = {
        {.bib = "7", .name = winner, .performance = mark, .place = 1, .team = "VAL"}};
    struct event event = {.type = EVENT_UNIT, .backlog = backlog};
    event.unit = (struct unit){.key = key("12", 1),
                               .name = "800m - Men",
                               .event_code = "800",
                               .results = RESULTS_OFFICIAL,
                               .precision = 2,
                               .entries = entries,
                               .entry_count = 1};
    return hear(hall, TRACK, &event);
}

static void link_is(struct hall *hall, enum link_state state, const char *note)
{
    struct event event = {.type = EVENT_LINK, .link = {.link = state, .note = note}};
    hear(hall, TRACK, &event);
}

static void message(struct hall *hall, bool data, bool bad)
{
    struct event event = {.type = EVENT_TRAFFIC, .traffic = {.data = data, .bad = bad}};
    hear(hall, TRACK, &event);
}

static void pass(struct hall *hall, double seconds)
{
    int64_t until = hall->now_ms + (int64_t)(seconds * 1000);
    for (int64_t next; (next = show_next(hall->show)) < until;) {
        hall->now_ms = next;
        show_step(hall->show, next);
    }
    hall->now_ms = until;
    show_step(hall->show, until);
}

// The operator's words; the reason, "" if there is none.
static const char *say(struct hall *hall, const char *words, bool *obeyed)
{
    static char reason[300];
    struct cue cue;
    const char *why = NULL;
    reason[0] = '\0';
    if (!cue_parse(words, &cue, reason, sizeof(reason))) {
        *obeyed = false;
        return reason;
    }
    *obeyed = show_cue(hall->show, &cue, hall->now_ms, &why);
    text_copy(reason, sizeof(reason), why ? why : "");
    return reason;
}

static const struct air *lower(const struct hall *hall)
{
    return director_air(show_director(hall->show), LAYER_LOWER);
}

static const char *shown(const struct hall *hall, const char *name)
{
    const char *text = values_get(lower(hall)->values, name);
    return text ? text : "absent";
}

static const char *last_decision(const struct hall *hall)
{
    const struct director *director = show_director(hall->show);
    int count = director_decision_count(director);
    return count ? director_decision(director, count - 1)->text : "";
}

// The status as JSON, read back.
static struct json_doc *status(const struct hall *hall)
{
    static const struct show_output output = {1920, 1080, 50, "chroma", 7, 1};
    static const int64_t dropped[] = {3, 0};
    char error[200];
    struct buf buf = {0};
    show_status(hall->show, &output, dropped, hall->now_ms, &buf);
    struct json_doc *doc = json_parse(buf.data, buf.len, NULL, error, sizeof(error));
    buf_finish(&buf);
    return doc;
}

TEST(results_bring_the_winner_and_say_why)
{
    struct hall hall = hall_open();
    CHECK(result(&hall, "Harry Fold", "1:52.60", false));
    CHECK_INT(lower(&hall)->state, AIR_ENTERING);
    CHECK_STR(lower(&hall)->subject, "track/12/1/1");
    CHECK_STR(lower(&hall)->reason, "results arrived, event 12 heat 1");
    CHECK_STR(shown(&hall, "mark"), "1:52.60");
    hall_close(&hall);
}

TEST(history_and_what_was_heard_before_stay_silent)
{
    struct hall hall = hall_open();
    result(&hall, "Old Winner", "1:50.00", true);
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    unit(&hall, "Old Winner", "1:50.00", true);
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    throw_of(&hall, "205", 1, "48.67");
    pass(&hall, 10);
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    throw_of(&hall, "205", 1, "48.67");
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    CHECK_STR(last_decision(&hall), "heard before");
    hall_close(&hall);
}

TEST(the_unit_completes_what_is_on_air_in_place)
{
    struct hall hall = hall_open();
    result(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 1);
    CHECK(unit(&hall, "Harry Fold", "1:52.60", false));
    CHECK_INT(lower(&hall)->state, AIR_ON);
    CHECK_STR(shown(&hall, "place"), "1");
    CHECK_STR(shown(&hall, "status"), "OFFICIAL");
    CHECK_STR(lower(&hall)->reason, "results arrived, event 12 heat 1");
    uint64_t version = director_version(show_director(hall.show));
    unit(&hall, "Harry Fold", "1:52.60", false);
    CHECK_INT(director_version(show_director(hall.show)), version);
    hall_close(&hall);
}

TEST(the_unit_completes_what_waits)
{
    struct hall hall = hall_open();
    throw_of(&hall, "205", 1, "48.67");
    pass(&hall, 1);
    bool obeyed;
    say(&hall, "pin", &obeyed);
    result(&hall, "Harry Fold", "1:52.60", false);
    unit(&hall, "Harry Fold", "1:52.60", false);
    const struct waiting *waiting = director_waiting(show_director(hall.show), 0);
    CHECK_STR(waiting->subject, "track/12/1/1");
    CHECK_STR(values_get(waiting->values, "place"), "1");
    hall_close(&hall);
}

TEST(another_winner_by_push_changes_what_is_on_air_without_a_second_entrance)
{
    struct hall hall = hall_open();
    result(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 2);
    result(&hall, "Ned Vale", "1:52.61", false);
    CHECK_INT(lower(&hall)->state, AIR_ON);
    CHECK_STR(shown(&hall, "name"), "Ned Vale");
    CHECK_STR(lower(&hall)->reason, "results corrected, event 12 heat 1");
    CHECK_INT(director_waiting_count(show_director(hall.show)), 0);
    hall_close(&hall);
}

TEST(another_winner_after_the_popup_is_worth_a_popup_of_its_own)
{
    struct hall hall = hall_open();
    result(&hall, "Harry Fold", "1:52.60", false);
    unit(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 30);
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    result(&hall, "Ned Vale", "1:52.61", false);
    CHECK_INT(lower(&hall)->state, AIR_ENTERING);
    CHECK_STR(shown(&hall, "name"), "Ned Vale");
    hall_close(&hall);
}

TEST(what_failed_outside_of_the_feeds_is_told_until_it_is_mended)
{
    struct hall hall = hall_open();
    show_tell(hall.show, "theme not taken: theme.json:1:1: not JSON");
    link_is(&hall, LINK_UP, NULL);
    CHECK_STR(show_notice(hall.show), "theme not taken: theme.json:1:1: not JSON");
    show_tell(hall.show, NULL);
    CHECK(!show_notice(hall.show));
    link_is(&hall, LINK_REFUSED, "no such app key");
    show_tell(hall.show, NULL);
    CHECK(show_notice(hall.show));
    hall_close(&hall);
}

TEST(nobody_wins_without_a_mark_and_comes_when_there_is_one)
{
    static const char *const marks[] = {"", NULL, "DNS", "DQ TR16.8", "NM"};
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        struct hall hall = hall_open();
        result(&hall, "Harry Fold", marks[i], false);
        const char *before = shown(&hall, "name");
        result(&hall, "Harry Fold", "1:52.60", false);
        const char *after = shown(&hall, "mark");
        CHECK_STR(before, "absent");
        CHECK_STR(after, "1:52.60");
        hall_close(&hall);
    }
}

TEST(results_without_a_name_or_a_mark_come_when_the_unit_tells_it)
{
    static const char *const said[][2] = {
        {"", "1:52.60"}, {NULL, NULL}, {"Harry Fold", ""}};
    for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
        struct hall hall = hall_open();
        result(&hall, said[i][0], said[i][1], false);
        enum air_state before = lower(&hall)->state;
        unit(&hall, "Harry Fold", "1:52.60", false);
        CHECK_INT(before, AIR_OFF);
        CHECK_INT(lower(&hall)->state, AIR_ENTERING);
        CHECK_STR(shown(&hall, "name"), "Harry Fold");
        CHECK_STR(shown(&hall, "mark"), "1:52.60");
        CHECK_STR(lower(&hall)->reason, "results arrived, event 12 heat 1");
        pass(&hall, 30);
        unit(&hall, "Harry Fold", "1:52.58", false);
        CHECK_INT(lower(&hall)->state, AIR_OFF);
        hall_close(&hall);
    }
}

TEST(a_unit_of_which_no_results_are_owed_brings_nothing)
{
    struct hall hall = hall_open();
    result(&hall, NULL, NULL, true);
    unit(&hall, "Harry Fold", "1:52.60", false);
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    hall_close(&hall);
}

TEST(a_corrected_mark_after_the_popup_brings_nothing_back)
{
    struct hall hall = hall_open();
    result(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 30);
    result(&hall, "Harry Fold", "1:52.58", false);
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    CHECK_INT(director_waiting_count(show_director(hall.show)), 0);
    hall_close(&hall);
}

TEST(a_correction_found_by_asking_again_changes_what_is_on_air)
{
    struct hall hall = hall_open();
    result(&hall, "Harry Fold", "1:52.60", false);
    unit(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 5);
    unit(&hall, "Ned Vale", "1:52.58", false);
    CHECK_STR(shown(&hall, "name"), "Ned Vale");
    CHECK_STR(lower(&hall)->reason, "unit 12/1/1 fetched");
    hall_close(&hall);
}

TEST(what_was_dismissed_stays_away_though_its_unit_comes_in)
{
    struct hall hall = hall_open();
    bool obeyed;
    result(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 1);
    say(&hall, "dismiss", &obeyed);
    pass(&hall, 1);
    unit(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 700);
    result(&hall, "Harry Fold", "1:52.60", false); // said again after ten minutes
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    CHECK_STR(last_decision(&hall), "dismissed, and says nothing new");
    hall_close(&hall);
}

TEST(attempts_and_heights_are_told_apart_and_corrected_in_place)
{
    struct hall hall = hall_open();
    throw_of(&hall, "205", 3, "48.67");
    CHECK_STR(lower(&hall)->subject, "track/01/1/1/205/3");
    CHECK_STR(lower(&hall)->reason, "attempt arrived, event 01 bib 205");
    pass(&hall, 1);
    throw_of(&hall, "205", 3, "48.76");
    CHECK_INT(lower(&hall)->state, AIR_ON);
    CHECK_STR(shown(&hall, "mark"), "48.76");
    pass(&hall, 20);
    jump_of(&hall, "x");
    CHECK_STR(lower(&hall)->scene->name, "height");
    CHECK_STR(lower(&hall)->subject, "track/14/1/1/112/1.85/1");
    hall_close(&hall);
}

TEST(an_attempt_taken_back_changes_the_height_on_air)
{
    struct hall hall = hall_open();
    jump_of(&hall, "xx");
    pass(&hall, 1);
    CHECK_STR(shown(&hall, "attempts"), "xx");
    jump_of(&hall, "o");
    CHECK_INT(lower(&hall)->state, AIR_ON);
    CHECK_STR(shown(&hall, "attempts"), "o");
    CHECK_INT(director_waiting_count(show_director(hall.show)), 0);
    hall_close(&hall);
}

TEST(the_unit_on_air_is_asked_for_after_five_seconds_and_ever_more_rarely)
{
    struct hall hall = hall_open();
    struct show_wish wish;
    bool obeyed;
    result(&hall, "Harry Fold", "1:52.60", false);
    say(&hall, "pin", &obeyed);
    pass(&hall, 4.9);
    CHECK(!show_wish(hall.show, &wish));
    pass(&hall, 0.1);
    CHECK(show_wish(hall.show, &wish));
    CHECK_INT(wish.feed, TRACK);
    CHECK_STR(wish.unit.event, "12");
    CHECK(!show_wish(hall.show, &wish));
    struct event same = {.type = EVENT_UNCHANGED, .fetch = {.unit = wish.unit}};
    // At 10, 20, 40, 70 and 100 s.
    static const int asked[] = {1, 1, 0, 1, 0, 0, 1, 0, 0, 1};
    for (int i = 0; i < 10; i++) {
        show_event(hall.show, TRACK, &same, hall.now_ms, hall.now_ms);
        pass(&hall, i == 0 ? 5 : 10);
        CHECK_INT(show_wish(hall.show, &wish), asked[i]);
    }
    say(&hall, "dismiss", &obeyed);
    pass(&hall, 20);
    CHECK(!show_wish(hall.show, &wish));
    hall_close(&hall);
}

TEST(a_correction_on_air_makes_it_ask_soon_again)
{
    struct hall hall = hall_open();
    struct show_wish wish;
    bool obeyed;
    result(&hall, "Harry Fold", "1:52.60", false);
    say(&hall, "pin", &obeyed);
    for (int i = 0; i < 9; i++) {
        pass(&hall, 10);
        show_wish(hall.show, &wish);
    }
    result(&hall, "Harry Fold", "1:52.61", false);
    pass(&hall, 4.9);
    CHECK(!show_wish(hall.show, &wish));
    pass(&hall, 0.1);
    CHECK(show_wish(hall.show, &wish));
    hall_close(&hall);
}

TEST(a_unit_whose_answer_is_on_its_way_is_not_asked_for_again)
{
    struct hall hall = hall_open();
    struct show_wish wish;
    bool obeyed;
    result(&hall, "Harry Fold", "1:52.60", false);
    say(&hall, "pin", &obeyed);
    pass(&hall, 5);
    CHECK(show_wish(hall.show, &wish));
    CHECK(wish.whole); // no copy is here that could still be right
    struct event failed = {.type = EVENT_FETCH_FAILED,
                           .fetch = {.unit = wish.unit, .status = 503, .again = true}};
    show_event(hall.show, TRACK, &failed, hall.now_ms, hall.now_ms);
    pass(&hall, 50);
    CHECK(!show_wish(hall.show, &wish));
    failed.fetch.again = false; // the last try
    show_event(hall.show, TRACK, &failed, hall.now_ms, hall.now_ms);
    pass(&hall, 1);
    CHECK(show_wish(hall.show, &wish));
    pass(&hall, 61); // lost on its way
    CHECK(show_wish(hall.show, &wish));
    hall_close(&hall);
}

TEST(detail_asks_at_once_and_says_so)
{
    struct hall hall = hall_open();
    struct show_wish wish;
    bool obeyed;
    CHECK_STR(say(&hall, "detail", &obeyed), "nothing is on air");
    CHECK(!obeyed);
    result(&hall, "Harry Fold", "1:52.60", false);
    CHECK_STR(say(&hall, "detail", &obeyed),
              "asked for unit 12/1/1: its panel comes with the answer");
    CHECK(obeyed);
    CHECK(show_wish(hall.show, &wish));
    hall_close(&hall);
}

TEST(a_fetch_that_fails_is_told_until_one_comes)
{
    struct hall hall = hall_open();
    result(&hall, "Harry Fold", "1:52.60", false);
    CHECK(!show_notice(hall.show));
    struct event failed = {.type = EVENT_FETCH_FAILED};
    failed.fetch = (struct fetch_event){
        .unit = key("12", 1), .status = 403, .note = "403, blocked by the server"};
    hear(&hall, TRACK, &failed);
    CHECK_STR(show_notice(hall.show),
              "track: unit 12/1/1 not fetched: 403, blocked by the server");
    CHECK_INT(lower(&hall)->state, AIR_ENTERING);
    struct json_doc *doc = status(&hall);
    const struct json *feed = json_first(json_get(json_root(doc), "feeds"));
    bool told = strstr(json_string(json_get(feed, "note")), "403");
    json_free(doc);
    CHECK(told);
    unit(&hall, "Harry Fold", "1:52.60", false);
    CHECK(!show_notice(hall.show));
    hall_close(&hall);
}

TEST(take_of_a_subject_shows_what_is_known_of_it_now)
{
    struct hall hall = hall_open();
    bool obeyed;
    unit(&hall, "Harry Fold", "1:52.60", true);
    say(&hall, "take winner track/12/1/1", &obeyed);
    CHECK(obeyed);
    CHECK_STR(shown(&hall, "name"), "Harry Fold");
    CHECK_STR(say(&hall, "take winner track/12/1/1", &obeyed),
              "winner track/12/1/1 is on air already");
    CHECK(!obeyed);
    CHECK_STR(say(&hall, "take winner track/99/1/1", &obeyed),
              "nothing is known of winner track/99/1/1");
    CHECK_STR(say(&hall, "take winner track/12/1/1/7", &obeyed),
              "nothing is known of winner track/12/1/1/7");
    CHECK_STR(say(&hall, "take attempt track/12/1/1", &obeyed),
              "nothing is known of attempt track/12/1/1");
    hall_close(&hall);
}

TEST(take_of_the_last_shows_it_as_it_is_known_now)
{
    struct hall hall = hall_open();
    bool obeyed;
    throw_of(&hall, "205", 3, "48.67");
    pass(&hall, 20);
    throw_of(&hall, "205", 3, "48.76"); // a correction that nobody saw
    say(&hall, "take attempt", &obeyed);
    CHECK(obeyed);
    CHECK_STR(shown(&hall, "mark"), "48.76");
    hall_close(&hall);
}

TEST(cues_for_things_that_do_not_exist_yet_say_so)
{
    static const struct {
        const char *words, *reason;
    } cases[] = {
        {"call 205", "nobody is known by the number 205"},
        {"bug on", "no feed tells of a match or a race"},
        {"board toggle", "no feed tells of a race"},
        {"veto", "nothing is announced"},
        {"follow trakc 12/1/1", "no feed is called trakc, did you mean track"},
        {"follow track twelve", "expected a unit as EVENT/ROUND/HEAT, like 12/1/1"},
        {"quit", "this is for the program, not for the show"},
    };
    struct hall hall = hall_open();
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        bool obeyed;
        CHECK_STR(say(&hall, cases[i].words, &obeyed), cases[i].reason);
        CHECK(!obeyed);
    }
    hall_close(&hall);
}

TEST(follow_asks_for_a_unit)
{
    struct hall hall = hall_open();
    struct show_wish wish;
    bool obeyed;
    CHECK_STR(say(&hall, "follow field F04/2/1", &obeyed), "following unit F04/2/1");
    CHECK(obeyed);
    CHECK(show_wish(hall.show, &wish));
    CHECK_INT(wish.feed, FIELD);
    CHECK_INT(wish.unit.round, 2);
    hall_close(&hall);
}

TEST(follow_refuses_what_the_competition_is_known_not_to_have)
{
    const struct meeting_discipline disciplines[] = {{.event = "F04"}, {.event = "12"}};
    struct event meeting = {.type = EVENT_MEETING, .backlog = true};
    struct event pushed = {.type = EVENT_UNIT, .unit = {.key = key("F77", 1)}};
    struct hall hall = hall_open();
    struct show_wish wish;
    bool obeyed;
    CHECK_STR(say(&hall, "follow field 99/1/1", &obeyed), "following unit 99/1/1");
    CHECK(show_wish(hall.show, &wish));
    meeting.meeting.disciplines = disciplines;
    meeting.meeting.discipline_count = 2;
    hear(&hall, FIELD, &meeting);
    CHECK_STR(say(&hall, "follow field 98/1/1", &obeyed),
              "the competition has no event 98");
    CHECK(!obeyed);
    CHECK(!show_wish(hall.show, &wish));
    say(&hall, "follow field F04/1/1", &obeyed);
    CHECK(obeyed);
    // Another feed's competition is not known; nor is this one's newest event.
    say(&hall, "follow track 98/1/1", &obeyed);
    CHECK(obeyed);
    hear(&hall, FIELD, &pushed);
    say(&hall, "follow field F77/1/1", &obeyed);
    CHECK(obeyed);
    hall_close(&hall);
}

TEST(every_cue_stands_in_the_log)
{
    struct hall hall = hall_open();
    bool obeyed;
    say(&hall, "auto off", &obeyed);
    CHECK_STR(last_decision(&hall), "auto off");
    say(&hall, "pin", &obeyed);
    CHECK_STR(last_decision(&hall), "pin: nothing is on air");
    hall_close(&hall);
}

// "link data messages bad gaps reconnects note"
static const char *feed_line(const struct hall *hall)
{
    static char line[300];
    struct arena arena = {0};
    struct json_doc *doc = status(hall);
    const struct json *feed = json_first(json_get(json_root(doc), "feeds"));
    static const char *const names[] = {"link", "data",       "messages", "bad",
                                        "gaps", "reconnects", "note"};
    line[0] = '\0';
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        size_t len = strlen(line);
        snprintf(line + len, sizeof(line) - len, "%s%s", i ? " " : "",
                 json_text(json_get(feed, names[i]), &arena));
    }
    json_free(doc);
    arena_finish(&arena);
    return line;
}

TEST(the_feed_says_how_it_is)
{
    struct hall hall = hall_open();
    CHECK_STR(feed_line(&hall), "connecting stale 0 0 0 0 ");
    link_is(&hall, LINK_UP, NULL);
    message(&hall, false, false);
    CHECK_STR(feed_line(&hall), "up quiet 1 0 0 0 ");
    message(&hall, true, false);
    CHECK_STR(feed_line(&hall), "up live 2 0 0 0 ");
    message(&hall, false, true);
    CHECK_STR(feed_line(&hall), "up live 3 1 0 0 ");
    pass(&hall, 31);
    CHECK_STR(feed_line(&hall), "up quiet 3 1 0 0 ");
    pass(&hall, 91);
    CHECK_STR(feed_line(&hall), "up stale 3 1 0 0 ");
    link_is(&hall, LINK_DOWN, "retry in 4 s");
    CHECK_STR(feed_line(&hall), "down stale 3 1 1 0 retry in 4 s");
    link_is(&hall, LINK_UP, NULL);
    CHECK_STR(feed_line(&hall), "up stale 3 1 1 1 ");
    link_is(&hall, LINK_REFUSED, "no such app key (4001)");
    CHECK_STR(feed_line(&hall), "refused ended 3 1 2 1 no such app key (4001)");
    CHECK_STR(show_notice(hall.show), "track: no such app key (4001); following "
                                      "something on it tries again");
    hall_close(&hall);
}

TEST(the_state_document_tells_what_the_design_says)
{
    struct hall hall = hall_open();
    bool obeyed;
    result(&hall, "Harry \"H\" Fold", "1:52.60", false);
    pass(&hall, 1);
    say(&hall, "pin", &obeyed);
    throw_of(&hall, "205", 3, "48.67");
    struct buf buf = {0};
    static const struct show_output output = {1920, 1080, 59.94, "chroma", 7, 1};
    show_status(hall.show, &output, NULL, hall.now_ms + 500, &buf);
    const char *parts[] = {
        "\"auto\":true,\"selected\":\"lower\",\"notice\":null,\"air\":[{\"layer\":"
        "\"lower\",\"scene\":\"winner\",\"subject\":\"track/12/1/1\",\"state\":\"on\","
        "\"pinned\":true,\"cued\":false,\"page\":0,\"pages\":0,\"since_ms\":1500,\"age_"
        "ms\":null,"
        "\"leaves_in_ms\":null,\"reason\":\"results arrived, event 12 heat 1\","
        "\"values\":{\"event\":\"800m - Men\",\"name\":\"Harry \\\"H\\\" Fold\","
        "\"mark\":\"1:52.60\"},\"overrides\":{}}]",
        "\"queue\":[{\"layer\":\"lower\",\"scene\":\"attempt\",\"subject\":"
        "\"track/01/1/1/205/3\",\"age_ms\":500,\"reason\":\"attempt arrived, event 01 "
        "bib 205\",\"held\":false,\"values\":{",
        "\"announced\":[],\"feeds\":[{\"id\":\"track\",\"type\":\"opentrack\",",
        "\"known\":[{\"subject\":\"12/1/1\",\"name\":\"800m - Men\"},{\"subject\":"
        "\"01/1/1\",\"name\":",
        "{\"id\":\"field\",\"type\":\"opentrack\",\"link\":\"connecting\",\"data\":"
        "\"stale\",\"note\":\"\",\"follows\":null,\"known\":[],\"age_ms\":null,"
        "\"messages\":0,\"bad\":0,\"gaps\":0,"
        "\"reconnects\":0,\"dropped\":0}]",
        "\"output\":{\"size\":\"1920x1080\",\"rate\":59.94,\"key\":\"chroma\","
        "\"frames\":7,\"late\":1}",
        "\"outcome\":\"shown\",\"subject\":\"track/12/1/1\",\"text\":\"results arrived, "
        "event 12 heat 1\"}",
        "\"outcome\":\"cue\",\"subject\":\"operator\",\"text\":\"pin\"}",
    };
    const char *missing = NULL;
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        missing = strstr(buf.data, parts[i]) ? missing : parts[i];
    }
    if (missing) {
        printf("  %s\n", buf.data);
    }
    buf_finish(&buf);
    hall_close(&hall);
    CHECK_STR(missing ? missing : "", "");
}

TEST(the_version_grows_with_every_change_and_only_then)
{
    struct hall hall = hall_open();
    message(&hall, true, false);
    struct event none = {.type = EVENT_FETCH_FAILED};
    CHECK(hear(&hall, TRACK, &none));
    CHECK(result(&hall, "Harry Fold", "1:52.60", false));
    CHECK(!show_step(hall.show, hall.now_ms));
    CHECK(!show_event(hall.show, 9, &none, hall.now_ms, hall.now_ms));
    CHECK(!show_event(hall.show, -1, &none, hall.now_ms, hall.now_ms));
    hall_close(&hall);
}

TEST(an_attempt_without_a_bib_is_told_apart_by_its_name)
{
    struct hall hall = hall_open();
    throw_of(&hall, NULL, 3, "48.67");
    CHECK_STR(lower(&hall)->subject, "track/01/1/1/Robin_Croft/3");
    struct event unit_came = {.type = EVENT_UNIT, .unit = {.key = key("01", 1)}};
    hear(&hall, TRACK, &unit_came);
    CHECK_STR(shown(&hall, "mark"), "48.67");
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(results_bring_the_winner_and_say_why),
    CASE(history_and_what_was_heard_before_stay_silent),
    CASE(the_unit_completes_what_is_on_air_in_place),
    CASE(the_unit_completes_what_waits),
    CASE(another_winner_by_push_changes_what_is_on_air_without_a_second_entrance),
    CASE(another_winner_after_the_popup_is_worth_a_popup_of_its_own),
    CASE(what_failed_outside_of_the_feeds_is_told_until_it_is_mended),
    CASE(nobody_wins_without_a_mark_and_comes_when_there_is_one),
    CASE(results_without_a_name_or_a_mark_come_when_the_unit_tells_it),
    CASE(a_unit_of_which_no_results_are_owed_brings_nothing),
    CASE(a_corrected_mark_after_the_popup_brings_nothing_back),
    CASE(a_correction_found_by_asking_again_changes_what_is_on_air),
    CASE(what_was_dismissed_stays_away_though_its_unit_comes_in),
    CASE(attempts_and_heights_are_told_apart_and_corrected_in_place),
    CASE(an_attempt_taken_back_changes_the_height_on_air),
    CASE(the_unit_on_air_is_asked_for_after_five_seconds_and_ever_more_rarely),
    CASE(a_correction_on_air_makes_it_ask_soon_again),
    CASE(a_unit_whose_answer_is_on_its_way_is_not_asked_for_again),
    CASE(detail_asks_at_once_and_says_so),
    CASE(a_fetch_that_fails_is_told_until_one_comes),
    CASE(take_of_a_subject_shows_what_is_known_of_it_now),
    CASE(take_of_the_last_shows_it_as_it_is_known_now),
    CASE(cues_for_things_that_do_not_exist_yet_say_so),
    CASE(follow_asks_for_a_unit),
    CASE(follow_refuses_what_the_competition_is_known_not_to_have),
    CASE(every_cue_stands_in_the_log),
    CASE(the_feed_says_how_it_is),
    CASE(the_state_document_tells_what_the_design_says),
    CASE(the_version_grows_with_every_change_and_only_then),
    CASE(an_attempt_without_a_bib_is_told_apart_by_its_name),
};

CHECK_MAIN(cases)

#include "check.h"
#include "event_maker.h"

static struct arena arena;

TEST(a_list_of_events_grows_and_keeps_its_order)
{
    struct event_list list = {.arena = &arena};
    for (int i = 0; i < 100; i++) {
        struct event *event = event_add(&list, EVENT_FETCH_FAILED);
        CHECK_INT(event->fetch.status, 0);
        event->fetch.status = i;
    }
    CHECK_INT(list.count, 100);
    for (int i = 0; i < 100; i++) {
        CHECK_INT(list.items[i].fetch.status, i);
        CHECK_INT(list.items[i].type, EVENT_FETCH_FAILED);
    }
    arena_finish(&arena);
}

TEST(pushes_print_as_one_line)
{
    struct event event = result_said("Harry \"H\" Cox", "1:52.60");
    CHECK_STR(event_print(&event, &arena),
              "result 12/1/1 heat \"800m - Men Blues\" winner \"Harry \\\"H\\\" Cox\" "
              "mark \"1:52.60\"");
    event = throw_said("205", 6, "48.67");
    CHECK_STR(event_print(&event, &arena),
              "attempt 01/1/1 heat \"Hammer - Men\" code \"HT\" bib \"205\" name "
              "\"Robin Croft\" horizontal round 6 result \"48.67\"");
    event = jump_said("1.85", "xo");
    event.backlog = true;
    CHECK_STR(event_print(&event, &arena),
              "backlog attempt 14/1/1 heat \"High Jump - Men\" code \"HJ\" bib \"112\" "
              "name \"Maru Tal\" vertical height \"1.85\" attempts \"xo\" result \"o\"");
    arena_finish(&arena);
}

TEST(a_unit_prints_everything_that_was_told)
{
    struct entry entry = {.bib = "7",
                          .name = "Ana Kos",
                          .performance = "7.10",
                          .place = 1,
                          .order = 3,
                          .has_wind = true,
                          .wind = -3};
    struct trial trial = {
        .bib = "7", .round = 1, .result = "7.10", .has_wind = true, .wind = 0};
    struct event event = unit_said(key_of("F04", 1, 1), &entry, 1);
    const char *heights[] = {"1.00", "1.05"};
    event.unit.trials = &trial;
    event.unit.trial_count = 1;
    event.unit.heights = heights;
    event.unit.height_count = 2;
    event.unit.results = RESULTS_OFFICIAL;
    event.unit.rounds = 6;
    event.unit.precision = 2;
    CHECK_STR(event_print(&event, &arena),
              "unit F04/1/1 results official rounds 6 precision 2 heights \"1.00\"  "
              "\"1.05\" { bib \"7\" name \"Ana Kos\" mark \"7.10\" place 1 order 3 wind "
              "-0.3 } ( bib \"7\" round 1 result \"7.10\" wind +0.0 )");
    arena_finish(&arena);
}

TEST(the_rest_prints_too)
{
    struct event event = {.type = EVENT_LINK};
    event.link = (struct link_event){
        .link = LINK_REFUSED, .reconnect = true, .note = "no such app key (4001)"};
    CHECK_STR(event_print(&event, &arena),
              "link refused reconnect note \"no such app key (4001)\"");
    event = (struct event){.type = EVENT_TRAFFIC};
    event.traffic = (struct traffic_event){.bad = true};
    CHECK_STR(event_print(&event, &arena), "traffic bad protocol");
    event = (struct event){.type = EVENT_FETCH_FAILED, .backlog = true};
    event.fetch = (struct fetch_event){.whole_meeting = true, .note = "no answer"};
    CHECK_STR(event_print(&event, &arena),
              "backlog fetch failed meeting note \"no answer\"");
    static const struct meeting_competitor people[] = {{.bib = "7", .last_name = "Kos"}};
    static const struct meeting_entry entered[] = {
        {.bib = "7", .event = "T02", .pb = "12.40"}};
    static const struct meeting_discipline known[] = {
        {.event = "T02", .code = "100", .rounds = {4, 2, 1}}};
    event = (struct event){.type = EVENT_MEETING};
    event.meeting = (struct meeting_event){.title = "Varsity",
                                           .competitors = people,
                                           .competitor_count = 1,
                                           .entries = entered,
                                           .entry_count = 1,
                                           .disciplines = known,
                                           .discipline_count = 1};
    CHECK_STR(event_print(&event, &arena),
              "meeting title \"Varsity\" competitor { bib \"7\" last \"Kos\" } entry { "
              "bib \"7\" event \"T02\" pb \"12.40\" } discipline { event \"T02\" code "
              "\"100\" rounds 4,2,1,0 }");
    arena_finish(&arena);
}

static const struct check_case cases[] = {
    CASE(a_list_of_events_grows_and_keeps_its_order),
    CASE(pushes_print_as_one_line),
    CASE(a_unit_prints_everything_that_was_told),
    CASE(the_rest_prints_too),
};

CHECK_MAIN(cases)

// How a match's feed stands: what the operator is told of it, and what is asked for.
#include "live_hall.h"

// As FastPath pushes it: names are for a GET to tell.
static void nameless(struct hall *hall, bool backlog)
{
    struct event event = {.type = EVENT_MATCH, .backlog = backlog};
    event.match = (struct match_news){
        .match = "f-1",
        .pushed = true,
        .has_score = true,
        .score = {2, 1},
        .has_status = true,
        .status = MATCH_LIVE,
        .period = "1st half",
        .period_number = 1,
        .has_clock = true,
        .clock = {
            .way = CLOCK_UP, .running = true, .value_ms = 60000, .at_ms = hall->now_ms}};
    hear(hall, ARENA, &event);
}

TEST(a_match_whose_names_nobody_tells_has_its_bug_and_the_note_says_why)
{
    struct hall hall = hall_open();
    struct event failed = {.type = EVENT_FETCH_FAILED, .backlog = true};
    failed.fetch =
        (struct fetch_event){.status = 401, .note = "the token was not accepted (401)"};
    text_copy(failed.fetch.unit.event, sizeof(failed.fetch.unit.event), "f-1");
    hear(&hall, ARENA, &failed);
    link_is(&hall, ARENA, LINK_UP);
    nameless(&hall, true);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug arena/f-1");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "2");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "01:00");
    CHECK_STR(shown(&hall, LAYER_BUG, "period"), "1st half");
    CHECK(strstr(feed_says(&hall, ARENA, "note"), "token was not accepted (401)"));
    nameless(&hall, false);
    hear_match(
        &hall, ARENA,
        &(struct match_message){.id = "f-1", .status = MATCH_LIVE, .backlog = true});
    CHECK_STR(shown(&hall, LAYER_BUG, "home.short"), "HAR");
    CHECK_STR(feed_says(&hall, ARENA, "note"), "");
    hall_close(&hall);
}

static void standing_as(struct hall *hall, enum match_status status, const char *word,
                        const char *unwatched)
{
    struct event event = {.type = EVENT_MATCH};
    event.match = (struct match_news){.match = "f-1",
                                      .has_status = true,
                                      .status = status,
                                      .status_word = word,
                                      .unwatched = unwatched};
    traffic(hall, ARENA, true);
    hear(hall, ARENA, &event);
}

TEST(that_nobody_watches_the_match_is_for_the_operator_only)
{
    struct hall hall = hall_open();
    link_is(&hall, ARENA, LINK_UP);
    nameless(&hall, true);
    standing_as(&hall, MATCH_LIVE, "Live", "coverage suspended: due to technical issues");
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug arena/f-1");
    CHECK_STR(shown(&hall, LAYER_BUG, "status"), "");
    CHECK_STR(feed_says(&hall, ARENA, "data"), "stale");
    CHECK_STR(feed_says(&hall, ARENA, "note"),
              "coverage suspended: due to technical issues");
    standing_as(&hall, MATCH_LIVE, "Live", "");
    CHECK_STR(feed_says(&hall, ARENA, "data"), "live");
    CHECK_STR(feed_says(&hall, ARENA, "note"), "");
    standing_as(&hall, MATCH_BROKEN, "Unverified", "coverage dropped");
    CHECK_STR(shown(&hall, LAYER_BUG, "status"), "");
    CHECK_STR(feed_says(&hall, ARENA, "data"), "stale");
    CHECK_STR(feed_says(&hall, ARENA, "note"),
              "this is no result; the feed says \"Unverified\"; coverage dropped");
    standing_as(&hall, MATCH_BROKEN, "Abandoned", "");
    CHECK_STR(shown(&hall, LAYER_BUG, "status"), "abandoned");
    standing_as(&hall, MATCH_BROKEN, "Suspended", NULL);
    CHECK_STR(shown(&hall, LAYER_BUG, "status"), "suspended");
    hall_close(&hall);
}

TEST(what_the_feed_says_is_cut_at_a_word)
{
    struct hall hall = hall_open();
    link_is(&hall, ARENA, LINK_UP);
    standing_as(
        &hall, MATCH_BROKEN,
        "suspended for now because of a long and most unusual break of the lights "
        "above the northern stand of the arena",
        NULL);
    CHECK_STR(
        feed_says(&hall, ARENA, "note"),
        "this is no result; the feed says \"suspended for now because of a long and "
        "most unusual break of the lights above the northern stand\xe2\x80\xa6\"");
    hall_close(&hall);
}

TEST(a_link_that_was_never_up_has_nothing_that_is_stale)
{
    struct hall hall = hall_open();
    link_is(&hall, ARENA, LINK_DOWN);
    pass(&hall, 60);
    CHECK_STR(feed_says(&hall, ARENA, "data"), "quiet");
    hall_close(&hall);
}

TEST(what_a_match_lacks_is_not_asked_for_all_the_time)
{
    struct hall hall = hall_open();
    struct show_wish wish;
    bool obeyed;
    match_live(&hall, 0, 0, 0);
    pass(&hall, 60);
    CHECK(!show_wish(hall.show, &wish));
    CHECK_STR(say(&hall, "detail", &obeyed),
              "asked for match 368: its panel comes with the answer");
    CHECK(obeyed && show_wish(hall.show, &wish));
    CHECK_STR(wish.unit.event, "368");
    CHECK_INT(wish.feed, CUP);
    CHECK_INT(wish.unit.round, 0);
    hall_close(&hall);
}

TEST(silence_means_something_else_in_each_sport)
{
    struct hall hall = hall_open();
    for (int feed = 0; feed < TRACK; feed++) {
        link_is(&hall, feed, LINK_UP);
        traffic(&hall, feed, true);
    }
    match_live(&hall, 0, 0, 0);
    hear_match(&hall, ARENA, &(struct match_message){.id = "f-1", .status = MATCH_LIVE});
    race_at(&hall, "1", 1, 600, false);
    CHECK_STR(feed_says(&hall, CUP, "data"), "live");
    pass(&hall, 31);
    traffic(&hall, ARENA, false); // a heartbeat
    CHECK_STR(feed_says(&hall, CUP, "data"), "quiet");
    CHECK_STR(feed_says(&hall, ARENA, "data"), "quiet");
    CHECK_STR(feed_says(&hall, TRI, "data"), "live");
    pass(&hall, 34);
    CHECK_STR(feed_says(&hall, ARENA, "data"), "quiet");
    CHECK_STR(feed_says(&hall, TRI, "data"), "quiet");
    pass(&hall, 2);
    CHECK_STR(feed_says(&hall, ARENA, "data"), "stale");
    pass(&hall, 590);
    CHECK_STR(feed_says(&hall, CUP, "data"), "quiet");
    pass(&hall, 10);
    CHECK_STR(feed_says(&hall, CUP, "data"), "stale");
    CHECK_STR(feed_says(&hall, TRI, "data"), "quiet");
    pass(&hall, 600);
    CHECK_STR(feed_says(&hall, TRI, "data"), "stale");
    hall_close(&hall);
}

TEST(a_match_without_its_link_is_stale_after_some_seconds)
{
    struct hall hall = hall_open();
    link_is(&hall, CUP, LINK_UP);
    traffic(&hall, CUP, true);
    match_live(&hall, 0, 0, 0);
    pass(&hall, 5);
    link_is(&hall, CUP, LINK_DOWN);
    CHECK_STR(feed_says(&hall, CUP, "data"), "live");
    pass(&hall, 11);
    CHECK_STR(feed_says(&hall, CUP, "data"), "stale");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "00:16");
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(a_match_whose_names_nobody_tells_has_its_bug_and_the_note_says_why),
    CASE(that_nobody_watches_the_match_is_for_the_operator_only),
    CASE(what_the_feed_says_is_cut_at_a_word),
    CASE(a_link_that_was_never_up_has_nothing_that_is_stale),
    CASE(what_a_match_lacks_is_not_asked_for_all_the_time),
    CASE(silence_means_something_else_in_each_sport),
    CASE(a_match_without_its_link_is_stale_after_some_seconds),
};

CHECK_MAIN(cases)

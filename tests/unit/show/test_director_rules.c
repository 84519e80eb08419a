// The rule book, row by row: each has a script that walks it and says what comes of it.
#include "director_script.h"

// What has been on air and leaves now, at 1.0.
#define LEAVING "at 0.0 news winner w/1 mark=1\nat 1.0 cue dismiss\n"
#define GONE_BY "at 8.3 lower leaving winner w/1\n"
#define AWAY LEAVING "at 2.0 lower off\n"
#define HELD "at 0.0 cue auto off\nat 0.0 news winner w/1 mark=1 -> waiting\n"
#define ANNOUNCED                                                                        \
    "at 0.0 rule winner announce=3\nat 0.0 news winner w/1 mark=1 -> waiting\n"          \
    "at 0.0 announced w/1 in 3.0\n"
#define ENTERING "at 0.0 news winner w/1 mark=1 -> shown\nat 0.1 lower entering\n"
#define ON "at 0.0 news winner w/1 mark=1 -> shown\nat 1.0 lower on\n"
#define PANELS "at 0.0 rule results auto=1\n"

static const struct {
    enum life from;
    enum happening happening;
    const char *script;
} scripts[] = {
    {LIFE_NOWHERE, SAID_NEWS, "at 0.0 news winner w/1 mark=1 -> shown\n"},
    {LIFE_NOWHERE, SAID_BY_HAND,
     "at 0.0 put winner name=Guest\n"
     "at 0.0 lower entering winner manual/winner\n"},
    {LIFE_NOWHERE, SAID_UPDATE,
     "at 0.0 update winner w/1 wind=1 -> dropped\n"
     "at 0.0 fate w/1 neither on air nor waiting: nothing to update\n"},

    {LIFE_AWAY, SAID_NEWS, AWAY "at 2.0 news winner w/1 mark=2 -> shown\n"},
    {LIFE_AWAY, SAID_BY_HAND, AWAY "at 2.0 cue take winner w/1\nat 2.0 lower entering\n"},
    {LIFE_AWAY, SAID_NOTHING_NEW,
     AWAY "at 2.0 news winner w/1 mark=1 -> dropped\n"
          "at 2.0 fate w/1 dismissed, and says nothing new\n"},
    {LIFE_AWAY, SAID_UPDATE,
     AWAY "at 2.0 update winner w/1 wind=1 -> dropped\nat 2.0 lower off\n"},

    {LIFE_WAITING, SAID_NEWS,
     HELD "at 1.0 news winner w/1 mark=2 -> merged\nat 1.0 waiting w/1 mark 2\n"
          "at 1.0 fate w/1 updated while waiting: script\n"},
    {LIFE_WAITING, SAID_BY_HAND,
     HELD
     "at 1.0 cue {\"cue\":\"take\",\"scene\":\"winner\",\"subject\":\"w/1\","
     "\"data\":{\"mark\":\"3\"}}\nat 1.0 lower entering\nat 1.0 value lower mark 3\n"},
    {LIFE_WAITING, SAID_UPDATE,
     HELD "at 1.0 update winner w/1 wind=1 -> merged\nat 1.0 waiting w/1 wind 1\n"},
    {LIFE_WAITING, SAID_NO_MORE,
     HELD "at 1.0 retract winner w/1 taken back\nat 1.0 queue\n"
          "at 1.0 fate w/1 taken back\n"},
    {LIFE_WAITING, CUED_TAKE, HELD "at 1.0 cue take\nat 1.0 lower entering winner w/1\n"},
    {LIFE_WAITING, CUED_VETO,
     HELD "at 1.0 cue veto w/1\nat 1.0 queue\nat 1.0 fate w/1 vetoed by the operator\n"},
    {LIFE_WAITING, CUED_CLEAR,
     HELD "at 1.0 cue clear\nat 1.0 queue\nat 1.0 fate w/1 cleared by the operator\n"},
    {LIFE_WAITING, TOO_OLD,
     HELD "at 300.001 queue\nat 300.001 fate w/1 waited too long: 300 s old\n"},
    {LIFE_WAITING, NEXT_IN_TIME, ANNOUNCED "at 0.0 fate w/1 announced: script\n"},
    {LIFE_WAITING, FREE, "at 0.0 news winner w/1 mark=1\nat 0.0 lower entering\n"},

    {LIFE_ANNOUNCED, SAID_NEWS,
     ANNOUNCED "at 1.0 news winner w/1 mark=2 -> merged\nat 1.0 announced w/1 in 2.0\n"},
    {LIFE_ANNOUNCED, SAID_BY_HAND,
     ANNOUNCED "at 1.0 cue {\"cue\":\"take\",\"scene\":\"winner\",\"subject\":\"w/1\","
               "\"data\":{\"mark\":\"3\"}}\nat 1.0 lower entering\n"},
    {LIFE_ANNOUNCED, SAID_UPDATE,
     ANNOUNCED "at 1.0 update winner w/1 wind=1 -> merged\n"
               "at 1.0 fate w/1 updated while announced: script\n"},
    {LIFE_ANNOUNCED, SAID_NO_MORE,
     ANNOUNCED "at 1.0 retract winner w/1 taken back\nat 9.0 lower off\n"},
    {LIFE_ANNOUNCED, CUED_TAKE, ANNOUNCED "at 1.0 cue take\nat 1.0 lower entering\n"},
    {LIFE_ANNOUNCED, CUED_VETO,
     ANNOUNCED "at 1.0 cue veto\nat 9.0 lower off\nat 9.0 fate w/1 vetoed by the "
               "operator\n"},
    {LIFE_ANNOUNCED, CUED_CLEAR, ANNOUNCED "at 1.0 cue clear\nat 9.0 lower off\n"},
    {LIFE_ANNOUNCED, NOT_NEXT,
     ANNOUNCED "at 1.0 cue auto off\nat 1.0 announced none\nat 1.0 held w/1\n"},
    {LIFE_ANNOUNCED, FREE, ANNOUNCED "at 3.0 lower entering winner w/1\n"},

    {LIFE_ENTERING, SAID_NEWS,
     ENTERING "at 0.1 news winner w/1 mark=2 -> merged\nat 0.1 value lower mark 2\n"},
    {LIFE_ENTERING, SAID_BY_HAND,
     "at 0.0 put winner mark=1\nat 0.1 put winner mark=2\nat 0.1 value lower mark 2\n"},
    {LIFE_ENTERING, SAID_UPDATE,
     ENTERING "at 0.1 update winner w/1 wind=1 -> merged\n"
              "at 0.1 fate w/1 updated on air: script\n"},
    {LIFE_ENTERING, SAID_NO_MORE,
     ENTERING "at 0.1 retract winner w/1 wrong\nat 0.1 fate w/1 leaves: wrong\n"},
    {LIFE_ENTERING, CUED_PIN, ENTERING "at 0.1 cue pin\nat 99 pinned lower\n"},
    {LIFE_ENTERING, CUED_UNPIN,
     ENTERING "at 0.1 cue pin\nat 0.2 cue unpin\nat 0.2 loose lower\n" GONE_BY},
    {LIFE_ENTERING, CUED_PAGE,
     "at 0.0 fits results 2\nat 0.0 put results rows=4\nat 0.1 cue next\n"
     "at 0.1 full entering\nat 0.1 page full 2/2, turned 1\n"},
    {LIFE_ENTERING, CUED_DISMISS,
     ENTERING "at 0.1 cue dismiss\nat 0.1 lower leaving\n"
              "at 0.1 fate w/1 dismissed by the operator\n"},
    {LIFE_ENTERING, CUED_CLEAR,
     ENTERING
     "at 0.1 cue clear\nat 0.1 lower off\nat 0.1 fate w/1 cut by the operator\n"},
    {LIFE_ENTERING, OUSTED,
     ENTERING
     "at 0.1 put goal player=Guest\nat 0.1 lower leaving\n"
     "at 0.1 fate w/1 makes room for what the operator took: goal manual/goal\n"},
    {LIFE_ENTERING, COVERED,
     PANELS ENTERING
     "at 0.1 news results r/1 event=100m -> waiting\nat 0.1 lower leaving\n"
     "at 0.1 fate w/1 makes room for the full panel\n"},
    {LIFE_ENTERING, UNSAID,
     ENTERING "at 0.1 retract winner w/1 wrong\nat 0.1 lower leaving\n"},
    {LIFE_ENTERING, ARRIVED, ENTERING "at 0.3 lower on\n"},

    {LIFE_ON, SAID_NEWS,
     ON "at 1.0 news winner w/1 mark=2 -> merged\nat 1.0 value lower mark 2\n"},
    {LIFE_ON, SAID_BY_HAND,
     "at 0.0 put winner mark=1\nat 1.0 put winner mark=2\nat 1.0 value lower mark 2\n"},
    {LIFE_ON, SAID_UPDATE,
     ON "at 1.0 update winner w/1 wind=1 -> merged\nat 1.0 value lower wind 1\n"},
    {LIFE_ON, SAID_NO_MORE,
     ON "at 1.0 cue pin\nat 1.0 retract winner w/1 wrong\nat 9.0 lower on\n"
        "at 9.0 fate w/1 leaves when it is unpinned: wrong\n"},
    {LIFE_ON, CUED_PIN, ON "at 1.0 cue pin\nat 99 lower on\n"},
    {LIFE_ON, CUED_UNPIN, ON "at 1.0 cue pin\nat 2.0 cue unpin\n" GONE_BY},
    {LIFE_ON, CUED_PAGE,
     "at 0.0 fits results 2\nat 0.0 put results rows=4\nat 1.0 cue next\n"
     "at 1.0 full on\nat 1.0 page full 2/2, turned 1\n"},
    {LIFE_ON, CUED_DISMISS, ON "at 1.0 cue dismiss\nat 1.0 lower leaving\n"},
    {LIFE_ON, CUED_CLEAR, ON "at 1.0 cue clear\nat 1.0 lower off\n"},
    {LIFE_ON, OUSTED,
     ON
     "at 1.0 put goal player=Guest\nat 1.0 lower leaving\nat 1.2 lower entering goal\n"},
    {LIFE_ON, COVERED,
     PANELS ON "at 1.0 news results r/1 event=100m -> waiting\nat 1.0 lower leaving\n"},
    {LIFE_ON, OUTRANKED,
     ON "at 1.0 news goal g/1 player=Ada -> waiting\nat 3.799 lower on\n"
        "at 3.8 lower leaving\n"
        "at 3.8 fate w/1 makes room for what outranks it: goal g/1\n"},
    {LIFE_ON, UNSAID, ON "at 1.0 retract winner w/1 wrong\nat 1.0 lower leaving\n"},
    {LIFE_ON, PAGE_READ,
     "at 0.0 fits leaderboard 2\nat 0.0 news leaderboard l/1 rows=4\n"
     "at 8.3 page board 2/2, turned 1\n"},
    {LIFE_ON, TIME_UP, ON GONE_BY "at 8.3 fate w/1 its time is over\n"},

    {LIFE_LEAVING, SAID_NEWS,
     ON "at 8.3 news winner w/1 mark=2 -> waiting\nat 8.5 lower entering winner w/1\n"},
    {LIFE_LEAVING, SAID_BY_HAND,
     "at 0.0 put winner mark=1\nat 8.3 lower leaving\nat 8.3 put winner mark=2\n"
     "at 8.5 lower entering winner\n"},
    {LIFE_LEAVING, SAID_NOTHING_NEW,
     ON "at 8.3 news winner w/1 mark=1 -> dropped\n"
        "at 8.3 fate w/1 has just been shown, and says nothing new\n"},
    {LIFE_LEAVING, SAID_UPDATE,
     ON "at 8.3 update winner w/1 wind=1 -> dropped\nat 8.3 lower leaving\n"},
    {LIFE_LEAVING, CUED_DISMISS,
     ON "at 8.3 refused dismiss: winner is leaving already\n"
        "at 9.0 news winner w/1 mark=1 -> dropped\n"
        "at 9.0 fate w/1 dismissed, and says nothing new\n"},
    {LIFE_LEAVING, CUED_CLEAR, ON "at 8.3 cue clear\nat 8.3 lower off\n"},
    {LIFE_LEAVING, GONE, ON GONE_BY "at 8.5 lower off\n"},
};

static bool is_walked(const struct rule_row *row, int number)
{
    for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
        if (scripts[i].from == row->from && scripts[i].happening == row->happening) {
            return goes_as_written(scripts[i].script) && script_walked[number] > 0;
        }
    }
    return false;
}

// Many of one feed at once: the queue's end is a test of its own.
static bool is_walked_by_crowd(int number)
{
    struct buf text = {0};
    buf_text(&text, "at 0.0 cue auto off\n");
    for (int i = 0; i <= DIRECTOR_QUEUE; i++) {
        buf_printf(&text, "at 0.0 news winner w/%d mark=1\n", i);
    }
    buf_printf(&text, "at 0.0 fate w/%d too many wait: the last in line goes\n",
               DIRECTOR_QUEUE);
    bool walked = goes_as_written(text.data) && script_walked[number] > 0;
    buf_finish(&text);
    return walked;
}

TEST(every_row_of_the_rule_book_does_what_it_says)
{
    int count;
    const struct rule_row *rows = rules_table(&count);
    for (int i = 0; i < count; i++) {
        bool crowd = rows[i].happening == TOO_MANY;
        bool walked = crowd ? is_walked_by_crowd(i) : is_walked(&rows[i], i);
        CHECK_INT(walked ? i : -1, i);
    }
}

TEST(no_two_rows_are_about_the_same)
{
    int count;
    const struct rule_row *rows = rules_table(&count);
    CHECK(count <= RULES_MAX);
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < i; j++) {
            CHECK(rows[i].from != rows[j].from || rows[i].happening != rows[j].happening);
        }
    }
}

TEST(the_hold_is_never_shorter_than_the_words_take_to_be_read)
{
    // 12 words and a figure: 1 + 12 * 0.525 + 0.25 = 7.55 s
    CHECK(goes_as_written(
        "at 0.0 rule winner hold=4 min=1\n"
        "at 0.0 cue {\"cue\":\"take\",\"scene\":\"winner\",\"data\":{\"name\":\"one two "
        "three four five six seven eight nine ten eleven twelve\",\"mark\":\"10.31\"}}\n"
        "at 0.3 next 7.85\n"
        "at 7.85 lower leaving\n"));
    CHECK(goes_as_written("at 0.0 rule winner hold=1 min=0\n"
                          "at 0.0 news winner w/1 name=Ada\n"
                          "at 0.3 next 3.3\n"));
    CHECK(goes_as_written("at 0.0 rule winner hold=20\n"
                          "at 0.0 news winner w/1 name=Ada\n"
                          "at 0.3 next 20.3\n"));
}

TEST(a_higher_priority_waits_until_the_words_were_read)
{
    CHECK(goes_as_written("at 0.0 rule attempt min=0\n"
                          "at 0.0 news attempt a/1 v=one w=two x=three y=four z=five\n"
                          "at 1.0 news winner w/1 name=Ada -> waiting\n"
                          "at 3.924 lower on attempt\n"
                          "at 3.925 lower leaving attempt\n"));
}

TEST(changed_words_are_given_their_time_but_no_more_than_the_hold)
{
    CHECK(goes_as_written("at 0.0 news attempt a/1 name=Ada\n"
                          "at 2.0 news attempt a/1 name=Bea -> merged\n"
                          "at 2.1 news winner w/1 name=Ada -> waiting\n"
                          "at 4.999 lower on attempt\n"
                          "at 5.0 lower leaving attempt\n"));
    CHECK(goes_as_written("at 0.0 news attempt a/1 name=Ada\n"
                          "at 2.0 news attempt a/1 name=Bea\n"
                          "at 4.0 news attempt a/1 name=Cleo\n"
                          "at 6.0 news attempt a/1 name=Dora\n"
                          "at 6.1 news winner w/1 name=Ada -> waiting\n"
                          "at 6.299 lower on attempt\n"
                          "at 6.3 lower leaving attempt\n"));
}

TEST(only_words_that_the_theme_shows_take_time)
{
    struct director *director = director_create();
    struct arena arena = {0};
    struct values values = values_begin(&arena);
    const struct scene *scene = scene_find("attempt");
    values_text(&values, "name", "one two three four five six seven eight nine ten");
    values_text(&values, "note", "eleven twelve thirteen fourteen");
    values_image(&values, "flag", "NOR");
    director_set_words(director, scene, "event name mark");
    director_propose(
        director,
        &(struct proposal){
            .scene = scene, .subject = "a/1", .values = &values, .reason = "test"},
        0);
    director_step(director, 0);
    director_step(director, 1);
    CHECK_INT(director_air(director, LAYER_LOWER)->hold_until_ms, 1000 + 10 * 525);
    director_destroy(director);
    arena_finish(&arena);
}

TEST(an_update_never_holds_past_the_ceiling)
{
    CHECK(goes_as_written("at 0.0 rule winner hold=4 ceiling=6\n"
                          "at 0.0 news winner w/1 name=Ada\n"
                          "at 4.0 news winner w/1 name=Bea\n"
                          "at 4.0 next 6.3\n"));
}

TEST(two_feeds_of_one_priority_have_their_turns)
{
    CHECK(goes_as_written("at 0.0 news attempt a/1 m=1 -> shown\n"
                          "at 0.1 news attempt a/2 m=1\n"
                          "at 0.2 news attempt a/3 m=1\n"
                          "at 0.3 news attempt a/4 m=1\n"
                          "at 0.4 news attempt b/1 m=1\n"
                          "at 0.5 queue a/2 a/3 a/4 b/1\n"
                          "at 6.5 lower entering attempt a/2\n"
                          "at 6.5 queue b/1 a/3 a/4\n"
                          "at 13.0 lower entering attempt b/1\n"
                          "at 13.0 queue a/3 a/4\n"));
}

TEST(when_too_many_wait_the_busiest_feed_loses_its_last)
{
    struct buf text = {0};
    buf_text(&text, "at 0.0 cue auto off\nat 0.0 news attempt b/1 m=1\n");
    for (int i = 0; i < 100; i++) {
        buf_printf(&text, "at 0.1 news attempt a/%d m=1\n", i);
    }
    buf_text(&text, "at 0.2 news attempt b/2 m=1 -> waiting\n"
                    "at 0.2 held b/1\nat 0.2 held b/2\nat 0.2 held a/61\n"
                    "at 0.2 fate a/99 too many wait: the last in line goes\n"
                    "at 0.2 fate a/62 too many wait: the last in line goes\n");
    CHECK(goes_as_written(text.data));
    buf_finish(&text);
}

TEST(after_a_cut_nothing_comes_by_itself_until_automation_is_on)
{
    CHECK(goes_as_written("at 0.0 rule winner announce=1\n"
                          "at 0.0 news attempt a/1 m=1\n"
                          "at 1.0 cue clear\n"
                          "at 2.0 news winner w/1 m=1 -> waiting\n"
                          "at 2.0 news goal g/1 m=1 -> waiting\n"
                          "at 2.0 waits w/1 automation is off since the cut: waits for "
                          "take\n"
                          "at 9.0 lower off\n"
                          "at 9.0 announced none\n"
                          "at 11 cue auto on\n"
                          "at 11 lower entering goal g/1\n"));
}

static const struct check_case cases[] = {
    CASE(every_row_of_the_rule_book_does_what_it_says),
    CASE(no_two_rows_are_about_the_same),
    CASE(the_hold_is_never_shorter_than_the_words_take_to_be_read),
    CASE(a_higher_priority_waits_until_the_words_were_read),
    CASE(changed_words_are_given_their_time_but_no_more_than_the_hold),
    CASE(only_words_that_the_theme_shows_take_time),
    CASE(an_update_never_holds_past_the_ceiling),
    CASE(two_feeds_of_one_priority_have_their_turns),
    CASE(when_too_many_wait_the_busiest_feed_loses_its_last),
    CASE(after_a_cut_nothing_comes_by_itself_until_automation_is_on),
};
CHECK_MAIN(cases)

#include "check.h"

#include "burst_play.h"
#include "feed/fastpath.h"
#include "feed/minicup.h"
#include "feed/opentrack.h"
#include "feed/triathlon.h"

// How a match stands, told at a time of the service's.
static void add_score(struct texts *texts, int match, int home, double said)
{
    texts_add(
        texts,
        "{\"server_time\":%.3f,\"type_content\":[\"match\"],\"match\":{\"id\":%d,"
        "\"home_team_name\":\"Lhota\",\"away_team_name\":\"Jiskra\",\"score\":[%d,0],"
        "\"state\":\"pause\"}}",
        said, match, home);
}

static void add_goal(struct texts *texts, int match, int id, int home, double said)
{
    texts_add(
        texts,
        "{\"server_time\":%.3f,\"match\":{\"id\":%d,\"score\":[%d,0],\"state\":\"pause\"}"
        ","
        "\"event\":{\"id\":%d,\"type\":\"goal\",\"message\":\"@%d\",\"team_index\":0}}",
        said, match, home, id, id);
}

static int home_of(const struct listener *listener, const char *match)
{
    const struct match_state *state = sport_match(listener->state, 0, match);
    return state && state->has_score ? state->score[0] : -1;
}

TEST(of_forty_states_of_a_match_the_last_one_is_on_air_and_all_are_counted)
{
    struct texts texts = {0};
    struct listener listener = listener_begin(&minicup_ops, "7");
    for (int i = 0; i < 40; i++) {
        add_score(&texts, 7, i, 1000 + i);
    }
    hear_at_once(&listener, &texts);
    CHECK_INT(home_of(&listener, "7"), 39);
    CHECK_INT(listener.messages, 40);
    CHECK_INT(listener.decoded, 1);
    CHECK_INT(listener.bad, 0);
    arena_finish(&texts.arena);
    listener_end(&listener);
}

// How many of forty states are decoded that differ in this number only.
static int decoded_of_forty(const char *name)
{
    struct texts texts = {0};
    struct listener listener = listener_begin(&minicup_ops, "7");
    for (int i = 0; i < 40; i++) {
        texts_add(&texts,
                  "{\"server_time\":%d.5,\"match\":{\"id\":7,\"score\":[1,0],"
                  "\"state\":\"pause\",\"%s\":%d}}",
                  1000 + i, name, 1700 + i);
    }
    hear_at_once(&listener, &texts);
    arena_finish(&texts.arena);
    listener_end(&listener);
    return listener.messages == 40 ? listener.decoded : -1;
}

TEST(times_are_told_anew_each_time_but_another_id_is_another_thing)
{
    CHECK_INT(decoded_of_forty("first_half_start"), 1);
    CHECK_INT(decoded_of_forty("court_id"), 40);
}

TEST(a_few_texts_are_all_decoded)
{
    struct texts texts = {0};
    struct listener listener = listener_begin(&minicup_ops, "7");
    for (int i = 0; i < BURST_LEAST - 1; i++) {
        add_score(&texts, 7, i, 1000 + i);
    }
    hear_at_once(&listener, &texts);
    CHECK_INT(listener.decoded, BURST_LEAST - 1);
    CHECK_INT(listener.messages, BURST_LEAST - 1);
    arena_finish(&texts.arena);
    listener_end(&listener);
}

TEST(more_than_fit_a_burst_are_all_counted_and_the_last_one_is_on_air)
{
    struct texts texts = {0};
    struct listener listener = listener_begin(&minicup_ops, "7");
    for (int i = 0; i < BURST_MOST + 30; i++) {
        add_score(&texts, 7, i, 1000 + i);
    }
    hear_at_once(&listener, &texts);
    CHECK_INT(home_of(&listener, "7"), BURST_MOST + 29);
    CHECK_INT(listener.messages, BURST_MOST + 30);
    CHECK_INT(listener.decoded, 2);
    arena_finish(&texts.arena);
    listener_end(&listener);
}

TEST(when_the_newest_is_rubbish_the_one_before_it_is_on_air)
{
    struct texts texts = {0};
    struct listener listener = listener_begin(&minicup_ops, "7");
    for (int i = 0; i < 30; i++) {
        add_score(&texts, 7, i, 1000 + i);
    }
    texts_add(&texts, "%.*s", (int)texts.list[29].len, texts.list[29].data);
    char *last = arena_strndup(&texts.arena, texts.list[30].data, texts.list[30].len);
    last[strstr(last, "1029") - last + 2] = 'x'; // no number
    texts.list[30].data = last;
    add_score(&texts, 7, 77, 1100);
    last = arena_strndup(&texts.arena, texts.list[31].data, texts.list[31].len);
    memcpy(strstr(last, "Lhota"), "\xff\xff\xff\xff\xff", 5);
    texts.list[31].data = last;
    hear_at_once(&listener, &texts);
    CHECK_INT(home_of(&listener, "7"), 29);
    CHECK_INT(listener.messages, 32);
    CHECK_INT(listener.bad, 2);
    arena_finish(&texts.arena);
    listener_end(&listener);
}

// That its time is no number can only be seen by who decodes it.
TEST(when_the_newest_of_alike_states_is_rubbish_the_newest_before_it_is_on_air)
{
    struct texts texts = {0};
    struct listener listener = listener_begin(&minicup_ops, "7");
    for (int i = 0; i < 30; i++) {
        add_score(&texts, 7, i, i == 12 ? 1050 : 1000 + i);
    }
    add_score(&texts, 7, 77, 1100);
    struct str *last = &texts.list[30];
    const char *behind = strchr(last->data, ',');
    texts_add(&texts, "{\"server_time\":1100.0000.0%.*s",
              (int)(last->data + last->len - behind), behind);
    *last = texts.list[--texts.count];
    hear_at_once(&listener, &texts);
    CHECK_INT(home_of(&listener, "7"), 12);
    CHECK_INT(listener.messages, 31);
    CHECK_INT(listener.decoded, 2);
    CHECK_INT(listener.bad, 1);
    arena_finish(&texts.arena);
    listener_end(&listener);
}

TEST(what_was_said_last_is_on_air_even_when_it_did_not_come_last)
{
    struct texts texts = {0};
    struct listener listener = listener_begin(&minicup_ops, "7");
    for (int i = 0; i < 30; i++) {
        add_score(&texts, 7, i, i == 12 ? 2000 : 1000 + i);
    }
    hear_at_once(&listener, &texts);
    CHECK_INT(home_of(&listener, "7"), 12);
    CHECK_INT(listener.decoded, 1);
    arena_finish(&texts.arena);
    listener_end(&listener);
}

TEST(a_burst_that_is_older_than_what_is_on_air_changes_nothing)
{
    struct texts first = {0}, texts = {0};
    struct listener listener = listener_begin(&minicup_ops, "7");
    add_score(&first, 7, 50, 3000);
    hear_at_once(&listener, &first);
    for (int i = 0; i < 30; i++) {
        add_score(&texts, 7, i, 1000 + i);
    }
    hear_at_once(&listener, &texts);
    CHECK_INT(home_of(&listener, "7"), 50);
    CHECK_INT(listener.messages, 31);
    CHECK_INT(listener.decoded, 2); // the newest tells for all
    arena_finish(&first.arena);
    arena_finish(&texts.arena);
    listener_end(&listener);
}

TEST(what_happened_between_two_states_is_never_passed_over_and_keeps_its_place)
{
    struct texts texts = {0};
    struct listener listener = listener_begin(&minicup_ops, "7");
    for (int i = 0; i < 60; i++) {
        if (i % 20 == 10) {
            add_goal(&texts, 7, i / 20 + 1, i, 1000 + i);
        } else {
            add_score(&texts, 7, i, 1000 + i);
        }
    }
    hear_at_once(&listener, &texts);
    const struct match_state *match = sport_match(listener.state, 0, "7");
    CHECK_STR(listener.order, "123");
    CHECK_INT(match->entry_count, 3);
    CHECK_INT(match->score[0], 59);
    CHECK_INT(listener.decoded, 3 + 4); // a state before each, and the last
    arena_finish(&texts.arena);
    listener_end(&listener);
}

TEST(matches_of_a_category_are_each_told)
{
    struct texts texts = {0};
    struct listener listener = listener_begin(&minicup_ops, "");
    for (int i = 0; i < 200; i++) {
        add_score(&texts, 1 + i % 50, i, 1000 + i);
    }
    hear_at_once(&listener, &texts);
    CHECK_INT(home_of(&listener, "1"), 150);
    CHECK_INT(home_of(&listener, "50"), 199);
    CHECK_INT(listener.messages, 200);
    CHECK(listener.decoded >= 50 && listener.decoded < 200);
    arena_finish(&texts.arena);
    listener_end(&listener);
}

TEST(matches_that_are_not_followed_are_only_counted)
{
    struct texts texts = {0};
    struct listener listener = listener_begin(&minicup_ops, "7");
    for (int i = 0; i < 40; i++) {
        add_score(&texts, i == 20 ? 7 : 8, i, 1000 + i);
    }
    hear_at_once(&listener, &texts);
    CHECK_INT(home_of(&listener, "7"), 20);
    CHECK(!sport_match(listener.state, 0, "8"));
    CHECK_INT(listener.decoded, 2);
    CHECK_INT(listener.messages, 40);
    arena_finish(&texts.arena);
    listener_end(&listener);
}

TEST(a_result_in_a_flood_of_foreign_texts_is_heard)
{
    struct texts texts = {0};
    struct listener listener = listener_begin(&opentrack_ops, "");
    for (int i = 0; i < 100; i++) {
        if (i == 50) {
            texts_add(&texts,
                      "{\"event\":\"results_arrived\",\"channel\":\"x\",\"data\":"
                      "\"{\\\"event_id\\\":\\\"1\\\",\\\"round_no\\\":1,"
                      "\\\"heat_no\\\":2,\\\"winner_name\\\":\\\"Anna Berg\\\"}\"}");
        } else {
            add_score(&texts, 7, i, 1000 + i);
        }
    }
    hear_at_once(&listener, &texts);
    CHECK_INT(listener.events, 1);
    CHECK_INT(listener.messages, 100);
    CHECK_INT(listener.bad, 99); // as each for itself: that is no message of this server
    CHECK_INT(listener.decoded, 2);
    arena_finish(&texts.arena);
    listener_end(&listener);
}

TEST(foreign_texts_are_looked_at_once_a_second)
{
    struct texts texts = {0};
    struct listener listener = listener_begin(&opentrack_ops, "");
    for (int i = 0; i < 20; i++) {
        add_score(&texts, 7, i, 1000 + i);
    }
    hear_at_once(&listener, &texts);
    hear_at_once(&listener, &texts);
    CHECK_INT(listener.decoded, 1);
    listener.now_ms += BURST_AGAIN_MS;
    hear_at_once(&listener, &texts);
    CHECK_INT(listener.decoded, 2);
    CHECK_INT(listener.bad, 60);
    CHECK_INT(listener.messages, 60);
    arena_finish(&texts.arena);
    listener_end(&listener);
}

TEST(every_result_counts)
{
    struct texts texts = {0};
    struct listener listener = listener_begin(&opentrack_ops, "");
    for (int i = 0; i < 100; i++) {
        texts_add(&texts,
                  "{\"event\":\"results_arrived\",\"data\":{\"event_id\":\"1\","
                  "\"round_no\":1,\"heat_no\":2,\"winner_name\":\"Anna %d\"}}",
                  i);
    }
    hear_at_once(&listener, &texts);
    CHECK_INT(listener.events, 100);
    arena_finish(&texts.arena);
    listener_end(&listener);
}

// Two athletes at one point, the second of them named first every other time.
static void add_board(struct texts *texts, int second)
{
    static const char *const rows[] = {"{\"id\":\"1\",\"name\":\"Ana Ruiz\"",
                                       "{\"id\":\"2\",\"name\":\"Eva Holm\""};
    int first = second % 2;
    texts_add(texts,
              "{\"date\":\"2026-06-14T10:10:%02dZ\",\"start_time\":"
              "\"2026-06-14T09:50:%02dZ\",\"prog_id\":\"700\",\"status\":\"live\","
              "\"latest\":{\"segment_id\":\"2\",\"num_athletes\":2},\"athletes\":["
              "%s,\"segment_id\":\"2\",\"time\":\"00:19:%02d\",\"position\":1},"
              "%s,\"segment_id\":\"2\",\"time\":\"00:19:%02d\",\"position\":2}]}",
              second, second, rows[first], second % 50, rows[1 - first], second % 50 + 1);
}

TEST(of_boards_of_one_point_the_last_one_is_on_air_though_the_start_was_corrected)
{
    struct texts texts = {0};
    struct listener listener = listener_begin(&triathlon_ops, "700");
    for (int i = 0; i < 40; i++) {
        add_board(&texts, i);
    }
    hear_at_once(&listener, &texts);
    const struct race_state *race = sport_race(listener.state, 0, "700");
    CHECK(race && race->board->count == 2);
    CHECK_STR(race->board->rows[0].athlete->name, "Eva Holm");
    CHECK_INT(listener.messages, 40);
    CHECK_INT(listener.decoded, 1);
    arena_finish(&texts.arena);
    listener_end(&listener);
}

TEST(of_a_dialect_that_cannot_tell_all_texts_are_decoded)
{
    struct texts texts = {0};
    struct listener listener = listener_begin(&fastpath_ops, "");
    for (int i = 0; i < 100; i++) {
        texts_add(&texts, "{\"level\":\"INFO\",\"message\":\"Heartbeat\"}");
    }
    hear_at_once(&listener, &texts);
    CHECK_INT(listener.decoded, 100);
    arena_finish(&texts.arena);
    listener_end(&listener);
}

static const struct check_case cases[] = {
    CASE(of_forty_states_of_a_match_the_last_one_is_on_air_and_all_are_counted),
    CASE(times_are_told_anew_each_time_but_another_id_is_another_thing),
    CASE(a_few_texts_are_all_decoded),
    CASE(more_than_fit_a_burst_are_all_counted_and_the_last_one_is_on_air),
    CASE(when_the_newest_is_rubbish_the_one_before_it_is_on_air),
    CASE(when_the_newest_of_alike_states_is_rubbish_the_newest_before_it_is_on_air),
    CASE(what_was_said_last_is_on_air_even_when_it_did_not_come_last),
    CASE(a_burst_that_is_older_than_what_is_on_air_changes_nothing),
    CASE(what_happened_between_two_states_is_never_passed_over_and_keeps_its_place),
    CASE(matches_of_a_category_are_each_told),
    CASE(matches_that_are_not_followed_are_only_counted),
    CASE(a_result_in_a_flood_of_foreign_texts_is_heard),
    CASE(foreign_texts_are_looked_at_once_a_second),
    CASE(every_result_counts),
    CASE(of_boards_of_one_point_the_last_one_is_on_air_though_the_start_was_corrected),
    CASE(of_a_dialect_that_cannot_tell_all_texts_are_decoded),
};

CHECK_MAIN(cases)

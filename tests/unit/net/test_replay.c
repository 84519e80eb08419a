#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "check.h"
#include "net/replay.h"

static char path[] = "/tmp/strapline-replay-XXXXXX";
static char copy[] = "/tmp/strapline-replay-copy-XXXXXX";
static char error[400];

static const struct feed_config track = {
    .id = "track",
    .type = "opentrack",
    .competition = "https://data.opentrack.run/en-gb/x/2026/GBR/quay-cup/",
    .key = "test",
};

#define UNIT_HEAD "{\"event_id\":\"7\",\"round\":1,\"heat\":2,\"event_name\":\"100m\","
#define PUSH_RESULT                                                                      \
    "{\"at\":2,\"feed\":\"track\",\"event\":\"results_arrived\",\"data\":"               \
    "{\"event_id\":\"7\",\"round_no\":1,\"heat_no\":2,\"heat_name\":\"7 100m\","         \
    "\"winner_performance\":\"11.20\",\"winner_name\":\"Ada Quay\"}}\n"

// A unit that has no results yet, and then has.
static const char day[] =
    "{\"at\":0,\"feed\":\"track\",\"get\":\"event/7/1/2/json/\","
    "\"body\":" UNIT_HEAD "\"results\":[],\"results_status\":\"\"}}\n"
    "{\"at\":1.9,\"feed\":\"track\",\"get\":\"event/7/1/2/json/\","
    "\"body\":" UNIT_HEAD
    "\"results_status\":\"official\",\"results\":[{\"bib\":\"3\",\"first_name\":\"Ada\","
    "\"last_name\":\"Quay\",\"place\":1,\"performance\":\"11.20\"}]}}\n" PUSH_RESULT
    "{\"at\":3,\"cue\":\"pin lower\"}\n"
    "{\"at\":100,\"cue\":\"clear\"}\n";

struct dump {
    struct buf text;
    bool traffic; // bookkeeping lines too
};

static void on_events(void *context, int feed, const struct event_list *events,
                      int64_t at_ms)
{
    struct dump *dump = context;
    struct arena arena = {0};
    for (int i = 0; i < events->count; i++) {
        if (events->items[i].type != EVENT_TRAFFIC || dump->traffic) {
            buf_printf(&dump->text, "%lld %d %s\n", (long long)at_ms, feed,
                       event_print(&events->items[i], &arena));
        }
    }
    arena_finish(&arena);
}

static void on_cue(void *context, const char *words, int64_t at_ms)
{
    struct dump *dump = context;
    buf_printf(&dump->text, "%lld cue %s\n", (long long)at_ms, words);
}

static struct script *load(const char *text)
{
    return file_write(path, text, strlen(text), error, sizeof(error))
               ? script_load(path, error, sizeof(error))
               : NULL;
}

static struct replay *start(const struct script *script, struct dump *dump)
{
    struct replay_sink sink = {on_events, on_cue, dump};
    buf_text(&dump->text, "");
    return replay_create(script, &track, 1, &sink);
}

// Everything that a script says until `until_ms`, told in steps of step_ms; 0: from event
// to event. To be freed.
static char *play(const struct script *script, int64_t step_ms, int64_t until_ms,
                  bool traffic, struct record *record)
{
    struct dump dump = {.traffic = traffic};
    struct replay *replay = start(script, &dump);
    replay_record(replay, record);
    for (int64_t now = 0; now <= until_ms;) {
        replay_step(replay, now);
        int64_t next = replay_next(replay);
        now = step_ms ? now + step_ms : next > now ? next : now + 1;
    }
    replay_destroy(replay);
    return dump.text.data;
}

TEST(a_day_script_gives_the_events_that_the_live_servers_would_give)
{
    struct script *script = load(day);
    CHECK(script);
    char *events = play(script, 0, 100000, false, NULL);
    // The competition's page is not in this script. The unit comes a little after the
    // news of it, as it is by then.
    CHECK_STR(events,
              "0 0 link connecting\n"
              "0 0 link up\n"
              "120 0 backlog fetch failed meeting status 404 note "
              "\"not on the server (404)\"\n"
              "2000 0 result 7/1/2 heat \"100m\" winner \"Ada Quay\" mark \"11.20\"\n"
              "2420 0 unit 7/1/2 name \"100m\" results official precision -1 "
              "{ bib \"3\" first \"Ada\" last \"Quay\" name \"Ada Quay\" mark \"11.20\" "
              "place 1 }\n"
              "3000 cue pin lower\n"
              "100000 cue clear\n");
    free(events);
    script_destroy(script);
}

TEST(the_size_of_the_steps_changes_nothing)
{
    struct script *script = load(day);
    CHECK(script);
    char *once = play(script, 0, 100000, true, NULL);
    CHECK(strstr(once, "100000 cue clear"));
    static const int steps[] = {1, 7, 40, 16, 1000, 33333, 100000};
    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
        char *again = play(script, steps[i], 100000 + steps[i], true, NULL);
        CHECK(strlen(again) >= strlen(once));
        again[strlen(once)] = '\0'; // pings behind the end differ in number only
        CHECK_STR(again, once);
        free(again);
    }
    free(once);
    script_destroy(script);
}

TEST(a_long_quiet_day_keeps_its_link_by_answering_pings)
{
    struct script *script =
        load(PUSH_RESULT "{\"at\":3600,\"feed\":\"track\",\"event\":\"results_arrived\","
                         "\"data\":{\"event_id\":\"8\",\"round_no\":1,\"heat_no\":1,"
                         "\"winner_performance\":\"9.99\",\"winner_name\":\"Bo\"}}\n");
    CHECK(script);
    char *events = play(script, 500, 3600000, false, NULL);
    CHECK(strstr(events, "3600000 0 result 8/1/1"));
    CHECK(!strstr(events, "link down"));
    free(events);
    script_destroy(script);
}

TEST(the_recording_of_a_replay_replays_the_same)
{
    struct script *script = load(day);
    CHECK(script);
    struct record *record = record_create(copy, 0, error, sizeof(error));
    CHECK(record);
    char *first = play(script, 0, 100000, true, record);
    record_destroy(record);
    struct script *recording = script_load(copy, error, sizeof(error));
    CHECK_STR(error, "");
    CHECK(recording);
    char *second = play(recording, 0, 100000, true, NULL);
    CHECK_STR(second, first);
    free(first);
    free(second);
    script_destroy(recording);
    script_destroy(script);
}

#define HELLO                                                                            \
    "{\"at\":0.1,\"feed\":\"track\",\"text\":{\"event\":"                                \
    "\"pusher:connection_established\",\"data\":{\"activity_timeout\":120}}}\n"
#define OPEN "{\"at\":0,\"feed\":\"track\",\"link\":\"open\"}\n"

TEST(a_recording_tells_link_texts_and_answers_when_they_came)
{
    struct script *script = load(
        OPEN HELLO
        "{\"at\":1,\"feed\":\"track\",\"get\":\"event/7/1/2/json/\",\"body\":" UNIT_HEAD
        "\"results\":[],\"results_status\":\"\"}}\n"
        "{\"at\":5,\"feed\":\"track\",\"link\":\"closed\",\"code\":4200}\n"
        "{\"at\":6,\"feed\":\"track\",\"text\":\"after the end\"}\n");
    CHECK(script);
    char *events = play(script, 0, 10000, false, NULL);
    CHECK(strncmp(events, "0 0 link connecting\n100 0 link up", 33) == 0);
    const char *unit = strstr(events, "\n1000 0 unit 7/1/2");
    CHECK(unit);
    const char *down = strstr(unit, "\n5000 0 link down");
    CHECK(down);
    CHECK(!strchr(down + 1, '\n')[1]);
    free(events);
    script_destroy(script);
}

TEST(a_key_that_is_refused_shows_as_refused)
{
    struct script *script =
        load(OPEN "{\"at\":1,\"feed\":\"track\",\"link\":\"closed\",\"code\":4001}\n");
    CHECK(script);
    char *events = play(script, 0, 10000, false, NULL);
    CHECK(strstr(events, "1000 0 link refused"));
    free(events);
    script_destroy(script);
}

static struct unit_key seven = {.event = "7", .round = 1, .heat = 2};

TEST(a_wish_of_the_show_is_answered_from_the_day_a_moment_later)
{
    struct script *script = load(day);
    CHECK(script);
    struct dump dump = {0};
    struct replay *replay = start(script, &dump);
    replay_step(replay, 1000);
    buf_clear(&dump.text);
    replay_fetch_unit(replay, 0, &seven, 1000);
    replay_fetch_unit(replay, 0, &seven, 1050);
    CHECK_INT(replay_next(replay), 1120);
    replay_step(replay, 1119);
    CHECK_STR(dump.text.data, "");
    replay_step(replay, 1120);
    CHECK(strncmp(dump.text.data, "1120 0 unit 7/1/2", 17) == 0);
    CHECK(strstr(dump.text.data, "results none"));
    // Two equal wishes were one.
    CHECK(!strchr(dump.text.data, '\n')[1]);
    CHECK_INT(replay_next(replay), 1900);
    replay_destroy(replay);
    buf_finish(&dump.text);
    script_destroy(script);
}

TEST(what_a_recording_never_fetched_is_told_to_be_missing)
{
    struct script *script = load(OPEN HELLO "{\"at\":20,\"cue\":\"clear\"}");
    CHECK(script);
    struct dump dump = {0};
    struct replay *replay = start(script, &dump);
    replay_step(replay, 1000);
    buf_clear(&dump.text);
    replay_fetch_unit(replay, 0, &seven, 1000);
    replay_fetch_unit(replay, 1, &seven, 1000);
    replay_fetch_unit(replay, -1, &seven, 1000);
    replay_step(replay, 2000);
    CHECK(strncmp(dump.text.data, "1120 0 fetch failed", 19) == 0);
    CHECK(strstr(dump.text.data, "not in the recording"));
    replay_destroy(replay);
    buf_finish(&dump.text);
    script_destroy(script);
}

TEST(feeds_that_the_show_does_not_have_are_passed_over)
{
    struct script *script = load(
        "{\"at\":1,\"feed\":\"other\",\"text\":\"{}\"}\n{\"at\":2,\"cue\":\"clear\"}");
    CHECK(script);
    char *events = play(script, 0, 5000, true, NULL);
    CHECK_STR(events, "2000 cue clear\n");
    free(events);
    script_destroy(script);
}

TEST(a_replay_that_is_over_has_nothing_next)
{
    struct script *script = load(day);
    CHECK(script);
    struct dump dump = {0};
    struct replay *replay = start(script, &dump);
    CHECK_INT(replay_next(replay), 0);
    replay_step(replay, 200000);
    CHECK(replay_next(replay) == INT64_MAX);
    replay_destroy(replay);
    buf_finish(&dump.text);
    script_destroy(script);
}

static const struct check_case cases[] = {
    CASE(a_day_script_gives_the_events_that_the_live_servers_would_give),
    CASE(the_size_of_the_steps_changes_nothing),
    CASE(a_long_quiet_day_keeps_its_link_by_answering_pings),
    CASE(the_recording_of_a_replay_replays_the_same),
    CASE(a_recording_tells_link_texts_and_answers_when_they_came),
    CASE(a_key_that_is_refused_shows_as_refused),
    CASE(a_wish_of_the_show_is_answered_from_the_day_a_moment_later),
    CASE(what_a_recording_never_fetched_is_told_to_be_missing),
    CASE(feeds_that_the_show_does_not_have_are_passed_over),
    CASE(a_replay_that_is_over_has_nothing_next),
};

int main(void)
{
    close(mkstemp(path));
    close(mkstemp(copy));
    int result = check_run(cases, (int)(sizeof(cases) / sizeof(cases)[0]));
    unlink(path);
    unlink(copy);
    return result;
}

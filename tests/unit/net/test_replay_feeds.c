#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "check.h"
#include "net/replay.h"

static char path[] = "/tmp/strapline-replay-XXXXXX";
static char copy[] = "/tmp/strapline-replay-copy-XXXXXX";
static char error[400];

static const struct feed_config tri = {
    .id = "tri", .type = "triathlon", .prog_id = "681204", .token = "key"};
static const struct feed_config cup = {
    .id = "cup", .type = "minicup", .match = "412", .pin = "4711"};
static const struct feed_config arena = {
    .id = "arena",
    .type = "fastpath",
    .sport = "soccer",
    .fixture = "5d0c7a52-8a3e-4c1e-9d77-2f6b1a90c3e4",
    .token = "key",
};

static const struct demo {
    const struct feed_config *config;
    const char *file;
    int news; // at least so many
} demos[] = {
    {&tri, "triathlon", 25},
    {&cup, "match", 30},
    {&arena, "fixture", 25},
};
enum { DEMOS = sizeof(demos) / sizeof(demos[0]) };

struct dump {
    struct buf text;
    int news, bad, downs, ups, failed;
};

static bool is_news(enum event_type type)
{
    return type == EVENT_RACE || type == EVENT_MATCH;
}

static void on_events(void *context, int feed, const struct event_list *events,
                      int64_t at_ms)
{
    struct dump *dump = context;
    struct arena memory = {0};
    for (int i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        dump->news += is_news(event->type) && !event->backlog;
        dump->bad += event->type == EVENT_TRAFFIC && event->traffic.bad;
        dump->failed += event->type == EVENT_FETCH_FAILED;
        dump->ups += event->type == EVENT_LINK && event->link.link == LINK_UP;
        dump->downs += event->type == EVENT_LINK && event->link.link == LINK_DOWN;
        buf_printf(&dump->text, "%lld %d %s\n", (long long)at_ms, feed,
                   event_print(event, &memory));
    }
    arena_finish(&memory);
}

static void on_cue(void *context, const char *words, int64_t at_ms)
{
    (void)context;
    (void)words;
    (void)at_ms;
}

// Everything a script says in steps of step_ms, 0: from event to event.
static struct dump play(const struct script *script, const struct feed_config *config,
                        int64_t step_ms, struct record *record)
{
    struct dump dump = {0};
    struct replay_sink sink = {on_events, on_cue, &dump};
    struct replay *replay = replay_create(script, config, 1, &sink);
    buf_text(&dump.text, "");
    replay_record(replay, record);
    for (int64_t now = 0; now < script->length_ms;) {
        replay_step(replay, now < script->length_ms ? now : script->length_ms);
        int64_t next = replay_next(replay);
        now = step_ms ? now + step_ms : next > now ? next : now + 1;
    }
    replay_step(replay, script->length_ms);
    replay_destroy(replay);
    return dump;
}

static struct script *load_demo(const struct demo *demo)
{
    char file[512];
    snprintf(file, sizeof(file), "%s/assets/demo/%s.jsonl", SOURCE_DIR, demo->file);
    return script_load(file, error, sizeof(error));
}

static struct script *load(const char *text)
{
    return file_write(path, text, strlen(text), error, sizeof(error))
               ? script_load(path, error, sizeof(error))
               : NULL;
}

TEST(every_demo_is_a_day_without_a_fault)
{
    for (int i = 0; i < DEMOS; i++) {
        struct script *script = load_demo(&demos[i]);
        CHECK(script);
        struct dump dump = play(script, demos[i].config, 0, NULL);
        CHECK_INT(dump.bad, 0);
        CHECK_INT(dump.failed, 0);
        CHECK_INT(dump.downs, 0);
        CHECK(dump.ups >= 1);
        CHECK(dump.news >= demos[i].news);
        buf_finish(&dump.text);
        script_destroy(script);
    }
}

TEST(the_size_of_the_steps_changes_nothing)
{
    static const int steps[] = {7, 40, 1000, 33333};
    for (int i = 0; i < DEMOS; i++) {
        struct script *script = load_demo(&demos[i]);
        CHECK(script);
        struct dump once = play(script, demos[i].config, 0, NULL);
        for (int j = 0; j < 4; j++) {
            struct dump again = play(script, demos[i].config, steps[j], NULL);
            CHECK_STR(again.text.data, once.text.data);
            buf_finish(&again.text);
        }
        buf_finish(&once.text);
        script_destroy(script);
    }
}

TEST(the_recording_of_a_demo_replays_the_same)
{
    for (int i = 0; i < DEMOS; i++) {
        struct script *script = load_demo(&demos[i]);
        unlink(copy);
        struct record *record = record_create(copy, 0, error, sizeof(error));
        CHECK(script && record);
        struct dump first = play(script, demos[i].config, 0, record);
        record_destroy(record);
        struct script *recording = script_load(copy, error, sizeof(error));
        CHECK(recording);
        recording->length_ms = script->length_ms;
        CHECK_INT(recording->epoch_ms, script->epoch_ms);
        struct dump second = play(recording, demos[i].config, 0, NULL);
        CHECK_STR(second.text.data, first.text.data);
        buf_finish(&first.text);
        buf_finish(&second.text);
        script_destroy(recording);
        script_destroy(script);
    }
}

#define RACE(at, segment)                                                                \
    "{\"date\":\"{{iso+" at "}}\",\"prog_id\":\"681204\",\"status\":\"live\","           \
    "\"event_name\":\"Quay\",\"prog_name\":\"Elite\",\"num_athletes\":\"1\","            \
    "\"latest\":{\"segment_id\":\"" segment "\",\"segment_name\":\"S" segment "\","      \
    "\"num_athletes\":\"1\"},\"athletes\":[{\"id\":\"1\",\"start_num\":\"1\","           \
    "\"name\":\"Ada Quay\",\"country\":\"GBR\",\"segment_id\":\"" segment "\","          \
    "\"time\":\"00:10:00\",\"position\":\"1\",\"splits\":[{\"id\":\"" segment            \
    "\",\"name\":\"S" segment                                                            \
    "\",\"total_time\":\"00:10:00\",\"time\":\"00:10:00\"}]}]}"
#define TIMING "\"feed\":\"tri\",\"get\":\"v1/live/timing/681204\",\"body\":"

TEST(a_feed_that_never_had_a_connection_replays_what_it_polled)
{
    struct script *script = load(
        "{\"at\":0.1,\"feed\":\"tri\",\"link\":\"refused\",\"code\":503}\n"
        "{\"at\":0.5," TIMING RACE(
            "0.4", "1") "}\n"
                        // Polled again at times that are not the replay's.
                        "{\"at\":0.9," TIMING RACE(
                            "0.8",
                            "2") "}\n"
                                 "{\"at\":1.1,\"feed\":\"tri\",\"link\":\"refused\"}\n"
                                 "{\"at\":1.3," TIMING RACE("1.2", "3") "}\n");
    CHECK(script);
    struct dump dump = play(script, &tri, 0, NULL);
    CHECK_INT(dump.ups, 0);
    CHECK_INT(dump.downs, 2);
    CHECK(strstr(dump.text.data, "\n100 0 link down note \"") != NULL);
    CHECK(strstr(dump.text.data, "503") != NULL);
    CHECK(strstr(dump.text.data, "\n500 0 backlog race prog \"681204\"") != NULL);
    CHECK(strstr(dump.text.data, "\n900 0 ") != NULL);
    CHECK(strstr(dump.text.data, "\n1300 0 ") != NULL);
    CHECK_INT(dump.failed, 0);
    buf_finish(&dump.text);
    script_destroy(script);
}

TEST(a_webhook_is_replayed_with_or_without_a_connection)
{
    static const char *const starts[] = {
        "", "{\"at\":0,\"feed\":\"tri\",\"link\":\"refused\",\"code\":404}\n"};
    for (int i = 0; i < 2; i++) {
        char text[2000];
        snprintf(text, sizeof(text), "%s%s", starts[i],
                 "{\"at\":2,\"feed\":\"tri\",\"hook\":{\"subscription\":\"timing.store\","
                 "\"payload\":" RACE("2", "4") "}}\n");
        struct script *script = load(text);
        CHECK(script);
        struct dump dump = play(script, &tri, 0, NULL);
        CHECK(strstr(dump.text.data, "\n2000 0 race prog \"681204\"") != NULL);
        CHECK(strstr(dump.text.data, "date 2026-06-01T12:00:02.000Z") != NULL);
        buf_finish(&dump.text);
        script_destroy(script);
    }
}

TEST(a_days_closed_link_opens_again)
{
    struct script *script = load("{\"at\":1,\"feed\":\"tri\",\"text\":" RACE(
        "1", "1") "}\n"
                  "{\"at\":20,\"feed\":\"tri\",\"link\":\"closed\",\"code\":1006}\n"
                  "{\"at\":20.5,\"feed\":\"tri\",\"text\":" RACE(
                      "20.5",
                      "2") "}\n"
                           "{\"at\":30,\"feed\":\"tri\",\"text\":" RACE("30", "3") "}\n");
    CHECK(script);
    struct dump dump = play(script, &tri, 0, NULL);
    CHECK_INT(dump.ups, 2);
    CHECK_INT(dump.downs, 1);
    CHECK(strstr(dump.text.data, "\n20000 0 link down") != NULL);
    CHECK(!strstr(dump.text.data, "\n20500 0 ")); // nobody was there to hear it
    CHECK(strstr(dump.text.data, "\n30000 0 race") != NULL);
    buf_finish(&dump.text);
    script_destroy(script);
}

TEST(a_day_script_may_ask_for_the_live_service_in_part_only)
{
    struct script *script = load("{\"at\":1,\"cue\":\"auto off\"}\n"
                                 "{\"at\":2,\"feed\":\"cup\",\"link\":\"closed\"}\n");
    CHECK(script);
    struct dump dump = play(script, &cup, 0, NULL);
    CHECK(dump.failed > 0); // its page is not there, and that is told
    CHECK_INT(dump.bad, 0);
    buf_finish(&dump.text);
    script_destroy(script);
}

static const struct check_case cases[] = {
    CASE(every_demo_is_a_day_without_a_fault),
    CASE(the_size_of_the_steps_changes_nothing),
    CASE(the_recording_of_a_demo_replays_the_same),
    CASE(a_feed_that_never_had_a_connection_replays_what_it_polled),
    CASE(a_webhook_is_replayed_with_or_without_a_connection),
    CASE(a_days_closed_link_opens_again),
    CASE(a_day_script_may_ask_for_the_live_service_in_part_only),
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

#include "check.h"
#include "net/replay.h"

static const struct feed_config track = {
    .id = "track",
    .type = "opentrack",
    .competition = "https://data.opentrack.run/en-gb/x/2026/GBR/harbour-games/",
    .key = "test",
};

// What the demo's day says, counted and held against the rules of the sport.
struct tally {
    int results, attempts, units, meetings, bad, failed;
    int unlike; // published places that the rules would not give
    int winners_unlike;
    int64_t last_ms;
    int64_t longest_pause_ms;
    char winner[120]; // of the result heard last
    struct unit_key unit;
};

// Places as the rules give them, without believing the published ones.
static int places_unlike(const struct unit *unit)
{
    static struct standing ranked[UNIT_MAX_ENTRIES];
    struct arena arena = {0};
    struct unit bare = *unit;
    bare.results = RESULTS_NONE;
    bare.entries = arena_copy(&arena, unit->entries,
                              (size_t)unit->entry_count * sizeof(*unit->entries));
    for (int i = 0; i < bare.entry_count; i++) {
        bare.entries[i].place = 0;
    }
    int count = unit_rank(&bare, ranked, UNIT_MAX_ENTRIES);
    int unlike = 0;
    for (int i = 0; i < count; i++) {
        const struct entry *told = unit_entry(unit, ranked[i].entry->bib);
        // Thousandths split what is printed alike; the rules cannot know.
        bool split = told->note && told->note[0] == '(';
        if (told->place != ranked[i].place && !split) {
            printf("  %s/%d/%d bib %s: published %d, by the rules %d\n", unit->key.event,
                   unit->key.round, unit->key.heat, told->bib, told->place,
                   ranked[i].place);
            unlike++;
        }
    }
    arena_finish(&arena);
    return unlike;
}

static void check_unit(struct tally *tally, const struct unit *unit)
{
    tally->units++;
    if (unit->results == RESULTS_NONE) {
        return;
    }
    tally->unlike += places_unlike(unit);
    for (int i = 0; i < unit->entry_count && unit_key_equal(&unit->key, &tally->unit);
         i++) {
        const struct entry *entry = &unit->entries[i];
        tally->winners_unlike +=
            entry->place == 1 && strcmp(entry->name, tally->winner) != 0;
    }
}

static void hear_news(struct tally *tally, int64_t at_ms)
{
    int64_t pause = at_ms - tally->last_ms;
    tally->longest_pause_ms =
        pause > tally->longest_pause_ms ? pause : tally->longest_pause_ms;
    tally->last_ms = at_ms;
}

static void on_events(void *context, int feed, const struct event_list *events,
                      int64_t at_ms)
{
    struct tally *tally = context;
    (void)feed;
    for (int i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        tally->bad += event->type == EVENT_TRAFFIC && event->traffic.bad;
        tally->failed += event->type == EVENT_FETCH_FAILED;
        tally->meetings += event->type == EVENT_MEETING;
        tally->attempts += event->type == EVENT_ATTEMPT;
        if (event->type == EVENT_RESULT) {
            tally->results++;
            tally->unit = event->result.unit;
            text_copy(tally->winner, sizeof(tally->winner), event->result.winner);
        }
        if (event->type == EVENT_RESULT || event->type == EVENT_ATTEMPT) {
            hear_news(tally, at_ms);
        } else if (event->type == EVENT_UNIT) {
            check_unit(tally, &event->unit);
        }
    }
}

static void on_cue(void *context, const char *words, int64_t at_ms)
{
    (void)context;
    (void)words;
    (void)at_ms;
}

TEST(the_demo_tells_a_whole_meeting_without_contradicting_itself)
{
    char error[400] = "";
    struct script *script =
        script_load(SOURCE_DIR "/assets/demo/athletics.jsonl", error, sizeof(error));
    CHECK_STR(error, "");
    CHECK(script);
    struct tally tally = {0};
    struct replay_sink sink = {on_events, on_cue, &tally};
    struct replay *replay = replay_create(script, &track, 1, &sink);
    for (int64_t next = 0; next != INT64_MAX; next = replay_next(replay)) {
        replay_step(replay, next);
    }
    replay_destroy(replay);
    CHECK(script->length_ms >= 120000 && script->length_ms <= 130000);
    script_destroy(script);

    CHECK_INT(tally.bad, 0);
    CHECK_INT(tally.failed, 0);
    CHECK_INT(tally.meetings, 1);
    CHECK(tally.results + tally.attempts >= 30);
    // The page of the unit is fetched after each of them.
    CHECK(tally.units > tally.results + tally.attempts);
    CHECK(tally.longest_pause_ms <= 5000);
    CHECK_INT(tally.unlike, 0);
    CHECK_INT(tally.winners_unlike, 0);
}

static const struct check_case cases[] = {
    CASE(the_demo_tells_a_whole_meeting_without_contradicting_itself),
};
CHECK_MAIN(cases)

// One timing message: where it is in what came, its head, and what its athletes tell of
// the head where that is silent.
#include <string.h>

#include "base/json.h"
#include "base/json_skim.h"
#include "feed/leaf.h"
#include "feed/triathlon.h"

enum { HULLS = 6, ANY_MAX = 100000 };

// A message has at least one of these; an envelope and a greeting have none.
static const char *const telling[] = {"prog_id", "athletes", "latest", "start_time",
                                      "num_athletes"};

static bool is_message(const struct json *value)
{
    for (size_t i = 0; i < sizeof(telling) / sizeof(telling[0]); i++) {
        if (json_get(value, telling[i])) {
            return true;
        }
    }
    return false;
}

// The element that is about prog, or else the first that is a message at all.
static const struct json *find_in(const struct json *array, const char *prog)
{
    const struct json *found = NULL;
    struct arena arena = {0};
    for (const struct json *c = json_first(array); c; c = json_next(c)) {
        if (is_message(c) &&
            text_equal(json_text(json_get(c, "prog_id"), &arena), prog)) {
            found = c;
            break;
        }
        found = found || !is_message(c) ? found : c;
    }
    arena_finish(&arena);
    return found;
}

static const struct json *unpacked(const char *text, struct json_doc **inner)
{
    if (*inner) {
        return NULL; // packed twice: nobody does that
    }
    *inner = json_parse(text, strlen(text), NULL, NULL, 0);
    return json_root(*inner);
}

const struct json *triathlon_find(const struct json *root, const char *prog,
                                  struct json_doc **inner)
{
    const struct json *value = root;
    *inner = NULL;
    for (int hull = 0; value && hull < HULLS; hull++) {
        if (json_is_array(value)) {
            return find_in(value, prog);
        }
        if (is_message(value)) {
            return value;
        }
        const char *text = json_string(value);
        value = text ? unpacked(text, inner) : json_get2(value, "payload", "data");
    }
    return NULL;
}

bool triathlon_is_telling(struct str key)
{
    bool found = false;
    for (size_t i = 0; i < sizeof(telling) / sizeof(telling[0]) && !found; i++) {
        found = json_span_is(key, telling[i]);
    }
    return found;
}

bool triathlon_is_sandbox(const struct json *message)
{
    const struct json *value = json_get(message, "sandbox");
    bool sandbox = false;
    long long number = 0;
    return json_bool(value, &sandbox) ? sandbox : json_int(value, &number) && number == 1;
}

static bool read_when(const struct json *message, const char *key, struct arena *arena,
                      struct when *out)
{
    return when_read(leaf_text(message, key, NULL, LEAF_NAME, arena), out);
}

static bool anybody_timed(const struct race *race)
{
    for (int i = 0; i < race->athlete_count; i++) {
        if (race->athletes[i].point) {
            return true;
        }
    }
    return race->point != NULL;
}

// Words that nobody has documented are judged by what the message shows.
static enum race_status status_of(const struct race *race, struct arena *arena)
{
    static const struct {
        const char *word;
        enum race_status status;
    } words[] = {
        {"prerace", RACE_BEFORE}, {"live", RACE_LIVE}, {"official", RACE_OFFICIAL}};
    const char *word = triathlon_letters(race->status_word, arena);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (text_equal(words[i].word, word)) {
            return words[i].status;
        }
    }
    return anybody_timed(race) ? RACE_LIVE : RACE_BEFORE;
}

// Where `latest` is missing the athletes tell what is newest.
static void find_newest(struct race *race)
{
    for (int i = 0; i < race->athlete_count; i++) {
        const char *point = race->athletes[i].point;
        if (point && (!race->point || triathlon_behind(point, race->point))) {
            race->point = point;
        }
    }
    race->passed = race->point ? 0 : RACE_UNKNOWN;
    for (int i = 0; i < race->athlete_count && race->point; i++) {
        race->passed += text_equal(race->athletes[i].point, race->point);
    }
}

static const char *name_of(const struct race *race, const char *point)
{
    for (int i = 0; point && i < race->athlete_count; i++) {
        const struct race_athlete *athlete = &race->athletes[i];
        for (int n = 0; n < athlete->split_count; n++) {
            if (text_equal(athlete->splits[n].id, point) && athlete->splits[n].name) {
                return athlete->splits[n].name;
            }
        }
    }
    return NULL;
}

static void read_latest(const struct json *message, struct arena *arena, struct race *out)
{
    const struct json *latest = json_get(message, "latest");
    latest = json_is_array(latest) ? json_first(latest) : latest;
    out->point = triathlon_point(latest, "segment_id", arena);
    if (out->point) {
        out->point_name = leaf_text(latest, "segment_name", NULL, LEAF_NAME, arena);
        out->passed = leaf_int(latest, "num_athletes", NULL, 0, ANY_MAX, RACE_UNKNOWN);
    } else {
        find_newest(out);
    }
    if (!out->point_name) {
        out->point_name = name_of(out, out->point);
    }
}

bool triathlon_message(const struct json *message, const char *prog, struct arena *arena,
                       struct race *out)
{
    *out = (struct race){.passed = RACE_UNKNOWN};
    const char *told = leaf_text(message, "prog_id", NULL, FEED_ID - 1, arena);
    out->prog = told ? told : arena_strdup(arena, prog);
    if (!is_message(message) || text_empty(out->prog)) {
        return false;
    }
    out->event_name = leaf_text(message, "event_name", NULL, LEAF_TITLE, arena);
    out->name = leaf_text(message, "prog_name", NULL, LEAF_TITLE, arena);
    out->status_word = leaf_text(message, "status", NULL, LEAF_CODE, arena);
    out->has_date = read_when(message, "date", arena, &out->date);
    out->has_start = read_when(message, "start_time", arena, &out->start);
    out->starters = leaf_int(message, "num_athletes", NULL, 0, ANY_MAX, RACE_UNKNOWN);
    triathlon_athletes(json_get(message, "athletes"), arena, out);
    read_latest(message, arena, out);
    out->no_status = !out->status_word;
    out->status = status_of(out, arena);
    return true;
}

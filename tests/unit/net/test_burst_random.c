// Whatever comes at once, in whatever order: the state is the same as if every text had
// been decoded, in the order in which they came.
#include "check.h"

#include "burst_play.h"
#include "feed/minicup.h"
#include "feed/triathlon.h"

enum { ROUNDS = 400, TEXTS = 60, STATE_TEXT = 64 << 10 };

static unsigned seed;

static int chance(int most)
{
    seed = seed * 1103515245u + 12345u;
    return (int)((seed >> 16) % (unsigned)most);
}

static const char *one_of(const char *const *list, int count)
{
    return list[chance(count)];
}

// Not what depends on how often something was said: the arrows of those who have moved,
// the race clock's doubts.
static void strip(char *text)
{
    char *moved;
    while ((moved = strstr(text, " moved "))) {
        char *end = moved + strlen(" moved ");
        end += strspn(end, "-0123456789");
        memmove(moved, end, strlen(end) + 1);
    }
    while ((moved = strstr(text, "\nraceclock"))) {
        char *end = strchr(moved + 1, '\n');
        memmove(moved, end, strlen(end) + 1);
    }
}

static void print_state(const struct listener *listener, char out[STATE_TEXT])
{
    struct arena arena = {0};
    text_copy(out, STATE_TEXT, sport_print(listener->state, &arena));
    strip(out);
    arena_finish(&arena);
}

static char at_once[STATE_TEXT], each[STATE_TEXT];

// How many of the texts had to be decoded when they came at once; -1: something else came
// of it.
static int decoded_alike(const struct feed_ops *ops, const char *id,
                         const struct texts *texts)
{
    struct listener burst = listener_begin(ops, id), single = listener_begin(ops, id);
    hear_at_once(&burst, texts);
    hear_each(&single, texts);
    print_state(&burst, at_once);
    print_state(&single, each);
    bool counted = burst.messages == texts->count && single.messages == texts->count &&
                   burst.bad <= single.bad && text_equal(burst.order, single.order);
    int decoded = burst.decoded;
    listener_end(&burst);
    listener_end(&single);
    return counted && strcmp(at_once, each) == 0 ? decoded : -1;
}

// Of several matches each is told later than the one before, for the service has one
// clock.
static void add_match(struct texts *texts, int number, bool several)
{
    static const char *const words[] = {"init", "pause", "end", "end", "pause", "odd"};
    static const char *const scores[] = {"[null,null]", "[1]", "[-1,2]", "\"2:1\"",
                                         "null"};
    static const char *const halves[] = {"14.0", "600", "0", "null", "\"600\"", "1x"};
    char score[32], time[48] = "";
    snprintf(score, sizeof(score), "[%d,%d]", chance(12), chance(12));
    if (chance(12)) {
        snprintf(time, sizeof(time), "\"server_time\":%d.%d,",
                 1000 + number + (several || chance(6) ? 0 : chance(40) - 20),
                 chance(1000));
    }
    int match = several ? chance(3) : 1;
    texts_add(texts,
              "{%s\"match\":{\"id\":%s%d%s,\"home_team_id\":%d,\"home_team_name\":\"%s\","
              "\"score\":%s,\"half_length\":%s,\"state\":\"%s\"%s},\"type_content\":["
              "\"match\"]}",
              time, chance(9) ? "" : "\"", match, "", match, chance(20) ? "Lhota" : "",
              chance(8) ? score : one_of(scores, 5),
              chance(8) ? "600.0" : one_of(halves, several ? 5 : 6),
              words[chance(6) * (number / 10 % 2)], chance(30) ? "" : ",\"events\":[]");
}

static void add_incident(struct texts *texts, int number)
{
    texts_add(
        texts,
        "{\"server_time\":%d,\"event\":{\"id\":%d,\"match_id\":%d,\"type\":\"goal\","
        "\"message\":\"@%c\",\"team_index\":%d},\"match\":{\"id\":%d,\"score\":[%d,1],"
        "\"state\":\"pause\"}}",
        1000 + number, chance(9), 1, 'a' + chance(26), chance(2), 1, chance(9));
}

static void add_foreign(struct texts *texts)
{
    static const char *const foreign[] = {
        "{}",          "[]",
        "not JSON",    "{\"server_time\":1010}",
        "{\"x\":1}",   "{\"event\":\"pusher:ping\",\"data\":{}}",
        "{\"y\":nul}", "{\"date\":\"2026-06-14\",\"prog_id\":\"9\",\"athletes\":[]}",
    };
    texts_add(texts, "%s", one_of(foreign, 8));
}

TEST(matches_stand_as_if_every_text_had_been_decoded)
{
    int decoded = 0;
    for (seed = 1; seed <= ROUNDS; seed++) {
        unsigned round = seed;
        struct texts texts = {0};
        int rare = 2 + chance(40);
        for (int i = 0; i < TEXTS; i++) {
            int what = chance(rare);
            if (what == 0) {
                add_incident(&texts, i);
            } else if (what == 1) {
                add_foreign(&texts);
            } else {
                add_match(&texts, i, round % 4 > 1);
            }
        }
        int some = decoded_alike(&minicup_ops, round % 2 ? "1" : "", &texts);
        arena_finish(&texts.arena);
        if (some < 0) {
            printf("  round %u\n%s\n  expected\n%s\n", round, at_once, each);
        }
        CHECK(some >= 0);
        decoded += some;
        seed = round;
    }
    CHECK(decoded < ROUNDS * TEXTS);
}

static void add_athlete(struct buf *buf, int id)
{
    static const char *const out[] = {"null", "\"DNF\"", "\"\"", "\"LAP\""};
    static const char *const times[] = {"\"00:00:00\"", "null", "\"\"", "\"soon\""};
    int point = chance(9) ? 2 : chance(4);
    int seconds = point * 600 + chance(30);
    buf_printf(buf, "%s{\"id\":\"%d\",\"start_num\":\"%d\",\"name\":\"N%d\",",
               id ? "," : "", 900 + id, id, id);
    buf_printf(buf, "\"segment_id\":\"%d\",\"time\":", point);
    if (chance(9)) {
        buf_printf(buf, "\"00:%02d:%02d.000\"", seconds / 60, seconds % 60);
    } else {
        buf_text(buf, one_of(times, 4));
    }
    buf_printf(
        buf, ",\"difference\":\"00:00:%02d\",\"position\":\"%d\",\"status\":%s%s}",
        chance(30), chance(9) ? 1 + chance(5) : 0, chance(9) ? "null" : one_of(out, 4),
        chance(20)
            ? ""
            : ",\"splits\":[{\"id\":\"1\",\"name\":\"Swim\",\"time\":\"00:09:59\"}]");
}

static void add_race(struct texts *texts, int number)
{
    struct buf athletes = {0};
    char date[64] = "", start[64] = "";
    int count = chance(9) ? 4 : chance(4);
    for (int i = 0; i < count; i++) {
        add_athlete(&athletes, i);
    }
    if (chance(12)) {
        int second = number + (chance(5) ? 0 : chance(40) - 20);
        snprintf(date, sizeof(date), "\"date\":\"2026-06-14T10:%02d:%02d%s\",",
                 10 + (second < 0), (second + 60) % 60, chance(20) ? "Z" : "");
    }
    if (chance(9)) {
        snprintf(start, sizeof(start), "\"start_time\":%s,",
                 chance(9) == 0    ? "null"
                 : chance(20) == 0 ? "\"soon\""
                 : chance(2)       ? "\"2026-06-14T09:50:00Z\""
                                   : "\"2026-06-14T09:51:00Z\"");
    }
    texts_add(
        texts,
        "{%s%s\"prog_id\":%s,\"prog_name\":\"Elite\",\"status\":\"%s\",\"num_athletes\":%"
        "d,"
        "\"latest\":{\"segment_id\":\"2\",\"segment_name\":\"Exit\",\"num_athletes\":\"%"
        "d\"},"
        "\"sandbox\":%s,\"athletes\":[%s]}",
        date, start,
        chance(15)  ? "\"700\""
        : chance(2) ? "700"
                    : "\"701\"",
        chance(15) ? "live" : "official", chance(9) ? 4 : 5, chance(9) ? 3 : chance(4),
        chance(30) ? "\"false\"" : "true", athletes.data ? athletes.data : "");
    buf_finish(&athletes);
}

TEST(races_stand_as_if_every_text_had_been_decoded)
{
    int decoded = 0;
    for (seed = 1; seed <= ROUNDS; seed++) {
        unsigned round = seed;
        struct texts texts = {0};
        int rare = 2 + chance(40);
        for (int i = 0; i < TEXTS; i++) {
            if (chance(rare) == 0) {
                add_foreign(&texts);
            } else {
                add_race(&texts, i);
            }
        }
        int some = decoded_alike(&triathlon_ops, "700", &texts);
        arena_finish(&texts.arena);
        if (some < 0) {
            printf("  round %u\n%s\n  expected\n%s\n", round, at_once, each);
        }
        CHECK(some >= 0);
        decoded += some;
        seed = round;
    }
    CHECK(decoded < ROUNDS * TEXTS);
}

static const struct check_case cases[] = {
    CASE(matches_stand_as_if_every_text_had_been_decoded),
    CASE(races_stand_as_if_every_text_had_been_decoded),
};

CHECK_MAIN(cases)

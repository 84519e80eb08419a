// A whole fixture: however its packets come, the same is known in the end; and nothing is
// celebrated that was not seen as it happened.
#include "fastpath_play.h"

enum { BEFORE_MS = 60000, AFTER_MS = 10000, SEEDS = 40, WINDOW = 4, SHOOTOUT = 8 };

static struct play_packet packets[PLAY_PACKETS];
static int packet_count;
static struct buf packet_text, expected; // in order, as it happened
static char celebrated[PLAY_GOALS][FASTPATH_ID + 1];
static int celebrated_count;

static struct play play; // big

static void begin(void)
{
    play_begin(&play, packets[0].when_ms - BEFORE_MS);
    play_open(&play);
}

static bool ends_as_expected(const char *what, int number)
{
    struct buf found = {0};
    play_wait(&play, play.now_ms + AFTER_MS);
    play_print(&play, &found);
    bool ok = text_equal(found.data, expected.data);
    if (!ok) {
        printf("  %s %d ended otherwise:\n%s--- expected\n%s---\n", what, number,
               found.data, expected.data);
    }
    buf_finish(&found);
    play_end(&play);
    return ok;
}

// Nothing twice, and nothing that is not celebrated when all goes well.
static bool celebrates_no_more(void)
{
    for (int i = 0; i < play.goal_count; i++) {
        bool known = false;
        for (int k = 0; k < celebrated_count; k++) {
            known = known || text_equal(play.goals[i], celebrated[k]);
        }
        for (int k = 0; k < i; k++) {
            known = known && !text_equal(play.goals[i], play.goals[k]);
        }
        if (!known) {
            printf("  celebrated: %s\n", play.goals[i]);
            return false;
        }
    }
    return true;
}

TEST(goals_are_celebrated_once_as_they_happen)
{
    packet_count = play_load(&packet_text, packets);
    CHECK(packet_count > 30);
    begin();
    for (int i = 0; i < packet_count; i++) {
        play_live(&play, &packets[i]);
    }
    play_wait(&play, play.now_ms + AFTER_MS);
    play_print(&play, &expected);
    celebrated_count = play.goal_count;
    memcpy(celebrated, play.goals, sizeof(celebrated));
    const struct match_state *match = sport_match(play.state, 0, "f7");
    CHECK_INT(celebrated_count, 6);
    CHECK(celebrates_no_more());
    CHECK_INT(match->status, MATCH_OVER);
    CHECK_INT(match->score[0], 2);
    CHECK_INT(match->score[1], 2);
    CHECK_INT(match->points[0], 3);
    CHECK_INT(match->points[1], 1);
    CHECK_STR(match->note, "penalties 3:1");
    CHECK_STR(match->period, "full time");
    CHECK_STR(match->teams[1].name, "SK Brandholm");
    CHECK_INT(match->teams[1].color, 0xFFB01C2E);
    CHECK_INT(match->rosters[0]->count, 2);
    play_end(&play);
}

TEST(whoever_comes_late_knows_the_same_and_celebrates_nothing)
{
    for (int mute = 0; mute < 2; mute++) {
        begin();
        play.mute = mute;
        play_wait(&play, play_moment(&play, packets[packet_count - 1].when_ms) + 60000);
        play_close(&play);
        play_open(&play);
        for (int i = 0; i < packet_count; i++) {
            play_text(&play, packets[i].text);
        }
        CHECK_INT(play.goal_count, 0);
        CHECK(ends_as_expected("late", mute));
    }
}

TEST(packets_that_come_twice_change_nothing)
{
    begin();
    for (int i = 0; i < packet_count; i++) {
        play_live(&play, &packets[i]);
        play_text(&play, packets[i].text);
        play_text(&play, packets[i / 2].text);
    }
    CHECK_INT(play.goal_count, celebrated_count);
    CHECK(celebrates_no_more());
    CHECK(ends_as_expected("repeated", 2));
}

// Packets overtake each other, by no more than a few. What has no clock of its own, as in
// a shoot-out, stands in the list as it came.
static void shuffle(int order[PLAY_PACKETS], unsigned seed)
{
    int clocked = packet_count - SHOOTOUT;
    for (int i = 0; i < packet_count; i++) {
        order[i] = i;
    }
    for (int i = 0; i + 1 < clocked; i++) {
        seed = seed * 1103515245U + 12345U;
        int room = clocked - i < WINDOW ? clocked - i : WINDOW;
        int other = i + (int)(seed >> 16) % room;
        int kept = order[i];
        order[i] = order[other];
        order[other] = kept;
    }
}

TEST(packets_that_overtake_each_other_end_the_same)
{
    for (unsigned seed = 1; seed <= SEEDS; seed++) {
        int order[PLAY_PACKETS];
        shuffle(order, seed);
        begin();
        for (int i = 0; i < packet_count; i++) {
            play_live(&play, &packets[order[i]]);
        }
        CHECK(celebrates_no_more());
        CHECK(ends_as_expected("shuffle", (int)seed));
    }
}

// How a server understands startPosition.
enum server { SERVER_EXACT, SERVER_ONE_LESS, SERVER_DEAF, SERVERS };

static void resume(enum server server, int next)
{
    int position = play_position(&play);
    position = server == SERVER_DEAF                       ? 0
               : server == SERVER_ONE_LESS && position > 0 ? position - 1
                                                           : position;
    play_close(&play);
    play_wait(&play, play.now_ms + 500);
    play_open(&play);
    for (int i = position; i < next; i++) {
        play_text(&play, packets[i].text);
    }
}

TEST(a_connection_that_breaks_anywhere_goes_on_where_it_was)
{
    for (int server = 0; server < SERVERS; server++) {
        for (int at = 1; at < packet_count; at++) {
            begin();
            for (int i = 0; i < packet_count; i++) {
                if (i == at || i == at + 3) {
                    resume((enum server)server, i);
                }
                play_live(&play, &packets[i]);
            }
            CHECK(celebrates_no_more());
            CHECK_INT(play.goal_count, celebrated_count);
            CHECK(ends_as_expected("break", at));
        }
    }
}

TEST(what_happened_while_we_were_away_is_known_but_not_celebrated)
{
    for (int at = 1; at + 6 < packet_count; at++) {
        begin();
        for (int i = 0; i < at; i++) {
            play_live(&play, &packets[i]);
        }
        play_close(&play);
        int celebrated_before = play.goal_count;
        int64_t back_ms = play_moment(&play, packets[at + 5].when_ms) + 30000;
        play.now_ms = play.heartbeat_ms = back_ms;
        resume(SERVER_EXACT, at + 6);
        CHECK_INT(play.goal_count, celebrated_before);
        for (int i = at + 6; i < packet_count; i++) {
            play_text(&play, packets[i].text);
            play_wait(&play, play.now_ms + 10);
        }
        CHECK(celebrates_no_more());
        CHECK(ends_as_expected("away", at));
    }
}

TEST(missing_packets_leave_the_score_right)
{
    begin();
    for (int i = 0; i < packet_count; i++) {
        if (i % 3 != 1 || i == packet_count - 1) {
            play_live(&play, &packets[i]);
            const struct match_state *match = sport_match(play.state, 0, "f7");
            CHECK(match || i < 3);
        }
    }
    play_wait(&play, play.now_ms + AFTER_MS);
    const struct match_state *match = sport_match(play.state, 0, "f7");
    CHECK_INT(match->status, MATCH_OVER);
    CHECK_INT(match->score[0] * 100 + match->score[1], 202);
    CHECK_STR(match->note, "penalties 3:1");
    CHECK(celebrates_no_more());
    play_end(&play);
}

static const struct check_case cases[] = {
    CASE(goals_are_celebrated_once_as_they_happen),
    CASE(whoever_comes_late_knows_the_same_and_celebrates_nothing),
    CASE(packets_that_come_twice_change_nothing),
    CASE(packets_that_overtake_each_other_end_the_same),
    CASE(a_connection_that_breaks_anywhere_goes_on_where_it_was),
    CASE(what_happened_while_we_were_away_is_known_but_not_celebrated),
    CASE(missing_packets_leave_the_score_right),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    buf_finish(&packet_text);
    buf_finish(&expected);
    return failed;
}

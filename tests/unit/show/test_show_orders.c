// What the operator ordered that stands, said as lines, and obeyed by a show that begins
// anew, as after a crash. All people and clubs are invented.
#include "live_hall.h"
#include "show/orders.h"

enum { EPOCH_MS = 500000000 };

static void post(struct hall *hall, const char *text)
{
    char why[300] = "";
    const char *reason = why;
    struct arena arena = {0};
    struct cue cue;
    if (!cue_read((struct str){text, strlen(text)}, &arena, &cue, why, sizeof(why)) ||
        !show_cue(hall->show, &cue, hall->now_ms, &reason)) {
        printf("  %s: %s\n", text, reason);
    }
    arena_finish(&arena);
}

// The lines that a file would have.
static const char *kept(const struct hall *hall)
{
    static char text[4][4000];
    static int next;
    char *out = text[next++ % 4];
    struct arena arena = {0};
    struct buf lines = {0};
    struct orders orders = orders_of(hall->show, &arena);
    buf_text(&lines, "");
    for (int i = 0; i < orders.count; i++) {
        order_print(&orders.items[i], EPOCH_MS, &lines);
    }
    text_copy(out, sizeof(text[0]), lines.data);
    buf_finish(&lines);
    arena_finish(&arena);
    return out;
}

// Read as they are read from a file: the reason of the first bad line, "" if none.
static const char *read_lines(struct orders *orders, const char *lines)
{
    static char why[300];
    why[0] = '\0';
    while (*lines && !why[0]) {
        size_t len = strcspn(lines, "\n");
        orders_read(orders, (struct str){lines, len}, EPOCH_MS, why, sizeof(why));
        lines += len + (lines[len] == '\n');
    }
    return why;
}

// Obeys all that can be obeyed now. Those that wait stay.
static void obey(struct hall *hall, struct orders *orders)
{
    int waiting = 0;
    for (int i = 0; i < orders->count; i++) {
        struct order *order = &orders->items[i];
        const char *why = NULL;
        struct cue cue;
        enum order_turn turn = order_turn(hall->show, order, orders->arena, &cue);
        bool now = turn == ORDER_NOW || turn == ORDER_PARTLY;
        if (now && !show_cue(hall->show, &cue, hall->now_ms, &why)) {
            printf("  not obeyed: %s\n", why);
        } else if (now) {
            order_obeyed(hall->show, order);
        }
        if (turn == ORDER_WAITS || turn == ORDER_PARTLY) {
            orders->items[waiting++] = *order;
        }
    }
    orders->count = waiting;
}

// A new show with the orders of the one that ends here; how many wait goes to `orders`.
static void crash(struct hall *hall, struct orders *orders)
{
    const char *lines = kept(hall);
    hall_close(hall);
    *hall = hall_open();
    hall->now_ms += 20 * SECOND;
    show_step(hall->show, hall->now_ms);
    const char *why = read_lines(orders, lines);
    if (why[0]) {
        printf("  %s\n", why);
    }
    obey(hall, orders);
}

TEST(a_show_in_which_nobody_ordered_anything_has_no_orders)
{
    struct hall hall = hall_open();
    match_live(&hall, 1, 0, 60000);
    race_at(&hall, "Bike Lap 1", 2, 1500, false);
    pass(&hall, 3);
    CHECK_STR(kept(&hall), "");
    hall_close(&hall);
}

TEST(what_is_switched_off_and_followed_is_so_again)
{
    struct hall hall = hall_open();
    struct arena arena = {0};
    struct orders orders = orders_begin(&arena);
    say(&hall, "follow cup 368", NULL);
    say(&hall, "follow track 12/1/1", NULL);
    say(&hall, "bug off", NULL);
    say(&hall, "board off", NULL);
    say(&hall, "auto off", NULL);
    const char *before = kept(&hall);
    CHECK_STR(before, "{\"cue\":\"auto off\"}\n"
                      "{\"cue\":\"follow cup 368\"}\n"
                      "{\"cue\":\"follow track 12/1/1\"}\n"
                      "{\"cue\":\"bug off\"}\n"
                      "{\"cue\":\"board off\"}\n");
    crash(&hall, &orders);
    CHECK_INT(orders.count, 0);
    CHECK_STR(kept(&hall), before);
    CHECK(!director_auto(show_director(hall.show)));
    say(&hall, "auto on", NULL);
    match_live(&hall, 1, 0, 60000);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    CHECK_STR(say(&hall, "bug on", NULL), "");
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    arena_finish(&arena);
    hall_close(&hall);
}

TEST(a_popup_with_values_of_his_own_is_back_as_he_pinned_and_corrected_it)
{
    struct hall hall = hall_open();
    struct arena arena = {0};
    struct orders orders = orders_begin(&arena);
    post(&hall, "{\"cue\":\"take\",\"scene\":\"winner\",\"data\":{\"event\":\"Mile\","
                "\"name\":\"Orla \\\"Fen\\\" Quist\",\"mark\":\"4:01.20\"}}");
    say(&hall, "set mark 4:01.02", NULL);
    say(&hall, "pin lower", NULL);
    pass(&hall, 60);
    const char *before = kept(&hall);
    crash(&hall, &orders);
    CHECK_STR(kept(&hall), before);
    CHECK_STR(standing(&hall, LAYER_LOWER), "winner manual/winner");
    CHECK(on(&hall, LAYER_LOWER)->pinned);
    CHECK_STR(shown(&hall, LAYER_LOWER, "name"), "Orla \"Fen\" Quist");
    CHECK_STR(shown(&hall, LAYER_LOWER, "mark"), "4:01.02");
    say(&hall, "unset all", NULL);
    CHECK_STR(shown(&hall, LAYER_LOWER, "mark"), "4:01.20");
    arena_finish(&arena);
    hall_close(&hall);
}

TEST(a_popup_that_would_leave_by_itself_says_when)
{
    struct hall hall = hall_open();
    struct arena arena = {0};
    struct orders orders = orders_begin(&arena);
    post(&hall, "{\"cue\":\"take\",\"scene\":\"goal\",\"data\":{\"player\":\"T. Ude\"}}");
    pass(&hall, 1);
    int64_t leaves_ms = on(&hall, LAYER_LOWER)->hold_until_ms;
    CHECK_STR(read_lines(&orders, kept(&hall)), "");
    CHECK_INT(orders.count, 1);
    CHECK_INT(orders.items[0].until_ms, leaves_ms);
    pass(&hall, 60);
    CHECK_STR(kept(&hall), "");
    arena_finish(&arena);
    hall_close(&hall);
}

TEST(what_a_feed_tells_of_is_back_when_the_feed_has_told_it)
{
    struct hall hall = hall_open();
    struct arena arena = {0};
    struct orders orders = orders_begin(&arena);
    match_live(&hall, 1, 0, 60000);
    pass(&hall, 2);
    say(&hall, "pin bug", NULL);
    say(&hall, "set home.name Harbour", NULL);
    const char *before = kept(&hall);
    CHECK_STR(before, "{\"cue\":\"take scorebug cup/368\"}\n"
                      "{\"cue\":\"pin bug\"}\n"
                      "{\"cue\":{\"cue\":\"set\",\"scene\":\"scorebug\",\"subject\":"
                      "\"cup/368\",\"values\":{\"home.name\":\"Harbour\"}}}\n");
    crash(&hall, &orders);
    CHECK_INT(orders.count, 3);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    match_live(&hall, 2, 0, 95000);
    obey(&hall, &orders);
    CHECK_INT(orders.count, 0);
    CHECK_STR(kept(&hall), before);
    CHECK_STR(shown(&hall, LAYER_BUG, "home.name"), "Harbour");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "2");
    arena_finish(&arena);
    hall_close(&hall);
}

TEST(a_corrected_name_is_found_again_where_its_athlete_is_now)
{
    struct hall hall = hall_open();
    struct arena arena = {0};
    struct orders orders = orders_begin(&arena);
    race_at(&hall, "T1", 3, 600, false);
    pass(&hall, 2);
    say(&hall, "board on", NULL);
    CHECK_STR(values_get(&board(&hall)->values->rows[1], "name"), "Mae Corrigan");
    say(&hall, "layer board", NULL);
    say(&hall, "set rows.2.name Mae C.", NULL);
    crash(&hall, &orders);
    struct runner first = {"7", "Ilse Varga", "HUN", "T1", 576000, 1, NULL};
    hear_race(&hall, &(struct race_message){.status = RACE_LIVE,
                                            .date_ms = GUN_MS + 600 * SECOND,
                                            .start_ms = GUN_MS,
                                            .point = "T1",
                                            .runners = &first,
                                            .count = 1,
                                            .backlog = true});
    say(&hall, "board on", NULL);
    obey(&hall, &orders);
    CHECK_STR(rows(&hall), "1 Ilse Varga 9:36");
    CHECK_INT(orders.count, 1); // hers, who is not there yet
    race_at(&hall, "T1", 1, 600, false);
    pass(&hall, 1);
    obey(&hall, &orders);
    CHECK_INT(orders.count, 0);
    CHECK_STR(rows(&hall), "1 Ilse Varga 10:00; Noor Hadley; Mae C.");
    arena_finish(&arena);
    hall_close(&hall);
}

TEST(a_board_that_he_put_up_is_back_before_its_feed_has_told_anything)
{
    struct hall hall = hall_open();
    struct arena arena = {0};
    struct orders orders = orders_begin(&arena);
    race_at(&hall, "1", 3, 600, true);
    pass(&hall, 2);
    say(&hall, "take leaderboard tri/281501", NULL);
    say(&hall, "pin board", NULL);
    pass(&hall, 2);
    char before[200];
    text_copy(before, sizeof(before), rows(&hall));
    crash(&hall, &orders);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    CHECK_STR(rows(&hall), before);
    CHECK_STR(shown(&hall, LAYER_BOARD, "clock"), ""); // it would stand still
    race_at(&hall, "1", 3, 700, false);
    pass(&hall, 1);
    CHECK_STR(shown(&hall, LAYER_BOARD, "clock"), "11:41");
    CHECK(!on(&hall, LAYER_BOARD)->own);
    arena_finish(&arena);
    hall_close(&hall);
}

TEST(a_popup_leaves_when_it_would_have_left_without_the_crash)
{
    struct hall hall = hall_open();
    struct arena arena = {0};
    struct orders orders = orders_begin(&arena);
    post(&hall, "{\"cue\":\"take\",\"scene\":\"goal\",\"data\":{\"player\":\"T. Ude\"}}");
    pass(&hall, 1);
    CHECK_STR(read_lines(&orders, kept(&hall)), "");
    orders.items[0].until_ms = hall.now_ms + 3 * SECOND; // crashed late in its hold
    hall_close(&hall);
    hall = hall_open();
    hall.now_ms += SECOND; // as late as it was
    obey(&hall, &orders);
    pass(&hall, 2.9);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal manual/goal");
    pass(&hall, 0.4);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    arena_finish(&arena);
    hall_close(&hall);
}

TEST(a_goal_is_not_taken_back_because_a_new_start_has_not_heard_of_it_yet)
{
    struct hall hall = hall_open();
    struct arena arena = {0};
    struct orders orders = orders_begin(&arena);
    match_live(&hall, 0, 0, 60000);
    struct match_entry goal = goal_entry("g5", SIDE_HOME, "T. Ude", 1, 0);
    goal_told(&hall, &goal);
    pass(&hall, 1);
    say(&hall, "pin lower", NULL);
    crash(&hall, &orders);
    say(&hall, "unpin lower", NULL);
    match_live(&hall, 1, 0, 85000);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/g5");
    arena_finish(&arena);
    hall_close(&hall);
}

TEST(what_he_dismissed_stays_away_until_it_says_something_new)
{
    struct hall hall = hall_open();
    struct arena arena = {0};
    struct orders orders = orders_begin(&arena);
    race_at(&hall, "1", 3, 600, false);
    pass(&hall, 2);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    say(&hall, "dismiss board", NULL);
    pass(&hall, 1);
    const char *before = kept(&hall);
    CHECK(text_starts(before, "{\"cue\":\"veto leaderboard tri/281501\",\"said\":{"));
    crash(&hall, &orders);
    CHECK_INT(orders.count, 0);
    CHECK_STR(kept(&hall), before);
    race_at(&hall, "1", 3, 600, false); // told again, as if it were news
    pass(&hall, 2);
    CHECK_STR(standing(&hall, LAYER_BOARD), "");
    race_at(&hall, "3", 2, 700, false);
    pass(&hall, 2);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    CHECK(!strstr(kept(&hall), "veto"));
    arena_finish(&arena);
    hall_close(&hall);
}

TEST(a_score_that_he_took_out_of_the_corner_does_not_come_back_by_itself)
{
    struct hall hall = hall_open();
    struct arena arena = {0};
    struct orders orders = orders_begin(&arena);
    match_live(&hall, 1, 0, 60000);
    pass(&hall, 2);
    say(&hall, "dismiss bug", NULL);
    pass(&hall, 2);
    CHECK_STR(kept(&hall), "{\"cue\":\"veto scorebug cup/368\"}\n");
    crash(&hall, &orders);
    CHECK_STR(kept(&hall), "{\"cue\":\"veto scorebug cup/368\"}\n"); // nothing told yet
    match_live(&hall, 2, 0, 90000);
    pass(&hall, 2);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    CHECK_STR(kept(&hall), "{\"cue\":\"veto scorebug cup/368\"}\n");
    CHECK_STR(say(&hall, "bug on", NULL), "");
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(kept(&hall), "");
    arena_finish(&arena);
    hall_close(&hall);
}

TEST(the_layer_that_he_selected_is_selected_when_something_stands_there_again)
{
    struct hall hall = hall_open();
    struct arena arena = {0};
    struct orders orders = orders_begin(&arena);
    match_live(&hall, 1, 0, 60000);
    pass(&hall, 2);
    post(&hall,
         "{\"cue\":\"take\",\"scene\":\"winner\",\"data\":{\"name\":\"Orla Quist\"}}");
    say(&hall, "pin lower", NULL);
    say(&hall, "layer bug", NULL);
    crash(&hall, &orders);
    CHECK_INT(director_selected(show_director(hall.show)), LAYER_LOWER);
    CHECK_INT(orders.count, 1);
    match_live(&hall, 1, 0, 90000);
    pass(&hall, 1);
    obey(&hall, &orders);
    CHECK_INT(director_selected(show_director(hall.show)), LAYER_BUG);
    CHECK_INT(orders.count, 0);
    arena_finish(&arena);
    hall_close(&hall);
}

TEST(lines_that_are_no_standing_orders_are_refused_in_words)
{
    static const struct {
        const char *line, *why;
    } cases[] = {
        {"{\"cue\":\"quit\"}", "expected an order that stands, found quit"},
        {"{\"cue\":\"auto on\"}", "expected an order that stands, found auto on"},
        {"{\"cue\":\"take\"}", "expected a scene and a subject, found a cue without"},
        {"{\"cue\":\"pin lower\"}",
         "expected a take before the pin of its layer, found none"},
        {"{\"cue\":\"atuo off\"}", "unknown cue \"atuo\", did you mean \"auto\"?"},
        {"{\"cue\":\"auto off\",\"until\":\"noon\"}",
         "expected until: seconds since 1970, found string"},
        {"{\"queue\":\"auto off\"}", "expected a cue, found nothing"},
        {"[]", "expected an object, found array"},
    };
    struct arena arena = {0};
    struct orders orders = orders_begin(&arena);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CHECK_STR(read_lines(&orders, cases[i].line), cases[i].why);
    }
    CHECK_INT(orders.count, 0);
    CHECK(read_lines(&orders, "{\"cue\":\"auto o")[0]);
    arena_finish(&arena);
}

static const struct check_case cases[] = {
    CASE(a_show_in_which_nobody_ordered_anything_has_no_orders),
    CASE(what_is_switched_off_and_followed_is_so_again),
    CASE(a_popup_with_values_of_his_own_is_back_as_he_pinned_and_corrected_it),
    CASE(a_popup_that_would_leave_by_itself_says_when),
    CASE(what_a_feed_tells_of_is_back_when_the_feed_has_told_it),
    CASE(a_corrected_name_is_found_again_where_its_athlete_is_now),
    CASE(a_board_that_he_put_up_is_back_before_its_feed_has_told_anything),
    CASE(a_popup_leaves_when_it_would_have_left_without_the_crash),
    CASE(a_goal_is_not_taken_back_because_a_new_start_has_not_heard_of_it_yet),
    CASE(what_he_dismissed_stays_away_until_it_says_something_new),
    CASE(a_score_that_he_took_out_of_the_corner_does_not_come_back_by_itself),
    CASE(the_layer_that_he_selected_is_selected_when_something_stands_there_again),
    CASE(lines_that_are_no_standing_orders_are_refused_in_words),
};

CHECK_MAIN(cases)

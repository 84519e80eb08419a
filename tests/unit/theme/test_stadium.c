// themes/stadium as laid out: goldens, and what must hold of every scene at every
// millisecond.
#include "check.h"
#include "sound.h"
#include "stadium.h"
#include "stadium_cases.h"
#include "theme_fixture.h"

static struct draw_list list_at(const struct stadium_case *c, int64_t in_ms,
                                int64_t out_ms, struct arena *arena)
{
    struct values *values = arena_alloc(arena, sizeof(*values));
    *values = fixture_values(c->values, arena);
    struct theme_moment moment = fixture_moment(c->scene, values);
    moment.in_ms = in_ms;
    moment.out_ms = out_ms;
    return fixture_list(theme, &moment, arena);
}

// `from` updated to `to`, change_ms ago.
static struct draw_list change_at(const struct stadium_case *from,
                                  const struct stadium_case *to, int64_t in_ms,
                                  int64_t change_ms, struct arena *arena)
{
    struct values *values = arena_alloc(arena, 2 * sizeof(*values));
    values[0] = fixture_values(from->values, arena);
    values[1] = fixture_values(to->values, arena);
    struct theme_moment moment = fixture_moment(to->scene, &values[1]);
    moment.in_ms = in_ms;
    moment.before = &values[0];
    moment.change_ms = change_ms;
    return fixture_list(theme, &moment, arena);
}

TEST(every_scene_stands_as_it_was_agreed)
{
    bool same = true;
    for (int i = 0; i < STADIUM_CASES; i++) {
        struct arena arena = {0};
        struct draw_list list = list_at(&stadium_cases[i], 10000, -1, &arena);
        same = fixture_golden(&list, stadium_cases[i].name) && same;
        arena_finish(&arena);
    }
    CHECK(same);
}

TEST(every_scene_moves_as_it_was_agreed)
{
    struct arena arena = {0};
    const struct stadium_case *cs = stadium_cases;
    const struct stadium_case *running = stadium_case("scorebug_running");
    const struct stadium_case *t2 = stadium_case("leaderboard_t2");
    struct draw_list lists[] = {
        list_at(&cs[1], 240, -1, &arena),
        list_at(&cs[1], 10000, 100, &arena),
        change_at(&cs[0], &cs[1], 10000, 120, &arena),
        change_at(&cs[4], &cs[5], 10000, 160, &arena),
        change_at(running, stadium_case("scorebug_goal"), 10000, 60, &arena),
        list_at(stadium_case("goal_full"), 240, -1, &arena),
        list_at(t2, 300, -1, &arena),
        change_at(t2, stadium_case("leaderboard_later"), 10000, 160, &arena)};
    static const char *const names[] = {
        "winner_full_in_240",    "winner_full_out_100",   "winner_enriched_120",
        "attempt_enriched_160",  "scorebug_goal_60",      "goal_full_in_240",
        "leaderboard_t2_in_300", "leaderboard_later_160",
    };
    bool same = true;
    for (int i = 0; i < 8; i++) {
        same = fixture_golden(&lists[i], names[i]) && same;
    }
    arena_finish(&arena);
    CHECK(same);
}

TEST(edges_are_even_and_safe_at_every_millisecond)
{
    for (int i = 0; i < STADIUM_CASES; i++) {
        const struct stadium_case *c = &stadium_cases[i];
        for (int ms = 0; ms <= 420; ms += 14) {
            struct arena arena = {0};
            struct draw_list in = list_at(c, ms, -1, &arena);
            struct draw_list out = list_at(c, 10000, ms, &arena);
            struct draw_list both = list_at(c, 150, ms, &arena);
            struct draw_list change =
                change_at(&stadium_cases[i - i % 4], c, 90, ms, &arena);
            struct draw_list next =
                change_at(&stadium_cases[i > 0 ? i - 1 : 0], c, 10000, ms, &arena);
            bool ok = sound(&in) && sound(&out) && sound(&both) && sound(&change) &&
                      sound(&next);
            arena_finish(&arena);
            CHECK(ok);
        }
    }
}

TEST(the_first_frame_already_shows_something)
{
    for (int i = 0; i < STADIUM_CASES; i++) {
        struct arena arena = {0};
        struct draw_list in = list_at(&stadium_cases[i], 0, -1, &arena);
        struct draw_list rest = list_at(&stadium_cases[i], 10000, -1, &arena);
        struct draw_list out = list_at(&stadium_cases[i], 10000, 0, &arena);
        bool shows = area(&in) > 0, leaves = !draw_list_equal(&rest, &out);
        arena_finish(&arena);
        CHECK(shows);
        CHECK(leaves);
    }
}

TEST(an_entrance_only_grows_and_ends_at_rest)
{
    for (int i = 0; i < STADIUM_CASES; i++) {
        struct theme_timing timing = theme_timing(theme, stadium_cases[i].scene);
        long long before = 0;
        bool grows = true;
        for (int ms = 0; ms <= timing.in_ms; ms += 4) {
            struct arena arena = {0};
            struct draw_list list = list_at(&stadium_cases[i], ms, -1, &arena);
            grows = grows && area(&list) >= before;
            before = area(&list);
            arena_finish(&arena);
        }
        struct arena arena = {0};
        struct draw_list end = list_at(&stadium_cases[i], timing.in_ms, -1, &arena);
        struct draw_list rest = list_at(&stadium_cases[i], 100000, -1, &arena);
        bool same = draw_list_equal(&end, &rest);
        arena_finish(&arena);
        CHECK(grows);
        CHECK(same);
    }
}

TEST(an_exit_only_shrinks_and_ends_empty)
{
    for (int i = 0; i < STADIUM_CASES; i++) {
        struct theme_timing timing = theme_timing(theme, stadium_cases[i].scene);
        for (int in_ms = 0; in_ms <= 400; in_ms += 100) {
            struct arena first = {0};
            struct draw_list frozen = list_at(&stadium_cases[i], in_ms, -1, &first);
            long long before = area(&frozen);
            struct rect place = bounds(&frozen);
            bool shrinks = true;
            for (int ms = 0; ms <= timing.out_ms; ms += 4) {
                struct arena arena = {0};
                struct draw_list list = list_at(&stadium_cases[i], in_ms, ms, &arena);
                struct rect now = bounds(&list);
                shrinks = shrinks && area(&list) <= before &&
                          rect_equal(rect_union(now, place), place);
                before = area(&list);
                arena_finish(&arena);
            }
            arena_finish(&first);
            CHECK(shrinks);
            CHECK_INT(before, 0);
        }
    }
}

TEST(what_leaves_while_it_comes_goes_back_from_where_it_is_and_never_stands_still)
{
    for (int i = 0; i < STADIUM_CASES; i++) {
        struct theme_timing timing = theme_timing(theme, stadium_cases[i].scene);
        for (int in_ms = 20; in_ms <= 120; in_ms += 50) {
            struct arena arena = {0};
            struct draw_list frozen = list_at(&stadium_cases[i], in_ms, -1, &arena);
            struct draw_list half =
                list_at(&stadium_cases[i], in_ms, timing.out_ms / 2, &arena);
            bool shrinks = area(&half) * 20 <= area(&frozen) * 19;
            arena_finish(&arena);
            CHECK(shrinks);
        }
    }
}

TEST(an_update_begins_where_it_was_and_ends_at_rest)
{
    struct arena arena = {0};
    const struct stadium_case *from = &stadium_cases[0], *to = &stadium_cases[1];
    struct draw_list was = list_at(from, 10000, -1, &arena);
    struct draw_list rest = list_at(to, 10000, -1, &arena);
    struct rect start = bounds(&was), end = bounds(&rest);
    int top = start.y;
    bool rises = true;
    for (int ms = 0; ms <= 300; ms += 4) {
        struct draw_list list = change_at(from, to, 10000, ms, &arena);
        struct rect now = bounds(&list);
        // The bottom edge stands still and the top one never turns back.
        rises = rises && now.y <= top && now.y + now.h == end.y + end.h;
        top = now.y;
    }
    struct draw_list first = change_at(from, to, 10000, 0, &arena);
    struct draw_list last = change_at(from, to, 10000, 300, &arena);
    bool near = start.y - bounds(&first).y <= 4, same = draw_list_equal(&last, &rest);
    arena_finish(&arena);
    CHECK(rises);
    CHECK(near);
    CHECK(same);
}

TEST(the_clock_of_a_race_with_a_long_name_leaves_room_for_the_board)
{
    static const struct stadium_case clock = {
        "", "raceclock",
        "{\"race\":\"World Triathlon Championship Series Hamburg Super Sprint\","
        "\"clock\":\"1:24:58\",\"segment\":\"Transition 2 to Run\","
        "\"status\":\"unofficial\"}"};
    struct arena arena = {0};
    struct draw_list left = list_at(&clock, 10000, -1, &arena);
    struct draw_list right = list_at(stadium_case("leaderboard_t2"), 10000, -1, &arena);
    struct rect bug = bounds(&left), board = bounds(&right);
    arena_finish(&arena);
    CHECK(bug.w > 0 && board.w > 0);
    CHECK(bug.x + bug.w < board.x);
}

// Of the row with the figures there is no part in the colour of an empty plate.
TEST(a_winner_whom_nobody_names_leaves_no_empty_plate_beside_the_mark)
{
    static const struct stadium_case nameless = {
        "", "winner",
        "{\"event\":\"200m - Women\",\"heat\":\"Heat 2\",\"mark\":\"23.18\"}"};
    struct arena arena = {0};
    struct draw_list list = list_at(&nameless, 10000, -1, &arena);
    const char *printed = draw_list_print(&list, &arena);
    struct rect all = bounds(&list), raised = {0};
    for (int i = 0; i < list.count; i++) {
        const struct draw_item *item = &list.items[i];
        if (item->kind == DRAW_BOX && item->color == 0xFF1B2A47) {
            raised = rect_union(raised, item->rect);
        }
    }
    bool said = strstr(printed, "\"23.18\"") != NULL;
    arena_finish(&arena);
    CHECK(said);
    CHECK_INT(raised.x, all.x + 2 + 116);
    CHECK_INT(raised.x + raised.w, all.x + all.w - 2);
}

TEST(a_plate_that_is_growing_grows_on_from_where_it_is_when_more_is_said)
{
    struct arena arena = {0};
    struct values first = fixture_values(stadium_cases[0].values, &arena);
    struct values second = fixture_values(stadium_cases[1].values, &arena);
    struct values third = fixture_values(stadium_cases[1].values, &arena);
    values_text(&third, "status", "corrected");
    int apart = 0;
    for (int cut_ms = 0; cut_ms <= 300; cut_ms += 4) {
        struct theme_moment moment = fixture_moment("winner", &second);
        moment.before = &first;
        moment.change_ms = cut_ms;
        struct draw_list until = fixture_list(theme, &moment, &arena);
        moment.values = &third;
        moment.before = &second;
        moment.earlier = &first;
        moment.cut_ms = cut_ms;
        moment.change_ms = 0;
        struct draw_list from = fixture_list(theme, &moment, &arena);
        int jump = abs(bounds(&from).y - bounds(&until).y);
        apart = jump > apart ? jump : apart;
    }
    arena_finish(&arena);
    CHECK(apart <= 4);
}

TEST(a_corrected_mark_flips_and_nothing_else_moves)
{
    struct arena arena = {0};
    static const struct stadium_case corrected = {
        "", "winner",
        "{\"event\":\"200m - Women\",\"heat\":\"Heat 2\",\"name\":\"Martha Okonkwo\","
        "\"mark\":\"23.17\"}"};
    struct draw_list early = change_at(&stadium_cases[0], &corrected, 10000, 10, &arena);
    struct draw_list late = change_at(&stadium_cases[0], &corrected, 10000, 160, &arena);
    struct draw_list rest = list_at(&corrected, 10000, -1, &arena);
    const char *first = draw_list_print(&early, &arena);
    const char *second = draw_list_print(&late, &arena);
    bool flips = strstr(first, "\"23.18\"") && !strstr(first, "\"23.17\"") &&
                 strstr(second, "\"23.17\"") && !strstr(second, "\"23.18\"");
    bool stands = rect_equal(bounds(&early), bounds(&rest)) && early.count == rest.count;
    arena_finish(&arena);
    CHECK(flips);
    CHECK(stands);
}

// The part of what says this that can be seen; empty unless it is said just once.
static struct rect seen(const struct draw_list *list, const char *text)
{
    struct rect found = {0}, clip = {0};
    int times = 0;
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_PANEL) {
            clip = rect_move(item->clip, -item->dx, -item->dy);
        } else if (item->kind == DRAW_TEXT && text_equal(item->text, text)) {
            found = rect_intersect(item->rect, clip);
            times++;
        }
    }
    return times == 1 ? found : (struct rect){0};
}

TEST(what_is_added_to_a_line_is_uncovered_and_what_stands_there_stays)
{
    static const struct stadium_case known = {
        "", "attempt", "{" ATTEMPT_PUSH ",\"team\":\"Leevale AC\",\"flag\":\"IRL\"}"};
    static const struct stadium_case more = {
        "", "attempt",
        "{" ATTEMPT_PUSH ",\"team\":\"Leevale AC\",\"flag\":\"IRL\",\"best\":\"72.10\"}"};
    static const struct stadium_case other = {
        "", "attempt",
        "{" ATTEMPT_PUSH ",\"team\":\"Riverside\",\"flag\":\"IRL\",\"best\":\"72.10\"}"};
    int uncovered = 0, last = -1;
    for (int change_ms = 0; change_ms <= 400; change_ms += 20) {
        struct arena arena = {0};
        struct draw_list list = change_at(&known, &more, 10000, change_ms, &arena);
        struct rect team = seen(&list, "Leevale AC"), best = seen(&list, "best 72.10");
        arena_finish(&arena);
        CHECK(team.w > 100 && team.h > 30);
        CHECK(best.w >= last);
        uncovered += best.w > last;
        last = best.w;
    }
    CHECK(uncovered > 5);
    struct arena arena = {0};
    struct draw_list list = change_at(&known, &other, 10000, 40, &arena);
    struct rect team = seen(&list, "Leevale AC");
    arena_finish(&arena);
    CHECK(team.h < 30); // another team flips, as it did
}

TEST(next_motion_says_when_to_look_again)
{
    struct arena arena = {0};
    struct values values = fixture_values(stadium_cases[0].values, &arena);
    struct theme_moment moment = fixture_moment("winner", &values);
    CHECK_INT(theme_next_motion(theme, &moment), -1);
    moment.in_ms = 100;
    CHECK_INT(theme_next_motion(theme, &moment), 0);
    moment.in_ms = 10000;
    moment.before = &values;
    moment.change_ms = 100;
    CHECK_INT(theme_next_motion(theme, &moment), 0);
    moment.change_ms = 1000;
    CHECK_INT(theme_next_motion(theme, &moment), -1);
    moment.out_ms = 0;
    CHECK_INT(theme_next_motion(theme, &moment), 0);
    moment.out_ms = 1000;
    CHECK_INT(theme_next_motion(theme, &moment), -1);
    arena_finish(&arena);
}

TEST(every_size_of_output_is_even_and_inside_the_frame)
{
    static const int sizes[][2] = {{1280, 720}, {3840, 2160}, {1024, 768},
                                   {720, 576},  {1080, 1920}, {64, 64}};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        for (int k = 0; k < STADIUM_CASES; k++) {
            struct arena arena = {0};
            struct values values = fixture_values(stadium_cases[k].values, &arena);
            struct theme_moment moment = fixture_moment(stadium_cases[k].scene, &values);
            moment.width = sizes[i][0];
            moment.height = sizes[i][1];
            moment.in_ms = 170;
            struct draw_list list = fixture_list(theme, &moment, &arena);
            struct rect frame = {0, 0, sizes[i][0], sizes[i][1]};
            bool ok = true;
            for (int n = 0; n < list.count; n++) {
                struct rect clip = list.items[n].clip;
                ok = ok && !odd(clip) && rect_equal(rect_union(clip, frame), frame);
            }
            arena_finish(&arena);
            CHECK(ok);
        }
    }
}

// Where a text stands; all zero if it is not drawn.
static struct rect place_of(const struct stadium_case *c, const char *text)
{
    struct arena arena = {0};
    struct draw_list list = list_at(c, 10000, -1, &arena);
    struct rect place = {0};
    for (int i = 0; i < list.count; i++) {
        const struct draw_item *item = &list.items[i];
        if (item->kind == DRAW_TEXT && strcmp(item->text, text) == 0) {
            place = item->rect;
        }
    }
    arena_finish(&arena);
    return place;
}

TEST(a_mark_stands_at_its_place_before_the_name_is_known)
{
    static const struct stadium_case pairs[][2] = {
        {{"", "attempt", "{\"bib\":\"205\",\"mark\":\"6.48\",\"valid\":\"o\"}"},
         {"", "attempt",
          "{\"bib\":\"205\",\"mark\":\"6.48\",\"valid\":\"o\",\"name\":\"Ada Byron\"}"}},
        {{"", "height", "{\"bib\":\"112\",\"height\":\"6.48\",\"attempts\":\"xo\"}"},
         {"", "height",
          "{\"bib\":\"112\",\"height\":\"6.48\",\"attempts\":\"xo\","
          "\"name\":\"Ada Byron\"}"}},
    };
    for (int i = 0; i < 2; i++) {
        struct rect without = place_of(&pairs[i][0], "6.48");
        struct rect with = place_of(&pairs[i][1], "6.48");
        CHECK(with.w > 0);
        CHECK(rect_equal(without, with));
    }
}

static const struct check_case cases[] = {
    CASE(every_scene_stands_as_it_was_agreed),
    CASE(every_scene_moves_as_it_was_agreed),
    CASE(edges_are_even_and_safe_at_every_millisecond),
    CASE(the_first_frame_already_shows_something),
    CASE(an_entrance_only_grows_and_ends_at_rest),
    CASE(an_exit_only_shrinks_and_ends_empty),
    CASE(what_leaves_while_it_comes_goes_back_from_where_it_is_and_never_stands_still),
    CASE(an_update_begins_where_it_was_and_ends_at_rest),
    CASE(the_clock_of_a_race_with_a_long_name_leaves_room_for_the_board),
    CASE(a_winner_whom_nobody_names_leaves_no_empty_plate_beside_the_mark),
    CASE(a_plate_that_is_growing_grows_on_from_where_it_is_when_more_is_said),
    CASE(a_corrected_mark_flips_and_nothing_else_moves),
    CASE(what_is_added_to_a_line_is_uncovered_and_what_stands_there_stays),
    CASE(next_motion_says_when_to_look_again),
    CASE(every_size_of_output_is_even_and_inside_the_frame),
    CASE(a_mark_stands_at_its_place_before_the_name_is_known),
};

int main(void)
{
    return stadium_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}

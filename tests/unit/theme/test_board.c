// What the board says: pages of ten, who is not there yet, who is out.
#include "check.h"
#include "race_fixture.h"
#include "stadium_cases.h"

TEST(a_page_that_is_turned_shows_what_it_showed_until_it_goes)
{
    struct arena arena = {0};
    int order[ATHLETES], times;
    in_order(order);
    struct values *values = race(order, ATHLETES, ATHLETES, &arena);
    struct theme_moment moment = fixture_moment("leaderboard", values);
    moment.before = values;
    moment.page = moment.turned = 1;
    moment.change_ms = 20;
    struct draw_list early = fixture_list(theme, &moment, &arena);
    seen(&early, "QAA", &times);
    int old = times;
    seen(&early, "QAK", &times);
    int new = times;
    moment.change_ms = 1000;
    struct draw_list end = fixture_list(theme, &moment, &arena);
    const char *printed = draw_list_print(&end, &arena);
    bool turned = strstr(printed, "\"QAK\"") && !strstr(printed, "\"QAA\"") &&
                  strstr(printed, "\"2 / 7\"");
    arena_finish(&arena);
    CHECK_INT(old, 1);
    CHECK_INT(new, 0);
    CHECK(turned);
}

TEST(no_place_of_the_next_page_stands_beside_a_name_of_the_last)
{
    int beside = 0, turned = 0;
    for (int change_ms = 0; change_ms < 400; change_ms += 10) {
        struct arena arena = {0};
        int order[ATHLETES], times;
        in_order(order);
        struct values *values = race(order, ATHLETES, ATHLETES, &arena);
        struct theme_moment moment = fixture_moment("leaderboard", values);
        moment.before = values;
        moment.page = moment.turned = 1;
        moment.change_ms = change_ms;
        struct draw_list list = fixture_list(theme, &moment, &arena);
        bool place = seen(&list, "12", &times).h > 0;
        int name = seen(&list, "QAB", &times).w;
        arena_finish(&arena);
        turned += place;
        beside += place && name > 20; // more than its first letter
    }
    CHECK_INT(beside, 0);
    CHECK(turned > 10);
}

// Rows of one page of ten and of one of five, and the line at the board's foot below
// them.
static int rows_over_the_foot(int page, int turned)
{
    int over = 0;
    for (int change_ms = 0; change_ms < 400; change_ms += 10) {
        struct arena arena = {0};
        int order[ATHLETES], times;
        in_order(order);
        struct values *values = race(order, ATHLETES, ATHLETES, &arena);
        struct theme_moment moment = fixture_moment("leaderboard", values);
        moment.before = values;
        moment.page = page;
        moment.turned = turned;
        moment.change_ms = change_ms;
        struct draw_list list = fixture_list(theme, &moment, &arena);
        struct rect foot = seen(&list, page == 6 ? "7 / 7" : "6 / 7", &times);
        for (int i = 50; i < ATHLETES; i++) {
            struct rect name = seen(&list, family(i, &arena), &times);
            over += times > 0 && name.y + name.h > foot.y;
        }
        arena_finish(&arena);
    }
    return over;
}

TEST(no_row_of_a_longer_page_lies_over_the_foot_of_the_board)
{
    CHECK_INT(rows_over_the_foot(6, 1), 0);
    CHECK_INT(rows_over_the_foot(5, -1), 0);
}

TEST(the_whole_field_is_on_seven_pages_of_ten)
{
    int order[ATHLETES], total = 0;
    in_order(order);
    CHECK_INT(theme_page_rows(theme, "leaderboard"), PAGE);
    CHECK_INT(theme_page_rows(theme, "winner"), 0);
    for (int page = 0; page < 7; page++) {
        struct arena arena = {0};
        struct values *values = race(order, ATHLETES, 60, &arena);
        struct theme_moment moment = fixture_moment("leaderboard", values);
        moment.page = page;
        struct draw_list list = fixture_list(theme, &moment, &arena);
        int here = 0;
        for (int i = 0; i < ATHLETES; i++) {
            int times;
            seen(&list, family(i, &arena), &times);
            here += times;
        }
        arena_finish(&arena);
        CHECK_INT(here, page < 6 ? PAGE : ATHLETES - 6 * PAGE);
        total += here;
    }
    CHECK_INT(total, ATHLETES);
}

static const struct draw_item *text_item(const struct draw_list *list, const char *text)
{
    for (int i = 0; i < list->count; i++) {
        if (list->items[i].kind == DRAW_TEXT && strcmp(list->items[i].text, text) == 0) {
            return &list->items[i];
        }
    }
    return NULL;
}

TEST(who_was_not_there_yet_is_grey_and_who_is_out_has_the_word_for_a_gap)
{
    static const uint32_t text = 0xFFF6F8FB, grey = 0xFFAEBBD2;
    struct arena arena = {0};
    struct values values = fixture_values(stadium_case("leaderboard_t2")->values, &arena);
    struct theme_moment moment = fixture_moment("leaderboard", &values);
    moment.page = 1;
    struct draw_list second = fixture_list(theme, &moment, &arena);
    moment.page = 0;
    struct draw_list first = fixture_list(theme, &moment, &arena);
    const struct draw_item *there = text_item(&first, "ŠŤASTNÁ");
    const struct draw_item *waited = text_item(&first, "VAN DEN BROEK");
    const struct draw_item *gap = text_item(&first, "+1:02:09");
    const struct draw_item *lapped = text_item(&second, "LAP");
    const struct draw_item *out = text_item(&second, "DNF");
    bool ok = there && there->color == text && waited && waited->color == grey && gap &&
              lapped && lapped->color == grey && out &&
              gap->rect.x + gap->rect.w == out->rect.x + out->rect.w;
    arena_finish(&arena);
    CHECK(ok);
}

static const struct check_case cases[] = {
    CASE(a_page_that_is_turned_shows_what_it_showed_until_it_goes),
    CASE(no_place_of_the_next_page_stands_beside_a_name_of_the_last),
    CASE(no_row_of_a_longer_page_lies_over_the_foot_of_the_board),
    CASE(the_whole_field_is_on_seven_pages_of_ten),
    CASE(who_was_not_there_yet_is_grey_and_who_is_out_has_the_word_for_a_gap),
};

int main(void)
{
    return stadium_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}

// Which match has the corner: named, found, or followed by the operator.
#include "live_hall.h"

TEST(the_first_live_match_of_a_category_is_followed_until_it_is_over)
{
    static const struct show_feed feeds[] = {{.id = "cup", .type = "minicup"}};
    struct hall hall = hall_with(feeds, 1);
    struct match_message a = {.id = "a", .status = MATCH_BEFORE};
    struct match_message b = {.id = "b", .status = MATCH_BEFORE};
    hear_match(&hall, 0, &a);
    hear_match(&hall, 0, &b);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    b.status = MATCH_LIVE;
    hear_match(&hall, 0, &b);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/b");
    a.status = MATCH_LIVE;
    hear_match(&hall, 0, &a);
    pass(&hall, 5);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/b");
    b.status = MATCH_OVER;
    hear_match(&hall, 0, &b);
    pass(&hall, 100);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/b");
    pass(&hall, 22);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/a");
    CHECK_STR(feed_says(&hall, 0, "follows"), "a");
    hall_close(&hall);
}

TEST(what_the_operator_follows_has_the_corner)
{
    struct hall hall = hall_open();
    bool obeyed;
    struct show_wish wish;
    match_live(&hall, 0, 0, 1000);
    hear_match(&hall, CUP, &(struct match_message){.id = "371", .status = MATCH_LIVE});
    hear_match(&hall, ARENA, &(struct match_message){.id = "f-1", .status = MATCH_LIVE});
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(say(&hall, "follow cup 371", &obeyed), "following match 371");
    CHECK(obeyed);
    CHECK(show_wish(hall.show, &wish));
    CHECK_STR(wish.unit.event, "371");
    CHECK_STR(standing(&hall, LAYER_BUG), "leaving scorebug cup/368");
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/371");
    CHECK_STR(say(&hall, "follow arena arena/f-1", NULL), "following fixture f-1");
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug arena/f-1");
    CHECK_STR(say(&hall, "follow cup 3/9/9", &obeyed), "expected the id of a match");
    CHECK(!obeyed);
    hall_close(&hall);
}

TEST(a_feed_of_one_match_follows_no_other)
{
    struct hall hall = hall_open();
    bool obeyed;
    CHECK_STR(say(&hall, "follow cup 399", &obeyed),
              "the show file follows match 368: only a feed with a category can follow "
              "another");
    CHECK(!obeyed);
    CHECK_STR(say(&hall, "follow tri 281777", &obeyed),
              "the show file follows race 281501: another prog_id needs another feed");
    CHECK(!obeyed);
    CHECK_STR(say(&hall, "follow arena f-2", &obeyed),
              "the show file follows fixture f-1: another fixture needs another feed");
    CHECK_STR(feed_says(&hall, CUP, "follows"), MATCH);
    CHECK_STR(say(&hall, "follow cup 368", &obeyed),
              "following match 368, of which nothing is known yet");
    CHECK(obeyed);
    hall_close(&hall);
}

TEST(a_feed_of_a_category_follows_a_match_of_which_nothing_is_known_yet)
{
    static const struct show_feed feeds[] = {{.id = "cup", .type = "minicup"}};
    struct hall hall = hall_with(feeds, 1);
    bool obeyed;
    CHECK_STR(say(&hall, "follow cup 399", &obeyed),
              "following match 399, of which nothing is known yet");
    CHECK(obeyed);
    CHECK_STR(say(&hall, "follow cup 400", &obeyed),
              "following match 400, of which nothing is known yet");
    CHECK_STR(feed_says(&hall, 0, "follows"), "400");
    hall_close(&hall);
}

TEST(a_match_of_a_category_that_may_have_ended_while_the_line_was_gone_is_asked_for)
{
    static const struct show_feed feeds[] = {{.id = "cup", .type = "minicup"}};
    struct hall hall = hall_with(feeds, 1);
    struct show_wish wish;
    link_is(&hall, 0, LINK_UP);
    hear_match(&hall, 0, &(struct match_message){.id = "b", .status = MATCH_LIVE});
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/b");
    CHECK(!show_wish(hall.show, &wish));
    link_is(&hall, 0, LINK_DOWN);
    link_is(&hall, 0, LINK_CONNECTING);
    CHECK(!show_wish(hall.show, &wish));
    link_is(&hall, 0, LINK_UP);
    CHECK(show_wish(hall.show, &wish));
    CHECK_STR(wish.unit.event, "b");
    CHECK(!show_wish(hall.show, &wish));
    hall_close(&hall);
}

TEST(a_follow_that_is_refused_leaves_the_corner_off)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 1000);
    race_at(&hall, "1", 3, 600, false);
    pass(&hall, 1);
    say(&hall, "bug off", NULL);
    pass(&hall, 1);
    say(&hall, "follow cup 399", NULL);
    say(&hall, "follow tri 281777", NULL);
    pass(&hall, 30);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    hall_close(&hall);
}

TEST(following_a_match_again_brings_a_bug_that_was_put_away)
{
    struct hall hall = hall_open();
    hear_match(&hall, CUP, &(struct match_message){.status = MATCH_BREAK});
    pass(&hall, 1);
    say(&hall, "bug off", NULL);
    pass(&hall, 1);
    say(&hall, "follow cup 368", NULL);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    hall_close(&hall);
}

TEST(a_match_that_was_replaced_on_a_pinned_corner_waits_for_it)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 1);
    say(&hall, "pin bug", NULL);
    hear_match(&hall, CUP, &(struct match_message){.id = "371", .status = MATCH_LIVE});
    say(&hall, "follow cup 371", NULL);
    pass(&hall, 60);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    say(&hall, "unpin bug", NULL);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/371");
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(the_first_live_match_of_a_category_is_followed_until_it_is_over),
    CASE(what_the_operator_follows_has_the_corner),
    CASE(a_feed_of_one_match_follows_no_other),
    CASE(a_feed_of_a_category_follows_a_match_of_which_nothing_is_known_yet),
    CASE(a_match_of_a_category_that_may_have_ended_while_the_line_was_gone_is_asked_for),
    CASE(a_follow_that_is_refused_leaves_the_corner_off),
    CASE(following_a_match_again_brings_a_bug_that_was_put_away),
    CASE(a_match_that_was_replaced_on_a_pinned_corner_waits_for_it),
};

CHECK_MAIN(cases)

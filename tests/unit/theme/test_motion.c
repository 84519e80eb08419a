#include "check.h"
#include "theme/motion.h"

static const struct rect place = {100, 200, 400, 60};
static const struct rect frame = {0, 0, 1920, 1080};

static struct pose come(struct motion motion, double progress, bool even)
{
    struct pose pose = pose_begin(place, 0, 0, frame, even);
    pose_come(&pose, &motion, progress);
    return pose;
}

TEST(eases_start_at_0_end_at_1_and_never_turn)
{
    for (int ease = EASE_LINEAR; ease <= EASE_IN_OUT; ease++) {
        double before = motion_ease((enum motion_ease)ease, 0);
        CHECK(before == 0.0);
        for (int i = 1; i <= 100; i++) {
            double now = motion_ease((enum motion_ease)ease, i / 100.0);
            CHECK(now >= before);
            before = now;
        }
        CHECK(before == 1.0);
    }
}

TEST(a_motion_waits_begins_at_once_and_ends_on_time)
{
    struct motion motion = {.delay_ms = 100, .duration_ms = 200, .ease = EASE_LINEAR};
    CHECK(motion_progress(&motion, 99) == 0.0);
    CHECK(motion_progress(&motion, 100) > 0.0);
    CHECK(motion_progress(&motion, 299) < 1.0);
    CHECK(motion_progress(&motion, 300) == 1.0);
    motion.duration_ms = 0;
    CHECK(motion_progress(&motion, 100) == 1.0);
}

TEST(a_wipe_opens_from_its_edge)
{
    static const struct rect expected[] = {{100, 200, 100, 60},
                                           {100, 200, 400, 16},
                                           {400, 200, 100, 60},
                                           {100, 244, 400, 16}};
    for (int edge = 0; edge < 4; edge++) {
        struct motion motion = {.type = MOTION_WIPE, .edge = (enum motion_edge)edge};
        struct pose pose = come(motion, 0.25, true);
        CHECK(rect_equal(pose_clip(&pose), expected[edge]));
        CHECK_INT(pose_dx(&pose), 0);
    }
}

TEST(a_slide_comes_over_its_edge_and_stays_in_its_place)
{
    struct motion motion = {.type = MOTION_SLIDE, .edge = EDGE_BOTTOM};
    struct pose pose = come(motion, 0.5, true);
    CHECK_INT(pose_dy(&pose), 30);
    CHECK(rect_equal(pose_clip(&pose), (struct rect){100, 230, 400, 30}));
}

TEST(a_flip_opens_from_its_middle)
{
    struct motion motion = {.type = MOTION_FLIP};
    struct pose pose = come(motion, 0.5, true);
    CHECK(rect_equal(pose_clip(&pose), (struct rect){100, 214, 400, 30}));
    pose = come(motion, 0.0, true);
    CHECK(rect_empty(pose_clip(&pose)));
}

TEST(coming_is_rounded_up_and_going_down)
{
    struct motion motion = {.type = MOTION_WIPE};
    struct pose pose = come(motion, 0.001, true);
    CHECK_INT(pose_clip(&pose).w, 2);
    pose = pose_begin(place, 0, 0, frame, true);
    pose_go(&pose, &motion, 0.001);
    CHECK_INT(pose_clip(&pose).w, 398);
    pose = come(motion, 0.001, false);
    CHECK_INT(pose_clip(&pose).w, 1);
}

TEST(old_and_new_share_the_place_without_overlap_or_hole)
{
    struct motion motion = {.type = MOTION_WIPE, .edge = EDGE_LEFT};
    for (int i = 0; i <= 100; i++) {
        struct pose fresh = come(motion, i / 100.0, true);
        struct pose old = pose_begin(place, 0, 0, frame, true);
        pose_make_way(&old, &motion, i / 100.0);
        CHECK_INT(pose_clip(&fresh).w + pose_clip(&old).w, place.w);
    }
}

TEST(a_child_moves_with_its_parent_and_shows_no_more_than_it)
{
    struct motion slide = {.type = MOTION_SLIDE, .edge = EDGE_LEFT};
    struct pose parent = come(slide, 0.5, true);
    struct rect child = {300, 210, 100, 20};
    struct pose pose =
        pose_begin(child, pose_dx(&parent), pose_dy(&parent), pose_clip(&parent), true);
    CHECK(rect_equal(pose_clip(&pose), (struct rect){100, 210, 100, 20}));
}

TEST(what_leaves_has_come_as_far_as_its_own_way_in_says)
{
    struct motion ways_in[] = {
        {.type = MOTION_WIPE, .edge = EDGE_LEFT, .duration_ms = 400, .ease = EASE_LINEAR},
        {.type = MOTION_SLIDE,
         .edge = EDGE_TOP,
         .duration_ms = 200,
         .ease = EASE_LINEAR}};
    const struct motions in = {ways_in, 2};
    const struct motion wipe = {.type = MOTION_WIPE, .edge = EDGE_LEFT};
    const struct motion slide = {.type = MOTION_SLIDE, .edge = EDGE_TOP};
    CHECK(motions_came(&in, &wipe, 100, 0.7) == motion_progress(&ways_in[0], 100));
    CHECK(motions_came(&in, &slide, 100, 0.7) == motion_progress(&ways_in[1], 100));
    CHECK(motion_progress(&ways_in[0], 100) < motion_progress(&ways_in[1], 100));
    // Over another edge, or otherwise: those say nothing of it.
    const struct motion other_edge = {.type = MOTION_WIPE, .edge = EDGE_TOP};
    const struct motion other_type = {.type = MOTION_SLIDE, .edge = EDGE_LEFT};
    CHECK(motions_came(&in, &other_edge, 100, 0.7) == 0.7);
    CHECK(motions_came(&in, &other_type, 100, 0.7) == 0.7);
}

static const struct check_case cases[] = {
    CASE(eases_start_at_0_end_at_1_and_never_turn),
    CASE(a_motion_waits_begins_at_once_and_ends_on_time),
    CASE(a_wipe_opens_from_its_edge),
    CASE(a_slide_comes_over_its_edge_and_stays_in_its_place),
    CASE(a_flip_opens_from_its_middle),
    CASE(coming_is_rounded_up_and_going_down),
    CASE(old_and_new_share_the_place_without_overlap_or_hole),
    CASE(a_child_moves_with_its_parent_and_shows_no_more_than_it),
    CASE(what_leaves_has_come_as_far_as_its_own_way_in_says),
};
CHECK_MAIN(cases)

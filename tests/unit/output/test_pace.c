#include "check.h"
#include "output/pace.h"

enum { MS = 1000000 };

TEST(news_on_a_still_picture_is_drawn_at_once)
{
    struct pace pace = pace_init(50);
    CHECK_INT(pace_frame(&pace, 12345), 12345);
}

TEST(frames_keep_the_grid_whatever_drawing_took)
{
    struct pace pace = pace_init(50);
    pace_frame(&pace, 0);
    CHECK_INT(pace_next(&pace), 20 * MS);
    CHECK_INT(pace_frame(&pace, 23 * MS), 20 * MS);
    CHECK_INT(pace_next(&pace), 40 * MS);
    CHECK_INT(pace.late, 0);
}

TEST(a_late_frame_skips_grid_points_and_counts_them)
{
    struct pace pace = pace_init(50);
    pace_frame(&pace, 0);
    CHECK_INT(pace_frame(&pace, 71 * MS), 60 * MS);
    CHECK_INT(pace.late, 2);
    CHECK_INT(pace_next(&pace), 80 * MS);
}

TEST(after_a_rest_the_grid_starts_anew_and_the_count_stays)
{
    struct pace pace = pace_init(50);
    pace_frame(&pace, 0);
    pace_frame(&pace, 61 * MS);
    pace_rest(&pace);
    CHECK_INT(pace_frame(&pace, 1007 * MS), 1007 * MS);
    CHECK_INT(pace_next(&pace), 1027 * MS);
    CHECK_INT(pace.late, 2);
}

TEST(news_between_two_frames_is_drawn_at_the_time_of_the_last)
{
    struct pace pace = pace_init(50);
    pace_frame(&pace, 5 * MS);
    CHECK_INT(pace_last(&pace), 5 * MS);
    pace_frame(&pace, 26 * MS);
    CHECK_INT(pace_last(&pace), 25 * MS);
    CHECK_INT(pace_next(&pace), 45 * MS);
}

TEST(broadcast_rates_mean_their_exact_fractions)
{
    struct pace pace = pace_init(59.94);
    pace_frame(&pace, 0);
    for (int i = 0; i < 60000; i++) {
        pace_frame(&pace, pace_next(&pace));
    }
    // 60000 frames of 1001/60000 s are 1001 s.
    long long off = pace_frame(&pace, pace_next(&pace)) - 1001LL * 1000 * MS - 16683333;
    CHECK(off > -1000 && off < 1000);
}

static const struct check_case cases[] = {
    CASE(news_on_a_still_picture_is_drawn_at_once),
    CASE(frames_keep_the_grid_whatever_drawing_took),
    CASE(a_late_frame_skips_grid_points_and_counts_them),
    CASE(after_a_rest_the_grid_starts_anew_and_the_count_stays),
    CASE(news_between_two_frames_is_drawn_at_the_time_of_the_last),
    CASE(broadcast_rates_mean_their_exact_fractions),
};
CHECK_MAIN(cases)

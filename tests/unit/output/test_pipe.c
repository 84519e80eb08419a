// The live writer of raw frames, and a reader that goes away.
#include <unistd.h>

#include "check.h"
#include "output/pipe.h"

static int bell[2];

static void ring(void *context)
{
    char sign = *(const char *)context;
    CHECK(write(bell[1], &sign, 1) == 1);
}

// Where it does not matter when the writer finds that nothing is taken.
static void ignore(void *context)
{
    CHECK(context);
}

TEST(a_reader_that_goes_away_is_told_at_once_and_remembered)
{
    char error[256];
    char sign = 'p', heard = 0;
    struct pipe_out *out = pipe_create("head -c 100 >/dev/null", 320, 180, error, 256);
    CHECK(out);
    CHECK(pipe(bell) == 0);
    CHECK(!pipe_broken(out));
    CHECK(pipe_start(out, 50, ring, &sign));
    CHECK(read(bell[0], &heard, 1) == 1); // no end of this wait: nobody was told
    CHECK_INT(heard, 'p');
    CHECK(pipe_broken(out));
    CHECK(!pipe_destroy(out));
    close(bell[0]);
    close(bell[1]);
}

TEST(a_reader_that_stays_to_the_end_is_no_mistake)
{
    char error[256];
    char sign = 'p';
    struct pipe_out *out = pipe_create("cat >/dev/null", 320, 180, error, 256);
    CHECK(out);
    CHECK(pipe_start(out, 50, ignore, &sign));
    CHECK(!pipe_broken(out));
    CHECK(pipe_destroy(out));
}

TEST(a_reader_that_has_stopped_reading_neither_holds_up_the_end_nor_makes_it_a_failure)
{
    char error[256];
    char sign = 'p';
    struct pipe_out *out = pipe_create("sleep 1000", 320, 180, error, 256);
    CHECK(out);
    CHECK(pipe_start(out, 50, ignore, &sign)); // a frame is more than a pipe holds
    CHECK(pipe_destroy(out));
}

TEST(frames_that_a_stopped_reader_does_not_take_are_counted_while_it_stands_still)
{
    char error[256];
    char sign = 's', heard = 0;
    struct pipe_out *out = pipe_create("sleep 1000", 320, 180, error, 256);
    CHECK(out);
    CHECK(pipe(bell) == 0);
    CHECK(pipe_start(out, 50, ring, &sign));
    CHECK(read(bell[0], &heard, 1) == 1); // after a second in which nothing was taken
    CHECK_INT(heard, 's');
    CHECK(pipe_stuck(out));
    CHECK(!pipe_broken(out));
    CHECK(pipe_dropped(out) >= 25);
    CHECK(pipe_destroy(out));
    close(bell[0]);
    close(bell[1]);
}

static const struct check_case cases[] = {
    CASE(a_reader_that_goes_away_is_told_at_once_and_remembered),
    CASE(a_reader_that_stays_to_the_end_is_no_mistake),
    CASE(
        a_reader_that_has_stopped_reading_neither_holds_up_the_end_nor_makes_it_a_failure),
    CASE(frames_that_a_stopped_reader_does_not_take_are_counted_while_it_stands_still),
};

CHECK_MAIN(cases)

// The live writer of raw frames, and a reader that goes away.
#include <stdlib.h>
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

// A reader of frames of this size that says when it has taken the first page of one, so
// that the writer is in the midst of it.
static struct pipe_out *begun(const char *then, int width, int height)
{
    static char sign = 'p';
    char error[256], command[512], heard = 0;
    if (pipe(bell) != 0) {
        return NULL;
    }
    snprintf(command, sizeof(command),
             "dd bs=4096 count=1 of=/dev/null 2>/dev/null; echo >/dev/fd/%d; %s", bell[1],
             then);
    struct pipe_out *out = pipe_create(command, width, height, error, sizeof(error));
    bool well =
        out && pipe_start(out, 50, ignore, &sign) && read(bell[0], &heard, 1) == 1;
    close(bell[0]);
    close(bell[1]);
    return well ? out : NULL;
}

TEST(a_reader_that_has_stopped_reading_neither_holds_up_the_end_nor_makes_it_a_failure)
{
    struct pipe_out *out = begun("sleep 1000", 320, 180); // more than a pipe holds
    CHECK(out);
    CHECK(pipe_destroy(out));
}

// 80 KB a second, where a frame has 3.7 MB: it would hold up the end for most of a
// minute.
TEST(a_reader_that_only_sips_does_not_hold_up_the_end)
{
    char then[512], name[] = "/tmp/strapline-pipe-XXXXXX";
    int file = mkstemp(name);
    CHECK(file >= 0);
    snprintf(then, sizeof(then),
             "n=1; while [ $n -lt 900 ]; do dd bs=4096 count=1 of=/dev/null 2>/dev/null; "
             "sleep 0.05; n=$((n+1)); done; echo whole >%s",
             name);
    struct pipe_out *out = begun(then, 1280, 720);
    CHECK(out);
    CHECK(pipe_destroy(out));
    CHECK_INT(lseek(file, 0, SEEK_END), 0); // its frame was cut short
    close(file);
    unlink(name);
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
    CASE(a_reader_that_only_sips_does_not_hold_up_the_end),
    CASE(frames_that_a_stopped_reader_does_not_take_are_counted_while_it_stands_still),
};

CHECK_MAIN(cases)

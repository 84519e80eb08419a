// The live writer of raw frames, and a reader that goes away.
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
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

enum { WIDE = 64, HIGH = 36, STEPS = 12 };

static struct rect spot(int step)
{
    return (struct rect){step * 5 % (WIDE - 8), step * 7 % (HIGH - 8), 8, 8};
}

static void paint_spot(struct canvas *canvas, int step)
{
    struct rect at = spot(step);
    for (int y = at.y; y < at.y + at.h; y++) {
        for (int x = at.x; x < at.x + at.w; x++) {
            canvas->pixels[y * canvas->stride + x] =
                0xff000000 | (uint32_t)(step + 1) * 0x0a1307;
        }
    }
}

// What the reader had of so many frames; the file is read as it grows.
static void wait_for_frames(int file, int64_t frames)
{
    int64_t bytes = frames * WIDE * HIGH * (int64_t)sizeof(uint32_t);
    while (lseek(file, 0, SEEK_END) < bytes) {
        clock_sleep_until_ns(clock_now_ns() + 2000000);
    }
}

static int64_t whole_frames(int file)
{
    return lseek(file, 0, SEEK_END) / (WIDE * HIGH * (int64_t)sizeof(uint32_t));
}

// Two pictures change places between writer and show, so a part that was published into
// the one must come into the other, too.
TEST(each_frame_is_the_picture_as_it_stood_at_one_moment_and_none_goes_back)
{
    static uint32_t stood[STEPS + 1][WIDE * HIGH], frame[WIDE * HIGH];
    char error[256], command[64], name[] = "/tmp/strapline-pipe-XXXXXX", sign = 'p';
    int file = mkstemp(name);
    CHECK(file >= 0);
    snprintf(command, sizeof(command), "cat >%s", name);
    struct canvas *canvas = canvas_create(WIDE, HIGH);
    struct key key = key_init(KEY_CHROMA, 0x00ff00, KEY_RANGE_OWN);
    struct damage all = {.rects = {{0, 0, WIDE, HIGH}}, .count = 1};
    struct pipe_out *out = pipe_create(command, WIDE, HIGH, error, sizeof(error));
    CHECK(canvas && out);
    key_rect(&key, canvas, all.rects[0], stood[0], WIDE);
    pipe_publish(out, &key, canvas, &all);
    CHECK(pipe_start(out, 100, ignore, &sign));
    canvas->blank = false;
    for (int i = 0; i < STEPS; i++) {
        wait_for_frames(file, whole_frames(file) + i % 3); // some are not sent at all
        paint_spot(canvas, i);
        pipe_publish(out, &key, canvas, &(struct damage){.rects = {spot(i)}, .count = 1});
        key_rect(&key, canvas, all.rects[0], stood[i + 1], WIDE);
    }
    wait_for_frames(file, whole_frames(file) + 3);
    CHECK(pipe_destroy(out));

    int step = 0;
    int64_t frames = whole_frames(file);
    for (int64_t i = 0; i < frames; i++) {
        CHECK(pread(file, frame, sizeof(frame), i * (off_t)sizeof(frame)) ==
              (ssize_t)sizeof(frame));
        while (step < STEPS && memcmp(frame, stood[step], sizeof(frame)) != 0) {
            step++;
        }
        CHECK(memcmp(frame, stood[step], sizeof(frame)) == 0);
    }
    CHECK_INT(step, STEPS);
    canvas_destroy(canvas);
    close(file);
    unlink(name);
}

static const struct check_case cases[] = {
    CASE(a_reader_that_goes_away_is_told_at_once_and_remembered),
    CASE(a_reader_that_stays_to_the_end_is_no_mistake),
    CASE(
        a_reader_that_has_stopped_reading_neither_holds_up_the_end_nor_makes_it_a_failure),
    CASE(a_reader_that_only_sips_does_not_hold_up_the_end),
    CASE(frames_that_a_stopped_reader_does_not_take_are_counted_while_it_stands_still),
    CASE(each_frame_is_the_picture_as_it_stood_at_one_moment_and_none_goes_back),
};

CHECK_MAIN(cases)

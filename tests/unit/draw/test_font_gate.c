// Which files are let to FreeType while somebody may still write them.
#include "draw/font_gate.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "check.h"
#include "folder.h"

static const char whole[] =
    SOURCE_DIR "/themes/stadium/fonts/BarlowCondensed_800ExtraBold.ttf";
TEST(a_whole_font_is_let_in)
{
    CHECK(!font_gate(whole));
}

TEST(a_font_of_which_any_end_is_missing_is_not)
{
    struct buf font = {0};
    char error[256];
    CHECK(file_read(whole, 1 << 24, &font, error, sizeof(error)));
    for (size_t len = 0; len < font.len; len += len < 600 ? 7 : font.len / 16) {
        CHECK(file_write(in("part.ttf"), font.data, len, error, sizeof(error)));
        CHECK_STR(font_gate(in("part.ttf")),
                  len < 4 ? "something else" : "only a part of one");
    }
    CHECK(file_write(in("part.ttf"), font.data, font.len, error, sizeof(error)));
    CHECK(!font_gate(in("part.ttf")));
    unlink(in("part.ttf"));
    buf_finish(&font);
}

TEST(a_collection_is_looked_at_from_where_its_first_font_is)
{
    static const char far[] = "ttcf\0\1\0\0\0\0\0\1\0\xFF\0\0";
    char error[256];
    CHECK(file_write(in("far.ttc"), far, sizeof(far), error, sizeof(error)));
    CHECK_STR(font_gate(in("far.ttc")), "only a part of one");
    unlink(in("far.ttc"));
}

TEST(nobody_waits_for_a_pipe_that_is_called_a_font)
{
    CHECK(mkfifo(in("pipe.ttf"), 0600) == 0);
    CHECK_STR(font_gate(in("pipe.ttf")), "something else");
    CHECK_STR(font_gate(in("none.ttf")), "no file to read");
    unlink(in("pipe.ttf"));
}

static const struct check_case cases[] = {
    CASE(a_whole_font_is_let_in),
    CASE(a_font_of_which_any_end_is_missing_is_not),
    CASE(a_collection_is_looked_at_from_where_its_first_font_is),
    CASE(nobody_waits_for_a_pipe_that_is_called_a_font),
};

CHECK_MAIN_IN_FOLDER(cases)

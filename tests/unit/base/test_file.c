#include "base/file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "check.h"
#include "folder.h"

static char error[600];

TEST(a_written_file_reads_back_and_nothing_is_left_beside_it)
{
    CHECK(file_write(in("a.json"), "winner\0x", 8, error, sizeof(error)));
    struct buf buf = {0};
    CHECK(file_read(in("a.json"), 8, &buf, error, sizeof(error)));
    CHECK_INT(buf.len, 8);
    CHECK(memcmp(buf.data, "winner\0x", 8) == 0);
    CHECK(!file_exists(in("a.json.part")));
    CHECK(file_write(in("a.json"), "", 0, error, sizeof(error)));
    buf_clear(&buf);
    CHECK(file_read(in("a.json"), 8, &buf, error, sizeof(error)));
    CHECK_INT(buf.len, 0);
    buf_finish(&buf);
    unlink(in("a.json"));
}

TEST(what_a_link_names_is_written_and_the_link_stays)
{
    struct stat info;
    struct buf buf = {0};
    CHECK(file_write(in("real.png"), "old", 3, error, sizeof(error)));
    CHECK(symlink("real.png", in("link.png")) == 0);
    CHECK(file_write(in("link.png"), "new", 3, error, sizeof(error)));
    CHECK(lstat(in("link.png"), &info) == 0 && S_ISLNK(info.st_mode));
    CHECK(file_read(in("real.png"), 8, &buf, error, sizeof(error)));
    CHECK(buf.len == 3 && memcmp(buf.data, "new", 3) == 0);
    buf_finish(&buf);
    unlink(in("link.png"));
    unlink(in("real.png"));
}

TEST(a_device_is_written_into_and_never_replaced_by_a_file)
{
    struct stat info;
    CHECK(mkfifo(in("reader"), 0600) == 0);
    int reader = open(in("reader"), O_RDONLY | O_NONBLOCK);
    CHECK(file_write(in("reader"), "picture", 7, error, sizeof(error)));
    char got[16];
    CHECK_INT(read(reader, got, sizeof(got)), 7);
    CHECK(lstat(in("reader"), &info) == 0 && S_ISFIFO(info.st_mode));
    close(reader);
    unlink(in("reader"));
}

TEST(where_nobody_may_be_waited_for_a_pipe_is_refused)
{
    struct buf buf = {0};
    CHECK(mkfifo(in("pipe"), 0600) == 0);
    CHECK(!file_read_regular(in("pipe"), 8, &buf, error, sizeof(error)));
    CHECK(strstr(error, "/pipe: expected a file, found something else"));
    CHECK(!file_read_regular(in("none"), 8, &buf, error, sizeof(error)));
    CHECK(strstr(error, "/none: No such file"));
    CHECK(file_write(in("plain"), "a", 1, error, sizeof(error)));
    CHECK(file_read_regular(in("plain"), 8, &buf, error, sizeof(error)));
    buf_finish(&buf);
    unlink(in("pipe"));
    unlink(in("plain"));
}

TEST(a_file_beyond_the_limit_is_refused)
{
    CHECK(file_write(in("big"), "123456789", 9, error, sizeof(error)));
    struct buf buf = {0};
    CHECK(!file_read(in("big"), 8, &buf, error, sizeof(error)));
    CHECK(text_ends(error, "/big: larger than the 8 bytes allowed"));
    buf_finish(&buf);
    unlink(in("big"));
}

TEST(what_cannot_be_read_or_written_is_said_with_its_name)
{
    struct buf buf = {0};
    CHECK(!file_read(in("none"), 8, &buf, error, sizeof(error)));
    CHECK(text_ends(error, "/none: No such file or directory"));
    CHECK(!file_read(folder, 8, &buf, error, sizeof(error)));
    CHECK(text_ends(error, ": Is a directory"));
    CHECK(!file_write(in("none/at/all"), "x", 1, error, sizeof(error)));
    CHECK(text_ends(error, "/none/at/all: No such file or directory"));
    buf_finish(&buf);
}

TEST(folders_are_made_with_their_parents)
{
    CHECK(file_make_dir(in("one/two/three"), error, sizeof(error)));
    CHECK(file_is_dir(in("one/two/three")));
    CHECK(file_make_dir(in("one/two/three/"), error, sizeof(error)));
    CHECK(file_exists(in("one/two")) && !file_is_dir(in("one/nine")));
    CHECK(!file_make_dir("", error, sizeof(error)));
    CHECK_STR(error, ": expected a folder's name");
    CHECK(file_write(in("one/file"), "x", 1, error, sizeof(error)));
    CHECK(!file_make_dir(in("one/file"), error, sizeof(error)));
    CHECK(!file_make_dir(in("one/file/below"), error, sizeof(error)));
    unlink(in("one/file"));
    // Looking whether it is there says something else than making it did.
    CHECK(symlink("nowhere", in("one/link")) == 0);
    CHECK(!file_make_dir(in("one/link"), error, sizeof(error)));
    CHECK(text_ends(error, "one/link: File exists"));
    CHECK(!file_make_dir(in("one/link/below"), error, sizeof(error)));
    CHECK(text_ends(error, "one/link/below: File exists"));
    unlink(in("one/link"));
    rmdir(in("one/two/three"));
    rmdir(in("one/two"));
    rmdir(in("one"));
}

TEST(paths_are_joined_or_found_too_long)
{
    char path[10];
    CHECK(file_join(path, sizeof(path), "a", "b/c"));
    CHECK_STR(path, "a/b/c");
    CHECK(file_join(path, sizeof(path), "a", "/b"));
    CHECK_STR(path, "/b");
    CHECK(!file_join(path, sizeof(path), "12345", "6789"));
}

static const struct check_case cases[] = {
    CASE(a_written_file_reads_back_and_nothing_is_left_beside_it),
    CASE(what_a_link_names_is_written_and_the_link_stays),
    CASE(a_device_is_written_into_and_never_replaced_by_a_file),
    CASE(where_nobody_may_be_waited_for_a_pipe_is_refused),
    CASE(a_file_beyond_the_limit_is_refused),
    CASE(what_cannot_be_read_or_written_is_said_with_its_name),
    CASE(folders_are_made_with_their_parents),
    CASE(paths_are_joined_or_found_too_long),
};

CHECK_MAIN_IN_FOLDER(cases)

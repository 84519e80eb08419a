// Files for what cannot be had again.
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/fresh.h"
#include "base/str.h"
#include "check.h"
#include "folder.h"

static bool says(const char *name, const char *text)
{
    char error[256];
    struct buf found = {0};
    bool same = file_read(in(name), 100, &found, error, sizeof(error)) &&
                text_equal(found.data ? found.data : "", text);
    buf_finish(&found);
    return same;
}

static bool write_fresh(const char *name, const char *text, const char *aside_name)
{
    char aside[FRESH_PATH], why[256];
    FILE *file = fresh_open(in(name), aside, why, sizeof(why));
    if (file) {
        fputs(text, file);
        fclose(file);
    }
    return file && text_equal(aside, aside_name ? in(aside_name) : "");
}

// A lock is one process's, so another one has to try.
static int tried_by_another_process(const char *path)
{
    pid_t child = fork();
    if (child == 0) {
        char aside[FRESH_PATH], why[256] = "";
        FILE *file = fresh_open(path, aside, why, sizeof(why));
        _exit(file ? 1 : text_equal(why, "another program is writing into it") ? 0 : 2);
    }
    int status = -1;
    waitpid(child, &status, 0);
    return status;
}

TEST(what_an_earlier_run_wrote_is_kept_under_the_next_free_number)
{
    CHECK(write_fresh("day", "first", NULL));
    CHECK(write_fresh("day", "second", "day.1"));
    CHECK(write_fresh("day", "third", "day.2"));
    CHECK(says("day", "third") && says("day.1", "first") && says("day.2", "second"));
}

TEST(what_a_link_leads_to_is_kept_beside_it_and_the_link_stays)
{
    char leads[300];
    CHECK(write_fresh("disk", "first", NULL));
    CHECK(symlink(in("disk"), in("today")) == 0);
    CHECK(write_fresh("today", "second", "disk.1"));
    CHECK(says("disk", "second") && says("disk.1", "first"));
    CHECK(readlink(in("today"), leads, sizeof(leads)) > 0);
    CHECK(symlink(in("new"), in("tomorrow")) == 0); // leads nowhere yet
    CHECK(write_fresh("tomorrow", "third", NULL));
    CHECK(says("new", "third"));
}

TEST(a_link_to_what_another_program_is_writing_is_refused_too)
{
    char aside[FRESH_PATH], why[256];
    FILE *file = fresh_open(in("theirs"), aside, why, sizeof(why));
    CHECK(file != NULL);
    CHECK(symlink(in("theirs"), in("way")) == 0);
    CHECK_INT(tried_by_another_process(in("way")), 0);
    fclose(file);
}

TEST(an_empty_file_and_a_device_are_written_into)
{
    char aside[FRESH_PATH], why[256];
    CHECK(write_fresh("empty", "", NULL));
    CHECK(write_fresh("empty", "now", NULL));
    CHECK(says("empty", "now"));
    FILE *device = fresh_open("/dev/null", aside, why, sizeof(why));
    CHECK(device != NULL);
    CHECK_STR(aside, "");
    fclose(device);
}

TEST(what_another_program_is_writing_is_refused_and_stays)
{
    char aside[FRESH_PATH], why[256];
    const char *path = in("ours");
    FILE *file = fresh_open(path, aside, why, sizeof(why));
    CHECK(file != NULL);
    CHECK_INT(tried_by_another_process(path), 0);
    fputs("line", file);
    fflush(file);
    CHECK_INT(tried_by_another_process(path), 0);
    CHECK(says("ours", "line"));
    fclose(file);
}

TEST(where_no_file_can_be_the_reason_is_told)
{
    char aside[FRESH_PATH], why[256];
    CHECK(!fresh_open("/nowhere/day", aside, why, sizeof(why)));
    CHECK_STR(why, "No such file or directory");
    CHECK(!fresh_open(folder, aside, why, sizeof(why)));
    CHECK_STR(why, "Is a directory");
}

static const struct check_case cases[] = {
    CASE(what_an_earlier_run_wrote_is_kept_under_the_next_free_number),
    CASE(what_a_link_leads_to_is_kept_beside_it_and_the_link_stays),
    CASE(a_link_to_what_another_program_is_writing_is_refused_too),
    CASE(an_empty_file_and_a_device_are_written_into),
    CASE(what_another_program_is_writing_is_refused_and_stays),
    CASE(where_no_file_can_be_the_reason_is_told),
};

CHECK_MAIN_IN_FOLDER(cases)

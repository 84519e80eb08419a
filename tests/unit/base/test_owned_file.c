// A file that is ours alone and changes as a whole.
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/file.h"
#include "base/owned_file.h"
#include "folder.h"

enum { MAX = 1000 };

static char why[200];

static enum owned_file_result open_file(struct owned_file *file, const char *name,
                                        struct buf *text)
{
    buf_clear(text);
    return owned_file_open(file, in(name), MAX, text, why, sizeof(why));
}

static bool says(const char *name, const char *expected)
{
    struct buf text = {0};
    char error[200];
    bool same = file_read(in(name), MAX, &text, error, sizeof(error)) &&
                strcmp(text.data ? text.data : "", expected) == 0;
    if (!same) {
        printf("  %s says \"%s\"\n", name, text.data ? text.data : "");
    }
    buf_finish(&text);
    return same;
}

static void write_text(const char *name, const char *text)
{
    char error[200];
    if (!file_write(in(name), text, strlen(text), error, sizeof(error))) {
        printf("  %s\n", error);
    }
}

// What another program is told that opens it now.
static int seen_by_another(const char *name)
{
    int status = 0;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        struct owned_file file;
        struct buf text = {0};
        _exit((int)open_file(&file, name, &text));
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(it_is_ours_before_and_after_it_was_replaced_and_nobodys_when_it_is_closed)
{
    struct owned_file file;
    struct buf text = {0};
    CHECK_INT(open_file(&file, "orders", &text), OWNED_FILE_OPEN);
    CHECK_STR(text.data, "");
    CHECK_INT(seen_by_another("orders"), OWNED_FILE_BUSY);
    CHECK(owned_file_replace(&file, "one\n", 4));
    CHECK(owned_file_replace(&file, "two\n", 4));
    CHECK_INT(seen_by_another("orders"), OWNED_FILE_BUSY);
    owned_file_close(&file);
    CHECK(says("orders", "two\n"));
    CHECK_INT(seen_by_another("orders"), OWNED_FILE_OPEN);
    CHECK_INT(open_file(&file, "orders", &text), OWNED_FILE_OPEN);
    CHECK_STR(text.data, "two\n");
    owned_file_close(&file);
    buf_finish(&text);
}

TEST(what_leads_there_goes_on_leading_there)
{
    struct owned_file file;
    struct buf text = {0};
    write_text("real", "old\n");
    CHECK_INT(symlink(in("real"), in("link")), 0);
    CHECK_INT(open_file(&file, "link", &text), OWNED_FILE_OPEN);
    CHECK(owned_file_replace(&file, "new\n", 4));
    owned_file_close(&file);
    CHECK(says("real", "new\n"));
    CHECK(says("link", "new\n"));
    buf_finish(&text);
}

TEST(a_full_disk_leaves_what_was_there_and_it_can_still_be_emptied)
{
    struct owned_file file;
    struct buf text = {0};
    struct rlimit before, none;
    write_text("full", "old\n");
    CHECK_INT(open_file(&file, "full", &text), OWNED_FILE_OPEN);
    getrlimit(RLIMIT_FSIZE, &before);
    none = before;
    none.rlim_cur = 2;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &none);
    bool replaced = owned_file_replace(&file, "new\n", 4);
    setrlimit(RLIMIT_FSIZE, &before);
    CHECK(!replaced);
    CHECK(says("full", "old\n"));
    CHECK(owned_file_empty(&file));
    CHECK(says("full", ""));
    owned_file_close(&file);
    buf_finish(&text);
}

TEST(a_folder_and_a_text_that_is_too_long_are_refused_in_words)
{
    struct owned_file file;
    struct buf text = {0};
    char long_text[MAX + 2];
    memset(long_text, 'x', sizeof(long_text));
    long_text[MAX + 1] = '\0';
    write_text("long", long_text);
    CHECK_INT(open_file(&file, ".", &text), OWNED_FILE_REFUSED);
    CHECK_STR(why, "expected a file, found something else");
    CHECK_INT(open_file(&file, "long", &text), OWNED_FILE_REFUSED);
    CHECK_STR(why, "File too large");
    CHECK_INT(open_file(&file, "no/such", &text), OWNED_FILE_REFUSED);
    CHECK_STR(why, "No such file or directory");
    buf_finish(&text);
}

static const struct check_case cases[] = {
    CASE(it_is_ours_before_and_after_it_was_replaced_and_nobodys_when_it_is_closed),
    CASE(what_leads_there_goes_on_leading_there),
    CASE(a_full_disk_leaves_what_was_there_and_it_can_still_be_emptied),
    CASE(a_folder_and_a_text_that_is_too_long_are_refused_in_words),
};

CHECK_MAIN_IN_FOLDER(cases)

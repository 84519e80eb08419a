// Commands at the other end of the pipe: how they end.
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "output/child.h"

static bool ends_well(const char *command, int grace_ms)
{
    struct child child;
    return child_start(&child, command) && child_finish(&child, grace_ms);
}

TEST(a_command_ends_when_nothing_more_comes_and_says_how)
{
    CHECK(ends_well("cat >/dev/null", CHILD_PATIENT));
    CHECK(!ends_well("cat >/dev/null; exit 3", CHILD_PATIENT));
    CHECK(!ends_well("/nowhere/command 2>/dev/null", CHILD_PATIENT));
}

TEST(a_command_that_will_not_end_is_ended)
{
    CHECK(!ends_well("sleep 1000", 0));
    CHECK(!ends_well("trap '' TERM; while :; do sleep 1000; done", 0));
}

TEST(a_command_has_a_process_group_of_its_own)
{
    struct child child;
    CHECK(child_start(&child, "cat >/dev/null"));
    CHECK_INT(getpgid(child.pid), child.pid);
    CHECK(child.pid != getpgrp());
    CHECK(child_finish(&child, CHILD_PATIENT));
}

static const struct check_case cases[] = {
    CASE(a_command_ends_when_nothing_more_comes_and_says_how),
    CASE(a_command_that_will_not_end_is_ended),
    CASE(a_command_has_a_process_group_of_its_own),
};
CHECK_MAIN(cases)

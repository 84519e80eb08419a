// Commands at the other end of the pipe: how they end.
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "output/child.h"

static enum child_end end_of(const char *command, int grace_ms)
{
    struct child child;
    return child_start(&child, command) ? child_finish(&child, grace_ms) : CHILD_FAILED;
}

TEST(a_command_ends_when_nothing_more_comes_and_says_how)
{
    CHECK_INT(end_of("cat >/dev/null", CHILD_PATIENT), CHILD_WELL);
    CHECK_INT(end_of("cat >/dev/null; exit 3", CHILD_PATIENT), CHILD_FAILED);
    CHECK_INT(end_of("/nowhere/command 2>/dev/null", CHILD_PATIENT), CHILD_FAILED);
}

TEST(a_command_that_will_not_end_is_ended)
{
    CHECK_INT(end_of("sleep 1000", 0), CHILD_MADE_TO);
    CHECK_INT(end_of("trap '' TERM; while :; do sleep 1000; done", 0), CHILD_MADE_TO);
}

TEST(a_command_has_a_process_group_of_its_own)
{
    struct child child;
    CHECK(child_start(&child, "cat >/dev/null"));
    CHECK_INT(getpgid(child.pid), child.pid);
    CHECK(child.pid != getpgrp());
    CHECK_INT(child_finish(&child, CHILD_PATIENT), CHILD_WELL);
}

static const struct check_case cases[] = {
    CASE(a_command_ends_when_nothing_more_comes_and_says_how),
    CASE(a_command_that_will_not_end_is_ended),
    CASE(a_command_has_a_process_group_of_its_own),
};
CHECK_MAIN(cases)

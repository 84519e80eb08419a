// The clock where the show is.
#include <sys/stat.h>

#include "base/clock.h"
#include "check.h"

TEST(a_time_zone_is_one_of_the_list_that_this_machine_has)
{
    struct stat list;
    CHECK(clock_has_zone("Europe/Tallinn"));
    CHECK(clock_has_zone("UTC"));
    CHECK(!clock_has_zone(""));
    CHECK(!clock_has_zone("/etc/passwd"));
    CHECK(!clock_has_zone("Europe/../../../../etc/passwd"));
    CHECK(!clock_has_zone("12:00"));
    if (stat("/usr/share/zoneinfo", &list) == 0) {
        CHECK(!clock_has_zone("Europe/Atlantis"));
        CHECK(!clock_has_zone("Europe"));
    }
}

TEST(the_clock_on_the_wall_is_that_of_the_zone)
{
    char here[16], there[16];
    struct stat list;
    if (stat("/usr/share/zoneinfo", &list) != 0) {
        return; // no zones to go by
    }
    CHECK(clock_set_zone("UTC"));
    clock_local_text(here, sizeof(here));
    CHECK(clock_set_zone("Asia/Tokyo")); // nine hours on, all year
    clock_local_text(there, sizeof(there));
    int apart = (there[0] - here[0]) * 10 + there[1] - here[1];
    CHECK(apart == 9 || apart == 10 || apart == 9 - 24 || apart == 10 - 24);
}

static const struct check_case cases[] = {
    CASE(a_time_zone_is_one_of_the_list_that_this_machine_has),
    CASE(the_clock_on_the_wall_is_that_of_the_zone),
};
CHECK_MAIN(cases)

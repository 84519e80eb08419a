#include "check.h"
#include "net/rate.h"

static const int64_t SECOND = 1000000000;

static int spend(struct rate *rate, const char *peer, int times, int64_t now_ns)
{
    int allowed = 0;
    for (int i = 0; i < times; i++) {
        allowed += rate_spend(rate, peer, 1, now_ns);
    }
    return allowed;
}

TEST(a_burst_is_fine_and_a_flood_is_not)
{
    struct rate rate = {.per_s = 50, .burst = 100};
    CHECK_INT(spend(&rate, "10.0.0.7", 500, SECOND), 100);
    CHECK_INT(spend(&rate, "10.0.0.7", 500, SECOND), 0);
    CHECK_INT(spend(&rate, "10.0.0.7", 500, 2 * SECOND), 50);
    CHECK_INT(spend(&rate, "10.0.0.7", 500, 3 * SECOND + SECOND / 2), 75);
    CHECK_INT(spend(&rate, "10.0.0.7", 500, 1000 * SECOND), 100);
}

TEST(one_who_floods_takes_nothing_from_another)
{
    struct rate rate = {.per_s = 50, .burst = 100};
    spend(&rate, "10.0.0.7", 500, SECOND);
    CHECK_INT(spend(&rate, "10.0.0.8", 500, SECOND), 100);
    CHECK_INT(spend(&rate, "::1", 500, SECOND), 100);
}

TEST(what_costs_more_comes_less_often)
{
    struct rate rate = {.per_s = 200, .burst = 400};
    int allowed = 0;
    for (int i = 0; i < 500; i++) {
        allowed += rate_spend(&rate, "10.0.0.7", 4, SECOND);
    }
    CHECK_INT(allowed, 100);
    CHECK(!rate_spend(&rate, "10.0.0.7", 1, SECOND));
    CHECK(rate_spend(&rate, "10.0.0.7", 1, SECOND + SECOND / 100));
}

TEST(more_clients_than_can_be_remembered_push_out_the_oldest)
{
    struct rate rate = {.per_s = 1, .burst = 2};
    char peer[16];
    for (int i = 0; i < 4 * RATE_PEERS; i++) {
        snprintf(peer, sizeof(peer), "10.0.0.%d", i);
        CHECK_INT(spend(&rate, peer, 3, SECOND + i), 2);
    }
    CHECK_INT(spend(&rate, peer, 3, SECOND + 4 * RATE_PEERS), 0);
}

TEST(without_a_limit_everything_is_allowed)
{
    struct rate rate = {0};
    CHECK_INT(spend(&rate, "10.0.0.7", 5000, SECOND), 5000);
}

static const struct check_case cases[] = {
    CASE(a_burst_is_fine_and_a_flood_is_not),
    CASE(one_who_floods_takes_nothing_from_another),
    CASE(what_costs_more_comes_less_often),
    CASE(more_clients_than_can_be_remembered_push_out_the_oldest),
    CASE(without_a_limit_everything_is_allowed),
};

CHECK_MAIN(cases)

// Metrics and health: what the API tells of a state that it has.
#include "api_asks.h"

static const char busy[] =
    "{\"version\":7,\"auto\":true,\"air\":[{\"layer\":\"lower\",\"scene\":\"winner\"}],"
    "\"queue\":[{},{}],\"announced\":[],\"feeds\":[{\"id\":\"tr\\\"a\\nck\",\"link\":"
    "\"up\","
    "\"data\":\"live\",\"age_ms\":1250,\"messages\":12,\"bad\":3,\"gaps\":0,"
    "\"reconnects\":1,\"dropped\":0},{\"id\":\"tri\",\"link\":\"down\",\"data\":"
    "\"stale\","
    "\"age_ms\":null}],\"output\":{\"frames\":500,\"late\":2},"
    "\"totals\":{\"shown\":4,\"dropped\":1}}";

// The body that this path answers; to be freed.
static char *told(const char *path, const struct api_known *known, int *status)
{
    struct arena arena = {0};
    struct api_request request = {.method = "GET", .path = path};
    struct api_reply reply;
    api_handle(&request, &open_access, known, &arena, &reply);
    arena_finish(&arena);
    *status = reply.status;
    return reply.body.data;
}

TEST(metrics_tell_what_the_state_tells)
{
    static const char *const lines[] = {
        "\nstrapline_build_info{version=\"" STRAPLINE_VERSION "\"} 1\n",
        "\nstrapline_programme_answers 1\n",
        "\nstrapline_uptime_seconds 9\n",
        "\nstrapline_http_connections 3\n",
        "\nstrapline_websocket_clients 2\n",
        "\nstrapline_http_requests_total{status=\"200\"} 40\n",
        "\nstrapline_http_requests_total{status=\"401\"} 5\n",
        "\nstrapline_frames_total 500\n",
        "\nstrapline_frames_late_total 2\n",
        "\nstrapline_automation 1\n",
        "\nstrapline_queue_length 2\n",
        "\nstrapline_layer_on_air{layer=\"lower\"} 1\n",
        "\nstrapline_layer_on_air{layer=\"bug\"} 0\n",
        "\nstrapline_decisions_total{outcome=\"shown\"} 4\n",
        "\nstrapline_feed_link{feed=\"tri\",link=\"down\"} 1\n",
        "\nstrapline_feed_link{feed=\"tri\",link=\"up\"} 0\n",
        "\nstrapline_feed_data{feed=\"tri\",data=\"stale\"} 1\n",
        "\nstrapline_feed_messages_total{feed=\"tr\\\"a\\nck\"} 12\n",
        "\nstrapline_feed_bad_total{feed=\"tr\\\"a\\nck\"} 3\n",
        "\nstrapline_feed_reconnects_total{feed=\"tri\"} 0\n",
        "\nstrapline_feed_age_seconds{feed=\"tr\\\"a\\nck\"} 1.250\n",
    };
    const struct api_known known = {.state = busy,
                                    .fresh = true,
                                    .server = {.uptime_ms = 9900,
                                               .connections = 3,
                                               .viewers = 2,
                                               .replies = {{200, 40}, {401, 5}},
                                               .reply_count = 2}};
    int status;
    char *text = told("/metrics", &known, &status);
    bool all = true;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        if (!strstr(text, lines[i])) {
            printf("  not there: %s", lines[i] + 1);
            all = false;
        }
    }
    bool no_age = !strstr(text, "age_seconds{feed=\"tri\"}");
    free(text);
    CHECK_INT(status, 200);
    CHECK(all && no_age);
}

TEST(health_tells_a_programme_that_does_not_answer)
{
    const struct api_known well = {.state = busy, .fresh = true};
    const struct api_known ill = {.state = busy, .fresh = false};
    int status, ill_status;
    char *text = told("/api/health", &well, &status);
    char *ill_text = told("/api/health", &ill, &ill_status);
    bool right = strstr(text, "\"ok\":true") && strstr(text, "\"late\":2") &&
                 strstr(text, "\"tri\":{\"link\":\"down\",\"data\":\"stale\"}") &&
                 strstr(ill_text, "\"ok\":false");
    free(text);
    free(ill_text);
    CHECK_INT(status, 200);
    CHECK_INT(ill_status, 503);
    CHECK(right);
}

TEST(a_state_that_is_old_says_so)
{
    const struct api_known well = {.state = busy, .fresh = true};
    const struct api_known ill = {.state = busy, .fresh = false};
    int status, ill_status;
    char *text = told("/api/state", &well, &status);
    char *ill_text = told("/api/state", &ill, &ill_status);
    bool right = text_equal(text, busy) &&
                 strncmp(ill_text, "{\"answers\":false,", 17) == 0 &&
                 text_equal(ill_text + 17, busy + 1);
    free(text);
    free(ill_text);
    CHECK_INT(status, 200);
    CHECK_INT(ill_status, 200);
    CHECK(right);
}

TEST(before_the_first_state_it_says_so)
{
    struct arena arena = {0};
    struct api_request request = {.method = "GET", .path = "/api/state"};
    struct api_reply reply;
    api_handle(&request, &open_access, &nothing, &arena, &reply);
    int status = reply.status;
    buf_finish(&reply.body);
    arena_finish(&arena);
    CHECK_INT(status, 503);
}

static const struct check_case cases[] = {
    CASE(metrics_tell_what_the_state_tells),
    CASE(health_tells_a_programme_that_does_not_answer),
    CASE(a_state_that_is_old_says_so),
    CASE(before_the_first_state_it_says_so),
};

CHECK_MAIN(cases)

// What the feed logs of FastPath, how often, and what nobody may ever read in it.
#include "fastpath_said.h"
#include "log_heard.h"

static const char token[] = "token-that-nobody-may-see";

static struct feed_config config = {.id = "arena", .sport = "soccer", .fixture = "f7"};

// What a feed logs and says, but for what it sends to the server.
struct said {
    struct log_heard heard;
    struct buf out;
};

static void note(const struct feed_out *out, struct said *said)
{
    for (int i = 0; i < out->events.count; i++) {
        buf_printf(&said->out, "%s\n", event_print(&out->events.items[i], out->arena));
    }
    buf_printf(&said->out, "%s\n", out->reason ? out->reason : "");
}

static void tell(const char *const *texts, int count, struct said *said)
{
    struct arena arena = {0};
    struct feed *feed = fastpath_ops.create(&config);
    for (int i = 0; i < count; i++) {
        struct feed_out out = feed_out_begin(&arena), end = feed_out_begin(&arena);
        struct feed_fetch fetch = {.kind = FETCH_UNIT, .unit = {.event = "f7"}};
        fastpath_ops.open(feed, i * 1000, &end);
        fastpath_ops.text(feed, str_of(texts[i]), i * 1000, &out);
        fastpath_ops.tick(feed, i * 1000 + 500, &out);
        fastpath_ops.closed(feed, 1008, texts[i], i * 1000 + 600, &out);
        note(&out, said);
        fastpath_ops.refused(feed, 0, texts[i], i * 1000 + 700, &end);
        fastpath_ops.body(&config, &fetch, 401, str_of(texts[i]), NULL, &end);
        fastpath_ops.body(&config, &fetch, 200, str_of(texts[i]), NULL, &end);
        fastpath_ops.body(&config, &fetch, 0, str_of(""), texts[i], &end);
        note(&end, said);
    }
    fastpath_ops.destroy(feed);
    arena_finish(&arena);
}

static void listen(const char *const *texts, int count, struct said *said)
{
    text_copy(config.token, sizeof(config.token), token);
    log_heard_begin(&said->heard);
    tell(texts, count, said);
    log_heard_end(&said->heard);
}

TEST(the_token_is_in_no_log_and_in_nothing_that_is_said)
{
    static const char *const texts[] = {
        "{\"authToken\":\"token-that-nobody-may-see\"}",
        "{\"message\":\"token-that-nobody-may-see\",\"level\":\"ERROR\"}",
        "{\"message\":\"bad token-that-nobody-may-see\",\"level\":\"WARN\"}",
        "{\"message\":\"token-that-nobody-may-see is good\",\"level\":\"INFO\"}",
        "{\"errorMessage\":\"no: token-that-nobody-may-see!\"}",
        "{\"error\":\"token-that-nobody-may-seetoken-that-nobody-may-see\"}",
        "token-that-nobody-may-see",
        "{\"eventElementType\":\"token-that-nobody-may-see\"}",
        "{\"fixtureAction\":7,\"x\":\"token-that-nobody-may-see\"}",
        "{\"fixtureAction\":{\"sendType\":\"token-that-nobody-may-see\"}}",
        "{\"fixtureSummary\":{},\"y\":\"token-that-nobody-may-see\"}",
    };
    static struct said said;
    listen(texts, sizeof(texts) / sizeof(texts[0]), &said);
    CHECK(count_of(said.heard.lines, "\n") >= 5);
    CHECK_INT(count_of(said.heard.lines, token), 0);
    CHECK_INT(count_of(said.out.data, token), 0);
    CHECK(count_of(said.out.data, "[token]") >= 5);
    buf_finish(&said.out);
}

TEST(a_kind_of_mistake_is_logged_once)
{
    static struct said said;
    const char *texts[40];
    for (int i = 0; i < 40; i += 4) {
        texts[i] = "not json";
        texts[i + 1] = "{\"fixtureAction\":{\"sendType\":\"Guessed\"}}";
        texts[i + 2] = "{\"fixtureSummary\":{\"currentStatus\":\"Moonlit\"}}";
        texts[i + 3] = "{\"eventElementType\":\"Alarm\"}";
    }
    listen(texts, 40, &said);
    CHECK_INT(count_of(said.heard.lines, "not JSON from here on"), 1);
    CHECK_INT(count_of(said.heard.lines, "Guessed"), 1);
    CHECK_INT(count_of(said.heard.lines, "Alarm"), 1);
    CHECK_INT(count_of(said.heard.lines, "\n"), 4);
    buf_finish(&said.out);
}

static const struct check_case cases[] = {
    CASE(the_token_is_in_no_log_and_in_nothing_that_is_said),
    CASE(a_kind_of_mistake_is_logged_once),
};

CHECK_MAIN(cases)

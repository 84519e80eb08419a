// Whatever a server answers while a panel stands: nothing that is on air is lost.
#include <stdio.h>

#include "base/arena.h"
#include "base/str.h"
#include "check.h"
#include "feed/feed.h"
#include "show/show.h"

enum { WIDTH = 200 };

static const char unit_page[] =
    "{\"event_id\":\"12\",\"round\":1,\"heat\":1,\"event_name\":\"800m - Men\","
    "\"results_status\":\"official\",\"distance\":800,\"precision\":2,\"results\":["
    "{\"bib\":\"44\",\"first_name\":\"Harry\",\"last_name\":\"Fold\",\"place\":1,"
    "\"performance\":\"1:52.60\",\"team\":\"CAM\",\"lane\":3},"
    "{\"bib\":\"31\",\"first_name\":\"Tomas\",\"last_name\":\"Brandt\",\"place\":2,"
    "\"performance\":\"1:53.04\",\"team\":\"OXF\",\"lane\":4}]}";

struct stage {
    struct show *show;
    struct feed_config config;
    struct feed_fetch fetch;
    int64_t now_ms;
};

static void answer(struct stage *stage, int status, struct str body, const char *note)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    feed_find("opentrack")->body(&stage->config, &stage->fetch, status, body, note, &out);
    stage->now_ms += 100;
    for (int i = 0; i < out.events.count; i++) {
        show_event(stage->show, 0, &out.events.items[i], stage->now_ms, stage->now_ms);
    }
    arena_finish(&arena);
}

static void say(struct stage *stage, const char *words)
{
    struct cue cue;
    char error[WIDTH];
    const char *why;
    stage->now_ms += 100;
    if (cue_parse(words, &cue, error, sizeof(error))) {
        show_cue(stage->show, &cue, stage->now_ms, &why);
    }
}

// What the panel shows, as text; "" if there is none.
static const char *panel(const struct stage *stage, struct arena *arena)
{
    const struct air *air = director_air(show_director(stage->show), LAYER_FULL);
    struct buf text = {0};
    if (air->scene && air->values) {
        buf_printf(&text, "%s ", air->scene->name);
        values_to_json(air->values, &text);
    }
    const char *copy = arena_strdup(arena, text.data ? text.data : "");
    buf_finish(&text);
    return copy;
}

static struct stage open_panel(void)
{
    static const struct show_feed feeds[] = {{.id = "track", .type = "opentrack"}};
    struct stage stage = {.show = show_create(feeds, 1), .now_ms = 1000};
    stage.fetch = (struct feed_fetch){.kind = FETCH_UNIT, .unit = {"12", 1, 1}};
    say(&stage, "follow track 12/1/1");
    answer(&stage, 200, str_of(unit_page), NULL);
    say(&stage, "detail");
    return stage;
}

// Every answer that cannot be used leaves all as it is, and says why.
static bool holds(struct stage *stage, int status, struct str body, const char *note)
{
    struct arena arena = {0};
    const char *before = panel(stage, &arena);
    answer(stage, status, body, note);
    bool same = text_equal(before, panel(stage, &arena)) && before[0];
    bool told = show_notice(stage->show) != NULL;
    if (!same || !told) {
        printf("  status %d, %zu bytes: %s\n  before %s\n", status, body.len,
               panel(stage, &arena), before);
    }
    arena_finish(&arena);
    return same && told;
}

TEST(an_answer_cut_at_any_byte_takes_nothing_off_the_air)
{
    struct stage stage = open_panel();
    struct str whole = str_of(unit_page);
    for (size_t len = 0; len < whole.len; len++) {
        CHECK(holds(&stage, 200, (struct str){whole.data, len}, NULL));
    }
    show_destroy(stage.show);
}

TEST(no_status_takes_anything_off_the_air)
{
    struct stage stage = open_panel();
    for (int status = 201; status < 600; status++) {
        if (status != 304) {
            CHECK(holds(&stage, status, str_of(unit_page), NULL));
        }
    }
    CHECK(holds(&stage, 0, str_of(""), "no answer in 10 s"));
    CHECK(holds(&stage, 200, str_of("<html>sign in</html>"), NULL));
    CHECK(holds(&stage, 200, str_of("{\"event_id\":\"13\",\"results\":[]}"), NULL));
    // The last good copy is still that: also without a word of its own.
    struct arena arena = {0};
    const char *before = panel(&stage, &arena);
    answer(&stage, 304, str_of(""), NULL);
    CHECK_STR(panel(&stage, &arena), before);
    CHECK(show_notice(stage.show) == NULL);
    arena_finish(&arena);
    show_destroy(stage.show);
}

TEST(an_answer_without_rows_takes_no_row_off_the_air)
{
    static const char *const bodies[] = {
        "{\"event_id\":\"12\",\"round\":1,\"heat\":1}",
        "{\"event_id\":\"12\",\"round\":1,\"heat\":1,\"results\":[]}",
        ("{\"event_id\":\"12\",\"round\":1,\"heat\":1,\"results\":null,\"event_name\":"
         "\"\"}"),
        "{\"event_id\":\"12\",\"round\":1,\"heat\":1,\"results\":[{\"x\":1}]}",
    };
    struct stage stage = open_panel();
    for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
        answer(&stage, 200, str_of(bodies[i]), NULL);
        struct arena arena = {0};
        const char *shown = panel(&stage, &arena);
        CHECK(strstr(shown, "1:52.60") && strstr(shown, "1:53.04") &&
              strstr(shown, "Harry Fold") && strstr(shown, "800m - Men"));
        arena_finish(&arena);
    }
    show_destroy(stage.show);
}

static const struct check_case cases[] = {
    CASE(an_answer_cut_at_any_byte_takes_nothing_off_the_air),
    CASE(no_status_takes_anything_off_the_air),
    CASE(an_answer_without_rows_takes_no_row_off_the_air),
};

CHECK_MAIN(cases)

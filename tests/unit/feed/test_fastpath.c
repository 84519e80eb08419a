// Messages and answers of FastPath, as the decoder understands them.
#include "fastpath_said.h"

static bool matches_golden(const struct fastpath_said *said)
{
    char path[200];
    struct buf text = {0}, golden = {0}, found = {0};
    snprintf(path, sizeof(path), "golden/fastpath_%s.events", said->name);
    bool ok = fastpath_load(said->name, &text) && answer_load(path, &golden);
    fastpath_print(said, (struct str){text.data, text.len}, &found);
    if (!ok || !text_equal(golden.data, found.data)) {
        printf("  %s gave:\n%s--- end of %s\n", path, found.data, path);
        ok = false;
    }
    buf_finish(&text);
    buf_finish(&golden);
    buf_finish(&found);
    return ok;
}

TEST(every_kind_of_message_says_what_its_golden_says)
{
    bool ok = true;
    for (int i = 0; i < FASTPATH_FIXTURES; i++) {
        ok = matches_golden(&fastpath_fixtures[i]) && ok;
    }
    CHECK(ok);
}

// A push is bad traffic, an answer a failed fetch; there is nothing else in either.
static bool fails_cut(const struct fastpath_said *said, const struct buf *text,
                      size_t len)
{
    struct arena arena = {0};
    char *cut = malloc(len + 1); // exactly as long, so that a sanitizer sees each step
    memcpy(cut, text->data, len);
    struct feed_out out = fastpath_hear_said(said, (struct str){cut, len}, &arena);
    const struct event *event = out.events.items;
    bool ok = out.events.count == 1 && out.fetch_count == 0 && !out.ready && !out.close &&
              (said->sport ? event->type == EVENT_TRAFFIC && event->traffic.bad
                           : event->type == EVENT_FETCH_FAILED);
    free(cut);
    arena_finish(&arena);
    return ok;
}

TEST(a_message_cut_at_any_byte_is_no_message)
{
    for (int i = 0; i < FASTPATH_FIXTURES; i++) {
        struct buf text = {0};
        CHECK(fastpath_load_compact(fastpath_fixtures[i].name, &text));
        for (size_t len = 0; len < text.len; len++) {
            CHECK(fails_cut(&fastpath_fixtures[i], &text, len));
        }
        buf_finish(&text);
    }
}

// The leaves of a message, one after the other, become something else.
static void write_with(struct buf *out, const struct json *value, const char *instead,
                       int *countdown)
{
    if (--*countdown == 0) {
        buf_text(out, instead);
    } else if (json_is_object(value) || json_is_array(value)) {
        bool object = json_is_object(value);
        buf_char(out, object ? '{' : '[');
        for (const struct json *item = json_first(value); item; item = json_next(item)) {
            if (object) {
                json_put_key(out, json_key(item));
            } else {
                buf_text(out, item == json_first(value) ? "" : ",");
            }
            write_with(out, item, instead, countdown);
        }
        buf_char(out, object ? '}' : ']');
    } else {
        json_put_value(out, value);
    }
}

static bool is_whole(const struct feed_out *out)
{
    bool ok = out->events.count > 0;
    for (int i = 0; i < out->events.count; i++) {
        const struct event *event = &out->events.items[i];
        ok = ok && !text_empty(event_print(event, out->arena)) &&
             (event->type != EVENT_MATCH || !text_empty(event->match.match));
    }
    return ok;
}

static bool survives(const struct fastpath_said *said, const struct json *root,
                     const char *instead)
{
    bool ok = true;
    for (int leaf = 1, left = 0; ok && left <= 0; leaf++) {
        struct buf changed = {0};
        struct arena arena = {0};
        left = leaf;
        write_with(&changed, root, instead, &left);
        struct feed_out out =
            fastpath_hear_said(said, (struct str){changed.data, changed.len}, &arena);
        ok = is_whole(&out);
        buf_finish(&changed);
        arena_finish(&arena);
    }
    return ok;
}

TEST(a_value_of_another_kind_never_breaks_a_message)
{
    static const char *const others[] = {"{}", "null",  "[[]]",  "1e300",       "\"\"",
                                         "-1", "false", "\"x\"", "[{\"id\":1}]"};
    for (int i = 0; i < FASTPATH_FIXTURES; i++) {
        char error[200];
        struct buf text = {0};
        CHECK(fastpath_load(fastpath_fixtures[i].name, &text));
        struct json_doc *doc =
            json_parse(text.data, text.len, NULL, error, sizeof(error));
        for (size_t k = 0; k < sizeof(others) / sizeof(others[0]); k++) {
            CHECK(survives(&fastpath_fixtures[i], json_root(doc), others[k]));
        }
        json_free(doc);
        buf_finish(&text);
    }
}

static const struct check_case cases[] = {
    CASE(every_kind_of_message_says_what_its_golden_says),
    CASE(a_message_cut_at_any_byte_is_no_message),
    CASE(a_value_of_another_kind_never_breaks_a_message),
};

CHECK_MAIN(cases)

// Messages of live timing, as the decoder understands them: by socket, REST and webhook.
#include "race_said.h"

static bool matches_golden(const struct race_said *said)
{
    char path[200];
    struct buf text = {0}, golden = {0}, found = {0};
    snprintf(path, sizeof(path), "golden/triathlon_%s.events", said->name);
    bool ok = race_load(said->name, &text) && answer_load(path, &golden);
    race_print(said, (struct str){text.data, text.len}, &found);
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
    for (int i = 0; i < RACE_FIXTURES; i++) {
        ok = matches_golden(&race_fixtures[i]) && ok;
    }
    CHECK(ok);
}

// A push is bad traffic, an answer a failed fetch; there is no race in either.
static bool fails_cut(const struct race_said *said, const struct buf *text, size_t len)
{
    struct arena arena = {0};
    char *cut = malloc(len + 1); // exactly as long, so that a sanitizer sees each step
    memcpy(cut, text->data, len);
    struct feed_out out = race_hear(said, (struct str){cut, len}, &arena);
    const struct event *event = out.events.items;
    bool ok = out.events.count == 1 && out.fetch_count == 0 &&
              (said->way == WAY_BODY ? event->type == EVENT_FETCH_FAILED &&
                                           text_starts(event->fetch.note, "not JSON")
                                     : event->traffic.bad);
    free(cut);
    arena_finish(&arena);
    return ok;
}

TEST(a_message_cut_at_any_byte_is_no_message)
{
    for (int i = 0; i < RACE_FIXTURES; i++) {
        struct buf text = {0};
        CHECK(race_load_compact(race_fixtures[i].name, &text));
        for (size_t len = 1; len < text.len; len++) {
            CHECK(fails_cut(&race_fixtures[i], &text, len));
        }
        buf_finish(&text);
    }
}

enum turn {
    TURN_MEMBERS = 1, // of objects: the other way round
    TURN_SPLITS = 2,  // the elements of splits, too
    TURN_NUMBERS = 4, // "12" is 12, and 12 is "12"
    TURN_FLAGS = 8,   // "false" is 0, true is "1"
    TURN_ABSENT = 16, // null is left out
};

static void write_turned(struct buf *out, const struct json *value, const char *key,
                         int turn);

static void write_list(struct buf *out, const struct json *item, bool back, int turn)
{
    if (item && back) {
        write_list(out, json_next(item), true, turn);
    }
    if (item && !((turn & TURN_ABSENT) && json_is_null(item))) {
        if (json_key(item)) {
            json_put_key(out, json_key(item));
        } else if (out->data[out->len - 1] != '[') {
            buf_char(out, ',');
        }
        write_turned(out, item, json_key(item), turn);
    }
    if (item && !back) {
        write_list(out, json_next(item), false, turn);
    }
}

static void write_leaf(struct buf *out, const struct json *value, int turn)
{
    bool flag;
    long long number;
    if ((turn & TURN_FLAGS) && !json_is_number(value) && json_bool(value, &flag)) {
        buf_text(out, json_is_bool(value) ? flag ? "\"1\"" : "\"0\"" : flag ? "1" : "0");
    } else if ((turn & TURN_NUMBERS) && json_int(value, &number)) {
        buf_printf(out, json_is_string(value) ? "%lld" : "\"%lld\"", number);
    } else {
        json_put_value(out, value);
    }
}

static void write_turned(struct buf *out, const struct json *value, const char *key,
                         int turn)
{
    if (json_is_object(value)) {
        buf_char(out, '{');
        write_list(out, json_first(value), turn & TURN_MEMBERS, turn);
        buf_char(out, '}');
    } else if (json_is_array(value)) {
        buf_char(out, '[');
        write_list(out, json_first(value),
                   (turn & TURN_SPLITS) && text_equal(key, "splits"), turn);
        buf_char(out, ']');
    } else {
        write_leaf(out, value, turn);
    }
}

static bool same_turned(const struct race_said *said, int turn)
{
    char error[200];
    struct buf text = {0}, turned = {0}, found = {0}, found_turned = {0};
    bool ok = race_load(said->name, &text);
    struct json_doc *doc = json_parse(text.data, text.len, NULL, error, sizeof(error));
    write_turned(&turned, json_root(doc), NULL, turn);
    json_free(doc);
    race_print(said, (struct str){text.data, text.len}, &found);
    race_print(said, (struct str){turned.data, turned.len}, &found_turned);
    ok = ok && !text_equal(text.data, turned.data) &&
         text_equal(found.data, found_turned.data);
    if (!ok) {
        printf("  %s turned by %d gave:\n%sand not:\n%s", said->name, turn,
               found_turned.data, found.data);
    }
    buf_finish(&text);
    buf_finish(&turned);
    buf_finish(&found);
    buf_finish(&found_turned);
    return ok;
}

// The odd one has doubles, of which the first is believed: there order matters.
static bool all_same_turned(int turn)
{
    bool ok = true;
    for (int i = 0; i < RACE_FIXTURES; i++) {
        bool odd = text_equal(race_fixtures[i].name, "odd");
        ok = (odd || same_turned(&race_fixtures[i], turn)) && ok;
    }
    return ok;
}

TEST(the_order_of_members_and_splits_does_not_matter)
{
    CHECK(all_same_turned(TURN_MEMBERS));
    CHECK(all_same_turned(TURN_SPLITS));
    CHECK(all_same_turned(TURN_MEMBERS | TURN_SPLITS));
}

TEST(numbers_may_be_texts_and_texts_numbers)
{
    CHECK(all_same_turned(TURN_NUMBERS));
}

TEST(yes_and_no_may_be_words_or_digits)
{
    CHECK(all_same_turned(TURN_FLAGS));
}

TEST(null_and_absent_are_the_same)
{
    CHECK(all_same_turned(TURN_ABSENT));
    CHECK(all_same_turned(TURN_ABSENT | TURN_NUMBERS | TURN_FLAGS | TURN_SPLITS));
}

static const struct check_case cases[] = {
    CASE(every_kind_of_message_says_what_its_golden_says),
    CASE(a_message_cut_at_any_byte_is_no_message),
    CASE(the_order_of_members_and_splits_does_not_matter),
    CASE(numbers_may_be_texts_and_texts_numbers),
    CASE(yes_and_no_may_be_words_or_digits),
    CASE(null_and_absent_are_the_same),
};

CHECK_MAIN(cases)

// A body in chunks, as the bytes of it come.
#include "net/chunks.h"

#include "base/arena.h"
#include "check.h"

// What was read of the text, cut into pieces of so many bytes, and how that ended.
struct reading {
    struct buf body;
    enum chunks_result result;
    size_t behind; // bytes that were not read
};

static struct reading read_cut(const char *text, size_t len, size_t step)
{
    struct chunks chunks = {0};
    struct reading reading = {.result = CHUNKS_MORE};
    for (size_t at = 0; at < len && reading.result == CHUNKS_MORE; at += step) {
        struct str bytes = {text + at, len - at < step ? len - at : step}, part;
        while ((reading.result = chunks_next(&chunks, &bytes, &part)) == CHUNKS_DATA) {
            buf_append(&reading.body, part.data, part.len);
        }
        reading.behind = len - at - (len - at < step ? len - at : step) + bytes.len;
    }
    return reading;
}

static enum chunks_result result_of(const char *text)
{
    struct reading reading = read_cut(text, strlen(text), strlen(text));
    buf_finish(&reading.body);
    return reading.result;
}

TEST(wherever_it_is_cut_the_same_is_read)
{
    static const char text[] = "5\r\nauto \r\n02;name=\"a;b\"\r\non\r\n1 \t; x\r\n\n\r\n"
                               "0\r\nX-Sum: 12\r\nY:\r\n\r\nGET / HTTP/1.1";
    for (size_t step = 1; step < sizeof(text); step++) {
        struct reading reading = read_cut(text, sizeof(text) - 1, step);
        CHECK_INT(reading.result, CHUNKS_END);
        CHECK_STR(reading.body.data, "auto on\n");
        CHECK_INT(reading.behind, strlen("GET / HTTP/1.1"));
        buf_finish(&reading.body);
    }
}

TEST(a_body_that_is_not_whole_waits_for_more)
{
    static const char text[] = "A\r\n0123456789\r\n0\r\n\r\n";
    for (size_t len = 1; len < sizeof(text) - 1; len++) {
        struct reading reading = read_cut(text, len, len);
        CHECK_INT(reading.result, CHUNKS_MORE);
        buf_finish(&reading.body);
    }
    CHECK_INT(result_of(text), CHUNKS_END);
}

TEST(what_is_no_chunk_is_refused)
{
    static const char *const broken[] = {
        "\r\n",
        "g\r\n",
        "-1\r\n",
        "0x3\r\nabc",
        ";a\r\n",
        "3\nabc\r\n",
        "3\r\nabcd\r\n",
        "3\r\nabc\n",
        "3\r\nabc\r0",
        "3;a\nb\r\n",
        "3\rabc",
        "0\r\n\r0",
        "0\r\nX: 1\n\r\n",
        "1000000000000\r\n",
        "3\"\r\nabc\r\n",
    };
    for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        CHECK_INT(result_of(broken[i]), CHUNKS_BAD);
    }
}

// So many letters between these two.
static enum chunks_result result_with(const char *before, int letters, const char *behind)
{
    struct buf text = {0};
    buf_text(&text, before);
    for (int i = 0; i < letters; i++) {
        buf_char(&text, 'x');
    }
    buf_text(&text, behind);
    enum chunks_result result = result_of(text.data);
    buf_finish(&text);
    return result;
}

TEST(lines_without_end_are_refused_and_many_chunks_are_not)
{
    CHECK_INT(result_with("1;", CHUNKS_LINE - 4, "\r\na\r\n0\r\n\r\n"), CHUNKS_END);
    CHECK_INT(result_with("1;", CHUNKS_LINE, "\r\na\r\n0\r\n\r\n"), CHUNKS_BAD);
    CHECK_INT(result_with("0\r\nX:", CHUNKS_TRAILER - 100, "\r\n\r\n"), CHUNKS_END);
    CHECK_INT(result_with("0\r\nX:", CHUNKS_TRAILER, "\r\n\r\n"), CHUNKS_BAD);
    struct buf many = {0};
    for (int i = 0; i < 10000; i++) {
        buf_text(&many, "1\r\na\r\n");
    }
    buf_text(&many, "0\r\n\r\n");
    CHECK_INT(result_of(many.data), CHUNKS_END);
    buf_finish(&many);
}

static const struct check_case cases[] = {
    CASE(wherever_it_is_cut_the_same_is_read),
    CASE(a_body_that_is_not_whole_waits_for_more),
    CASE(what_is_no_chunk_is_refused),
    CASE(lines_without_end_are_refused_and_many_chunks_are_not),
};
CHECK_MAIN(cases)

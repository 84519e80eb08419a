#include "check.h"
#include "net/ws_words.h"

static const char *words(const char *said, int status)
{
    static char out[64];
    ws_words(out, sizeof(out), str_of(said), status);
    return out;
}

TEST(an_http_answer_is_told_with_its_number)
{
    CHECK_STR(words(NULL, 403), "answered 403 instead of opening a WebSocket");
}

TEST(a_server_that_is_not_there_is_told)
{
    CHECK_STR(words("Unable to connect", 0), "connection refused, or nobody there");
    CHECK_STR(words("Timed out waiting SSL", 0), "no answer");
    CHECK_STR(words("Peer hung up", 0), "the server closed before it answered");
}

TEST(what_has_no_words_is_passed_on_and_nothing_is_no_connection)
{
    CHECK_STR(words("the moon is in the way", 0),
              "no connection: the moon is in the way");
    CHECK_STR(words(NULL, 0), "no connection");
    CHECK_STR(words("", 0), "no connection");
}

TEST(a_long_story_is_cut)
{
    static char said[1000];
    memset(said, 'x', sizeof(said) - 1);
    CHECK_INT(strlen(words(said, 0)), 63);
}

static const struct check_case cases[] = {
    CASE(an_http_answer_is_told_with_its_number),
    CASE(a_server_that_is_not_there_is_told),
    CASE(what_has_no_words_is_passed_on_and_nothing_is_no_connection),
    CASE(a_long_story_is_cut),
};

CHECK_MAIN(cases)

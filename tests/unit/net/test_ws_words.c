#include "check.h"
#include "net/ws_words.h"

static const char *words(const char *said, const char *complaint, int status)
{
    static char out[64];
    ws_words(out, sizeof(out), str_of(said), complaint, status);
    return out;
}

TEST(an_http_answer_is_told_with_its_number)
{
    CHECK_STR(words("HS: ws upgrade response not 101", "", 403),
              "answered 403 instead of opening a WebSocket");
    CHECK_STR(words("HS: Accept hash wrong", "", 101), "not a WebSocket server");
}

TEST(a_certificate_is_told_before_the_handshake_that_it_broke)
{
    static const char tls[] = "connect SSL err 1: error:00000001:lib(0)::reason(1)";
    CHECK_STR(
        words(tls, "SSL error: hostname mismatch (preverify_ok=0;err=62;depth=0)", 0),
        "certificate is for another name");
    CHECK_STR(words(tls, "SSL error: certificate has expired (preverify_ok=0;err=10)", 0),
              "certificate has expired");
    CHECK_STR(words(tls, "SSL error: certificate is not yet valid (preverify_ok=0)", 0),
              "certificate is not valid yet");
    CHECK_STR(
        words(NULL, "SSL error: self-signed certificate (preverify_ok=0;err=18)", 0),
        "certificate not trusted");
    CHECK_STR(words(tls, "", 0), "no secure connection");
}

TEST(what_has_no_words_is_passed_on_and_nothing_is_no_connection)
{
    CHECK_STR(words("the moon is in the way", "", 0),
              "no connection: the moon is in the way");
    CHECK_STR(words(NULL, "", 0), "no connection");
    CHECK_STR(words("", "", 0), "no connection");
}

TEST(a_long_story_is_cut)
{
    static char said[1000];
    memset(said, 'x', sizeof(said) - 1);
    CHECK_INT(strlen(words(said, said, 0)), 63);
}

static const struct check_case cases[] = {
    CASE(an_http_answer_is_told_with_its_number),
    CASE(a_certificate_is_told_before_the_handshake_that_it_broke),
    CASE(what_has_no_words_is_passed_on_and_nothing_is_no_connection),
    CASE(a_long_story_is_cut),
};

CHECK_MAIN(cases)

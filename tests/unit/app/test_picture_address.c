// Where a picture is fetched from, and on whose terms.
#include "check.h"

#include <stdio.h>

#include "app/picture_address.h"
#include "base/str.h"

static struct feed_config feeds[2];
static char found[300], why[300];
static struct picture_terms terms;

static bool allowed(const char *text)
{
    return picture_address(text, feeds, 2, found, sizeof(found), &terms, why,
                           sizeof(why));
}

TEST(an_address_is_https_unless_it_stays_here)
{
    static const struct {
        const char *text, *fetched;
    } addresses[] = {
        {"https://h.example/a.png?b=c", "https://h.example/a.png?b=c"},
        {"//h.example/a.svg", "https://h.example/a.svg"},
        {"http://h.example/a.jpg", "https://h.example/a.jpg"},
        {"http://127.0.0.1:81/a.jpg", "http://127.0.0.1:81/a.jpg"},
        {"http://localhost/a.jpg", "http://localhost/a.jpg"},
    };
    for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
        CHECK(allowed(addresses[i].text));
        CHECK_STR(found, addresses[i].fetched);
        CHECK(!terms.insecure);
        CHECK_STR(terms.ca_file, "");
    }
}

TEST(names_passwords_and_other_schemes_are_refused)
{
    CHECK(!allowed("https://me:secret@h.example/a.png"));
    CHECK(!allowed("https://"));
    CHECK(!allowed("//"));
    char longest[400] = "https://h.example/";
    memset(longest + 18, 'a', 300);
    CHECK(!allowed(longest));
}

TEST(a_feed_s_terms_hold_for_its_own_server_only)
{
    text_copy(feeds[0].rest, sizeof(feeds[0].rest), "http://hall.example:8080/api");
    feeds[0].insecure = true;
    text_copy(feeds[1].competition, sizeof(feeds[1].competition),
              "https://own.example/x/");
    text_copy(feeds[1].ca_file, sizeof(feeds[1].ca_file), "/etc/own.pem");
    CHECK(allowed("http://hall.example/logo.png"));
    CHECK_STR(found, "http://hall.example/logo.png");
    CHECK(terms.insecure);
    CHECK(allowed("http://own.example/logo.png"));
    CHECK_STR(found, "https://own.example/logo.png");
    CHECK_STR(terms.ca_file, "/etc/own.pem");
    CHECK(allowed("http://elsewhere.example/logo.png"));
    CHECK_STR(found, "https://elsewhere.example/logo.png");
    CHECK_STR(terms.ca_file, "");
}

static const struct check_case cases[] = {
    CASE(an_address_is_https_unless_it_stays_here),
    CASE(names_passwords_and_other_schemes_are_refused),
    CASE(a_feed_s_terms_hold_for_its_own_server_only),
};

CHECK_MAIN(cases)

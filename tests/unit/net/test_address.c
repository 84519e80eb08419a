#include "check.h"
#include "net/address.h"

#include "base/str.h"

static char error[512];

static bool parse(const char *text, struct address *out)
{
    error[0] = '\0';
    return address_parse(text, out, error, sizeof(error));
}

TEST(the_parts_of_an_address_are_found)
{
    static const struct {
        const char *text, *scheme, *host, *authority, *path;
        int port;
        bool tls;
    } rows[] = {
        {"ws://127.0.0.1:7000", "ws", "127.0.0.1", "127.0.0.1:7000", "/", 7000, false},
        {"wss://ws-eu.example.org:443/app/k?protocol=7", "wss", "ws-eu.example.org",
         "ws-eu.example.org", "/app/k?protocol=7", 443, true},
        {"wss://host.example", "wss", "host.example", "host.example", "/", 443, true},
        {"ws://Host.Example/", "ws", "host.example", "host.example", "/", 80, false},
        {"WSS://h:8443/x", "wss", "h", "h:8443", "/x", 8443, true},
        {"http://[::1]:80/a/b#c", "http", "::1", "[::1]", "/a/b", 80, false},
        {"https://[2001:DB8::5]:9/", "https", "2001:db8::5", "[2001:db8::5]:9", "/", 9,
         true},
        {"https://h?q=1", "https", "h", "h", "/?q=1", 443, true},
        {"https://h/a@b", "https", "h", "h", "/a@b", 443, true},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct address address;
        CHECK(parse(rows[i].text, &address));
        CHECK_STR(address.scheme, rows[i].scheme);
        CHECK_STR(address.host, rows[i].host);
        CHECK_STR(address.authority, rows[i].authority);
        CHECK_STR(address.path, rows[i].path);
        CHECK_INT(address.port, rows[i].port);
        CHECK_INT(address.tls, rows[i].tls);
    }
}

TEST(what_is_no_address_is_refused_with_a_line)
{
    static const char *const texts[] = {
        "",
        "host",
        "host:80/x",
        "ftp://host/",
        "javascript://x",
        "ws://",
        "ws:///path",
        "ws://:80/",
        "ws://h:0/",
        "ws://h:65536/",
        "ws://h:8o/",
        "ws://h:/",
        "ws://h:-1/",
        "ws://h o/",
        "ws://h/a b",
        "ws://h/a\r\nX: y",
        "ws://h\r\n/",
        "ws://[::1",
        "ws://[::1]x/",
        "ws://[h]/",
        "ws://[]/",
        "https://user:secret@h/",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct address address;
        if (parse(texts[i], &address)) {
            printf("  taken: \"%s\"\n", texts[i]);
        }
        CHECK(!parse(texts[i], &address));
        CHECK(error[0] != '\0');
    }
}

TEST(a_password_in_an_address_is_not_repeated)
{
    struct address address;
    CHECK(!parse("https://user:hush@h/", &address));
    CHECK(strstr(error, "hush") == NULL);
}

TEST(an_address_that_is_far_too_long_is_refused)
{
    static char text[ADDRESS_TEXT + 100];
    memset(text, 'a', sizeof(text) - 1);
    struct address address;
    memcpy(text, "ws://h/", 7);
    CHECK(!parse(text, &address));
    memcpy(text, "ws://hh", 7);
    CHECK(!parse(text, &address));
}

TEST(loopback_is_told_from_names_that_only_look_like_it)
{
    static const char *const here[] = {"127.0.0.1", "127.9.8.7", "::1", "localhost",
                                       "LOCALHOST"};
    static const char *const away[] = {
        "128.0.0.1",        "10.0.0.1", "localhost.example",
        "127.0.0.1.nip.io", "0.0.0.0",  "::",
        "127.1.example",    "",         "xlocalhost"};
    for (size_t i = 0; i < sizeof(here) / sizeof(here[0]); i++) {
        CHECK(address_is_loopback(here[i]));
    }
    for (size_t i = 0; i < sizeof(away) / sizeof(away[0]); i++) {
        CHECK(!address_is_loopback(away[i]));
    }
}

TEST(plain_text_leaves_the_machine_only_when_asked_for)
{
    struct address address;
    CHECK(parse("ws://10.0.0.1/", &address));
    CHECK(!address_allowed(&address, false, error, sizeof(error)));
    CHECK_STR(error, "ws://10.0.0.1 leaves this machine unencrypted: expected wss://, or "
                     "\"insecure\": true in the show file");
    CHECK(address_allowed(&address, true, error, sizeof(error)));
    CHECK(parse("ws://localhost:1/", &address));
    CHECK(address_allowed(&address, false, error, sizeof(error)));
    CHECK(parse("https://h/", &address));
    CHECK(address_allowed(&address, false, error, sizeof(error)));
}

static const struct check_case cases[] = {
    CASE(the_parts_of_an_address_are_found),
    CASE(what_is_no_address_is_refused_with_a_line),
    CASE(a_password_in_an_address_is_not_repeated),
    CASE(an_address_that_is_far_too_long_is_refused),
    CASE(loopback_is_told_from_names_that_only_look_like_it),
    CASE(plain_text_leaves_the_machine_only_when_asked_for),
};

CHECK_MAIN(cases)

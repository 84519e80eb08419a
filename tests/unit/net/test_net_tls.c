// Connections with TLS, and addresses that cannot be used.
#include "check.h"

#include "fake_feed.h"

// Connects with TLS to a server that shows the certificate `name`; line is what follows
// "connecting".
static bool tls_line(const char *name, const char *host, const char *ca, char *line,
                     size_t size)
{
    char cert[512], key[512];
    const char *folder = certificates();
    snprintf(cert, sizeof(cert), "%s/%s.pem", folder, name);
    snprintf(key, sizeof(key), "%s/%s.key", folder, name);
    struct server secure = {0};
    struct feed_config config = {.id = "track"};
    if (!server_start(&secure, "ws_server.py", 0, cert, key)) {
        return false;
    }
    snprintf(config.url, sizeof(config.url), "wss://%s:%d/hello", host, secure.port);
    snprintf(config.ca_file, sizeof(config.ca_file), "%s%s%s", ca[0] ? folder : "",
             ca[0] ? "/" : "", ca);
    bool begun = net_begin(&config) && text_equal(next(), "connecting");
    snprintf(line, size, "%s", begun ? next() : "");
    server_end(&secure);
    return begun;
}

TEST(a_private_authority_is_trusted_when_it_is_given)
{
    char line[200] = "";
    CHECK(tls_line("localhost", "localhost", "ca.pem", line, sizeof(line)));
    CHECK_STR(line, "open '' 0");
    CHECK(tls_line("number", "127.0.0.1", "ca.pem", line, sizeof(line)));
    CHECK_STR(line, "open '' 0");
}

TEST(certificates_of_strangers_and_of_other_names_are_refused)
{
    char line[200] = "";
    CHECK(tls_line("localhost", "localhost", "", line, sizeof(line)));
    CHECK(is_down(line, "down: certificate not trusted"));
    CHECK(tls_line("stranger", "localhost", "ca.pem", line, sizeof(line)));
    CHECK(is_down(line, "down: certificate not trusted"));
    CHECK(tls_line("other", "localhost", "ca.pem", line, sizeof(line)));
    CHECK(is_down(line, "down: certificate is for another name"));
}

TEST(tls_to_a_server_without_it_is_told)
{
    struct feed_config config = {.id = "track"};
    snprintf(config.url, sizeof(config.url), "wss://localhost:%d/hello", server.port);
    CHECK(net_begin(&config));
    CHECK_STR(next(), "connecting");
    CHECK(is_down(next(), "down: no secure connection"));
}

static const char *refusal(const char *url, const char *ca_file, bool insecure)
{
    static char error[300];
    struct feed_config config = {.id = "track", .insecure = insecure};
    text_copy(config.url, sizeof(config.url), url);
    text_copy(config.ca_file, sizeof(config.ca_file), ca_file);
    struct source_parts parts = {.loop = loop_create("feeds")};
    error[0] = '\0';
    struct source *source =
        source_create_with(&fake_ops, &config, 0, &parts, error, sizeof(error));
    loop_destroy(parts.loop);
    source_destroy(source);
    return error;
}

TEST(an_address_that_cannot_be_used_is_refused_before_anything_starts)
{
    CHECK_STR(refusal("", "", false), "no url");
    CHECK(strstr(refusal("ws://10.0.0.1/", "", false), "leaves this machine") != NULL);
    CHECK_STR(refusal("ws://10.0.0.1/", "", true), "");
    CHECK_STR(refusal("https://h/", "", false),
              "\"https://\": expected ws:// or wss:// for a feed's url");
    CHECK_STR(refusal("wss://h/", "/nowhere/ca.pem", false),
              "ca_file: no such file: /nowhere/ca.pem");
    CHECK(strstr(refusal("example.org", "", false), "expected an address") != NULL);
}

static const struct check_case cases[] = {
    CASE(a_private_authority_is_trusted_when_it_is_given),
    CASE(certificates_of_strangers_and_of_other_names_are_refused),
    CASE(tls_to_a_server_without_it_is_told),
    CASE(an_address_that_cannot_be_used_is_refused_before_anything_starts),
};

int main(void)
{
    int failed = play_all(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    certificates_remove();
    return failed;
}

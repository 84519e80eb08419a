#include "check.h"
#include "net/tls.h"

#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <unistd.h>

enum { DAY_S = 24 * 60 * 60 };

// A server in memory, with a certificate of its own making.
struct peer {
    char file[32]; // of the certificate, to be trusted
    SSL_CTX *context;
    SSL *ssl;
    BIO *in, *out;
};

static X509 *certificate(EVP_PKEY *key, const char *names, long from_s, long to_s)
{
    X509 *made = X509_new();
    X509_set_version(made, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made), 7);
    X509_gmtime_adj(X509_getm_notBefore(made), from_s);
    X509_gmtime_adj(X509_getm_notAfter(made), to_s);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_ASC,
                               (const unsigned char *)"Strapline test", -1, -1, 0);
    X509_set_issuer_name(made, X509_get_subject_name(made));
    X509_set_pubkey(made, key);
    X509_EXTENSION *extension =
        X509V3_EXT_conf_nid(NULL, NULL, NID_subject_alt_name, names);
    X509_add_ext(made, extension, -1);
    X509_EXTENSION_free(extension);
    X509_sign(made, key, EVP_sha256());
    return made;
}

static bool peer_open(struct peer *peer, const char *names, long from_s, long to_s)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *shown = certificate(key, names, from_s, to_s);
    *peer = (struct peer){.file = "/tmp/strapline-tls-XXXXXX"};
    peer->context = SSL_CTX_new(TLS_server_method());
    SSL_CTX_use_certificate(peer->context, shown);
    SSL_CTX_use_PrivateKey(peer->context, key);
    peer->ssl = SSL_new(peer->context);
    peer->in = BIO_new(BIO_s_mem());
    peer->out = BIO_new(BIO_s_mem());
    SSL_set_bio(peer->ssl, peer->in, peer->out);
    SSL_set_accept_state(peer->ssl);
    int handle = mkstemp(peer->file);
    FILE *file = handle >= 0 ? fdopen(handle, "w") : NULL;
    bool written = file && PEM_write_X509(file, shown) == 1;
    if (file) {
        fclose(file);
    }
    X509_free(shown);
    EVP_PKEY_free(key);
    return written;
}

static void peer_close(struct peer *peer)
{
    unlink(peer->file);
    SSL_free(peer->ssl);
    SSL_CTX_free(peer->context);
}

// What the client has to say goes to the peer, what the peer has to say to the client.
static void carry(struct tls *tls, struct peer *peer, size_t piece)
{
    struct buf bytes = {0};
    tls_speak(tls, &bytes);
    if (bytes.len) {
        BIO_write(peer->in, bytes.data, (int)bytes.len);
    }
    buf_finish(&bytes);
    SSL_do_handshake(peer->ssl);
    char room[4096];
    for (int len; (len = BIO_read(peer->out, room, sizeof(room))) > 0;) {
        for (size_t at = 0; at < (size_t)len; at += piece) {
            size_t some = (size_t)len - at < piece ? (size_t)len - at : piece;
            tls_hear(tls, (struct str){room + at, some});
        }
    }
}

// The result of the first read that is not MORE; MORE if the handshake went well.
static enum tls_result shake(struct tls *tls, struct peer *peer, size_t piece)
{
    char room[16];
    size_t len;
    enum tls_result result = TLS_MORE;
    for (int i = 0; i < 10 && result == TLS_MORE; i++) {
        result = tls_read(tls, room, sizeof(room), &len);
        if (result == TLS_MORE) {
            carry(tls, peer, piece);
        }
    }
    return result;
}

static const char *words_for(const char *names, long from_s, long to_s, bool trusted,
                             const char *host)
{
    static char words[64];
    char error[100] = "";
    struct peer peer;
    bool fine = peer_open(&peer, names, from_s, to_s);
    struct tls_trust *trust =
        tls_trust_create(trusted ? peer.file : NULL, error, sizeof(error));
    struct tls *tls = tls_create(trust, host);
    enum tls_result result = shake(tls, &peer, 1000);
    snprintf(words, sizeof(words), "%s",
             !fine                  ? "no certificate"
             : result == TLS_BROKEN ? tls_words(tls)
             : tls_ready(tls)       ? "secure"
                                    : "not ready");
    tls_destroy(tls);
    tls_trust_destroy(trust);
    peer_close(&peer);
    return words;
}

TEST(a_certificate_that_is_trusted_and_for_that_name_is_enough)
{
    CHECK_STR(words_for("DNS:timing.example", -DAY_S, DAY_S, true, "timing.example"),
              "secure");
    CHECK_STR(words_for("IP:192.0.2.7", -DAY_S, DAY_S, true, "192.0.2.7"), "secure");
    CHECK_STR(words_for("IP:2001:db8::7", -DAY_S, DAY_S, true, "2001:db8::7"), "secure");
    CHECK_STR(
        words_for("DNS:*.timing.example", -DAY_S, DAY_S, true, "live.timing.example"),
        "secure");
}

TEST(why_a_certificate_is_refused_is_told)
{
    CHECK_STR(words_for("DNS:timing.example", -DAY_S, DAY_S, false, "timing.example"),
              "certificate not trusted");
    CHECK_STR(words_for("DNS:other.example", -DAY_S, DAY_S, true, "timing.example"),
              "certificate is for another name");
    CHECK_STR(words_for("DNS:tim*.example", -DAY_S, DAY_S, true, "timing.example"),
              "certificate is for another name");
    CHECK_STR(words_for("IP:192.0.2.8", -DAY_S, DAY_S, true, "192.0.2.7"),
              "certificate is for another name");
    CHECK_STR(words_for("DNS:timing.example", -2 * DAY_S, -DAY_S, true, "timing.example"),
              "certificate has expired");
    CHECK_STR(words_for("DNS:timing.example", DAY_S, 2 * DAY_S, true, "timing.example"),
              "certificate is not valid yet");
}

TEST(texts_go_both_ways_however_the_network_cuts_them)
{
    static const size_t pieces[] = {1, 7, 4096};
    static char long_text[40000], room[50000];
    memset(long_text, 'x', sizeof(long_text));
    for (size_t i = 0; i < 3; i++) {
        struct peer peer;
        char error[100] = "";
        size_t len = 0;
        CHECK(peer_open(&peer, "DNS:a.example", -DAY_S, DAY_S));
        struct tls_trust *trust = tls_trust_create(peer.file, error, sizeof(error));
        struct tls *tls = tls_create(trust, "a.example");
        CHECK_INT(shake(tls, &peer, pieces[i]), TLS_MORE);
        CHECK(tls_ready(tls));
        CHECK(tls_write(tls, str_of("to the server")));
        carry(tls, &peer, pieces[i]);
        CHECK_INT(SSL_read(peer.ssl, room, sizeof(room)), 13);
        SSL_write(peer.ssl, "one", 3);
        SSL_write(peer.ssl, long_text, sizeof(long_text)); // three records
        carry(tls, &peer, pieces[i]);
        CHECK_INT(tls_read(tls, room, sizeof(room), &len), TLS_MORE);
        CHECK_INT(len, 3 + sizeof(long_text));
        CHECK(memcmp(room, "onexx", 5) == 0);
        SSL_write(peer.ssl, "last", 4);
        SSL_shutdown(peer.ssl);
        carry(tls, &peer, pieces[i]);
        CHECK_INT(tls_read(tls, room, 2, &len), TLS_DATA);
        CHECK_INT(tls_read(tls, room, sizeof(room), &len), TLS_OVER);
        CHECK(len == 2 && memcmp(room, "st", 2) == 0);
        tls_destroy(tls);
        tls_trust_destroy(trust);
        peer_close(&peer);
    }
}

// What a client says first to this host.
static struct buf hello(const char *host)
{
    char error[100], room[10];
    size_t len;
    struct buf said = {0};
    struct tls_trust *trust = tls_trust_create(NULL, error, sizeof(error));
    struct tls *tls = tls_create(trust, host);
    tls_read(tls, room, sizeof(room), &len);
    tls_speak(tls, &said);
    tls_destroy(tls);
    tls_trust_destroy(trust);
    return said;
}

static bool contains(const struct buf *said, const char *text)
{
    for (size_t at = 0; at + strlen(text) <= said->len; at++) {
        if (memcmp(said->data + at, text, strlen(text)) == 0) {
            return true;
        }
    }
    return false;
}

TEST(the_name_is_asked_for_and_plain_http_behind_it)
{
    struct buf said = hello("timing.example");
    CHECK(contains(&said, "timing.example"));
    CHECK(contains(&said, "http/1.1"));
    buf_finish(&said);
    said = hello("192.0.2.7");
    CHECK(said.len > 0 && !contains(&said, "192.0.2.7")); // a number is no name
    buf_finish(&said);
}

TEST(what_is_no_tls_is_no_secure_connection)
{
    char error[100], room[10];
    size_t len;
    struct tls_trust *trust = tls_trust_create("/dev/null", error, sizeof(error));
    CHECK(trust != NULL); // what cannot be read is trusted in nothing
    struct tls *tls = tls_create(trust, "a.example");
    CHECK_INT(tls_read(tls, room, sizeof(room), &len), TLS_MORE);
    tls_hear(tls, str_of("HTTP/1.1 400 Bad Request\r\n\r\n"));
    CHECK_INT(tls_read(tls, room, sizeof(room), &len), TLS_BROKEN);
    CHECK_STR(tls_words(tls), "no secure connection");
    CHECK(!tls_ready(tls));
    tls_goodbye(tls); // harmless
    tls_destroy(tls);
    tls_trust_destroy(trust);
}

static const struct check_case cases[] = {
    CASE(a_certificate_that_is_trusted_and_for_that_name_is_enough),
    CASE(why_a_certificate_is_refused_is_told),
    CASE(texts_go_both_ways_however_the_network_cuts_them),
    CASE(the_name_is_asked_for_and_plain_http_behind_it),
    CASE(what_is_no_tls_is_no_secure_connection),
};

CHECK_MAIN(cases)

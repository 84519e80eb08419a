#include "net/tls.h"

#include <limits.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>

#define LOG_MODULE "tls"
#include "base/arena.h"
#include "base/log.h"

struct tls_trust {
    SSL_CTX *context;
};

struct tls {
    SSL *ssl; // owns the two below
    BIO *in;
    BIO *out;
};

struct tls_trust *tls_trust_create(const char *ca_file, char *error, size_t error_size)
{
    struct tls_trust *trust = xalloc(sizeof(*trust));
    trust->context = SSL_CTX_new(TLS_client_method());
    if (!trust->context || !SSL_CTX_set_default_verify_paths(trust->context)) {
        snprintf(error, error_size, "OpenSSL does not start");
        tls_trust_destroy(trust);
        return NULL;
    }
    SSL_CTX_set_verify(trust->context, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_mode(trust->context, SSL_MODE_RELEASE_BUFFERS);
    if (!text_empty(ca_file) &&
        !SSL_CTX_load_verify_locations(trust->context, ca_file, NULL)) {
        log_warn("ca_file: no certificate can be read from it: %s", ca_file);
    }
    ERR_clear_error();
    return trust;
}

void tls_trust_destroy(struct tls_trust *trust)
{
    if (trust) {
        SSL_CTX_free(trust->context);
        free(trust);
    }
}

// The name is asked for and then checked; a number is only checked.
static bool expect(SSL *ssl, const char *host)
{
    X509_VERIFY_PARAM *param = SSL_get0_param(ssl);
    if (X509_VERIFY_PARAM_set1_ip_asc(param, host)) {
        return true;
    }
    char name[TLSEXT_MAXLEN_host_name + 1]; // OpenSSL's macro takes no const
    X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    return text_copy(name, sizeof(name), host) && SSL_set_tlsext_host_name(ssl, name) &&
           X509_VERIFY_PARAM_set1_host(param, host, 0);
}

struct tls *tls_create(struct tls_trust *trust, const char *host)
{
    static const unsigned char protocol[] = "\x08http/1.1";
    struct tls *tls = xalloc(sizeof(*tls));
    tls->ssl = SSL_new(trust->context);
    tls->in = BIO_new(BIO_s_mem());
    tls->out = BIO_new(BIO_s_mem());
    if (!tls->ssl || !tls->in || !tls->out) {
        abort(); // out of memory, as xalloc does
    }
    SSL_set_bio(tls->ssl, tls->in, tls->out);
    SSL_set_connect_state(tls->ssl);
    bool set = SSL_set_alpn_protos(tls->ssl, protocol, sizeof(protocol) - 1) == 0 &&
               expect(tls->ssl, host);
    ERR_clear_error();
    if (!set) {
        tls_destroy(tls);
        return NULL;
    }
    return tls;
}

void tls_destroy(struct tls *tls)
{
    if (tls) {
        SSL_free(tls->ssl);
        free(tls);
    }
}

void tls_hear(struct tls *tls, struct str bytes)
{
    if (bytes.len && bytes.len <= INT_MAX) {
        BIO_write(tls->in, bytes.data, (int)bytes.len);
    }
}

// A record a time: goes on until the room is full or all that came is read.
enum tls_result tls_read(struct tls *tls, char *room, size_t size, size_t *len)
{
    *len = 0;
    while (*len < size) {
        size_t read = 0;
        ERR_clear_error();
        int result = SSL_read_ex(tls->ssl, room + *len, size - *len, &read);
        *len += read;
        switch (result > 0 ? SSL_ERROR_NONE : SSL_get_error(tls->ssl, result)) {
        case SSL_ERROR_NONE:
            break;
        case SSL_ERROR_WANT_READ:
            return TLS_MORE;
        case SSL_ERROR_ZERO_RETURN:
            return TLS_OVER;
        default:
            return TLS_BROKEN;
        }
    }
    return TLS_DATA;
}

bool tls_ready(const struct tls *tls)
{
    return SSL_is_init_finished(tls->ssl);
}

bool tls_write(struct tls *tls, struct str text)
{
    size_t written = 0;
    ERR_clear_error();
    return !text.len || SSL_write_ex(tls->ssl, text.data, text.len, &written);
}

void tls_goodbye(struct tls *tls)
{
    ERR_clear_error();
    if (tls_ready(tls)) {
        SSL_shutdown(tls->ssl);
    }
}

void tls_speak(struct tls *tls, struct buf *out)
{
    char *bytes = NULL;
    long len = BIO_get_mem_data(tls->out, &bytes);
    if (len > 0) {
        buf_append(out, bytes, (size_t)len);
        BIO_reset(tls->out);
    }
}

const char *tls_words(const struct tls *tls)
{
    switch (SSL_get_verify_result(tls->ssl)) {
    case X509_V_OK:
        return "no secure connection";
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return "certificate is for another name";
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return "certificate has expired";
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return "certificate is not valid yet";
    default:
        return "certificate not trusted";
    }
}

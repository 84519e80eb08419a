#include "app/network.h"

#include <stdio.h>

#include "app/control.h"
#include "net/library.h"

#define LOG_MODULE "app"
#include "base/log.h"

enum {
    HOOK_MAX_BODY = 4 << 20,
    // Of each client: 50 cues a second, and 100 at once.
    RATE_PER_S = 50 * HTTP_CUE_POINTS,
    RATE_BURST = 100 * HTTP_CUE_POINTS,
};

static bool make_sources(struct network *n, const struct config *config,
                         struct inbox *inbox, struct record *record, char *error,
                         size_t error_size)
{
    const struct source_parts parts = {
        .loop = n->feeds_loop, .rest = n->rest, .inbox = inbox, .record = record};
    for (int i = 0; i < config->feed_count; i++) {
        n->sources[i] = source_create(&config->feeds[i], i, &parts, error, error_size);
        if (!n->sources[i]) {
            return false;
        }
        n->source_count++;
    }
    return true;
}

// Nothing hides a token but TLS, and lines have none.
static void warn_of_open_wires(const struct control_config *control)
{
    if (!http_is_loopback(control->listen) && !control->cert[0]) {
        log_warn("control.listen: the token travels in the clear; control.cert and "
                 "control.cert_key would hide it");
    }
    if (control->lines[0] && !http_is_loopback(control->lines)) {
        log_warn("control.lines: the token travels in the clear");
    }
    if (control->osc[0] && !http_is_loopback(control->osc)) {
        log_warn("control.osc: whoever reaches this port steers the show");
    }
}

static bool make_control(struct network *n, const struct config *config,
                         struct inbox *inbox, struct outbox *outbox, char *error,
                         size_t error_size)
{
    const struct control_config *control = &config->control;
    bool loopback = http_is_loopback(control->listen);
    for (int i = 0; i < config->feed_count; i++) {
        hooks_add(&n->hooks, &config->feeds[i], n->sources[i]);
    }
    n->control = control_create(control->token, loopback, &config->hotkeys, &n->hooks,
                                inbox, outbox);
    const struct http_config http = {.listen = control->listen,
                                     .max_body = API_MAX_BODY,
                                     .cert = control->cert,
                                     .cert_key = control->cert_key};
    n->http = http_create(n->control_loop, &http, control_handle, n->control, error,
                          error_size);
    if (!n->http) {
        return false;
    }
    warn_of_open_wires(control);
    http_limit_rate(n->http, RATE_PER_S, RATE_BURST);
    control_attach(n->control, n->http);
    for (int i = 0; i < n->hooks.count; i++) {
        http_allow_body(n->http, n->hooks.items[i].feed->webhook_path, HOOK_MAX_BODY);
    }
    if (!control_open_lines(n->control, n->control_loop, control, error, error_size)) {
        return false;
    }
    log_info("control on port %d", http_port(n->http));
    return true;
}

bool network_start(struct network *n, const struct config *config, bool with_feeds,
                   struct inbox *inbox, struct outbox *outbox, struct record *record,
                   char *error, size_t error_size)
{
    *n = (struct network){0};
    snprintf(error, error_size, "the network threads cannot be started");
    library_start();
    n->feeds_loop = loop_create("feeds");
    n->control_loop = loop_create("control");
    n->rest = rest_create();
    bool ok = n->feeds_loop && n->control_loop && n->rest;
    ok = ok && (!with_feeds || make_sources(n, config, inbox, record, error, error_size));
    ok = ok && make_control(n, config, inbox, outbox, error, error_size);
    ok = ok && rest_start(n->rest) && loop_start(n->feeds_loop) &&
         loop_start(n->control_loop);
    if (!ok) {
        network_stop(n);
    }
    return ok;
}

void network_tell(const struct network *network)
{
    loop_wake(network->control_loop);
}

// The order matters: nobody may wake a context that is gone, closing callbacks run inside
// loop_destroy, and sources outlive the connections that point at them.
void network_stop(struct network *n)
{
    struct loop *loops[] = {n->feeds_loop, n->control_loop};
    for (int i = 0; i < 2; i++) {
        if (loops[i]) {
            loop_stop(loops[i]);
        }
    }
    if (n->rest) {
        rest_stop(n->rest);
    }
    for (int i = 0; i < 2; i++) {
        if (loops[i]) {
            loop_join(loops[i]);
        }
    }
    if (n->rest) {
        rest_join(n->rest);
    }
    loop_destroy(n->feeds_loop);
    loop_destroy(n->control_loop);
    rest_destroy(n->rest);
    for (int i = 0; i < n->source_count; i++) {
        source_destroy(n->sources[i]);
    }
    http_destroy(n->http);
    control_destroy(n->control);
    library_stop();
    *n = (struct network){0};
}

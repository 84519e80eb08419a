#include "net/loop.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOG_MODULE "loop"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "net/loop_lws.h"
#include "net/resolve.h"
#include "net/thread.h"

// Connections, listeners and the wake-up pipe of one loop. The default is the process's
// limit, for which lws would allocate tables of megabytes.
enum { LOOP_MAX_FDS = 256 };

// lws' own limit for a peer that does not answer; longer than ours, so that ours is the
// one that tells why.
enum { LOOP_PATIENCE_S = 15, REPEAT_MS = 1000 };

// What is read of a connection at once: a burst of messages is one round, and yet soon
// over.
enum { READ_BYTES = 64 << 10 };

enum { ROUNDS_US = 20000000 };

// Of a request's head. A browser sends the cookies of all that serves on this machine.
enum { HEAD_BYTES = 16 << 10 };

struct loop {
    const char *name;
    struct lws_context *context;
    struct resolve *resolve;
    struct loop_hook *hooks; // fixed once the thread runs
    pthread_t thread;
    bool started;
    bool news; // of this round; the loop's thread
    atomic_bool stopping;
};

static _Thread_local char complaint[200];

// Whoever talks nonsense to a port could fill the disk with the same complaint.
static bool just_told(const char *line, int len)
{
    static _Thread_local int64_t told_ms;
    int64_t now_ms = clock_now_ms();
    bool same = strlen(complaint) == (size_t)len && strncmp(complaint, line, len) == 0;
    if (same && now_ms - told_ms < REPEAT_MS) {
        return true;
    }
    told_ms = now_ms;
    return false;
}

static void emit(int level, const char *line)
{
    int len = (int)strcspn(line, "\n");
    if (level & LLL_ERR) {
        if (!just_told(line, len)) {
            log_warn("lws: %.*s", len, line);
        }
        snprintf(complaint, sizeof(complaint), "%.*s", len, line);
    } else {
        log_debug("lws: %.*s", len, line);
    }
}

// lws tells every connection problem here as well; what matters is said by ws and http.
static void route_lws_log(void)
{
    lws_set_log_level(LLL_ERR | LLL_WARN, emit);
}

// TLS is set up by the first context only: each time lws takes new, process-wide indices
// for its data in OpenSSL's objects, and then no longer finds what older contexts stored.
static uint64_t tls_option(void)
{
    static bool done; // loops are created on main
    bool first = !done;
    done = true;
    return first ? LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT : 0;
}

const char *loop_complaint(void)
{
    return complaint;
}

void loop_forget_complaint(void)
{
    complaint[0] = '\0';
}

void *loop_vhost_user(struct lws *wsi, enum lws_callback_reasons reason)
{
    if (reason == LWS_CALLBACK_EVENT_WAIT_CANCELLED ||
        reason == LWS_CALLBACK_PROTOCOL_INIT || reason == LWS_CALLBACK_PROTOCOL_DESTROY) {
        return NULL;
    }
    struct lws_vhost *vhost = lws_get_vhost(wsi);
    return vhost ? lws_vhost_user(vhost) : NULL;
}

static int loop_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
                         void *in, size_t len)
{
    (void)user;
    (void)in;
    (void)len;
    if (reason != LWS_CALLBACK_EVENT_WAIT_CANCELLED) {
        return 0;
    }
    // The wsi is a stand-in, good for nothing but the way to its vhost.
    struct loop *loop = lws_vhost_user(lws_get_vhost(wsi));
    for (struct loop_hook *hook = loop->hooks; hook && !loop_stopping(loop);
         hook = hook->next) {
        hook->woken(hook->context);
    }
    return 0;
}

static const struct lws_protocols loop_protocols[] = {
    {.name = "loop", .callback = loop_callback},
    {0},
};

static void never(lws_sorted_usec_list_t *timer)
{
    (void)timer;
}

// Every half minute lws wakes to look for listeners whose interface is missing and for
// vhosts to free. We have neither, and no option turns it off: of the timers that a new
// context has, what is not due soon is that.
static void cancel_rounds(struct lws_context *context)
{
    lws_sorted_usec_list_t ours = {0};
    lws_sul_schedule(context, 0, &ours, never, ROUNDS_US);
    struct lws_dll2 *each = &ours.list;
    while (each) {
        struct lws_dll2 *next = each->next; // due later
        lws_sul_cancel(lws_container_of(each, lws_sorted_usec_list_t, list));
        each = next;
    }
}

static void wake_up(void *context)
{
    loop_wake(context);
}

struct loop *loop_create(const char *name)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, route_lws_log);

    struct loop *loop = xalloc(sizeof(*loop));
    loop->name = name;
    struct lws_context_creation_info info = {
        .port = CONTEXT_PORT_NO_LISTEN,
        .options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS | tls_option(),
        .gid = (gid_t)-1,
        .uid = (uid_t)-1,
        .fd_limit_per_thread = LOOP_MAX_FDS,
        .timeout_secs = LOOP_PATIENCE_S,
        .connect_timeout_secs = LOOP_PATIENCE_S,
        .pt_serv_buf_size = READ_BYTES,
        .max_http_header_data = HEAD_BYTES,
    };
    loop->context = lws_create_context(&info);
    struct lws_context_creation_info wakes = {
        .port = CONTEXT_PORT_NO_LISTEN,
        .vhost_name = name,
        .protocols = loop_protocols,
        .user = loop,
    };
    if (!loop->context || !lws_create_vhost(loop->context, &wakes)) {
        log_error("%s: libwebsockets does not start", name);
        loop_destroy(loop);
        return NULL;
    }
    cancel_rounds(loop->context);
    loop->resolve = resolve_create(wake_up, loop);
    return loop;
}

struct resolve *loop_resolve(struct loop *loop)
{
    return loop->resolve;
}

struct lws_context *loop_context(struct loop *loop)
{
    return loop->context;
}

void loop_add_hook(struct loop *loop, struct loop_hook *hook)
{
    hook->next = loop->hooks;
    loop->hooks = hook;
}

bool loop_stopping(const struct loop *loop)
{
    return atomic_load(&loop->stopping);
}

bool loop_note_news(struct loop *loop)
{
    bool first = !loop->news;
    loop->news = true;
    return first;
}

static void tell_served(struct loop *loop)
{
    if (!loop->news) {
        return;
    }
    loop->news = false;
    for (struct loop_hook *hook = loop->hooks; hook; hook = hook->next) {
        if (hook->served) {
            hook->served(hook->context);
        }
    }
}

void loop_rouse(struct loop *loop)
{
    for (struct loop_hook *hook = loop->hooks; hook; hook = hook->next) {
        if (hook->roused) {
            hook->roused(hook->context);
        }
    }
}

static void *run(void *context)
{
    struct loop *loop = context;
    int result = 0;
    while (result >= 0 && !loop_stopping(loop)) {
        result = lws_service(loop->context, 0); // waits as long as needed
        tell_served(loop);
    }
    if (result < 0) {
        log_error("%s: libwebsockets gave up (%d)", loop->name, result);
    }
    return NULL;
}

bool loop_start(struct loop *loop)
{
    loop_wake(loop); // remembered until the thread looks: the hooks' first run
    loop->started = thread_start(&loop->thread, loop->name, run, loop);
    return loop->started;
}

void loop_wake(struct loop *loop)
{
    lws_cancel_service(loop->context);
}

void loop_stop(struct loop *loop)
{
    atomic_store(&loop->stopping, true);
    loop_wake(loop);
}

void loop_join(struct loop *loop)
{
    if (loop->started) {
        pthread_join(loop->thread, NULL);
        loop->started = false;
    }
}

void loop_destroy(struct loop *loop)
{
    if (!loop) {
        return;
    }
    atomic_store(&loop->stopping, true);
    loop_join(loop);
    resolve_destroy(loop->resolve); // before the context: a look-up may still wake it
    if (loop->context) {
        lws_context_destroy(loop->context);
    }
    free(loop);
}

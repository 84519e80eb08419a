#include "net/resolve.h"

#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/str.h"
#include "net/address.h"
#include "net/thread.h"

enum { FAILURE_HOLDS_MS = 900 };

struct name {
    struct name *next;
    char *host;
    bool pending; // a thread is looking
    bool known;   // answer holds the last success
    bool failed;  // the last look-up, at at_ms
    int64_t at_ms;
    struct resolve_answer answer;
};

struct resolve {
    pthread_mutex_t lock; // guards everything below
    int holders;          // the owner and each running look-up
    bool closed;
    void (*wake)(void *context);
    void *context;
    struct name *names; // hosts of the show file: few, kept to the end
};

struct lookup {
    struct resolve *resolve;
    struct name *name; // lives as long as resolve
    char host[ADDRESS_HOST];
};

struct resolve *resolve_create(void (*wake)(void *context), void *context)
{
    struct resolve *resolve = xalloc(sizeof(*resolve));
    *resolve = (struct resolve){.holders = 1, .wake = wake, .context = context};
    pthread_mutex_init(&resolve->lock, NULL);
    return resolve;
}

// Unlocks; the last holder frees.
static void leave(struct resolve *resolve)
{
    bool last = --resolve->holders == 0;
    pthread_mutex_unlock(&resolve->lock);
    if (!last) {
        return;
    }
    for (struct name *name = resolve->names; name;) {
        struct name *next = name->next;
        free(name->host);
        free(name);
        name = next;
    }
    pthread_mutex_destroy(&resolve->lock);
    free(resolve);
}

void resolve_destroy(struct resolve *resolve)
{
    if (resolve) {
        pthread_mutex_lock(&resolve->lock);
        resolve->closed = true;
        leave(resolve);
    }
}

static bool listed(const struct resolve_answer *answer, const char *text)
{
    for (int i = 0; i < answer->count; i++) {
        if (strcmp(answer->address[i], text) == 0) {
            return true;
        }
    }
    return false;
}

static void look_up(const char *host, struct resolve_answer *out)
{
    struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
    struct addrinfo *found = NULL;
    int problem = getaddrinfo(host, NULL, &hints, &found);
    for (struct addrinfo *item = found; item && out->count < RESOLVE_MAX;
         item = item->ai_next) {
        char text[RESOLVE_TEXT];
        if (getnameinfo(item->ai_addr, item->ai_addrlen, text, sizeof(text), NULL, 0,
                        NI_NUMERICHOST) == 0 &&
            !listed(out, text)) {
            text_copy(out->address[out->count++], RESOLVE_TEXT, text);
        }
    }
    if (found) {
        freeaddrinfo(found);
    }
    if (out->count == 0) {
        snprintf(out->error, sizeof(out->error), "name not found: %.60s (%s)", host,
                 problem ? gai_strerror(problem) : "no address");
    }
}

static void *run(void *context)
{
    struct lookup *lookup = context;
    struct resolve *resolve = lookup->resolve;
    struct name *name = lookup->name;
    struct resolve_answer answer = {0};
    look_up(lookup->host, &answer);
    free(lookup);

    pthread_mutex_lock(&resolve->lock);
    name->pending = false;
    name->failed = answer.count == 0;
    name->at_ms = clock_now_ms();
    if (!name->failed) {
        name->known = true;
        name->answer = answer;
    } else {
        memcpy(name->answer.error, answer.error, sizeof(answer.error));
    }
    if (!resolve->closed) {
        resolve->wake(resolve->context); // locked: the owner cannot leave meanwhile
    }
    leave(resolve);
    return NULL;
}

static struct name *find(struct resolve *resolve, const char *host)
{
    for (struct name *name = resolve->names; name; name = name->next) {
        if (strcmp(name->host, host) == 0) {
            return name;
        }
    }
    struct name *name = xalloc(sizeof(*name));
    *name = (struct name){.next = resolve->names, .host = xstrdup(host)};
    resolve->names = name;
    return name;
}

static void start(struct resolve *resolve, struct name *name)
{
    struct lookup *lookup = xalloc(sizeof(*lookup));
    *lookup = (struct lookup){.resolve = resolve, .name = name};
    text_copy(lookup->host, sizeof(lookup->host), name->host);
    pthread_t thread;
    if (!thread_start(&thread, "resolve", run, lookup)) {
        free(lookup);
        text_copy(name->answer.error, sizeof(name->answer.error),
                  "no thread to look the name up");
        return;
    }
    pthread_detach(thread);
    name->pending = true;
    resolve->holders++;
}

enum resolve_state resolve_ask(struct resolve *resolve, const char *host, int64_t now_ms,
                               struct resolve_answer *out)
{
    *out = (struct resolve_answer){0};
    if (address_is_numeric(host)) {
        out->count = 1;
        text_copy(out->address[0], RESOLVE_TEXT, host);
        return RESOLVE_OK;
    }
    pthread_mutex_lock(&resolve->lock);
    struct name *name = find(resolve, host);
    bool asked = name->known || name->failed;
    int64_t holds_ms = name->failed ? FAILURE_HOLDS_MS : RESOLVE_FRESH_MS;
    bool fresh = asked && now_ms - name->at_ms < holds_ms;
    if (!fresh && !name->pending) {
        start(resolve, name);
    }
    enum resolve_state state = name->known     ? RESOLVE_OK
                               : fresh         ? RESOLVE_FAILED
                               : name->pending ? RESOLVE_WAIT
                                               : RESOLVE_FAILED;
    *out = name->answer;
    pthread_mutex_unlock(&resolve->lock);
    return state;
}

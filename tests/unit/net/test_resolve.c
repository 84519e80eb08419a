#include "check.h"
#include "net/resolve.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>

// The system's look-ups, played: this executable's functions come before the library's.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static const char *answers[8]; // guarded by lock; NULL first: the name is not found
static bool hanging;
static int lookups; // so far
static int running;
static int wakes;

static void signal_locked(int *counter, int by)
{
    *counter += by;
    pthread_cond_broadcast(&changed);
}

static void wait_for(const int *counter, int value)
{
    pthread_mutex_lock(&lock);
    while (*counter != value) {
        pthread_cond_wait(&changed, &lock);
    }
    pthread_mutex_unlock(&lock);
}

struct entry {
    struct addrinfo info;
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
        struct sockaddr_in6 v6;
    } address;
};

static struct entry *entry_of(const char *text)
{
    struct entry *entry = calloc(1, sizeof(*entry));
    if (!entry) {
        abort();
    }
    if (inet_pton(AF_INET, text, &entry->address.v4.sin_addr) == 1) {
        entry->address.v4.sin_family = AF_INET;
        entry->info.ai_addrlen = sizeof(entry->address.v4);
    } else {
        inet_pton(AF_INET6, text, &entry->address.v6.sin6_addr);
        entry->address.v6.sin6_family = AF_INET6;
        entry->info.ai_addrlen = sizeof(entry->address.v6);
    }
    entry->info.ai_addr = &entry->address.any;
    return entry;
}

int getaddrinfo(const char *host, const char *service, const struct addrinfo *hints,
                struct addrinfo **found)
{
    (void)host;
    (void)service;
    (void)hints;
    pthread_mutex_lock(&lock);
    signal_locked(&lookups, 1);
    signal_locked(&running, 1);
    while (hanging) {
        pthread_cond_wait(&changed, &lock);
    }
    *found = NULL;
    struct addrinfo **end = found;
    for (int i = 0; answers[i]; i++) {
        *end = &entry_of(answers[i])->info;
        end = &(*end)->ai_next;
    }
    int result = answers[0] ? 0 : EAI_NONAME;
    signal_locked(&running, -1);
    pthread_mutex_unlock(&lock);
    return result;
}

void freeaddrinfo(struct addrinfo *list)
{
    while (list) {
        struct addrinfo *next = list->ai_next;
        free(list); // the first member of its entry
        list = next;
    }
}

static void wake(void *context)
{
    (void)context;
    pthread_mutex_lock(&lock);
    signal_locked(&wakes, 1);
    pthread_mutex_unlock(&lock);
}

static void play(bool hangs, const char *one, const char *two, const char *three)
{
    pthread_mutex_lock(&lock);
    hanging = hangs;
    answers[0] = one;
    answers[1] = two;
    answers[2] = three;
    lookups = wakes = 0;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

static void let_go(void)
{
    pthread_mutex_lock(&lock);
    hanging = false;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

static struct resolve *resolve;
static struct resolve_answer answer;

static enum resolve_state ask(int64_t now_ms)
{
    return resolve_ask(resolve, "feed.example", now_ms, &answer);
}

TEST(a_numeric_host_needs_no_look_up)
{
    play(false, NULL, NULL, NULL);
    CHECK_INT(resolve_ask(resolve, "127.0.0.1", 0, &answer), RESOLVE_OK);
    CHECK_INT(answer.count, 1);
    CHECK_STR(answer.address[0], "127.0.0.1");
    CHECK_INT(resolve_ask(resolve, "::1", 0, &answer), RESOLVE_OK);
    CHECK_STR(answer.address[0], "::1");
    CHECK_INT(lookups, 0);
}

TEST(the_asker_waits_for_nothing_and_is_woken)
{
    play(true, "2001:db8::1", "192.0.2.7", "192.0.2.7");
    CHECK_INT(ask(0), RESOLVE_WAIT);
    CHECK_INT(ask(0), RESOLVE_WAIT);
    let_go();
    wait_for(&wakes, 1);
    CHECK_INT(ask(0), RESOLVE_OK);
    CHECK_INT(answer.count, 2); // doubles are one
    CHECK_STR(answer.address[0], "2001:db8::1");
    CHECK_STR(answer.address[1], "192.0.2.7");
    CHECK_INT(lookups, 1);
}

TEST(a_known_host_stays_known_while_its_name_server_is_silent)
{
    play(false, "192.0.2.7", NULL, NULL);
    CHECK_INT(ask(0), RESOLVE_WAIT);
    wait_for(&wakes, 1);
    play(true, NULL, NULL, NULL);
    int64_t later_ms = INT64_MAX / 2;
    CHECK_INT(ask(later_ms), RESOLVE_OK);
    CHECK_STR(answer.address[0], "192.0.2.7");
    wait_for(&lookups, 1);
    CHECK_INT(ask(later_ms), RESOLVE_OK);
    CHECK_INT(lookups, 1); // one at a time for a name
    let_go();
    wait_for(&wakes, 1);
    CHECK_INT(ask(later_ms), RESOLVE_OK); // not found any more: the old one still serves
    CHECK_STR(answer.address[0], "192.0.2.7");
    wait_for(&wakes, 2);
}

TEST(a_new_address_replaces_the_old_one)
{
    play(false, "192.0.2.7", NULL, NULL);
    CHECK_INT(ask(0), RESOLVE_WAIT);
    wait_for(&wakes, 1);
    play(false, "192.0.2.8", NULL, NULL);
    CHECK_INT(ask(INT64_MAX / 2), RESOLVE_OK);
    wait_for(&wakes, 1);
    CHECK_INT(ask(0), RESOLVE_OK);
    CHECK_STR(answer.address[0], "192.0.2.8");
}

TEST(a_name_that_is_not_found_is_told_and_looked_up_again_later)
{
    play(false, NULL, NULL, NULL);
    CHECK_INT(ask(0), RESOLVE_WAIT);
    wait_for(&wakes, 1);
    CHECK_INT(ask(0), RESOLVE_FAILED);
    CHECK(strncmp(answer.error, "name not found: feed.example (", 30) == 0);
    CHECK_INT(lookups, 1);
    CHECK_INT(ask(INT64_MAX / 2), RESOLVE_WAIT);
    wait_for(&wakes, 2);
    CHECK_INT(lookups, 2);
}

TEST(the_end_does_not_wait_for_a_look_up_that_hangs)
{
    play(true, "192.0.2.7", NULL, NULL);
    CHECK_INT(ask(0), RESOLVE_WAIT);
    wait_for(&lookups, 1);
    resolve_destroy(resolve);
    resolve = NULL;
    let_go();
    wait_for(&running, 0);
    CHECK_INT(wakes, 0);
}

static const struct check_case cases[] = {
    CASE(a_numeric_host_needs_no_look_up),
    CASE(the_asker_waits_for_nothing_and_is_woken),
    CASE(a_known_host_stays_known_while_its_name_server_is_silent),
    CASE(a_new_address_replaces_the_old_one),
    CASE(a_name_that_is_not_found_is_told_and_looked_up_again_later),
    CASE(the_end_does_not_wait_for_a_look_up_that_hangs),
};

int main(void)
{
    int failed = 0;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        resolve = resolve_create(wake, NULL);
        failed |= check_run(&cases[i], 1);
        let_go();
        resolve_destroy(resolve);
        wait_for(&running, 0);
    }
    return failed;
}

#include "app/asking.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/arena.h"
#include "net/library.h"
#include "net/rest.h"

enum { TRIES = 2 };

struct asking {
    struct rest *rest;
    pthread_mutex_t lock; // guards what follows
    pthread_cond_t answered;
    bool done;
    int status;
    struct buf body, note;
};

struct asking *asking_create(void)
{
    struct asking *asking = xalloc(sizeof(*asking));
    *asking = (struct asking){0};
    pthread_mutex_init(&asking->lock, NULL);
    pthread_cond_init(&asking->answered, NULL);
    library_start();
    asking->rest = rest_create();
    if (!asking->rest || !rest_start(asking->rest)) {
        asking_destroy(asking);
        return NULL;
    }
    return asking;
}

void asking_destroy(struct asking *asking)
{
    if (!asking) {
        return;
    }
    if (asking->rest) {
        rest_stop(asking->rest);
        rest_join(asking->rest);
    }
    rest_destroy(asking->rest);
    library_stop();
    buf_finish(&asking->body);
    buf_finish(&asking->note);
    pthread_cond_destroy(&asking->answered);
    pthread_mutex_destroy(&asking->lock);
    free(asking);
}

// On the rest thread.
static void answered(void *context, const void *tag, const struct rest_reply *reply)
{
    struct asking *asking = context;
    (void)tag;
    pthread_mutex_lock(&asking->lock);
    asking->status = reply->status;
    buf_append(&asking->body, reply->body.data, reply->body.len);
    buf_text(&asking->note, reply->note ? reply->note : "");
    asking->done = true;
    pthread_cond_signal(&asking->answered);
    pthread_mutex_unlock(&asking->lock);
}

void asking_get(struct asking *asking, const struct feed_config *config,
                const struct feed_fetch *fetch, asking_answer *answer, void *context)
{
    const struct rest_request request = {
        .url = fetch->url,
        .token = fetch->header[0] ? NULL : config->token,
        .header = fetch->header,
        .post = fetch->post,
        .cookies = fetch->cookies,
        .user_agent = config->user_agent,
        .ca_file = config->ca_file,
        .insecure = config->insecure,
        .nocache = config->nocache,
        .tries = TRIES,
        .done = answered,
        .context = asking,
        .tag = fetch,
        .tag_size = sizeof(*fetch),
    };
    pthread_mutex_lock(&asking->lock);
    asking->status = 0;
    buf_clear(&asking->body);
    buf_clear(&asking->note);
    asking->done = !rest_get(asking->rest, &request);
    while (!asking->done) {
        pthread_cond_wait(&asking->answered, &asking->lock);
    }
    pthread_mutex_unlock(&asking->lock);
    struct str body = {asking->body.data ? asking->body.data : "", asking->body.len};
    answer(context, fetch, asking->status, body,
           asking->note.len ? asking->note.data : NULL);
}

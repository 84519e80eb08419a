#include "app/picture_decoder.h"

#include <SDL2/SDL.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/arena.h"
#include "net/thread.h"

struct job {
    struct job *next;
    struct decoded *picture;
};

struct queue {
    struct job *first, *last;
};

struct picture_decoder {
    void (*wake)(void *context);
    void *context;
    pthread_t thread;
    pthread_mutex_t lock; // guards what follows
    pthread_cond_t more;
    struct queue asked, done;
    bool stopping; // written by main alone
};

void decoded_free(struct decoded *decoded)
{
    if (decoded) {
        free(decoded->path);
        free(decoded->raster.pixels);
        free(decoded);
    }
}

static void put(struct queue *queue, struct job *job)
{
    job->next = NULL;
    *(queue->last ? &queue->last->next : &queue->first) = job;
    queue->last = job;
}

static struct job *take(struct queue *queue)
{
    struct job *job = queue->first;
    if (job) {
        queue->first = job->next;
        queue->last = job->next ? queue->last : NULL;
    }
    return job;
}

static void *run(void *context)
{
    struct picture_decoder *decoder = context;
    pthread_mutex_lock(&decoder->lock);
    while (!decoder->stopping) {
        struct job *job = take(&decoder->asked);
        if (!job) {
            pthread_cond_wait(&decoder->more, &decoder->lock);
            continue;
        }
        pthread_mutex_unlock(&decoder->lock);
        struct decoded *p = job->picture;
        image_file_draw(p->path, p->box, &p->finish, &p->raster, p->error,
                        sizeof(p->error));
        pthread_mutex_lock(&decoder->lock);
        put(&decoder->done, job);
        pthread_mutex_unlock(&decoder->lock);
        decoder->wake(decoder->context);
        pthread_mutex_lock(&decoder->lock);
    }
    pthread_mutex_unlock(&decoder->lock);
    SDL_TLSCleanup(); // its last error's text
    return NULL;
}

struct picture_decoder *picture_decoder_create(void (*wake)(void *context), void *context)
{
    struct picture_decoder *decoder = xalloc(sizeof(*decoder));
    decoder->wake = wake;
    decoder->context = context;
    pthread_mutex_init(&decoder->lock, NULL);
    pthread_cond_init(&decoder->more, NULL);
    if (!thread_start(&decoder->thread, "pictures", run, decoder)) {
        pthread_cond_destroy(&decoder->more);
        pthread_mutex_destroy(&decoder->lock);
        free(decoder);
        return NULL;
    }
    return decoder;
}

static void empty(struct queue *queue)
{
    for (struct job *job; (job = take(queue));) {
        decoded_free(job->picture);
        free(job);
    }
}

void picture_decoder_stop(struct picture_decoder *decoder)
{
    if (!decoder || decoder->stopping) {
        return;
    }
    pthread_mutex_lock(&decoder->lock);
    decoder->stopping = true;
    pthread_cond_signal(&decoder->more);
    pthread_mutex_unlock(&decoder->lock);
    pthread_join(decoder->thread, NULL);
}

void picture_decoder_destroy(struct picture_decoder *decoder)
{
    if (!decoder) {
        return;
    }
    picture_decoder_stop(decoder);
    empty(&decoder->asked);
    empty(&decoder->done);
    pthread_cond_destroy(&decoder->more);
    pthread_mutex_destroy(&decoder->lock);
    free(decoder);
}

void picture_decoder_ask(struct picture_decoder *decoder, const char *path,
                         struct image_box box, const struct image_finish *finish)
{
    struct job *job = xalloc(sizeof(*job));
    job->picture = xalloc(sizeof(*job->picture));
    job->picture->path = xstrdup(path);
    job->picture->box = box;
    job->picture->finish = *finish;
    pthread_mutex_lock(&decoder->lock);
    put(&decoder->asked, job);
    pthread_cond_signal(&decoder->more);
    pthread_mutex_unlock(&decoder->lock);
}

struct decoded *picture_decoder_take(struct picture_decoder *decoder)
{
    pthread_mutex_lock(&decoder->lock);
    struct job *job = take(&decoder->done);
    pthread_mutex_unlock(&decoder->lock);
    struct decoded *picture = job ? job->picture : NULL;
    free(job);
    return picture;
}

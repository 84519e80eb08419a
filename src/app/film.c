#include "app/film.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/progress.h"
#include "base/file.h"
#include "base/str.h"
#include "output/pace.h"
#include "output/pipe.h"

enum { TAIL_MS = 8000, READABLE_MS = 1500 };

struct film {
    struct offline *offline;
    const char *dir;
    struct pipe_out *pipe;       // NULL: stills only
    char last[DIRECTOR_SUBJECT]; // subject of the newest still
    struct film_result *result;
};

static struct pipe_out *open_ffmpeg(const struct film *film, double rate)
{
    char error[256], command[PATH_SIZE + 256];
    struct film_result *result = film->result;
    int width = offline_width(film->offline), height = offline_height(film->offline);
    if (system("command -v ffmpeg >/dev/null 2>&1") != 0) {
        snprintf(result->note, sizeof(result->note), "no film: ffmpeg is not installed");
        return NULL;
    }
    snprintf(command, sizeof(command),
             "ffmpeg -loglevel error -y -f rawvideo -pix_fmt bgra -s %dx%d -r %.5f -i - "
             "-c:v libx264 -preset veryfast -crf 18 -pix_fmt yuv420p '%s/programme.mp4'",
             width, height, rate, film->dir);
    struct pipe_out *pipe = pipe_create(command, width, height, error, sizeof(error));
    if (!pipe) {
        snprintf(result->note, sizeof(result->note), "no film: %s", error);
    }
    return pipe;
}

static bool write_still(struct film *film, const struct air *air, char *error,
                        size_t error_size)
{
    char name[DIRECTOR_SUBJECT], path[PATH_SIZE];
    text_copy(name, sizeof(name), air->subject);
    for (char *c = name; *c; c++) {
        *c = *c == '/' ? '-' : *c;
    }
    snprintf(path, sizeof(path), "%s/%02d-%s-%s.png", film->dir, film->result->stills + 1,
             air->scene->name, name);
    text_copy(film->last, sizeof(film->last), air->subject);
    film->result->stills++;
    return offline_write(film->offline, path, error, error_size);
}

// Once a subject, when it has stood long enough to be complete, or as it leaves.
static bool look(struct film *film, int64_t now_ms, char *error, size_t error_size)
{
    const struct director *director = offline_director(film->offline);
    for (int layer = 0; layer < LAYER_COUNT; layer++) {
        const struct air *air = director_air(director, (enum layer)layer);
        bool settled = air->state == AIR_ON && now_ms - air->on_ms >= READABLE_MS;
        if (settled && !text_equal(air->subject, film->last) &&
            !write_still(film, air, error, error_size)) {
            return false;
        }
    }
    return true;
}

bool film_make(struct offline *offline, double rate, const char *dir,
               struct film_result *result, char *error, size_t error_size)
{
    *result = (struct film_result){0};
    if (!file_make_dir(dir, error, error_size)) {
        return false;
    }
    struct film film = {.offline = offline, .dir = dir, .result = result};
    double exact = pace_rate(rate);
    film.pipe = open_ffmpeg(&film, exact);
    int64_t count =
        (int64_t)((double)(offline_length_ms(offline) + TAIL_MS) * exact / 1000);
    bool ok = true;
    for (int64_t i = 0; ok && i < count; i++) {
        int64_t now_ms = (int64_t)((double)i * 1000 / exact);
        offline_frame(offline, now_ms);
        if (film.pipe && !pipe_write(film.pipe, offline_pixels(offline))) {
            pipe_destroy(film.pipe);
            film.pipe = NULL;
            snprintf(result->note, sizeof(result->note), "no film: ffmpeg ended early");
        }
        ok = look(&film, now_ms, error, error_size);
        progress_show("filming", i + 1, count);
    }
    progress_end();
    result->film = film.pipe != NULL;
    if (!pipe_destroy(film.pipe)) {
        result->film = false;
        snprintf(result->note, sizeof(result->note), "no film: ffmpeg failed");
    }
    return ok;
}

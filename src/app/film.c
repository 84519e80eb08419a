#include "app/film.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/progress.h"
#include "base/file.h"
#include "base/str.h"
#include "output/pace.h"
#include "output/pipe.h"

enum { TAIL_MS = 8000, READABLE_MS = 1500, LOOK_MS = 100 };

static bool write_still(const struct offline *offline, const struct air *air, int number,
                        const char *dir, char *error, size_t error_size)
{
    char name[DIRECTOR_SUBJECT], path[PATH_SIZE];
    text_copy(name, sizeof(name), air->subject);
    for (char *c = name; *c; c++) {
        *c = *c == '/' ? '-' : *c;
    }
    snprintf(path, sizeof(path), "%s/%02d-%s-%s.png", dir, number, air->scene->name,
             name);
    return offline_write(offline, path, error, error_size);
}

int film_stills(struct offline *offline, const char *dir, char *error, size_t error_size)
{
    char last[DIRECTOR_SUBJECT] = "";
    int count = 0;
    int64_t end_ms = offline_length_ms(offline) + TAIL_MS;
    for (int64_t now_ms = 0; now_ms < end_ms; now_ms += LOOK_MS) {
        offline_frame(offline, now_ms);
        const struct director *director = offline_director(offline);
        for (int layer = 0; layer < LAYER_COUNT; layer++) {
            const struct air *air = director_air(director, (enum layer)layer);
            bool settled = air->state == AIR_ON && now_ms - air->on_ms >= READABLE_MS;
            if (!settled || text_equal(air->subject, last)) {
                continue;
            }
            text_copy(last, sizeof(last), air->subject);
            if (!write_still(offline, air, ++count, dir, error, error_size)) {
                return -1;
            }
        }
        progress_show("stills", now_ms, end_ms);
    }
    progress_end();
    return count;
}

static struct pipe_out *open_ffmpeg(const struct offline *offline, double rate,
                                    const char *dir, char *error, size_t error_size)
{
    char command[PATH_SIZE + 256];
    int width = offline_width(offline), height = offline_height(offline);
    if (system("command -v ffmpeg >/dev/null 2>&1") != 0) {
        snprintf(error, error_size, "ffmpeg is not installed");
        return NULL;
    }
    snprintf(command, sizeof(command),
             "ffmpeg -loglevel error -y -f rawvideo -pix_fmt bgra -s %dx%d -r %.5f -i - "
             "-c:v libx264 -preset ultrafast -crf 16 -pix_fmt yuv420p '%s/programme.mp4'",
             width, height, rate, dir);
    return pipe_create(command, width, height, error, error_size);
}

bool film_movie(struct offline *offline, double rate, const char *dir, char *error,
                size_t error_size)
{
    double exact = pace_rate(rate);
    struct pipe_out *pipe = open_ffmpeg(offline, exact, dir, error, error_size);
    if (!pipe) {
        return false;
    }
    int64_t count =
        (int64_t)((double)(offline_length_ms(offline) + TAIL_MS) * exact / 1000);
    bool ok = true;
    for (int64_t i = 0; ok && i < count; i++) {
        offline_frame(offline, (int64_t)((double)i * 1000 / exact));
        ok = pipe_write(pipe, offline_pixels(offline));
        progress_show("film", i + 1, count);
    }
    progress_end();
    ok = pipe_destroy(pipe) && ok;
    if (!ok) {
        snprintf(error, error_size, "ffmpeg ended early");
    }
    return ok;
}

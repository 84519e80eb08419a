#include "app/film.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/progress.h"
#include "app/wakeup.h"
#include "base/file.h"
#include "base/str.h"
#include "output/pace.h"
#include "output/pipe.h"

enum { LOOK_MS = 100, OCCASION = DIRECTOR_SUBJECT + 200 };

// How long it goes on after the last news, with nothing on air but what always stands;
// and at most, if something does not leave by itself.
enum { TAIL_MS = 8000, CALM_MS = 1000, LINGER_MS = 60000 };

// When a layer is worth a still: when something else is on it, or one of these values has
// changed, and a moment has passed; a board is fuller after a while.
static const struct {
    int64_t readable_ms;
    const char *values[2];
} layers[LAYER_COUNT] = {
    [LAYER_BUG] = {1500, {"period", "status"}},
    [LAYER_LOWER] = {1500, {NULL}},
    [LAYER_BOARD] = {6000, {"point", "status"}},
    [LAYER_FULL] = {1500, {NULL}},
};

// What stands on a layer, since when, and whether it has been written.
struct look {
    char occasion[OCCASION];
    int64_t since_ms;
    bool written;
};

// "raceclock-tri-681204-live": scene, subject and values, as far as a file's name can
// tell them.
static void put_word(char *out, size_t size, const char *word)
{
    size_t len = strlen(out);
    if (len && len + 1 < size) {
        out[len++] = '-';
        out[len] = '\0';
    }
    text_copy(out + len, size - len, word);
    for (char *c = out + len; *c; c++) {
        *c = *c == '/' || *c == ' ' ? '-' : *c;
    }
}

static void name_occasion(const struct air *air, enum layer layer, char out[OCCASION])
{
    out[0] = '\0';
    put_word(out, OCCASION, air->scene->name);
    put_word(out, OCCASION, air->subject);
    for (int i = 0; i < 2 && layers[layer].values[i]; i++) {
        const char *value = values_get(air->values, layers[layer].values[i]);
        if (value) {
            put_word(out, OCCASION, value);
        }
    }
}

// True when it is time for a still.
static bool look_at(struct look *look, const struct air *air, enum layer layer,
                    int64_t now_ms)
{
    char occasion[OCCASION];
    if (air->state != AIR_ON) {
        return false;
    }
    name_occasion(air, layer, occasion);
    if (!text_equal(occasion, look->occasion)) {
        text_copy(look->occasion, sizeof(look->occasion), occasion);
        look->since_ms = now_ms - air->on_ms < LOOK_MS ? air->on_ms : now_ms;
        look->written = false;
    }
    bool due = !look->written && now_ms - look->since_ms >= layers[layer].readable_ms;
    look->written |= due;
    return due;
}

static bool write_still(const struct offline *offline, const char *occasion, int number,
                        const char *dir, char *error, size_t error_size)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof(path), "%s/%02d-%s.png", dir, number, occasion);
    return offline_write(offline, path, error, error_size);
}

static bool busy(const struct director *director)
{
    return director_air(director, LAYER_LOWER)->state != AIR_OFF ||
           director_air(director, LAYER_FULL)->state != AIR_OFF ||
           director_waiting_count(director) > 0;
}

// A cut in the middle of an entrance would be a poor end. `busy_ms` is when the last of
// its frames was busy.
static int64_t end_of(const struct offline *offline, int64_t busy_ms)
{
    int64_t end_ms = offline_length_ms(offline) + TAIL_MS;
    int64_t calm_ms = busy_ms + CALM_MS;
    int64_t latest_ms = end_ms + LINGER_MS;
    return calm_ms < end_ms ? end_ms : calm_ms < latest_ms ? calm_ms : latest_ms;
}

int film_stills(struct offline *offline, const char *dir, char *error, size_t error_size)
{
    struct look looks[LAYER_COUNT] = {0};
    int count = 0;
    int64_t end_ms = end_of(offline, 0);
    for (int64_t now_ms = 0; now_ms < end_ms && !wakeup_stopping(); now_ms += LOOK_MS) {
        offline_frame(offline, now_ms);
        const struct director *director = offline_director(offline);
        end_ms = busy(director) ? end_of(offline, now_ms) : end_ms;
        for (int layer = 0; layer < LAYER_COUNT; layer++) {
            const struct air *air = director_air(director, (enum layer)layer);
            if (look_at(&looks[layer], air, (enum layer)layer, now_ms) &&
                !write_still(offline, looks[layer].occasion, ++count, dir, error,
                             error_size)) {
                return -1;
            }
        }
        progress_show("stills", now_ms, end_ms);
    }
    progress_end();
    return count;
}

// For the shell: as one word, whatever is in it.
static void put_quoted(struct buf *command, const char *word)
{
    buf_char(command, '\'');
    for (const char *c = word; *c; c++) {
        if (*c == '\'') {
            buf_text(command, "'\\''");
        } else {
            buf_char(command, *c);
        }
    }
    buf_char(command, '\'');
}

// BT.709, and told to players: by itself ffmpeg writes BT.601, and the key is another
// green.
static const char VIDEO[] =
    "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd,format=yuv420p";
static const char TOLD[] =
    "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv";

// An odd size loses its last pixels: 4:2:0 has no half ones.
static struct pipe_out *open_ffmpeg(const struct offline *offline, double rate,
                                    const char *dir, char *error, size_t error_size)
{
    struct buf command = {0};
    int width = offline_width(offline), height = offline_height(offline);
    if (system("command -v ffmpeg >/dev/null 2>&1") != 0) {
        snprintf(error, error_size, "ffmpeg is not installed");
        return NULL;
    }
    buf_printf(&command,
               "ffmpeg -loglevel error -y -f rawvideo -pix_fmt bgra -s %dx%d -r %.5f "
               "-i - -vf crop=%d:%d:0:0,%s -c:v libx264 -preset ultrafast -crf 16 %s "
               "file:",
               width, height, rate, width & ~1, height & ~1, VIDEO, TOLD);
    put_quoted(&command, dir);
    buf_text(&command, "/programme.mp4");
    struct pipe_out *pipe = pipe_create(command.data, width, height, error, error_size);
    buf_finish(&command);
    return pipe;
}

bool film_movie(struct offline *offline, double rate, const char *dir, char *error,
                size_t error_size)
{
    double exact = pace_rate(rate);
    struct pipe_out *pipe = open_ffmpeg(offline, exact, dir, error, error_size);
    if (!pipe) {
        return false;
    }
    int64_t now_ms = 0, end_ms = end_of(offline, 0);
    bool ok = true;
    for (int64_t i = 0; ok && now_ms < end_ms && !wakeup_stopping(); i++) {
        offline_frame(offline, now_ms);
        end_ms = busy(offline_director(offline)) ? end_of(offline, now_ms) : end_ms;
        ok = pipe_write(pipe, offline_pixels(offline));
        now_ms = (int64_t)((double)(i + 1) * 1000 / exact);
        progress_show("film", now_ms, end_ms);
    }
    progress_end();
    ok = pipe_destroy(pipe) && ok;
    if (!ok) {
        snprintf(error, error_size, "ffmpeg ended early");
    }
    return ok;
}

// Matches of a category that were being played when they were last heard of. The service
// lists none that is over, so that one that ended while the line was gone is asked for by
// its number.
#include <string.h>

#include "base/json.h"
#include "base/str.h"
#include "feed/leaf.h"
#include "feed/minicup_state.h"

static int find(const struct minicup_playing *playing, const char *id)
{
    for (int i = 0; i < playing->count; i++) {
        if (text_equal(playing->ids[i], id)) {
            return i;
        }
    }
    return -1;
}

static void forget(struct minicup_playing *playing, int index)
{
    playing->count--;
    memmove(playing->ids[index], playing->ids[index + 1],
            (size_t)(playing->count - index) * sizeof(playing->ids[0]));
}

void minicup_playing_hear(struct minicup_playing *playing, const struct match_news *news)
{
    bool plays =
        news->has_status && (news->status == MATCH_LIVE || news->status == MATCH_BREAK);
    int known = find(playing, news->match);
    if (plays && known < 0) {
        if (playing->count == MINICUP_PLAYING) {
            forget(playing, 0);
        }
        if (text_copy(playing->ids[playing->count], MINICUP_ID, news->match)) {
            playing->count++;
        }
    } else if (!plays && news->has_status && known >= 0) {
        forget(playing, known);
    }
}

static bool lists(const struct json *matches, const char *id)
{
    struct arena arena = {0};
    bool found = false;
    for (const struct json *item = json_first(matches); item && !found;
         item = json_next(item)) {
        found = text_equal(leaf_text(item, "id", NULL, MINICUP_ID, &arena), id);
    }
    arena_finish(&arena);
    return found;
}

void minicup_playing_ask(const struct minicup_playing *playing,
                         const struct json *matches, struct feed_out *out)
{
    for (int i = 0; i < playing->count; i++) {
        if (!lists(matches, playing->ids[i])) {
            minicup_send(out, "subscribe", "match", playing->ids[i]);
        }
    }
}

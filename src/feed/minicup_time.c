// The service stamps every message with its own time. Ours may be wrong by minutes, so
// match clocks are told by the difference, never by what our clock says.
#include <math.h>

#include "base/json.h"
#include "feed/minicup.h"

static const double milliseconds_from = 1e11; // as seconds that would be the year 5138
static const double instant_most = 1e14;

bool minicup_instant(const struct json *value, int64_t *epoch_ms)
{
    double number;
    if (!json_double(value, &number) || !(number > 0) || number > instant_most) {
        return false;
    }
    *epoch_ms = llround(number > milliseconds_from ? number : number * 1000);
    return true;
}

void minicup_time_hear(struct minicup_time *time, const struct json *server_time,
                       int64_t now_ms)
{
    int64_t epoch_ms;
    if (minicup_instant(server_time, &epoch_ms)) {
        time->offsets_ms[time->heard % MINICUP_SAMPLES] = epoch_ms - now_ms;
        // Beyond two rounds only the place in the ring matters.
        time->heard =
            time->heard + 1 < 2 * MINICUP_SAMPLES ? time->heard + 1 : MINICUP_SAMPLES;
    }
}

bool minicup_time_behind(struct minicup_time *time, const struct json *server_time,
                         int64_t now_ms)
{
    int64_t epoch_ms;
    if (!minicup_instant(server_time, &epoch_ms)) {
        return false;
    }
    if (epoch_ms < time->newest_ms && now_ms - time->told_ms < MINICUP_BEHIND_MS) {
        return true;
    }
    time->newest_ms = epoch_ms;
    time->told_ms = now_ms;
    return false;
}

// A message that was under way longer makes the service look slower than it is: of the
// last ones, the one that was fastest here is nearest to the truth.
bool minicup_time_at(const struct minicup_time *time, int64_t now_ms, int64_t *epoch_ms)
{
    int count = time->heard < MINICUP_SAMPLES ? time->heard : MINICUP_SAMPLES;
    for (int i = 0; i < count; i++) {
        int64_t at_ms = now_ms + time->offsets_ms[i];
        if (i == 0 || at_ms > *epoch_ms) {
            *epoch_ms = at_ms;
        }
    }
    return count > 0;
}

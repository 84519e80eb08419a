// Pictures on air: found beside the show file and fetched, decoded on a thread of their
// own.
#include "app/live_private.h"
#include "base/clock.h"

enum { NS_PER_MS = 1000000 };

// In a replay nothing is fetched: it shows what was.
void live_open_pictures(struct live *live)
{
    const struct config *show = live->config->show;
    live->store = picture_store_of(show);
    if (live->store && !live->config->replay) {
        picture_store_start(live->store, live_wake, live);
    }
    programme_show(&live->programme, show->file, live->store);
    pictures_start(live->programme.pictures, live_wake, live);
}

void live_hear_pictures(struct live *live)
{
    if (pictures_hear(live->programme.pictures, clock_now_ns() / NS_PER_MS)) {
        live->picture_came = true;
    }
}

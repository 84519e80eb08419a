#include <stdio.h>
#include <stdlib.h>

#include "app/commands.h"
#include "app/progress.h"
#include "app/wakeup.h"
#include "base/clock.h"
#include "feed/url.h"
#include "net/library.h"
#include "net/record.h"
#include "output/window.h"
#include "venue/venue.h"

enum { LOOK_NS = 200000000 };

static int serve(struct venue *venue, const struct script *script)
{
    printf(
        "serving %lld s of events on 127.0.0.1:%d, from the first subscriber on; Ctrl+C "
        "ends\n",
        (long long)(script->length_ms / 1000), venue_port(venue));
    fflush(stdout);
    if (!wakeup_init() || !venue_start(venue)) {
        fprintf(stderr, "strapline: the simulator cannot be started\n");
        return 1;
    }
    while (!wakeup_stopping()) {
        progress_show("simulating", venue_position_ms(venue), script->length_ms);
        window_wait(NULL, wakeup_fd(), clock_now_ns() + LOOK_NS);
        wakeup_clear();
    }
    progress_end();
    wakeup_finish();
    return 0;
}

int cmd_simulate(const struct options *options)
{
    char error[512];
    double speed = 1;
    int port = 0;
    const char *token = NULL;
    struct url hook;
    if (!options_whole("--port", options->port, 0, 65535, &port, error, sizeof(error)) ||
        !options_number("--speed", options->speed, 0.01, 1000, &speed, error,
                        sizeof(error)) ||
        !options_secret("--secret-env", options->secret_env, &token, error,
                        sizeof(error)) ||
        (options->webhook && !url_read("--webhook", options->webhook, false, true, &hook,
                                       error, sizeof(error)))) {
        return commands_refuse(error);
    }
    struct script *script = script_load(options->words[0], error, sizeof(error));
    if (!script) {
        return commands_refuse(error);
    }
    const struct venue_config config = {.script = script,
                                        .port = port,
                                        .speed = speed,
                                        .wait_for_client = true,
                                        .webhook_url = options->webhook,
                                        .webhook_token = token};
    library_start();
    struct venue *venue = venue_create(&config, error, sizeof(error));
    int status = venue ? serve(venue, script) : commands_refuse(error);
    venue_destroy(venue);
    library_stop();
    script_destroy(script);
    return status;
}

#include "app/show_setup.h"

// The race or match that the show file names; NULL if the feed is about more than one.
static const char *subject_of(const struct feed_config *feed)
{
    const char *const named[] = {feed->prog_id, feed->match, feed->fixture};
    for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
        if (named[i][0]) {
            return named[i];
        }
    }
    return NULL;
}

struct show *show_setup(const struct config *config)
{
    struct show_feed feeds[CONFIG_FEEDS];
    for (int i = 0; i < config->feed_count; i++) {
        const struct feed_config *feed = &config->feeds[i];
        feeds[i] = (struct show_feed){.id = feed->id,
                                      .type = feed->type,
                                      .delay_ms = feed->delay_ms,
                                      .subject = subject_of(feed)};
    }
    struct show *show = show_create(feeds, config->feed_count);
    for (int i = 0; i < config->rule_count; i++) {
        director_set_rule(show_director(show), config->rules[i].scene,
                          &config->rules[i].rule);
    }
    return show;
}

// What can be followed: asks the feed's own server, page by page, and prints a table.
#include <stdio.h>
#include <stdlib.h>

#include "app/asking.h"
#include "app/commands.h"
#include "app/config_dialect.h"
#include "app/progress.h"
#include "base/file.h"
#include "base/json.h"
#include "base/utf8.h"

enum { MAX_PAGES = 100 };

struct listing {
    const struct feed_ops *ops;
    struct feed_config config;
    enum feed_listing outcome;
    int step;
    struct feed_choices choices;
    char error[512];
};

static void take_page(void *context, const struct feed_fetch *fetch, int status,
                      struct str body, const char *note)
{
    struct listing *listing = context;
    listing->outcome = listing->ops->choices_body(&listing->config, fetch, listing->step,
                                                  status, body, note, &listing->choices,
                                                  listing->error, sizeof(listing->error));
}

static bool ask_all(struct listing *listing, struct asking *asking)
{
    listing->outcome = LISTING_MORE;
    for (; listing->outcome == LISTING_MORE && listing->step < MAX_PAGES;
         listing->step++) {
        struct feed_fetch fetch = {.kind = FETCH_CHOICES};
        progress_show("asking", listing->step, listing->step + 1);
        if (listing->ops->choices_fetch(&listing->config, listing->step, &fetch,
                                        listing->error, sizeof(listing->error))) {
            asking_get(asking, &listing->config, &fetch, take_page, listing);
        } else {
            listing->outcome = LISTING_FAILED;
        }
    }
    progress_end();
    return listing->outcome != LISTING_FAILED;
}

static int width_of(const struct feed_choices *choices, size_t member)
{
    int widest = 0;
    for (int i = 0; i < choices->count; i++) {
        const char *text = *(
            const char *const *)(const void *)((const char *)&choices->items[i] + member);
        int width = text ? utf8_count(text) : 0;
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void print_cell(const char *text, int width)
{
    int shown = text ? utf8_count(text) : 0;
    if (width > 0) {
        printf("%s%*s  ", text ? text : "", width - shown, "");
    }
}

static void print_table(const struct feed_choices *choices)
{
    int id = width_of(choices, offsetof(struct feed_choice, id));
    int name = width_of(choices, offsetof(struct feed_choice, name));
    int when = width_of(choices, offsetof(struct feed_choice, when));
    int state = width_of(choices, offsetof(struct feed_choice, state));
    for (int i = 0; i < choices->count; i++) {
        const struct feed_choice *row = &choices->items[i];
        print_cell(row->id, id);
        print_cell(row->name, name);
        print_cell(row->when, when);
        print_cell(row->state, state);
        printf("%s\n", row->note ? row->note : "");
    }
}

static void print_json(const struct feed_choices *choices)
{
    struct buf out = {0};
    buf_char(&out, '[');
    for (int i = 0; i < choices->count; i++) {
        const struct feed_choice *row = &choices->items[i];
        buf_text(&out, i ? ",\n{" : "{");
        json_add_text(&out, "id", row->id);
        json_add_text(&out, "name", row->name);
        json_add_text(&out, "when", row->when);
        json_add_text(&out, "state", row->state);
        json_add_text(&out, "note", row->note);
        buf_char(&out, '}');
    }
    buf_text(&out, "]\n");
    fputs(out.data, stdout);
    buf_finish(&out);
}

static int list(struct listing *listing, bool json)
{
    struct arena arena = {0};
    listing->choices = (struct feed_choices){.arena = &arena};
    struct asking *asking = asking_create();
    bool ok = asking && ask_all(listing, asking);
    asking_destroy(asking);
    if (!ok) {
        fprintf(stderr, "strapline: feeds %s: %s\n", listing->config.type,
                listing->error);
    } else if (json) {
        print_json(&listing->choices);
    } else if (listing->choices.count) {
        print_table(&listing->choices);
    } else {
        printf("nothing to follow was found\n");
    }
    arena_finish(&arena);
    return ok ? 0 : 1;
}

// The secret comes from the environment, by the name the README uses or another.
static bool read_secret(const struct dialect *dialect, const char *named,
                        struct feed_config *feed, char *error, size_t error_size)
{
    static const char *const usual[][2] = {
        {"opentrack", "OPENTRACK_TOKEN"},
        {"triathlon", "TRIATHLON_APIKEY"},
        {"minicup", "MINICUP_PIN"},
        {"fastpath", "FASTPATH_TOKEN"},
    };
    const char *env = NULL, *value;
    for (size_t i = 0; !env && i < sizeof(usual) / sizeof(usual[0]); i++) {
        env = text_equal(usual[i][0], dialect->type) ? usual[i][1] : NULL;
    }
    if (!options_secret("--secret-env", named, &value, error, error_size)) {
        return false;
    }
    value = named || !env ? value : getenv(env);
    text_copy((char *)feed + dialect->secret_offset, dialect->secret_size,
              value ? value : "");
    return true;
}

static bool fill(const struct options *options, struct feed_config *feed, char *error,
                 size_t error_size)
{
    const struct {
        const char *option, *text;
        char *out;
        size_t size;
    } texts[] = {
        {"--url", options->url, feed->url, sizeof(feed->url)},
        {"--rest", options->rest, feed->rest, sizeof(feed->rest)},
        {"--ca-file", options->ca_file, feed->ca_file, sizeof(feed->ca_file)},
        {"--event", options->event, feed->event, sizeof(feed->event)},
        {"--sport", options->sport, feed->sport, sizeof(feed->sport)},
        {"--category", options->category, feed->category, sizeof(feed->category)},
        {"--match", options->match, feed->match, sizeof(feed->match)},
        {"--team", options->team, feed->team, sizeof(feed->team)},
        {"--competition", options->competition, feed->competition,
         sizeof(feed->competition)},
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (texts[i].text && !text_copy(texts[i].out, texts[i].size, texts[i].text)) {
            snprintf(error, error_size, "%s: expected a shorter text", texts[i].option);
            return false;
        }
    }
    if (feed->ca_file[0] && !file_exists(feed->ca_file)) {
        snprintf(error, error_size,
                 "--ca-file: expected a PEM file that can be read, found \"%s\"",
                 feed->ca_file);
        return false;
    }
    feed->live_only = options->live;
    return true;
}

int cmd_feeds(const struct options *options)
{
    static struct listing listing;
    int count;
    const char *const *types = feed_types(&count);
    const char *type = options->words[0];
    const struct dialect *dialect = dialect_find(type);
    char error[512];
    if (!dialect) {
        const char *nearest = text_nearest(type, types, count);
        struct buf known = {0};
        for (int i = 0; i < count; i++) {
            buf_printf(&known, "%s%s", i ? ", " : "", types[i]);
        }
        snprintf(error, sizeof(error), "feeds: unknown type \"%s\"%s%s%s%s", type,
                 nearest ? ", did you mean \"" : "; known are ",
                 nearest ? nearest : known.data, nearest ? "\"?" : "", "");
        buf_finish(&known);
        return commands_refuse(error);
    }
    listing = (struct listing){.ops = feed_find(type)};
    text_copy(listing.config.id, sizeof(listing.config.id), type);
    text_copy(listing.config.type, sizeof(listing.config.type), type);
    if (!read_secret(dialect, options->secret_env, &listing.config, error,
                     sizeof(error)) ||
        !fill(options, &listing.config, error, sizeof(error))) {
        return commands_refuse(error);
    }
    struct feed_fetch first;
    if (!listing.ops->choices_fetch(&listing.config, 0, &first, error, sizeof(error))) {
        char line[640];
        snprintf(line, sizeof(line), "feeds %s: %s", type, error);
        return commands_refuse(line);
    }
    return list(&listing, options->json);
}

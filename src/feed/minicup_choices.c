// What can be followed, and what is known of it, page by page: categories; the matches of
// one; a match, who plays and what happened; a team.
#include <stdio.h>

#include "base/json.h"
#include "feed/leaf.h"
#include "feed/minicup.h"
#include "feed/minicup_rows.h"

enum { STEPS = 3 };

struct page {
    const char *path; // NULL: the login
    const char *id;   // NULL: none
    void (*list)(const struct feed_config *config, const struct json *root,
                 struct feed_choices *out);
    const char *member; // what the answer must have, NULL: nothing
};

// The pages that one listing takes, in order.
struct plan {
    struct page pages[STEPS];
    int count;
};

static void add(struct plan *plan, const char *path, const char *id, const char *member,
                void (*list)(const struct feed_config *config, const struct json *root,
                             struct feed_choices *out))
{
    plan->pages[plan->count++] =
        (struct page){.path = path, .id = id, .list = list, .member = member};
}

static void plan_service(const struct feed_config *config, struct plan *plan)
{
    if (config->pin[0]) {
        add(plan, NULL, NULL, NULL, NULL);
    }
    if (config->team[0]) {
        add(plan, "team-detail", config->team, "players", minicup_rows_team);
    } else if (config->match[0]) {
        add(plan, "match", config->match, "id", minicup_rows_match);
        add(plan, "match-events", config->match, "events", minicup_rows_events);
    } else if (config->category[0]) {
        add(plan, "category", config->category, "matches", minicup_rows_matches);
    } else {
        add(plan, "category-list", NULL, "categories", minicup_rows_categories);
    }
}

static void plan_public(const struct feed_config *config, struct plan *plan)
{
    if (config->match[0]) {
        add(plan, "match/detail", config->match, "match", minicup_rows_match);
        add(plan, "match/events", config->match, "events", minicup_rows_events);
    } else if (config->category[0]) {
        add(plan, "category/upcoming-matches", config->category, "matches",
            minicup_rows_matches);
    }
}

static struct plan plan_of(const struct feed_config *config)
{
    struct plan plan = {0};
    if (!minicup_is_public(config)) {
        plan_service(config, &plan);
    } else if (!config->team[0]) {
        plan_public(config, &plan);
    }
    return plan;
}

bool minicup_choices_fetch(const struct feed_config *config, int step,
                           struct feed_fetch *out, char *error, size_t error_size)
{
    struct plan plan = plan_of(config);
    const struct unit_key nobody = {0};
    *out = (struct feed_fetch){.kind = FETCH_CHOICES};
    if (!minicup_check_rest(config, error, error_size)) {
        return false;
    }
    if (step >= plan.count) {
        snprintf(
            error, error_size,
            "without a PIN the public site is asked, and it tells of no %s: expected "
            "--category ID or --match ID, or the PIN in MINICUP_PIN",
            config->team[0] ? "teams" : "categories");
        return false;
    }
    const struct page *page = &plan.pages[step];
    bool ok = page->path ? minicup_page(config, page->path, page->id, out)
                         : minicup_fetch(config, FETCH_LOGIN, &nobody, out);
    out->kind = FETCH_CHOICES;
    out->backlog = false;
    if (!ok) {
        snprintf(error, error_size, "url: expected a shorter address, and a short PIN");
    }
    return ok;
}

// "match 9999: not known there (500)"
static void blame(const struct page *page, const char *problem, char *error, size_t size)
{
    bool about = page->path && page->id;
    snprintf(error, size, "%s%s%s%s%s", page->path ? page->path : "login",
             about ? " " : "", about ? page->id : "", ": ", problem);
}

static const char *read_page(const struct feed_config *config, const struct page *page,
                             struct str body, struct feed_choices *out)
{
    const char *problem = NULL;
    struct json_doc *doc = minicup_parse(body, out->arena, &problem);
    const struct json *root = json_root(doc);
    if (!doc) {
        return problem;
    }
    if (!page->path) {
        problem = minicup_logged_in(root) ? NULL : "the PIN was not accepted";
    } else if (!json_get(root, page->member)) {
        problem =
            arena_printf(out->arena, "expected an object with \"%s\", found another %s",
                         page->member, json_kind(root));
    } else {
        page->list(config, root, out);
    }
    json_free(doc);
    return problem;
}

enum feed_listing minicup_choices_body(const struct feed_config *config,
                                       const struct feed_fetch *fetch, int step,
                                       int status, struct str body, const char *note,
                                       struct feed_choices *out, char *error,
                                       size_t error_size)
{
    struct plan plan = plan_of(config);
    (void)fetch;
    if (step < 0 || step >= plan.count) {
        snprintf(error, error_size, "an answer that nobody asked for");
        return LISTING_FAILED;
    }
    const struct page *page = &plan.pages[step];
    bool locked = minicup_is_locked(status) && !config->pin[0];
    const char *problem =
        locked ? arena_printf(out->arena,
                              "the service wants a login (%d): expected the PIN in "
                              "MINICUP_PIN",
                              status)
               : minicup_trouble(config, page->id, status, note, out->arena);
    if (!problem) {
        problem = read_page(config, page, body, out);
    }
    if (problem) {
        blame(page, problem, error, error_size);
        return LISTING_FAILED;
    }
    return step + 1 < plan.count ? LISTING_MORE : LISTING_DONE;
}

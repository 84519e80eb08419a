// Who an athlete is, beside the timing: name, country, picture. Of the year of birth and
// the like nothing is read.
#include "base/json.h"
#include "feed/leaf.h"
#include "feed/triathlon.h"
#include "feed/trouble.h"

static const char plain_scheme[] = "http://";

// The API tells old addresses of pictures, which are served over TLS as well.
static const char *picture(const struct json *athlete, struct arena *arena)
{
    const char *url = leaf_flag(athlete, "athlete_profile_image", NULL, arena);
    if (!url || !text_starts(url, plain_scheme)) {
        return url;
    }
    return arena_printf(arena, "https://%s", url + str_of(plain_scheme).len);
}

static struct race_person read(const struct json *athlete, struct arena *arena)
{
    struct race_person person = {
        .id = leaf_text(athlete, "athlete_id", "id", LEAF_ID, arena),
        .name =
            leaf_text(athlete, "athlete_full_name", "athlete_title", LEAF_NAME, arena),
        .country = leaf_code(athlete, "athlete_noc", NULL, arena),
        .country_name =
            leaf_text(athlete, "athlete_country_name", NULL, LEAF_NAME, arena),
        .picture = picture(athlete, arena),
    };
    const char *first = leaf_text(athlete, "athlete_first", NULL, LEAF_NAME, arena);
    const char *last = leaf_text(athlete, "athlete_last", NULL, LEAF_NAME, arena);
    if (!person.name && first && last) {
        person.name = arena_printf(arena, "%s %s", first, last);
    }
    return person;
}

static const char *hear(const struct feed_fetch *fetch, const struct json *root,
                        struct feed_out *out)
{
    const struct json *data = json_get(root, "data");
    const struct json *athlete = json_is_object(data) ? data : root;
    struct race_person person = read(athlete, out->arena);
    if (!person.id || !person.name) {
        return arena_printf(out->arena, "expected an athlete, found another %s",
                            json_kind(root));
    }
    if (!text_equal(person.id, race_person_id(fetch->unit.event))) {
        return arena_printf(out->arena, "the answer is about another athlete (%s)",
                            person.id);
    }
    struct event *event = event_add(&out->events, EVENT_PERSON);
    event->backlog = true;
    event->person = person;
    return NULL;
}

// Another form of the address is for those who meant it otherwise.
static bool try_other(const struct feed_config *config, const struct feed_fetch *fetch,
                      int status, struct feed_out *out)
{
    struct feed_fetch other;
    if (status != 404 || !config->rest[0] || fetch->attempt & TRIATHLON_OTHER_FORM ||
        !triathlon_athlete_fetch(config, &fetch->unit, TRIATHLON_OTHER_FORM, &other)) {
        return false;
    }
    *feed_want(out, FETCH_ATHLETE) = other;
    return true;
}

static const char *problem_of(const struct feed_config *config,
                              const struct feed_fetch *fetch, int status, struct str body,
                              const char *note, struct feed_out *out)
{
    char error[TRIATHLON_EXCERPT];
    struct json_doc *doc = json_parse(body.data, body.len, NULL, error, sizeof(error));
    const struct json *root = json_root(doc);
    int told = triathlon_status(status, root);
    const char *problem = NULL;
    if (told < 200 || told > 299) {
        problem = triathlon_failure(config, told, root, note, out->arena);
    } else if (trouble_is_page(body)) {
        problem = trouble_page;
    } else if (!root) {
        problem = arena_printf(out->arena, "not JSON: %s", error);
    } else {
        problem = hear(fetch, root, out);
    }
    json_free(doc);
    return problem;
}

void triathlon_racer_body(const struct feed_config *config,
                          const struct feed_fetch *fetch, int status, struct str body,
                          const char *note, struct feed_out *out)
{
    if (status == 304) {
        feed_unchanged(out, fetch);
        return;
    }
    if (try_other(config, fetch, status, out)) {
        return;
    }
    const char *problem = problem_of(config, fetch, status, body, note, out);
    if (problem) {
        feed_fail(out, fetch, status, problem);
    }
}

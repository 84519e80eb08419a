// The state of DESIGN section 8 as JSON: the same truth for monitor, page and journal.
#include "base/json.h"
#include "base/str.h"
#include "show/show_subject.h"

enum { STATUS_DECISIONS = 20 };

// A time that may not have come; -1 or INT64_MAX give null.
static void put_span(struct buf *out, const char *key, int64_t from_ms, int64_t to_ms)
{
    json_put_key(out, key);
    if (from_ms < 0 || to_ms == INT64_MAX) {
        buf_text(out, "null");
    } else {
        buf_printf(out, "%lld", (long long)(to_ms > from_ms ? to_ms - from_ms : 0));
    }
}

// What is shown, and which of it the operator set by hand.
static void put_values(struct buf *out, const struct values *values,
                       const struct values *overrides)
{
    json_put_key(out, "values");
    values_to_json(values, out);
    json_put_key(out, "overrides");
    values_to_json(overrides, out);
}

// How old what is known of it is.
static void put_age(const struct show *show, enum layer layer, struct buf *out)
{
    struct arena arena = {0};
    struct subject subject;
    const struct air *air = director_air(show->director, layer);
    bool known = subject_read(show, air->scene, air->subject, &arena, &subject) &&
                 subject.unit.event[0];
    int64_t age_ms = known ? copy_age(show, subject.feed, &subject.unit) : INT64_MAX;
    put_span(out, "age_ms", 0, age_ms);
    arena_finish(&arena);
}

static void put_air(const struct show *show, int64_t now_ms, struct buf *out)
{
    static const char *const states[] = {"off", "entering", "on", "leaving"};
    const char *comma = "";
    json_put_key(out, "air");
    buf_char(out, '[');
    for (int i = 0; i < LAYER_COUNT; i++) {
        const struct air *air = director_air(show->director, (enum layer)i);
        if (air->state == AIR_OFF) {
            continue;
        }
        buf_printf(out, "%s{", comma);
        json_add_text(out, "layer", layer_names[i]);
        json_add_text(out, "scene", air->scene->name);
        json_add_text(out, "subject", air->subject);
        json_add_text(out, "state", states[air->state]);
        json_add_bool(out, "pinned", air->pinned);
        json_add_bool(out, "cued", air->cued);
        json_add_number(out, "page", air->page);
        json_add_number(out, "pages", air->pages);
        put_span(out, "since_ms", air->entered_ms, now_ms);
        put_age(show, (enum layer)i, out);
        bool leaves = air->state == AIR_ON && !air->pinned;
        put_span(out, "leaves_in_ms", now_ms, leaves ? air->hold_until_ms : INT64_MAX);
        if (leaves && air->hold_until_ms != INT64_MAX) {
            put_span(out, "remaining_ms", now_ms, air->hold_until_ms);
        }
        json_add_text(out, "reason", air->reason);
        put_values(out, air->values, air->overrides);
        buf_char(out, '}');
        comma = ",";
    }
    buf_char(out, ']');
}

static void put_waiting(const struct show *show, const struct waiting *waiting,
                        int64_t now_ms, struct buf *out)
{
    char waits[DIRECTOR_REASON + DIRECTOR_SUBJECT];
    json_add_text(out, "layer", layer_names[waiting->scene->layer]);
    json_add_text(out, "scene", waiting->scene->name);
    json_add_text(out, "subject", waiting->subject);
    put_span(out, "age_ms", waiting->born_ms, now_ms);
    json_add_text(out, "reason", waiting->reason);
    if (!waiting->number) {
        json_add_bool(out, "held", waiting->held);
    }
    put_values(out, waiting->values, waiting->overrides);
    if (!waiting->number) {
        director_why_waits(show->director, waiting, waits, sizeof(waits));
        json_add_text(out, "waits", waits);
    }
}

static void put_queue(const struct show *show, int64_t now_ms, struct buf *out)
{
    const char *comma = "";
    json_put_key(out, "queue");
    buf_char(out, '[');
    for (int i = 0; i < director_waiting_count(show->director); i++) {
        const struct waiting *waiting = director_waiting(show->director, i);
        if (!waiting->number) {
            buf_printf(out, "%s{", comma);
            put_waiting(show, waiting, now_ms, out);
            buf_char(out, '}');
            comma = ",";
        }
    }
    buf_char(out, ']');
}

static void put_announced(const struct show *show, int64_t now_ms, struct buf *out)
{
    const struct waiting *waiting;
    json_put_key(out, "announced");
    buf_char(out, '[');
    for (int i = 0; (waiting = director_announced(show->director, i)); i++) {
        buf_text(out, i ? ",{" : "{");
        json_add_number(out, "number", waiting->number);
        put_span(out, "in_ms", now_ms, waiting->on_ms);
        put_waiting(show, waiting, now_ms, out);
        buf_char(out, '}');
    }
    buf_char(out, ']');
}

static void put_decisions(const struct show *show, int64_t now_ms, struct buf *out)
{
    int count = director_decision_count(show->director);
    int first = count > STATUS_DECISIONS ? count - STATUS_DECISIONS : 0;
    json_put_key(out, "decisions");
    buf_char(out, '[');
    for (int i = first; i < count; i++) {
        const struct decision *decision = director_decision(show->director, i);
        buf_text(out, i > first ? ",{" : "{");
        json_add_number(out, "number", decision->number);
        put_span(out, "age_ms", decision->at_ms, now_ms);
        json_add_text(out, "outcome", outcome_name(decision->outcome));
        json_add_text(out, "subject", decision->subject);
        json_add_text(out, "text", decision->text);
        buf_char(out, '}');
    }
    buf_char(out, ']');
}

// Since the start, of which the list holds only the newest.
static void put_totals(const struct show *show, struct buf *out)
{
    json_put_key(out, "totals");
    buf_char(out, '{');
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        json_add_number(out, outcome_name((enum outcome)i),
                        director_outcomes(show->director, (enum outcome)i));
    }
    buf_char(out, '}');
}

static void put_feed(const struct show *show, int index, int64_t dropped, int64_t now_ms,
                     struct buf *out)
{
    const struct feed_state *feed = &show->feeds[index];
    static const char *const links[] = {"connecting", "up", "down", "refused"};
    struct arena arena = {0};
    buf_char(out, '{');
    json_add_text(out, "id", feed->id);
    json_add_text(out, "type", feed->type);
    json_add_text(out, "link", links[feed->link]);
    json_add_text(out, "data", feed_data(show, index, now_ms));
    json_add_text(out, "note", feed_note(show, index, &arena));
    json_add_text(out, "follows", follow_text(show, index, &arena));
    known_put(show, index, &arena, out);
    put_span(out, "age_ms", feed->heard_ms, now_ms);
    json_add_number(out, "messages", feed->messages);
    json_add_number(out, "bad", feed->bad);
    json_add_number(out, "gaps", feed->gaps);
    json_add_number(out, "reconnects", feed->reconnects);
    json_add_number(out, "dropped", dropped);
    buf_char(out, '}');
    arena_finish(&arena);
}

static void put_output(const struct show_output *output, struct buf *out)
{
    json_put_key(out, "output");
    buf_char(out, '{');
    json_put_key(out, "size");
    buf_printf(out, "\"%dx%d\"", output->width, output->height);
    json_put_key(out, "rate");
    buf_printf(out, "%.6g", output->rate);
    json_add_text(out, "key", output->key);
    json_add_number(out, "frames", output->frames);
    json_add_number(out, "late", output->late);
    buf_char(out, '}');
}

void show_status(const struct show *show, const struct show_output *output,
                 const int64_t *dropped, int64_t now_ms, struct buf *out)
{
    int selected = director_selected(show->director);
    buf_char(out, '{');
    json_add_number(out, "version", (int64_t)show_version(show));
    json_add_bool(out, "auto", director_auto(show->director));
    json_add_text(out, "selected", selected < 0 ? NULL : layer_names[selected]);
    json_add_text(out, "notice", show_notice(show));
    put_air(show, now_ms, out);
    put_queue(show, now_ms, out);
    put_announced(show, now_ms, out);
    json_put_key(out, "feeds");
    buf_char(out, '[');
    for (int i = 0; i < show->feed_count; i++) {
        buf_text(out, i ? "," : "");
        put_feed(show, i, dropped ? dropped[i] : 0, now_ms, out);
    }
    buf_char(out, ']');
    put_output(output, out);
    put_decisions(show, now_ms, out);
    put_totals(show, out);
    json_add_text(out, "auto_reason", director_auto_reason(show->director));
    buf_text(out, "}\n");
}

// Messages that tell how our race stands. Every one is whole, but from each it is learned
// who has been where: one makes another superfluous only where everybody is at the same
// point in both, and all they say is the same but times, gaps and places, and the start.
#include <string.h>

#include "feed/glance.h"
#include "feed/triathlon.h"

enum { OTHER_RACE = 1 };

struct outline {
    bool telling, hull, odd, dated;
    struct str prog, athletes;
    struct glance glance;
};

// The first sign of a text or number; 0 for anything else.
static char sign_of(struct str value)
{
    size_t at = value.data[0] == '"';
    char c = at < value.len ? value.data[at] : '\0';
    return at || glance_is_digit(c) ? c : '\0';
}

static bool has_amount(struct str value)
{
    for (size_t i = 0; i < value.len; i++) {
        if (value.data[i] >= '1' && value.data[i] <= '9') {
            return true;
        }
    }
    return false;
}

// What the newest message says anew, if it says anything there: a time, which is none
// when it is zero, a gap, a place and no word instead.
static bool is_newer(const struct json_span *member)
{
    char sign = sign_of(member->value);
    if (json_span_is(member->key, "time")) {
        return glance_is_digit(sign) && has_amount(member->value);
    }
    if (json_span_is(member->key, "position")) {
        return glance_is_digit(sign) && sign != '0';
    }
    return json_span_is(member->key, "difference") && glance_is_digit(sign);
}

static bool is_nothing(struct str value)
{
    return json_span_is(value, "null") || json_span_is(value, "[]");
}

static bool read_athlete(const struct json_skim *skim, struct str athlete, uint64_t *like)
{
    struct json_skim inner = json_skim_into(skim, athlete);
    struct json_span member;
    const char *from = athlete.data;
    uint64_t all = 0;
    while (json_skim_next(&inner, &member)) {
        if (json_span_is(member.key, "splits") && !is_nothing(member.value)) {
            return false;
        }
        if (is_newer(&member)) {
            all = glance_blend_up_to(all, from, member.value.data);
            from = member.value.data + member.value.len;
        }
    }
    // In whatever order they stand.
    *like += glance_blend_up_to(all, from, athlete.data + athlete.len);
    return inner.close == '}' && json_skim_sure(&inner);
}

static bool read_athletes(const struct json_skim *skim, struct outline *out)
{
    struct json_skim inner = json_skim_into(skim, out->athletes);
    struct json_span athlete;
    uint64_t like = 0;
    bool fine = inner.close == ']';
    while (fine && json_skim_next(&inner, &athlete)) {
        fine = read_athlete(skim, athlete.value, &like);
    }
    out->glance.like = glance_blend_number(out->glance.like, like);
    return fine && json_skim_sure(&inner);
}

// False: it is no date at all, which is for the decoder.
static bool read_when(struct str value, struct when *out)
{
    char date[WHEN_TEXT];
    struct str text;
    if (!json_span_text(value, &text) || text.len >= sizeof(date)) {
        return false;
    }
    memcpy(date, text.data, text.len);
    date[text.len] = '\0';
    return when_read(date, out);
}

static bool read_date(struct outline *out, struct str value)
{
    struct when when;
    if (json_span_is(value, "null")) {
        return true;
    }
    if (out->dated || !read_when(value, &when)) {
        return false;
    }
    out->dated = true;
    out->glance.order = when.epoch_ms;
    out->glance.like = glance_blend_number(out->glance.like, when.zoned);
    return true;
}

// Servers correct the start as they learn of it.
static bool read_start(struct outline *out, struct str value)
{
    struct when when;
    bool told = !json_span_is(value, "null");
    if (told && !read_when(value, &when)) {
        return false;
    }
    out->glance.like = glance_blend(out->glance.like, str_of("start_time"));
    out->glance.like = glance_blend_number(out->glance.like, told ? 1 + when.zoned : 0);
    return true;
}

static void take(void *context, const struct json_span *member)
{
    struct outline *out = context;
    if (json_span_is(member->key, "prog_id")) {
        out->odd = out->odd || out->prog.len || !glance_id(member->value, &out->prog);
    } else if (json_span_is(member->key, "athletes")) {
        out->odd = out->odd || out->athletes.len;
        out->athletes = member->value;
    } else if (json_span_is(member->key, "date")) {
        out->odd = !read_date(out, member->value) || out->odd;
        return;
    } else if (json_span_is(member->key, "start_time")) {
        out->odd = !read_start(out, member->value) || out->odd;
    } else {
        out->hull |=
            json_span_is(member->key, "payload") || json_span_is(member->key, "data");
        out->odd |= json_span_is(member->key, "subscription") ||
                    (json_span_is(member->key, "sandbox") &&
                     !json_span_is(member->value, "false") &&
                     !json_span_is(member->value, "\"false\""));
        out->glance.like = glance_blend(out->glance.like, member->key);
        out->glance.like = glance_blend(out->glance.like, member->value);
    }
    out->telling = out->telling || triathlon_is_telling(member->key);
}

static struct glance judge(const struct feed_config *config, const struct json_skim *skim,
                           struct outline *out)
{
    if (!json_skim_sure(skim) || out->odd || !out->prog.len) {
        return (struct glance){0};
    }
    if (!json_span_is(out->prog, config->prog_id)) {
        return (struct glance){.kind = GLANCE_OTHERS, .of = OTHER_RACE};
    }
    // Without a date a message is as new as what was heard last.
    if (!out->dated || (out->athletes.len && !read_athletes(skim, out))) {
        return (struct glance){0};
    }
    out->glance.kind = GLANCE_STATE;
    return out->glance;
}

struct glance triathlon_glance(const struct feed_config *config, struct str text,
                               struct glance_memory *memory)
{
    static const struct glance chatter = {.kind = GLANCE_OTHERS};
    struct json_marks marks;
    struct outline outline = {0};
    if (glance_recall(memory, text)) {
        return chatter;
    }
    struct json_skim skim = glance_walk(text, &marks, take, &outline);
    if (json_skim_sure(&skim) && !outline.telling && !outline.hull) {
        glance_remember_words(memory, text, &chatter);
        return chatter;
    }
    return judge(config, &skim, &outline);
}

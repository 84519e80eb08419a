// Messages that tell how a match stands, which every later one of it tells anew: the
// score, the times that its clock runs from, and when that was said. What else they say
// (names, the state of play) must be the same, byte for byte, for one to make another
// superfluous.
#include <string.h>

#include "feed/glance.h"
#include "feed/minicup.h"

enum { WHOLE_DIGITS = 14, SCORE_DIGITS = 3, OTHER_MATCH = 1 };

static const int64_t milliseconds_from = 100000000000; // see minicup_instant

struct outline {
    bool known, odd; // keys of the service's, keys that a match's state has not
    struct str time, match;
    struct glance glance;
    struct glance_recent *recent; // NULL: the text is not remembered
};

// The service's time in ms: digits, and more behind a point. False: written otherwise.
static bool read_time(struct str value, int64_t *ms)
{
    const char *point = memchr(value.data, '.', value.len);
    size_t whole = point ? (size_t)(point - value.data) : value.len;
    int64_t seconds = 0, fraction = 0;
    if (!glance_is_whole((struct str){value.data, whole}, WHOLE_DIGITS) ||
        value.data[0] == '0') {
        return false;
    }
    for (size_t i = 0; i < whole; i++) {
        seconds = seconds * 10 + value.data[i] - '0';
    }
    for (size_t i = whole + 1; i < whole + 5; i++) {
        char digit = i < value.len ? value.data[i] : '0';
        if (!glance_is_digit(digit)) {
            return false;
        }
        fraction = fraction * 10 + digit - '0';
    }
    *ms = seconds > milliseconds_from ? seconds + (fraction >= 5000)
                                      : seconds * 1000 + (fraction + 5) / 10;
    return true;
}

// Two numbers that are goals, whichever.
static bool is_score(const struct json_skim *skim, struct str value, struct str goals[2])
{
    struct json_skim inner = json_skim_into(skim, value);
    struct json_span item;
    int count = 0;
    while (count < 3 && json_skim_next(&inner, &item)) {
        goals[count % 2] = item.value;
        count += glance_is_whole(item.value, SCORE_DIGITS) ? 1 : 3;
    }
    return inner.close == ']' && json_skim_sure(&inner) && count == 2;
}

static bool ends_with_id(struct str key)
{
    return key.len >= 2 && memcmp(key.data + key.len - 2, "id", 2) == 0;
}

// A time or a length, as against a number that is somebody's.
static bool is_amount(const struct json_span *member)
{
    return glance_is_digit(member->value.data[0]) && member->value.data[0] != '0' &&
           !ends_with_id(member->key);
}

// Whether it is something that each message tells anew.
static bool is_news(const struct json_skim *skim, const struct json_span *member,
                    struct glance_recent *recent)
{
    struct str goals[2];
    if (is_amount(member)) {
        glance_free_number(recent, member->value);
        return true;
    }
    if (!json_span_is(member->key, "score") || !is_score(skim, member->value, goals)) {
        return false;
    }
    for (int i = 0; i < 2; i++) {
        if (goals[i].len == 1) {
            glance_free(recent, goals[i]);
        } else {
            glance_free_number(recent, goals[i]);
        }
    }
    return true;
}

// False: it has no id, or more than one.
static bool read_match(const struct json_skim *skim, struct outline *out, struct str *id)
{
    struct json_skim inner = json_skim_into(skim, out->match);
    struct json_span member;
    const char *from = out->match.data;
    uint64_t like = out->time.len > 0;
    int ids = 0;
    while (json_skim_next(&inner, &member)) {
        if (json_span_is(member.key, "id")) {
            ids += glance_id(member.value, id) ? 1 : 2;
        }
        if (is_news(skim, &member, out->recent)) {
            like = glance_blend_up_to(like, from, member.value.data);
            from = member.value.data + member.value.len;
        }
    }
    out->glance.like = glance_blend_up_to(like, from, out->match.data + out->match.len);
    return inner.close == '}' && json_skim_sure(&inner) && ids == 1;
}

static void take_time(struct outline *out, struct str value)
{
    out->odd = out->odd || out->time.len || !read_time(value, &out->glance.order);
    out->time = value;
}

static void take(void *context, const struct json_span *member)
{
    struct outline *out = context;
    bool known = true;
    if (json_span_is(member->key, "server_time")) {
        take_time(out, member->value);
    } else if (json_span_is(member->key, "match")) {
        out->odd = out->odd || out->match.len;
        out->match = member->value;
    } else if (!json_span_is(member->key, "logged") &&
               !json_span_is(member->key, "type_content")) {
        known = minicup_is_key(member->key);
        out->odd = true;
    }
    out->known = out->known || known;
}

static bool is_followed(const struct feed_config *config, struct str match)
{
    return config->exhibition || !config->match[0] || json_span_is(match, config->match);
}

static struct glance judge(const struct feed_config *config, const struct json_skim *skim,
                           struct outline *out)
{
    struct str id;
    if (!json_skim_sure(skim)) {
        return (struct glance){0};
    }
    if (!out->known) {
        return (struct glance){.kind = GLANCE_OTHERS};
    }
    if (out->odd || !out->match.len || !read_match(skim, out, &id)) {
        return (struct glance){0};
    }
    if (!is_followed(config, id)) {
        return (struct glance){.kind = GLANCE_OTHERS, .of = OTHER_MATCH};
    }
    out->glance.kind = GLANCE_STATE;
    out->glance.of = glance_blend(0, id);
    return out->glance;
}

// What is known of a text that is the same as an earlier one.
static bool recall(const struct glance_memory *memory, struct str text,
                   struct glance *out)
{
    const struct glance_recent *recent = glance_recall(memory, text);
    if (!recent) {
        return false;
    }
    *out = recent->glance;
    if (!recent->order.len) {
        return true;
    }
    const char *time = text.data + (recent->order.data - recent->text.data);
    return read_time((struct str){time, recent->order.len}, &out->order);
}

static void remember(const struct outline *outline, const struct glance *glance)
{
    struct glance_recent *recent = outline->recent;
    if (recent && glance->kind == GLANCE_STATE) {
        recent->order = outline->time;
        glance_free_number(recent, outline->time);
        recent->glance = *glance;
    } else if (recent && glance->kind == GLANCE_OTHERS && !glance->of) {
        glance_free(recent, recent->text);
        recent->glance = *glance;
    }
}

struct glance minicup_glance(const struct feed_config *config, struct str text,
                             struct glance_memory *memory)
{
    struct json_marks marks;
    struct glance glance;
    if (recall(memory, text, &glance)) {
        return glance;
    }
    struct outline outline = {.recent = glance_remember(memory, text)};
    struct json_skim skim = glance_walk(text, &marks, take, &outline);
    glance = judge(config, &skim, &outline);
    remember(&outline, &glance);
    return glance;
}

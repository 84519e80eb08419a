#include "theme/condition.h"

#include <string.h>

// In the order of enum condition_kind.
const char *const condition_keys[CONDITION_KINDS] = {"when",   "any", "some", "none",
                                                     "unless", "is",  "not",  "match"};

struct pending {
    struct condition list[CONDITIONS_MAX];
    int count;
};

static bool add_name(struct reader *reader, enum condition_kind kind,
                     const struct json *name, struct pending *out)
{
    if (out->count == CONDITIONS_MAX) {
        return reader_expected(reader, "at most 16 conditions", name);
    }
    struct condition *condition = &out->list[out->count++];
    *condition = (struct condition){.kind = kind};
    return bind_read_value(reader, name, &condition->value);
}

// "wind" or ["wind", "team"]
static bool read_names(struct reader *reader, enum condition_kind kind,
                       const struct json *names, struct pending *out)
{
    if (!json_is_array(names)) {
        return add_name(reader, kind, names, out);
    }
    bool ok = true;
    int index = 0;
    for (const struct json *c = json_first(names); c && ok; c = json_next(c)) {
        ok = reader_enter_index(reader, index++);
        if (ok) {
            ok = add_name(reader, kind, c, out);
            reader_leave(reader);
        }
    }
    return ok;
}

// "x" or ["x", "r"]
static bool read_texts(struct reader *reader, const struct json *texts,
                       struct condition *out)
{
    struct bind list[CONDITION_TEXTS];
    int count = 0;
    if (!json_is_array(texts)) {
        count = 1;
        if (!bind_read(reader, texts, &list[0])) {
            return false;
        }
    }
    for (const struct json *c = json_is_array(texts) ? json_first(texts) : NULL; c;
         c = json_next(c)) {
        if (count == CONDITION_TEXTS) {
            return reader_expected(reader, "at most 8 texts", texts);
        }
        if (!bind_read(reader, c, &list[count++])) {
            return false;
        }
    }
    out->texts = arena_copy(reader->arena, list, sizeof(list[0]) * (size_t)count);
    out->text_count = count;
    return true;
}

static bool add_comparison(struct reader *reader, enum condition_kind kind,
                           const struct json *member, struct pending *out)
{
    if (out->count == CONDITIONS_MAX) {
        return reader_expected(reader, "at most 16 conditions", member);
    }
    struct condition *condition = &out->list[out->count++];
    *condition = (struct condition){.kind = kind};
    return bind_read_key(reader, json_key(member), &condition->value) &&
           read_texts(reader, member, condition);
}

// {"valid": "x", "attempt": ["1", "2"]}
static bool read_comparisons(struct reader *reader, enum condition_kind kind,
                             const struct json *object, struct pending *out)
{
    if (!json_is_object(object)) {
        return reader_expected(reader, "an object of values and texts", object);
    }
    bool ok = true;
    for (const struct json *c = json_first(object); c && ok; c = json_next(c)) {
        ok = reader_enter(reader, json_key(c));
        if (ok) {
            ok = add_comparison(reader, kind, c, out);
            reader_leave(reader);
        }
    }
    return ok;
}

static bool read_kind(struct reader *reader, enum condition_kind kind,
                      const struct json *found, struct pending *out)
{
    if (!reader_enter(reader, condition_keys[kind])) {
        return false;
    }
    bool ok = kind >= CONDITION_IS ? read_comparisons(reader, kind, found, out)
                                   : read_names(reader, kind, found, out);
    reader_leave(reader);
    return ok;
}

bool conditions_read(struct reader *reader, const struct json *object,
                     struct conditions *out)
{
    struct pending pending = {.count = 0};
    for (int kind = 0; kind < CONDITION_KINDS; kind++) {
        const struct json *found = json_get(object, condition_keys[kind]);
        if (found && !read_kind(reader, (enum condition_kind)kind, found, &pending)) {
            return false;
        }
    }
    out->list = arena_copy(reader->arena, pending.list,
                           sizeof(pending.list[0]) * (size_t)pending.count);
    out->count = pending.count;
    return true;
}

// Letters are bytes here; a star eats as few as it can, and more when that fails.
static bool matches(const char *pattern, const char *text)
{
    const char *star = NULL, *resume = NULL;
    while (*text) {
        if (*pattern == '*') {
            star = pattern++;
            resume = text;
        } else if (*pattern && (*pattern == '?' || *pattern == *text)) {
            pattern++;
            text++;
        } else if (star) {
            pattern = star + 1;
            text = ++resume;
        } else {
            return false;
        }
    }
    return pattern[strspn(pattern, "*")] == '\0';
}

static bool equals_one(const struct condition *condition, const char *text,
                       const struct scope *scope, struct arena *arena)
{
    for (int i = 0; text && i < condition->text_count; i++) {
        const char *other = bind_text(&condition->texts[i], scope, arena);
        if (other && (condition->kind == CONDITION_MATCH ? matches(other, text)
                                                         : strcmp(other, text) == 0)) {
            return true;
        }
    }
    return false;
}

static bool some_row_has(const struct condition *condition, const struct scope *scope,
                         struct arena *arena)
{
    for (int i = 0; scope->values && i < scope->values->row_count; i++) {
        struct scope row = {.row = &scope->values->rows[i]};
        if (bind_value_text(&condition->value, &row, arena)) {
            return true;
        }
    }
    return false;
}

// Of "any" and "some" one of those that are named is enough.
static bool is_offer(enum condition_kind kind)
{
    return kind == CONDITION_ANY || kind == CONDITION_SOME;
}

static bool condition_holds(const struct condition *condition, const struct scope *scope,
                            struct arena *arena)
{
    if (condition->kind == CONDITION_SOME || condition->kind == CONDITION_NONE) {
        return some_row_has(condition, scope, arena) ==
               (condition->kind == CONDITION_SOME);
    }
    const char *text = bind_value_text(&condition->value, scope, arena);
    switch (condition->kind) {
    case CONDITION_WHEN:
    case CONDITION_ANY:
        return text;
    case CONDITION_UNLESS:
        return !text;
    case CONDITION_IS:
    case CONDITION_MATCH:
        return equals_one(condition, text, scope, arena);
    case CONDITION_NOT:
        return !equals_one(condition, text, scope, arena);
    case CONDITION_SOME:
    case CONDITION_NONE:
    case CONDITION_KINDS:
        break;
    }
    return false;
}

bool conditions_hold(const struct conditions *conditions, const struct scope *scope,
                     struct arena *arena)
{
    bool asked[CONDITION_KINDS] = {false}, met[CONDITION_KINDS] = {false};
    for (int i = 0; i < conditions->count; i++) {
        const struct condition *condition = &conditions->list[i];
        enum condition_kind kind = condition->kind;
        if (is_offer(kind)) {
            asked[kind] = true;
            met[kind] = met[kind] || condition_holds(condition, scope, arena);
        } else if (!condition_holds(condition, scope, arena)) {
            return false;
        }
    }
    return met[CONDITION_ANY] == asked[CONDITION_ANY] &&
           met[CONDITION_SOME] == asked[CONDITION_SOME];
}

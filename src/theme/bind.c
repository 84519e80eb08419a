#include "theme/bind.h"

#include <string.h>

#include "base/str.h"
#include "theme/filter.h"

static const char VALUE_EXPECTED[] = "a value's name with filters, like name|upper";
static const char TEXT_EXPECTED[] = "a text with values in braces, like \"WIND {wind}\"";

// "c#" -> "c3" in the third of several alike elements.
static char *numbered(const struct reader *reader, const char *text, size_t len)
{
    char *copy = arena_strndup(reader->arena, text, len);
    char *mark = reader->each > 0 ? strchr(copy, '#') : NULL;
    return mark ? arena_printf(reader->arena, "%.*s%d%s", (int)(mark - copy), copy,
                               reader->each, mark + 1)
                : copy;
}

static bool is_name(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '.' && c != '_') {
            return false;
        }
    }
    return len > 0;
}

// "or:none" -> the filter and its argument.
static bool read_filter(struct reader *reader, char *word, struct bind_filter *out)
{
    char *colon = strchr(word, ':');
    if (colon) {
        *colon = '\0';
        out->argument = colon + 1;
    }
    out->filter = filter_find(word);
    if (!out->filter) {
        int count;
        const char *const *names = filter_names(&count);
        return reader_unknown(reader, "a filter's name", word, names, count);
    }
    return true;
}

// What is told beside "second.name" is "second.family". NULL if no filter wants it.
static const char *family_beside(const struct reader *reader,
                                 const struct bind_value *value,
                                 const struct bind_filter *filters)
{
    bool wanted = false;
    for (int i = 0; i < value->filter_count; i++) {
        wanted = wanted || filter_of_person(filters[i].filter);
    }
    const char *dot = strrchr(value->name, '.');
    int prefix = dot ? (int)(dot + 1 - value->name) : 0;
    return wanted ? arena_printf(reader->arena, "%.*sfamily", prefix, value->name) : NULL;
}

static bool read_value(struct reader *reader, const char *text, size_t len,
                       struct bind_value *out)
{
    char *copy = numbered(reader, text, len);
    char *bar = strchr(copy, '|');
    size_t name_len = bar ? (size_t)(bar - copy) : strlen(copy);
    if (!is_name(copy, name_len)) {
        return reader_unknown(reader, VALUE_EXPECTED, copy, NULL, 0);
    }
    struct bind_filter filters[BIND_FILTERS] = {{0}};
    *out = (struct bind_value){.name = copy};
    while (bar) {
        *bar = '\0';
        char *word = bar + 1;
        bar = strchr(word, '|');
        if (bar) {
            *bar = '\0';
        }
        if (out->filter_count == BIND_FILTERS) {
            return reader_unknown(reader, "at most 4 filters", word, NULL, 0);
        }
        if (!read_filter(reader, word, &filters[out->filter_count++])) {
            return false;
        }
        if (bar) {
            *bar = '|';
        }
    }
    if (out->filter_count > 0) {
        out->family = family_beside(reader, out, filters);
        out->filters = arena_copy(reader->arena, filters,
                                  (size_t)out->filter_count * sizeof(filters[0]));
    }
    reader_named(reader, out->name);
    return true;
}

bool bind_read_value(struct reader *reader, const struct json *text,
                     struct bind_value *out)
{
    const char *word = json_string(text);
    return word ? bind_read_key(reader, word, out)
                : reader_expected(reader, VALUE_EXPECTED, text);
}

bool bind_read_key(struct reader *reader, const char *word, struct bind_value *out)
{
    return read_value(reader, word, strlen(word), out);
}

// Copies up to the next value, "{{" and "}}" being one brace. NULL if a brace is alone.
static const char *read_literal(struct arena *arena, const char **text)
{
    const char *at = *text;
    char *out = arena_alloc(arena, strlen(at) + 1);
    size_t len = 0;
    while (*at && !(*at == '{' && at[1] != '{')) {
        if (*at == '{' || *at == '}') {
            if (at[1] != *at) {
                return NULL;
            }
            at++;
        }
        out[len++] = *at++;
    }
    *text = at;
    return out;
}

static bool read_part(struct reader *reader, const char **at, struct bind_part *out)
{
    if (**at != '{' || (*at)[1] == '{') {
        out->literal = read_literal(reader->arena, at);
        return out->literal;
    }
    const char *end = strchr(*at, '}');
    const char *start = *at + 1;
    *at = end ? end + 1 : *at;
    if (end == start + 1 && *start == '#' && reader->each > 0) {
        out->literal = numbered(reader, start, 1);
        return true;
    }
    return end && read_value(reader, start, (size_t)(end - start), &out->value);
}

bool bind_read(struct reader *reader, const struct json *text, struct bind *out)
{
    const char *at = json_string(text);
    if (!at) {
        return reader_expected(reader, TEXT_EXPECTED, text);
    }
    struct bind_part parts[BIND_PARTS] = {0};
    int count = 0;
    while (*at) {
        if (count == BIND_PARTS) {
            return reader_expected(reader, "a text of at most 16 parts", text);
        }
        if (!read_part(reader, &at, &parts[count++])) {
            return reader_expected(reader, TEXT_EXPECTED, text);
        }
    }
    out->parts = arena_copy(reader->arena, parts, sizeof(parts[0]) * (size_t)count);
    out->count = count;
    return true;
}

// `among` is set to where it was found.
static const struct value *find(const struct scope *scope, const char *name,
                                const struct values **among)
{
    const struct values *const places[] = {scope->row, scope->values, scope->page};
    for (int i = 0; i < 3; i++) {
        const struct value *found = places[i] ? values_find(places[i], name) : NULL;
        if (found) {
            *among = places[i];
            return found;
        }
    }
    return NULL;
}

const struct value *scope_find(const struct scope *scope, const char *name)
{
    const struct values *among;
    return find(scope, name, &among);
}

const char *bind_value_text(const struct bind_value *value, const struct scope *scope,
                            struct arena *arena)
{
    const struct values *among = NULL;
    const struct value *found = find(scope, value->name, &among);
    const char *text = found ? found->text : NULL;
    // Of the same person: a row never takes its list's.
    const char *family = found && value->family ? values_get(among, value->family) : NULL;
    for (int i = 0; i < value->filter_count; i++) {
        const struct bind_filter *by = &value->filters[i];
        text = filter_apply(by->filter, text,
                            filter_of_person(by->filter) ? family : by->argument, arena);
    }
    return text;
}

const char *bind_text(const struct bind *bind, const struct scope *scope,
                      struct arena *arena)
{
    const char *whole = NULL;
    for (int i = 0; i < bind->count; i++) {
        const struct bind_part *part = &bind->parts[i];
        const char *text =
            part->literal ? part->literal : bind_value_text(&part->value, scope, arena);
        if (!text) {
            return NULL;
        }
        whole = whole ? arena_printf(arena, "%s%s", whole, text) : text;
    }
    return whole ? whole : "";
}

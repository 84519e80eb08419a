// values.h
// The only language between show and theme: a flat list of name -> text, number, colour
// or image, plus `rows` of the same. Every value has a text ready to print; kind and
// number say what else it is. A value that is not known is absent.
//
// In JSON: one flat object with dotted names, rows an array of such objects.
//
// Threads: plain data in an arena.
#ifndef SHOW_VALUES_H
#define SHOW_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct buf;
struct json;

enum { VALUES_MAX = 128, VALUES_MAX_ROWS = 256, VALUES_MAX_TEXT = 512 };

enum value_kind { VALUE_TEXT, VALUE_NUMBER, VALUE_COLOR, VALUE_IMAGE };

struct value {
    const char *name;
    enum value_kind kind;
    const char *text;
    double number;  // VALUE_NUMBER
    uint32_t color; // VALUE_COLOR: 0xAARRGGBB, straight
};

struct values {
    struct arena *arena;
    struct value *items;
    int count;
    int capacity;
    struct values *rows;
    int row_count;
};

struct values values_begin(struct arena *arena);
// Sets a copy of the text; NULL or "" removes the value: unknown is absent.
void values_text(struct values *values, const char *name, const char *text);
void values_printf(struct values *values, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void values_number(struct values *values, const char *name, double number);
void values_color(struct values *values, const char *name, uint32_t argb);
void values_image(struct values *values, const char *name, const char *code_or_path);
// A text as JSON has it: a colour, an image by the name's ending, or just text.
void values_read(struct values *values, const char *name, const char *text);
// The row lives until the next one is added. NULL when there are VALUES_MAX_ROWS; every
// function here takes NULL values and does nothing with them.
struct values *values_add_row(struct values *values);

const struct value *values_find(const struct values *values, const char *name);
const char *values_get(const struct values *values, const char *name); // NULL if absent
bool values_equal(const struct values *a, const struct values *b);
// True if everything in `before` is still so in `after`: enrichment, not correction.
bool values_only_adds(const struct values *before, const struct values *after);
struct values values_copy(const struct values *values, struct arena *arena);
// Values of `over` win; what it lacks stays. Its rows, if any, replace all rows.
void values_merge(struct values *values, const struct values *over);

// "#rrggbb" or "#aarrggbb" texts become colours; names ending in "flag", "logo" or
// "image" become images; everything else is text or number. False with a line that names
// the path.
bool values_from_json(struct values *values, const struct json *object, char *error,
                      size_t error_size);
void values_to_json(const struct values *values, struct buf *out);

#endif

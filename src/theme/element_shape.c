#include "theme/element_parts.h"

#include "theme/parts.h"

static const char *const anchor_words[] = {"top-left",    "top",    "top-right",
                                           "left",        "center", "right",
                                           "bottom-left", "bottom", "bottom-right"};

static bool read_length(struct reader *reader, const struct json *object,
                        const char *const keys[3], struct length *out)
{
    const struct json *found = json_get(object, keys[0]);
    static const char *const words[] = {"fit", "fill"};
    int kind = LENGTH_FIT;
    bool ok = json_is_number(found)
                  ? reader_number(reader, object, keys[0], 0, 16384, &out->px)
                  : reader_word(reader, object, keys[0], words, 2, &kind);
    out->kind = json_is_number(found) ? LENGTH_FIXED : (enum length_kind)kind;
    return ok && reader_number(reader, object, keys[1], 0, 16384, &out->min) &&
           reader_number(reader, object, keys[2], 0, 16384, &out->max);
}

// One number for all sides, two for [sides, top and bottom], four clockwise from left.
static bool read_padding(struct reader *reader, const struct json *object,
                         double padding[4])
{
    static const char expected[] =
        "a number, [sideways, upwards] or [left, top, right, bottom], each 0 to 1000";
    static const int from[5][4] = {{0}, {0, 0, 0, 0}, {0, 1, 0, 1}, {0}, {0, 1, 2, 3}};
    const struct json *found = json_get(object, "padding");
    if (!found) {
        return true;
    }
    int count = json_is_array(found) ? json_count(found) : 1;
    double numbers[4] = {0};
    bool ok = count == 1 || count == 2 || count == 4;
    const struct json *c = json_is_array(found) ? json_first(found) : found;
    for (int i = 0; ok && i < count; i++, c = json_next(c)) {
        ok = json_is_number(c) && json_double(c, &numbers[i]) && numbers[i] >= 0 &&
             numbers[i] <= 1000;
    }
    if (!ok && reader_enter(reader, "padding")) {
        reader_expected(reader, expected, found);
        reader_leave(reader);
        return false;
    }
    for (int i = 0; i < 4; i++) {
        padding[i] = numbers[from[count][i]];
    }
    return ok;
}

static bool read_anchor(struct reader *reader, const struct json *object, int anchor[2])
{
    int place = 0;
    if (!reader_word(reader, object, "anchor", anchor_words, 9, &place)) {
        return false;
    }
    anchor[0] = place % 3 - 1;
    anchor[1] = place / 3 - 1;
    return true;
}

static bool read_border(struct reader *reader, const struct theme *theme,
                        const struct json *object, struct element *out)
{
    static const char *const keys[] = {"width", "color"};
    const struct json *found = json_get(object, "border");
    if (!found) {
        return true;
    }
    if (!reader_enter(reader, "border")) {
        return false;
    }
    out->border = 2;
    bool ok = reader_keys(reader, found, keys, 2) &&
              reader_number(reader, found, "width", 0, 100, &out->border) &&
              color_member(reader, theme, found, "color", &out->border_color);
    reader_leave(reader);
    return ok;
}

bool element_read_shape(struct reader *reader, struct theme *theme,
                        const struct json *object, struct element *out)
{
    static const char *const lengths[2][3] = {{"width", "min_width", "max_width"},
                                              {"height", "min_height", "max_height"}};
    return conditions_read(reader, object, &out->conditions) &&
           read_length(reader, object, lengths[0], &out->size[0]) &&
           read_length(reader, object, lengths[1], &out->size[1]) &&
           read_padding(reader, object, out->padding) &&
           read_anchor(reader, object, out->anchor) &&
           reader_flag(reader, object, "keep", &out->keep) &&
           fill_read(reader, theme, object, &out->fill) &&
           reader_number(reader, object, "radius", 0, 1000, &out->radius) &&
           read_border(reader, theme, object, out);
}

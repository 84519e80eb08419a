// element_parts.h
// The parts that an element is read in: size and look, words, pictures, variants.
//
// Threads: pure functions.
#ifndef THEME_ELEMENT_PARTS_H
#define THEME_ELEMENT_PARTS_H

#include "theme/element.h"

// Conditions, sizes, padding, anchor, fill, border: what every element has.
bool element_read_shape(struct reader *reader, struct theme *theme,
                        const struct json *object, struct element *out);
bool element_read_text(struct reader *reader, struct theme *theme,
                       const struct json *object, struct element *out);
bool element_read_image(struct reader *reader, struct theme *theme,
                        const struct json *object, struct element *out);
bool element_read_variants(struct reader *reader, struct theme *theme,
                           const struct json *object, struct element *out);
// object["fill"], a colour or a gradient.
bool fill_read(struct reader *reader, const struct theme *theme,
               const struct json *object, struct fill *out);
// object[key], which may be absent.
bool color_member(struct reader *reader, const struct theme *theme,
                  const struct json *object, const char *key, struct color *out);

#endif

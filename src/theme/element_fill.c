// What elements are filled with: colours and gradients.
#include "theme/element_parts.h"
#include "theme/parts.h"

bool color_member(struct reader *reader, const struct theme *theme,
                  const struct json *object, const char *key, struct color *out)
{
    const struct json *found = json_get(object, key);
    bool ok = true;
    if (found && (ok = reader_enter(reader, key))) {
        ok = color_read(reader, theme, found, true, out);
        reader_leave(reader);
    }
    return ok;
}

bool fill_read(struct reader *reader, const struct theme *theme,
               const struct json *object, struct fill *out)
{
    static const char *const keys[] = {"from", "to", "direction"};
    static const char *const words[] = {"down", "right"};
    const struct json *found = json_get(object, "fill");
    if (!found) {
        return true;
    }
    if (!reader_enter(reader, "fill")) {
        return false;
    }
    int direction = 0;
    bool ok = true;
    out->present = true;
    if (json_is_object(found)) {
        ok = reader_keys(reader, found, keys, 3) &&
             color_member(reader, theme, found, "from", &out->from) &&
             color_member(reader, theme, found, "to", &out->to) &&
             reader_word(reader, found, "direction", words, 2, &direction);
        out->gradient = direction == 0 ? GRADIENT_DOWN : GRADIENT_RIGHT;
    } else {
        ok = color_read(reader, theme, found, true, &out->from);
    }
    reader_leave(reader);
    return ok;
}

// Pictures: the theme's own, or those that values name.
#include "base/str.h"
#include "theme/element_parts.h"
#include "theme/parts.h"

// Each once.
static void keep_named(struct theme *theme, const char *path)
{
    for (int i = 0; i < theme->named_count; i++) {
        if (text_equal(theme->named[i], path)) {
            return;
        }
    }
    if (theme->named_count < THEME_NAMED) {
        theme->named[theme->named_count++] = arena_strdup(&theme->arena, path);
    }
}

// A picture of the theme's own can be missed now, not on air.
static bool has_named(struct reader *reader, struct theme *theme, const char *name)
{
    const char *path = theme_image(theme, name, reader->arena);
    if (!path) {
        return reader_unknown(reader, "a picture under the theme's images", name,
                              theme->images.names, theme->images.count);
    }
    keep_named(theme, path);
    return true;
}

static bool read_source(struct reader *reader, struct theme *theme,
                        const struct json *found, struct element *out)
{
    struct bind *bind = &out->images[out->image_count];
    if (out->image_count == ELEMENT_IMAGES) {
        return reader_expected(reader, "at most 4 pictures to choose from", found);
    }
    if (!bind_read(reader, found, bind)) {
        return false;
    }
    out->image_count++;
    const char *own = bind->count == 1 ? bind->parts[0].literal : NULL;
    return !own || has_named(reader, theme, own);
}

static bool read_sources(struct reader *reader, struct theme *theme,
                         const struct json *list, struct element *out)
{
    for (const struct json *c = json_first(list); c; c = json_next(c)) {
        if (!reader_enter_index(reader, out->image_count) ||
            !read_source(reader, theme, c, out)) {
            return false;
        }
        reader_leave(reader);
    }
    return out->image_count > 0 || reader_expected(reader, "a picture", list);
}

bool element_read_image(struct reader *reader, struct theme *theme,
                        const struct json *object, struct element *out)
{
    static const char *const fits[] = {"contain", "cover"};
    int fit = 0;
    if (!reader_word(reader, object, "fit", fits, 2, &fit)) {
        return false;
    }
    out->cover = fit == 1;
    if (!reader_enter(reader, "image")) {
        return false;
    }
    const struct json *found = json_get(object, "image");
    if (json_is_array(found) ? !read_sources(reader, theme, found, out)
                             : !read_source(reader, theme, found, out)) {
        return false;
    }
    reader_leave(reader);
    return (out->size[0].kind == LENGTH_FIXED && out->size[1].kind == LENGTH_FIXED) ||
           reader_expected(reader, "an image with a width and a height in pixels",
                           object);
}

// The programme's output in the show file.
#include <string.h>

#include "app/config_parts.h"
#include "base/json.h"
#include "base/str.h"

enum { SIDE_MIN = 16, SIDE_MAX = 8192, SIDE_DIGITS = 4 };

static bool read_side(const char *text, size_t len, int *pixels)
{
    char digits[SIDE_DIGITS + 1] = "";
    long long side;
    if (len > SIDE_DIGITS || strspn(text, "0123456789") < len) {
        return false;
    }
    memcpy(digits, text, len);
    if (!text_int(digits, SIDE_MIN, SIDE_MAX, &side)) {
        return false;
    }
    *pixels = (int)side;
    return true;
}

bool config_size(const char *text, int *width, int *height)
{
    size_t first = strcspn(text, "x");
    const char *second = text[first] ? text + first + 1 : "";
    int w, h;
    if (!read_side(text, first, &w) || !read_side(second, strlen(second), &h)) {
        return false;
    }
    *width = w;
    *height = h;
    return true;
}

static bool check_picture(struct schema *schema, const struct json *object,
                          const char *size, double rate, struct output_config *output)
{
    if (json_get(object, "display") && !output->display[0]) {
        return schema_fail(schema, "display", "a display's name, number or geometry",
                           "\"\"");
    }
    if (json_get(object, "size") && !config_size(size, &output->width, &output->height)) {
        return schema_fail(schema, "size", "a size such as \"1920x1080\"",
                           size[0] ? size : "\"\"");
    }
    if (json_get(object, "rate") && !(rate >= 1 && rate <= 240)) {
        return schema_fail(schema, "rate", "frames a second from 1 to 240",
                           json_text(json_get(object, "rate"), &schema->arena));
    }
    output->rate = rate;
    return true;
}

static bool check_key(struct schema *schema, const struct output_config *output)
{
    enum key_mode mode;
    enum key_range range;
    uint32_t color;
    char why[SCHEMA_ERROR];
    if (!key_mode_parse(output->key, &mode, why, sizeof(why))) {
        return schema_say(schema, "key", why);
    }
    if (!text_color(output->key_color, &color)) {
        return schema_fail(schema, "key_color", "a colour such as \"#00ff00\"",
                           output->key_color);
    }
    return key_range_parse(output->range, &range) ||
           schema_fail(schema, "range", "\"full\" or \"limited\"", output->range);
}

static bool read_matte(struct schema *schema, const struct json *object,
                       struct output_config *output)
{
    const struct schema_field fields[] = {
        {"display", SCHEMA_TEXT, output->matte, sizeof(output->matte)},
    };
    size_t depth = schema_enter(schema, "matte");
    if (!schema_object(schema, object, fields, SCHEMA_COUNT(fields))) {
        return false;
    }
    if (!output->matte[0]) {
        return schema_fail(schema, "display", "the display for the matte", "none");
    }
    if (text_equal(output->matte, output->display)) {
        return schema_fail(schema, "display", "another display than the fill's",
                           output->matte);
    }
    schema_leave(schema, depth);
    return true;
}

bool config_read_output(struct schema *schema, const struct json *object,
                        struct output_config *output)
{
    char size[CONFIG_NAME] = "";
    double rate = 0;
    const struct json *matte = NULL;
    const struct schema_field fields[] = {
        {"display", SCHEMA_TEXT, output->display, sizeof(output->display)},
        {"size", SCHEMA_TEXT, size, sizeof(size)},
        {"rate", SCHEMA_NUMBER, &rate, sizeof(rate)},
        {"key", SCHEMA_TEXT, output->key, sizeof(output->key)},
        {"key_color", SCHEMA_TEXT, output->key_color, sizeof(output->key_color)},
        {"range", SCHEMA_TEXT, output->range, sizeof(output->range)},
        {"matte", SCHEMA_OBJECT, &matte, sizeof(matte)},
    };
    return schema_object(schema, object, fields, SCHEMA_COUNT(fields)) &&
           check_picture(schema, object, size, rate, output) &&
           check_key(schema, output) && (!matte || read_matte(schema, matte, output));
}

struct key config_key(const struct output_config *output)
{
    enum key_mode mode = KEY_CHROMA;
    enum key_range range = KEY_RANGE_OWN;
    uint32_t color = 0x00ff00;
    char checked_before[SCHEMA_ERROR];
    key_mode_parse(output->key, &mode, checked_before, sizeof(checked_before));
    text_color(output->key_color, &color);
    key_range_parse(output->range, &range);
    return key_init(mode, color, range);
}

const char *config_matte_trouble(const struct output_config *output)
{
    enum key_mode mode = config_key(output).mode;
    bool fill = mode == KEY_FILL || mode == KEY_LUMA || mode == KEY_ALPHA;
    return !output->matte[0] || fill ? NULL
                                     : "a mixer that keys with the matte wants \"key\": "
                                       "\"fill\" beside it, and "
                                       "no key colour";
}

const char *config_alpha_trouble(const struct output_config *output)
{
    bool alone = config_key(output).mode == KEY_ALPHA && !output->matte[0];
    return alone ? "a display shows no transparency, and soft edges come out hard; "
                   "\"alpha\" is for stills and the pipe, a mixer wants "
                   "\"fill\" and a matte display, or \"side\""
                 : NULL;
}

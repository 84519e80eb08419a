// Which values there are, for whoever writes a theme.
#include "base/file.h"
#include "base/json.h"
#include "base/str.h"
#include "check.h"
#include "show/scene.h"
#include "show/value_names.h"

static int unknown_in(const struct json *object)
{
    int unknown = 0;
    for (const struct json *c = json_first(object); c; c = json_next(c)) {
        if (!value_name_known(json_key(c))) {
            printf("  %s is not known\n", json_key(c));
            unknown++;
        }
        for (const struct json *row = json_is_array(c) ? json_first(c) : NULL; row;
             row = json_next(row)) {
            unknown += unknown_in(row);
        }
    }
    return unknown;
}

TEST(every_value_of_every_sample_is_known)
{
    int count;
    const struct scene *scenes = scene_table(&count);
    for (int i = 0; i < count; i++) {
        char path[512], error[256];
        struct buf text = {0};
        snprintf(path, sizeof(path), SOURCE_DIR "/assets/samples/%s.json",
                 scenes[i].name);
        CHECK(file_read(path, 1 << 20, &text, error, sizeof(error)));
        struct json_doc *doc =
            json_parse(text.data, text.len, NULL, error, sizeof(error));
        CHECK(doc != NULL);
        CHECK_INT(unknown_in(json_root(doc)), 0);
        json_free(doc);
        buf_finish(&text);
    }
}

TEST(a_misspelt_value_is_not_known_and_the_nearest_is_named)
{
    CHECK(value_name_known("name"));
    CHECK(value_name_known("t6"));
    CHECK(value_name_known("c12"));
    CHECK(!value_name_known("nmae"));
    CHECK(!value_name_known("t"));
    CHECK(!value_name_known("name2"));
    CHECK(!value_name_known("home"));
    CHECK(!value_name_known("12"));
    CHECK(!value_name_known(""));
    CHECK_STR(value_name_near("nmae"), "name");
    CHECK_STR(value_name_near("home.scor"), "home.score");
}

static const struct check_case cases[] = {
    CASE(every_value_of_every_sample_is_known),
    CASE(a_misspelt_value_is_not_known_and_the_nearest_is_named),
};

CHECK_MAIN(cases)

// Which values there are, for whoever writes a theme.
#include "base/file.h"
#include "base/json.h"
#include "base/str.h"
#include "check.h"
#include "show/scene_names.h"
#include "show/value_names.h"

static int unknown_in(const struct json *object, const struct scene *scene, bool in_row)
{
    int unknown = 0;
    for (const struct json *c = json_first(object); c; c = json_next(c)) {
        const char *name = json_key(c);
        if (!value_name_of_lists(name) && !scene_has_value(scene, in_row, name)) {
            printf("  %s %s is not known\n", scene->name, name);
            unknown++;
        }
        for (const struct json *row = json_is_array(c) ? json_first(c) : NULL; row;
             row = json_next(row)) {
            unknown += unknown_in(row, scene, true);
        }
    }
    return unknown;
}

TEST(every_value_of_every_sample_is_one_of_its_scene)
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
        CHECK_INT(unknown_in(json_root(doc), &scenes[i], false), 0);
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

TEST(a_scene_has_its_own_values_and_its_rows_have_others)
{
    const struct scene *goal = scene_find("goal"), *series = scene_find("series");
    CHECK(scene_has_value(goal, false, "player"));
    CHECK(!scene_has_value(goal, false, "name"));
    CHECK(!scene_has_value(goal, true, "player"));
    CHECK(scene_has_value(series, true, "t6"));
    CHECK(scene_has_value(series, true, "t#"));
    CHECK(!scene_has_value(series, true, "t7"));
    CHECK(!scene_has_value(series, true, "t"));
    CHECK(!scene_has_value(series, false, "t6"));
    CHECK(value_name_of_lists("page"));
    CHECK(!value_name_of_lists("name"));
}

static const struct check_case cases[] = {
    CASE(every_value_of_every_sample_is_one_of_its_scene),
    CASE(a_scene_has_its_own_values_and_its_rows_have_others),
    CASE(a_misspelt_value_is_not_known_and_the_nearest_is_named),
};

CHECK_MAIN(cases)
